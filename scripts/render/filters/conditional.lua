-- .content-visible and .content-hidden with when-/unless- format, profile, meta; and what is inert goes.
local ALIASES = {
  deck = { revealjs = true, html = true, ['html:js'] = true, slides = true },
  page = { html = true, ['html:js'] = true },
  slides = { typst = true, pdf = true },
  handout = { typst = true, pdf = true },
  reading = { html = true, ['html:js'] = true },
  booklet = { typst = true, pdf = true },
  sheet = { typst = true, pdf = true },
}
local target = require 'target'
local inert = require('inert')[1]  -- in the same walk: most spans are claims

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
    local visible, hidden = false, false
    for _, class in ipairs(element.classes) do
      visible, hidden = visible or class == 'content-visible', hidden or class == 'content-hidden'
    end
    local moves = target.name == 'reading' and element.classes:includes 'live'
    if not (visible or hidden) then return not moves and inert.Div(element) or nil end
    local all = true
    for key, value in pairs(element.attributes) do
      local how, what = key:match '^(%a+)%-(%a+)$'
      if how == 'when' or how == 'unless' then all = all and (how == 'when') == (holds(what, value) and true or false) end
    end
    return all == visible and element.content or {}
  end

  return doc:walk { Div = decide, Span = decide, Header = inert.Header, CodeBlock = inert.CodeBlock }
end
