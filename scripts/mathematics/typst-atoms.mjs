// Atoms of TeX on their way to Typst: { core | chars + alphabet | kern, kind, tight, large }; a list becomes one string.
import { set, shown } from './typst-symbols.mjs';
import { SCALE, TYPST, cancelBinaries, ems, glue, space, spaced } from './typst-spacing.mjs';

export const CALLS = ['display', 'inline', 'script', 'sscript'];
const DELIMITERS = { '<': '⟨', '>': '⟩', '\\lt': '⟨', '\\gt': '⟩' };

export const higher = style => Math.min(3, style < 2 ? 2 : 3);
export const smaller = style => Math.min(3, style + 1);
export const at = (ctx, style) => ({ ...ctx, style });
export const scale = ctx => SCALE[ctx.style] * ctx.size;
export const classed = (kind, core) => `class("${TYPST[kind] ?? kind}", ${core})`;
export const delimiter = token => DELIMITERS[token] ?? shown(token, 'math').char;
// For a box: as high and deep as what it holds, where Typst would give it a line's height.
export const aside = core =>
  `{ set par(leading: 0pt); set text(top-edge: "bounds", bottom-edge: "bounds"); $${core}$ }`;

// A box starts again at running size.
export const inStyle = (core, ctx) => `${CALLS[ctx.style]}(${core})`;

export function ord(core, ctx, more) { return { core, kind: 'ord', tight: ctx.style > 1, ...more }; }

// The item with something put around it.
export function around(item, put) {
  if (item.kern !== undefined) return item;
  return { ...item, core: put(item.core ?? set(item.chars, item.alphabet)), chars: undefined };
}

export function finished(item) {
  if (item.chars !== undefined) return set(item.chars, item.alphabet);
  const bare = item.large || item.kind === 'op' || item.kind === 'none' || (item.kind === 'ord' && !item.sign);
  return bare ? item.core : classed(item.kind, item.core);
}

export function merge(items) {
  const done = [];
  for (const item of items) {
    const last = done.at(-1);
    const joins = last?.chars !== undefined && item.chars !== undefined && last.alphabet === item.alphabet;
    if (joins) done[done.length - 1] = { ...last, chars: last.chars + item.chars };
    else if (item.kern !== undefined && last?.kern !== undefined) done[done.length - 1] = { kern: last.kern + item.kern };
    else if (!item.skip) done.push(item);
  }
  return done;
}

// One string out of items, with TeX's spaces.
export function join(items, ctx, edges = []) {
  cancelBinaries(items, edges);
  const list = merge(items);
  const parts = [];
  let last = edges[0] ? { kind: edges[0] } : null, gap = null;
  for (const item of [...list, ...(edges[1] ? [{ kind: edges[1], end: true }] : [])]) {
    if (item.kern !== undefined) { gap = (gap ?? 0) + item.kern; continue; }
    const natural = last ? glue(last, item) * scale(ctx) : 0;
    const touched = last && (spaced(last) || spaced(item));
    if (gap !== null || natural || (touched && !item.end)) parts.push(space(((gap ?? 0) + natural) / scale(ctx)));
    gap = null;
    if (!item.end) parts.push(finished(item));
    last = item;
  }
  if (gap !== null) parts.push(space(gap / scale(ctx)));
  return parts.join('');
}
