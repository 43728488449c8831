"""A card for each chapter: what comes of it, how long it takes, what it presumes, where it is."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.course.site import hours
from scripts.entrance.shelf import Book, Shelf

PRINTED = {"PDF": "", "with hints": "-hints", "with solutions": "-solutions"}


def cards(shelves: Sequence[Shelf]) -> str:
    """The cards of all chapters, by number."""
    known = {shelf.chapter.number: shelf for shelf in shelves}
    return "\n".join(_card(known[number], known) for number in sorted(known))


def _card(shelf: Shelf, known: dict[int, Shelf]) -> str:
    c, front = shelf.chapter, shelf.chapter.front
    picture = (
        f"![{shelf.alt}](/_build/{shelf.picture}){{.card-picture}}\n\n" if shelf.picture else ""
    )
    not_proven = "[Not proven yet: numbers and derivations are not checked]{.not-proven}\n\n"
    lines = [
        f":::::: {{.card #{c.key}-card}}\n\n### {c.number} {c.title} {{#{c.key}}}\n\n",
        picture,
        f"::: {{.outcome}}\n{front.outcome or c.subtitle}\n:::\n\n",
        "" if front.proven else not_proven,
        _facts(shelf, known),
        f"::: {{.doors}}\n{_doors(shelf)}\n:::\n\n",
        _agenda(shelf),
        "::::::\n",
    ]
    return "".join(lines)


def _facts(shelf: Shelf, known: dict[int, Shelf]) -> str:
    """A definition list: times, difficulty, what is presumed, the sections of the book."""
    front, minutes = shelf.chapter.front, shelf.chapter.front.minutes
    alone = [("reading", minutes.reading), ("exercises", minutes.exercises)]
    alone.append(("notebooks", minutes.notebooks))
    times = ", ".join(f"{name} {hours(n)}" for name, n in alone if n)
    facts = {
        "Alone": times,
        "As a lecture": hours(minutes.lecture),
        "Difficulty": front.difficulty,
        "Presumes": presumed(shelf, known),
        "In the book": f"MML {', '.join(front.mml)}" if front.mml else "",
    }
    told = "".join(f"{name}\n: {fact}\n\n" for name, fact in facts.items() if fact)
    return f"::: {{.facts}}\n{told}:::\n\n"


def presumed(shelf: Shelf, known: dict[int, Shelf]) -> str:
    """Topics with the chapters that teach them, linked where they are part of the course."""
    told = []
    for p in shelf.chapter.front.prerequisites:
        teacher = known.get(p.chapter)
        name = f"chapter {p.chapter}"
        link = f"[{name}](#{teacher.key})" if teacher and teacher is not shelf else name
        told.append(f"{p.topics} ({link})")
    return "; ".join(told) or "nothing beyond school mathematics"


def _doors(shelf: Shelf) -> str:
    """Links to all that there is: the reading edition first, then the others with their prints."""
    key = shelf.key
    doors = [
        f"[Read](read/{key}.html){{.button}} ([PDF](read/{key}.pdf), "
        f"[cheat sheet](read/{key}-sheet.pdf))",
        f"[Slides](slides/{key}.html) ([PDF](slides/{key}.pdf))",
    ]
    if shelf.chapter.handout:
        printed = ", ".join(f"[{n}](handouts/{key}{s}.pdf)" for n, s in PRINTED.items())
        doors.append(f"[Exercises](handouts/{key}.html) ({printed})")
    if shelf.books:
        doors.append(f"Notebooks: {', '.join(book(shelf, b) for b in shelf.books)}")
    return "".join(f"- {door}\n" for door in doors)


def book(shelf: Shelf, found: Book, minutes: bool = False) -> str:
    """A notebook as a link, where its page is there; what it needs, where it is not."""
    page = f"notebooks/{shelf.key}/{found.name}.html"
    if not found.made:
        return f"{found.title} (needs {', '.join(found.lacking)})"
    return f"[{found.title}]({page})" + (f" {found.minutes} min" if minutes else "")


def _agenda(shelf: Shelf) -> str:
    """The parts of the lecture with their minutes, folded away."""
    if not shelf.parts:
        return ""
    deck = f"slides/{shelf.key}.html"
    parts = (f"- [{p.title}]({deck}#/{p.section}) {p.minutes} min\n" for p in shelf.parts)
    return folded("Agenda of the lecture", "".join(parts))


def folded(summary: str, inside: str, shown: bool = False) -> str:
    """Markdown that a reader unfolds."""
    mark = " open" if shown else ""
    begin = f"```{{=html}}\n<details{mark}><summary>{summary}</summary>\n```\n\n"
    return f"{begin}{inside}\n\n```{{=html}}\n</details>\n```\n\n"
