"""Rules of structure: ids, references, pictures, live elements and generated parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.base.errors import Problem, nearest
from scripts.checks.subject import Rule, Subject
from scripts.course import site
from scripts.drawing.figures import FIGURE
from scripts.drawing.photographs import SUFFIXES
from scripts.markdown.locate import Place, attributes

REFERENCE = re.compile(r"(fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem)-[\w:-]+")


def ids_are_unique(subject: Subject) -> Iterator[Problem]:
    """An id names one thing."""
    seen: dict[str, Place] = {}
    for identifier, place in subject.identifiers:
        first = seen.setdefault(identifier, place)
        if first is not place:
            yield place.problem(
                f"id {identifier!r} stands already at {first.path}:{first.line}; "
                "expected an id once. Rename one."
            )
        if identifier.startswith("sol-"):
            yield place.problem(
                f"id {identifier!r}; `sol-` ids break Quarto's print. Use `::: {{.solution}}`."
            )


def references_resolve(subject: Subject) -> Iterator[Problem]:
    """`@fig-x` has a target in the document, `@key` one in the bibliography, `(#id)` too."""
    known = subject.known
    for place in subject.places:
        for name in _cited(place):
            label = name[0].lower() + name[1:]
            if not REFERENCE.fullmatch(label):
                if name not in subject.citations:
                    yield place.problem(
                        f"citation @{name}; references.bib has no such key."
                        f"{nearest(name, subject.citations)} Add the entry or mend the key."
                    )
            elif label not in known:
                yield place.problem(
                    f"reference @{name}; nothing here has this id.{nearest(label, known)} "
                    "Mend the reference or give the id."
                )
        target = place.node["c"][2][0] if place.kind == "Link" else ""
        if target.startswith("#") and target[1:] not in known:
            yield place.problem(
                f"link to {target!r}; nothing here has this id."
                f"{nearest(target[1:], known)} Mend it."
            )


def decks_give_their_sources_a_slide(subject: Subject) -> Iterator[Problem]:
    """A deck that cites says where its sources stand; Quarto would take the last slide for it."""
    if subject.room != "slides" or "refs" in subject.known:
        return
    for place in subject.places:
        if subject.citations.intersection(_cited(place)):
            yield place.problem(
                "a deck that cites; expected a slide for its sources. "
                "Write `::: {#refs}` and `:::` on one."
            )
            return


def _cited(place: Place) -> list[str]:
    """The keys and labels behind the `@` of a place."""
    citations = place.node["c"][0] if place.kind == "Cite" else []
    return [citation["citationId"] for citation in citations]


def images_say_what_they_show(subject: Subject) -> Iterator[Problem]:
    """Every image has a source, words that say the finding, and a credit if it needs one."""
    for place in subject.places:
        if place.kind != "Image":
            continue
        url, (_, _, pairs) = place.node["c"][2][0], attributes(place.node)
        figure, name = FIGURE.fullmatch(url), url.rpartition("/")[2]
        if not figure:
            yield place.problem(
                f"image {url!r}; expected /_build/figures/<key>/<name>.svg (or a .png, .jpg that "
                "stands in figures/<key>/). Draw it by a figure file, or put it there."
            )
        else:
            yield from _source(place, subject.root / "figures" / figure[1], name)
        alt = pairs.get("fig-alt", "")
        if len(alt.split()) < 3:
            yield place.problem(
                f"image {name!r} says {alt!r} to those who cannot see it; "
                'expected the finding in words. Add fig-alt="…".'
            )


def _source(place: Place, folder: Path, name: str) -> Iterator[Problem]:
    """A picture is drawn by a figure file, or stands beside those with a credit."""
    stem, _, kind = name.partition(".")
    if (folder / name).exists():
        if not attributes(place.node)[2].get("credit", "").strip():
            yield place.problem(
                f"photograph {name!r} says not who made it; expected author and licence. "
                'Add credit="…".'
            )
    elif kind != "svg" or not (folder / f"{stem}.py").exists():
        drawn = [f"{file.stem}.svg" for file in folder.glob("*.py") if file.stem[0] != "_"]
        there = [file.name for file in folder.glob("*.*") if file.suffix in SUFFIXES]
        missing = f"{stem}.py" if kind == "svg" else name
        yield place.problem(
            f"figure {folder.name}/{name}; figures/{folder.name}/{missing} does not exist."
            f"{nearest(name, drawn + there)} Write it or mend the path."
        )


def live_elements_have_data_and_a_picture(subject: Subject) -> Iterator[Problem]:
    """A `.live` div names a `@live` function, and holds the picture that stands there in print."""
    known = subject.values.live
    for place in subject.places:
        _, classes, pairs = attributes(place.node)
        if "live" not in classes or place.kind != "Div":
            continue
        name = pairs.get("of", "")
        if name not in known:
            yield place.problem(
                f"live element of {name!r}; no function of this chapter marked @live has this "
                f"name.{nearest(name, known)} Mend the name or write it in numbers/<key>/."
            )
        images = (image for image in subject.places if image.kind == "Image")
        pictures = sum(any(node is place.node for node in image.around) for image in images)
        if pictures != 1:
            yield place.problem(
                f"live element with {pictures or 'no'} pictures; expected one, which stands there "
                "in print and before the page is ready. "
                'Put `![](/_build/figures/…){fig-alt="…"}` inside.'
            )


def generated_parts_are_known(subject: Subject) -> Iterator[Problem]:
    """A `.generated` div names a part that the pipeline writes."""
    known = site.FRAGMENTS
    for place in subject.places:
        _, classes, pairs = attributes(place.node)
        name = pairs.get("of")
        if "generated" in classes and name not in known:
            yield place.problem(
                f"generated part {name!r}; expected one of {', '.join(known)}."
                f"{nearest(name or '', known)} Mend the name."
            )


NEEDED_STRUCTURE: tuple[Rule, ...] = (  # a product cannot be made without
    ids_are_unique,
    references_resolve,
    images_say_what_they_show,
    live_elements_have_data_and_a_picture,
    generated_parts_are_known,
)
STRUCTURE: tuple[Rule, ...] = (decks_give_their_sources_a_slide,)
