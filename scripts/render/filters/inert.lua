-- What only the checks read: claims, given numbers, derivations, settings; live elements are pictures wherever no deck is made.
-- Shared with Quarto (at: pre-ast).
local INERT =
  { claim = true, given = true, derivation = true, identity = true, assumed = true, live = FORMAT ~= 'revealjs' }

local function content(element)
  element.attributes.setting = nil
  for _, class in ipairs(element.classes) do
    if INERT[class] then return element.content end
  end
  return element
end

local function header(element)
  element.attributes.setting = nil
  return element
end

return { { Span = content, Div = content, Header = header } }
