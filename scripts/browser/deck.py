"""A deck, slide by slide and fragment by fragment; a page as a whole."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.browser import chromium, features, paper
from scripts.browser.chromium import Size
from scripts.browser.probe import Probe
from scripts.browser.words import Finding


@dataclass
class Report:
    """What was found, and how long it took."""

    findings: list[Finding] = field(default_factory=list)
    slides: int = 0
    states: int = 0
    seconds: float = 0.0  # without axe-core
    tests: int = 0
    axe_seconds: float = 0.0

    def add(self, other: Report) -> None:
        self.findings += other.findings
        self.slides = max(self.slides, other.slides)
        self.states += other.states
        self.seconds += other.seconds
        self.tests += other.tests
        self.axe_seconds += other.axe_seconds


def step(browser: Any, file: Path, size: Size, thorough: bool) -> Report:
    """Every state of every slide at one size.

    `thorough` also presses Tab in each state and runs axe-core once a slide.
    """
    with chromium.window(browser, file, size) as (page, watch):
        probe = Probe(page, watch, "slides")
        report = Report(slides=len(probe.slides))
        if thorough:
            probe.at(0, "the deck as a whole")
            probe.accessibility(True)
        for index, slide in enumerate(probe.slides):
            start = time.perf_counter()
            for fragment, state in states(slide, size):
                probe.at(index, state)
                probe.look("state", index, fragment)
                if thorough:
                    probe.keyboard()
                report.states += 1
            if thorough:
                probe.layout(index)
            report.states += probe.tabs(index)
            report.seconds += time.perf_counter() - start
            if thorough:
                start = time.perf_counter()
                probe.accessibility(False)
                report.tests += 1
                report.axe_seconds += time.perf_counter() - start
        probe.events()
        report.findings = probe.findings
    return report


def leaf(browser: Any, file: Path, size: Size, theme: str) -> Report:
    """Every slide with all fragments open, and axe-core."""
    with chromium.window(browser, file, size, theme=theme) as (page, watch):
        probe = Probe(page, watch, "slides")
        report = Report(slides=len(probe.slides))
        for index, slide in enumerate(probe.slides):
            start = time.perf_counter()
            probe.at(index, shown(size, theme))
            probe.look("state", index, slide["fragments"] - 1)
            report.states += 1
            middle = time.perf_counter()
            probe.accessibility(False)
            report.tests += 1
            report.seconds += middle - start
            report.axe_seconds += time.perf_counter() - middle
        probe.events()
        report.findings = probe.findings
    return report


def scroll(browser: Any, file: Path, size: Size, theme: str) -> Report:
    """A deck on a phone, where all slides are one long page."""
    with chromium.window(browser, file, size, theme=theme) as (page, watch):
        probe = Probe(page, watch, "slides")
        probe.at(0, shown(size, theme))
        for one in page.evaluate("courseProbe.phone()"):
            probe.add(one["kind"], one["what"], one["amount"], slide=one["slide"])
        probe.accessibility(True)
        probe.events()
        return Report(probe.findings, slides=len(probe.slides))


def shown(size: Size, theme: str = "light") -> str:
    """How large, and in which theme unless it is the usual one."""
    return f"{size[0]} × {size[1]}" + (f", {theme}" if theme != "light" else "")


def states(slide: dict[str, Any], size: Size) -> list[tuple[int, str]]:
    """Number of the last open fragment and the words for it."""
    count, where = slide["fragments"], shown(size)
    if not count:
        return [(-1, where)]
    fragments = [(i, f"fragment {i + 1} of {count}, {where}") for i in range(count)]
    return [(-1, f"before its fragments, {where}"), *fragments]


def use(browser: Any, file: Path) -> Report:
    """What a lecturer does with a deck: overview, speaker view, search, zoom, print, paper."""
    report = Report()
    with chromium.window(browser, file, (1280, 720)) as (page, watch):
        probe = Probe(page, watch, "slides")
        for name, feature in features.FEATURES.items():
            probe.at(0, "")
            wrong = feature(page, probe.slides)
            if wrong:
                probe.add(name, wrong)
        probe.at(-1, "on paper")
        paper.look(file.with_suffix(".pdf"), probe.slides, probe.add)
        probe.events()
        report.findings += probe.findings
        slides = len(probe.slides)
    pages = features.printed(browser, file)
    if pages != slides:
        report.findings.append(Finding("print", f"{pages} pages for {slides} slides"))
    return report


def read(browser: Any, file: Path, size: Size, theme: str) -> Report:
    """All of a page at one size, unfolded, with Tab pressed through it, and axe-core."""
    with chromium.window(browser, file, size, theme=theme) as (page, watch):
        probe = Probe(page, watch, "read" if file.parent.name == "read" else "page")
        page.evaluate("document.querySelectorAll('details').forEach(step => { step.open = true; })")
        page.evaluate("document.fonts.ready.then(() => true)")  # what is folded needs some too
        page.evaluate("dispatchEvent(new Event('resize'))")  # what may scroll is known anew
        probe.at(-1, f"{file.name}, {shown(size, theme)}")
        probe.look("probe")
        probe.keyboard()
        probe.accessibility(True)
        probe.weight(file.stat().st_size)
        probe.events()
        return Report(probe.findings)
