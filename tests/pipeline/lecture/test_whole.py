"""The zip of the whole course holds what is delivered, and the same bytes each time."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from scripts.base.paths import Paths
from scripts.lecture import whole


def test_the_zip_is_what_the_manifest_lists(built: Path) -> None:
    """Every delivered file under the name of the course, with the manifest and its sums."""
    out = whole.write(Paths(built))
    assert out.name == "a-sample-course.zip"
    first = out.read_bytes()
    assert whole.write(Paths(built)).read_bytes() == first
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
    listed = json.loads((built / "_build" / "manifest.json").read_text(encoding="utf-8"))
    expected = {f"a-sample-course/{name.removeprefix('_build/')}" for name in listed}
    assert set(names) == {*expected, "a-sample-course/manifest.json"}
    assert "a-sample-course/index.html" in names
    out.unlink()
