-- ::: {.quiz}: a question, then a task list of choices, each with its `[…]{.reason}`. In decks the choices, then a step with the
-- answer; on the reading page a fold for each choice; in its PDF letters, with the answers at the end. Shared with Quarto (at: pre-ast).
local stringify = pandoc.utils.stringify
local made = ''    -- what is made: `reading`, `booklet`, or something with slides
local count = 0    -- questions of the document
local slide = ''   -- the slide on which the question stands
local of_slide = {}
local answers = pandoc.Blocks {}

local function letter(number) return string.char(64 + number) end

-- The words of a choice and its reason.
local function choice(item)
  local words, reason = pandoc.Inlines {}, pandoc.Inlines {}
  for i, inline in ipairs(item[1].content) do
    if inline.t == 'Span' and inline.classes:includes 'reason' then reason = inline.content
    elseif i > 2 then words:insert(inline) end  -- behind the box and a space
  end
  while #words > 0 and (words[#words].t == 'Space' or words[#words].t == 'SoftBreak') do words:remove(#words) end
  return { right = item[1].content[1].text == '☒', words = words, reason = reason }
end

-- The blocks of the question, and its choices.
local function parts(div)
  local question, choices = pandoc.Blocks {}, pandoc.List {}
  for _, block in ipairs(div.content) do
    if block.t == 'BulletList' then choices = block.content:map(choice) else question:insert(block) end
  end
  return question, choices
end

local function lettered(choices)
  local items = choices:map(function(each) return { pandoc.Plain(each.words) } end)
  return pandoc.OrderedList(items, pandoc.ListAttributes(1, 'UpperAlpha', 'Period'))
end

local function said(label, words)
  local out = pandoc.Inlines { pandoc.Strong(label), pandoc.Space() }
  out:extend(words)
  return pandoc.Para(out)
end

local function right(choices)
  for i, each in ipairs(choices) do
    if each.right then return i, each end
  end
  return 1, choices[1]
end

local function in_deck(question, choices)
  local number, answer = right(choices)
  question:insert(lettered(choices))
  question:insert(pandoc.Div({ said(letter(number) .. ' is right.', answer.reason) }, { class = 'fragment' }))
  return question
end

local function raw(text) return pandoc.RawInline('html', text) end

local function on_page(div, question, choices)
  local number = right(choices)
  local body = pandoc.Blocks { pandoc.Para { pandoc.Strong(('Check yourself %d'):format(count)) } }
  body:extend(question)
  for i, each in ipairs(choices) do
    local head = pandoc.Inlines { raw(('<details class="choice" data-choice="%d"><summary><span>%s.</span> '):format(i, letter(i))) }
    head:extend(each.words)
    head:insert(raw '</summary>')
    body:insert(pandoc.Plain(head))
    body:insert(said(each.right and 'Right.' or 'Not right.', each.reason))
    body:insert(pandoc.RawBlock('html', '</details>'))
  end
  return pandoc.Div(body, pandoc.Attr(div.identifier, { 'quiz' }, { { 'data-right', tostring(number) } }))
end

local function in_booklet(div, question, choices)
  local number, answer = right(choices)
  local words = answer.reason:clone()
  for i, each in ipairs(choices) do
    if i ~= number then
      words:extend { pandoc.Space(), pandoc.Strong(letter(i) .. '.'), pandoc.Space() }
      words:extend(each.reason)
    end
  end
  answers:insert(said(('%d. %s is right.'):format(count, letter(number)), words))
  local body = pandoc.Blocks { pandoc.Para { pandoc.Strong(('Check yourself %d'):format(count)) } }
  body:extend(question)
  body:insert(lettered(choices))
  return pandoc.Div(body, pandoc.Attr(div.identifier, { 'quiz' }))
end

local function quiz(div)
  if not div.classes:includes 'quiz' then return nil end
  local question, choices = parts(div)
  if #choices == 0 then return nil end
  count = count + 1
  of_slide[slide] = (of_slide[slide] or 0) + 1
  if div.identifier == '' then div.identifier = ('quiz-%s-%d'):format(slide, of_slide[slide]) end
  if made == 'reading' then return on_page(div, question, choices) end
  if made == 'booklet' then return in_booklet(div, question, choices) end
  return in_deck(question, choices)
end

local function Pandoc(doc)
  made = doc.meta['course-target'] and stringify(doc.meta['course-target']) or ''
  doc = doc:walk {
    traverse = 'topdown',
    Header = function(header) if header.level <= 2 and header.identifier ~= '' then slide = header.identifier:gsub('^sec%-', '') end end,
    Div = quiz,
  }
  if #answers > 0 then
    doc.blocks:insert(pandoc.Header(2, 'Answers to the checks', pandoc.Attr('answers', { 'answers' })))
    doc.blocks:extend(answers)
  end
  return doc
end

return { { Pandoc = Pandoc } }
