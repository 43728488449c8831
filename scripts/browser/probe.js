// The half of `nox -s browser` that runs inside a deck or page. It moves, measures and reports; sentences are made in Python.
// A finding is { kind, what, amount, near }: what is wrong, at which text or element, by how much (in pixels of a 1280 × 720
// slide), and on pages below which heading.
window.courseProbe = (() => {
  const deck = window.Reveal;
  const scale = () => (deck ? deck.getScale() : 1);
  const SMALL = deck ? 20 : 14, INDEX = deck ? 14 : 10, FURNITURE = 14, FIGURE = 14, SLACK = 1.5, GAP = 24;  // a reader of a page can enlarge it
  const RAW = /\$|\\[([]|\\(begin|end)\{|\\[a-zA-Z]{2,}/;
  const BOXES = 'img, svg:not(svg svg), video, canvas, table, pre, .callout, .theorem';
  const FOCUSABLE = 'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], ' +
    '[tabindex], [contenteditable=""], [contenteditable=true], [onclick], [role=button], [role=link], [role=slider]';
  const TOUCHED = 'button, input[type=range], select, summary', TARGET = 23.9;
  const formulas = new WeakMap(), decoded = new WeakMap();

  const words = text => (text || '').replace(/[\s\u200b]+/g, ' ').trim().slice(0, 48);
  const name = element => {
    const spoken = element.getAttribute('aria-label') || element.getAttribute('alt');
    const text = element.matches('img') ? element.getAttribute('data-src') || element.getAttribute('src') : spoken || element.innerText;
    return words(text) || `<${element.localName}${element.id ? ' id=' + element.id : ''}>`;
  };
  const formula = katex => words((katex.querySelector('annotation') || katex.querySelector('.katex-html') || katex).textContent);
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const boxOf = element => element.getBoundingClientRect();
  const slide = () => (deck ? deck.getCurrentSlide() : document.body);

  // On a page: the last element with an identifier, and the last heading, that begin before this one or hold it.
  const near = node => {
    if (deck || !node) return null;
    const last = selector => [...document.querySelectorAll(selector)].filter(e => e !== node &&
      node.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING).pop();
    return { id: (last('main [id]:not(a, nav *)') || {}).id || '', title: words((last('main :is(h2, h3, h4)') || {}).innerText) };
  };

  // Where content may be: the slide, or between the sides of a page.
  function room() {
    if (!deck) return { left: 0, top: -Infinity, right: document.documentElement.clientWidth, bottom: Infinity };
    const box = boxOf(document.querySelector('.reveal .slides')), { width, height } = deck.getConfig(), k = scale();
    return { left: box.left, top: box.top, right: box.left + width * k, bottom: box.top + height * k };
  }

  // Lines of a text node: their width as set, their height without the space that a font keeps above and below its letters.
  function lines(node, size) {
    const range = document.createRange();
    range.selectNode(node);
    return [...range.getClientRects()].filter(r => r.width && r.height).map(r => {
      const middle = (r.top + r.bottom) / 2, half = Math.min(r.height, size * scale()) / 2;
      return { left: r.left, right: r.right, top: middle - half, bottom: middle + half };
    });
  }

  // Of a formula: its letters' smallest size and typefaces; they do not change while the page is open.
  function facts(katex) {
    if (!formulas.has(katex)) {
      const found = { smallest: Infinity, families: new Set() };
      const walker = document.createTreeWalker(katex.querySelector('.katex-html') || katex, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (!walker.currentNode.nodeValue.replace(/[\u200b\s]/g, '')) continue;
        const style = getComputedStyle(walker.currentNode.parentElement);
        found.smallest = Math.min(found.smallest, parseFloat(style.fontSize));
        found.families.add(style.fontFamily.split(',')[0].replace(/["']/g, ''));
      }
      formulas.set(katex, found);
    }
    return formulas.get(katex);
  }

  function measure() {
    const findings = [], images = [], families = new Set(), cut = [], limits = room(), k = scale();
    const report = (kind, what, amount, node) => findings.push({ kind, what, near: near(node),
      amount: amount === undefined ? null : Math.round(amount * 10) / 10 });
    const outside = (rects, what, node) => {
      if (cut.some(box => box.contains(node))) return;  // told once, as cut
      for (const r of rects) {
        if (!deck && r.right <= 0) continue;  // waits beside the page until it has the focus
        const across = Math.max(limits.left - r.left, r.right - limits.right) / k, down = Math.max(limits.top - r.top, r.bottom - limits.bottom) / k;
        if (down > SLACK) return report('overflow-down', what, down, node);
        if (across > SLACK) return report('overflow-right', what, across, node);
      }
    };
    const clipped = (element, style) => {
      const cuts = value => ['auto', 'scroll', 'hidden', 'clip'].includes(value);
      if (element.clientWidth < 3 || element.clientHeight < 3) return;  // kept for screen readers only
      const across = cuts(style.overflowX) ? element.scrollWidth - element.clientWidth : 0;
      const down = cuts(style.overflowY) ? element.scrollHeight - element.clientHeight : 0;
      if (Math.max(across, down) <= 2 || style.overflowX === 'hidden' && !content(element)) return;
      cut.push(element);
      if (scrolls(element, style)) return;
      report('clipped', name(element), Math.max(across, down), element);
    };
    // On a page a part that keys can reach may scroll inside itself: a long formula, a listing, the contents.
    const scrolls = (element, style) => !deck && [style.overflowX, style.overflowY].some(value => ['auto', 'scroll'].includes(value)) &&
      (element.tabIndex >= 0 || element.querySelector('a[href], summary, button'));
    const content = element => {  // is it text or a picture that is cut? Ornaments (`::after`) may be
      const range = document.createRange(), box = boxOf(element);
      range.selectNodeContents(element);
      const inner = range.getBoundingClientRect();
      return inner.right > box.right + 2 || inner.bottom > box.bottom + 2 || inner.left < box.left - 2 || inner.top < box.top - 2;
    };
    const element = node => {
      if (node.matches('.katex-error')) report('formula', words(node.textContent), undefined, node);
      if (node.matches('.katex')) {
        const { smallest, families: used } = facts(node), size = parseFloat(getComputedStyle(node).fontSize);
        used.forEach(family => families.add(family));
        outside([...node.querySelectorAll('.katex-base')].map(boxOf), formula(node), node);
        if (size < SMALL) report('small-text', formula(node), size, node);
        else if (smallest < INDEX) report('small-index', formula(node), smallest, node);
        return NodeFilter.FILTER_REJECT;
      }
      const style = getComputedStyle(node);
      if (style.display === 'none' || node.matches('aside.notes, script, style, template')) return NodeFilter.FILTER_REJECT;
      if (node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
        if (node.matches(BOXES)) outside([boxOf(node)], name(node), node);
        if (node !== slide()) clipped(node, style);
        if (node.matches(TOUCHED) && boxOf(node).height / k < TARGET) report('small-target', name(node), boxOf(node).height / k, node);
        if (node.matches('img')) {
          const box = boxOf(node), side = (...names) => names.reduce((sum, n) => sum + parseFloat(style[n]), 0);
          images.push({ what: name(node), near: near(node), source: node.currentSrc || node.src,
            width: box.width / k - side('paddingLeft', 'paddingRight', 'borderLeftWidth', 'borderRightWidth'),
            height: box.height / k - side('paddingTop', 'paddingBottom', 'borderTopWidth', 'borderBottomWidth') });
        }
      }
      return NodeFilter.FILTER_ACCEPT;
    };
    const text = node => {
      const parent = node.parentElement;
      if (!node.nodeValue.trim() || !shown(parent)) return;
      const drawn = parent.closest('svg'), index = parent.closest('sup, sub');
      const size = parseFloat(getComputedStyle(parent).fontSize) * (drawn ? Math.abs(parent.getScreenCTM().a) / k : 1);
      const rects = lines(node, size);
      if (!rects.length) return;
      outside(rects, words(node.nodeValue), parent);
      const kind = drawn ? 'small-figure-text' : index ? 'small-index' : 'small-text';
      if (size < { 'small-text': SMALL, 'small-index': INDEX, 'small-figure-text': FIGURE }[kind]) report(kind, words(node.nodeValue), size, parent);
      if (!parent.closest('code, pre, kbd') && RAW.test(node.nodeValue)) report('raw-tex', words(node.nodeValue), undefined, parent);
    };
    const walker = document.createTreeWalker(slide(), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      node => (node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : element(node)));
    while (walker.nextNode()) if (walker.currentNode.nodeType === Node.TEXT_NODE) text(walker.currentNode);
    for (const node of deck ? document.querySelectorAll('.reveal > .footer, .reveal > .slide-number') : []) {
      const size = parseFloat(getComputedStyle(node.firstElementChild || node).fontSize) / k;
      if (node.innerText.trim() && shown(node) && size < FURNITURE - 0.01) report('small-furniture', words(node.innerText), size);
    }
    const faces = [...document.fonts];
    for (const face of faces) if (face.status === 'error') report('font', face.family.replace(/["']/g, ''));
    for (const family of families) {
      if (!faces.some(f => f.family.replace(/["']/g, '') === family && f.status === 'loaded')) report('font', family);
    }
    return { findings, images };
  }

  // How a slide uses its room: what touches the footer, the tallest band of the slide that nothing stands in, and by how much
  // each picture could grow into the empty room around it (1: not at all).
  function layout() {
    const k = scale(), limits = room(), body = [], pictures = [], onFooter = [], section = slide();
    const rect = (box, node) => ({ node, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    const apart = node => node.closest('aside.notes, .katex-mathml, .not-proven');
    for (const node of section.querySelectorAll(`${BOXES}, .live-row`)) {
      const box = boxOf(node);
      if (!shown(node) || apart(node) || box.width < 8 || box.height < 8) continue;
      body.push(rect(box, node));
      if (node.matches('img') && node.naturalWidth && !node.closest('.live')) pictures.push(rect(box, node));
    }
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    let headline = limits.top;
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement;
      if (!node.nodeValue.replace(/[\u200b\s]/g, '') || apart(parent) || !shown(parent)) continue;
      const found = lines(node, parseFloat(getComputedStyle(parent).fontSize)).map(box => rect(box, parent));
      if (parent.closest('h1, h2')) headline = Math.max(headline, ...found.map(r => r.bottom));
      else body.push(...found);
    }
    const furniture = [...document.querySelectorAll('.reveal > .footer, .reveal > .slide-number')].filter(f => shown(f) && f.innerText.trim());
    const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom - SLACK * k && b.top < a.bottom - SLACK * k;
    for (const r of body) {
      const what = r.node.matches(BOXES) ? name(r.node) : words(r.node.innerText || r.node.textContent);
      if (furniture.some(f => meets(r, boxOf(f)))) onFooter.push(what);
    }
    const end = Math.min(limits.bottom, ...furniture.map(f => boxOf(f).top));
    let reached = headline, band = 0;
    for (const r of [...body].sort((a, b) => a.top - b.top)) {
      band = Math.max(band, Math.min(r.top, end) - reached);
      reached = Math.max(reached, r.bottom);
    }
    band = Math.max(band, end - reached);
    const side = parseFloat(getComputedStyle(section).paddingLeft) * k;
    const grown = pictures.map(p => {
      const others = body.filter(r => r.node !== p.node && !r.node.contains(p.node)), across = p.right - p.left, down = p.bottom - p.top;
      const beside = others.filter(r => r.top < p.bottom && r.bottom > p.top), over = others.filter(r => r.left < p.right && r.right > p.left);
      const left = Math.max(limits.left + side, ...beside.filter(r => r.right <= p.left + 1).map(r => r.right));
      const right = Math.min(limits.right - side, ...beside.filter(r => r.left >= p.right - 1).map(r => r.left));
      const top = Math.max(headline, ...over.filter(r => r.bottom <= p.top + 1).map(r => r.bottom));
      const bottom = Math.min(end, ...over.filter(r => r.top >= p.bottom - 1).map(r => r.top));
      const column = node => node.closest('.column');  // what is below in the same column, or across, may move down
      const under = others.filter(r => r.top >= p.bottom - 1 && (!column(r.node) || column(r.node) === column(p.node)));
      const lowest = Math.max(bottom, ...over.concat(under).map(r => r.bottom)), below = Math.max(0, end - lowest);
      return { what: name(p.node), growth: Math.min((right - left) / across, (bottom - top + below - 2 * GAP * k) / down) };
    });
    return { onFooter: [...new Set(onFooter)], band: band / k, pictures: grown };
  }

  // Waits for what a newly shown slide loads; names the images that cannot be shown.
  async function settle() {
    void document.body.offsetHeight;
    await document.fonts.ready;
    const broken = [];
    await Promise.all([...slide().querySelectorAll('img')].filter(shown).map(async image => {
      const source = image.getAttribute('src');
      if (decoded.get(image) === source && source) return;
      if (source && !image.complete) await new Promise(go => { image.onload = image.onerror = go; });
      try { await image.decode(); } catch { /* told by its size */ }
      if (image.complete && image.naturalWidth) decoded.set(image, source);
      else broken.push({ kind: 'image', what: name(image), amount: null, near: near(image), address: image.src });
    }));
    return broken;
  }

  const probe = async () => {
    const broken = await settle(), { findings, images } = measure();
    return { findings: [...broken, ...findings], images: images.filter(i => !broken.some(b => b.address === i.source)) };
  };

  // Decks: what there is to step through, and one step.
  const titleOf = section => words((section.querySelector('h1, h2, h3') || section).innerText || (section.querySelector('h1, h2, h3') || section).textContent);
  const slides = () => deck.getSlides().map(section => ({
    id: section.id, title: titleOf(section),
    fragments: Math.max(-1, ...[...section.querySelectorAll('.fragment')].map(f => Number(f.dataset.fragmentIndex || 0))) + 1,
    pictured: [...section.querySelectorAll('img, .live')].some(picture => !picture.closest('aside.notes')),
    apart: section.matches('#title-slide, .title-slide') || section.querySelector('#refs') !== null,
    tabs: [...section.querySelectorAll('[role=tablist]')].map(list => list.querySelectorAll('[role=tab]').length),
  }));
  async function state(index, fragment) {
    const { h, v } = deck.getIndices(deck.getSlides()[index]);
    deck.slide(h, v, fragment);
    return probe();
  }
  // A deck on a phone is one long page: what of a slide reaches over its sides, or over the edge of its part of the page.
  function phone() {
    const found = [], wide = document.documentElement.clientWidth, parts = `p, li, h2, h3, .katex-base, ${BOXES}`;
    deck.getSlides().forEach((section, slide) => {
      const page = boxOf(section.closest('.scroll-page') || section);
      for (const node of section.querySelectorAll(parts)) {
        const box = boxOf(node), across = Math.max(-box.left, box.right - wide), down = box.bottom - page.bottom;
        if (!shown(node) || !box.width || node.closest('aside.notes') || Math.max(across, down) <= SLACK) continue;
        found.push({ kind: across > SLACK ? 'overflow-right' : 'overflow-down', what: name(node), slide, amount: Math.round(Math.max(across, down)) });
        break;
      }
    });
    if (document.documentElement.scrollWidth > wide + 1) {
      found.push({ kind: 'overflow-right', what: 'the deck', slide: 0, amount: document.documentElement.scrollWidth - wide });
    }
    return found;
  }

  const tabOf = (list, index) => slide().querySelectorAll('[role=tablist]')[list]?.querySelectorAll('[role=tab]')[index];
  const tab = (list, index) => tabOf(list, index).focus();
  const chosen = (list, index) => tabOf(list, index)?.getAttribute('aria-selected') === 'true';

  // Keyboard: what should be reached is noted first, what Tab reaches afterwards.
  const look = style => ({
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/^rgba\(.*, 0\)|transparent/.test(style.outlineColor)
      ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : '', shadow: style.boxShadow });
  const sees = element => {
    const box = boxOf(element);
    return shown(element) && box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > (deck ? 0 : -Infinity) && box.left < innerWidth &&
      (!deck || box.top < innerHeight) && !element.closest('[aria-hidden=true], [inert]');
  };
  let visits = [], before = new Map(), again = false;
  const visit = event => {
    if (visits.some(v => v.element === event.target)) { again = true; return; }
    const was = before.get(event.target) || { outline: '', shadow: 'none' }, now = look(getComputedStyle(event.target));
    visits.push({ element: event.target, seen: sees(event.target),
      marked: (now.outline && now.outline !== was.outline) || now.shadow !== was.shadow });
  };
  function beginTab() {
    visits = []; again = false;
    if (document.activeElement) document.activeElement.blur();
    before = new Map([...document.querySelectorAll(FOCUSABLE)].filter(e => !e.disabled && !e.closest('[disabled], [aria-hidden=true]') && sees(e) &&
      (!deck || e.closest('.slides section') === null || slide().contains(e)) && !(e.matches('[role=tab]') && e.tabIndex < 0))
      .map(e => [e, look(getComputedStyle(e))]));
    const start = document.createElement('span');  // from here on Tab goes through the document from its beginning
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
    document.addEventListener('focusin', visit);
    return before.size;
  }
  const tabbed = () => again || document.activeElement === document.body || document.activeElement === null;
  function endTab() {
    document.removeEventListener('focusin', visit);
    if (document.activeElement) document.activeElement.blur();
    const reached = new Set(visits.map(v => v.element));
    return [
      ...[...before.keys()].filter(e => !reached.has(e)).map(e => ({ kind: 'unreached', what: name(e), amount: null, near: near(e) })),
      ...visits.filter(v => !v.seen).map(v => ({ kind: 'hidden-focus', what: v.element.outerHTML.slice(0, 60), amount: null, near: near(v.element) })),
      ...visits.filter(v => v.seen && !v.marked).map(v => ({ kind: 'focus-mark', what: name(v.element), amount: null, near: near(v.element) }))];
  }

  // axe-core reads all of the document each time: on a slide, the others are taken out meanwhile.
  async function accessibility(whole) {
    const others = whole || !deck ? [] : deck.getSlides().filter(s => s !== slide()).map(s => [s, document.createComment('')]);
    for (const [section, mark] of others) section.replaceWith(mark);
    const found = await window.axe.run(whole || !deck ? document : slide(), { resultTypes: ['violations'], preload: false, elementRef: false,
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] } });
    for (const [section, mark] of others) mark.replaceWith(section);
    return found.violations.map(v => ({ kind: 'axe', what: words(v.nodes[0].html.replace(/<[^>]*>/g, ' ')) || v.nodes[0].html.slice(0, 60),
      amount: v.nodes.length, near: near(document.querySelector(v.nodes[0].target[0])), rule: v.id, help: (v.nodes[0].any[0] || v.nodes[0].all[0] || v.nodes[0].none[0] || {}).message || v.help }));
  }

  // Which slide, or which heading of a page, names an address.
  function owner(address) {
    const named = [...document.querySelectorAll('[src], [href], [data-src], [style], [srcset]')].find(e =>
      ['src', 'href', 'data-src', 'style', 'srcset'].some(a => {
        const value = e.getAttribute(a);
        if (!value) return false;
        try { return value.includes(address) || new URL(value, document.baseURI).href === address; } catch { return false; }
      }));
    const section = named && deck && deck.getSlides().find(s => s.contains(named));
    return section ? deck.getSlides().indexOf(section) : -1;
  }
  return { slides, state, probe, layout, phone, tab, chosen, beginTab, tabbed, endTab, accessibility, owner };
})();
