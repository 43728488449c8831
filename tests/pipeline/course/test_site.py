"""Tables whose cells come from files."""

from __future__ import annotations

from scripts.course import site


def test_no_cell_can_break_a_table() -> None:
    """Bars and new lines of a cell stay in it."""
    assert site.table(("a", "b"), [("x | y\nz", "w")]).split("\n")[2] == r"| x \| y z | w |"
