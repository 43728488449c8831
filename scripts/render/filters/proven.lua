-- A chapter that is not proven yet says so on every slide, and on its sheets once. Shared with Quarto (at: pre-ast).
local stringify = pandoc.utils.stringify

local function proven(meta)
  local course = meta.course and meta.course.proven
  if meta['not-proven'] ~= nil then return stringify(meta['not-proven']) ~= 'true' end
  return course == nil or stringify(course) ~= 'false'
end

local function mark()
  if FORMAT == 'typst' and not quarto then return pandoc.RawBlock('typst', '#place(top + right, not-proven)') end
  return pandoc.Div({ pandoc.Para 'not proven yet' }, { class = 'not-proven' })
end

local function Pandoc(doc)
  if proven(doc.meta) then return doc end
  local out, marked = pandoc.Blocks {}, false
  for _, block in ipairs(doc.blocks) do
    out:insert(block)
    if block.t == 'Header' and block.level <= 2 and (FORMAT == 'revealjs' or not marked) then
      out:insert(mark())
      marked = true
    end
  end
  doc.blocks = out
  return doc
end

return { { Pandoc = Pandoc } }
