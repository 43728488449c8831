// Key T: light, dark, high contrast. The choice is kept in the address (?theme=dark), so a link or a bookmark has it too.
(() => {
  const themes = ['light', 'dark', 'contrast'];
  const root = document.documentElement;
  const show = name => { root.dataset.theme = name; };
  const asked = new URLSearchParams(location.search).get('theme');
  if (themes.includes(asked)) show(asked);
  Reveal.addKeyBinding({ keyCode: 84, key: 'T', description: 'Light, dark, high contrast' }, () => {
    const next = themes[(themes.indexOf(root.dataset.theme || 'light') + 1) % themes.length];
    show(next);
    const address = new URL(location);
    address.searchParams.set('theme', next);
    history.replaceState(null, '', address);
  });
})();
