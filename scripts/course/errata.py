"""Accepted errors of the course, each bound to the claim or test that keeps it from coming back."""

from __future__ import annotations

import ast
import datetime

import msgspec

from scripts.base import texts
from scripts.base.errors import CourseError, Problem
from scripts.base.paths import CODE, Paths
from scripts.course.metadata import load_yaml_list
from scripts.course.site import table
from scripts.numbers.evaluation import defined, modules


class Erratum(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One accepted error."""

    what: str
    where: str
    since: datetime.date
    protected_by: str
    fixed: datetime.date | None = None


def read(paths: Paths) -> list[Erratum]:
    """All errata of the course; CourseError when one is malformed or bound to nothing."""
    file = paths.root / "errata.yml"
    if not file.exists():
        return []
    entries, lines = load_yaml_list(texts.read(file, "errata.yml"), "errata.yml")
    errata, problems = [], []
    for entry, line in zip(entries, lines, strict=True):
        try:
            erratum = msgspec.convert(entry, Erratum)
        except msgspec.ValidationError as error:
            said = (
                f"{error}; expected what, where, since, protected_by and, once it is "
                "mended, fixed. Mend the entry."
            )
            problems.append(Problem("errata.yml", line, said))
            continue
        if not _protects(paths, erratum.protected_by):
            said = (
                f"protected_by {erratum.protected_by!r} is no claim "
                "(<chapter>:<name>) and no test (tests/…::test_…). Name what would fail."
            )
            problems.append(Problem("errata.yml", line, said))
        errata.append(erratum)
    if problems:
        raise CourseError(problems)
    return errata


def _protects(paths: Paths, name: str) -> bool:
    file, _, test = name.partition("::")
    if test:
        path = CODE / file
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        nodes = ast.walk(ast.parse(text))
        return test in {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    key, _, claim = name.partition(":")
    return any(claim in dict(defined(module)) for module in modules(paths.root, key))


def in_markdown(errata: list[Erratum]) -> str:
    """The list as the course site shows it."""
    if not errata:
        return "No error has been reported."
    rows = [(e.where, e.what, str(e.since), str(e.fixed or "open")) for e in errata]
    return table(("Where", "What was wrong", "Since", "Mended"), rows)
