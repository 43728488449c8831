"""The real course, built once for all tests of its content."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.base.paths import CODE


@pytest.fixture(scope="session")
def build() -> Path:
    """`_build`, up to date; workers of a parallel run wait for the first."""
    (CODE / "_build").mkdir(exist_ok=True)
    with (CODE / "_build" / ".test-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main(["build", "--engine", "embedded"]) == 0
    return CODE / "_build"
