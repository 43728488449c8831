-- .content-visible and .content-hidden with when-/unless- format, profile, meta.
local ALIASES = {
  deck = { revealjs = true, html = true, ['html:js'] = true, slides = true },
  page = { html = true, ['html:js'] = true },
  slides = { typst = true, pdf = true },
  handout = { typst = true, pdf = true },
}
local target = require 'target'

local function is_true(meta, key)
  local value = meta
  for part in key:gmatch '[^.]+' do value = type(value) == 'table' and value[part] or nil end
  return value ~= nil and value ~= false and pandoc.utils.stringify(value) == 'true' or value == true
end

return function(doc)
  local profiles = {}
  for _, name in ipairs(pandoc.List(doc.meta.profile or {})) do profiles[pandoc.utils.stringify(name)] = true end

  local function holds(what, value)
    if what == 'format' then return ALIASES[target.name][value] or value == FORMAT end
    if what == 'profile' then return profiles[value] end
    return is_true(doc.meta, value)
  end

  local function decide(element)
    local visible, hidden = element.classes:includes 'content-visible', element.classes:includes 'content-hidden'
    if not (visible or hidden) then return nil end
    local all = true
    for key, value in pairs(element.attributes) do
      local how, what = key:match '^(%a+)%-(%a+)$'
      if how == 'when' or how == 'unless' then all = all and (how == 'when') == (holds(what, value) and true or false) end
    end
    return all == visible and element.content or {}
  end

  return doc:walk { Div = decide, Span = decide }
end
