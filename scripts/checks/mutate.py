"""Proof that the checks see: what a reader sees is made false at random, what is found counted.

Every site (`mutations`) is as likely as any other; no class is left out.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from scripts.base.errors import Problem
from scripts.base.paths import Paths
from scripts.checks.falsehood import Falsehood, Text, judge, texts
from scripts.checks.mutations import mutations
from scripts.course import metadata
from scripts.markdown import seen

AT_ONCE = 125  # of one call of a worker: their new formulas are read together
GROUPS = {
    "digits": ("digit",),
    "signs and relation signs": ("sign", "relation"),
    "letters of indices and exponents": ("letter",),
    "matrix entries exchanged": ("order",),
}


@dataclass(frozen=True)
class Measure:
    """How many false texts were caught, by class, and those that were not."""

    seed: int
    sites: int
    caught: Counter[str]
    total: Counter[str]
    survivors: list[Problem]

    @property
    def rate(self) -> float:
        """The share that was caught, in per cent."""
        return 100 * self.caught.total() / max(1, self.total.total())

    def lines(self) -> Iterator[str]:
        """Overall, by group, by class; then the survivors."""
        seed = f"of {self.sites} sites, seed {self.seed}"
        yield _score(self.caught.total(), self.total.total(), seed)
        for name, begins in GROUPS.items():
            kinds = [kind for kind in self.total if kind.startswith(begins)]
            caught, total = (sum(c[k] for k in kinds) for c in (self.caught, self.total))
            yield _score(caught, total, f"  {name}")
        for kind in sorted(self.total):
            yield _score(self.caught[kind], self.total[kind], f"    {kind}")
        yield from map(str, self.survivors)


def run(paths: Paths, key: str, seed: int, wanted: int, jobs: int = 1) -> Measure:
    """Make `wanted` sites false, one at a time, and hold each false text against every rule."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        bench = _copy(paths, Path(folder) / "course")
        true = {text.document.path: text for text in texts(bench, key)}
        rest = everything = falsehoods(bench, true, random.Random(seed))
        judged: list[tuple[Falsehood, bool]] = []
        with _Judges(bench, true, jobs) as judges:
            while rest and len(judged) < wanted:
                now, rest = rest[: wanted - len(judged)], rest[wanted - len(judged) :]
                found = zip(now, judges.verdicts(now), strict=True)
                judged += [(false, caught) for false, caught in found if caught is not None]
        total = Counter(false.mutation.kind for false, _ in judged)
        caught = Counter(false.mutation.kind for false, caught in judged if caught)
        lost = [_survivor(bench, true, false) for false, caught in judged if not caught]
        return Measure(seed, len(everything), caught, total, sorted(lost))


def falsehoods(paths: Paths, true: dict[str, Text], rng: random.Random) -> list[Falsehood]:
    """One false change at every site of every text, in random order."""
    found = []
    for path, text in true.items():
        below = mutations(text.document.text, seen.parts(text.document), rng)
        found += [Falsehood(path, False, mutation) for mutation in below]
        front = metadata.split((paths.root / path).read_text(encoding="utf-8"))[0]
        in_front = mutations(front, seen.in_front(front), rng)
        found += [Falsehood(path, True, mutation) for mutation in in_front]
    rng.shuffle(found)
    return found


class _Judges:
    """Processes that hold false texts against the rules; one job needs none."""

    def __init__(self, paths: Paths, true: dict[str, Text], jobs: int) -> None:
        self.paths, self.true = paths, true
        self.pool: ProcessPoolExecutor | None = None
        if jobs > 1:
            methods = multiprocessing.get_all_start_methods()
            method = "forkserver" if "forkserver" in methods else "spawn"
            context = multiprocessing.get_context(method)
            self.pool = ProcessPoolExecutor(jobs, context, _begin, (paths, true))

    def __enter__(self) -> _Judges:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def verdicts(self, falsehoods: list[Falsehood]) -> list[bool | None]:
        """Those of front matters are judged here, one by one: they are written to the disk."""
        below = [false for false in falsehoods if not false.in_front]
        batches = [below[i : i + AT_ONCE] for i in range(0, len(below), AT_ONCE)]
        futures = [self.pool.submit(_judge, batch) for batch in batches] if self.pool else []
        in_front = [false for false in falsehoods if false.in_front]
        front = iter(judge(self.paths, self.true, in_front))
        made = (
            [future.result() for future in futures]
            if self.pool
            else [judge(self.paths, self.true, batch) for batch in batches]
        )
        other = (verdict for batch in made for verdict in batch)
        return [next(front if false.in_front else other) for false in falsehoods]


_here: list[tuple[Paths, dict[str, Text]]] = []  # in a worker: what it judges


def _begin(paths: Paths, true: dict[str, Text]) -> None:
    _here.append((paths, true))


def _judge(batch: list[Falsehood]) -> list[bool | None]:
    return judge(*_here[0], batch)


def _copy(paths: Paths, root: Path) -> Paths:
    """The course once more, with what is known of it: nothing that is made false is kept."""
    others = shutil.ignore_patterns("_build", "node_modules", ".*", "tests", "scripts")
    shutil.copytree(paths.root, root, ignore=others)
    copy = Paths(root)
    shutil.copytree(paths.cache, copy.cache)
    return copy


def _survivor(paths: Paths, true: dict[str, Text], false: Falsehood) -> Problem:
    mutation, document = false.mutation, true[false.path].document
    text, at = document.text, 0
    if false.in_front:
        text = (paths.root / false.path).read_text(encoding="utf-8")
        at = text.index(metadata.split(text)[0])
    start, end = mutation.start + at, mutation.end + at
    line = text.count("\n", 0, start)
    where = (false.path, line + 1) if false.in_front else document.origin[line]
    before, after = text[max(0, start - 30) : start], text[end : end + 15]
    shown = " ".join(f"{before}[{text[start:end]} → {mutation.text}]{after}".split())
    return Problem(*where, f"survives ({mutation.kind}): … {shown} …")


def _score(caught: int, total: int, what: str) -> str:
    return f"{caught:5d}/{total:<5d} {100 * caught / max(1, total):5.1f} %  {what}"
