-- ::: {.reading}: the prose for one who reads alone. Decks leave it out. Shared with Quarto (at: pre-ast).
local function Pandoc(doc)
  local made = doc.meta['course-target'] and pandoc.utils.stringify(doc.meta['course-target'])
  if made == 'reading' or made == 'booklet' then return doc end
  return doc:walk { Div = function(div) if div.classes:includes 'reading' then return {} end end }
end

return { { Pandoc = Pandoc } }
