"""What makes a notebook run alike everywhere: its seed, no paths, no network, nothing hidden."""

from __future__ import annotations

import ast
import re

from scripts.base.modules import hidden
from scripts.notebooks.code import Code, Found, bold, called, line_of, named
from scripts.notebooks.source import Source

DOWNLOADS = re.compile(r"^(?:fetch_\w+|urlopen|urlretrieve|read_url|get_rdataset)$")
ABSOLUTE = re.compile(
    r"(?:/(?:home|Users|root|tmp|var|usr|work|opt|mnt|data)(?:/|$)|~/|[A-Za-z]:\\)"
)
DRAWN = re.compile(r"np\.random\.(?!default_rng\b|Generator\b|SeedSequence\b)\w+|random\.seed")


def seeds_are_said(source: Source, known: list[Code]) -> Found:
    """Randomness comes from the seed that the first cell states."""
    first = source.cells[0]
    stated = set(re.findall(r"\d+", bold(first).get("Seed.", "")))
    used: dict[str, int] = {}
    for code in known:
        for node in called(code, "default_rng"):
            literal = node.args and isinstance(node.args[0], ast.Constant)
            if literal and isinstance(node.args[0].value, int):  # type: ignore[attr-defined]
                used.setdefault(str(node.args[0].value), code.line(node))  # type: ignore[attr-defined]
    yield from draws_are_seeded(known)
    if "Seed." not in bold(first):  # which is said already
        return
    strange = [seed for seed in used if seed not in stated]
    for seed in strange:
        said = f"seed {seed} is not that of the first cell. Name it behind **Seed.**"
        yield used[seed], said
    for seed in sorted(stated - used.keys() if used and not strange else ()):
        line = line_of(first, "**Seed.**")
        yield line, f"**Seed.** says {seed}; no default_rng({seed}) draws. Mend the number."


def draws_are_seeded(known: list[Code]) -> Found:
    """What is drawn at random is drawn from a seed, by a generator of one's own."""
    for code in known:
        for node in called(code, "default_rng"):
            if not node.args:
                yield code.line(node), "default_rng() draws other data each time. Give it the seed."
        for found in DRAWN.finditer(code.cell.text):
            line = code.cell.line + code.cell.text[: found.start()].count("\n")
            yield line, f"{found[0]} is global; expected np.random.default_rng(<seed>). Use that."


def code_is_at_home_anywhere(source: Source, known: list[Code]) -> Found:
    """No absolute paths, no network, nothing that hides warnings or what is run."""
    for code in known:
        for line, word in hidden(code.tree):
            said = f"{word} hides what is run; expected an import statement. Write one."
            yield code.cell.line + line - 1, said
        for node in ast.walk(code.tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and ABSOLUTE.match(text):
                said = f"the path {text!r} is that of one machine; expected data of a package."
                yield code.line(node), f"{said} Ship it, or draw it."
            elif isinstance(node, ast.Call) and DOWNLOADS.match(named(node)):
                said = f"{named(node)} asks a network; expected data of a package. Load those."
                yield code.line(node), said
            elif isinstance(node, ast.Call) and named(node) in ("simplefilter", "filterwarnings"):
                said = f"{named(node)} hides warnings; expected none to hide. Mend what warns."
                yield code.line(node), said
