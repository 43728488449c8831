-- @fig-x, @thm-y, [-@eq-z], [Figs. @fig-x; @fig-y] → links that say what they point to.
-- What names nothing in the document is a citation, kept for citations.lua.
local target = require 'target'

local function resolve(cite)
  local out = pandoc.Inlines {}
  for i, citation in ipairs(cite.citations) do
    local id = citation.id:gsub('^%u', string.lower)
    local ref = target.refs[id]
    if not ref then
      target.cites:insert(cite)
      return nil
    end
    local text = pandoc.Inlines {}
    if #citation.prefix > 0 then
      text:extend(citation.prefix)
      text:insert(pandoc.Str '\u{a0}')
    elseif citation.mode ~= 'SuppressAuthor' then
      text:insert(pandoc.Str(ref.label .. '\u{a0}'))
    end
    text:insert(pandoc.Str(ref.number))
    if i > 1 then out:extend { pandoc.Str ',', pandoc.Space() } end
    out:insert(pandoc.Link(text, '#' .. id, '', { class = 'xref' }))
    out:extend(citation.suffix)
  end
  return out
end

return function(doc)
  return doc:walk { Cite = resolve }
end
