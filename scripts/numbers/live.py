"""Data of live elements: what functions marked `@live` return, as a script that pages load.

A page opened from a disk may not fetch files, but it may load scripts: `_build/live/<key>.js` is
one assignment. The `kind` of an element names the script `live-<kind>.js` among the templates that
draws and moves it.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from scripts.base.errors import nearest
from scripts.base.files import write_atomically
from scripts.base.paths import TEMPLATES

DIGITS = 7  # of the largest number of an array; what lies below is noise of the processor
SHOWN = re.compile(r"^:::+ *\{[^}\n]*\.live\b", re.M)
MARKED = re.compile(r"^@live\b", re.M)


def kinds() -> list[str]:
    """The kinds of live elements that there are scripts for."""
    return sorted(p.stem.removeprefix("live-") for p in TEMPLATES.glob("live-*.js"))


def marked(homes: list[Path]) -> bool:
    """True when one of these modules has a function marked `@live`."""
    return any(MARKED.search(home.read_text(encoding="utf-8")) for home in homes)


def scripts(text: str, key: str) -> list[str]:
    """What a deck loads for its live elements, from `_build`; nothing where it has none."""
    return (
        [f"live/{key}.js", *(f"assets/live-{kind}.js" for kind in kinds())]
        if SHOWN.search(text)
        else []
    )


def plain(value: Any) -> dict[str, Any]:
    """What a `@live` function returned, plain and rounded; ValueError when its kind is unknown."""
    if not isinstance(value, dict):
        raise ValueError(
            f"it returned {type(value).__name__}; expected a dict with a kind and arrays"
        )
    kind, known = str(value.get("kind")), kinds()
    if kind not in known:
        raise ValueError(
            f"kind {kind!r}; expected one of {', '.join(known)}.{nearest(kind, known)}"
        )
    return {str(name): _plain(entry) for name, entry in value.items()}


def _plain(entry: Any) -> Any:
    """Texts and truth as they are; arrays rounded to seven digits of their largest number."""
    if isinstance(entry, str | bool):
        return entry
    if isinstance(entry, dict):
        return {str(name): _plain(e) for name, e in entry.items()}
    if isinstance(entry, list | tuple) and any(isinstance(e, str) for e in entry):
        return [_plain(e) for e in entry]
    import numpy as np

    array = np.asarray(entry, dtype=float)
    if not np.isfinite(array).all():
        raise ValueError("a number is not finite; expected finite numbers")
    largest = float(np.abs(array).max(initial=0.0))
    places = DIGITS - 1 - math.floor(math.log10(largest)) if largest else 0
    return _whole((np.round(array, places) + 0.0).tolist())  # + 0.0: no minus zero


def _whole(entry: Any) -> Any:
    """3.0 as 3: shorter, and the same number in the page."""
    if isinstance(entry, list):
        return [_whole(e) for e in entry]
    return int(entry) if entry == int(entry) else entry


def write(numbers: Path, out: Path) -> None:
    """Write the live data of a chapter, taken from its evaluated numbers, as a script."""
    data = json.loads(numbers.read_text(encoding="utf-8"))["live"]
    lines = [
        f"{json.dumps(name)}: {json.dumps(data[name], separators=(',', ':'))}"
        for name in sorted(data)
    ]
    write_atomically(out, "window.liveData = {\n" + ",\n".join(lines) + "\n};\n")
