// Live elements: a slider that moves a picture, drawn here from data that the chapter's numbers modules exported.
// The picture that stands in `.live` stays where this script does not run: in print, and before the data are there.
// Plain scripts, no fetch: decks are opened from a disk. Data and the scripts of the kinds are loaded unless the page has them.
(() => {
  const here = document.currentScript.src;
  const places = [...document.querySelectorAll('.live[data-of]')];
  const printing = /print-pdf|view=print/i.test(location.search);

  // What the scripts of the kinds share ----------------------------------------------------
  const kinds = {};  // kind → (data) => { picture, label, min, max, step, start, show(value), says(value), spoken(value) }

  function svg(name, attributes = {}, ...children) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  const set = (element, attributes) => {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  };

  // A frame with axes on a picture: at(x, y) in pixels of the slide, and a curve through points.
  function axes(box, xRange, yRange, ticks, name) {
    const [left, top, width, height] = box;
    const x = value => left + width * (value - xRange[0]) / (xRange[1] - xRange[0]);
    const y = value => top + height * (1 - (value - yRange[0]) / (yRange[1] - yRange[0]));
    const group = svg('g', { class: 'live-axes' },
      svg('path', { class: 'live-axis', d: `M${left} ${top}V${top + height}H${left + width}` }));
    for (const [at, text] of ticks.x) {
      group.append(svg('path', { class: 'live-axis', d: `M${x(at)} ${top + height}v6` }),
        svg('text', { x: x(at), y: top + height + 27, 'text-anchor': 'middle' }, text));
    }
    for (const [at, text] of ticks.y) {
      group.append(svg('path', { class: 'live-axis', d: `M${left} ${y(at)}h-6` }),
        svg('text', { x: left - 11, y: y(at) + 7, 'text-anchor': 'end' }, text));
    }
    group.append(svg('text', { class: 'live-name', x: left + width, y: top + height - 10, 'text-anchor': 'end' }, name));
    const curve = points => points.map(([a, b], i) => `${i ? 'L' : 'M'}${x(a).toFixed(2)} ${y(b).toFixed(2)}`).join('');
    return { group, x, y, curve };
  }

  // The part of a curve that the slider has passed: a reader predicts the rest before moving it.
  function passed(start) {
    let [from, to] = [start, start];
    return value => [from, to] = [Math.min(from, value), Math.max(to, value)];
  }

  // The control ------------------------------------------------------------------------------
  let count = 0;

  function build(place) {
    const data = window.liveData[place.dataset.of];
    const { picture, label, show, says, spoken, start, ...range } = kinds[data.kind](data);
    const id = `live-${count += 1}`;
    const slider = Object.assign(document.createElement('input'), { type: 'range', id, ...range, value: start });
    const words = Object.assign(document.createElement('label'), { htmlFor: id, textContent: label });
    const shown = Object.assign(document.createElement('output'), { htmlFor: id, className: 'live-output' });
    const control = Object.assign(document.createElement('div'), { className: 'live-control', role: 'group' });
    const row = Object.assign(document.createElement('div'), { className: 'live-row' });
    const stops = Array.from({ length: (range.max - range.min) / range.step + 1 }, (_, i) => range.min + i * range.step);
    shown.style.minWidth = `${0.84 * Math.max(...stops.map(stop => says(stop).length))}ch`;  // the slider keeps its length
    shown.setAttribute('aria-live', 'polite');
    control.setAttribute('aria-label', label);
    control.setAttribute('data-prevent-swipe', '');
    set(picture, { role: 'img', class: 'live-picture', 'aria-label': place.querySelector('img')?.alt ?? label });
    const update = () => {
      show(Number(slider.value));
      shown.textContent = says(Number(slider.value));
      slider.setAttribute('aria-valuetext', spoken(Number(slider.value)));
    };
    slider.addEventListener('input', update);
    slider.addEventListener('keydown', event => keys(event, slider));
    row.append(words, slider, shown);
    control.append(row, picture);
    update();
    place.append(control);
    place.classList.add('live-on');
  }

  // Arrows, Home and End move the slider; Esc gives the keys back to the slides. The keys of a presenter's remote
  // control (page up and down) and the space bar turn the slide as everywhere else.
  function keys(event, slider) {
    if (!window.Reveal) return;  // on a page they do what they do everywhere
    const turn = { PageDown: 'next', PageUp: 'prev', ' ': event.shiftKey ? 'prev' : 'next' }[event.key];
    if (event.key === 'Escape' || turn) {
      event.preventDefault();
      slider.blur();
      if (turn) window.Reveal?.[turn]();
    }
    event.stopPropagation();
  }

  // Data, then the scripts of the kinds that they name, then the controls ------------------------
  const load = file => new Promise((done, failed) => {
    const script = Object.assign(document.createElement('script'), { onload: done, onerror: failed });
    script.src = new URL(file, here);
    document.head.append(script);
  });

  async function start() {
    const chapter = location.pathname.split('/').pop().replace(/\.html?$/, '');
    if (!window.liveData) await load(`../live/${chapter}.js`);
    const wanted = places.filter(place => window.liveData[place.dataset.of]);
    const missing = new Set(wanted.map(p => window.liveData[p.dataset.of].kind).filter(kind => !kinds[kind]));
    await Promise.all([...missing].map(kind => load(`live-${kind}.js`)));
    wanted.forEach(build);
    window.Reveal?.layout?.();
    window.Reveal?.on?.('slidechanged', () => {  // a slider on a slide that went must not keep the keys
      const focused = document.activeElement?.closest?.('.live');
      if (focused && !focused.closest('section.present:not(.stack)')) document.activeElement.blur();
    });
  }

  window.live = { kinds, svg, set, axes, passed };
  if (!places.length || printing) return;
  const loading = document.readyState === 'loading';
  const ready = new Promise(done => (loading ? addEventListener('DOMContentLoaded', done) : done()));
  ready.then(start).catch(error => console.warn('live elements stay pictures:', error.target?.src ?? error));
})();
