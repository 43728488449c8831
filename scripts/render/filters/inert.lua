-- What only the checks read: claims, given numbers, derivations, settings, second sources, how listings run; live elements are pictures wherever no deck is made.
-- Shared with Quarto (at: pre-ast).
local INERT =
  { claim = true, given = true, derivation = true, identity = true, assumed = true, live = FORMAT ~= 'revealjs' }

local function content(element)
  element.attributes.setting, element.attributes.equals = nil, nil
  for _, class in ipairs(element.classes) do
    if INERT[class] then return element.content end
  end
  return element
end

local function header(element)
  element.attributes.setting = nil
  return element
end

local function listing(block)
  block.classes = block.classes:filter(function(class) return not INERT[class] end)
  for _, name in ipairs { 'of', 'with', 'compared', 'not-run' } do block.attributes[name] = nil end
  return block
end

return { { Span = content, Div = content, Header = header, CodeBlock = listing } }
