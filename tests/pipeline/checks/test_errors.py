"""A broken course gives sentences with path and line, exit code 1, and keeps good output."""

from __future__ import annotations

import re

import pytest

from scripts.base import packages
from scripts.base.errors import CourseError
from tests.conftest import Course

DECK, SHEET = "slides/ch01_lines.qmd", "handouts/ch01_lines.qmd"
FIGURE, NUMBERS = "figures/ch01_lines/line.py", "numbers/ch01_lines/slope.py"


SUM = r"(\mathbf{x} + \mathbf{y})"
MIDDLE = rf"""        (r"{SUM}\T {SUM}", (x + y) @ (x + y)),
"""
CASES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "unknown figure": (DECK, "/line.svg", "/lime.svg", ("lime.py does not exist", "'line.svg'")),
    "image outside the figures": (
        DECK,
        "/_build/figures/ch01_lines/line.svg",
        "/photo.png",
        ("/photo.png",),
    ),
    "wrong number": (DECK, "$0.33$", "$0.34$", ("text says 0.34, slope gives 0.3333333333",)),
    "number rounded the wrong way": (DECK, "$0.33$", "$0.333334$", ("text says 0.333334",)),
    "wrong matrix entry": (DECK, "3 & 4", "3 & 5", ("text says 5, A gives 4",)),
    "matrix entry left out": (DECK, "3 & 4", "3", ("(3 numerals)", "(4 values)")),
    "wrong percentage": (DECK, r"50\,\%", r"51\,\%", ("text says 51%, half gives 0.5",)),
    "wrong fraction": (SHEET, r"\frac{1}{3}", r"\frac{1}{4}", ("slope gives 0.3333333333",)),
    "unknown claim": (DECK, 'of="slope"', 'of="slop"', ("'slop'", "Did you mean 'slope'?")),
    "duplicate id": (
        DECK,
        "{#sec-matrix}",
        "{#sec-slope}",
        ("id 'sec-slope' stands already at slides/ch01_lines.qmd:16",),
    ),
    "dangling reference": (
        DECK,
        "@fig-line shows",
        "@fig-lin shows",
        ("@fig-lin", "Did you mean 'fig-line'?"),
    ),
    "bad LaTeX in the bibliography": (
        "references.bib",
        "{A Book}",
        r"{A Book on $\frak{$}",
        ("bad LaTeX",),
    ),
    "sources without a slide": (
        DECK,
        "::: {#refs}\n:::",
        "Here.",
        ("expected a slide for its sources",),
    ),
    "unknown citation": (DECK, "@book2020", "@book2021", ("@book2021", "references.bib")),
    "unknown front-matter key": (DECK, "subtitle:", "subtitel:", ("'subtitel'", "'subtitle'")),
    "unknown key of the course block": (DECK, "  mml:", "  mll:", ("'mll'",)),
    "wrong type in front matter": (
        DECK,
        "lecture: 5",
        "lecture: five",
        ("course.minutes.lecture", "int"),
    ),
    "wrong word in front matter": (
        DECK,
        "difficulty: entry",
        "difficulty: easy",
        ("course.difficulty",),
    ),
    "outcome of two sentences": (
        DECK,
        "You can read the slope",
        "It is easy. You can read the slope",
        ("course.outcome has", "2 full stops; expected one"),
    ),
    "outcome without a full stop": (
        DECK,
        "two of its points.",
        "two of its points",
        ("course.outcome has", "0 full stops"),
    ),
    "outcome that is long": (
        DECK,
        "You can read the slope",
        "You can read" + " and read" * 20 + " the slope",
        ("course.outcome has", "at most 200 characters"),
    ),
    "picture that is not there": (
        DECK,
        "picture: line",
        "picture: lime",
        ("no figure 'lime'", "'line'"),
    ),
    "minutes of reading that are not the text's": (
        DECK,
        "reading: 5",
        "reading: 10",
        ("minutes.reading says 10 min; expected 5 min",),
    ),
    "bad YAML": (DECK, 'title: "Lines"', 'title: "Lines', ("bad YAML",)),
    "bad LaTeX": (
        DECK,
        r"\norm{\mathbf{x} + \mathbf{y}}^2 &=",
        r"\frak{\mathbf{x}^2 &=",
        ("bad LaTeX",),
    ),
    "missing include": (
        DECK,
        "_notation.qmd",
        "_notations.qmd",
        ("no such file", "'_notation.qmd'"),
    ),
    "include outside the project": (
        DECK,
        "/slides/_notation.qmd",
        "/../secret.qmd",
        ("outside the project",),
    ),
    "relative include": (
        DECK,
        "/slides/_notation.qmd",
        "_notation.qmd",
        ("expected a path from the project root",),
    ),
    "unknown shortcode": (
        DECK,
        "The data are",
        "{{< vdeo x >}} The data are",
        ("shortcode 'vdeo'",),
    ),
    "unknown metadata": (DECK, "The data are", "{{< meta nothing >}} The data are", ("'nothing'",)),
    "image without alt text": (
        DECK,
        'fig-alt="A line rises to the right by one unit for every three."',
        "",
        ("fig-alt",),
    ),
    "exercise without solution": (
        SHEET,
        "::: {.solution}",
        "::: {.remark}",
        ("exr-slope has no solution",),
    ),
    "exercise without difficulty": (SHEET, "difficulty=1 ", "", ("difficulty None",)),
    "exercise that practises nothing": (
        SHEET,
        'practises="sec-slope"',
        'practises="sec-slop"',
        ("'sec-slop'", "'sec-slope'"),
    ),
    "class outside the subset": (
        DECK,
        "::: {.derivation",
        "::: {.derivatoin",
        ("'derivatoin'", "'derivation'"),
    ),
    "raw HTML": (DECK, "The data are", "<b>The</b> data are", ("raw html",)),
    "executable cell": (
        DECK,
        "The data are",
        "```{python}\n1\n```\n\nThe data are",
        ("executable cell",),
    ),
    "wrong sign in a derivation": (
        NUMBERS,
        "2 * x @ y",
        "-2 * x @ y",
        ("step 2 says left = right",),
    ),
    "side missing in a derivation": (NUMBERS, MIDDLE, "", ("3 sides", "computes 2")),
    "sign flipped in a display": (
        DECK,
        r"^2 + 2\,",
        r"^2 - 2\,",
        ("side 3 reads", "square_of_sum computes"),
    ),
    "exponent changed in a display": (
        DECK,
        r"+ \norm{\mathbf{y}}^2",
        r"+ \norm{\mathbf{y}}^3",
        ("side 3 reads",),
    ),
    "number that nothing checks": (
        DECK,
        "The data are",
        "The 47 data are",
        ("47 is checked by nothing",),
    ),
    "entry that nothing checks": (
        DECK,
        '[$\\mathbf{A} = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$]{.given of="A"}',
        "$\\begin{bmatrix} 7 \\end{bmatrix}$",
        ("the entry 7 of a matrix is checked by nothing",),
    ),
    "chain that nothing checks": (
        DECK,
        '{.derivation of="square_of_sum"}',
        "{.summary}",
        ("a chain of equalities",),
    ),
    "equal sign before a rounded number": (DECK, "$0.33$", "$s = 0.33$", ("rounded; expected ≈",)),
    "≈ before an exact number": (DECK, "$5$", r"$\approx 5$", ("expected =",)),
    "unit that nothing declares": (DECK, "$5$]", "$5$ degrees]", ("declares no unit",)),
    "two routes that disagree": (
        NUMBERS,
        "def half()",
        "@cross_checked_by(slope)\ndef half()",
        ("its second route",),
    ),
    "name defined twice": (NUMBERS, "def half()", "def trace()", ("is defined in",)),
    "derivation without function": (
        DECK,
        'of="square_of_sum"',
        'of="square_of_sun"',
        ("square_of_sun(rng)",),
    ),
    "concept without slide": (DECK, "section: sec-slope", "section: sec-slopes", ("'sec-slopes'",)),
    "slide without minutes": (
        DECK,
        "[2 min]{.minutes} Ask",
        "Ask",
        ("has no minutes in its notes",),
    ),
    "minutes that do not add up": (
        DECK,
        "[2 min]{.minutes}",
        "[4 min]{.minutes}",
        ("add up to 7 min", "says 5 min"),
    ),
    "minutes that are one too few": (DECK, "[3 min]", "[2 min]", ("add up to 4 min", "says 5 min")),
    "exercises that take longer": (SHEET, "minutes=4", "minutes=5", ("add up to 5 min", "4 min")),
    "chapter that is not presumed": (
        DECK,
        "Ask who has seen a slope.",
        "Ask who read chapter 6.",
        ("chapter 6; the front matter presumes",),
    ),
    "section that is not listed": (
        DECK,
        "Ask who has seen a slope.",
        "Read MML sec. 2.7 and 2.1.",
        ("section 2.7 of the book", "lists 2.1"),
    ),
    "section named twice": (
        DECK,
        "Ask who has seen a slope.",
        "Read MML sec. 2.1, 2.1.",
        ("section 2.1 stands 2 times",),
    ),
    "claim that is no equation": (
        DECK,
        "[$5$]{.claim",
        "[$t > 5$]{.claim",
        ("text says > of trace", "expected = or ≈"),
    ),
    "relation in front of a claim": (
        DECK,
        "[$5$]{.claim",
        r"$t \ne$ [$5$]{.claim",
        (r"text says \ne of trace", "expected = or ≈"),
    ),
    "rounded sign in front of an exact claim": (
        DECK,
        "[$5$]{.claim",
        r"$t \approx$ [$5$]{.claim",
        ("text says ≈ 5, which is trace itself",),
    ),
    "wrong number word": (
        DECK,
        "[$5$]{.claim",
        "[four]{.claim",
        ("text says four, trace gives 5",),
    ),
    "agenda that names no slide": (
        DECK,
        "  mml:",
        '  agenda:\n    - {section: sec-slop, title: "Slopes"}\n  mml:',
        ("'sec-slop'", "'sec-slope'"),
    ),
    "number that raises": (
        NUMBERS,
        "return 0.5",
        "return 1 / 0",
        ("half raised ZeroDivisionError",),
    ),
    "numbers that cannot be imported": (
        NUMBERS,
        "import numpy as np",
        "import numpyy as np",
        ("numpyy",),
    ),
}
ELSEWHERE = {
    "sources without a slide": (DECK, 20),
    "wrong sign in a derivation": (DECK, 38),
    "side missing in a derivation": (DECK, 38),
    "sign flipped in a display": (DECK, 38),
    "exponent changed in a display": (DECK, 38),
    "chain that nothing checks": (DECK, 39),
    "slide without minutes": (DECK, 16),
    "minutes that do not add up": (DECK, 8),
    "minutes that are one too few": (DECK, 8),
    "exercises that take longer": (SHEET, 9),
    "agenda that names no slide": (DECK, 12),
    "two routes that disagree": (NUMBERS, 29),
    "exercise without solution": (SHEET, 9),
    "image without alt text": (DECK, 22),
    "bad YAML": (DECK, 3),
}


@pytest.mark.parametrize("name", CASES)
def test_one_sentence_with_its_place(sample: Course, name: str) -> None:
    """Breaking the course in one way gives one problem, at the place that was broken."""
    path, old, new, words = CASES[name]
    line = sample.edit(path, old, new)
    place = ELSEWHERE.get(name, (path, line))
    problems = [p for p in sample.problems() if words[0] in p or words[-1] in p]
    assert len(problems) >= 1, sample.problems()
    assert problems[0].startswith(f"{place[0]}:"), problems
    if name not in ("bad YAML", "bad LaTeX"):
        assert problems[0].startswith(f"{place[0]}:{place[1]}: "), (problems, place)
    assert all(word in problems[0] for word in words), problems
    assert re.search(r"[.!]$", problems[0]), "a message ends with what to do"


def test_a_deck_that_names_sections_names_all_of_them(sample: Course) -> None:
    """A section in `mml` that no slide names is a slip, once any is named; a range names all."""
    sample.edit(DECK, '  mml: ["2.1"]', '  mml: ["2.1", "2.2", "2.3", "2.4"]')
    assert sample.run("check")[0] == 0
    line = sample.edit(DECK, "Ask who has seen a slope.", "Read MML sec. 2.1 to 2.3 (all).")
    assert sample.problems() == [
        f"{DECK}:11: section 2.4 of the book, which no slide names. Mend `mml`."
    ]
    sample.edit(DECK, "sec. 2.1 to 2.3 (all).", "sec. 2.4 to 2.3 (all).")
    assert any(
        p.startswith(f"{DECK}:{line}: section 2.4 stands 2 times") for p in sample.problems()
    )


def test_a_chapter_is_named_beside_its_topic(sample: Course) -> None:
    """A number of a chapter that is presumed for something else is a slip."""
    more = (
        '    - {chapter: 3, topics: "inner products"}\n    - {chapter: 0, topics: "eigenvalues"}\n'
    )
    sample.edit(DECK, "  mml:", f"{more}  mml:")
    sample.edit(DECK, "Ask who has seen a slope.", "Inner products are from chapter 0.")
    assert any("chapter 0 beside none of its topics" in p for p in sample.problems())
    assert any("chapter 3 is presumed, which comes later" in p for p in sample.problems())


FIGURES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "figure that raises": ("[0, 3 * slope()])", "[0, 1, 2])", ("raised ValueError",)),
    "missing draw": ("def draw()", "def drew()", ("no draw()",)),
    "savefig in a figure": (
        "    return figure",
        '    figure.savefig("x.svg")\n    return figure',
        ("savefig",),
    ),
    "code at import": ("def draw()", "print(slope())\n\n\ndef draw()", ("runs at import",)),
    "draw returns something else": ("    return figure", "    return 3", ("returned int",)),
    "no docstring": ('"""A line rises by one unit for every three."""\n', "", ("no docstring",)),
    "syntax error": ("def draw() ->", "def draw( ->", ("Mend the line",)),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figure_that_breaks_the_contract(sample: Course, name: str) -> None:
    """A figure file that breaks its contract is named with its line."""
    old, new, words = FIGURES[name]
    sample.edit(FIGURE, old, new)
    problems = sample.problems("figures")
    assert len(problems) == 1, problems
    assert re.match(rf"{FIGURE}:\d+: ", problems[0])
    assert all(word in problems[0] for word in words), problems


def test_all_problems_in_one_run(sample: Course) -> None:
    """Independent mistakes in deck, sheet, numbers and figure are all named by one build."""
    sample.edit(DECK, "$0.33$", "$0.34$")
    sample.edit(DECK, "@fig-line shows", "@fig-lin shows")
    sample.edit(SHEET, "difficulty=1 ", "")
    sample.edit(FIGURE, "def draw()", "def drew()")
    said = "\n".join(sample.problems("build"))
    for word in ("0.34", "@fig-lin", "exr-slope", "no draw()"):
        assert word in said


def test_last_good_output_is_kept(sample: Course) -> None:
    """A build that fails leaves every product of the last good build as it was."""
    assert sample.run("build", "--engine", "embedded")[0] == 0
    made = {
        p: p.read_bytes()
        for p in sample.path("_build").rglob("*")
        if p.suffix in (".html", ".pdf", ".svg") and ".cache" not in p.parts
    }
    sample.edit(DECK, "$0.33$", "$0.34$")
    sample.edit(FIGURE, "[0, 3 * slope()])", "[0, 1, 2])")
    assert sample.run("build", "--engine", "embedded")[0] == 1
    assert made == {p: p.read_bytes() for p in made}


def test_quarto_missing(sample: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for Quarto where there is none names the engine to use instead, with exit code 1."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("QUARTO_PATH", raising=False)
    code, _, err = sample.run("build", "--engine", "quarto")
    assert code == 1
    assert len(err) == 1
    assert err[0].startswith("_quarto.yml:1: ")
    assert "--engine embedded" in err[0]


def test_no_network_at_set_up(sample: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network the first set-up says so in one sentence."""
    (sample.root / "package.json").write_text(
        '{"name": "x", "version": "1.0.0", "dependencies": {"katex": "0.19.1"}}'
    )
    (sample.root / "package-lock.json").write_text(
        '{"name": "x", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": {'
        '"": {"name": "x", "version": "1.0.0", "dependencies": {"katex": "0.19.1"}},'
        '"node_modules/katex": {"version": "0.19.1"}}}'
    )
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    monkeypatch.setenv("npm_config_cache", str(sample.root / "empty"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(CourseError) as caught:
        packages.install(sample.root)
    assert re.match(r"package.json:1: .*expected a network at the first build", str(caught.value))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "ch02_nothing"), "ch01_lines"),
        (("build", "--only", "slides/nothing.pdf"), "nothing makes this"),
        (("build", "--jobs", "0"), "expected 1 or more"),
        (("new", "Kernels", "Kernels"), "chNN_name"),
        (("new", "ch01_lines", "Lines"), "exists already"),
        (("why", "slides/nothing.pdf"), "nothing makes this"),
    ],
)
def test_wrong_command_is_exit_code_2(sample: Course, words: tuple[str, ...], said: str) -> None:
    """A command that cannot be meant ends with 2 and says what would be right."""
    code, _, err = sample.run(*words)
    assert code == 2
    assert said in err[-1]
