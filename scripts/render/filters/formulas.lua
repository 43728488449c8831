-- Formulas on paper. KaTeX reads each of them once, for slide and paper; here a formula becomes a mark that Python fills in, or,
-- in Quarto (at: post-quarto), what the pre-render step made of it.
if FORMAT ~= 'typst' then return {} end

local function hex(text)
  return (text:gsub('.', function(char) return ('%02x'):format(char:byte()) end))
end

local function mark(what, math)
  return ('course-%s:%s:%s;'):format(what, math.mathtype == 'DisplayMath' and 'd' or 'i', hex(math.text))
end

-- What the pre-render step wrote of this document, by kind and TeX.
local prepared
local function made(math)
  if not prepared then
    local room, stem = quarto.doc.input_file:match '([^/\\]+)[/\\]([^/\\]+)%.qmd$'
    local path = ('%s/_build/.cache/formulas/%s/%s.json'):format(quarto.project.directory, room, stem)
    local file = io.open(path, 'r')
    prepared = file and quarto.json.decode(file:read 'a') or {}
    if file then file:close() end
  end
  return prepared[(math.mathtype == 'DisplayMath' and 'd' or 'i') .. ':' .. math.text]
end

local function equation(math, number, id)
  if quarto then
    local source = made(math)
    return source and pandoc.RawInline('typst', source) or nil
  end
  local display = math.mathtype == 'DisplayMath'
  local numbering = number and (', numbering: _ => "(%s)"'):format(number) or ''
  return pandoc.RawInline('typst', ('#math.equation(block: %s, alt: "%s"%s, %s)%s'):format(
    tostring(display), mark('alt', math), numbering, mark('typst', math), id and ' <' .. id .. '>' or ''))
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
