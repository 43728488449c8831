-- Citations from the bibliography; the list stands on a slide of its own unless the author placed it.
local target = require 'target'

return function(doc)
  local cited, placed = false, false
  doc:walk {
    Cite = function() cited = true end,
    Div = function(div) placed = placed or div.identifier == 'refs' end,
  }
  if not cited then return doc end
  if not placed then
    doc.blocks:insert(pandoc.Header(2, 'References', pandoc.Attr('references', { 'references-slide' })))
    doc.blocks:insert(pandoc.Div({}, pandoc.Attr 'refs'))
  end
  doc.meta['link-citations'] = not target.typst
  doc = pandoc.utils.citeproc(doc)
  -- the Typst writer would put its own citations in place of ours
  return target.typst and doc:walk { Cite = function(cite) return cite.content end } or doc
end
