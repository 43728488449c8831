// The colours of pages and decks: as the device wants them, or as the reader chose, kept in this browser as `course-theme`.
// Loaded in the head, so that a page is never painted in another theme first. Without this script the device decides.
(() => {
  const NAME = 'course-theme', root = document.documentElement;
  const WORDS = { device: 'as the device', light: 'light', dark: 'dark', contrast: 'high contrast' };
  const names = Object.keys(WORDS);
  const chosen = () => root.dataset.theme ?? 'device';
  const wants = wish => matchMedia(`(${wish})`).matches;

  // What a choice looks like here: that of the device is one of the others.
  const look = name => {
    if (name !== 'device') return name;
    return wants('prefers-color-scheme: dark') ? 'dark' : wants('prefers-contrast: more') ? 'contrast' : 'light';
  };

  const told = [];  // who says which theme is shown
  const show = name => {
    if (name in WORDS && name !== 'device') root.dataset.theme = name; else delete root.dataset.theme;
    told.forEach(tell => tell(chosen()));
  };
  const choose = name => {
    try { localStorage.setItem(NAME, name); } catch { /* full, or not allowed: it holds until the page is left */ }
    show(name);
  };
  try { show(localStorage.getItem(NAME)); } catch { /* not allowed: the device decides */ }
  addEventListener('storage', event => { if (event.key === NAME) show(event.newValue); });  // chosen on another page

  // Pages: a list to choose from, in the head of the page.
  function list(place) {
    const label = Object.assign(document.createElement('label'), { className: 'colours', textContent: 'Colours ' });
    const select = document.createElement('select');
    select.append(...names.map(name => new Option(WORDS[name], name)));
    select.addEventListener('change', () => choose(select.value));
    told.push(name => { select.value = name; });
    select.value = chosen();
    label.append(select);
    place.append(label);
  }

  // Decks: the key T goes to the next theme that looks different.
  function key() {
    const status = Object.assign(document.createElement('p'), { className: 'theme-status' });
    status.setAttribute('role', 'status');
    document.querySelector('.reveal').append(status);
    const next = () => {
      const others = [...names, ...names].slice(names.indexOf(chosen()) + 1);
      const name = others.find(other => look(other) !== look(chosen()));
      choose(name);
      status.textContent = `Colours: ${WORDS[name]}`;
    };
    Reveal.addKeyBinding({ keyCode: 84, key: 'T', description: 'Colours: light, dark, high contrast' }, next);
  }

  addEventListener('DOMContentLoaded', () => {
    if (window.Reveal) key();
    else if (document.querySelector('body > header')) list(document.querySelector('body > header'));
  });
})();
