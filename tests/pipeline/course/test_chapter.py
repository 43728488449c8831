"""A new chapter is files that build at once."""

from __future__ import annotations

from tests.conftest import Course


def test_a_new_chapter_builds_at_once(sample: Course) -> None:
    """`new` then `build` gives deck, sheets and a place on the course page, without an edit."""
    code, out, _ = sample.run("new", "ch16_kernels", 'Kernels and "tricks"')
    assert code == 0
    assert "wrote slides/ch16_kernels.qmd" in out
    code, out, err = sample.run("build", "--engine", "embedded")
    assert code == 0, err
    for product in (
        "slides/ch16_kernels.html",
        "slides/ch16_kernels.pdf",
        "handouts/ch16_kernels-solutions.pdf",
        "figures/ch16_kernels/first_picture.svg",
    ):
        assert sample.path(f"_build/{product}").stat().st_size > 1000
    assert "slides/ch16_kernels.html" in sample.path("_build/index.html").read_text()


def test_the_list_in_the_readme_is_held_to_the_files(sample: Course) -> None:
    """A list of chapters that is not that of the files is a problem, and `readme` mends it."""
    readme = "# Sample\n\n<!-- chapters -->\n| old |\n<!-- /chapters -->\n"
    sample.path("README.md").write_text(readme)
    assert sample.problems()[0].startswith("README.md:3: ")
    assert sample.run("readme")[0] == 0
    assert "| 1 | Lines | entry | 5 min | 1 |" in sample.path("README.md").read_text()
    assert sample.run("check")[0] == 0
