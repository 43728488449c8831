"""Proof that the checks see: true text is made false at random, and what they catch counted."""

from __future__ import annotations

import difflib
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from scripts.base.errors import Problem
from scripts.base.paths import Paths
from scripts.checks import census, claims, derivations, mutations
from scripts.checks.mutations import Kind, Mutation
from scripts.markdown import locate, qmd, tree
from scripts.markdown.locate import Place, attributes
from scripts.markdown.qmd import Document
from scripts.numbers.values import Values

SPAN = re.compile(r"\]\{\.(?:claim|given)\b[^}]*\}")


@dataclass(frozen=True)
class Passage:
    """A top-level block of a document, checked by itself, with all ways to make it false."""

    document: Document
    start: int
    text: str
    values: Values
    changes: dict[str, list[Mutation]]

    def falsified(self, mutation: Mutation) -> str:
        return self.text[: mutation.start] + mutation.text + self.text[mutation.end :]


def run(paths: Paths, keys: list[str], seed: int, wanted: int) -> tuple[list[str], bool]:
    """Try `wanted` mutations: caught/total by kind, then the survivors; True when none survived."""
    rng, start = random.Random(seed), time.perf_counter()
    ready = [passage for key in keys for passage in _of_chapter(paths, key, rng)]
    for passage in ready:
        if _is_caught(passage, passage.text):  # in false text nothing can be proven
            before = "false before any mutation; run check, mend it, then mutate"
            return [f"{passage.document.path}: {before}"], False
    caught, total, survivors = Counter[str](), Counter[str](), []
    for passage, mutation in islice(_in_turn(ready, rng), wanted):
        false = passage.falsified(mutation)
        total[mutation.kind] += 1
        if _is_caught(passage, false):
            caught[mutation.kind] += 1
        else:
            survivors.append(_survivor(passage, mutation, false))
    lines = [_score(caught[kind], total[kind], kind.replace("_", " ")) for kind in sorted(total)]
    seconds = time.perf_counter() - start
    all_kinds = f"caught, seed {seed}, {seconds:.1f} s"
    lines.append(_score(sum(caught.values()), sum(total.values()), all_kinds))
    return lines + [str(survivor) for survivor in sorted(survivors)], not survivors and bool(total)


def problems(document: Document, values: Values) -> list[Problem]:
    """What `check` says of numbers, chains and numerals of a document."""
    places = locate.places(document)
    return [
        *claims.check(places, values),
        *derivations.check(places, values),
        *census.check(census.count(document, places), places, values),
    ]


def passages(document: Document, values: Values, rng: random.Random) -> list[Passage]:
    """The blocks of a document that state something checked."""
    places = locate.places(document)
    starts = sorted({p.at for p in places if not p.around and p.kind != "RawBlock"})
    found = []
    for begin, end in zip(starts, [*starts[1:], len(document.text)], strict=True):
        inside = [p for p in places if begin <= p.at < end]
        possible = changes(document.text[:end], inside, begin, rng)
        if possible:
            found.append(Passage(document, begin, document.text[begin:end], values, possible))
    return found


def changes(
    text: str, places: Iterable[Place], start: int, rng: random.Random
) -> dict[str, list[Mutation]]:
    """Every way that is tried to make `text` false from `start` on, by kind."""
    found: dict[str, list[Mutation]] = defaultdict(list)
    for place in places:
        begin, end, kinds = _site(text, place)
        for kind in kinds if end > begin else ():
            name = kind.__name__
            for changed in kind(text[begin:end], rng):
                found[name].append(Mutation(name, begin - start, end - start, changed))
    return found


def alone(document: Document, text: str) -> Document:
    """A passage as a document of its own, behind the course's macros."""
    macros = [line for line in document.text.split("\n") if line.startswith("\\newcommand")]
    lines = "\n".join(macros) + f"\n\n{text}"
    return replace(
        document,
        text=lines,
        origin=((document.path, 1),) * (lines.count("\n") + 1),
        blocks=tree.parse(lines)[0]["blocks"],
    )


def difference(true: str, false: str) -> str:
    """What was changed, with a little of what stands before it."""
    codes = difflib.SequenceMatcher(None, true, false, autojunk=False).get_opcodes()
    steps = [code for code in codes if code[0] != "equal"]
    _, start, _, new_start, _ = steps[0]
    _, _, end, _, new_end = steps[-1]
    before = true[max(0, start - 30) : start]
    return f"{true[start:end]!r} became {false[new_start:new_end]!r} behind {before!r}"


def _of_chapter(paths: Paths, key: str, rng: random.Random) -> Iterator[Passage]:
    for room in ("slides", "handouts"):
        file = paths.root / room / f"{key}.qmd"
        if file.exists():
            values = Values.load(paths.numbers(key), f"numbers/{key}")
            yield from passages(qmd.read(paths, file), values, rng)


def _site(text: str, place: Place) -> tuple[int, int, tuple[Kind, ...]]:
    """Where the number or chain at a place begins and ends, and what can be done to it."""
    classes = set(attributes(place.node)[1])
    if place.kind == "Span" and classes & set(claims.KINDS):
        closing = SPAN.search(text, place.at)
        return place.at + 1, closing.start() if closing else 0, mutations.IN_NUMBERS
    if place.kind == "Math":
        around = {name for node in place.around for name in attributes(node)[1]}
        if around & derivations.KINDS:
            begin = text.find(place.source, place.at)
            return begin, begin + len(place.source), mutations.IN_CHAINS
    return 0, 0, ()


def _in_turn(ready: list[Passage], rng: random.Random) -> Iterator[tuple[Passage, Mutation]]:
    """The mutations of each kind in random order, one of every kind in turn."""
    sites: dict[str, list[tuple[Passage, Mutation]]] = defaultdict(list)
    for passage in ready:
        for kind, possible in passage.changes.items():
            sites[kind] += [(passage, mutation) for mutation in possible]
    for found in sites.values():
        rng.shuffle(found)
    while any(sites.values()):
        for kind in sorted(sites):
            if sites[kind]:
                yield sites[kind].pop()


def _is_caught(passage: Passage, text: str) -> bool:
    return bool(problems(alone(passage.document, text), passage.values))


def _survivor(passage: Passage, mutation: Mutation, false: str) -> Problem:
    index = passage.document.text[: passage.start + mutation.start].count("\n")
    path, line = passage.document.origin[index]
    changed = difference(passage.text, false)
    kind = mutation.kind.replace("_", " ")
    return Problem(path, line, f"{kind} survives: {changed}. Let a check see it.")


def _score(caught: int, total: int, what: str) -> str:
    return f"{caught:5d}/{total:<5d} {what}"
