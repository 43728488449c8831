"""The half of the browser proof that drives: one call into the page a state, and the Tab key."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from scripts.base import programs
from scripts.browser import svg
from scripts.browser.chromium import Watch
from scripts.browser.words import OUTSIDE, Finding

LEAST = {"slides": 20, "page": 14, "read": 14}
# in a picture; beside a reader's text labels may be smaller, as in a book
FIGURE_TEXT = {"slides": 14.0, "page": 14.0, "read": 11.0}
HEAVIEST = 1_500_000  # bytes of a page; what it loads beside it is shared by all, or not waited for
NARROW = 1000  # pixels; below, a reader enlarges pictures with two fingers
HEIGHT = 720  # pixels of a slide
GROWN = 1.25  # how much larger a picture could be before one asks why it is not
PRESSES = 250  # no slide or page has so many things to reach


class Probe:
    """A window with `probe.js` in it; a finding carries the slide and state that were set last."""

    def __init__(self, page: Any, watch: Watch, room: str) -> None:
        self.page, self.watch, self.least = page, watch, LEAST[room]
        narrow = room != "slides" and page.viewport_size["width"] < NARROW
        self.in_figures = 0.0 if narrow else FIGURE_TEXT[room]
        self.findings: list[Finding] = []
        self.slides: list[dict[str, Any]] = []
        self.broken: set[str] = set()
        self.load(Path(__file__).with_name("probe.js"))
        if room == "slides":
            self.slides = page.evaluate("courseProbe.slides()")

    def load(self, script: Path) -> None:
        self.page.evaluate(script.read_text(encoding="utf-8") + "\nvoid 0")

    def at(self, slide: int, state: str) -> None:
        self.watch.slide, self.watch.state = slide, state

    def add(
        self,
        kind: str,
        what: str,
        amount: float | None = None,
        detail: str = "",
        slide: int | None = None,
        state: str | None = None,
        near: dict[str, str] | None = None,
    ) -> None:
        """A finding on the slide that is shown or on another; on a page, near a heading."""
        index = self.watch.slide if slide is None else slide
        on = near or {"id": "", "title": ""}
        if 0 <= index < len(self.slides):
            on = self.slides[index]
        during = self.watch.state if state is None else state
        self.findings.append(
            Finding(kind, what, amount, detail, on["id"], on["title"], during, self.least)
        )

    def look(self, call: str, *arguments: Any) -> None:
        """Move (`state`) or stay (`probe`), and measure what is shown."""
        found = self.page.evaluate(f"a => courseProbe.{call}(...a)", list(arguments))
        for one in found["findings"]:
            if one.get("address"):
                self.broken.add(one["address"])
            if one["kind"] == "small-figure-text":
                self.small(one["what"], one["amount"], one["near"])
            else:
                self.add(one["kind"], one["what"], one["amount"], near=one["near"])
        for image in found["images"]:
            self.figure(image)

    def layout(self, index: int) -> None:
        """What of the slide stands on the footer, and room that nothing uses."""
        slide, found = self.slides[index], self.page.evaluate("courseProbe.layout()")
        for what in found["onFooter"]:
            self.add("on-footer", what)
        if any(f.kind in OUTSIDE and f.slide == slide["id"] for f in self.findings):
            return  # there is too much, not too little
        most = HEIGHT // (5 if slide["pictured"] else 3)
        small = [one for one in found["pictures"] if one["growth"] > GROWN]
        for one in small:
            self.add("small-picture", one["what"], round(one["growth"], 1))
        if found["band"] > most and not small and not slide["apart"]:
            self.add("empty", "the slide", round(found["band"]), detail=f"{most}")

    def figure(self, image: dict[str, Any]) -> None:
        """The smallest text of an SVG, as large as it is shown."""
        parts = urlsplit(image["source"])
        path = Path(url2pathname(unquote(parts.path)))
        drawn = parts.scheme == "file" and path.suffix == ".svg" and path.exists()
        if not drawn or image["width"] <= 0:
            return
        smallest = svg.read(path).smallest(image["width"], image["height"])
        if smallest:
            what = f"{smallest[1]} in {path.name}" if smallest[1] else path.name
            self.small(what, smallest[0], image["near"])

    def small(self, what: str, size: float, near: dict[str, str] | None) -> None:
        """A text in a picture, if it is too small here."""
        if size < self.in_figures - 0.05:
            least = f"{self.in_figures:g}"
            self.add("small-figure-text", what, round(size, 1), detail=least, near=near)

    def weight(self, size: int) -> None:
        """A page that takes long to arrive."""
        if size > HEAVIEST:
            self.add("heavy", f"{size / 1e6:.1f} MB", slide=-1)

    def keyboard(self) -> None:
        """Tab from the beginning until it comes back: what is not reached, or does not show it."""
        presses, limit = self.page.evaluate("courseProbe.beginTab()") + 1, PRESSES
        while limit > 0:
            for _ in range(presses):
                self.page.keyboard.press("Tab")
            limit -= presses
            if self.page.evaluate("courseProbe.tabbed()"):
                break
            presses = 1
        for one in self.page.evaluate("courseProbe.endTab()"):
            self.add(one["kind"], one["what"], near=one["near"])

    def tabs(self, index: int) -> int:
        """Each tab by the right arrow key, then the slide as it was; how many were tried."""
        slide, state, tried = self.slides[index], self.watch.state, 0
        for group, count in enumerate(slide["tabs"]):
            self.page.evaluate("list => courseProbe.tab(list, 0)", group)
            for tab in range(1, count):
                self.at(index, f"tab {tab + 1}, {state}")
                self.page.keyboard.press("ArrowRight")
                tried += 1
                if not self.page.evaluate("a => courseProbe.chosen(...a)", [group, tab]):
                    self.add("tabs", str(tab + 1))
                    break
                self.look("probe")
            self.page.keyboard.press("Home")
            self.page.evaluate("document.activeElement.blur()")
            self.at(index, state)
            self.page.evaluate("a => courseProbe.state(...a)", [index, slide["fragments"] - 1])
        return tried

    def accessibility(self, whole: bool) -> None:
        """axe-core on the slide, or on all of the document."""
        if not self.page.evaluate("'axe' in window"):
            self.load(programs.module("axe-core/axe.min.js"))
        for one in self.page.evaluate("whole => courseProbe.accessibility(whole)", whole):
            places = f"{one['amount']} place{'s' * (one['amount'] > 1)}"
            detail = f"{one['rule']} at {places}: {' '.join(one['help'].split())}"
            self.add("axe", one["what"], detail=detail, near=one["near"])

    def events(self) -> None:
        """What Chromium reported by itself, laid at the slide that asked for it."""
        for event in dict.fromkeys(self.watch.events):
            if event.kind == "missing" and event.text in self.broken:
                continue
            slide = event.slide
            if event.kind in ("external", "missing"):
                owner = self.page.evaluate("a => courseProbe.owner(a)", event.text)
                slide = owner if owner >= 0 else slide
            self.add(event.kind, event.text[:200], slide=slide, state=event.state)
        external = {event.text for event in self.watch.events if event.kind == "external"}
        self._say_once(external & self.broken)

    def _say_once(self, addresses: set[str]) -> None:
        """A picture from a network is also one that is not there: only the former is said."""
        names = [address.rpartition("/")[2] for address in addresses]

        def told(found: Finding) -> bool:
            return found.kind == "image" and any(name in found.what for name in names)

        self.findings = [found for found in self.findings if not told(found)]
