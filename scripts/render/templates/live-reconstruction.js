// A picture rebuilt from its mean and K directions times scores. Data: x and mean (D), directions (R × D), scores (R),
// eigenvalues (R) for the share; shape (rows, columns); white and black, the values at the ends; unit of the error;
// one and all, whose error and whose share it is.
live.kinds.reconstruction = data => {
  const { svg, set, axes, passed } = live;
  const [rows, columns] = data.shape, R = data.scores.length, D = data.x.length;
  const all = data.eigenvalues.reduce((a, b) => a + b, 0);
  const shares = [0];
  data.eigenvalues.forEach((value, k) => shares.push(shares[k] + value / all));
  const rebuild = K => data.mean.map((m, d) => {
    let value = m;
    for (let k = 0; k < K; k += 1) value += data.scores[k] * data.directions[k][d];
    return value;
  });
  const error = K => Math.sqrt(rebuild(K).reduce((sum, value, d) => sum + (value - data.x[d]) ** 2, 0) / D);

  const width = 1152, height = 308, side = 236, top = 38, cell = side / Math.max(rows, columns);
  const corner = d => [(d % columns) * cell, Math.floor(d / columns) * cell];

  // Ink on paper: the colour of the text, more or less opaque.
  function pixels(left, name) {
    const cells = data.x.map((_, d) => svg('rect', {
      class: 'live-pixel', x: corner(d)[0], y: corner(d)[1], width: cell + 0.4, height: cell + 0.4 }));
    const title = svg('text', { x: left + side / 2, y: 26, 'text-anchor': 'middle' }, name);
    const group = svg('g', { transform: `translate(${left} ${top})` }, ...cells,
      svg('rect', { class: 'live-frame', width: columns * cell, height: rows * cell }));
    const paint = values => cells.forEach((c, d) => c.setAttribute('fill-opacity',
      Math.min(1, Math.max(0, (values[d] - data.white) / (data.black - data.white))).toFixed(3)));
    return { group, title, paint };
  }

  // The last term: area for size; filled adds ink, hollow removes it, so that the sign does not hang on colour.
  const largest = Math.max(...data.scores.map((z, k) => Math.abs(z) * Math.max(...data.directions[k].map(Math.abs))));
  const marks = data.x.map(() => svg('rect', {}));
  const left = 290;
  const term = svg('g', { transform: `translate(${left} ${top})` },
    svg('rect', { class: 'live-frame', width: columns * cell, height: rows * cell }), ...marks);
  const termName = svg('text', { x: left + side / 2, y: 26, 'text-anchor': 'middle' });

  const rebuilt = pixels(0, ''), original = pixels(580, 'original');
  original.paint(data.x);
  const none = svg('text', { x: left + side / 2, y: top + side / 2, 'text-anchor': 'middle' }, 'none');
  const frame = axes([908, top, width - 908 - 14, side], [0, R], [0, 1],
    { x: [[0, '0'], [R, String(R)]], y: [[0, '0 %'], [0.5, '50 %'], [1, '100 %']] }, 'K');
  const stem = svg('line', { class: 'live-bar live-model' });
  const dot = svg('circle', { class: 'live-fill-model live-ring', r: 10 });
  const curve = svg('path', { class: 'live-curve' });
  const part = passed(0);
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}` }, rebuilt.group, rebuilt.title, term, termName, none,
    original.group, original.title, svg('text', { x: width - 14, y: 26, 'text-anchor': 'end' }, `share, ${data.all}`),
    svg('text', { x: left + side / 2, y: top + side + 28, 'text-anchor': 'middle' }, 'filled: more ink, hollow: less'),
    frame.group, curve, stem, dot);

  function show(K) {
    rebuilt.paint(rebuild(K));
    rebuilt.title.textContent = K ? `mean + ${K} term${K > 1 ? 's' : ''}` : 'mean picture';
    const score = K ? data.scores[K - 1] : 0;
    termName.textContent = K ? `last term: ${score.toFixed(1).replace('-', '−')} × direction ${K}` : 'last term';
    set(none, { visibility: K ? 'hidden' : 'visible' });
    marks.forEach((mark, d) => {
      const value = K ? score * data.directions[K - 1][d] : 0;
      const edge = cell * 0.94 * Math.sqrt(Math.abs(value) / largest), [x, y] = corner(d);
      set(mark, { class: value < 0 ? 'live-removes' : 'live-adds', width: edge, height: edge,
        x: x + (cell - edge) / 2, y: y + (cell - edge) / 2, 'stroke-width': Math.min(3, edge / 5),
        visibility: edge < 2.5 ? 'hidden' : 'visible' });
    });
    const x = frame.x(K), [, to] = part(K);
    set(curve, { d: frame.curve(shares.slice(0, to + 1).map((s, k) => [k, s])) });
    set(stem, { x1: x, x2: x, y1: frame.y(0), y2: frame.y(shares[K]) });
    set(dot, { cx: x, cy: frame.y(shares[K]) });
  }

  const percent = K => (100 * shares[K]).toFixed(1);
  const says = K => `K = ${K}: error, ${data.one} ${error(K).toFixed(2)} of ${data.black - data.white}; share, ${data.all} ${percent(K)} %`;
  const spoken = K => `${K} components, error of ${data.one} ${error(K).toFixed(2)} ${data.unit}, share of ${data.all} ${percent(K)} percent`;
  return { picture, label: data.label, min: 0, max: R, step: 1, start: data.start, show, says, spoken };
};
