-- What only the checks read: claims, given numbers, derivations; live elements are pictures wherever no deck is made.
-- Shared with Quarto (at: pre-ast).
local INERT = { claim = true, given = true, derivation = true, identity = true, live = FORMAT ~= 'revealjs' }

local function content(element)
  for _, class in ipairs(element.classes) do
    if INERT[class] then return element.content end
  end
end

return { { Span = content, Div = content } }
