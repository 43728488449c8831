-- ::: {.generated of="chapters"}: what the pipeline writes for the course's own pages. Shared with Quarto (at: pre-ast), whose
-- own includes are read before its pre-render step could write them.
local function content(div)
  if not div.classes:includes 'generated' then return nil end
  local root = quarto and quarto.project and quarto.project.directory or '.'
  local path = ('%s/_build/.cache/course/%s.qmd'):format(root, div.attributes.of)
  local file = io.open(path, 'r')
  if not file then error(('%s is not there; expected it from the pre-render step. Run `nox -s build`.'):format(path)) end
  local text = file:read 'a'
  file:close()
  return pandoc.read(text, 'markdown').blocks
end

return { { Div = content } }
