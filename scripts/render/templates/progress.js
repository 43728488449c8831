// What a learner has done, kept in this browser alone. Nothing is sent anywhere; a file carries it to another machine.
//
// One key of localStorage, `course-progress`, holds JSON by chapter:
//   { "ch09_pca": { "read": ["sec-beat", …],            sections whose end was on the screen
//                   "quiz": { "quiz-beat-1": 2, … },     the first choice taken, counted from 1
//                   "exercises": { "exr-tie": "done" } } }
// The chapter of a page is `data-chapter` on <html>. After every change the window gets the event `course-progress`.
window.courseProgress = (() => {
  const NAME = 'course-progress', chapter = document.documentElement.dataset.chapter;
  const empty = () => ({ read: [], quiz: {}, exercises: {} });

  function every() {
    try { return JSON.parse(localStorage.getItem(NAME)) || {}; } catch { return {}; }  // none, damaged, or not allowed
  }

  function keep(all) {
    try { localStorage.setItem(NAME, JSON.stringify(all)); } catch { /* full, or not allowed: the page works without */ }
    window.dispatchEvent(new Event(NAME));
  }

  // What is known of this chapter.
  const mine = () => ({ ...empty(), ...every()[chapter] });

  // `edit` changes what is known of this chapter.
  function change(edit) {
    const own = mine();
    edit(own);
    keep({ ...every(), [chapter]: own });
  }

  // Two records of one chapter: all that either has; where both answered a question, the first record.
  const merged = (one, other) => ({
    read: [...new Set([...one.read, ...other.read])],
    quiz: { ...other.quiz, ...one.quiz },
    exercises: { ...other.exercises, ...one.exercises },
  });

  function save() {
    const file = new Blob([JSON.stringify(every(), null, 1)], { type: 'application/json' });
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: `${NAME}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // Add what a file has to what is here; false where it holds no progress.
  function load(text) {
    let found;
    try { found = JSON.parse(text); } catch { return false; }
    const object = value => typeof value === 'object' && value !== null && !Array.isArray(value);
    const sound = own => object(own) && Array.isArray(own.read ?? []) && object(own.quiz ?? {}) && object(own.exercises ?? {});
    if (!object(found) || !Object.values(found).every(sound)) return false;
    const all = every();
    for (const [key, own] of Object.entries(found)) all[key] = merged({ ...empty(), ...all[key] }, { ...empty(), ...own });
    keep(all);
    return true;
  }

  // Puts into `place` what `words` makes of the chapter's record, with buttons that export and import the file.
  function show(place, words) {
    const button = (text, act) => Object.assign(document.createElement('button'), { type: 'button', textContent: text, onclick: act });
    const line = document.createElement('span'), told = document.createElement('span');
    const choose = Object.assign(document.createElement('input'), { type: 'file', accept: '.json', hidden: true });
    const update = () => { line.textContent = words(mine()); };
    told.setAttribute('role', 'status');
    choose.addEventListener('change', async () => {
      const [file] = choose.files;
      if (file) told.textContent = load(await file.text()) ? 'Imported.' : 'This file holds no progress.';
      choose.value = '';
    });
    place.append(line, button('Export', save), button('Import', () => choose.click()), choose, told);
    place.hidden = false;
    window.addEventListener(NAME, update);
    window.addEventListener('storage', update);  // another page of the course changed it
    update();
  }

  return { every, mine, change, load, show };
})();
