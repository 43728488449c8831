"""The Chromium that is installed, without a network, and what it reports of its own accord."""

# mypy: disable-error-code="import-not-found"
# (Playwright comes with the tests; the linters also run where only they are installed.)
from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.base.errors import RenderError

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STILL = (
    "*, *::before, *::after { transition: none !important; animation: none !important; "
    "scroll-behavior: auto !important; }"
)
LOCAL = ("file:", "data:", "blob:", "about:")
Size = tuple[int, int]


def find() -> str:
    """The program that CHROMIUM_PATH names (path or name), or a usual one; else RenderError."""
    named = os.environ.get("CHROMIUM_PATH")
    if named:
        found, where = shutil.which(named), f"at CHROMIUM_PATH={named}"
    else:
        found = next(filter(None, map(shutil.which, NAMES)), None)
        where = f"on the path ({', '.join(NAMES)}) or in CHROMIUM_PATH"
    if found is None:
        raise RenderError(
            f"No Chromium {where}: install one (`apt-get install chromium`), "
            "then run the command again."
        )
    return found


@contextmanager
def started() -> Iterator[Any]:
    """Chromium with an empty profile, closed at the end."""
    from playwright.sync_api import Error, sync_playwright

    program = find()
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # only root cannot have the sandbox
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=program, args=list(FLAGS), chromium_sandbox=not root
            )
        except Error as error:
            said = error.message.strip().splitlines()[0]
            raise RenderError(
                f"{program} does not start ({said}): "
                "expected a Chromium that runs without a window. "
                f"Run `{program} --headless --version` to see why."
            ) from None
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True)
class Event:
    """Something that Chromium reported, with what was on the screen then."""

    kind: str  # console, page-error, external, missing
    text: str
    slide: int
    state: str


@dataclass
class Watch:
    """Listens to a window and to those it opens; whoever steps sets `slide` and `state`."""

    slide: int = -1
    state: str = ""
    events: list[Event] = field(default_factory=list)

    def note(self, kind: str, text: str) -> None:
        self.events.append(Event(kind, text, self.slide, self.state))

    def request(self, request: Any) -> None:
        if not request.url.startswith(LOCAL):
            self.note("external", request.url)

    def failed(self, request: Any) -> None:
        aborted = "ERR_ABORTED" in (request.failure or "")
        font = request.resource_type == "font"  # those are asked of document.fonts
        if request.url.startswith("file:") and not aborted and not font:
            self.note("missing", request.url)

    def console(self, message: Any) -> None:
        told_above = message.text.startswith("Failed to load resource")
        if message.type == "error" and not told_above:
            self.note("console", message.text)

    def error(self, error: Any) -> None:
        self.note("page-error", str(error.error).splitlines()[0])

    def page(self, page: Any) -> None:
        page.on("websocket", lambda socket: self.note("external", socket.url))

    def attach(self, context: Any) -> None:
        context.on("request", self.request)
        context.on("requestfailed", self.failed)
        context.on("console", self.console)
        context.on("weberror", self.error)
        context.on("page", self.page)


@contextmanager
def window(
    browser: Any, file: Path, size: Size, query: str = "", theme: str = "light"
) -> Iterator[tuple[Any, Watch]]:
    """A page in a fresh window, still: no network, no transitions, reduced motion, fonts loaded.

    The device asks for `theme`: light, dark, or contrast.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        contrast="more" if theme == "contrast" else "no-preference",
        reduced_motion="reduce",
        offline=True,
    )
    try:
        watch = Watch(state="while it opens")
        watch.attach(context)
        page = context.new_page()
        page.goto(file.as_uri() + query)
        if page.evaluate("'Reveal' in window"):
            page.wait_for_function("Reveal.isReady()")
            page.evaluate("Reveal.configure({ transition: 'none', backgroundTransition: 'none' })")
        page.add_style_tag(content=STILL)
        page.evaluate("document.fonts.ready.then(() => true)")
        yield page, watch
    finally:
        context.close()
