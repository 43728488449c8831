-- Alternative texts: fig-alt if there is one, else the caption. From here on an image's caption is its alternative text.
local function image(element)
  local text = element.attributes['fig-alt'] or element.attributes.alt or pandoc.utils.stringify(element.caption)
  element.attributes['fig-alt'], element.attributes.alt = nil, nil
  element.caption = pandoc.Inlines { pandoc.Str(text) }
  return element
end

-- The text may stand at the figure; its image was seen before.
local function figure(element)
  local text = element.attributes['fig-alt']
  element.attributes['fig-alt'] = nil
  local block = element.content[1]
  local inside = block and (block.t == 'Plain' or block.t == 'Para') and block.content[1]
  if text and inside and inside.t == 'Image' then
    inside.caption = pandoc.Inlines { pandoc.Str(text) }
    block.content[1] = inside
    element.content[1] = block
  end
  return element
end

return function(doc)
  return doc:walk { Image = image, Figure = figure }
end
