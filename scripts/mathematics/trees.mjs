// Reads formulas: JSON [tex, …] on standard input → JSON [tree, …], null where KaTeX refuses.
// A tree is a list of nodes [kind, text, part, …], and a part again a list of nodes.
// Runs in the folder that holds node_modules.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'package.json'));
const katex = require('katex');

const QUAD = 18; // mu
const MU = { mu: 1, em: 18, ex: 8, pt: 1.8 };
const unknown = node => [['unknown', node.type]];
const list = node => (Array.isArray(node) ? node : node ? [node] : []);
const read = nodes => list(nodes).flatMap(one);
const letters = node =>
  Array.isArray(node) ? node.map(letters).join('')
  : node.body ? letters(node.body)
  : node.type === 'kern' ? '' : node.text ?? '?';

// A cell's nodes, without the style and the group that KaTeX puts around them.
const content = cell =>
  cell.body?.length === 1 && ['styling', 'ordgroup'].includes(cell.type) ? content(cell.body[0])
  : cell.type === 'ordgroup' ? cell.body : cell;

function array(node) {
  const columns = (node.cols ?? []).filter(column => column.type !== 'align').length;
  const lines = (node.hLinesBeforeRow ?? []).flat().length;
  if (columns || lines) return unknown(node);
  const rows = node.body.map(row => row.map(cell => ['cell', '', read(content(cell))]));
  return [['rows', node.colSeparationType ?? '', ...rows]];
}

// One node of KaTeX's as none, one or more of ours.
function one(node) {
  switch (node.type) {
    case 'atom': return [[node.family, node.text.replace('@', '')]];
    case 'mathord':
    case 'textord': return [['ord', node.text]];
    case 'spacing': return /break/.test(node.text) && node.text !== '\\nobreakspace' ? [] : [['space', 'thin']];
    case 'kern': {
      const { number, unit } = node.dimension;
      return number <= 0 ? [] : [['space', number * (MU[unit] ?? QUAD) >= QUAD ? 'wide' : 'thin']];
    }
    case 'op': return node.name ? [['op', node.name]] : unknown(node);
    case 'operatorname': return [['name', letters(node.body)]];
    case 'supsub': {
      const base = list(node.base);
      return [['scripts', '', read(base), read(node.sup), read(node.sub)]];
    }
    case 'genfrac': {
      const inside = [read(node.numer), read(node.denom)];
      const around = `${node.leftDelim ?? ''}${node.rightDelim ?? ''}`;
      if (node.hasBarLine && !around) return [['frac', '', ...inside]];
      return !node.hasBarLine && around === '()' ? [['binom', '', ...inside]] : unknown(node);
    }
    case 'ordgroup': return node.body.length ? [['group', '', read(node.body)]] : [];
    case 'styling': return read(node.body);
    case 'leftright': return [['fence', `${node.left} ${node.right}`, read(node.body)]];
    case 'delimsizing': {
      const kind = { mopen: 'open', mclose: 'close' }[node.mclass];
      return kind ? [[kind, node.delim]] : unknown(node);
    }
    case 'array': return array(node);
    case 'text': return [['text', letters(node.body).trim()]];
    case 'font': return [['font', node.font, read(node.body)]];
    case 'accent': return [['accent', node.label, read(node.base)]];
    case 'overline': return [['accent', '\\overline', read(node.body)]];
    case 'sqrt': return [['root', '', read(node.body), read(node.index)]];
    case 'horizBrace': return [['brace', node.label, read(node.base)]];
    case 'enclose': return node.label === '\\fbox' ? read(node.body) : unknown(node);
    case 'mclass': return node.mclass === 'mord' ? read(node.body) : [['rel', '?']];
    case 'htmlmathml': {
      const sign = letters(node.mathml);
      return sign === '≠' ? [['rel', '\\ne']] : [['rel', sign || '?']];
    }
    default: return unknown(node);
  }
}

function tree(tex) {
  try {
    return read(katex.__parse(tex, { displayMode: true, throwOnError: true, strict: 'error' }));
  } catch {
    return null;
  }
}

let input = '';
for await (const chunk of process.stdin) input += chunk;
process.stdout.write(JSON.stringify(JSON.parse(input).map(tree)));
