// A matrix moves the grid of the plane; the slider t moves its second column. Left what lies near zero afterwards: an ellipse that
// becomes a strip along the kernel when the columns are aligned. Data: first column, second column without t and its change with t;
// radius of what counts as near; min, max, step and start of t; label of the slider.
live.kinds.grid = data => {
  const { svg, set } = live;
  const [a, c] = data.first;
  const second = t => data.second.map((entry, i) => entry + t * data.change[i]);
  const area = t => { const [b, d] = second(t); return a * d - b * c; };
  const flat = t => Math.abs(area(t)) < 1e-9;

  // Two planes of equal scale, with an arrow between them.
  const width = 1152, height = 330, side = 520, unit = 54;
  const at = ([x, y]) => [side / 2 + unit * x, height / 2 - unit * y];
  const path = (points, end = '') => points.map((p, i) => `${i ? 'L' : 'M'}${at(p).map(v => v.toFixed(1)).join(' ')}`).join('') + end;
  const steps = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const lines = reach => [...steps(-reach, reach).map(k => [[k, -reach], [k, reach]]), ...steps(-reach, reach).map(k => [[-reach, k], [reach, k]])];
  const grid = (map, reach) => lines(reach).map(line => path(line.map(map))).join('');
  const cell = [[0, 0], [1, 0], [1, 1], [0, 1]];
  const disc = Array.from({ length: 120 }, (_, i) => [Math.cos(i * Math.PI / 60), Math.sin(i * Math.PI / 60)].map(v => data.radius * v));
  const axes = () => svg('path', { class: 'live-axis', d: path([[-5, 0], [5, 0]]) + path([[0, -4], [0, 4]]) });
  const shaded = part => svg('path', { class: part, 'fill-opacity': 0.25 });

  const near = shaded('live-fill-error live-lost'), square = shaded('live-point');
  set(square, { d: path(cell, 'Z') });
  const source = svg('svg', { x: 0, y: 0, width: side, height },
    svg('path', { class: 'live-faint', d: grid(p => p, 6) }), axes(), near, square,
    svg('text', { class: 'live-halo', x: 10, y: 26 }, 'these x …'));

  const moved = svg('path', { class: 'live-faint' }), image = shaded('live-point'), zero = shaded('live-fill-error live-lost');
  set(zero, { d: path(disc, 'Z') });
  const line = svg('path', { class: 'live-curve' });  // the image, where it is no plane
  const arrows = ['live-fill-data', 'live-fill-model'].map(colour => svg('path', { class: colour }));
  const names = ['live-text-data', 'live-text-model'].map((colour, i) =>
    svg('text', { class: `live-strong live-halo ${colour}`, 'text-anchor': 'middle' }, `a${'₁₂'[i]}`));
  const target = svg('svg', { x: width - side, y: 0, width: side, height },
    axes(), moved, line, image, zero, ...arrows, ...names,
    svg('text', { class: 'live-halo', x: 10, y: 26 }, `… come within ${data.radius} of 0`));
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}` }, source, target,
    svg('path', { class: 'live-axis', d: `M${side + 24} ${height / 2}h64m-14 -9l14 9l-14 9` }),
    svg('text', { class: 'live-strong', x: width / 2, y: height / 2 - 16, 'text-anchor': 'middle' }, 'A'));

  // The x that A carries into the disc: its boundary by the inverse, or a strip as long as one likes along the kernel.
  function preimage(t) {
    const [b, d] = second(t), by = area(t);
    if (!flat(t)) return disc.map(([u, v]) => [(d * u - b * v) / by, (a * v - c * u) / by]);
    const row = Math.hypot(a, b) > 0 ? [a, b] : [c, d], length = Math.hypot(...row);
    const [n, k] = [row.map(v => v / length), [-row[1] / length, row[0] / length]];
    const wide = data.radius / Math.hypot(a * n[0] + b * n[1], c * n[0] + d * n[1]);
    return [[1, 1], [1, -1], [-1, -1], [-1, 1]].map(([s, r]) => [20 * s * k[0] + r * wide * n[0], 20 * s * k[1] + r * wide * n[1]]);
  }

  function show(t) {
    const [b, d] = second(t), map = ([x, y]) => [a * x + b * y, c * x + d * y];
    set(near, { d: path(preimage(t), 'Z') });
    set(moved, { d: grid(map, 8) });
    set(line, { d: flat(t) ? path([map([-9, -9]), map([9, 9])]) : '' });
    set(image, { d: path(cell.map(map), 'Z') });
    [[a, c], [b, d]].forEach((column, i) => {
      const length = Math.hypot(...column), end = unit * length, [x0, y0] = at([0, 0]), tip = Math.min(20, end);
      const turn = -Math.atan2(column[1], column[0]) * 180 / Math.PI;
      set(arrows[i], { d: `M0 -3H${end - tip}V-10L${end} 0L${end - tip} 10V3H0Z`, transform: `translate(${x0} ${y0}) rotate(${turn})` });
      const [x, y] = at(column), out = length ? 24 / length : 0, side = i ? -1 : 1;
      set(names[i], { x: x + out * column[0] * 0.6 + side * out * column[1], y: y - out * column[1] * 0.6 + side * out * column[0] + 9 });
    });
  }

  const says = t => `t = ${t.toFixed(1)}: ${flat(t) ? 'a whole line goes to 0' : 'only 0 goes to 0'}, cells of area ${Math.abs(area(t)).toFixed(2)}`;
  const spoken = t => `t ${t.toFixed(1)}, area ${Math.abs(area(t)).toFixed(2)}, ${flat(t) ? 'a whole line goes to zero' : 'only zero goes to zero'}`;
  return { picture, label: data.label, min: data.min, max: data.max, step: data.step, start: data.start, show, says, spoken };
};
