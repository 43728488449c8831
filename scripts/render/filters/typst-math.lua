-- Repairs pandoc's TeX → Typst mathematics. Shared with Quarto (at: post-quarto); in the embedded engine each
-- formula also gets a place for its alternative text, which PDF/UA asks for.
if FORMAT ~= 'typst' then return {} end

local function literal(text) return (text:gsub('%p', '%%%0')) end

-- TeX that pandoc does not read, in a form that it does.
local TEX = {
  { '\\dfrac', '\\frac' },
  { '\\bigm%s*|', '\\mid ' }, { '\\middle%s*|', '\\mid ' },
  { '\\left%s*\\lVert', '\\left\\|' }, { '\\right%s*\\rVert', '\\right\\|' },
  { '\\lVert', '\\|' }, { '\\rVert', '\\|' }, { '\\lvert', '|' }, { '\\rvert', '|' },
}

-- Typst that pandoc writes wrongly.
local TYPST = {
  { '#h%(%-1em%)', '#h(-0.167em)' }, { '#h%(0em%)', '#h(0.278em)' },  -- \! and \;
  { 'dot%.circle', 'dot.o' }, { 'times%.circle', 'times.o' },
  { '%f[%a]sans(%b())', 'upright(sans%1)' },
  { ' &  & ', ' & quad & ', only = '&&' },                            -- reasons beside a derivation
  { ' med ', ' #h(0.333em) ', only = '\\ ' },
  { '\\, dots%.h \\,', '\\, thin dots.h thin \\,' },
  { 'arrow%.r([_^])', 'stretch(arrow.r)%1', only = '\\xrightarrow' },
  { 'arrow%.l([_^])', 'stretch(arrow.l)%1', only = '\\xleftarrow' },
  { 'arrow%.l%.r%.double ', 'arrow.l.r.double.long ', only = '\\iff' },
}

local function operators(tex)  -- name → whether limits go below
  local found = {}
  for star, name in tex:gmatch '\\operatorname(%*?)(%b{})' do
    local below = star == '*' or tex:find('\\underset%b{}{\\operatorname' .. literal(name)) ~= nil
    found[name:sub(2, -2)] = found[name:sub(2, -2)] or below
  end
  return found
end

local function set_operators(source, tex)
  local names = {}
  for name in pairs(operators(tex)) do table.insert(names, name) end
  table.sort(names)  -- the order of pairs() differs from run to run
  for _, name in ipairs(names) do
    local shown = name:gsub('\\[,;: ]', '\u{2006}')
    local call = ('op("%s"%s)'):format(shown, operators(tex)[name] and ', limits: #true' or '')
    source = source:gsub('"' .. literal(shown) .. '"', (call:gsub('%%', '%%%%')))
  end
  return source
end

-- Typst keeps the space after a text, and TeX's own space would double it: trim inside the quotes.
local function trim_texts(source)
  return (source:gsub('"([^"]*)"', function(text)
    return '"' .. text:gsub('^%s+', ''):gsub('%s+$', '') .. '"'
  end))
end

local function delimiters(source, tex)
  local double = tex:match 'Vmatrix' or tex:match '\\left%s*\\|'
  source = source:gsub('delim: "||"', double and 'delim: "‖"' or 'delim: "|"')
  source = source:gsub('#scale%(x: (%d+)%%, y: %d+%%%)%[(\\?.)%]', function(percent, sign)
    return ('lr(%s, size: #%gem)'):format(sign:match '^[{}]$' and '\\' .. sign or sign, percent / 100)
  end)
  local function pairs_of(open, sign)  -- a … a → lr(a … a)
    source = source:gsub(open .. '%s*([^|∥\n]-)%s*' .. open, function(inside)
      if inside:find 'parallel' or inside:find(';', 1, true) then return nil end
      return 'lr(' .. sign .. ' ' .. inside .. ' ' .. sign .. ')'
    end)
  end
  pairs_of('∥', 'bar.v.double')
  pairs_of('%f[%a]parallel%f[%A]', 'bar.v.double')
  pairs_of('\\|', 'bar.v')
  return source
end

local function repair(source, tex)
  for _, rule in ipairs(TYPST) do
    local new = rule[2]:match 'stretch' and quarto  -- Quarto may bring a Typst that cannot stretch arrows
    if not new and (not rule.only or tex:find(rule.only, 1, true)) then source = source:gsub(rule[1], rule[2]) end
  end
  source = source:gsub('cases%b()', function(cases) return (cases:gsub(' & ', ' & quad ')) end)
  return trim_texts(set_operators(delimiters(source, tex), tex))
end

local function readable(math)
  local tex = math.text
  for _, rule in ipairs(TEX) do tex = tex:gsub(rule[1], rule[2]) end
  return tex
end

-- What pandoc writes for each formula. All of a document are written in one go: a call costs more than a formula.
local written = {}
local MARK = '//formula//'

local function write_all(doc)
  local keys, blocks = {}, pandoc.Blocks {}
  doc:walk { Math = function(math)
    local key = math.mathtype .. math.text
    if written[key] then return nil end
    written[key] = true
    table.insert(keys, key)
    blocks:insert(pandoc.Plain { pandoc.Math(math.mathtype, readable(math)) })
    blocks:insert(pandoc.RawBlock('typst', MARK))
  end }
  local n = 0
  for source in pandoc.write(pandoc.Pandoc(blocks), 'typst'):gmatch('(.-)' .. MARK) do
    n = n + 1
    written[keys[n]] = source:gsub('^%s+', ''):gsub('%s+$', '')
  end
  return doc
end

local function typst(math)
  local key = math.mathtype .. math.text
  if not written[key] then write_all(pandoc.Pandoc { pandoc.Plain { math } }) end
  local source, tex = written[key], readable(math)
  if source:match '^\\%$' then error('pandoc cannot write this formula for Typst: ' .. math.text, 0) end
  local repaired = repair(source, tex)
  if math.mathtype == 'InlineMath' then  -- Typst shrinks matrices within a line, TeX does not
    repaired = repaired:gsub('%f[%a]mat%b()', 'display(%0)'):gsub('%f[%a]cases%b()', 'display(%0)')
  end
  return repaired
end

local function equation(math, number, id)
  local source = typst(math)
  if quarto then return pandoc.RawInline('typst', source) end
  local display = math.mathtype == 'DisplayMath'
  local hex = math.text:gsub('.', function(char) return ('%02x'):format(char:byte()) end)
  local numbering = number and (', numbering: _ => "(%s)"'):format(number) or ''
  return pandoc.RawInline('typst', ('#math.equation(block: %s, alt: "course-alt:%s:%s;"%s, %s)%s'):format(
    tostring(display), display and 'd' or 'i', hex, numbering, source, id and ' <' .. id .. '>' or ''))
end

return { { Pandoc = write_all }, {
  traverse = 'topdown',
  Span = function(span)
    if span.classes:includes 'equation' and span.attributes.number then
      return equation(span.content[1], span.attributes.number, span.identifier), false
    end
  end,
  Math = function(math) return equation(math) end,
} }
