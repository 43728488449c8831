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
