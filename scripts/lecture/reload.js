// Loaded by every page of the preview: after a build it shows what changed.
(async () => {
  // Slides that only read otherwise are put in place of the old ones; after any other change the page is loaded again.
  const slides = page => [...page.querySelectorAll('.slides section:not(.stack)')].filter(s => !s.querySelector('section'));
  let shown = null;
  async function parsed() {
    return new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
  }
  async function show() {
    const page = await parsed(), old = shown && slides(shown), now = slides(page), here = slides(document);
    const changed = now.map((_, i) => i).filter(i => !old || old[i]?.outerHTML !== now[i].outerHTML);
    const alike = old && old.length === now.length && here.length === now.length && shown.head.outerHTML === page.head.outerHTML
      && changed.every(i => old[i].cloneNode().outerHTML === now[i].cloneNode().outerHTML
        && !now[i].querySelector('.live, pre'));
    if (!alike || !window.Reveal?.isReady()) return location.reload();
    for (const i of changed) here[i].replaceChildren(...now[i].childNodes);
    shown = await parsed();
    Reveal.sync();
    Reveal.layout();
  }
  let seen = null;
  shown = await parsed();
  for (;;) {
    try {
      const now = await (await fetch('/.changed?' + seen)).text();
      if (seen !== null && now !== seen) await show().catch(() => location.reload());
      seen = now;
    } catch { await new Promise(resolve => setTimeout(resolve, 1000)); }
  }
})();
