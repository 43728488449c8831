-- `credit="Author, licence"` of a picture: the last words of its caption, or a line below a picture that has none.
-- Shared with Quarto (at: pre-ast).
local function taken(image)
  local credit = image.attributes.credit
  image.attributes.credit = nil
  if not credit then return nil end
  local words = pandoc.Inlines { pandoc.Str(credit) }
  if FORMAT == 'typst' then
    words:insert(1, pandoc.RawInline('typst', '#text(size: 0.8em, fill: luma(35%))['))
    words:insert(pandoc.RawInline('typst', ']'))
  end
  return pandoc.Span(words, { class = 'credit' })
end

local function lone(block)
  local inside = (block.t == 'Para' or block.t == 'Plain') and #block.content == 1 and block.content[1]
  return inside and inside.t == 'Image' and inside
end

local function figure(element)
  local image = element.content[1] and lone(element.content[1])
  local credit = image and taken(image)
  if not credit then return nil end
  element.content[1].content[1] = image
  local caption = element.caption.long
  if #caption == 0 then caption:insert(pandoc.Plain {}) end
  if #caption[#caption].content > 0 then caption[#caption].content:insert(pandoc.Space()) end
  caption[#caption].content:insert(credit)
  element.caption.long = caption
  return element
end

local function blocks(list)
  local out = pandoc.Blocks {}
  for _, block in ipairs(list) do
    local image = lone(block)
    local credit = image and taken(image)
    if credit then
      block.content[1] = image
      out:insert(block)
      out:insert(pandoc.Para { credit })
    else
      out:insert(block)
    end
  end
  return out
end

return { { Figure = figure }, { Blocks = blocks } }
