"""From what was measured to what is said: one sentence and one remedy for each kind of finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.base.errors import Problem
from scripts.browser.sources import Source

SENTENCES = {
    "overflow-down": "{what} reaches {amount} px over the edge, above or below; "
    "expected it inside the slide of 1280 × 720. "
    "Shorten the text, make the picture smaller, or split the slide.",
    "overflow-right": "{what} reaches {amount} px over the edge at the side; "
    "expected it between the edges. Break the line or make it narrower.",
    "clipped": "{what} is cut: {amount} px more than its box shows; "
    "expected a box that fits. Shorten it or widen the box.",
    "small-text": "{what} is set at {amount} px; "
    "expected {least} px or more. Shorten the text instead of making it smaller.",
    "small-index": "{what} is set at {amount} px; "
    "expected 14 px or more for indices too. Set the formula larger.",
    "small-furniture": "{what} at the edge of the slide is set at {amount} px; "
    "expected 14 px or more. Change the theme.",
    "small-figure-text": "{what} is read at {amount} px; "
    "expected {detail} px or more in a picture. "
    "Show the picture larger, or draw it for a smaller size.",
    "small-target": "{what} is {amount} px high; "
    "expected 24 px or more for what is touched. Make it higher, or give it padding.",
    "heavy": "the page has {what}; expected 1.5 MB at most. "
    "Make its largest pictures lighter, or divide it.",
    "image": "the picture {what} cannot be shown; "
    "expected a picture there. Make it (`nox -s build`) or mend its path.",
    "formula": "the formula {what} could not be typeset; expected mathematics. Mend its TeX.",
    "raw-tex": "{what} shows TeX as text; "
    "expected typeset mathematics. Put the formula between dollar signs without spaces.",
    "font": "the typeface {what} is not loaded; expected it from `assets`. Run `nox -s build`.",
    "console": "the console says {what}; "
    "expected silence. Mend the script or the page that it complains about.",
    "page-error": "a script failed: {what}; expected none to fail. Mend the script.",
    "external": "{what} is fetched from a network; "
    "expected nothing but files of the course. Put the file into the course.",
    "missing": "{what} cannot be read; "
    "expected the file beside the page. Run `nox -s build` or mend the path.",
    "unreached": "{what} is shown but Tab does not reach it; "
    "expected to reach all that can be used. Use a link or button.",
    "hidden-focus": "Tab reaches {what}, which is hidden; "
    "expected only what is shown. Hide it with `hidden` or remove it.",
    "focus-mark": "{what} looks the same with and without the focus; "
    "expected an outline or a shadow. Style `:focus-visible`.",
    "tabs": "the arrow keys do not reach the tab {what}; "
    "expected them to move between tabs. Mend the script of the tabs.",
    "axe": "{what}: {detail}; expected WCAG 2.2 A and AA. Mend it, or the theme that makes it so.",
    "overview": "Esc does not {what} the overview; expected it to. Mend the keys of the deck.",
    "speaker": "the speaker view {what}; "
    "expected a window with notes, a timer and the pace. Mend the notes plugin.",
    "search": "search (Ctrl+Shift+F) {what}; "
    "expected to arrive at the slide with the words. Mend the search plugin.",
    "zoom": "zoom {what}; "
    "expected Alt+click to enlarge and to go back. Give `zoomKey: 'alt'` to reveal.js.",
    "on-footer": "{what} stands on the footer; "
    "expected the foot of the slide free. Shorten the text or make the picture smaller.",
    "empty": "a band {amount} px high has nothing in it; expected at most {detail} px, a fifth of "
    "the slide beside a picture and a third without. Show the picture larger, or add one.",
    "small-picture": "the picture {what} could be {amount} times as large where it stands; "
    "expected it to take its room. Take its width away, widen its column, or draw it in another "
    "shape.",
    "paper-footer": "text stands on the footer of the slides' PDF; "
    "expected the foot of the page free. Shorten the text, or mend slides.typ.",
    "paper-empty": "a band {amount} pt high of the slides' PDF has nothing in it; expected at most "
    "{detail} pt, a fifth of the page beside a picture and a third without. "
    "Show the picture larger, or add one.",
    "paper-pages": "the slides' PDF has {what}; expected one page a slide. Run `nox -s build`.",
    "print": "the print view has {what}; expected one page a slide. "
    "Shorten the slide that runs over, or mend the print style.",
}
OUTSIDE = ("overflow-down", "overflow-right")  # told once a slide, by what reaches farthest
TECHNICAL = {  # words of a machine, which stand without quotation marks
    "console",
    "page-error",
    "external",
    "missing",
    "overview",
    "speaker",
    "search",
    "zoom",
    "print",
    "font",
    "heavy",
    "empty",
    "paper-empty",
    "paper-footer",
    "paper-pages",
}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong in one state of one slide (or of a page, which has no slide)."""

    kind: str
    what: str
    amount: float | None = None
    detail: str = ""
    slide: str = ""  # identifier of the slide; on a page, of what the finding stands in
    title: str = ""  # of the slide, or of the last heading of a page
    state: str = ""
    least: int = 20

    def sentence(self, more: int = 0) -> str:
        what = self.what if self.kind in TECHNICAL else f"“{self.what}”"
        return SENTENCES[self.kind].format(
            what=f"{what} (and {more} more)" if more else what,
            amount="" if self.amount is None else f"{self.amount:g}",
            detail=self.detail,
            least=self.least,
        )


def problems(findings: Iterable[Finding], source: Source) -> list[Problem]:
    """A problem for each thing that is wrong, however many states show it."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for found in findings:
        what = "" if found.kind in OUTSIDE else found.what
        same = (found.slide, found.title, found.kind, what, found.detail)
        groups.setdefault(same, []).append(found)
    return sorted(_problem(group, source) for group in groups.values())


def _problem(group: list[Finding], source: Source) -> Problem:
    """One thing that several states may show, told once."""
    first = group[0]
    worst = max(group, key=lambda f: f.amount or 0) if first.kind in OUTSIDE else first
    sentence = worst.sentence(len({f.what for f in group}) - 1)
    title = f"“{first.title}”" if first.title else ""
    start = ", ".join(filter(None, (title, _states(group))))
    place = source.place(first.slide, first.title)
    return Problem(*place, f"{start}: {sentence}" if start else sentence)


def _states(group: list[Finding]) -> str:
    """The first state that shows it, and how many more do."""
    first, *others = dict.fromkeys(f.state for f in group if f.state) or [""]
    if not others:
        return first
    return f"{first} (and {len(others)} more state{'s' * (len(others) > 1)})"
