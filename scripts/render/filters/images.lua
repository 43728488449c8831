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

return function(doc)
  return doc:walk { Image = target.html and in_html or in_typst }
end
