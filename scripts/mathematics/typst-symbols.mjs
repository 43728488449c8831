// The characters and alphabets that KaTeX shows for a symbol, asked of KaTeX itself, and how Typst is told them.
import { createRequire } from 'node:module';
import path from 'node:path';

const katex = createRequire(path.join(process.cwd(), 'package.json'))('katex');

// What KaTeX sets and paper cannot set the same.
export class Unsettable extends Error {
  constructor(what, instead) { super(`${what} cannot be set on paper; ${instead}`); }
}

// first code point of A, a, 0, Α, α in Unicode's mathematical alphabets; letters that stood elsewhere before
const ALPHABETS = {
  italic: { A: 0x1d434, a: 0x1d44e, Α: 0x1d6e2, α: 0x1d6fc },
  bold: { A: 0x1d400, a: 0x1d41a, 0: 0x1d7ce, Α: 0x1d6a8, α: 0x1d6c2 },
  bolditalic: { A: 0x1d468, a: 0x1d482, Α: 0x1d71c, α: 0x1d736 },
  sans: { A: 0x1d5a0, a: 0x1d5ba, 0: 0x1d7e2 },
  boldsans: { A: 0x1d5d4, a: 0x1d5ee, 0: 0x1d7ec },
  italicsans: { A: 0x1d608, a: 0x1d622 },
  mono: { A: 0x1d670, a: 0x1d68a, 0: 0x1d7f6 },
  fraktur: { A: 0x1d504, a: 0x1d51e },
  boldfraktur: { A: 0x1d56c, a: 0x1d586 },
  double: { A: 0x1d538, a: 0x1d552 },
};
const ELSEWHERE = {
  italic: { h: 0x210e, ı: 0x1d6a4, ȷ: 0x1d6a5 },
  fraktur: { C: 0x212d, H: 0x210c, I: 0x2111, R: 0x211c, Z: 0x2128 },
  double: { C: 0x2102, H: 0x210d, N: 0x2115, P: 0x2119, Q: 0x211a, R: 0x211d, Z: 0x2124 },
};
const GREEK_TAIL = '∂ϵϑϰϕϱϖ';
const CLASSES = [
  ['mathnormal', 'italic'], ['mathbf', 'bold'], ['boldsymbol', 'bolditalic'], ['mathsfit', 'italicsans'],
  ['mathboldsf', 'boldsans'], ['textboldsf', 'boldsans'], ['mathitsf', 'italicsans'], ['textitsf', 'italicsans'],
  ['mathsf', 'sans'], ['mathtt', 'mono'], ['mathbb', 'double'], ['textbb', 'double'],
  ['mathboldfrak', 'boldfraktur'], ['textboldfrak', 'boldfraktur'], ['mathfrak', 'fraktur'], ['textfrak', 'fraktur'],
  ['mathcal', 'calligraphic'], ['mathscr', 'script'], ['textscr', 'script'], ['mathit', 'slanted'],
];

const code = char => `\\u{${char.codePointAt(0).toString(16)}}`;
export const escape = text => /[\ufe00\ufe01]/.test(text) ? string(text) : [...text].map(code).join('');
export const string = text => `"${text.replace(/[\\"]/g, '\\$&')}"`;

function symbolNode(node) {
  if (typeof node.text === 'string' && node.classes) return node;
  for (const child of node.children ?? []) {
    if (child.classes?.includes('katex-mathml')) continue;
    const found = symbolNode(child);
    if (found) return found;
  }
  return null;
}

// signs that share a character and differ by a variation selector
const VARIANTS = { '\\emptyset': '∅\ufe00' };

const known = new Map();

// What KaTeX shows for a token: { char, alphabet }, under a command of math or text fonts.
export function shown(token, mode, fonts = []) {
  const key = [mode, token, ...fonts].join(' ');
  if (known.has(key)) return known.get(key);
  const wrapped = fonts.reduceRight((inner, font) => `\\${font}{${inner}}`, token);
  let found = { char: token, alphabet: 'upright' };
  try {
    const tex = mode === 'text' && !/^text/.test(fonts[0] ?? '') ? `\\text{${wrapped}}` : wrapped;
    const node = symbolNode(katex.__renderToHTMLTree(tex, { strict: false, throwOnError: true }));
    if (node) found = { char: VARIANTS[token] ?? node.text, alphabet: alphabetOf(node.classes) };
  } catch { /* a bare character that is no token of TeX shows itself */ }
  known.set(key, found);
  return found;
}

function alphabetOf(classes) {
  const has = name => classes.includes(name);
  if (has('textsf')) return has('textbf') ? 'boldsans' : has('textit') ? 'italicsans' : 'sans';
  if (has('texttt')) return 'mono';
  if (has('textbf')) return has('textit') ? 'heavyslanted' : 'heavy';
  if (has('textit')) return 'slanted';
  return CLASSES.find(([name]) => has(name))?.[1] ?? 'upright';
}

// The code point of a letter in an alphabet, or null where Unicode has none.
export function letter(char, alphabet) {
  const special = ELSEWHERE[alphabet]?.[char];
  if (special) return String.fromCodePoint(special);
  const starts = ALPHABETS[alphabet] ?? {};
  const from = (first, start, shift = 0) => String.fromCodePoint(start + shift + char.codePointAt(0) - first.codePointAt(0));
  if (/^[A-Z]$/.test(char)) return from('A', starts.A);
  if (/^[a-z]$/.test(char)) return from('a', starts.a);
  if (/^[0-9]$/.test(char)) return starts[0] ? from('0', starts[0]) : null;
  if (/^[Α-Ω]$/.test(char)) return starts.Α ? from('Α', starts.Α) : null;
  if (/^[α-ω]$/.test(char)) return starts.α ? from('α', starts.α) : null;
  if (GREEK_TAIL.includes(char)) return starts.α ? String.fromCodePoint(starts.α + 25 + GREEK_TAIL.indexOf(char)) : null;
  return null;
}

const TEXT = {
  slanted: 'style: #"italic", ', heavy: 'weight: #"bold", ', heavyslanted: 'weight: #"bold", style: #"italic", ',
};

// Typst source for characters of one alphabet.
export function set(chars, alphabet) {
  if (alphabet === 'upright') return string(chars);
  if (alphabet === 'slanted' && /^[Α-ω]+$/.test(chars)) return set(chars, 'italic');
  if (TEXT[alphabet]) return `text(font: #"New Computer Modern", ${TEXT[alphabet]}${string(chars)})`;
  if (alphabet === 'calligraphic' || alphabet === 'script') {
    if (!/^[A-Z]+$/.test(chars)) throw new Unsettable(`\`${chars}\` in ${alphabet} letters`, 'write a capital letter');
    return [...chars].map(char => `${alphabet === 'script' ? 'scr' : 'cal'}("${char}")`).join('');
  }
  return [...chars].map(char => {
    const mapped = letter(char, alphabet);
    if (mapped) return escape(mapped);
    if (/[\p{L}\p{N}]/u.test(char) && !(alphabet === 'italic' && /\P{ASCII}/u.test(char)))
      throw new Unsettable(`\`${char}\` in ${alphabet} letters`, 'write it upright or in another alphabet');
    return /\s/.test(char) ? string(char) : escape(char);
  }).join('');
}

const NAMED = {
  black: '000000', white: 'ffffff', red: 'ff0000', lime: '00ff00', green: '008000', blue: '0000ff', yellow: 'ffff00',
  cyan: '00ffff', aqua: '00ffff', magenta: 'ff00ff', fuchsia: 'ff00ff', gray: '808080', grey: '808080',
  silver: 'c0c0c0', maroon: '800000', olive: '808000', purple: '800080', teal: '008080', navy: '000080',
  orange: 'ffa500', pink: 'ffc0cb', brown: 'a52a2a', violet: 'ee82ee', indigo: '4b0082', gold: 'ffd700',
  crimson: 'dc143c', darkblue: '00008b', darkgreen: '006400', darkred: '8b0000', darkgray: 'a9a9a9',
  lightgray: 'd3d3d3', steelblue: '4682b4', royalblue: '4169e1', tomato: 'ff6347', salmon: 'fa8072',
  darkorange: 'ff8c00', firebrick: 'b22222', forestgreen: '228b22', seagreen: '2e8b57', skyblue: '87ceeb',
  turquoise: '40e0d0', chocolate: 'd2691e', coral: 'ff7f50', khaki: 'f0e68c', plum: 'dda0dd', tan: 'd2b48c',
};

export function colour(name) {
  const digits = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(name) ? name.replace('#', '') : null;
  const hex = NAMED[name.toLowerCase()] ?? digits;
  if (!hex) throw new Unsettable(`The colour \`${name}\``, 'write it as `#rrggbb`');
  return `rgb("#${hex}")`;
}
