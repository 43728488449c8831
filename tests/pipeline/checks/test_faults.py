"""What one engine reads and the other does not, or nobody can read, is named where it stands."""

from __future__ import annotations

import pytest

from tests.conftest import Course

DECK, SHEET, META = "slides/ch01_lines.qmd", "handouts/ch01_lines.qmd", "slides/_metadata.yml"
HERE = "The data are"  # on the second slide of the sample

IN_DECK: dict[str, tuple[str, str]] = {
    "div of HTML": (
        '<div class="x">\n\nInside.\n\n</div>\n\nThe data are',
        "raw html '<div class=\"x\">' is outside the Markdown subset; write `::: {.class}`",
    ),
    "span of HTML": ('<span style="color:red">The</span> data are', "raw html '<span style"),
    "break": (
        "One.<br>The data are",
        "raw html '<br>' is outside the Markdown subset; write a backslash",
    ),
    "footnote": ("A word^[A note.]. The data are", "a footnote; expected `::: {.aside}`"),
    "footnote far": ("A word[^n].\n\n[^n]: A note.\n\nThe data are", "a footnote"),
    "rule": ("* * *\n\nThe data are", "a rule begins a slide without a headline"),
    "rule of lines": ("---\n\nThe data are", "a rule begins a slide without a headline"),
    "level left out": (
        "#### Small\n\nThe data are",
        "a heading of level 4 below one of level 2; expected '###'",
    ),
    "pause below a small heading": (
        "### Small\n\nOne.\n\n. . .\n\nThe data are",
        "a pause below a small heading",
    ),
    "layout": (
        '::: {layout="[1, 2]"}\nA.\n\nB.\n:::\n\nThe data are',
        "attribute 'layout' is not obeyed by both engines",
    ),
    "callout without icon": (
        "::: {.callout-note icon=false}\nA.\n:::\n\nThe data are",
        "attribute 'icon' is not obeyed by both engines",
    ),
    "callout appearance": (
        '::: {.callout-tip appearance="minimal"}\nA.\n:::\n\nThe data are',
        "attribute 'appearance'",
    ),
    "code notes": ("```{.python}\nx = 1  # <1>\n```\n\nThe data are", "notes beside lines of code"),
    "widths of columns": (
        '| a | b |\n|---|---|\n| c | d |\n\n: Words. {tbl-colwidths="[1,2]"}\n\nThe data are',
        "'tbl-colwidths' is not obeyed by both engines",
    ),
    "cell with a blank line": (
        "```{python}\n# one\n\n# two\nx = 13\n```\n\nThe data are",
        "executable cell",
    ),
    "cell of R": ("```{r}\nx <- 13\n```\n\nThe data are", "executable cell"),
    "cell with options": (
        "```{python, echo=FALSE}\nx = 13\n```\n\nThe data are",
        "executable cell",
    ),
    "diagram": (
        "```{mermaid}\ngraph LR\n```\n\nThe data are",
        "a mermaid diagram, which Quarto draws in the page; expected a figure",
    ),
    "emoji": ("Well done 🎉. The data are", "'🎉' is in no typeface of slides and paper"),
    "letters of another script": ("It is 汉字. The data are", "'汉', '字' is in no typeface"),
    "video": ("{{< video x.mp4 >}}\n\nThe data are", "shortcode 'video'"),
    "link to a chapter that is not there": (
        "See [it](/slides/ch02_no.qmd). The data are",
        "there is no slides/ch02_no.qmd",
    ),
    "link to a slide that is not there": (
        "See [it](/slides/ch01_lines.qmd#sec-slop). The data are",
        "has no 'sec-slop'. Did you mean 'sec-slope'?",
    ),
    "link to a product that is not there": (
        "See [it](../handouts/ch03_no-hints.pdf). The data are",
        "there is no handouts/ch03_no.qmd",
    ),
    "link to a sheet beside": (
        "See [it](../handouts/ch01_line.html#exr-slope). The data are",
        "Did you mean '/handouts/ch01_lines.qmd'?",
    ),
    "link to a file": (
        "See [it](../data.csv). The data are",
        "expected an address, or a document of the course",
    ),
    "link outside": (
        "See [it](../../../x.html). The data are",
        "expected an address, or a document of the course",
    ),
    "link that runs": ("See [it](javascript:alert%281%29). The data are", "expected https"),
    "digits grouped by commas": (
        "There are 18,000 of them. The data are",
        "18,000 reads as several numbers; expected spaces between the groups",
    ),
    "class of nobody": (
        "[Look]{.alert}. The data are",
        "class 'alert' is outside the Markdown subset",
    ),
}
IMAGE = 'fig-alt="A line rises to the right by one unit for every three."'
ELSEWHERE: dict[str, tuple[str, str, str, str, int]] = {  # file, old, new, words, line of the old
    "width that is no number": (DECK, IMAGE, f'{IMAGE} width="auto"', "width 'auto'; expected", 0),
    "width in ems": (DECK, IMAGE, f'{IMAGE} width="20em"', "width '20em'; expected", 0),
    "height": (DECK, IMAGE, f'{IMAGE} height="20px"', "attribute 'height'", 0),
    "background of a slide": (
        DECK,
        "{#sec-matrix}",
        '{#sec-matrix background-color="red"}',
        "attribute 'background-color'",
        0,
    ),
    "blank line first": (
        DECK,
        '---\ntitle: "Lines"',
        '\n---\ntitle: "Lines"',
        "on the first line; expected `---` there, then a title. Move it up",
        0,
    ),
}


@pytest.mark.parametrize("name", IN_DECK)
def test_a_construct_of_one_engine_is_named(sample: Course, name: str) -> None:
    """One problem with the line of the construct, and none that follows from it."""
    new, words = IN_DECK[name]
    line = sample.edit(DECK, HERE, new)
    told = [problem for problem in sample.problems() if words in problem]
    assert told, sample.problems()
    place = int(told[0].split(":")[1])
    assert line <= place <= line + new.count("\n"), told
    others = [p for p in sample.problems() if p not in told]
    assert others == [], "nothing else is said"


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_construct_elsewhere_is_named(sample: Course, name: str) -> None:
    """The same for attributes of a picture and for the front matter."""
    file, old, new, words, more = ELSEWHERE[name]
    line = sample.edit(file, old, new) + more
    (problem,) = sample.problems()
    assert problem.startswith(f"{file}:{line}: ")
    assert words in problem


def test_nothing_behind_a_tag_is_left_unread(sample: Course) -> None:
    """A wrong chain inside and behind tags of HTML is found, and lines stay right."""
    tag = sample.edit(DECK, "::: {.derivation", "<div>\n\n::: {.derivation")
    line = sample.edit(DECK, r"^2 + 2\,", r"^2 - 2\,")
    told = sample.problems()
    assert any("side 3 reads" in problem for problem in told)
    assert any(problem.startswith(f"{DECK}:{tag}: raw html '<div>'") for problem in told)
    assert any(problem.startswith(f"{DECK}:{tag + 2}: side 3") for problem in told), line


def test_comments_and_classes_of_the_theme_are_fine(sample: Course) -> None:
    """Comments of HTML are no text, and a class that the course's theme defines may be used."""
    sample.edit(DECK, HERE, "<!-- 47 words that nobody reads -->\n\n[Look]{.alert}. The data are")
    sample.path("slides/theme.scss").write_text(
        "/*-- scss:rules --*/\n.reveal .alert { color: red; }\n"
    )
    code, _out, err = sample.run("build", "--engine", "embedded")
    assert code == 0, err
    deck = sample.path("_build/slides/ch01_lines.html").read_text(encoding="utf-8")
    assert '<span class="alert">Look</span>' in deck
    assert "nobody reads" not in deck


SETTINGS = {
    "chalkboard: true": "chalkboard: True is obeyed by Quarto and not by the embedded engine",
    "embed-resources: true": "embed-resources: True is obeyed by Quarto",
    "width: 1600": "width: 1600 is obeyed by Quarto",
    "slide-number: all": "expected True, False, c/t, c, h/v, h.v",
    "transition: flip": "expected none, fade, slide, convex, concave, zoom",
    "theme: dark": "theme: 'dark' is obeyed by Quarto",
}


@pytest.mark.parametrize("where", [META, DECK])
@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_of_one_engine_is_named(sample: Course, setting: str, where: str) -> None:
    """In a deck's front matter or for all decks, with file and line."""
    if where == META:
        sample.path(META).write_text(f"format:\n  revealjs:\n    {setting}\n")
        line = 3
    else:
        block = f"format:\n  revealjs:\n    {setting}\ncourse:"
        line = sample.edit(DECK, "course:", block) + 2
    (problem,) = sample.problems()
    assert problem.startswith(f"{where}:{line}: ")
    assert SETTINGS[setting] in problem


def test_other_formats_and_keys_are_named(sample: Course) -> None:
    """A deck in another format, and settings at the top of `_metadata.yml`."""
    sample.path(META).write_text("toc: true\nformat:\n  pptx: default\n")
    told = sample.problems()
    assert any(p.startswith(f"{META}:1: toc is obeyed by Quarto") for p in told)
    assert any(p.startswith(f"{META}:3: format pptx is obeyed by Quarto") for p in told)


def test_what_may_be_set_is_obeyed(sample: Course) -> None:
    """Footer, number, transition, steps and controls are in the deck as they were set."""
    lines = [
        'footer: "Hall 4"',
        "slide-number: false",
        "transition: fade",
        "incremental: true",
        "controls: false",
    ]
    sample.path(META).write_text(
        "format:\n  revealjs:\n" + "".join(f"    {line}\n" for line in lines)
    )
    sample.edit(DECK, HERE, "- One\n- Two\n\nThe data are")
    code, _, err = sample.run("slides", "--engine", "embedded")
    assert code == 0, err
    deck = sample.path("_build/slides/ch01_lines.html").read_text(encoding="utf-8")
    assert "<p>Hall 4</p>" in deck
    for words in (
        "slideNumber: false",
        "transition: 'fade'",
        "controls: false",
        'class="fragment"',
    ):
        assert words in deck, words


FILES = {
    "Latin-1": (
        "handouts/ch01_lines.qmd",
        "Exercises: Linés".encode("latin-1"),
        ":2: byte 0xe9 is not UTF-8",
    ),
    "byte order mark": ("slides/ch01_lines.qmd", b"\xef\xbb\xbf---", ":1: a byte order mark"),
    "zero byte": ("slides/ch01_lines.qmd", b"---\n\0", ":2: a zero byte"),
    "numbers in Latin-1": (
        "numbers/ch01_lines/slope.py",
        "# é\n".encode("latin-1"),
        ":1: byte 0xe9 is not UTF-8",
    ),
    "picture in Latin-1": (
        "figures/ch01_lines/line.py",
        "# é\n".encode("latin-1"),
        ":1: byte 0xe9 is not UTF-8",
    ),
    "broken bibliography": (
        "references.bib",
        b"@book{book2020,\n  title = {A Book,\n",
        ":2: this is no BibTeX (unexpected end of input)",
    ),
    "bibliography in Latin-1": (
        "references.bib",
        "% é\n".encode("latin-1"),
        ":1: byte 0xe9 is not UTF-8",
    ),
    "bad variables": ("_variables.yml", b"a: [1\n", ":2: bad YAML"),
    "included in Latin-1": (
        "slides/_notation.qmd",
        "% é\n".encode("latin-1"),
        ":1: byte 0xe9 is not UTF-8",
    ),
    "page in Latin-1": (
        "index.qmd",
        '---\ntitle: "é"\n---\n'.encode("latin-1"),
        ":2: byte 0xe9 is not UTF-8",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_named(sample: Course, name: str) -> None:
    """Whatever file it is: its name, its line, one sentence, no traceback."""
    file, data, words = FILES[name]
    text = sample.path(file).read_bytes() if sample.path(file).exists() else b""
    if name == "Latin-1":
        text = text.replace(b"Exercises: Lines", data)
        assert data in text
    elif name == "byte order mark":
        text = b"\xef\xbb\xbf" + text
    elif name == "zero byte":
        text = text.replace(b"---\n", data, 1)
    else:
        text = data
    sample.path(file).write_bytes(text)
    told = sample.problems()
    assert any(
        problem.startswith(f"{file}{words}") or f"{file}{words}" in problem for problem in told
    ), told


def test_a_document_that_is_no_chapter_is_named(sample: Course) -> None:
    """`slides/guest.qmd` would be rendered by Quarto and checked by nobody."""
    sample.path("slides/guest.qmd").write_text('---\ntitle: "Guest"\n---\n')
    assert sample.problems() == [
        "slides/guest.qmd:1: no chapter; expected chNN_name.qmd. Rename it in each room, or begin "
        "its name with `_` when it is only included."
    ]


def test_messages_count_what_they_show(sample: Course) -> None:
    """The number in the last line is that of the lines above it."""
    sample.edit(DECK, HERE, "{{< video x >}}\n\nThe data are")
    sample.edit(SHEET, "difficulty=1 ", "")
    _, _, err = sample.run("check")
    assert err[-1].startswith(f"check: {len(err) - 1} problems;")


def test_a_chapter_without_its_block_stops_nobody_else(sample: Course) -> None:
    """Narrowed to another chapter, a build and Quarto's pre-render step go on."""
    assert sample.run("new", "ch02_new", "New")[0] == 0
    text = sample.path(DECK).read_text()
    start, end = text.index("course:"), text.index("---\n", 5)
    sample.path(DECK).write_text(text[:start] + text[end:])
    for verb in ("prepare", "check", "slides"):
        code, _, err = sample.run(verb, "ch02_new")
        assert code == 0, err
    code, _, err = sample.run("prepare")
    assert code == 1
    assert "nox -s prepare" not in err[-1]


def test_a_chapter_that_is_not_proven_yet(sample: Course) -> None:
    """It is built, marked on slides and course page, and what does not hold is counted."""
    sample.edit(DECK, "  difficulty: entry", "  proven: false\n  difficulty: entry")
    sample.edit(DECK, "$0.33$", "$0.34$")
    sample.edit(DECK, HERE, "There are 47 words. The data are")
    code, out, err = sample.run("build", "--engine", "embedded")
    assert code == 0, err
    deck = sample.path("_build/slides/ch01_lines.html").read_text(encoding="utf-8")
    assert deck.count('class="not-proven"') == 3, "on each slide with a headline"
    page = sample.path("_build/index.html").read_text(encoding="utf-8")
    assert "Not proven yet" in page
    _, out, _ = sample.run("check")
    assert "1 Lines, not proven (2 open)" in out
    sample.edit(DECK, "/line.svg", "/lime.svg")
    assert "lime.py does not exist" in sample.problems()[0], "without a picture nothing is made"
