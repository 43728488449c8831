// TeX's spaces between atoms (TeXbook, p. 170), written out because Typst's own classes differ from TeX's.

const THIN = 3 / 18, MEDIUM = 4 / 18, THICK = 5 / 18;
const LOOSE = {
  ord: { op: THIN, bin: MEDIUM, rel: THICK, inner: THIN },
  op: { ord: THIN, op: THIN, rel: THICK, inner: THIN },
  bin: { ord: MEDIUM, op: MEDIUM, open: MEDIUM, inner: MEDIUM },
  rel: { ord: THICK, op: THICK, open: THICK, inner: THICK },
  close: { op: THIN, bin: MEDIUM, rel: THICK, inner: THIN },
  punct: { ord: THIN, op: THIN, rel: THICK, open: THIN, close: THIN, punct: THIN, inner: THIN },
  inner: { ord: THIN, op: THIN, bin: MEDIUM, rel: THICK, open: THIN, punct: THIN, inner: THIN },
};
const TIGHT = { ord: { op: THIN }, op: { ord: THIN, op: THIN }, close: { op: THIN }, inner: { op: THIN } };
const BEFORE = ['leftmost', 'bin', 'open', 'rel', 'op', 'punct'];
const AFTER = ['rightmost', 'rel', 'close', 'punct'];

// size of a style against text: display, text, script, scriptscript
export const SCALE = [1, 1, 0.7, 0.5];

// Typst gives these classes spaces of its own, which an explicit space replaces.
export const TYPST = {
  ord: 'normal', op: 'normal', bin: 'binary', rel: 'relation', open: 'opening', close: 'closing',
  punct: 'punctuation', inner: 'normal',
};
export const spaced = item => item.large || ['bin', 'rel', 'punct', 'none'].includes(item.as ?? item.kind);

const UNITS = { em: 1, mu: 1 / 18, ex: 0.431, pt: 0.1, mm: 7227 / 25400, cm: 7227 / 2540, in: 7.227, bp: 0.1 * 803 / 800,
  pc: 1.2, dd: 0.1 * 1238 / 1157, cc: 1.2 * 1238 / 1157, nd: 0.1 * 685 / 642, nc: 1.2 * 685 / 642,
  sp: 0.1 / 65536, px: 0.1 * 803 / 800 };

// A length of TeX in ems of running text; those in em, ex and mu grow with the style.
export const length = ({ number, unit }, scale) =>
  number * UNITS[unit] * (['em', 'ex', 'mu'].includes(unit) ? scale : 1);
export const ems = number => `${+number.toFixed(4)}em`;
export const space = number => `#h(${ems(number)})`;

// Binary operators without two operands become ordinary.
export function cancelBinaries(items, around) {
  const atoms = items.filter(item => item.kern === undefined && !item.skip);
  let before = { kind: around[0] ?? 'leftmost' };
  for (const item of [...atoms, { kind: around[1] ?? 'rightmost' }]) {
    if (before.kind === 'bin' && AFTER.includes(item.kind)) before.kind = 'ord';
    else if (item.kind === 'bin' && BEFORE.includes(before.kind)) item.kind = 'ord';
    before = item;
  }
}

export const glue = (left, right) => (right.tight ? TIGHT : LOOSE)[left.kind]?.[right.kind] ?? 0;
