"""How much is proven: numerals by class, relations, chains, numbers and exercises by routes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from scripts.base.errors import Problem
from scripts.checks import arithmetic, claims, derivations, equals, listings
from scripts.checks.subject import Subject
from scripts.markdown.locate import Place, attributes
from scripts.numbers.values import base

Counts = dict[str, Any]
NUMERALS = ("claim", "given", "evaluated", "chain", "structural", "loose")
BOUND = ("claim", "given", "evaluated", "chain")
HEADINGS = (
    *("Chapter", "Numerals", "claimed", "given", "evaluated", "in chains", "structural", "loose"),
    *("Relations", "Chains", "Numbers", "two routes", "Exercises", "two routes"),
    *("Listings", "run", "Caught"),
)


def one_route(subject: Subject) -> list[Problem]:
    """Numbers of final answers that only one computation gives."""
    twice = two_routes(subject)
    return [
        exercise.problem(
            f"the answer of {attributes(exercise.node)[0]} states {name}, which one route gives; "
            "expected two that are independent. Evaluate it in a setting that does not use it, as "
            "a relation or with equals=, or add @cross_checked_by(…) in "
            f"{subject.values.homes_of(name)}."
        )
        for exercise, stated in answers(subject.places)
        for name in sorted(stated)
        if not twice(name)
    ]


def two_routes(subject: Subject) -> Callable[[str], bool]:
    """Does a name have a second route, of its function or in a setting that does not use it?

    A setting gives one where the claim is a relation with symbols that is evaluated there, or has
    a second source in `equals=`; of a vector it does for its entries too.
    """
    values, names = subject.values, set(subject.values.two_routes)
    settings = {id(f.place.node): f.setting for f in subject.evaluated if f.setting}
    shown = [f for f in subject.evaluated if not f.second and f.setting]
    alone = arithmetic.findings(subject.root, [f.place.node["c"][1] for f in shown])
    numbers = {  # relations that hold whatever the setting is
        id(f.place.node)
        for f in shown
        if any(each.kind != "open" for each in alone[f.place.node["c"][1]])
    }
    held = subject.proven & settings.keys() - numbers
    for name, nodes in equals.bound(subject.places, held):
        if not any(base(name) in values.uses.get(settings[node], []) for node in nodes):
            names.add(name)
    return lambda name: not names.isdisjoint({name, base(name), name.partition("[")[0]})


def answers(places: Iterable[Place]) -> list[tuple[Place, set[str]]]:
    """Each exercise with the names that its answer states; none for a proof."""
    found: list[tuple[Place, set[str]]] = []
    in_answer = False
    for place in places:
        if not place.around:
            identifier, classes, _ = attributes(place.node)
            in_answer = place.kind == "Div" and "answer" in classes
            if place.kind == "Div" and identifier.startswith("exr-"):
                found.append((place, set()))
        if found and in_answer:
            found[-1][1].update(names([place]))
    return found


def names(places: Iterable[Place]) -> set[str]:
    """What claims state: names, entries and fields."""
    found = (attributes(place.node) for place in places if place.kind in claims.STATING)
    return {pairs["of"] for _, kinds, pairs in found if "claim" in kinds and "of" in pairs}


def relations(subject: Subject) -> tuple[int, int]:
    """How many relations were evaluated, and how many stand there; supposed ones are not evaluated.

    Those of a chain with a function are: its values are compared.
    """
    held = every = 0
    looked_at = set()
    for found in subject.evaluated:
        if found.second:  # a reader does not see it
            continue
        looked_at.add(id(found.place.node))
        every += len(found.relations)
        chain = any(derivations.KINDS & set(attributes(node)[1]) for node in found.place.around)
        checked = chain and not derivations.without_function(found.place)
        held += sum(checked or relation.kind == "true" for relation in found.relations)
    supposed = [
        place.node["c"][1]
        for place in subject.places
        if place.kind == "Math" and id(place.node) not in looked_at
    ]
    known = arithmetic.findings(subject.root, supposed)
    return held, every + sum(len(known[tex]) for tex in supposed)


def cover(subject: Subject) -> Counts:
    """What the report says of one document."""
    places, has_two = subject.places, two_routes(subject)
    classes = Counter(numeral.kind for numeral in subject.counted)
    held, every = relations(subject)
    stated = names(places)
    exercises = answers(places)
    shown, run = listings.count(places)
    twice = {name for name in stated if has_two(name)}
    return {
        **{kind: classes[kind] for kind in NUMERALS},
        "relations": every,
        "relations_held": held,
        "chains": sum(bool(derivations.KINDS & set(attributes(place.node)[1])) for place in places),
        "numbers": sorted(stated),
        "numbers_twice": sorted(twice),
        "exercises": len(exercises),
        "exercises_twice": sum(answer <= twice for _, answer in exercises),
        "listings": shown,
        "listings_run": run,
    }


def row(name: str, counts: Iterable[Counts], caught: str = "–") -> list[str]:
    """One line of the report: the documents of a chapter added up, and what `mutate` measured."""
    documents = list(counts)

    def total(key: str) -> int:
        return sum(document.get(key, 0) for document in documents)

    def distinct(key: str) -> int:  # a name that deck and handout both state is one number
        return len({name for document in documents for name in document.get(key, [])})

    if total("open"):
        name += f", not proven ({total('open')} open)"
    numerals = [total(kind) for kind in NUMERALS]
    bound = f"{sum(total(kind) for kind in BOUND)}/{sum(numerals)}"
    held = f"{total('relations_held')}/{total('relations')}"
    numbers = [total("chains"), distinct("numbers"), distinct("numbers_twice")]
    exercises = [total("exercises"), total("exercises_twice")]
    code = [total("listings"), total("listings_run")]
    found = map(str, [*numbers, *exercises, *code])
    return [name, bound, *map(str, numerals), held, *found, caught]


def in_terminal(rows: list[list[str]]) -> str:
    """The report as aligned columns."""
    table = [list(HEADINGS), *rows]
    first, *others = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join([name.ljust(first), *map(str.rjust, cells, others)]) for name, *cells in table
    )


def in_markdown(rows: list[list[str]]) -> str:
    """The report as two tables, as wide as a page: of numerals, and of all that is computed."""
    caught, relations = HEADINGS.index("Caught"), HEADINGS.index("Relations")
    halves = ((0, caught, *range(1, relations)), (0, *range(relations, caught)))
    return "\n\n".join(
        table([[row[i] for i in half] for row in (HEADINGS, *rows)]) for half in halves
    )


def table(rows: list[list[str]]) -> str:
    """Rows under a head, as Markdown; the first column is words, the others are numbers."""
    head, *rest = rows
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
