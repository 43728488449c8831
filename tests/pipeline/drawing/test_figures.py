"""Whatever a figure does, its file is named, and the rest is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.build import workers
from tests.conftest import Course

FIGURE, OTHER = "figures/ch01_lines/line.py", "figures/ch01_lines/other.py"
WAYS: dict[str, tuple[str, str]] = {
    "letters that no typeface has": (
        "    figure.text(0.5, 0.5, '汉 and 🧮')",
        "figure line shows '汉', '🧮', which its typeface has not. Write other letters.",
    ),
    "letters in a formula": (
        "    figure.text(0.5, 0.5, '$x_{汉}$')",
        "figure line shows '汉', which its typeface has not.",
    ),
    "letters in an axis": (
        "    figure.axes[0].set_xlabel('ひ')",
        "figure line shows 'ひ', which its typeface has not.",
    ),
    "formula that cannot be set": (
        "    figure.text(0.5, 0.5, r'$\\frac{1}$')",
        "figure line raised ValueError",
    ),
    "process that is killed": (
        "    import os; os.kill(os.getpid(), 9)",
        "its process was ended by SIGKILL; expected a result.",
    ),
    "process that ends itself": (
        "    import os; os._exit(3)",
        "its process ended by itself with code 3; expected a result.",
    ),
    "exit": ("    import sys; sys.exit('enough')", "figure line raised SystemExit: enough."),
    "interrupt": ("    raise KeyboardInterrupt", "figure line raised KeyboardInterrupt"),
    "memory": ("    raise MemoryError('too much')", "figure line raised MemoryError: too much."),
    "recursion": (
        "    f = lambda: f()\n    f()",
        "figure line raised RecursionError: maximum recursion depth exceeded",
    ),
    "no end": ("    while True: pass", "it took longer than 2 s; expected less."),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_figure_that_goes_wrong_is_named_and_the_rest_is_built(
    sample: Course, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence with the figure's file; the other figure is drawn all the same."""
    line, words = WAYS[name]
    monkeypatch.setattr(workers, "LIMIT", 2.0)
    text = sample.path(FIGURE).read_text()
    sample.path(OTHER).write_text(text)
    sample.edit(FIGURE, "    return figure", f"{line}\n    return figure")
    code, out, err = sample.run("figures", "--jobs", "1")
    assert code == 1
    assert "Traceback" not in out + "".join(err)
    assert len(err) == 2, err
    assert re.match(rf"{FIGURE}:\d+: ", err[0])
    assert words in err[0]
    assert "_build/figures/ch01_lines/other.svg" in out


def test_a_layout_is_snapped(sample: Course) -> None:
    """Panels that a solver placed have positions on a grid, and ids are numbered in their order."""
    layout = "    figure = Figure(figsize=(4, 2), layout='constrained')\n    figure.subplots(2, 2)"
    sample.edit(FIGURE, "    figure = Figure(figsize=(4, 2))", layout)
    sample.edit(FIGURE, "axes = figure.subplots()", "axes = figure.axes[0]")
    assert sample.run("figures")[0] == 0
    svg = sample.path("_build/figures/ch01_lines/line.svg").read_text()
    ids = re.findall(r'<clipPath id="(\w+)"', svg)
    assert ids
    assert all(len(name) < 5 for name in ids)
    assert set(re.findall(r"url\(#(\w+)\)", svg)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_ids_of_a_figure_are_unique(tmp_path: Path) -> None:
    """Renaming keeps what belongs together, and leaves the bytes of pictures alone."""
    from scripts.drawing.figures import steady

    svg = (
        '<clipPath id="p0123456789"/><g clip-path="url(#p0123456789)"/><path id="m0123456789"/>'
        '<use xlink:href="#m0123456789"/><image xlink:href="data:image/png;base64,p0123456789="/>'
    )
    assert steady(svg) == (
        '<clipPath id="p0"/><g clip-path="url(#p0)"/><path id="m1"/>'
        '<use xlink:href="#m1"/><image xlink:href="data:image/png;base64,p0123456789="/>'
    )
