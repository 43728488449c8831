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

-- Early, for titles are written out before the pass that sets formulas.
local function formulas_for_paper(doc)
  return target.typst and require('typst-math')[1].Pandoc(doc) or doc
end

function Pandoc(doc)
  target.read(doc.meta)
  local passes = {
    require 'conditional',
    shared 'sheet',
    shared 'inert',
    shared 'sections',
    shared 'timing',
    shared 'notes',
    formulas_for_paper,
    require 'theorems',
    require 'numbering',
    require 'references',
    require 'citations',
    require 'alternatives',
    require 'slides',
    require 'callouts',
    require 'tabsets',
    require 'layout',
    require 'code',
    require 'images',
    (require 'mathematics'),
  }
  for _, pass in ipairs(passes) do doc = pass(doc) end
  return doc
end
