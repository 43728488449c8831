-- ::: {.panel-tabset}: headings become tabs; on paper they stand one after (or, on a slide, beside) the other.
local target = require 'target'
local count = 0

local function split(blocks)
  local tabs, level = pandoc.List {}, nil
  for _, block in ipairs(blocks) do
    if block.t == 'Header' and (not level or block.level == level) then
      level = block.level
      tabs:insert { title = block.content, blocks = pandoc.Blocks {} }
    elseif #tabs > 0 then
      tabs[#tabs].blocks:insert(block)
    end
  end
  return tabs
end

local function on_screen(div, tabs)
  count = count + 1
  local list, panels = pandoc.Inlines { pandoc.RawInline('html', '<div role="tablist">') }, pandoc.Blocks {}
  for i, tab in ipairs(tabs) do
    local id = ('%d-%d'):format(count, i)
    list:insert(pandoc.RawInline('html', ('<button role="tab" id="tab-%s" aria-controls="panel-%s" aria-selected="%s"%s>')
      :format(id, id, tostring(i == 1), i == 1 and '' or ' tabindex="-1"')))
    list:extend(tab.title)
    list:insert(pandoc.RawInline('html', '</button>'))
    local attributes = { { 'role', 'tabpanel' }, { 'aria-labelledby', 'tab-' .. id }, { 'tabindex', '0' } }
    if i > 1 then table.insert(attributes, { 'hidden', 'hidden' }) end
    panels:insert(pandoc.Div(tab.blocks, pandoc.Attr('panel-' .. id, {}, attributes)))
  end
  list:insert(pandoc.RawInline('html', '</div>'))
  panels:insert(1, pandoc.Plain(list))
  div.content = panels
  return div
end

local function on_paper(tabs)
  local out = pandoc.Blocks {}
  if target.name == 'slides' then out:insert(target.raw('#columns-of((1fr,) * ' .. #tabs .. ')[')) end
  for i, tab in ipairs(tabs) do
    if target.name == 'slides' and i > 1 then out:insert(target.raw '][') end
    out:insert(pandoc.Para { pandoc.Strong(tab.title) })
    out:extend(tab.blocks)
  end
  if target.name == 'slides' then out:insert(target.raw ']') end
  return out
end

return function(doc)
  return doc:walk {
    Div = function(div)
      if not div.classes:includes 'panel-tabset' then return nil end
      local tabs = split(div.content)
      return target.html and not target.reading and on_screen(div, tabs) or on_paper(tabs)
    end,
  }
end
