// The reading edition: where one is, what was read and answered. Without this script everything can be read.
(() => {
  const { mine, change, show } = window.courseProgress;
  const sections = [...document.querySelectorAll('main section[data-slide]')];
  const quizzes = [...document.querySelectorAll('.quiz')];
  const links = new Map([...document.querySelectorAll('.contents a')].map(link => [link.hash.slice(1), link]));
  const contents = document.querySelector('.contents details');

  // The contents are open at the side, folded above the text.
  const wide = matchMedia('(min-width: 64rem)');
  const fit = () => { contents.open = wide.matches; };
  wide.addEventListener('change', fit);
  fit();
  contents.addEventListener('click', event => { if (event.target.closest('a') && !wide.matches) contents.open = false; });

  // The section at an eighth of the window's height is the one that is read.
  let current;
  const mark = section => {
    links.get(current)?.removeAttribute('aria-current');
    current = section.id;
    const link = links.get(current), nav = contents.parentElement;
    link?.setAttribute('aria-current', 'true');
    if (link && wide.matches) nav.scrollTop += link.getBoundingClientRect().top - nav.getBoundingClientRect().top - nav.clientHeight / 3;
  };
  const here = new IntersectionObserver(seen => seen.filter(each => each.isIntersecting).forEach(each => mark(each.target)),
    { rootMargin: '-12% 0px -87% 0px' });
  sections.forEach(section => here.observe(section));

  // A section counts as read when its end has been on the screen for two seconds.
  const waits = new Map();
  const ends = new IntersectionObserver(seen => {
    for (const { target, isIntersecting } of seen) {
      clearTimeout(waits.get(target));
      const { id } = target.closest('section[data-slide]');
      if (isIntersecting) waits.set(target, setTimeout(() => read(id), 2000));
    }
  });
  const read = id => { if (!mine().read.includes(id)) change(own => own.read.push(id)); };
  sections.forEach(section => ends.observe(section.lastElementChild));

  // The first choice that is opened is the answer; those of earlier visits are open again.
  for (const quiz of quizzes) {
    for (const choice of quiz.querySelectorAll('.choice')) {
      const number = Number(choice.dataset.choice);
      if (mine().quiz[quiz.id] === number) choice.open = true;
      choice.addEventListener('toggle', () => {
        if (choice.open && !(quiz.id in mine().quiz)) change(own => { own.quiz[quiz.id] = number; });
      });
    }
  }

  // "7 of 38 sections read, 3 of 10 questions right"
  const words = own => {
    const done = sections.filter(section => own.read.includes(section.id));
    const right = quizzes.filter(quiz => own.quiz[quiz.id] === Number(quiz.dataset.right));
    for (const section of sections) links.get(section.id)?.classList.toggle('read', done.includes(section));
    const asked = quizzes.length ? `, ${right.length} of ${quizzes.length} questions right` : '';
    return `${done.length} of ${sections.length} sections read${asked}`;
  };
  show(document.querySelector('.progress'), words);
})();
