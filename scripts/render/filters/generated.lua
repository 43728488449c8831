-- ::: {.generated of="chapters"}: what the pipeline writes for the course's own pages. Shared with Quarto (at: pre-ast), whose
-- own includes are read before its pre-render step could write them.

-- Of what the pages link to, Quarto by itself makes the decks and the sheets of exercises: other links would lead nowhere.
local function made_by_quarto(inlines)
  local out = pandoc.Inlines {}
  for _, inline in ipairs(inlines) do
    local dead = inline.t == 'Link' and (inline.target:match '^slides/.*%.pdf$' or inline.target:match '%-%a+%.pdf$'
      or (inline.target:match '^[%w_-]+/' and not inline.target:match '^slides/' and not inline.target:match '^handouts/'))
    if dead then
      while #out > 0 and (out[#out].t == 'Space' or out[#out].text == '·') do out:remove(#out) end
    else
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

return { { Div = content } }
