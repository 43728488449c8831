-- Numbers of figures (with parts a, b, …), tables and equations, put into captions and beside formulas.
local target = require 'target'
local LABELS = { fig = 'Figure', tbl = 'Table', eq = 'Equation' }
local count = {}

local function number(kind, id)
  count[kind] = (count[kind] or 0) + 1
  target.refs[id] = { label = LABELS[kind], number = tostring(count[kind]) }
  return count[kind]
end

local function prefix(caption, words)
  local inlines = pandoc.Inlines { pandoc.Str(words), pandoc.Space() }
  if #caption.long > 0 then inlines:extend(caption.long[1].content) end
  caption.long = { pandoc.Plain(inlines) }
end

local function kind(element)
  return element.identifier:match '^(%a+)%-'
end

local function part(parent, letter)
  return function(figure)
    target.refs[figure.identifier] = { label = 'Figure', number = ('%d\u{a0}(%s)'):format(parent, letter) }
    prefix(figure.caption, '(' .. letter .. ')')
    return figure
  end
end

-- ::: {#fig-x layout-ncol=2} parts, and the last paragraph as caption :::
local function figure_of_parts(div)
  local n, letter = number('fig', div.identifier), 96
  local last = div.content[#div.content]
  local caption = last and last.t == 'Para' and div.content:remove(#div.content).content or pandoc.Inlines {}
  local blocks = div.content:walk {
    Figure = function(figure)
      letter = letter + 1
      return part(n, string.char(letter))(figure)
    end,
  }
  div.identifier, div.content, div.classes = '', blocks, pandoc.List { 'figure-parts' }
  local figure = pandoc.Figure({ div }, { long = { pandoc.Plain(caption) } }, pandoc.Attr(div.identifier))
  prefix(figure.caption, ('Figure\u{a0}%d:'):format(n))
  return figure
end

-- `: Caption. {#tbl-x}`: the id is the caption's last word
local function table_id(tab)
  if tab.identifier ~= '' then return tab.identifier end
  local block = tab.caption.long[1]
  local text = block and block.content[#block.content]
  local id = text and text.t == 'Str' and text.text:match '^{#(tbl%-[%w_%-]+)}$'
  if id then
    block.content:remove(#block.content)
    local space = block.content[#block.content]
    if space and (space.t == 'Space' or space.t == 'SoftBreak') then block.content:remove(#block.content) end
  end
  return id
end

-- a formula with its number: formulas.lua prints the number on paper; on screen it stands beside, so that the formula
-- is typeset once whatever its number is
local function numbered(math, id)
  local n = tostring(number('eq', id))
  if target.typst then return pandoc.Span({ math }, { id = id, class = 'equation', number = n }) end
  return pandoc.Span({ math, pandoc.Span('(' .. n .. ')', { class = 'equation-number' }) }, { id = id, class = 'equation' })
end

-- $$ … $$ {#eq-x}
local function equations(block)
  if not pandoc.utils.stringify(block):find('{#eq-', 1, true) then return nil end
  local inlines = block.content
  local out, i = pandoc.Inlines {}, 1
  while i <= #inlines do
    local math, after = inlines[i], i + 1
    local id
    if math.t == 'Math' and math.mathtype == 'DisplayMath' then
      local next_one = inlines[after]
      if next_one and (next_one.t == 'Space' or next_one.t == 'SoftBreak') then after = after + 1 end
      local text = inlines[after]
      id = text and text.t == 'Str' and text.text:match '^{#(eq%-[%w_%-]+)}$'
    end
    if id then
      out:insert(numbered(math, id))
      i = after + 1
    else
      out:insert(math)
      i = i + 1
    end
  end
  block.content = out
  return block
end

return function(doc)
  return doc:walk {
    traverse = 'topdown',
    Div = function(div)
      if kind(div) == 'fig' then
        local id = div.identifier
        local figure = figure_of_parts(div)
        figure.identifier = id
        return figure, false
      end
    end,
    Figure = function(figure)
      if kind(figure) == 'fig' then
        prefix(figure.caption, ('Figure\u{a0}%d:'):format(number('fig', figure.identifier)))
        return figure
      end
    end,
    Table = function(tab)
      local id = table_id(tab)
      if id and id:match '^tbl%-' then
        tab.identifier = id
        prefix(tab.caption, ('Table\u{a0}%d:'):format(number('tbl', id)))
      end
      return tab
    end,
    Para = equations,
    Plain = equations,
  }
end
