// A formula as KaTeX reads it, written as Typst: the same symbols in the same arrangement, or refused in words.
// toTypst returns what stands between the dollar signs: `#math.equation(block: true, alt: "…", $ RESULT $)`.
// A list of nodes becomes atoms (typst-atoms.mjs), then one string.
import { Unsettable, colour, escape, letter, set, shown, string } from './typst-symbols.mjs';
import { ems, length, space, spaced } from './typst-spacing.mjs';
import {
  CALLS, around, aside, at, classed, delimiter, higher, inStyle, join, merge, ord, scale,
} from './typst-atoms.mjs';
import { BRACES, accent, displayed, enclose, fraction, operator, scripts } from './typst-stacks.mjs';
import { array } from './typst-arrays.mjs';
import { refuse, refuseUnlike } from './typst-refused.mjs';

export { Unsettable };

const STYLES = ['display', 'text', 'script', 'scriptscript'];
const ARROWS = {
  '\\xleftarrow': 0x2190, '\\xrightarrow': 0x2192, '\\xLeftarrow': 0x21d0, '\\xRightarrow': 0x21d2,
  '\\xleftrightarrow': 0x2194,
  '\\xLeftrightarrow': 0x21d4, '\\xhookleftarrow': 0x21a9, '\\xhookrightarrow': 0x21aa, '\\xmapsto': 0x21a6,
  '\\xrightharpoondown': 0x21c1, '\\xrightharpoonup': 0x21c0, '\\xleftharpoondown': 0x21bd, '\\xleftharpoonup': 0x21bc,
  '\\xrightleftharpoons': 0x21cc, '\\xleftrightharpoons': 0x21cb, '\\xlongequal': 0x3d, '\\xtwoheadrightarrow': 0x21a0,
  '\\xtwoheadleftarrow': 0x219e, '\\xtofrom': 0x21c4, '\\xrightleftarrows': 0x21c4,
  '\\underrightarrow': 0x20ef, '\\underleftarrow': 0x20ee,
};
const SIZES = [0, 1.19, 1.79, 2.39, 2.98];  // a little less than KaTeX's, so that its next larger glyph is not taken
const SIZING = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];
const ENDS = { '\\textrm': '', '\\text': '', '\\textnormal': '', '\\textmd': 'textbf', '\\textup': 'textit' };

const expression = (nodes, ctx, edges) => join(list(nodes, ctx), ctx, edges);
const list = (nodes, ctx) => {
  const items = [];
  for (let i = 0; i < nodes.length; i++) {
    if (isNot(nodes[i])) items.push(...negated(nodes[++i], ctx));
    else if (isPrime(nodes[i]) && isPrime(nodes[i + 1])) {
      const from = i;
      while (i < from + 3 && isPrime(nodes[i + 1])) i++;
      items.push({ core: escape('′″‴⁗'[i - from]), kind: 'ord', tight: ctx.style > 1, sign: true });
    }
    else items.push(...build(nodes[i], ctx));
  }
  return items;
};

// A node as content of its own, such as a numerator or an index.
export const content = (node, ctx) => {
  const nodes = node?.type === 'ordgroup' ? node.body : node ? [node] : [];
  return expression(nodes, ctx) || '""';
};

// A brace group is one ordinary atom; letters in it join those beside it.
export function group(nodes, ctx, kind = 'ord') {
  const items = merge(list(nodes, ctx));
  if (items.length === 1 && items[0].chars !== undefined) return { ...items[0], kind };
  const sign = items.length > 0 && items.some(item => item.kern === undefined && (spaced(item) || item.kind !== 'ord'));
  return { ...ord((join(items, ctx) || '""') + (items[0]?.large ? '""' : ''), ctx), kind, sign };  // a lone class would win
}

export function base(node, ctx) {
  if (!node) return { core: '""', kind: 'ord', tight: ctx.style > 1 };
  const items = build(node, ctx);
  if (items.length === 1) return items[0];
  return ord(classed('ord', join(items, ctx) || '""'), ctx);
}

const isPrime = node => node?.text === '\\prime';
const isNot = node => node?.type === 'htmlmathml' && node.mathml[0]?.text === '\u0338';
function negated(node, ctx) {
  const items = node ? build(node, ctx) : [];
  const [item] = items;
  const plain = item?.chars ?? item?.sign;
  const merged = typeof plain === 'string' ? (plain + '\u0338').normalize('NFC') : '';
  if (items.length !== 1 || [...merged].length !== 1)
    throw new Unsettable('`\\not` before this symbol', 'write a symbol that is negated, such as `\\neq` or `\\notin`');
  return [{ ...item, chars: undefined, core: escape(merged), kind: 'rel', sign: merged }];
}

function symbol(node, ctx, kind) {
  const fonts = node.mode === 'text' && !ctx.font ? ctx.text : ctx.font ? [ctx.font] : [];
  const { char, alphabet } = shown(node.text, node.mode, kind === 'ord' || ctx.font === 'boldsymbol' ? fonts : []);
  if (ctx.font === 'mathbb' && kind === 'ord' && alphabet !== 'double')
    throw new Unsettable(`\`\\mathbb{${char}}\``, `KaTeX shows a plain ${char}; write \`\\mathbf{${char}}\``);
  const name = ctx.operator ? char.replace('−', '-').replace('∗', '*') : char;
  const word = node.mode === 'text' || ctx.operator || (kind === 'ord' && (/[\p{L}\p{N}.]/u.test(name)));
  const tight = ctx.style > 1;
  if (DOTS[name]) return [{ core: classed('ord', Array(3).fill(DOTS[name]).join(space(3 / 18))), kind, tight }];
  const letters = word || (kind === 'ord' && letter(name, alphabet));
  if (letters) return [{ chars: name, alphabet, kind, tight, sign: name }];
  const core = TALL[name] ? `text(size: #1.3em, ${escape(name)})`
    : alphabet === 'bold' || alphabet === 'bolditalic' ? heavy(name) : escape(name);
  return [{ core, kind, tight, sign: name }];
}

const TALL = { '⋮': true, '⋱': true };
const DOTS = { '…': '"."', '⋯': escape('⋅') };      // as wide as KaTeX's

// Of signs, the mathematical typeface has ∇ in bold; the typeface for text has those of Latin-1.
function heavy(sign) {
  if (sign === '∇') return 'bold(\\u{2207})';
  if (/^[!-ÿ−]$/.test(sign)) return set(sign, 'heavy');
  throw new Unsettable(`A bold \`${sign}\``, 'set only the letters bold');
}

const SPACES = new Set(['\\ ', '~', ' ', '\\space', '\\nobreakspace']);

const BUILD = {
  atom: (node, ctx) => ctx.operator ? symbol(node, ctx, 'ord') : symbol(node, ctx, node.family),
  mathord: (node, ctx) => symbol(node, ctx, 'ord'),
  textord: (node, ctx) => node.mode === 'math' && !ctx.font && /^[A-Za-z]$/.test(node.text)   // of \char
    ? [{ chars: node.text, alphabet: 'upright', kind: 'ord', tight: ctx.style > 1 }] : symbol(node, ctx, 'ord'),
  spacing: (node, ctx) => {
    if (!SPACES.has(node.text)) return [];
    return node.mode === 'text' ? [{ chars: ' ', alphabet: shown('a', 'text', ctx.text).alphabet, kind: 'ord' }]
      : [{ kern: 0.25 * scale(ctx) }];
  },
  kern: (node, ctx) => [{ kern: length(node.dimension, scale(ctx)) }],
  internal: () => [],
  ordgroup: (node, ctx) => node.semisimple ? list(node.body, ctx) : [group(node.body, ctx)],
  mclass: (node, ctx) => [group(node.body, ctx, node.mclass.slice(1))],
  font: (node, ctx) => build(node.body, { ...ctx, font: node.font }),
  color: (node, ctx) =>
    list(node.body, ctx).map(item => around(item, core => `text(fill: #${colour(node.color)}, ${core})`)),
  styling: (node, ctx) => {
    const style = STYLES.indexOf(node.style);
    const inner = { ...at(ctx, style), font: node.resetFont ? '' : ctx.font };
    const items = list(node.body, inner);
    return style === ctx.style ? items : items.map(item => around(item, core => `${CALLS[style]}(${core})`));
  },
  sizing: (node, ctx) => {
    const times = SIZING[node.size] / ctx.size;
    return list(node.body, { ...ctx, size: SIZING[node.size] })
      .map(item => around(item, core => `text(size: #${ems(times)}, ${core})`));
  },
  mathchoice: (node, ctx) => list(node[STYLES[ctx.style]], ctx),
  hbox: (node, ctx) => list(node.body, { ...ctx, font: '' }),
  text: (node, ctx) => {
    const font = node.font === '\\emph' ? '\\textit' : node.font ?? '\\text';
    const kept = font in ENDS ? ctx.text.filter(name => name !== ENDS[font]) : [...ctx.text, font.slice(1)];
    return [group(node.body, { ...ctx, font: '', text: kept })];
  },
  verb: (node, ctx) => {
    const chars = node.body.replace(/ /g, node.star ? '␣' : '\u00a0');
    return [{ chars, alphabet: 'mono', kind: 'ord', tight: ctx.style > 1 }];
  },
  supsub: scripts,
  op: (node, ctx) => [operator(node, ctx)],
  operatorname: (node, ctx) => [operator(node, ctx)],
  genfrac: fraction,
  sqrt: (node, ctx) => {
    const body = content(node.body, ctx);
    return [ord(node.index ? `root(${content(node.index, at(ctx, 3))}, ${body})` : `sqrt(${body})`, ctx)];
  },
  overline: (node, ctx) => [ord(`overline(${content(node.body, ctx)})`, ctx)],
  underline: (node, ctx) => [ord(`underline(${content(node.body, ctx)})`, ctx)],
  accent, accentUnder: (node, ctx) => {
    if (node.label === '\\undergroup') return [ord(`underparen(${content(node.base, ctx)})`, ctx)];
    if (!ARROWS[node.label]) throw new Unsettable(`\`${node.label}\``, 'write `\\underline`');
    return [ord(`accent(${content(node.base, ctx)}, \\u{${ARROWS[node.label].toString(16)}})`, ctx)];
  },
  horizBrace: (node, ctx) => [ord(`${BRACES[node.label]}(${displayed(node.base, ctx)})`, ctx)],
  xArrow: (node, ctx) => {
    if (!ARROWS[node.label]) throw new Unsettable(`\`${node.label}\``, 'write `\\xrightleftharpoons`');
    const script = at(ctx, higher(ctx.style));
    const parts = [['t', node.body], ['b', node.below]].filter(([, label]) => label && label.body?.length !== 0);
    const labels = parts.map(([side, label]) => `, ${side}: ${content(label, script)}`).join('');
    const arrow = `stretch(\\u{${ARROWS[node.label].toString(16)}}, size: #${labels ? '(100% + 0.7em)' : '1.5em'})`;
    return [{ core: labels ? `attach(limits(${arrow})${labels})` : arrow, kind: 'rel', tight: ctx.style > 1 }];
  },
  enclose,
  phantom: (node, ctx) => list(node.body, ctx).map(item => around(item, core => `#hide(${aside(inStyle(core, ctx))})`)),
  vphantom: (node, ctx) => {
    const body = inStyle(classed('ord', content(node.body, ctx)), ctx);
    return [ord(`#box(width: 0pt, hide(${aside(body)}))`, ctx)];
  },
  smash: (node, ctx) => {
    const inner = node.body.type === 'ordgroup' && node.body.body.length === 1 ? node.body.body[0] : node.body;
    if (inner.type !== 'phantom') throw new Unsettable('`\\smash`', 'leave it out');
    return [ord(`#box(height: 0pt, hide(${aside(inStyle(classed('ord', expression(inner.body, ctx)), ctx))}))`, ctx)];
  },
  lap: node => { throw new Unsettable(`\`\\math${node.alignment}\``, 'write `\\substack` or a shorter index'); },
  rule: (node, ctx) => {
    const size = part => ems(length(node[part] ?? { number: 0, unit: 'em' }, scale(ctx)) / scale(ctx));
    const box = `#box(width: ${size('width')}, height: ${size('height')}, baseline: -${size('shift')}, fill: black)`;
    return [ord(box.replace('--', ''), ctx)];
  },
  htmlmathml: alternatives,
  delimsizing: (node, ctx) => {
    if (node.delim === '.') return [ord('""', ctx)];
    const sized = `stretch(${escape(delimiter(node.delim))}, size: #${SIZES[node.size]}em)`;
    return [{ core: sized, kind: node.mclass.slice(1), tight: ctx.style > 1, sign: true }];
  },
  leftright: (node, ctx) => {
    const side = (token, kind) =>
      token === '.' ? classed('ord', '#box(width: 0.12em)') : classed(kind, escape(delimiter(token)));
    const right = side(node.right, 'close');
    const shade = node.rightColor ? `text(fill: #${colour(node.rightColor)}, ${right})` : right;
    const inner = expression(node.body, ctx, ['open', 'close']);
    return [{ core: `lr(${side(node.left, 'open')}${inner}${shade})`, kind: 'inner', tight: ctx.style > 1 }];
  },
  middle: (node, ctx) => node.delim === '.' ? [ord('""', ctx)]
    : [{ core: `mid(${escape(delimiter(node.delim))})`, kind: 'none', tight: ctx.style > 1 }],
  array: (node, ctx) => [ord(array(node, ctx, { content, scale: scale(ctx) }), ctx)],
};

export function build(node, ctx) {
  refuse(node);
  const found = BUILD[node.type];
  if (!found) throw new Unsettable(`\`${node.type}\``, 'write it another way');
  return found(node, ctx);
}

// KaTeX composes some symbols for the eye and names one character for the ear: paper has that character.
// with a variation selector, since they share a character with those of a slanted stroke
const UPRIGHT_STROKE = /^\\@(var|[lg]vert)/;
function alternatives(node, ctx) {
  const sole = nodes => nodes.length !== 1 ? null : nodes[0].body?.length ? sole(nodes[0].body) : nodes[0];
  const heard = sole(node.mathml), seen = node.html.length === 1 ? node.html[0] : null;
  if (seen) refuseUnlike(seen);
  if (heard?.type === 'text' || node.mathml.length > 1)
    throw new Unsettable('A logo such as `\\TeX`', 'write `\\text{TeX}`');
  const stacked = node.html.some(part => JSON.stringify(part).includes('"supsub"'));   // ≝ and its like
  if (!heard?.text || !seen || stacked || [...heard.text].length > 2) return list(node.html, ctx);
  const kind = seen.type === 'atom' ? seen.family : seen.type === 'mclass' ? seen.mclass.slice(1) : 'ord';
  if (seen.type === 'mathord') return [{ chars: heard.text, alphabet: 'italic', kind, tight: ctx.style > 1 }];
  const text = heard.text + (UPRIGHT_STROKE.test(seen.text) ? '\ufe00' : '');
  return [{ core: string(text), kind, tight: ctx.style > 1, sign: text }];
}

export function toTypst(tree, display) {
  return expression(tree, { style: display ? 0 : 1, size: 1, font: '', text: [] });
}
