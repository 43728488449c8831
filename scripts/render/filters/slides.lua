-- Slides as a whole: one lone figure takes the room that is left; on paper each slide is one call, one page.
local target = require 'target'

local function lone_figure(slide)
  local images, at = 0, nil
  for i, block in ipairs(slide) do
    if block.t == 'Figure' or (block.t == 'Para' and #block.content == 1 and block.content[1].t == 'Image') then at = i end
  end
  if not at or slide[1].classes:includes 'nostretch' then return nil end
  for _, block in ipairs(slide) do
    if not (block.t == 'Div' and block.classes:includes 'notes') then
      block:walk { Image = function() images = images + 1 end }
    end
  end
  if images ~= 1 then return nil end
  local block = slide[at]
  local image = block.t == 'Figure' and block.content[1].content[1] or block.content[1]
  if image.t ~= 'Image' or image.attributes.width or image.attributes.height then return nil end
  return at, image, block.t == 'Figure' and pandoc.utils.blocks_to_inlines(block.caption.long) or pandoc.Inlines {}
end

local function stretch(slide)
  local at, image, caption = lone_figure(slide)
  if not at then return slide end
  image.classes:insert 'r-stretch'
  if slide[at].identifier and slide[at].identifier ~= '' then image.identifier = slide[at].identifier end
  slide[at] = pandoc.Plain { image }
  if #caption > 0 then slide:insert(at + 1, pandoc.Div({ pandoc.Para(caption) }, { class = 'caption' })) end
  return slide
end

-- #slide(title: […], …)[before][figure][after], or [everything] where no figure is to grow
local function page(slide)
  local header = slide[1]
  local args = { 'title: ' .. target.content(header.content), 'level: ' .. header.level }
  for _, class in ipairs(header.classes) do
    if class == 'question' or class == 'smaller' or class == 'summary' then table.insert(args, 'kind: ' .. target.string(class)) end
  end
  if header.identifier ~= '' then table.insert(args, 'id: <' .. header.identifier .. '>') end
  local at, image, caption = lone_figure(slide)
  local identifier = at and slide[at].identifier
  slide:remove(1)
  local out = pandoc.Blocks { target.raw('#slide(' .. table.concat(args, ', ') .. ')[') }
  for i, block in ipairs(slide) do
    if at and i == at - 1 then
      local call = ('#grown(%s, alt: %s, caption: '):format(target.string(image.src),
        target.string(pandoc.utils.stringify(image.caption)))
      out:insert(target.raw('][' .. call .. target.content(caption) .. ')'
        .. (identifier and identifier ~= '' and ' <' .. identifier .. '>' or '') .. ']['))
    else
      out:insert(block)
    end
  end
  out:insert(target.raw ']')
  return out
end

return function(doc)
  if target.name ~= 'deck' and target.name ~= 'slides' then return doc end
  local out, slide = pandoc.Blocks {}, nil
  local function finish()
    if slide then out:extend(target.name == 'deck' and stretch(slide) or page(slide)) end
  end
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Header' and block.level <= 2 then
      finish()
      slide = pandoc.Blocks { block }
    elseif slide then
      slide:insert(block)
    else
      out:insert(block)
    end
  end
  finish()
  doc.blocks = out
  return doc
end
