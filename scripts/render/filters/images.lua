-- Paths of images: sources name them from the project's root.
local target = require 'target'

local function way(src)
  if src:match '^/_build/' then return target.build .. src:sub(9) end
  return src:match '^/' and target.root .. src:sub(2) or src
end

local function in_html(image)
  image.src = way(image.src)
  return image
end

-- A width as Typst has it: percentages and lengths; pixels are those of a slide.
local function on_paper(width)
  local number, unit = width:match '^([%d.]+)(%a*%%?)$'
  if not tonumber(number) then error(('width %q; expected such as 50%% or 400px'):format(width)) end
  return (unit == '' or unit == 'px') and ('%gpt'):format(number * 0.75) or number .. unit
end

local function in_typst(image)
  local args = { target.string(image.src), 'alt: ' .. target.string(pandoc.utils.stringify(image.caption)) }
  local width = image.attributes.width
  if width then
    table.insert(args, 'width: ' .. on_paper(width))
  end
  return pandoc.RawInline('typst', '#picture(' .. table.concat(args, ', ') .. ')')
end

-- On a page a picture leads to itself: on a phone it opens as large as it was drawn. One that is a link already stays as it is.
local OPENED = {
  traverse = 'topdown',
  Link = function(link) return link, false end,
  Image = function(image) return pandoc.Link(image, image.src, '', { class = 'opens' }), false end,
}

return function(doc)
  doc = doc:walk { Image = target.html and in_html or in_typst }
  if target.html and target.name ~= 'deck' then doc = doc:walk(OPENED) end
  return doc
end
