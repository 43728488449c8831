-- What only the checks read: claims, given numbers, derivations; live elements are pictures wherever no deck is made.
-- Shared with Quarto (at: pre-ast).
local function content(element)
  for _, class in ipairs { 'claim', 'given', 'derivation', 'identity' } do
    if element.classes:includes(class) then return element.content end
  end
  if element.t == 'Div' and element.classes:includes 'live' and FORMAT ~= 'revealjs' then return element.content end
end

return { { Span = content, Div = content } }
