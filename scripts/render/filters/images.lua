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

local function in_typst(image)
  local args = { target.string(image.src), 'alt: ' .. target.string(pandoc.utils.stringify(image.caption)) }
  local width = image.attributes.width
  if width then
    local number = width:match '^([%d.]+)%%$'
    table.insert(args, 'width: ' .. (number and number .. '%' or tonumber(width:match '^[%d.]+') * 0.75 .. 'pt'))
  end
  return pandoc.RawInline('typst', '#picture(' .. table.concat(args, ', ') .. ')')
end

return function(doc)
  return doc:walk { Image = target.html and in_html or in_typst }
end
