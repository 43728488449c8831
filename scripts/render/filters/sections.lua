-- @sec-x prints the slide's title as a link, in both engines. Shared with Quarto (at: pre-ast).
local function Pandoc(doc)
  local titles = {}
  for _, block in ipairs(doc.blocks) do
    if block.t == 'Header' and block.identifier:match '^sec%-' then titles[block.identifier] = block.content end
  end
  if next(titles) == nil then return doc end
  return doc:walk {
    Cite = function(cite)
      local out = pandoc.Inlines {}
      for i, citation in ipairs(cite.citations) do
        local title = titles[citation.id:gsub('^S', 's')]
        if not title then return nil end
        if i > 1 then out:extend { pandoc.Str ',', pandoc.Space() } end
        out:insert(pandoc.Link(title, '#' .. citation.id:gsub('^S', 's')))
      end
      return out
    end,
  }
end

return { { Pandoc = Pandoc } }
