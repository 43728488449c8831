-- Citations from the bibliography; the list stands on a slide of its own unless the author placed it.
local target = require 'target'

local function text_of(path)
  local file = io.open(path, 'rb')
  local text = file and file:read 'a'
  if file then file:close() end
  return text
end

-- What citeproc makes of a document is kept by all that decides it, for it takes longer than everything else.
local function citeproc(doc)
  local folder = doc.meta['course-cache'] and pandoc.utils.stringify(doc.meta['course-cache']) .. '/citations'
  if not folder then return pandoc.utils.citeproc(doc) end
  local asked = pandoc.write(doc, 'json') .. tostring(PANDOC_VERSION) .. pandoc.utils.stringify(doc.meta['course-references'])
  local path = folder .. '/' .. pandoc.utils.sha1(asked) .. '.json'
  local kept = text_of(path)
  local whole, known = pcall(pandoc.read, kept or '', 'json')  -- a damaged file is made anew
  if kept and whole then return known end
  local done = pandoc.utils.citeproc(doc)
  pandoc.system.make_directory(folder, true)
  pandoc.system.with_temporary_directory(folder, 'new', function(new)  -- written beside and renamed: never half
    local file = assert(io.open(new .. '/done.json', 'wb'))
    file:write(pandoc.write(done, 'json'))
    file:close()
    os.rename(new .. '/done.json', path)
  end)
  return done
end

-- The citations alone, in their order, with the list behind them: citeproc reads this in a tenth of the time.
local function processed(cites, meta)
  local blocks = cites:map(function(cite) return pandoc.Para { cite } end)
  for _, key in ipairs(meta.mentioned or {}) do  -- by what the reading edition leaves out
    local citation = pandoc.Citation(pandoc.utils.stringify(key), 'NormalCitation')
    blocks:insert(pandoc.Para { pandoc.Cite({}, { citation }) })
  end
  blocks:insert(pandoc.Div({}, pandoc.Attr 'refs'))
  local asked = { ['link-citations'] = not target.typst }
  for _, key in ipairs { 'bibliography', 'references', 'csl', 'lang', 'course-cache', 'course-references' } do asked[key] = meta[key] end
  local done = citeproc(pandoc.Pandoc(blocks, asked)).blocks
  return done, done[#done]
end

return function(doc)
  local cites, placed = target.cites, false
  if #cites == 0 and not doc.meta.mentioned then return doc end
  doc:walk { Div = function(div) placed = placed or div.identifier == 'refs' end }
  if not placed then
    doc.blocks:insert(pandoc.Header(2, 'References', pandoc.Attr('references', { 'references-slide' })))
    doc.blocks:insert(pandoc.Div({}, pandoc.Attr 'refs'))
  end
  local done, list = processed(cites, doc.meta)
  local at = 0
  return doc:walk {
    Cite = function()
      at = at + 1
      -- the Typst writer would put its own citations in place of ours
      return target.typst and done[at].content[1].content or done[at].content
    end,
    Div = function(div) if div.identifier == 'refs' then return list end end,
  }
end
