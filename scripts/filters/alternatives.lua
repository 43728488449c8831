-- Alternative texts: fig-alt if there is one, else the caption. From here on an image's caption is its alternative text.
local function alternative(image, otherwise)
  local text = image.attributes['fig-alt'] or image.attributes.alt or otherwise
  image.attributes['fig-alt'], image.attributes.alt = nil, nil
  image.caption = pandoc.Inlines { pandoc.Str(text) }
  return image
end

local function figure(fig)
  local block = fig.content[1]
  local image = block and (block.t == 'Plain' or block.t == 'Para') and block.content[1]
  if image and image.t == 'Image' then
    local outer = fig.attributes['fig-alt']
    fig.attributes['fig-alt'] = nil
    block.content[1] = alternative(image, outer or pandoc.utils.stringify(fig.caption.long))
    fig.content[1] = block
    return fig
  end
end

return function(doc)
  return doc:walk({ Figure = figure }):walk {
    Image = function(image) return alternative(image, pandoc.utils.stringify(image.caption)) end,
  }
end
