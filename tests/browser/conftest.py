"""The Chromium that is installed; tests that need one are skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from scripts.base.errors import RenderError
from scripts.browser import chromium


@pytest.fixture(scope="session")
def installed() -> None:
    """A Chromium is there."""
    try:
        chromium.find()
    except RenderError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def browser(installed: None) -> Iterator[Any]:
    """One Chromium for all tests of a file."""
    with chromium.started() as started:
        yield started
