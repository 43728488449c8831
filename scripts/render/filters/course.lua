-- The embedded engine's one pandoc filter: Quarto's Markdown, as far as the course uses it, for reveal.js,
-- HTML and Typst. Each noun has its file; the order here is the order of work.
local here = PANDOC_SCRIPT_FILE:match '^(.*)[/\\]' or '.'
package.path = here .. '/?.lua;' .. package.path
local target = require 'target'

-- Shared with Quarto, and so written as filters of their own.
local function shared(name)
  return function(doc)
    for _, filter in ipairs(require(name)) do
      doc = filter.Pandoc and filter.Pandoc(doc) or doc:walk(filter)
    end
    return doc
  end
end

-- Formulas on paper; in HTML pandoc leaves them as TeX. Python sets all formulas of a document at once.
local function formulas_set(doc)
  return target.typst and doc:walk(require('formulas')[1]) or doc
end

function Pandoc(doc)
  target.read(doc.meta)
  local passes = {
    require('cheat').mark,
    require 'conditional',
    shared 'reading',
    shared 'quiz',
    require 'edition',
    shared 'sheet',
    shared 'credits',
    shared 'links',
    shared 'proven',
    shared 'sections',
    shared 'timing',
    shared 'notes',
    require 'theorems',
    require 'numbering',
    require 'references',
    require 'citations',
    require('cheat').pick,
    require 'alternatives',
    require 'slides',
    require 'callouts',
    require 'tabsets',
    require 'layout',
    require 'code',
    require 'images',
    formulas_set,
  }
  if target.name == 'page' then table.insert(passes, 1, shared 'generated') end
  for _, pass in ipairs(passes) do doc = pass(doc) end
  return doc
end
