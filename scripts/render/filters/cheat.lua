-- The cheat sheet: of the deck what is looked up again. `mark` runs before anything is left out or numbered, `pick` when all has
-- the numbers that it has in the deck: the statements of definitions and theorems, what the author marks `.keep`, the listing that
-- stands for code of the chapter, and the symbols.
local target = require 'target'
local STATED = { def = true, thm = true, prp = true, cor = true }
local STEPS = { fragment = true, incremental = true, nonincremental = true }

local function statement(div) return STATED[div.identifier:match '^(%a+)%-'] end

-- A div around what is kept; those inside a kept one are kept with it.
local function kept(blocks, how)
  return pandoc.Div(blocks, { class = 'kept', how = how }), false
end

-- ::: {.symbols} stands in the prose for readers, which is left out.
local function hoisted(blocks)
  local out = pandoc.Blocks {}
  for _, block in ipairs(blocks) do
    if block.t == 'Div' and block.classes:includes 'reading' then
      for _, inner in ipairs(block.content) do
        if inner.t == 'Div' and inner.classes:includes 'symbols' then out:insert(inner) end
      end
    elseif not (block.t == 'Div' and block.classes:includes 'notes') then
      out:insert(block)
    end
  end
  return out
end

local function plain(div)
  for _, class in ipairs(div.classes) do
    if STEPS[class] or class:match '^fade%-' then return div.content end
  end
end

local function mark(doc)
  if target.name ~= 'sheet' then return doc end
  doc.blocks = hoisted(doc.blocks):walk {
    traverse = 'topdown',
    Div = function(div)
      if div.classes:includes 'symbols' then return kept({ div }, 'symbols') end
      if statement(div) then return kept({ div }, 'statement') end
      if div.classes:includes 'keep' then
        return kept(div.content:walk { Div = plain }, 'keep')
      end
    end,
    CodeBlock = function(code) if code.attributes.compared then return kept({ code }, 'keep') end end,
  }
  return doc
end

-- Two cells of each row of the table: the symbol and what it means.
local function symbols(div)
  local cells = pandoc.List {}
  div:walk {
    Table = function(tab)
      for _, body in ipairs(tab.bodies) do
        for _, row in ipairs(body.body) do
          local symbol, meaning = table.unpack(row.cells)
          local function content(cell) return target.content(pandoc.utils.blocks_to_inlines(cell.contents)) end
          cells:insert('(' .. content(symbol) .. ', ' .. content(meaning) .. ')')
        end
      end
    end,
  }
  return target.raw('#symbols(' .. table.concat(cells, ', ') .. ')')
end

-- The listing of a kept div goes below both columns, what else is in it beside.
local function listing(div, args)
  local code = div.content:find_if(function(block) return block.t == 'CodeBlock' end)
  if not code then return nil end
  local out = target.call('listing', args, div.content:filter(function(block) return block.t ~= 'CodeBlock' end))
  table.insert(args, 1, '[' .. pandoc.write(pandoc.Pandoc { code }, 'typst'):gsub('%s+$', '') .. ']')
  out[1] = target.raw('#listing(' .. table.concat(args, ', ') .. ')[')
  return out
end

local function pick(doc)
  if target.name ~= 'sheet' then return doc end
  local first, out, header, named = pandoc.Blocks {}, pandoc.Blocks {}, nil, false
  local function take(div)
    if not div.classes:includes 'kept' then return nil end
    local how = div.attributes.how
    if how == 'symbols' then
      first:insert(symbols(div))
    else
      local id = header and header.identifier or ''
      local title = how == 'keep' and header and not named and target.content(header.content) or 'none'
      named = named or how == 'keep'
      local args = { 'id: ' .. target.string(id), 'title: ' .. title }
      local code = listing(div, args)
      if code then first:extend(code) else out:extend(target.call('kept', args, div.content)) end
    end
    return div, false
  end
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Header' and block.level <= 2 then
      header, named = block, false
    else
      pandoc.Blocks { block }:walk { traverse = 'topdown', Div = take }
    end
  end
  doc.blocks = first .. out
  return doc
end

return { mark = mark, pick = pick }
