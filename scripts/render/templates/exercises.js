/* Which exercises a reader has done: a box at each, kept where the browser keeps things, under `course-progress`:
   {"<chapter>": {"exercises": {"exr-…": "done"}, …}, …}. Only that entry is changed; the rest is handed back as it was. */
(() => {
  const NAME = "course-progress";
  const chapter = document.querySelector("main[data-chapter]")?.dataset.chapter;

  /* All that is kept; null where nothing can be kept, or where what stands there cannot be read. */
  const kept = () => {
    try {
      const all = JSON.parse(localStorage.getItem(NAME) ?? "{}");
      return all !== null && typeof all === "object" && !Array.isArray(all) ? all : null;
    } catch { return null; }
  };

  const isDone = id => kept()?.[chapter]?.exercises?.[id] === "done";

  const keep = (id, done) => {
    const all = kept();
    if (!all) return;
    const exercises = { ...all[chapter]?.exercises };
    if (done) exercises[id] = "done";
    else delete exercises[id];
    try {
      localStorage.setItem(NAME, JSON.stringify({ ...all, [chapter]: { ...all[chapter], exercises } }));
    } catch { /* full or forbidden: the box holds until the page is left */ }
  };

  const boxes = new Map();
  const show = () => boxes.forEach((box, id) => { box.checked = isDone(id); });

  for (const exercise of chapter && kept() ? document.querySelectorAll(".exercise[id^='exr-']") : []) {
    const facts = exercise.querySelector(".exercise-facts p");
    if (!facts) continue;
    const label = document.createElement("label"), box = document.createElement("input");
    label.className = "done";
    box.type = "checkbox";
    box.setAttribute("aria-label", `done: ${exercise.querySelector(".theorem-title")?.textContent ?? ""}`);
    box.addEventListener("change", () => keep(exercise.id, box.checked));
    label.append("· ", box, " done");
    facts.append(" ", label);
    boxes.set(exercise.id, box);
  }
  show();
  addEventListener("storage", event => { if (event.key === NAME || event.key === null) show(); });
  addEventListener("pageshow", show);
})();
