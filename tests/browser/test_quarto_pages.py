"""What `quarto render` by hand leaves in `_build/quarto` is whole, on a disk and on a server."""

from __future__ import annotations

import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scripts.base.paths import CODE
from scripts.render import quarto

FOUND = quarto.find()
pytestmark = [
    pytest.mark.quarto,
    pytest.mark.chromium,
    pytest.mark.skipif(FOUND is None, reason=quarto.NONE),
]
SHOWN = """() => ({
  ready: Boolean(window.Reveal?.isReady()),
  formulas: document.querySelectorAll('.reveal .slides .katex').length,
  moving: document.querySelectorAll('.live input').length,
  live: document.querySelectorAll('.live[data-of]').length,
  font: document.fonts.check('20px "Source Sans 3"'),
})"""


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the course that was never built, rendered by Quarto; its output folder."""
    root = tmp_path_factory.mktemp("quarto") / "course"
    others = ("_build", ".git", ".venv", "node_modules", "tests", ".*_cache")
    shutil.copytree(CODE, root, ignore=shutil.ignore_patterns(*others))
    for name in (".venv", "node_modules"):
        (root / name).symlink_to(CODE / name)
    assert FOUND is not None
    subprocess.run([FOUND.program, "render"], cwd=root, check=True, capture_output=True)
    return root / "_build" / "quarto"


@pytest.fixture
def server(rendered: Path) -> Iterator[str]:
    """The output folder as `quarto preview` serves it."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None: ...

    handler = partial(Quiet, directory=str(rendered))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}"
        listening.shutdown()


def look(browser: Any, address: str) -> tuple[dict[str, Any], list[str]]:
    """What a deck shows, and the addresses that were not there."""
    page, missing = browser.new_page(), list[str]()
    page.on("response", lambda r: missing.append(r.url) if r.status >= 400 else None)
    page.on("requestfailed", lambda r: missing.append(r.url))
    page.goto(address)
    page.wait_for_function("window.Reveal?.isReady()")
    page.wait_for_timeout(1500)
    shown = page.evaluate(SHOWN)
    page.close()
    return shown, [url for url in missing if not url.endswith("favicon.ico")]


@pytest.mark.parametrize("way", ["disk", "server"])
def test_a_deck_has_all_that_it_loads(browser: Any, rendered: Path, server: str, way: str) -> None:
    """Formulas, fonts and live elements are there; nothing is asked for in vain."""
    base = server if way == "server" else rendered.as_uri()
    for deck in sorted((rendered / "slides").glob("ch*.html")):
        shown, missing = look(browser, f"{base}/slides/{deck.name}")
        assert missing == []
        assert shown["ready"]
        assert shown["font"]
        assert shown["formulas"] > 50
        assert shown["moving"] == shown["live"]


def test_no_page_links_to_what_is_not_there(rendered: Path) -> None:
    """Every link of every page opens a file of the output folder, or one that the build makes."""
    suffix = {"handouts": ".qmd", "read": ".qmd", "notebooks": ".py"}
    for page in rendered.glob("*.html"):
        for target in re.findall(r'href="([^"#:]+)', page.read_text(encoding="utf-8")):
            if target.startswith("../"):
                room, name = target.removeprefix("../").split("/", 1)
                source = Path("slides" if room == "read" else room, name)
                assert (rendered.parents[1] / source.with_suffix(suffix[room])).exists(), target
            else:
                assert (page.parent / target).exists(), (page.name, target)
