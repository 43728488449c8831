-- .columns/.column, layout-ncol, fragments and pauses.
local target = require 'target'

-- #columns-of(widths)[…][…]: Typst wants the brackets to touch
local function side_by_side(widths, cells)
  local out = pandoc.Blocks { target.raw('#columns-of(' .. widths .. ')[') }
  for i, blocks in ipairs(cells) do
    if i > 1 then out:insert(target.raw '][') end
    out:extend(blocks)
  end
  out:insert(target.raw ']')
  return out
end

local function columns(div)
  local widths, cells = {}, {}
  for _, column in ipairs(div.content) do
    if column.t == 'Div' and column.classes:includes 'column' then
      table.insert(widths, ((column.attributes.width or '1'):gsub('%%$', '')) .. 'fr')
      table.insert(cells, column.content)
    end
  end
  return side_by_side('(' .. table.concat(widths, ', ') .. ',)', cells)
end

local function grid(div)
  local n = math.tointeger(tonumber(div.attributes['layout-ncol'])) or 1
  div.attributes['layout-ncol'] = nil
  if target.html then
    div.classes:insert 'layout-grid'
    div.attributes.style = ('grid-template-columns:repeat(%d,minmax(0,1fr))'):format(n)
    return div
  end
  return side_by_side(('(1fr,) * %d'):format(n), div.content:map(function(block) return { block } end))
end

return function(doc)
  return doc:walk {
    Div = function(div)
      if div.attributes['layout-ncol'] then return grid(div) end
      if div.classes:includes 'notes' and target.name ~= 'deck' then return {} end
      if target.typst and div.classes:includes 'columns' then return columns(div) end
      if target.typst and (div.classes:includes 'group' or div.classes:includes 'fragment') then return div.content end
    end,
    Para = function(para)
      if target.name ~= 'deck' and pandoc.utils.stringify(para) == '. . .' then return {} end
    end,
  }
end
