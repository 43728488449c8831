-- Formulas are left as marks for Python, which typesets all of a document at once (render/mathematics.py).
local target = require 'target'

local function escape(text)
  return (text:gsub('[&<>"]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

local function mark(math, where)
  local display = math.mathtype == 'DisplayMath' and 'display' or 'inline'
  local mode = where and (display == 'display' and 'notes-display' or 'notes') or display
  return pandoc.RawInline('html', ('<course-math mode="%s">%s</course-math>'):format(mode, escape(math.text)))
end

local function numbered(span)
  if not span.classes:includes 'equation' then return nil end
  local math, number = span.content[1], span.attributes.number
  math.text = math.text .. ' \\tag{' .. number .. '}'
  span.attributes.number = nil
  return span
end

return function(doc)
  if target.typst then
    return doc:walk(require('typst-math')[2])  -- course.lua ran its first part before
  end
  local function marks(where)
    return { traverse = 'topdown', Span = numbered, Math = function(math) return mark(math, where) end }
  end
  local everywhere = marks()
  everywhere.Div = function(div)
    if div.classes:includes 'notes' then return div:walk(marks 'notes'), false end
  end
  return doc:walk(everywhere)
end
