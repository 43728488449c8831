-- Theorem-like and proof-like divs: `::: {#thm-x name="…"}` or a heading inside; `::: {.proof}`.
local target = require 'target'

-- prefix of the id → label, class that Quarto gives it
local THEOREMS = {
  thm = { 'Theorem', 'theorem' }, lem = { 'Lemma', 'lemma' }, cor = { 'Corollary', 'corollary' },
  prp = { 'Proposition', 'proposition' }, cnj = { 'Conjecture', 'conjecture' }, def = { 'Definition', 'definition' },
  exm = { 'Example', 'example' }, exr = { 'Exercise', 'exercise' },
}
local PROOFS = { proof = 'Proof', solution = 'Solution', remark = 'Remark' }

local function run_in(div, span)
  local first = div.content[1]
  if first and (first.t == 'Para' or first.t == 'Plain') then
    first.content:insert(1, pandoc.Space())
    first.content:insert(1, span)
  else
    div.content:insert(1, pandoc.Para { span })
  end
end

-- the box at the end of a proof, on its last line where that is text
local function end_mark(blocks)
  local last = blocks[#blocks]
  local mark = target.typst and pandoc.RawInline('typst', '#qed') or pandoc.RawInline('html', '<span class="qed"></span>')
  if last and last.t == 'Para' then
    last.content:insert(mark)
  elseif last and last.t == 'Div' then  -- a fragment, say
    end_mark(last.content)
  else
    blocks:insert(pandoc.Para { mark })
  end
end

local function theorem(div, kind, number)
  local label, class = table.unpack(THEOREMS[kind])
  local title = target.take_title(div, 'name')
  target.refs[div.identifier] = { label = label, number = tostring(number) }
  local head = label .. '\u{a0}' .. number
  if target.typst then
    local args = { 'head: [' .. head .. ']', 'kind: ' .. target.string(class) }
    if #title > 0 then table.insert(args, 'title: ' .. target.content(title)) end
    local facts = div.content[1]
    if facts and facts.t == 'Div' and facts.classes:includes 'exercise-facts' then
      div.content:remove(1)
      table.insert(args, 'facts: ' .. target.content(pandoc.utils.blocks_to_inlines(facts.content)))
    end
    return target.group(target.call('theorem', args, div.content, div.identifier))
  end
  local words = pandoc.Inlines { pandoc.Str(head) }
  if #title > 0 then
    words:extend { pandoc.Space(), pandoc.Str '(' }
    words:extend(title)
    words:insert(pandoc.Str ')')
  end
  run_in(div, pandoc.Span({ pandoc.Strong(words) }, { class = 'theorem-title' }))
  div.classes:insert(1, 'theorem')
  if class ~= 'theorem' then div.classes:insert(class) end
  return div
end

local function proof(div, class)
  if class == 'proof' then end_mark(div.content) end
  local title = target.take_title(div, 'name')
  local words = pandoc.Inlines { pandoc.Str(PROOFS[class]) }
  if #title > 0 then
    words:extend { pandoc.Space(), pandoc.Str '(' }
    words:extend(title)
    words:insert(pandoc.Str ')')
  end
  if target.typst then
    local args = { 'kind: ' .. target.string(class), 'head: ' .. target.content(words) }
    return target.group(target.call('proof', args, div.content, div.identifier))
  end
  run_in(div, pandoc.Span({ pandoc.Emph(words), pandoc.Str '.' }, { class = 'proof-title' }))
  if class ~= 'proof' then div.classes:insert(1, 'proof') end
  return div
end

return function(doc)
  local count = {}
  return doc:walk {
    Div = function(div)
      local kind = div.identifier:match '^(%a+)%-'
      if THEOREMS[kind] then
        count[kind] = (count[kind] or 0) + 1
        return theorem(div, kind, count[kind])
      end
      for _, class in ipairs(div.classes) do
        if PROOFS[class] then return proof(div, class) end
      end
    end,
  }
end
