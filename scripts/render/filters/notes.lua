-- Speaker notes right under the slide's headline: after a pause they would belong to the fragment, and reveal.js
-- would hide them until it is shown. Shared with Quarto (at: pre-ast).
local function Pandoc(doc)
  if FORMAT ~= 'revealjs' then return doc end
  local out, after = pandoc.Blocks {}, 0
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Div' and block.classes:includes 'notes' and after > 0 then
      after = after + 1
      out:insert(after, block)
    else
      out:insert(block)
      if block.t == 'Header' and block.level <= 2 then after = #out end
    end
  end
  doc.blocks = out
  return doc
end

return { { Pandoc = Pandoc } }
