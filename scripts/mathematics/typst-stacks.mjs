// What TeX puts above, below or around: operators with limits, indices, fractions, accents, boxes and strikes.
import { Unsettable, colour, escape, shown, string } from './typst-symbols.mjs';
import { SCALE, ems } from './typst-spacing.mjs';
import { around, aside, at, classed, delimiter, finished, higher, inStyle, ord, smaller } from './typst-atoms.mjs';
import { base, build, content, group } from './typst.mjs';

const ACCENTS = {
  '\\hat': 0x302, '\\check': 0x30c, '\\tilde': 0x303, '\\acute': 0x301, '\\grave': 0x300, '\\dot': 0x307, '\\ddot': 0x308,
  '\\breve': 0x306, '\\bar': 0x304, '\\vec': 0x20d7, '\\mathring': 0x30a, '\\widehat': 0x302, '\\widecheck': 0x30c,
  '\\widetilde': 0x303, '\\overrightarrow': 0x2192, '\\overleftarrow': 0x2190, '\\overleftrightarrow': 0x2194,
  '\\overleftharpoon': 0x20d0, '\\overrightharpoon': 0x20d1,
  "\\'": 0x301, '\\`': 0x300, '\\^': 0x302, '\\~': 0x303, '\\=': 0x304, '\\u': 0x306, '\\.': 0x307, '\\"': 0x308,
  '\\c': 0x327, '\\r': 0x30a, '\\H': 0x30b, '\\v': 0x30c,
};
const SURFACES = { '\\oiint': '∯', '\\oiiint': '∰' };   // KaTeX draws the oval over ∬ and ∭
const BEYOND = 0.1;       // TeX's room beyond limits, ξ13
export const BRACES = {
  '\\overbrace': 'overbrace', '\\underbrace': 'underbrace', '\\overbracket': 'overbracket', '\\underbracket': 'underbracket',
};

export function operator(node, ctx) {
  const tight = ctx.style > 1;
  if (node.type === 'operatorname') {
    const made = group(node.body, { ...ctx, font: 'mathrm', operator: true }, 'op');
    return { ...around(made, core => core), kind: 'op', tight };
  }
  if (node.symbol) {
    const large = node.name !== '\\smallint';
    const sign = SURFACES[node.name] ?? shown(node.name, 'math').char;
    return { core: classed(large ? 'large' : 'ord', escape(sign)), kind: 'op', large, tight };
  }
  if (node.body) {
    const made = around(group(node.body, ctx, 'op'), core => core);
    return { ...made, core: made.sign ? classed('ord', made.core) : made.core, kind: 'op', tight };
  }
  return { core: string(node.name.slice(1)), kind: 'op', tight };
}

// What stands at a brace is set as in a display.
export const displayed = (node, ctx) =>
  ctx.style === 0 ? content(node, ctx) : `display(${content(node, at(ctx, 0))})`;

export function scripts(node, ctx) {
  const script = at(ctx, higher(ctx.style));
  const [sup, sub] = [node.sup, node.sub].map(part => part && content(part, script));
  const { base: under } = node;
  const kind = under?.type;
  if (kind === 'horizBrace' && !sub === under.isOver)
    return [ord(`${BRACES[under.label]}(${displayed(under.base, ctx)}, ${sup ?? sub})`, ctx)];
  const made = base(under, ctx);
  const display = ctx.style === 0;
  const limits = kind === 'op' ? under.limits && (display || under.alwaysHandleSupSub)
    : kind === 'operatorname' && under.alwaysHandleSupSub && (display || under.limits);
  const room = side => `#box(inset: (${side === 't' ? 'top' : 'bottom'}: ${ems(BEYOND * SCALE[ctx.style])}), `;
  const parts = [['t', sup], ['b', sub]].filter(([, part]) => part)
    .map(([side, part]) => `, ${side}: ${limits ? `${room(side)}${aside(inStyle(part, script))})` : part}`).join('');
  const core = finished({ ...made, sign: made.sign && made.chars === undefined });
  const { large, tight } = made;
  return [{ core: `attach(${limits ? 'limits' : 'scripts'}(${core})${parts})`, kind: made.kind, large, tight }];
}

export function fraction(node, ctx) {
  const inner = at(ctx, smaller(ctx.style));
  const [above, below] = [node.numer, node.denom].map(part => content(part, inner));
  if (node.barSize && node.hasBarLine) throw new Unsettable('A fraction bar of another thickness', 'write `\\frac`');
  const stack = node.hasBarLine ? `frac(${above}, ${below})` : `mat(delim: #none, row-gap: #0.3em, ${above} ; ${below})`;
  const side = (token, kind) => token ? classed(kind, escape(delimiter(token))) : classed('ord', '#box(width: 0.12em)');
  if (!node.hasBarLine && ctx.style > 0 && node.leftDelim === '(' && node.rightDelim === ')')
    return [ord(`binom(${above}, ${below})`, ctx)];           // whose rows are no higher than what they hold
  if (!node.leftDelim && !node.rightDelim) return [ord(stack, ctx)];
  return [ord(`lr(${side(node.leftDelim, 'open')}${stack}${side(node.rightDelim, 'close')})`, ctx)];
}

export function accent(node, ctx) {
  if (node.label === '\\overgroup') return [ord(`overparen(${content(node.base, ctx)})`, ctx)];
  const mark = ACCENTS[node.label];
  if (!mark) throw new Unsettable(`\`${node.label}\``, 'write `\\overline` or `\\overrightarrow`');
  if (node.mode === 'text') {
    const [item] = build(node.base, ctx);
    const composed = item?.chars !== undefined ? (item.chars + String.fromCodePoint(mark)).normalize('NFC') : '';
    if ([...composed].length === 1) return [{ ...item, chars: composed }];
  }
  const size = node.isStretchy ? '' : ', size: #0%';
  return [ord(`accent(${content(node.base, ctx)}, \\u{${mark.toString(16)}}${size}, dotless: #false)`, ctx)];
}

const STRIKES = {
  '\\cancel': '', '\\bcancel': 'inverted: #true, ', '\\xcancel': 'cross: #true, ', '\\sout': 'angle: #90deg, ',
};
export function enclose(node, ctx) {
  const body = content(node.body, ctx);
  if (node.label in STRIKES) return [ord(`cancel(${STRIKES[node.label]}${body})`, ctx)];
  const box = { '\\fbox': () => 'stroke: 0.04em', '\\colorbox': () => `fill: ${colour(node.backgroundColor)}`,
    '\\fcolorbox': () => `stroke: 0.04em + ${colour(node.borderColor)}, fill: ${colour(node.backgroundColor)}` }[node.label];
  if (!box) throw new Unsettable(`\`${node.label}\``, 'write `\\boxed` or `\\overline`');
  return [ord(`#box(${box()}, inset: 0.3em, ${aside(inStyle(body, ctx))})`, ctx)];
}
