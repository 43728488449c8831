-- Links to other sources lead to what is made of them: `/slides/ch02_x.qmd#sec-y` to the slide in the deck.
-- Shared with Quarto (at: pre-ast).
local function room_of_this(meta)
  if quarto then return quarto.doc.input_file:match '[/\\\\](%a+)[/\\\\][^/\\\\]+$' or '' end
  local target = meta['course-target'] and pandoc.utils.stringify(meta['course-target']) or ''
  if target == 'deck' or target == 'slides' then return 'slides' end
  if target == 'reading' or target == 'booklet' then return 'read' end
  return (target == 'handout' or meta['sheet-name']) and 'handouts' or ''
end

local function Pandoc(doc)
  local here = room_of_this(doc.meta)
  local up = (here == 'slides' or here == 'handouts' or here == 'read') and '../' or ''
  local key = doc.meta.key and pandoc.utils.stringify(doc.meta.key)
  return doc:walk {
    Link = function(link)
      if link.target:match '^%a[%w+.-]*:' then return nil end
      local ours = link.target:match '^handouts/.+%.html' or link.target:match '^read/' or link.target:match '^notebooks/'
      if quarto and up == '' and ours then  -- what the build makes lies beside Quarto's own folder
        link.target = '../' .. link.target
        return link
      end
      local notebook = link.target:match '^/notebooks/(.+)%.py$' or link.target:match '^%.%./notebooks/(.+)%.py$'
      if notebook then
        link.target = up .. 'notebooks/' .. notebook .. '.html'
        return link
      end
      local path, anchor = link.target:match '^([^#]+)%.qmd#?(.*)$'
      if not path then return nil end
      local room, file = path:match '^/?(slides)/(.+)$'
      if not room then room, file = path:match '^/?(handouts)/(.+)$' end
      if not room then
        local beside = path:match '^%.%./([^/]+/.+)$'
        if beside then room, file = beside:match '^(%a+)/(.+)$' end
      end
      if not room then
        file = path:gsub('^/', '')
        room = path:sub(1, 1) ~= '/' and here or ''
      end
      if here == 'read' and (room == 'slides' or room == 'read') then  -- readers stay in the reading edition
        link.target = (file == key and anchor ~= '' and '' or file .. '.html') .. (anchor ~= '' and '#' .. anchor or '')
        return link
      end
      local way = room == here and '' or up .. (room ~= '' and room .. '/' or '')
      link.target = way .. file .. '.html' .. (anchor ~= '' and (room == 'slides' and '#/' or '#') .. anchor or '')
      return link
    end,
  }
end

return { { Pandoc = Pandoc } }
