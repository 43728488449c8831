// What scrolls inside itself on a page (a long formula, a listing, a table) can be reached by keys.
(() => {
  const reach = () => {
    for (const part of document.querySelectorAll('.katex-display, .step, pre, table')) {
      if (part.scrollWidth > part.clientWidth + 1) part.tabIndex = 0; else part.removeAttribute('tabindex');
    }
  };
  document.fonts.ready.then(reach);
  addEventListener('resize', reach);
  addEventListener('toggle', reach, true);  // what was folded has a width now
})();
