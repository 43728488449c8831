"""The contract of a notebook: what it must hold, read without running it."""

from __future__ import annotations

import ast
import re

from scripts.base.errors import Problem
from scripts.notebooks.code import Code, Found, bold, called, codes, line_of, named
from scripts.notebooks.portable import code_is_at_home_anywhere, seeds_are_said
from scripts.notebooks.source import Cell, Source

OPENING = {
    "Question.": "what is asked",
    "You will be able to": "what a reader can do afterwards",
    "Symbols.": "the letters and what they mean",
    "Seed.": "the number that draws the data, or None",
    "Minutes.": "how long a reader needs",
}
LIBRARIES = {
    "numpy": "NumPy",
    "scipy": "SciPy",
    "sklearn": "scikit-learn",
    "statsmodels": "statsmodels",
    "sympy": "SymPy",
    "torch": "PyTorch",
    "pandas": "pandas",
}
COMPARING = ("assert_allclose", "allclose", "isclose", "assert_almost_equal", "approx")
TOLERANCES = {"rtol", "atol", "rel_tol", "abs_tol", "rel", "abs", "decimal"}
ASSERTS = 3
DERIVATION = "# derivation:"


def check(source: Source) -> list[Problem]:
    """Everything in which a notebook does not keep its contract."""
    known, wrong = codes(source)
    found = [Problem(source.path, *one) for one in wrong]
    if not wrong:
        found += [Problem(source.path, *one) for rule in RULES for one in rule(source, known)]
    return sorted(set(found))


def first_cell_opens(source: Source, _: list[Code]) -> Found:
    """Title, question, what one will be able to do, symbols, seed, minutes."""
    first = source.cells[0] if source.cells else Cell(True, 1, "")
    if not first.markdown or not re.match(r"# \S", first.text):
        yield first.line, "the first cell has no title; expected text that begins with `# Title`."
        return
    said = {word: rest.strip() for word, rest in bold(first).items()}
    for word, what in OPENING.items():
        if word not in said:
            yield (
                first.line,
                f"the first cell has no **{word}**; expected {what}. Add a paragraph.",
            )
    minutes = said.get("Minutes.", "1")
    if not re.match(r"\d+\b", minutes):
        line = line_of(first, "**Minutes.**")
        yield line, f"**Minutes.** says {minutes!r}; expected a whole number first. Write it."


def asserts_bind(source: Source, known: list[Code]) -> Found:
    """At least three asserts hold what the text says; one that is always true binds nothing."""
    found = 0
    for code in known:
        for node in ast.walk(code.tree):
            if isinstance(node, ast.Assert):
                if any(isinstance(part, ast.Name) for part in ast.walk(node.test)):
                    found += 1
                else:
                    yield code.line(node), "an assert without a variable binds nothing. Mend it."
            elif isinstance(node, ast.Call) and named(node).startswith("assert_"):
                found += 1
    if found < ASSERTS:
        line = source.code[-1].line if source.code else 1
        said = f"{found or 'no'} assert{'s' * (found != 1)}; expected {ASSERTS} or more"
        yield line, f"{said}, each of which binds a sentence. Write them behind what they bind."


def library_is_compared(source: Source, known: list[Code]) -> Found:
    """One comparison with a library that is named, and its tolerance."""
    comparing = [
        (code, node)
        for code in known
        for name in COMPARING
        for node in called(code, name)
        if any(keyword.arg in TOLERANCES for keyword in node.keywords)
    ]
    imported = {name for code in known for name in code.imports}
    for code, _ in comparing:
        before = source.cells[max(0, source.cells.index(code.cell) - 1)]
        near = code.cell.text + (before.text if before.markdown else "")
        if any(LIBRARIES[name] in near for name in imported & LIBRARIES.keys()):
            return
    line = comparing[0][0].cell.line if comparing else 1
    yield (
        line,
        "nothing is compared with a library; expected np.testing.assert_allclose(ours, theirs, "
        "rtol=…) where the text or a comment names the library that is imported "
        "(such as scikit-learn). Write it.",
    )


def control_is_predicted(source: Source, known: list[Code]) -> Found:
    """One control, behind a question to predict."""
    controls = [code for code in known if any(node.keywords for node in called(code, "interact"))]
    if not controls:
        yield 1, "no control; expected interact(show, K=(1, 20)) from ipywidgets. Add one."
    for code in controls:
        before = source.cells[source.cells.index(code.cell) - 1]
        asked = before.markdown and re.search(r"\*\*Predict\.\*\*[^?]*\?", before.text)
        if not asked:
            yield (
                code.cell.line,
                "a control without a question before it; expected text with `**Predict.** …?` "
                "directly before its cell. Ask.",
            )


def derivation_is_checked(source: Source, known: list[Code]) -> Found:
    """One derivation, checked with SymPy or finite differences."""
    marked = [code for code in known if _marked(code.cell)]
    for code in marked:
        asserts = any(isinstance(node, ast.Assert) for node in ast.walk(code.tree))
        calls = (node for node in ast.walk(code.tree) if isinstance(node, ast.Call))
        if not asserts and not any(named(node).startswith("assert_") for node in calls):
            yield code.cell.line, "a derivation that no assert holds; expected one. Write it."
    if not marked:
        yield (
            1,
            f"no derivation is checked; expected a cell that begins with `{DERIVATION} …` and "
            "checks it with SymPy or finite differences. Write it.",
        )


def last_cell_closes(source: Source, _: list[Code]) -> Found:
    """What to remember, and the exercise that follows."""
    last = next((cell for cell in reversed(source.cells) if cell.markdown), source.cells[0])
    if not re.match(r"(?:#+ .*\n+)?\*\*Remember\.\*\*", last.text) or last != source.cells[-1]:
        line = source.cells[-1].line
        yield line, "the last cell; expected text that begins `**Remember.**`. Write it."
    elif not re.search(r"\]\([^)\s]*handouts/[^)\s]*#exr-", last.text):
        yield (
            last.line,
            "**Remember.** links no exercise; expected [words](/handouts/<key>.qmd#exr-…). "
            "Link it.",
        )


def pictures_are_described(source: Source, known: list[Code]) -> Found:
    """A cell that draws begins with words for those who cannot see."""
    for code in known:
        alts = code.cell.alts
        for alt in alts:
            if len(alt.split()) < 3:
                said = f"`# alt: {alt}`; expected what is to be seen, in words. Write it."
                yield code.cell.line, said
        shows = [
            node
            for name in ("show", "interact")
            for node in called(code, name)
            if not isinstance(node.func, ast.Attribute) or ast.unparse(node.func.value) == "plt"
        ]
        if shows and not alts:
            said = "a cell that draws begins without `# alt: …`; expected what is to be seen."
            yield code.cell.line, f"{said} Write it on its first line."


def _marked(cell: Cell) -> bool:
    """Does a comment at the beginning of a cell say that it checks a derivation?"""
    comments = []
    for line in cell.text.split("\n"):
        if not line.startswith("#"):
            break
        comments.append(line)
    return any(line.startswith(DERIVATION) for line in comments)


RULES = (
    first_cell_opens,
    seeds_are_said,
    asserts_bind,
    library_is_compared,
    control_is_predicted,
    derivation_is_checked,
    last_cell_closes,
    pictures_are_described,
    code_is_at_home_anywhere,
)
