// All points of p-length one, and the p-length of a sample vector; the slider moves the exponent p. Left the ball: the middle between
// (1, 0) and (0, 1) lies in it exactly if p is at least one. Right the length against p, as far as the slider has come.
// Data: sample (2); min, max, step and start of p; label of the slider.
live.kinds.ball = data => {
  const { svg, set } = live;
  const length = (x, p) => x.reduce((sum, entry) => sum + Math.abs(entry) ** p, 0) ** (1 / p);
  const convex = p => p >= 1;

  const width = 1152, height = 330, middle = [270, 165], unit = 135;
  const at = ([x, y]) => [middle[0] + unit * x, middle[1] - unit * y];
  const path = (points, end = '') => points.map((v, i) => `${i ? 'L' : 'M'}${at(v).map(c => c.toFixed(1)).join(' ')}`).join('') + end;
  const power = (v, p) => Math.sign(v) * Math.abs(v) ** (2 / p);  // the entries to the power p add up to cos² + sin² = 1
  const edge = p => Array.from({ length: 361 }, (_, i) => [Math.cos(i * Math.PI / 180), Math.sin(i * Math.PI / 180)].map(v => power(v, p)));

  const ball = svg('path', { class: 'live-point', 'fill-opacity': 0.3, stroke: 'var(--data)', 'stroke-width': 3 });
  const half = svg('circle', { class: 'live-ring', r: 9, cx: at([0.5, 0.5])[0], cy: at([0.5, 0.5])[1] });
  const where = svg('text', { class: 'live-halo', x: at([1, 1])[0] + 14, y: at([1, 1])[1] + 24 });

  const low = 3, high = Math.ceil(length(data.sample, data.min));
  const frame = live.axes([700, 20, 420, 262], [0, data.max], [low, high],
    { x: [1, 2, 4, 6, 8].map(v => [v, v]), y: [4, 5, 7, 10, 14].map(v => [v, v]) }, 'p');
  const curve = svg('path', { class: 'live-curve' });
  const dot = svg('circle', { class: 'live-fill-model live-ring', r: 10 });
  const span = live.passed(data.start);

  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}` },
    svg('path', { class: 'live-axis', d: path([[-1.15, 0], [1.15, 0]]) + path([[0, -1.15], [0, 1.15]]) }),
    ball, svg('path', { class: 'live-dashed', d: path([[1, 0], [0, 1]]) }), half, where,
    svg('text', { class: 'live-halo', x: 0, y: 24 }, 'length ≤ 1'),
    frame.group, curve, dot,
    svg('text', { class: 'live-halo', x: 860, y: 24 }, `length of (${data.sample.join(', ')})`));

  function show(p) {
    const [from, to] = span(p), stops = Math.round((to - from) / 0.05);
    const passed = Array.from({ length: stops + 1 }, (_, i) => from + i * 0.05);
    set(ball, { d: path(edge(p), 'Z') });
    set(half, { class: `live-ring ${convex(p) ? 'live-fill-model' : 'live-fill-error'}` });
    where.textContent = convex(p) ? 'the middle is in' : 'the middle is out';
    set(curve, { d: stops ? frame.curve(passed.map(q => [q, length(data.sample, q)])) : '' });
    set(dot, { cx: frame.x(p), cy: frame.y(length(data.sample, p)) });
  }

  const says = p => `p = ${p.toFixed(2)}: ${convex(p) ? 'convex' : 'not convex'}, length ${length(data.sample, p).toFixed(2)}`;
  const spoken = p => `p ${p.toFixed(2)}, the ball is ${convex(p) ? '' : 'not '}convex, the length is ${length(data.sample, p).toFixed(2)}`;
  return { picture, label: data.label, min: data.min, max: data.max, step: data.step, start: data.start, show, says, spoken };
};
