-- One handout source, three sheets and a page. Shared with Quarto (at: pre-ast). Acts only where the metadata say
-- show-hints or show-solutions: exercises alone, with hints, or with hints, answers and solutions. Where they say
-- fold-steps (HTML), all that helps is folded, each step closed at first.
local stringify = pandoc.utils.stringify
local ORDER = { 'Hint', 'Second hint', 'Third hint', 'Fourth hint', 'Fifth hint' }

local function flag(meta, key)
  return meta[key] ~= nil and stringify(meta[key]) == 'true'
end

-- Titles of the deck's slides by id, from its source: the handout says by name what an exercise practises.
-- Where a chapter has a reading edition, a page leads there, else to the slide.
local function slide_titles(meta)
  local path = meta['deck-source'] and stringify(meta['deck-source'])
    or quarto and (quarto.doc.input_file:gsub('handouts([/\\][^/\\]+)$', 'slides%1'))
  local file, titles = path and io.open(path, 'r'), {}
  if not file then return titles end
  local key = path:match '([^/\\]+)%.qmd$'
  titles.way = '../slides/' .. key .. '.html#/'
  for line in file:lines() do
    if line:match '^:::+%s*{%.reading[%s}]' then titles.way = '../read/' .. key .. '.html#' end
    local title, id = line:match '^##?%s+(.-)%s*{#(sec%-[%w_%-]+).-}%s*$'
    if title then titles[id] = pandoc.utils.blocks_to_inlines(pandoc.read(title, 'markdown').blocks) end
  end
  file:close()
  return titles
end

-- The notebooks that send to an exercise, by its id, from their sources: the sheet sends to them.
local function notebooks(meta)
  local path, found = meta['deck-source'] and stringify(meta['deck-source'])
    or quarto and quarto.doc.input_file:gsub('handouts([/\\][^/\\]+)$', 'slides%1'), {}
  local root, key = (path or ''):match '^(.*)slides[/\\]([^/\\]+)%.qmd$'
  local there, names = pcall(pandoc.system.list_directory, (root or '') .. 'notebooks/' .. (key or ''))
  found.folder = '../notebooks/' .. (key or '') .. '/'
  if not key or not there then return found end
  table.sort(names)
  for _, name in ipairs(names) do
    local file = name:match '%.py$' and io.open(root .. 'notebooks/' .. key .. '/' .. name, 'r')
    if file then
      local text = '\n' .. file:read 'a'
      file:close()
      local title = pandoc.utils.blocks_to_inlines(pandoc.read(text:match '\n# # ([^\n]+)' or name, 'markdown').blocks)
      for id in text:gmatch('handouts/' .. key .. '%.%a+#(exr%-[%w_%-]+)') do
        found[id] = found[id] or pandoc.List {}
        found[id]:insert(pandoc.Link(title, '../notebooks/' .. key .. '/' .. name:gsub('%.py$', '.html')))
      end
    end
  end
  return found
end

-- "●●○ · 8 min · practises …"
local function facts(div, titles, books, linked)
  local parts = pandoc.List {}
  local difficulty = math.tointeger(tonumber(div.attributes.difficulty))
  if difficulty then
    local dots = ('●'):rep(difficulty) .. ('○'):rep(3 - difficulty)
    local label = ('difficulty %d of 3'):format(difficulty)
    -- a list of pairs: the order of a table's keys differs from run to run
    parts:insert { pandoc.Span(dots, pandoc.Attr('', { 'difficulty' }, { { 'role', 'img' }, { 'aria-label', label } })) }
  end
  if div.attributes.minutes then parts:insert { pandoc.Str(div.attributes.minutes .. '\u{a0}min') } end
  local slides = pandoc.Inlines {}
  for id in (div.attributes.practises or ''):gmatch '[^%s,]+' do
    if titles[id] then
      local title = pandoc.Emph(titles[id])
      slides:extend(#slides > 0 and { pandoc.Str ',', pandoc.Space() } or {})
      slides:insert(linked and pandoc.Link(title, titles.way .. id) or title)
    end
  end
  if #slides > 0 then
    slides:insert(1, pandoc.Space())
    slides:insert(1, pandoc.Str 'practises')
    parts:insert(slides)
  end
  if div.attributes.notebook then
    local own = books.folder .. 'exercises/' .. div.identifier .. '.ipynb'
    parts:insert { pandoc.Link('notebook to fill in', own) }
  end
  for _, link in ipairs(books[div.identifier] or {}) do
    parts:insert { pandoc.Str 'notebook', pandoc.Space(), link }
  end
  local line = pandoc.Inlines {}
  for i, part in ipairs(parts) do
    if i > 1 then line:extend { pandoc.Space(), pandoc.Str '·', pandoc.Space() } end
    line:extend(part)
  end
  return line
end

local function writing_space(centimetres)
  local height = tonumber(centimetres)
  if FORMAT == 'typst' then
    return pandoc.RawBlock('typst',
      ('#block(width: 100%%, height: %gcm, stroke: 0.5pt + luma(150), radius: 2pt)'):format(height))
  end
  return pandoc.Div({}, { class = 'writing-space', style = ('height:%gcm'):format(height) })
end

local function exercise(div, titles, books, bare, folded)
  local line, space = facts(div, titles, books, folded), div.attributes.space
  for _, key in ipairs { 'difficulty', 'minutes', 'practises', 'space', 'notebook' } do div.attributes[key] = nil end
  if #line > 0 then
    local after_title = div.content[1] and div.content[1].t == 'Header' and 2 or 1
    div.content:insert(after_title, pandoc.Div({ pandoc.Para(line) }, { class = 'exercise-facts' }))
  end
  if space and (bare or folded) then div.content:insert(writing_space(space)) end
  return div
end

-- "Second hint for part b": the how manieth it is of its part.
local function hint_name(div, count)
  local part = div.attributes.part
  div.attributes.part = nil
  count[part or ''] = (count[part or ''] or 0) + 1
  return (ORDER[count[part or '']] or 'Further hint') .. (part and ' for part ' .. part or '')
end

-- A step that is closed at first; what opens it says what it is.
local function step(div, name, kind)
  div.classes = { 'step' }
  return {
    pandoc.RawBlock('html', ('<details class="%s">\n<summary>%s</summary>'):format(kind, name)), div,
    pandoc.RawBlock('html', '</details>'),
  }
end

local function labelled(div, name)
  local label = name .. '.'
  local first = div.content[1]
  if first and first.t == 'Para' then
    first.content:insert(1, pandoc.Strong(label))
    first.content:insert(2, pandoc.Space())
    div.content[1] = first
  elseif FORMAT == 'typst' and not quarto then  -- older Typst, which Quarto may bring, knows no `sticky`
    div.content:insert(1, pandoc.RawBlock('typst', '#block(sticky: true)[*' .. label .. '*]'))
  else
    div.content:insert(1, pandoc.Para { pandoc.Strong(label) })
  end
  return div
end

-- What Quarto's own Typst leaves plain: exercises are kept together where a page has room, solutions have a line beside them.
-- A block taller than a page would lose what does not fit, and so it is measured.
local TOGETHER = '#layout(size => { let body = ['
local AS_FITS = ']; block(width: 100%, breakable: measure(block(width: size.width, body)).height > size.height, body) })'
local BESIDE = '#block(width: 100%, above: 0.9em, below: 1em, inset: (left: 11pt), stroke: (left: 0.8pt + luma(150)))['

local function framed(div)
  if not quarto or FORMAT ~= 'typst' then return div end
  local function raw(text) return pandoc.RawBlock('typst', text) end
  if div.identifier:match '^exr%-' then return { raw(TOGETHER), div, raw(AS_FITS) } end
  return { raw(BESIDE), div, raw ']' }
end

local function Pandoc(doc)
  if doc.meta['show-hints'] == nil and doc.meta['show-solutions'] == nil then return doc end
  local folded = flag(doc.meta, 'fold-steps')
  local solutions = folded or flag(doc.meta, 'show-solutions')
  local hints = solutions or flag(doc.meta, 'show-hints')
  local titles, books, count, own = slide_titles(doc.meta), notebooks(doc.meta), {}, nil
  local function shown(div, name, kind)
    return folded and step(div, name, kind) or framed(kind == 'solution' and div or labelled(div, name))
  end
  return doc:walk {
    Div = function(div)
      if div.identifier:match '^exr%-' then
        count, own = {}, div.attributes.notebook and books.folder .. 'exercises/' .. div.identifier
        return framed(exercise(div, titles, books, not hints, folded))
      end
      if div.classes:includes 'hint' then return hints and shown(div, hint_name(div, count), 'hint') or {} end
      if div.classes:includes 'answer' then return solutions and shown(div, 'Answer', 'answer') or {} end
      if div.classes:includes 'solution' and folded and own then
        div.content:insert(pandoc.Para { pandoc.Link('The solution as a notebook', own .. '-solution.ipynb') })
      end
      if div.classes:includes 'solution' then return solutions and shown(div, 'Solution', 'solution') or {} end
    end,
  }
end

return { { Pandoc = Pandoc } }
