// A direction turns; points cast their shadows on it. Beside it the variance of the shadows against the angle, and what
// of the total is lost; the curve grows as the slider passes. Data: points (N × 2), centred; start and step of the angle in degrees; label of the slider.
live.kinds.projection = data => {
  const { svg, set, axes, passed } = live;
  const N = data.points.length;
  const direction = degrees => [Math.cos(degrees * Math.PI / 180), Math.sin(degrees * Math.PI / 180)];
  const shadow = ([x, y], b) => x * b[0] + y * b[1];
  const variance = degrees => {
    const b = direction(degrees);
    return data.points.reduce((sum, p) => sum + shadow(p, b) ** 2, 0) / N;
  };
  const total = data.points.reduce((sum, [x, y]) => sum + x * x + y * y, 0) / N;

  // The plane: as large as the points and all their shadows are.
  const width = 1152, height = 318;
  const reach = axis => 0.35 + Math.max(...data.points.map(p => (Math.hypot(...p) + Math.abs(p[axis])) / 2));
  const unit = Math.min((height - 8) / (2 * reach(1)), 500 / (2 * reach(0)));
  const half = [Math.round(reach(0) * unit), height / 2 - 2];
  const at = ([x, y]) => [half[0] + 4 + unit * x, height / 2 - unit * y];
  const line = svg('line', { class: 'live-line live-model' });
  const arrow = svg('path', { class: 'live-fill-model' });
  const name = svg('text', { class: 'live-strong live-text-model', 'text-anchor': 'middle' }, 'b');
  const drops = data.points.map(() => svg('line', { class: 'live-drop' }));
  const feet = data.points.map(() => svg('rect', { class: 'live-fill-model', width: 15, height: 15 }));
  const dots = data.points.map(p => svg('circle', { class: 'live-point', cx: at(p)[0], cy: at(p)[1], r: 9 }));
  const plane = svg('svg', { x: 0, y: 0, width: 2 * half[0] + 8, height },
    svg('path', { class: 'live-faint', d: `M4 ${height / 2}h${2 * half[0]}M${half[0] + 4} 2v${height - 4}` }),
    line, ...drops, ...dots, ...feet, arrow, name);

  // The curve, with a bar at the angle: kept below, lost above, together always the total.
  const left = 2 * half[0] + 90;
  const frame = axes([left, 34, width - left - 18, height - 66], [0, 180], [0, total * 1.0001],
    { x: [0, 45, 90, 135, 180].map(a => [a, `${a}°`]), y: [[0, '0'], [total, String(+total.toFixed(2))]] }, '');
  const wave = svg('path', { class: 'live-curve' });
  const part = passed(data.start);
  const kept = svg('line', { class: 'live-bar live-model' });
  const lost = svg('line', { class: 'live-bar live-lost' });
  const dot = svg('circle', { class: 'live-fill-model live-ring', r: 10 });
  const words = ['variance', 'lost'].map(word => svg('text', { class: 'live-halo' }, word));
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}` }, plane, frame.group,
    svg('path', { class: 'live-faint live-dashed', d: frame.curve([[0, total], [180, total]]) }),
    svg('text', { x: left + 6, y: 22 }, 'total variance'),
    wave, kept, lost, dot, ...words);

  function show(degrees) {
    const b = direction(degrees), far = 2 * Math.max(...half) / unit, tip = Math.max(1, 46 / unit);
    const [x1, y1] = at([-far * b[0], -far * b[1]]), [x2, y2] = at([far * b[0], far * b[1]]);
    set(line, { x1, y1, x2, y2 });
    const end = tip * unit, [x0, y0] = at([0, 0]);
    set(arrow, { d: `M0 -3H${end - 20}V-10L${end} 0L${end - 20} 10V3H0Z`,
      transform: `translate(${x0} ${y0}) rotate(${-degrees})` });
    set(name, { x: x0 + (end - 14) * b[0] + 25 * b[1], y: y0 - (end - 14) * b[1] + 25 * b[0] + 9 });
    data.points.forEach((p, n) => {
      const [px, py] = at(p), z = shadow(p, b), [fx, fy] = at([z * b[0], z * b[1]]);
      set(drops[n], { x1: px, y1: py, x2: fx, y2: fy });
      set(feet[n], { x: fx - 7.5, y: fy - 7.5, transform: `rotate(${-degrees} ${fx} ${fy})` });
    });
    const value = variance(degrees), x = frame.x(degrees), y = frame.y(value);
    set(kept, { x1: x, x2: x, y1: frame.y(0), y2: y });
    set(lost, { x1: x, x2: x, y1: y, y2: frame.y(total) });
    set(dot, { cx: x, cy: y });
    const [from, to] = part(degrees);
    set(wave, { d: frame.curve(Array.from({ length: to - from + 1 }, (_, i) => [from + i, variance(from + i)])) });
    const right = degrees < 120;
    const middle = share => Math.min(Math.max(share, frame.y(total) + 22), frame.y(0) - 6);
    words.forEach((word, i) => set(word, { x: x + (right ? 18 : -18), 'text-anchor': right ? 'start' : 'end',
      y: middle(i ? (y + frame.y(total)) / 2 + 7 : (y + frame.y(0)) / 2 + 7),
      visibility: (i ? total - value : value) > 0.14 * total ? 'visible' : 'hidden' }));
  }

  const says = degrees => `${degrees}°: variance ${variance(degrees).toFixed(2)}, lost ${(total - variance(degrees)).toFixed(2)}`;
  const spoken = degrees => `${degrees} degrees, variance ${variance(degrees).toFixed(2)}`;
  return { picture, label: data.label, min: 0, max: 180, step: data.step, start: data.start, show, says, spoken };
};
