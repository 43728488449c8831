// Search over all chapters. What there is to find is loaded as scripts at the first focus, so it works from a disk too; the index is
// made here. Without this script there is no field.
(() => {
  const build = document.currentScript.dataset.build, MOST = 12;
  const WEIGHT = { definition: 1.6, theorem: 1.4, slide: 1.4, symbol: 1.2, exercise: 0.9 };  // what explains comes first
  const entries = [], keys = [];
  let ready = null, index = null;
  const make = (tag, values, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(values)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  window.courseSearch = {
    chapters: names => keys.push(...names),
    add: (chapter, found) => found.forEach(([kind, title, way, words]) => entries.push({ id: entries.length, chapter, kind, title, way, words })),
  };
  const load = name => new Promise(done => {
    const script = make('script', { src: build + name });
    script.onload = script.onerror = done;  // what is not there is not found
    document.head.append(script);
  });
  const plain = term => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  async function start() {
    await Promise.all([load('assets/minisearch.js'), load('search/chapters.js')]);
    await Promise.all(keys.map(key => load(`search/${key}.js`)));
    entries.sort((a, b) => a.chapter.localeCompare(b.chapter, 'en', { numeric: true }));  // in whatever order they came
    entries.forEach((entry, i) => { entry.id = i; });
    const made = new MiniSearch({
      fields: ['title', 'words'], processTerm: plain,
      searchOptions: { boost: { title: 4 }, prefix: true, fuzzy: term => term.length > 4 ? 0.2 : false, combineWith: 'AND',
        boostDocument: id => WEIGHT[entries[id].kind] ?? 1 },
    });
    await made.addAllAsync(entries, { chunkSize: 500 });
    index = made;
  }

  const input = make('input', {
    type: 'search', id: 'course-search', 'aria-label': 'Search the course', autocomplete: 'off', placeholder: 'Search (press /)',
    'aria-controls': 'course-found', 'aria-keyshortcuts': '/', enterkeyhint: 'go',
  });
  const list = make('ul', { id: 'course-found', hidden: '' });
  const status = make('p', { role: 'status', class: 'search-status' });
  const box = make('div', { class: 'search-box' }, input, list, status);
  const bar = make('div', { class: 'search', role: 'search' }, box);
  const close = () => { list.hidden = true; };

  function item(entry) {
    const where = make('span', { class: 'search-where' }, `${entry.kind[0].toUpperCase()}${entry.kind.slice(1)} · chapter ${entry.chapter}`);
    return make('li', {}, make('a', { href: build + entry.way }, make('span', {}, entry.title), ' ', where));
  }

  function show() {
    const asked = input.value.trim();
    if (!asked || !index) {
      status.textContent = asked ? 'Loading …' : '';
      status.classList.toggle('shown', !!asked);
      return close();
    }
    let found = index.search(asked);
    if (!found.length) found = index.search(asked, { combineWith: 'OR' });
    const number = found.length;
    list.replaceChildren(...found.slice(0, MOST).map(({ id }) => item(entries[id])));
    list.hidden = !number;
    const first = number > MOST ? `, the best ${MOST} are shown` : '';
    status.textContent = number ? `${number} result${number > 1 ? 's' : ''}${first}.` : `Nothing found for “${asked}”.`;
    status.classList.toggle('shown', !number);
  }

  input.addEventListener('focus', () => { ready ??= start().then(show); if (input.value) show(); });
  input.addEventListener('input', show);
  box.addEventListener('keydown', event => {
    const links = [...list.querySelectorAll('a')], at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      if (list.hidden) input.value = '';
      close();
      input.focus();
      close();
    } else if (list.hidden || !links.length) {
      return;
    } else if (event.key === 'ArrowDown') {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === 'ArrowUp') {
      (at > 0 ? links[at - 1] : input).focus();
    } else if (event.key === 'Enter' && at < 0) {
      links[0].click();
    } else {
      return;
    }
    event.preventDefault();
  });
  list.addEventListener('click', event => { if (event.target.closest('a')) close(); });
  box.addEventListener('focusout', event => { if (!box.contains(event.relatedTarget)) close(); });
  document.addEventListener('keydown', event => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  document.body.insertBefore(bar, document.querySelector('body > header'));
})();
