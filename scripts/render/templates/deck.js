// What every deck does beside reveal.js, in both engines.

// Slides that are not shown are out of reach of Tab and of screen readers; reveal.js keeps the neighbours in the page.
(() => {
  if (/print-pdf|view=print/.test(location.search)) return;
  const reach = all => {
    const every = all || Reveal.isScrollView();  // on a phone, all slides are below one another
    for (const slide of Reveal.getSlides()) slide.inert = !every && slide !== Reveal.getCurrentSlide();
  };
  const start = () => {
    reach(Reveal.isOverview());
    Reveal.on('slidechanged', () => reach(Reveal.isOverview()));
    Reveal.on('overviewshown', () => reach(true));
    Reveal.on('overviewhidden', () => reach(false));
  };
  if (Reveal.isReady()) start(); else Reveal.on('ready', start);
})();

// On a phone the slides are one long page, where reveal.js forgets the slide of the address, or stops one before it.
(() => {
  const asked = new URL(performance.getEntriesByType('navigation')[0].name).hash;  // reveal.js has replaced that of the location
  const go = hash => {
    const slide = Reveal.isScrollView() && document.getElementById(decodeURIComponent(hash.replace(/^#\/?/, '').split('/')[0]));
    if (slide) slide.closest('.scroll-page')?.scrollIntoView();
  };
  const start = () => {
    setTimeout(go, 0, asked);
    window.addEventListener('hashchange', () => setTimeout(go, 0, location.hash));
  };
  if (Reveal.isReady()) start(); else Reveal.on('ready', start);
})();

// A reference opens its slide as an entry of its own in the history, so Back returns. (reveal.js replaces the entry;
// where it keeps each slide in the history, as in Quarto's decks, Back returns anyway.)
document.querySelector('.reveal .slides').addEventListener('click', event => {
  const link = event.target.closest?.('a[href^="#/"]');
  if (!link || Reveal.getConfig().history || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { id } = Reveal.getCurrentSlide();
  if (id) history.replaceState(null, '', `#/${id}`);  // reveal.js may still wait with writing it
  location.hash = link.hash;
}, true);

// The speaker view shows the pace, from the minutes of the notes, once slides without minutes have a time too.
Reveal.configure({ defaultTiming: 0 });

// Whoever opens this deck in a frame is told whether it is fine: the self-test of a bundle shows it.
(() => {
  if (window.parent === window) return;
  const shown = picture => picture.decode().then(() => true, () => false);
  const start = async () => {
    await document.fonts.ready;
    const pictures = [...document.querySelectorAll('.reveal .slides img')];
    for (const picture of pictures) if (picture.dataset.src && !picture.src) picture.src = picture.dataset.src;
    const decoded = await Promise.all(pictures.map(shown));
    const places = document.querySelectorAll('.live[data-of]');
    for (let waited = 0; waited < 40 && document.querySelectorAll('.live input').length < places.length; waited++) {
      await new Promise(done => setTimeout(done, 100));
    }
    const formulas = [...document.querySelectorAll('.reveal .slides .katex')];
    window.parent.postMessage(JSON.stringify({  // a text: reveal.js reads what is sent to its speaker view
      deck: 'ready',
      slides: Reveal.getTotalSlides(),
      pictures: pictures.length,
      broken: pictures.filter((_, i) => !decoded[i]).map(picture => picture.getAttribute('src')),
      formulas: formulas.length,
      untypeset: document.querySelectorAll('.reveal .slides .katex-error, .reveal .slides span.math:not(:has(.katex, math))').length,
      live: places.length,
      moving: document.querySelectorAll('.live input').length,
    }), '*');
  };
  if (Reveal.isReady()) start(); else Reveal.on('ready', start);
})();

// What Quarto's page would deny: enlarging on a phone, Alt+click to zoom on every system, and silence about lines of code that
// are links to themselves.
document.querySelector('meta[name="viewport"]').content = 'width=device-width, initial-scale=1';
Reveal.configure({ zoomKey: 'alt' });
for (const line of document.querySelectorAll('.sourceCode a:empty')) {
  line.ariaHidden = 'true';
  line.tabIndex = -1;
}
// Its menu (key M) is in the page also while it is closed.
(() => {
  const start = () => {
    for (const menu of document.querySelectorAll('.slide-menu')) {
      const reach = () => { menu.inert = !menu.classList.contains('active'); };
      new MutationObserver(reach).observe(menu, { attributeFilter: ['class'] });
      reach();
    }
  };
  if (Reveal.isReady()) start(); else Reveal.on('ready', start);
})();

// Key R: what the course has beside this slide. Its text, exercises and notebooks are named in read/<key>.js, which is loaded then.
(() => {
  const script = document.currentScript.src;
  if (!script || window.parent !== window) return;  // a deck in one file stands alone; frames are views of the lecturer
  const key = location.pathname.split('/').pop().replace(/\.html?$/, '');
  const build = new URL('../', script);
  const text = () => new URL(`read/${key}.html#${encodeURIComponent(Reveal.getCurrentSlide()?.id ?? '')}`, build).href;
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const load = () => new Promise(done => {
    if (window.courseBeside) { done(window.courseBeside); return; }
    const end = () => done(window.courseBeside ?? { ways: [], practice: {} });
    document.head.append(make('script', { src: new URL(`read/${key}.js`, build).href, onload: end, onerror: end }));
  });
  const line = markdown => {  // "Practise: [exercise 3](../handouts/…) (title, 8 min)"
    const item = make('li', {});
    for (const part of markdown.split(/(\[[^\]]*\]\([^)]*\))/)) {
      const [, words, where] = part.match(/^\[([^\]]*)\]\(([^)]*)\)$/) ?? [];
      item.append(where ? make('a', { href: new URL(where, new URL('read/', build)).href }, words) : part.replace(/\$/g, ''));
    }
    return item;
  };
  const list = lines => make('ul', {}, ...lines.map(line));

  const dialog = make('dialog', { className: 'beside' });
  dialog.setAttribute('aria-labelledby', 'beside-title');
  dialog.addEventListener('keydown', event => event.stopPropagation());
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
  const open = async () => {
    const { ways, practice } = await load();
    const here = practice[Reveal.getCurrentSlide()?.id] ?? [];
    const close = make('button', { type: 'button', className: 'beside-close', onclick: () => dialog.close() }, 'Close');
    dialog.replaceChildren(
      make('h2', { id: 'beside-title' }, 'Beside this slide'),
      make('p', {}, make('a', { href: text() }, 'The text of this slide'), ' in the reading edition'),
      ...(here.length ? [list(here)] : []),
      make('h3', {}, 'Of this chapter'), list(ways.filter(way => !/\[Slides\]/.test(way))),
      make('p', {}, make('a', { href: new URL('index.html', build).href }, 'Course page'), ': all chapters'),
      close);
    dialog.showModal();
  };
  Reveal.addKeyBinding({ keyCode: 82, key: 'R', description: 'Text, exercises, notebooks of this slide' }, open);
  const button = make('button', { type: 'button', className: 'beside-open', title: 'Text, exercises, notebooks (key R)', onclick: open },
    'Beside this slide');
  document.querySelector('.reveal .footer p, .reveal ~ .footer p')?.append(' · ', button);

  // On a phone held upright a slide is as wide as a thumb is long.
  const upright = matchMedia('(max-width: 40rem) and (orientation: portrait)');
  const instead = make('a', {}, 'Read the text instead');
  const away = make('button', { type: 'button', ariaLabel: 'Stay with the slides' }, '×');
  const bar = make('div', { className: 'read-instead', hidden: !upright.matches }, instead, away);
  const aim = () => { instead.href = text(); };
  away.onclick = () => bar.remove();
  upright.addEventListener('change', () => { bar.hidden = !upright.matches; });
  for (const event of ['ready', 'slidechanged']) Reveal.on(event, aim);
  document.body.append(bar);
  if (Reveal.isReady()) aim();
})();
