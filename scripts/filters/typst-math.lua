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
}

local function operators(tex)  -- name → whether limits go below
  local found = {}
  for star, name in tex:gmatch '\\operatorname(%*?)(%b{})' do
    table.insert(found, { name = name:sub(2, -2), limits = star == '*' })
  end
  for name in tex:gmatch '\\mathop%s*{%s*\\mathrm(%b{})%s*}' do
    table.insert(found, { name = name:sub(2, -2), limits = true })
  end
  return found
end

local function repair(source, tex)
  for _, rule in ipairs(TYPST) do source = source:gsub(rule[1], rule[2]) end
  local double = tex:match 'Vmatrix' or tex:match '\\left%s*\\|'
  source = source:gsub('delim: "||"', double and 'delim: "‖"' or 'delim: "|"')
  source = source:gsub('#scale%(x: (%d+)%%, y: %d+%%%)%[(\\?.)%]', function(percent, sign)
    return ('lr(%s, size: #%gem)'):format(sign:match '^[{}]$' and '\\' .. sign or sign, percent / 100)
  end)
  for _, operator in ipairs(operators(tex)) do
    local shown = operator.name:gsub('\\[,;: ]', '\u{2006}')
    local limits = operator.limits or tex:find('\\underset%b{}{\\operatorname{' .. literal(operator.name))
    local call = ('op("%s"%s)'):format(shown, limits and ', limits: #true' or '')
    source = source:gsub('"' .. literal(shown) .. '"', (call:gsub('%%', '%%%%')))
  end
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

local function typst(math)
  local tex = math.text
  for _, rule in ipairs(TEX) do tex = tex:gsub(rule[1], rule[2]) end
  local written = pandoc.write(pandoc.Pandoc { pandoc.Plain { pandoc.Math(math.mathtype, tex) } }, 'typst')
  written = written:gsub('%s+$', '')
  if written:match '^\\%$' then error('pandoc cannot write this formula for Typst: ' .. math.text, 0) end
  return repair(written, tex)
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

return { {
  traverse = 'topdown',
  Span = function(span)
    if span.classes:includes 'equation' and span.attributes.number then
      return equation(span.content[1], span.attributes.number, span.identifier), false
    end
  end,
  Math = function(math) return equation(math) end,
} }
