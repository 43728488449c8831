-- ::: {.callout-note} with a heading or title="…", in the markup that Quarto writes.
local target = require 'target'
local NAMES = { note = 'Note', tip = 'Tip', warning = 'Warning', important = 'Important', caution = 'Caution' }

local function callout(div, kind)
  local title = target.take_title(div, 'title')
  if #title == 0 and div.attributes.appearance ~= 'minimal' then title = pandoc.Inlines(NAMES[kind]) end
  if target.typst then
    local args = { target.string(kind) }
    if #title > 0 then table.insert(args, 'title: ' .. target.content(title)) end
    return target.call('callout', args, div.content, div.identifier)
  end
  local body = pandoc.Blocks {}
  if #title > 0 then body:insert(pandoc.Div({ pandoc.Para { pandoc.Strong(title) } }, { class = 'callout-title' })) end
  body:insert(pandoc.Div(div.content, { class = 'callout-content' }))
  local classes = pandoc.List { 'callout', 'callout-' .. kind }
  for _, class in ipairs(div.classes) do
    if not class:match '^callout' then classes:insert(class) end
  end
  return pandoc.Div({ pandoc.Div(body, { class = 'callout-body' }) },
    pandoc.Attr(div.identifier, classes, { { 'role', 'note' } }))
end

return function(doc)
  return doc:walk {
    Div = function(div)
      for kind in pairs(NAMES) do
        if div.classes:includes('callout-' .. kind) then return callout(div, kind) end
      end
    end,
  }
end
