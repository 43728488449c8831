-- Minutes of the notes become the pace of the speaker view: `[2 min]{.minutes}` → data-timing="120" on the slide.
-- Shared with Quarto (at: pre-ast); reveal.js reads the attribute.
local function minutes(div)
  local total = 0
  div:walk {
    Span = function(span)
      if span.classes:includes 'minutes' then
        total = total + (tonumber(pandoc.utils.stringify(span):match '^%s*(%d+)') or 0)
      end
    end,
  }
  return total
end

local function Pandoc(doc)
  local slide
  local blocks = doc.blocks
  for _, block in ipairs(blocks) do
    if block.t == 'Header' and block.level <= 2 then
      slide = block
    elseif slide and block.t == 'Div' and block.classes:includes 'notes' then
      local seconds = 60 * minutes(block)
      if seconds > 0 then slide.attributes['data-timing'] = ('%d'):format(seconds) end
    end
  end
  doc.blocks = blocks
  return doc
end

return { { Pandoc = Pandoc } }
