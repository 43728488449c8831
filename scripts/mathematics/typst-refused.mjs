// What KaTeX sets and paper cannot set the same, each with the form to write instead.
import { Unsettable } from './typst-symbols.mjs';

const REFUSED = {
  tag: ['`\\tag`', 'number the formula with `{#eq-name}`'],
  cr: ['A line break `\\\\` outside an environment', 'write `aligned` or `gathered`'],
  vcenter: ['`\\vcenter`', 'leave it out'],
  raisebox: ['`\\raisebox` (`\\dddot` is made with it)', 'leave it out; a third derivative is `f^{(3)}`'],
  reflectbox: ['`\\reflectbox`', 'write the mirrored symbol'],
  pmb: ['`\\pmb`', 'write `\\boldsymbol`'],
  html: ['HTML in a formula', 'leave it out'],
  cdlabel: ['`CD`', 'draw the diagram as a figure'], cdlabelparent: ['`CD`', 'draw the diagram as a figure'],
};

// Signs that Unicode does not have.
const UNLIKE = {
  '\\@ngeqq': '\\ngeq', '\\@ngeqslant': '\\ngeq', '\\@nleqq': '\\nleq', '\\@nleqslant': '\\nleq', '\\@nshortmid': '\\nmid',
  '\\@nshortparallel': '\\nparallel', '\\@nsubseteqq': '\\nsubseteq', '\\@nsupseteqq': '\\nsupseteq',
};

// KaTeX shows the name of a command that it does not trust, in red.
const INSTEAD = {
  '\\href': 'write the link in the text', '\\url': 'write the link in the text', '\\includegraphics': 'write it as a figure',
};
function untrusted(node) {
  const name = node.body[0]?.type === 'text' ? node.body[0].body.map(part => part.text).join('') : '';
  if (node.color === '#cc0000' && name.startsWith('\\'))
    throw new Unsettable(`\`${name}\``, INSTEAD[name] ?? 'leave it out');
}

export function refuse(node) {
  if (REFUSED[node.type]) throw new Unsettable(...REFUSED[node.type]);
  if (node.type === 'color') untrusted(node);
}

export function refuseUnlike({ text }) {
  if (UNLIKE[text]) throw new Unsettable(`\`${text.replace('@', '')}\``, `write \`${UNLIKE[text]}\``);
}
