"""Rules of exercises: what stands with each, in which order, and which parts hints are for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.base.errors import Problem, nearest
from scripts.checks.subject import Rule, Subject
from scripts.markdown.locate import Node, Place, attributes

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FOLLOWING = ("hint", "answer", "solution")  # in this order


def exercises_are_complete(subject: Subject) -> Iterator[Problem]:
    """An exercise has difficulty, minutes, a slide it practises, hints, answer and solution."""
    for place, parts in exercises(subject):
        yield from _incomplete(place, [kind for kind, _ in parts], subject.deck_ids)


def hints_name_parts_in_order(subject: Subject) -> Iterator[Problem]:
    """A hint is for the whole exercise or for one of its parts; hints stand in the parts' order."""
    for exercise, parts in exercises(subject):
        known = letters(exercise.node)
        before = ""
        for kind, place in parts:
            part = attributes(place.node)[2].get("part", "")
            if kind != "hint":
                if part:
                    yield place.problem(
                        f"{kind} for part {part!r}; expected `part` of a hint alone. Remove it."
                    )
                continue
            if part and part not in known:
                has = f"has {', '.join(known)}" if known else "has no parts"
                yield place.problem(
                    f"hint for part {part!r}; the exercise {has}. Mend the letter, or take it away."
                )
            elif part < before:
                what = f"hint for part {part!r}" if part else "hint for the whole exercise"
                yield place.problem(
                    f"{what} behind that for part {before!r}; expected hints in the order of the "
                    "parts, that for the whole exercise first. Move it."
                )
            before = max(before, part)


def notebooks_are_there(subject: Subject) -> Iterator[Problem]:
    """An exercise that asks for a notebook has its file."""
    key = Path(subject.document.path).stem
    folder = subject.root / "notebooks" / key / "exercises"
    for place, _ in exercises(subject):
        name, _, pairs = attributes(place.node)
        wanted = pairs.get("notebook")
        if wanted not in (None, "true"):
            yield place.problem(
                f"exercise {name} has notebook {wanted!r}; expected true, or nothing. Set it."
            )
        elif wanted and not (folder / f"{name}.py").exists():
            there = [file.stem for file in folder.glob("*.py")]
            yield place.problem(
                f"exercise {name} asks for a notebook; notebooks/{key}/exercises/{name}.py does "
                f"not exist.{nearest(name, there)} Write it, or take notebook=true away."
            )


def exercises(subject: Subject) -> list[tuple[Place, list[tuple[str, Place]]]]:
    """Each exercise with its hints, answer and solution, as they stand behind it."""
    if subject.room != "handouts":
        return []
    places = {id(place.node): place for place in subject.places}
    found: list[tuple[Place, list[tuple[str, Place]]]] = []
    for block in subject.document.blocks:
        if block["t"] == "Div":
            identifier, classes, _ = attributes(block)
            if identifier.startswith("exr-"):
                found.append((places[id(block)], []))
            elif found:
                kinds = [kind for kind in FOLLOWING if kind in classes]
                found[-1][1].extend((kind, places[id(block)]) for kind in kinds)
    return found


def letters(exercise: Node) -> list[str]:
    """The letters of an exercise's parts: of the items of its lists."""
    lists = [block["c"] for block in exercise["c"][1] if block["t"] == "OrderedList"]
    last = max((start + len(items) - 1 for (start, *_), items in lists), default=0)
    return list(LETTERS[:last])


def _incomplete(place: Place, parts: list[str], deck_ids: frozenset[str]) -> Iterator[Problem]:
    name, _, pairs = attributes(place.node)
    difficulty, minutes = pairs.get("difficulty"), pairs.get("minutes")
    for part in FOLLOWING:
        count = parts.count(part)
        if not count or (count > 1 and part != "hint"):
            yield place.problem(
                f"exercise {name} has {count or 'no'} {part}; expected one behind it. "
                f"Write `::: {{.{part}}}`."
            )
    if parts != sorted(parts, key=FOLLOWING.index):
        yield place.problem(
            f"exercise {name} has {', '.join(parts)}; expected hints, answer, solution in this "
            "order. Move them."
        )
    if difficulty not in ("1", "2", "3"):
        yield place.problem(
            f"exercise {name} has difficulty {difficulty!r}; expected 1, 2 or 3. Set it."
        )
    if not (minutes or "").isdigit():
        yield place.problem(
            f"exercise {name} has minutes {minutes!r}; expected a whole number. Set it."
        )
    for target in pairs.get("practises", "").replace(",", " ").split() or [""]:
        if target not in deck_ids:
            yield place.problem(
                f"exercise {name} practises {target!r}; the deck has no such slide."
                f"{nearest(target, deck_ids)} Name the id of a slide."
            )


EXERCISES: tuple[Rule, ...] = (
    exercises_are_complete,
    hints_name_parts_in_order,
    notebooks_are_there,
)
