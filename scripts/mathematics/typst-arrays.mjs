// Matrices, cases and aligned lines: KaTeX's rows, columns, gaps and rules as one Typst matrix without delimiters.
import { SCALE, ems, length, space } from './typst-spacing.mjs';
import { Unsettable } from './typst-symbols.mjs';
import { aside, smaller } from './typst-atoms.mjs';

const RULE = 0.04, STRUT = { height: 0.84, depth: 0.36 }, JOT = 0.3, SEPARATION = 0.5, DOUBLE = 0.2, AXIS = 0.25;
const ALIGNED = { l: (gap, cell, after) => `&${gap}${cell}${after}`, r: (gap, cell, after) => `${gap}${cell}${after}&`,
  c: (gap, cell, after) => `${gap}${cell}${after}` };

// Columns of cells, and empty ones that hold the room between double rules.
function columns(node) {
  const count = Math.max(0, ...node.body.map(row => row.length));
  const small = node.colSeparationType === 'small' ? 0.2778 * 0.7 : SEPARATION;
  const slots = [], rules = [];
  let cell = 0;
  const place = (spec, c) => slots.push({ cell: c, align: spec?.align ?? 'c',
    before: c > 0 || node.hskipBeforeAndAfter ? spec?.pregap ?? small : 0,
    after: c < count - 1 || node.hskipBeforeAndAfter ? spec?.postgap ?? small : 0 });
  let previous = null;
  for (const spec of node.cols ?? []) {
    if (spec.type === 'separator') {
      if (previous?.type === 'separator') slots.push({ cell: null, before: DOUBLE, after: 0, align: 'c' });
      rules.push({ at: slots.length, dashed: spec.separator === ':' });
    } else if (cell < count) place(spec, cell++);
    previous = spec;
  }
  while (cell < count) place(null, cell++);
  return { slots, rules };
}

function augment(vertical, horizontal) {
  const rules = [...vertical, ...horizontal];
  if (!rules.length) return '';
  if (rules.some(rule => rule.dashed !== rules[0].dashed))
    throw new Unsettable('Dashed and solid rules in one array', 'write all of one kind');
  const list = (name, all) => all.length ? [`${name}: (${all.map(rule => rule.at).join(', ')},)`] : [];
  const dash = rules[0].dashed ? ', dash: "dashed"' : '';
  const stroke = `stroke: (paint: black, thickness: ${RULE}em${dash})`;
  const parts = [...list('vline', vertical), ...list('hline', horizontal), stroke];
  return `, augment: #(${parts.join(', ')})`;
}

export function array(node, ctx, { content, scale }) {
  if (node.colSeparationType === 'CD') throw new Unsettable('`CD`', 'draw the diagram as a figure');
  if (node.tags?.some(tag => tag))
    throw new Unsettable('A numbered environment or `\\tag`', 'write `aligned`, and `{#eq-name}` for the number');
  const { slots, rules } = columns(node);
  const lines = node.hLinesBeforeRow.flatMap((found, at) => {
    if (found.length > 1) throw new Unsettable('A double `\\hline`', 'write one');
    return found.map(dashed => ({ at, dashed }));
  });
  const small = ctx.style < 2 && node.body[0]?.[0]?.style === 'script';  // else Typst gives a row the height of running text
  const style = small ? 2 : ctx.style;
  const shrunk = smaller(style);                              // Typst sets cells one style smaller
  const inner = SCALE[shrunk] * ctx.size;
  const here = size => ems(size * scale / inner);
  const gap = size => size ? space(size * scale / inner) : '';
  const rows = node.body.map((row, r) => {
    const extra = node.rowGaps[r] ? length(node.rowGaps[r], scale) / scale : 0;
    const depth = STRUT.depth * node.arraystretch + extra;
    const height = STRUT.height * node.arraystretch;
    const strut = `#box(width: 0pt, height: ${here(Math.max(0, height + depth))}, baseline: ${here(depth)})`;
    const cells = slots.map((slot, s) => {
      const body = slot.cell === null || !row[slot.cell] ? '' : content(row[slot.cell], { ...ctx, style: shrunk });
      return ALIGNED[slot.align](gap(slot.before), (s === 0 ? strut : '') + (body || '""'), gap(slot.after));
    });
    return cells.join(', ');
  });
  const between = ems((node.addJot ? JOT : 0) * scale / (SCALE[style] * ctx.size));
  const made = `mat(delim: #none, column-gap: #0em, row-gap: #${between}${augment(rules, lines)}, ${rows.join(' ; ')})`;
  return small ? raised(`script(${made})`, ctx) : made;
}

// What is small stands about the axis of the running text.
const raised = (core, ctx) => `#box(baseline: -${ems(AXIS * (SCALE[ctx.style] - SCALE[2]))}, ${aside(core)})`;
