"""Each rule of the contract of notebooks, broken on purpose in a healthy one."""

from __future__ import annotations

import pytest

from scripts.base.paths import Paths
from scripts.notebooks import contract, source
from tests.conftest import Course

NOTEBOOK = "notebooks/ch01_lines/slope_of_a_line.py"
FAULTS = {  # what is broken: old text, new text, what is said
    "no title": ("# # The slope of a line", "# The slope of a line", "has no title"),
    "no question": ("# **Question.** How", "# How", "has no **Question.**"),
    "no aim": ("# **You will be able to** fit", "# You fit", "has no **You will be able to**"),
    "no symbols": ("# **Symbols.**", "# Symbols", "has no **Symbols.**"),
    "no seed": ("# **Seed.** 7, for", "# The seed is 7, for", "has no **Seed.**"),
    "no minutes": ("# **Minutes.** 15", "# A quarter of an hour", "has no **Minutes.**"),
    "no number of minutes": ("**Minutes.** 15", "**Minutes.** some", "expected a whole number"),
    "another seed": ("default_rng(7)", "default_rng(8)", "seed 8 is not that of the first cell"),
    "no seed given": ("default_rng(7)", "default_rng()", "draws other data each time"),
    "global state": ("rng = np.", "np.random.seed(7)\nrng = np.", "np.random.seed is global"),
    "a seed that nothing draws": ("**Seed.** 7,", "**Seed.** 7 and 5,", "no default_rng(5) draws"),
    "an empty assert": ("assert abs(w - slope()) < 0.05", "assert True", "binds nothing"),
    "no library": (
        "# NumPy, relative tolerance 1e-10",
        "# relative tolerance",
        "nothing is compared",
    ),
    "no tolerance": ("theirs, rtol=1e-10", "theirs", "nothing is compared with a library"),
    "no question before a control": ("slope doubles?", "slope doubles.", "a control without a"),
    "no control": ("interact(show, slope=(0.0, 1.0, 0.1))", "show()", "no control"),
    "no derivation": ("# derivation: the", "# the", "no derivation is checked"),
    "a derivation that nothing holds": ("assert abs((loss", "print((loss", "that no assert holds"),
    "no end": ("# **Remember.** A", "# A", "begins `**Remember.**`"),
    "no exercise": ("qmd#exr-slope", "qmd", "links no exercise"),
    "no words for a picture": ("# alt: Points near a rising line, and", "# and", "`# alt: …`"),
    "few words for a picture": (
        "# alt: Points near a rising line, and the line of the slope that is chosen.",
        "# alt: picture",
        "what is to be seen, in words",
    ),
    "a path of one machine": ("h = 1e-5", 'h, p = 1e-5, "/home/me/x.csv"', "that of one machine"),
    "a download": ("h = 1e-5", "h = 1e-5\nfetch_openml()", "fetch_openml asks a network"),
    "hidden warnings": ("h = 1e-5", 'h = 1e-5\nwarnings.simplefilter("ignore")', "hides warnings"),
    "hidden code": ("h = 1e-5", 'h = 1e-5\nexec("h = 1")', "hides what is run"),
    "a command": ("h = 1e-5", "%matplotlib inline\nh = 1e-5", "expected Python, without commands"),
}
TEXT = {  # the same of what every document must keep
    "a wrong claim": ("[$0.33$]", "[$0.34$]", "text says 0.34, slope gives 0.3333333333"),
    "a loose number": ("How steep", "In 97 cases, how steep", "97 is checked by nothing"),
    "a false relation": ("Where the loss", "As $2 + 2 = 5$, where the loss", "2 + 2 = 5"),
    "a dead link": ("qmd#sec-slope", "qmd#sec-none", "has no 'sec-none'"),
    "bad TeX": ("$w$: the slope", r"$\frac{w$: the slope", "bad LaTeX"),
    "a line of text that is code": ("# The loop is", "The loop is", "a line of text without `# `"),
    "another mark": ("# %% [markdown]\n# ## Why", "# %%markdown\n# ## Why", "expected `# %%`"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_breach_of_contract_is_named(sample: Course, fault: str) -> None:
    """Each rule of the contract is seen failing."""
    old, new, said = FAULTS[fault]
    if fault == "no library":
        sample.edit(NOTEBOOK, "# NumPy's least squares says", "# Least squares says")
    sample.edit(NOTEBOOK, old, new)
    problems = breaches(sample)
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{NOTEBOOK}:")
    assert said in problems[0]


@pytest.mark.parametrize("fault", TEXT)
def test_a_fault_of_the_text_is_named(sample: Course, fault: str) -> None:
    """`check` says file, line and what to do, and needs no kernel for it."""
    old, new, said = TEXT[fault]
    sample.edit(NOTEBOOK, old, new)
    problems = sample.problems()
    assert any(said in problem for problem in problems), problems
    assert all(problem.startswith(f"{NOTEBOOK}:") for problem in problems), problems


def breaches(course: Course) -> list[str]:
    """In what the notebook does not keep its contract."""
    return [*map(str, contract.check(source.read(Paths(course.root), course.path(NOTEBOOK))))]


def test_the_sample_keeps_the_contract(sample: Course) -> None:
    """Nothing is wrong with the healthy one."""
    assert breaches(sample) == []


def test_few_asserts_are_counted(sample: Course) -> None:
    """Two asserts are too few."""
    for old, new in (
        ("assert abs(w - 1 / 3) < 0.05, ", "w, "),
        ("assert np.isclose(w, x @ y / (x @ x)), ", "print(w), "),
        ("assert abs(w - slope()) < 0.05", "print(slope())"),
    ):
        sample.edit(NOTEBOOK, old, new)
    assert [p for p in breaches(sample) if "2 asserts; expected 3 or more" in p]


def test_the_line_is_that_of_the_source(sample: Course) -> None:
    """A wrong claim is named on its line."""
    line = sample.edit(NOTEBOOK, "[$0.33$]", "[$0.34$]")
    assert [p.split(": ")[0] for p in sample.problems()] == [f"{NOTEBOOK}:{line}"]


def test_formulas_are_evaluated_in_their_setting(sample: Course) -> None:
    """A span names the setting of its formula, as in decks."""
    home = sample.path("numbers/ch01_lines/settings.py")
    home.write_text(
        "from typing import Any\n\nfrom scripts.declare import setting\n\n\n"
        "@setting\ndef a_line() -> dict[str, Any]:\n"
        '    """A slope and its double."""\n    return {"w": 3, "v": 6}\n',
        encoding="utf-8",
    )
    sample.edit(NOTEBOOK, "# The loop is", '# Here [$v = 2 w$]{setting="a_line"}. The loop is')
    assert sample.run("check")[0] == 0
    line = sample.edit(NOTEBOOK, "v = 2 w", "v = 3 w")
    problems = sample.problems()
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{NOTEBOOK}:{line}: ")
