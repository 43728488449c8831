"""Prove that the checks see: change true text into false text at random, and count what they catch."""

from __future__ import annotations

import difflib
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from scripts.base.errors import Problem
from scripts.base.paths import Paths
from scripts.checks import census, claims, derivations, mutations
from scripts.checks.mutations import Mutation
from scripts.markdown import locate, qmd, tree
from scripts.markdown.qmd import Document
from scripts.numbers.values import Values

SPAN = re.compile(r"\]\{\.(?:claim|given)\b[^}]*\}")


@dataclass(frozen=True)
class Passage:
    """A top-level block of a document, read and checked by itself, with all ways to make it false."""

    document: Document
    start: int
    text: str
    values: Values
    changes: dict[str, list[Mutation]]


def problems(document: Document, values: Values) -> list[Problem]:
    """What `check` says of numbers, chains and numerals of a document."""
    places = locate.places(document)
    return [
        *claims.check(places, values),
        *derivations.check(places, values),
        *census.check(census.count(document, places), places, values),
    ]


def alone(document: Document, text: str) -> Document:
    """A passage as a document of its own, behind the course's macros."""
    macros = "\n".join(
        line for line in document.text.split("\n") if line.startswith("\\newcommand")
    )
    lines = f"{macros}\n\n{text}"
    return replace(
        document,
        text=lines,
        origin=((document.path, 1),) * (lines.count("\n") + 1),
        blocks=tree.parse(lines)[0]["blocks"],
    )


def changes(
    text: str, places: Iterable[locate.Place], start: int, rng: random.Random
) -> dict[str, list[Mutation]]:
    """Every way that is tried to make the numbers and chains between `start` and the end of `text` false, by kind."""
    found: dict[str, list[Mutation]] = defaultdict(list)
    for place in places:
        classes = set(locate.attributes(place.node)[1])
        begin, end, kinds = 0, 0, mutations.IN_NUMBERS
        if place.kind == "Span" and classes & {"claim", "given"}:
            closing = SPAN.search(text, place.at)
            begin, end = place.at + 1, closing.start() if closing else 0
        elif place.kind == "Math" and any(
            {"derivation", "identity"} & set(locate.attributes(a)[1]) for a in place.around
        ):
            begin, kinds = text.find(place.source, place.at), mutations.IN_CHAINS
            end = begin + len(place.source)
        for kind in kinds if end > begin else ():
            for changed in kind(text[begin:end], rng):
                found[kind.__name__].append(
                    Mutation(kind.__name__, begin - start, end - start, changed)
                )
    return found


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


def difference(true: str, false: str) -> str:
    """What was changed, with a little of what stands around it."""
    steps = [
        s
        for s in difflib.SequenceMatcher(None, true, false, autojunk=False).get_opcodes()
        if s[0] != "equal"
    ]
    start, end = steps[0][1], steps[-1][2]
    return f"{true[start:end]!r} became {false[steps[0][3] : steps[-1][4]]!r} behind {true[max(0, start - 30) : start]!r}"


def run(paths: Paths, keys: list[str], seed: int, wanted: int) -> tuple[list[str], bool]:
    """Try `wanted` mutations of the chapters: caught/total by kind, then the survivors; True when none survived."""
    rng, start = random.Random(seed), time.perf_counter()
    ready = [
        p
        for key in keys
        for room in ("slides", "handouts")
        if (file := paths.root / room / f"{key}.qmd").exists()
        for p in passages(
            qmd.read(paths, file), Values.load(paths.numbers(key), f"numbers/{key}"), rng
        )
    ]
    wrong = [p for p in ready if problems(alone(p.document, p.text), p.values)]
    if wrong:  # in false text nothing can be proven
        return [
            f"{wrong[0].document.path}: false before any mutation; run check, mend it, then mutate"
        ], False
    sites: dict[str, list[tuple[Passage, Mutation]]] = defaultdict(list)
    for passage in ready:
        for kind, possible in passage.changes.items():
            sites[kind] += [(passage, mutation) for mutation in possible]
    for found in sites.values():
        rng.shuffle(found)
    caught, total, survivors = Counter[str](), Counter[str](), []
    kinds = sorted(sites)
    while sum(total.values()) < wanted and kinds:
        for kind in list(kinds):
            if not sites[kind]:
                kinds.remove(kind)
            elif sum(total.values()) < wanted:
                passage, mutation = sites[kind].pop()
                total[kind] += 1
                false = (
                    passage.text[: mutation.start] + mutation.text + passage.text[mutation.end :]
                )
                if problems(alone(passage.document, false), passage.values):
                    caught[kind] += 1
                else:
                    line = passage.document.text[: passage.start + mutation.start].count("\n")
                    path, number = passage.document.origin[line]
                    survivors.append(
                        Problem(
                            path,
                            number,
                            f"{kind.replace('_', ' ')} survives: "
                            f"{difference(passage.text, false)}. Let a check see it.",
                        )
                    )
    lines = [
        f"{caught[kind]:5d}/{total[kind]:<5d} {kind.replace('_', ' ')}" for kind in sorted(total)
    ]
    seconds = time.perf_counter() - start
    lines.append(
        f"{sum(caught.values()):5d}/{sum(total.values()):<5d} caught, seed {seed}, {seconds:.1f} s"
    )
    return lines + [str(s) for s in sorted(survivors)], not survivors and bool(total)
