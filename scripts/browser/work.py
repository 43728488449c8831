"""What there is to open, each file at each size, and the Chromiums that share it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from scripts.base.paths import Paths
from scripts.browser import chromium, deck
from scripts.browser.chromium import Size
from scripts.browser.deck import Report

Views = tuple[Size | None, ...]  # None: use the deck as a lecturer does
FIRST: Size = (1280, 720)  # the size at which Tab is pressed in decks
TABLET, PHONE = (768, 1024), (390, 844)
VIEWS: Views = (FIRST, (1920, 1080), (1024, 768), TABLET, PHONE, None)
PAGES: tuple[Size, ...] = (FIRST, TABLET, PHONE)
# No colour depends on the width and no length on the theme, so each width has a theme of its own:
# axe-core meets every page and deck at each of three widths, and so in each of three themes.
THEMES = {TABLET: "dark", PHONE: "contrast"}


@dataclass(frozen=True)
class Work:
    """One file at one size; a deck without a size is used instead of read."""

    file: Path
    source: Path
    size: Size | None

    def run(self, browser: Any) -> Report:
        if self.size is None:
            return deck.use(browser, self.file)
        theme = THEMES.get(self.size, "light")
        if self.file.parent.name != "slides":
            return deck.read(browser, self.file, self.size, theme)
        if self.size == PHONE:
            return deck.scroll(browser, self.file, self.size, theme)
        if self.size == TABLET:
            return deck.leaf(browser, self.file, self.size, theme)
        return deck.step(browser, self.file, self.size, self.size == FIRST)


def listed(paths: Paths, keys: list[str], views: Views = VIEWS) -> Iterator[Work]:
    """Every deck and page that was made; with keys, theirs alone."""
    sizes = PAGES if FIRST in views else ()
    for file in sorted((paths.build / "slides").glob("*.html")):
        if not keys or file.stem in keys:
            source = paths.root / "slides" / f"{file.stem}.qmd"
            yield from (Work(file, source, size) for size in views)
    for file in sorted((paths.build / "read").glob("*.html")):
        if not keys or file.stem in keys:
            source = paths.root / "slides" / f"{file.stem}.qmd"
            yield from (Work(file, source, size) for size in sizes)
    for file in sorted((paths.build / "handouts").glob("*.html")):
        key = file.stem.partition("-")[0]
        if not keys or key in keys:
            source = paths.root / "handouts" / f"{key}.qmd"
            yield from (Work(file, source, size) for size in sizes)
    for file in sorted((paths.build / "notebooks").glob("*/*.html")):
        if not keys or file.parent.name in keys:
            source = paths.root / "notebooks" / file.parent.name / f"{file.stem}.py"
            yield from (Work(file, source, size) for size in sizes)
    for file in sorted(paths.build.glob("*.html")) if not keys else []:
        source = paths.root / f"{file.stem}.qmd"
        yield from (Work(file, source, size) for size in sizes)


def done(items: list[Work], jobs: int) -> Iterator[tuple[Work, Report]]:
    """All work as it gets done; several Chromiums at once, each driven by a thread of its own."""
    if jobs == 1 or len(items) <= 1:
        with chromium.started() as browser:
            yield from ((item, item.run(browser)) for item in items)
        return
    todo, results = deque(items), SimpleQueue[tuple[Work, Report] | BaseException]()

    def take() -> Work | None:
        try:
            return todo.popleft()
        except IndexError:
            return None

    def drive() -> None:
        try:
            with chromium.started() as browser:
                for item in iter(take, None):
                    results.put((item, item.run(browser)))
        except BaseException as error:  # raised again where the results are awaited
            todo.clear()
            results.put(error)

    threads = [Thread(target=drive) for _ in range(min(jobs, len(items)))]
    for thread in threads:
        thread.start()
    try:
        for _ in items:
            result = results.get()
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        todo.clear()
        for thread in threads:
            thread.join()
