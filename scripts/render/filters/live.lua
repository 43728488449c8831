-- In a deck of Quarto's: what its live elements load, named in the page so that Quarto takes it along. (at: pre-ast)
local function Pandoc(doc)
  if not quarto or FORMAT ~= 'revealjs' then return nil end
  local moving = false
  doc:walk { Div = function(div) moving = moving or div.classes:includes 'live' end }
  if not moving then return nil end
  local key = quarto.doc.input_file:match '([^/\\\\]+)%.qmd$'
  local scripts = { 'assets/live.js', 'live/' .. key .. '.js' }
  local folder = quarto.project.directory .. '/_build/assets'
  local there, files = pcall(pandoc.system.list_directory, folder)
  for _, name in ipairs(there and files or {}) do
    if name:match '^live%-.*%.js$' then table.insert(scripts, 'assets/' .. name) end
  end
  for _, name in ipairs(scripts) do
    quarto.doc.include_text('after-body', '<script src="../_build/' .. name .. '"></script>')
  end
  return nil
end

return { { Pandoc = Pandoc } }
