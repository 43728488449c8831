-- The reading edition: slides become sections of one page, under the parts of the agenda; steps are simply shown, the answer of a
-- question is folded, notes go, and below a section stands what practises it. On paper the same, with nothing to unfold.
local target = require 'target'
local STEPS = { fragment = true, incremental = true, nonincremental = true, ['semi-fade-out'] = true, ['highlight-red'] = true }
local KEPT = { question = true, summary = true, worked = true, unlisted = true, unnumbered = true }

local LABELS = {}
for name in ('fig tbl eq sec lst thm lem cor prp cnj def exm exr rem'):gmatch '%a+' do LABELS[name] = true end

-- The sources that only notes name: they stand in the list all the same.
local function mentioned(blocks)
  local keys, seen = pandoc.List {}, {}
  local function cited(cite)
    for _, citation in ipairs(cite.citations) do
      local id = citation.id
      if not seen[id] and not LABELS[id:match '^(%a+)%-'] then keys:insert(id) end
      seen[id] = true
    end
  end
  for _, block in ipairs(blocks) do
    if block.t == 'Div' and block.classes:includes 'notes' then block:walk { Cite = cited } end
  end
  return #keys > 0 and keys or nil
end

local function is_pause(block)
  return block.t == 'Para' and pandoc.utils.stringify(block) == '. . .'
end

local function is_step(element)
  for _, class in ipairs(element.classes) do
    if STEPS[class] or class:match '^fade%-' then return true end
  end
  return false
end

-- What comes with a click in the hall is simply there.
local function shown(blocks)
  local function content(element) return is_step(element) and element.content or nil end
  return blocks:walk { Div = content, Span = content }
end

local function is_quiz(block) return block.t == 'Div' and block.classes:includes 'quiz' end

local function is_picture(block)
  return block.t == 'Figure' or block.t == 'Para' and #block.content == 1 and block.content[1].t == 'Image'
end

-- The blocks of a slide in order, without notes, `.reading` opened; and where its answer begins.
local function opened(slide)
  local blocks, answer = pandoc.Blocks {}, nil
  for _, block in ipairs(slide) do
    local div = block.t == 'Div'
    if is_pause(block) or div and is_step(block) then answer = answer or #blocks + 1 end
    if div and block.classes:includes 'reading' then
      blocks:extend(block.content)
    elseif not is_pause(block) and not (div and block.classes:includes 'notes') then
      blocks:extend(shown(pandoc.Blocks { block }))
    end
  end
  return blocks, answer
end

-- On paper a picture may be wider than the text, and boxes have calls of their own.
local function framed(blocks, in_answer)
  if target.html then return blocks end
  local out = pandoc.Blocks {}
  local function call(name, inside)
    out:insert(target.raw('#' .. name .. '['))
    out:extend(inside)
    out:insert(target.raw ']')
  end
  for _, block in ipairs(blocks) do
    if is_picture(block) and not in_answer then call('wide', { block }) elseif is_quiz(block) then call('check', block.content) else out:insert(block) end
  end
  return out
end

-- The answer of a question slide behind a fold; checks stay outside.
local function folded(blocks, from)
  local before, inside, checks = pandoc.Blocks {}, pandoc.Blocks {}, pandoc.Blocks {}
  for i, block in ipairs(blocks) do
    if i < from then before:insert(block) elseif is_quiz(block) then checks:insert(block) else inside:insert(block) end
  end
  before = framed(before)
  if #inside > 0 then
    before:insert(target.raw(target.html and '<details class="fold"><summary>Answer</summary>' or '#answer['))
    before:extend(framed(inside, true))
    before:insert(target.raw(target.html and '</details>' or ']'))
  end
  before:extend(framed(checks))
  return before
end

-- "Practise: exercise 3 (…)" and "Run: …" below the section.
local function practice(lines)
  if not lines then return {} end
  local items = pandoc.Blocks {}
  for _, line in ipairs(lines) do items:insert(pandoc.Para(line)) end
  if target.html then return { pandoc.Div(items, { class = 'practice' }) } end
  items:insert(1, target.raw '#practice[')
  items:insert(target.raw ']')
  return items
end

-- In HTML a line may break behind a formula: not before the comma or full stop that follows.
local function tied(inlines)
  local out = pandoc.Inlines {}
  for _, inline in ipairs(inlines) do
    local last = out[#out]
    if last and last.t == 'Math' and inline.t == 'Str' and inline.text:match '^[.,;:!?)]' then
      out[#out] = pandoc.Span({ last, pandoc.Span(inline) }, { class = 'tied' })
    else
      out:insert(inline)
    end
  end
  return out
end

local function heading(header, shift, number, deck)
  header.classes = header.classes:filter(function(class) return KEPT[class] end)
  header.attributes = target.html and { ['data-slide'] = tostring(number) } or {}
  header.level = header.level + shift
  local out = pandoc.Blocks { header }
  if target.html and header.identifier ~= '' then
    local link = pandoc.Link('Slide ' .. number, deck .. '#/' .. header.identifier)
    out:insert(pandoc.Div({ pandoc.Para { link } }, { class = 'to-slide' }))
  end
  return out
end

return function(doc)
  if not target.reading then return doc end
  local parts, below, out = {}, doc.meta.practice or {}, pandoc.Blocks {}
  local sectioned = false  -- are there parts, one level above slides?
  for _, part in ipairs(doc.meta.parts or {}) do
    parts[pandoc.utils.stringify(part.section)] = part.title
    sectioned = true
  end
  for _, block in ipairs(doc.blocks) do sectioned = sectioned or block.t == 'Header' and block.level == 1 end
  local shift, number, part = sectioned and 1 or 0, 1, 0
  local deck = '../slides/' .. pandoc.utils.stringify(doc.meta.key or '') .. '.html'

  local function section(slide)
    local header = slide:remove(1)
    if header.classes:includes 'answers' then
      header.level = 2
      out:insert(header)
      out:extend(slide)
      return
    end
    number = number + 1
    if parts[header.identifier] and header.level == 2 then
      part = part + 1
      out:insert(pandoc.Header(2, parts[header.identifier], pandoc.Attr('part-' .. part, { 'part' })))
    end
    local question = header.classes:includes 'question'
    local blocks, answer = opened(slide)
    blocks = question and answer and folded(blocks, answer) or framed(blocks)
    out:extend(heading(header, shift, number, deck))
    for _, block in ipairs(blocks) do
      if block.t == 'Header' then block.level = block.level + shift end
      out:insert(block)
    end
    out:extend(practice(below[header.identifier]))
  end

  local slide
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Header' and block.level <= 2 then
      if slide then section(slide) end
      slide = pandoc.Blocks { block }
    elseif slide then
      slide:insert(block)
    else
      out:insert(block)
    end
  end
  if slide then section(slide) end
  doc.meta.mentioned = mentioned(doc.blocks)
  doc.blocks = target.html and out:walk { Inlines = tied } or out
  return doc
end
