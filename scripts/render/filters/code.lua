-- code-line-numbers="1-3|5" → reveal.js steps through lines; what a listing prints has no colours.
local target = require 'target'

return function(doc)
  return doc:walk {
    CodeBlock = function(block)
      local lines = block.attributes['code-line-numbers']
      block.attributes['code-line-numbers'] = nil
      if lines and lines ~= 'false' and target.name == 'deck' then
        block.attributes['data-line-numbers'] = lines == 'true' and '' or lines
      end
      if target.name == 'deck' and block.classes[1] == 'output' then block.classes = { 'plaintext', 'output' } end
      return block
    end,
  }
end
