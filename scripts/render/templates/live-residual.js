// A vector b of fixed length turns against a line through the origin; its projection and its residual are drawn, and beside them a
// bar of their two squares, which add up. Data: line (unit direction), length of b; min, max, step and start of the angle in degrees; label.
live.kinds.residual = data => {
  const { svg, set } = live;
  const width = 1152, height = 340, unit = 30, middle = [330, 172];
  const [dx, dy] = data.line, square = data.length ** 2;
  const at = ([x, y]) => [middle[0] + unit * x, middle[1] - unit * y];
  const tilt = Math.atan2(dy, dx);
  const vector = degrees => [0, 1].map(i => data.length * [Math.cos, Math.sin][i](tilt + degrees * Math.PI / 180));
  const shadow = ([x, y]) => x * dx + y * dy;

  const far = 9, ends = [[-far * dx, -far * dy], [far * dx, far * dy]].map(at);
  const arrows = ['live-fill-data', 'live-fill-model'].map(colour => svg('path', { class: colour }));
  const drop = svg('line', { class: 'live-line live-lost' });
  const corner = svg('path', { class: 'live-axis' });
  const names = [['b', 'live-text-data'], ['p', 'live-text-model'], ['r', '']].map(([letter, colour]) =>
    svg('text', { class: `live-strong live-halo ${colour}`, 'text-anchor': 'middle' }, letter));
  const plane = svg('svg', { x: 0, y: 0, width: 660, height },
    svg('circle', { class: 'live-faint live-dashed', cx: middle[0], cy: middle[1], r: unit * data.length }),
    svg('line', { class: 'live-axis', x1: ends[0][0], y1: ends[0][1], x2: ends[1][0], y2: ends[1][1] }),
    drop, corner, arrows[1], arrows[0], ...names);

  // One bar, as long as the square of b: the part of the projection, then that of the residual.
  const left = 690, long = width - left - 20, top = 110, thick = 70;
  const kept = svg('rect', { class: 'live-fill-model', x: left, y: top, height: thick });
  const lost = svg('rect', { class: 'live-fill-error', y: top, height: thick, 'fill-opacity': 0.55 });
  const sums = ['live-text-model', ''].map(colour => svg('text', { class: `live-halo ${colour}`, y: top - 16 }));
  const bars = svg('g', {}, kept, lost, ...sums,
    svg('rect', { class: 'live-frame', x: left, y: top, width: long, height: thick }),
    svg('text', { x: left, y: top + thick + 36 }, `the square of the length of b: ${square}`));
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}` }, plane, bars);

  function draw(part, [x, y]) {
    const end = unit * Math.hypot(x, y), tip = Math.min(20, end), [x0, y0] = at([0, 0]);
    const turn = -Math.atan2(y, x) * 180 / Math.PI;
    set(part, { d: `M0 -3H${end - tip}V-10L${end} 0L${end - tip} 10V3H0Z`, transform: `translate(${x0} ${y0}) rotate(${turn})` });
  }

  function show(degrees) {
    const b = vector(degrees), s = shadow(b), p = [s * dx, s * dy], r = [b[0] - p[0], b[1] - p[1]];
    const [bx, by] = at(b), [px, py] = at(p), rest = Math.hypot(...r);
    draw(arrows[0], b);
    draw(arrows[1], p);
    set(drop, { x1: px, y1: py, x2: bx, y2: by });
    const side = 0.45, along = [-Math.sign(s) * side * dx, -Math.sign(s) * side * dy], up = [-side * dy, side * dx];
    const turns = [along, [along[0] + up[0], along[1] + up[1]], up].map(([x, y]) => at([p[0] + x, p[1] + y]));
    set(corner, { d: rest > 0.6 && Math.abs(s) > 0.6 ? turns.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('') : '' });
    const beyond = (v, by) => at([0, 1].map(i => v[i] * (1 + by / Math.max(Math.hypot(...v), 0.1))));
    const [nx, ny] = beyond(b, 0.55);
    set(names[0], { x: nx, y: ny + 9 });
    set(names[1], { x: px + 24 * dy, y: py + 24 * dx + 9 });
    const out = s < 0 ? -1 : 1;
    set(names[2], { x: (px + bx) / 2 + out * 24 * dx, y: (py + by) / 2 - out * 24 * dy + 9, opacity: rest > 0.6 ? 1 : 0 });
    const share = s * s / square;
    set(kept, { width: long * share });
    set(lost, { x: left + long * share, width: long * (1 - share) });
    sums[0].textContent = `square of p: ${(s * s).toFixed(2)}`;
    sums[1].textContent = `of r: ${(square - s * s).toFixed(2)}`;
    set(sums[0], { x: left });
    set(sums[1], { x: width - 20, 'text-anchor': 'end' });
  }

  const parts = degrees => { const s = shadow(vector(degrees)); return [s * s, square - s * s].map(v => v.toFixed(2)); };
  const says = degrees => { const [p, r] = parts(degrees); return `${degrees}°: ${p} + ${r} = ${square}`; };
  const spoken = degrees => { const [p, r] = parts(degrees); return `${degrees} degrees, square of the projection ${p}, of the residual ${r}`; };
  return { picture, label: data.label, min: data.min, max: data.max, step: data.step, start: data.start, show, says, spoken };
};
