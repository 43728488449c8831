"""The preview shows a saved change at once, and keeps the last good deck when a save is wrong."""

from __future__ import annotations

import re
import threading
import time
import urllib.request

import pytest

from scripts.base.errors import CommandError
from scripts.base.paths import Paths
from scripts.lecture import preview
from tests.conftest import Course

DECK = "slides/ch01_lines.qmd"


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 (our own server)
        return str(answer.read().decode())


def until(sample: Course, words: str) -> str:
    """What is printed until these words are, or for 40 seconds."""
    printed = ""
    for _ in range(400):
        printed += sample.capture.readouterr().out
        if words in printed:
            break
        time.sleep(0.1)
    return printed


def test_a_save_is_shown_and_a_mistake_keeps_the_last_good_deck(sample: Course) -> None:
    """A save brings a new deck and wakes waiting pages; a false number is printed with its line."""
    stop = threading.Event()
    serve = (Paths(sample.root), ["ch01_lines"], 2, 0, stop)
    thread = threading.Thread(target=preview.serve, args=serve, daemon=True)
    thread.start()
    printed = until(sample, "Ctrl+C")
    found = re.search(r"http://127\.0\.0\.1:\d+", printed)
    assert found, printed
    site = found[0]
    time.sleep(0.5)  # the watch begins
    deck = get(f"{site}/slides/ch01_lines.html")
    assert "/.changed?" in deck
    assert "/.changed?" not in sample.path("_build/slides/ch01_lines.html").read_text()
    sample.edit(DECK, "The matrix is small", "The matrix is tiny")
    assert get(f"{site}/.changed?0") == "1"
    assert "The matrix is tiny" in get(f"{site}/slides/ch01_lines.html")
    line = sample.edit(DECK, "$0.33$", "$0.34$")
    assert f"{DECK}:{line}: text says 0.34" in until(sample, "0.34")
    assert "0.33" in get(f"{site}/slides/ch01_lines.html")
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()


def test_a_port_that_is_taken_gives_the_next() -> None:
    """Two previews may run side by side; where no port is free, one sentence says so."""
    with preview.listening(0, preview.Pages) as first:
        taken = first.server_address[1]
        with preview.listening(taken, preview.Pages) as second:
            assert taken < second.server_address[1] < taken + preview.PORTS
    with pytest.raises(CommandError, match="Choose another"):
        preview.listening(65536, preview.Pages)
