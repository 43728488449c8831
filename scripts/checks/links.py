"""Links between documents lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.base.errors import Problem, nearest
from scripts.checks.subject import Subject
from scripts.markdown import links
from scripts.markdown.locate import Place

SCHEMES = ("https:", "http:", "mailto:")


def links_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """A link names an address, a document of the course, and a heading that is in it."""
    for place in subject.places:
        target = place.node["c"][2][0] if place.kind == "Link" else "#"
        if target.startswith("#"):
            continue
        if links.ADDRESS.match(target):
            if not target.startswith(SCHEMES):
                yield place.problem(f"link to {target!r}; expected https. Write an address.")
        else:
            yield from _document(place, target, subject)


def _document(place: Place, target: str, subject: Subject) -> Iterator[Problem]:
    root, folder = subject.root, (subject.root / subject.document.path).parent
    file, anchor = links.source(root, folder, target), target.partition("#")[2].lstrip("/")
    if file is None:
        yield place.problem(
            f"link to {target!r}; expected an address, or a document of the course such as "
            "/slides/<key>.qmd. Write one of these."
        )
    elif not file.is_file():
        there = [*root.glob("*.qmd"), *(f for r in links.ROOMS for f in (root / r).glob("*.qmd"))]
        there += root.glob("notebooks/*/*.py")
        names = [f"/{path.relative_to(root).as_posix()}" for path in there]
        wanted = f"/{file.relative_to(root).as_posix()}"
        yield place.problem(
            f"link to {target!r}; there is no {wanted[1:]}.{nearest(wanted, names)} Mend the link."
        )
    elif anchor:
        known = links.anchors(file.read_text("utf-8", "replace"))
        if anchor not in known:
            yield place.problem(
                f"link to {target!r}; {file.relative_to(root).as_posix()} has no {anchor!r}."
                f"{nearest(anchor, known)} Mend the link."
            )
