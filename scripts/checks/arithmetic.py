"""Relations are evaluated: between numbers wherever they stand, with symbols in their setting."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scripts.base import programs
from scripts.base.errors import nearest
from scripts.base.kept import Kept
from scripts.base.paths import CODE, Paths
from scripts.checks import equals
from scripts.markdown import quizzes, symbols
from scripts.markdown.locate import Place, attributes
from scripts.mathematics import trees
from scripts.mathematics.relations import Relation, between_numbers, relations
from scripts.numbers.values import Values

PARTS = {"hint", "answer", "solution"}  # of an exercise, which stand behind it
ASSUMED = "assumed"  # the class of what is only supposed
ROOMS = ("mathematics", "numbers", "checks")


class Finding(NamedTuple):
    """What became of a relation.

    `kind` is true, false (then `said` is the message), refused (numbers only, but not evaluated;
    `said` is the reason) or open (it holds symbols without values, or is not understood).
    """

    text: str
    kind: str
    said: str


class Found(NamedTuple):
    """A formula and what became of its relations, or of those with its second source."""

    place: Place
    relations: list[Finding]
    setting: str = ""
    second: bool = False


def found(root: Path, places: Iterable[Place], values: Values, default: str) -> list[Found]:
    """Every formula that is not only supposed."""
    places = list(places)
    wrong = quizzes.supposed(places) | symbols.foreign(places)
    near = {id(place.node): setting for place, setting in settings(places, default)}
    shown = [
        (place, _tex(place), False)
        for place in places
        if place.kind == "Math"
        and id(place.node) not in wrong
        and not any(ASSUMED in attributes(node)[1] for node in place.around)
    ]
    second = [(place, tex, True) for place, tex in equals.pairs(places, values)]
    placed = [
        (place, near[id(place.node)] if near[id(place.node)] in values.settings else "", tex, more)
        for place, tex, more in (*shown, *second)
    ]
    alone = findings(root, [tex for _, setting, tex, _ in placed if not setting])
    settled = in_settings(
        root, values, [(setting, tex) for _, setting, tex, _ in placed if setting]
    )
    return [
        Found(place, settled[setting, tex] if setting else alone[tex], setting, more)
        for place, setting, tex, more in placed
    ]


def settings(places: Iterable[Place], default: str) -> Iterator[tuple[Place, str]]:
    """Formulas and second sources with their setting, of the nearest that has one.

    This is a span or div, the exercise, the slide, the document.
    """
    of_levels: dict[int, str] = {}
    exercise = None
    for place in places:
        if place.kind == "Header" and not place.around:
            level, exercise = place.node["c"][0], None
            of_levels = {n: name for n, name in of_levels.items() if n < level}
            if (name := _named(place.node)) is not None:
                of_levels[level] = name
        if place.kind == "Div" and not place.around:
            identifier, classes, _ = attributes(place.node)
            if identifier.startswith("exr-"):
                exercise = _named(place.node)
            elif not PARTS & set(classes):
                exercise = None
        if place.kind == "Math" or equals.NAME in attributes(place.node)[2]:
            names = [_named(node) for node in (*place.around, place.node)]
            near = next((name for name in reversed(names) if name is not None), exercise)
            slide = of_levels[max(of_levels)] if of_levels else default
            yield place, slide if near is None else near


def unknown(places: list[Place], values: Values, default: str) -> Iterator[tuple[Place, str]]:
    """Names of settings that the chapter does not have, with what to say of them."""
    known = values.settings
    named = [(place, _named(place.node)) for place in places]
    for place, name in [*((place, default) for place in places[:1]), *named]:
        if name and name not in known:
            yield (
                place,
                f"setting {name!r}; {values.home} has no function of this name that is marked "
                f"@setting.{nearest(name, known)} Mend the name or write it.",
            )


def _named(node: dict[str, object]) -> str | None:
    return attributes(node)[2].get("setting")


def _tex(place: Place) -> str:
    return str(place.node["c"][1])


def findings(root: Path, formulas: Iterable[str]) -> dict[str, list[Finding]]:
    """Every relation of each formula, evaluated where it holds numbers only."""
    kept = Kept(Paths(root).cache / "relations.sqlite", *_decided_by())
    wanted = dict.fromkeys(formulas)
    known = kept.get(wanted)
    new = [tex for tex in wanted if tex not in known]
    if new:
        read = trees.parse(root, new)
        made = {
            tex: json.dumps([evaluated(each) for each in relations(read[tex] or ())]) for tex in new
        }
        kept.put(made)
        known |= made
    return {tex: [Finding(*fields) for fields in json.loads(known[tex])] for tex in wanted}


def in_settings(
    root: Path, values: Values, asked: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[Finding]]:
    """Every relation of each formula in the setting that is named before it."""
    kept = Kept(Paths(root).cache / "relations.sqlite", *_decided_by(), "settings")
    keys = {pair: f"{values.settings[pair[0]]} {pair[1]}" for pair in asked}
    known = kept.get(keys.values())
    new = [pair for pair, key in keys.items() if key not in known]
    if new:
        homes = {name: _module(values.homes[name]) for name, _ in new}
        request = json.dumps({"root": str(root), "modules": homes, "formulas": new})
        answers = json.loads(programs.ask("scripts.checks.settled", request))
        made = {keys[pair]: json.dumps(answer) for pair, answer in zip(new, answers, strict=True)}
        kept.put(made)
        known |= made
    return {
        pair: [Finding(*fields) for fields in json.loads(known[key])] for pair, key in keys.items()
    }


def _module(home: str) -> str:
    """`numbers/ch09_pca/pca.py` is imported as `ch09_pca.pca`."""
    return ".".join(Path(home).with_suffix("").parts[1:])


@cache
def _decided_by() -> tuple[str, ...]:
    """What, besides the formula and the setting, decides what is found."""
    files = [file for room in ROOMS for file in sorted((CODE / "scripts" / room).glob("*.py"))]
    code = [file.read_text(encoding="utf-8") for file in files]
    versions = [importlib.metadata.version(name) for name in ("sympy", "numpy")]
    return (*code, trees.version(), *versions)


def evaluated(relation: Relation) -> Finding:
    """What becomes of a relation by itself."""
    if not between_numbers(relation):
        return Finding(relation.text, "open", "it has no setting")
    # not above: SymPy takes longer to load than a document to check when nothing is new
    from scripts.mathematics import exact
    from scripts.mathematics.comparisons import wrong
    from scripts.mathematics.scope import NotEvaluatedError, Scope

    try:
        said = wrong(relation, Scope(exact))
    except NotEvaluatedError as reason:
        return Finding(relation.text, "refused", str(reason))
    return Finding(relation.text, "false" if said else "true", said)
