-- ::: {.generated of="chapters"}: what the pipeline writes for the course's own pages. Shared with Quarto (at: pre-ast), whose
-- own includes are read before its pre-render step could write them. Our own pages have `.hero` in their header.

-- Of what the pages link to, Quarto by itself makes the decks and the sheets of exercises: other links would lead nowhere.
local function dead(inline)
  local way = inline.t == 'Link' and inline.target or '#'
  return way:match '^slides/.*%.pdf$' or way:match '%-%a+%.pdf$'
    or (way:match '^[%w_-]+/' and not way:match '^slides/' and not way:match '^handouts/')
end

-- Links that lead nowhere, with what parts them from others; of brackets left empty nothing stays.
local function made_by_quarto(inlines)
  local out = pandoc.Inlines {}
  for i, inline in ipairs(inlines) do
    local text = inline.t == 'Str' and inline.text or ''
    local before = out[#out]
    if dead(inline) then
      while #out > 0 and (out[#out].t == 'Space' or out[#out].text == '·' or out[#out].text == ',') do out:remove(#out) end
    elseif text:match '^%)' and before and before.text == '(' then
      out:remove(#out)
      if #out > 0 and out[#out].t == 'Space' then out:remove(#out) end
      if #text > 1 then out:insert(pandoc.Str(text:sub(2))) end
    elseif not (text == ',' and (before == nil or before.text == '(')) and not (inline.t == 'Space' and before == nil) then
      out:insert(inline)
    end
  end
  return out
end

local function content(div)
  if not div.classes:includes 'generated' then return nil end
  local root = quarto and quarto.project and quarto.project.directory or '.'
  local path = ('%s/_build/.cache/course/%s.qmd'):format(root, div.attributes.of)
  local file = io.open(path, 'r')
  if not file then error(('%s is not there; expected it from the pre-render step. Run `nox -s build`.'):format(path)) end
  local text = file:read 'a'
  file:close()
  local blocks = pandoc.read(text, 'markdown').blocks
  return quarto and blocks:walk { Inlines = made_by_quarto } or blocks
end

local function hero(doc)
  if quarto then return nil end
  local kept = pandoc.Blocks {}
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Div' and block.classes:includes 'hero' then doc.meta.hero = pandoc.MetaBlocks(block.content)
    else kept:insert(block) end
  end
  doc.blocks = kept
  return doc
end

return { { Div = content }, { Pandoc = hero } }
