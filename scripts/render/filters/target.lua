-- What is being made, and small makers that every noun here needs. Filled in once by course.lua.
local target = {
  name = 'deck',           -- deck | page | reading (HTML), slides | handout | booklet | sheet (Typst)
  reading = false,         -- the reading edition, on a page or on paper
  html = true, typst = false,
  build = '../',           -- relative way from the output to _build/
  root = '../../',         -- relative way from the output to the course
  cites = pandoc.List {},  -- citations from the bibliography, in their order
  refs = {},               -- id → { kind =, number =, title = }, filled while numbering
}

function target.read(meta)
  local function text(key, otherwise)
    return meta[key] and pandoc.utils.stringify(meta[key]) or otherwise
  end
  target.name = text('course-target', FORMAT == 'typst' and 'handout' or FORMAT == 'revealjs' and 'deck' or 'page')
  target.typst = FORMAT == 'typst'
  target.html = not target.typst
  target.reading = target.name == 'reading' or target.name == 'booklet'
  target.build, target.root = text('course-build', '../'), text('course-root', '../../')
end

-- Raw source of the output format.
function target.raw(source)
  return pandoc.RawBlock(target.typst and 'typst' or 'html', source)
end

function target.string(text)
  return '"' .. text:gsub('[\\"]', '\\%0') .. '"'
end

-- Typst call with blocks as trailing content: #name(args)[blocks] <id>
function target.call(name, args, blocks, id)
  local out = pandoc.Blocks { target.raw(('#%s(%s)['):format(name, table.concat(args, ', '))) }
  out:extend(blocks)
  out:insert(target.raw(']' .. (id and id ~= '' and ' <' .. id .. '>' or '')))
  return out
end

-- Blocks that later passes should still see as one; layout.lua takes the div away.
function target.group(blocks)
  return pandoc.Div(blocks, { class = 'group' })
end

-- Inlines as Typst content in an argument. Formulas inside are marked here, for no later pass reaches it.
function target.content(inlines)
  local doc = pandoc.Pandoc { pandoc.Plain(pandoc.Inlines(inlines)) }
  if target.typst then doc = doc:walk(require('formulas')[1]) end
  return '[' .. pandoc.write(doc, 'typst'):gsub('%s+$', '') .. ']'
end

-- The leading heading of a div, or its attribute `key`, taken out as its title.
function target.take_title(div, key)
  local text = div.attributes[key]
  div.attributes[key] = nil
  local first = div.content[1]
  if first and first.t == 'Header' then
    div.content:remove(1)
    return first.content
  end
  return text and pandoc.utils.blocks_to_inlines(pandoc.read(text, 'markdown').blocks) or pandoc.Inlines {}
end

function target.without(list, unwanted)
  return list:filter(function(item) return item ~= unwanted end)
end

return target
