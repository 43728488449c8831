"""Formulas evaluated in a chapter's settings, in a process of their own that may import it.

Reads JSON on standard input: the root, `{"modules": {setting: module}}` and formulas with the name
of their setting; writes for each the findings of its relations (`arithmetic.Finding`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from scripts.base import modules
from scripts.checks.arithmetic import Finding, evaluated
from scripts.mathematics import floats, trees
from scripts.mathematics.comparisons import wrong
from scripts.mathematics.defined import undefined
from scripts.mathematics.relations import Relation, alone, between_numbers, relations
from scripts.mathematics.scope import NotEvaluatedError, Scope, bind
from scripts.mathematics.trees import Tree, written
from scripts.numbers.instances import SEEDS, instances


def main() -> None:
    """Answer one request."""
    asked = json.loads(sys.stdin.read())
    root = Path(asked["root"])
    read = trees.parse(root, [tex for _, tex in asked["formulas"]])
    scopes = _Scopes(root, asked["modules"])
    found = [_of_formula(read[tex] or (), setting, scopes) for setting, tex in asked["formulas"]]
    json.dump(found, sys.stdout)


def _of_formula(tree: Tree, setting: str, scopes: _Scopes) -> list[Finding]:
    """What became of each relation; of a setting that cannot be used, what is wrong with it."""
    try:
        bound = scopes.of(setting)
    except ValueError as error:
        return [Finding("", "false", f"setting {setting} cannot be used: {error}. Mend it.")]
    try:
        return [*_findings(tree, bound)]
    except Exception as error:  # of a function of the setting
        said = f"{written(tree)} raised {type(error).__name__}: {error}"
        return [Finding("", "false", f"{said}. Mend the setting or the formula.")]


class _Scopes:
    """The instances of each setting, bound; the smallest numbers first, for they are shown."""

    def __init__(self, root: Path, homes: Mapping[str, str]) -> None:
        self.root, self.homes = root, homes
        self.of = cache(self._of)

    def _of(self, setting: str) -> list[tuple[str, Scope]]:
        module = modules.import_from(self.root, self.homes[setting])
        made = instances(getattr(module, setting))
        found = [bind(self.root, floats, instance) for instance in made]
        if len(found) == 1:
            return [("", found[0])]
        sizes = [sum(_numbers(value) for value in instance.values()) for instance in made]
        order = sorted(SEEDS, key=lambda seed: sizes[seed])
        return [(f"seed {seed}", found[seed]) for seed in order]


def _numbers(value: Any) -> float:
    """How large the numbers of a value are."""
    try:
        return float(abs(np.asarray(value, dtype=float)).sum())
    except (TypeError, ValueError):
        return 0.0


def _findings(tree: Tree, scopes: list[tuple[str, Scope]]) -> Iterator[Finding]:
    """Of every relation; and of what means nothing in the setting, wherever it stands."""
    sides = alone(tree)
    for relation in relations(tree):
        finding = _finding(relation, scopes)
        yield finding
        if finding.kind == "open" and not relation.running:
            sides += [relation.left, relation.right]
    for side in sides:
        said = undefined(side, scopes[0][1])
        if said:
            yield Finding("", "false", f"{written(tree)} has no meaning here: {said}. Correct it.")
            return


def _finding(relation: Relation, scopes: list[tuple[str, Scope]]) -> Finding:
    """A relation must hold in every instance."""
    if between_numbers(relation):
        return evaluated(relation)
    try:
        for name, scope in scopes:
            said = wrong(relation, scope)
            if said:
                return Finding(relation.text, "false", f"{name}: {said}" if name else said)
    except NotEvaluatedError as reason:
        return Finding(relation.text, "open", str(reason))
    return Finding(relation.text, "true", "")


if __name__ == "__main__":
    main()
