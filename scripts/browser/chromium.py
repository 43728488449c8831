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
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important; }"
LOCAL = ("file:", "data:", "blob:", "about:")
Size = tuple[int, int]


def find() -> str:
    """The program that CHROMIUM_PATH names (path or name), or a usual one; RenderError says what to do without one."""
    named = os.environ.get("CHROMIUM_PATH")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        where = (
            f"at CHROMIUM_PATH={named}"
            if named
            else f"on the path ({', '.join(NAMES)}) or in CHROMIUM_PATH"
        )
        raise RenderError(
            f"No Chromium {where}: install one (`apt-get install chromium`), then run the command again."
        )
    return found


@contextmanager
def started() -> Iterator[Any]:
    """Chromium with an empty profile, closed at the end."""
    from playwright.sync_api import Error, sync_playwright

    program = find()
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0  # only root cannot have the sandbox
        try:
            browser = playwright.chromium.launch(
                executable_path=program, args=list(FLAGS), chromium_sandbox=not root
            )
        except Error as error:
            said = error.message.strip().splitlines()[0]
            raise RenderError(
                f"{program} does not start ({said}): expected a Chromium that runs without a window. Run "
                f"`{program} --headless --version` to see why."
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
    """Listens to a window and to those it opens; `slide` and `state` are kept up to date by whoever steps."""

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
        if (
            request.url.startswith("file:") and not aborted and request.resource_type != "font"
        ):  # fonts: document.fonts
            self.note("missing", request.url)

    def console(self, message: Any) -> None:
        if message.type == "error" and not message.text.startswith(
            "Failed to load resource"
        ):  # requests are told above
            self.note("console", message.text)

    def attach(self, context: Any) -> None:
        context.on("request", self.request)
        context.on("requestfailed", self.failed)
        context.on("console", self.console)
        context.on(
            "weberror", lambda error: self.note("page-error", str(error.error).splitlines()[0])
        )
        context.on(
            "page",
            lambda page: page.on("websocket", lambda socket: self.note("external", socket.url)),
        )


@contextmanager
def window(browser: Any, file: Path, size: Size, query: str = "") -> Iterator[tuple[Any, Watch]]:
    """A page in a fresh window, loaded and still: no network, no transitions, reduced motion, fonts there."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", offline=True
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
