// The course page for one who has been here: the button goes on where the last reading ended, cards say what is done.
(() => {
  const all = window.courseProgress.every(), button = document.getElementById('start');
  const counted = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
  for (const card of document.querySelectorAll('.card')) {
    const key = card.id.replace(/-card$/, ''), own = all[key] || {};
    const read = own.read || [], exercises = Object.values(own.exercises || {}).filter(state => state === 'done').length;
    if (!read.length && !exercises) continue;
    const said = Object.assign(document.createElement('p'), { className: 'so-far' });
    said.textContent = `So far: ${counted(read.length, 'section')} read, ${counted(exercises, 'exercise')} done.`;
    card.querySelector('.outcome').after(said);
    if (button && read.length) {  // cards stand in the order of the course: the last one begun counts
      button.textContent = 'Continue reading';
      button.href = `read/${key}.html#${read.at(-1)}`;
      const first = document.querySelector('.first');
      if (first) first.textContent = card.querySelector('h3').textContent;
    }
  }
})();
