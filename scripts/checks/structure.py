"""Rules of structure: ids, references, pictures, exercises, live elements, and what both engines read the same way."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from scripts.base.errors import Problem, nearest
from scripts.base.paths import Paths
from scripts.checks.subject import Rule, Subject, problem
from scripts.course import site
from scripts.drawing.figures import FIGURE
from scripts.markdown.locate import Place, attributes, plain

REFERENCE = re.compile(r"(fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem)-[\w:-]+")
CLASSES = {
    "answer",
    "aside",
    "body-column",
    "center",
    "claim",
    "column",
    "columns",
    "content-hidden",
    "content-visible",
    "derivation",
    "fragment",
    "generated",
    "given",
    "hint",
    "identity",
    "incremental",
    "live",
    "minutes",
    "nonincremental",
    "nostretch",
    "notes",
    "panel-tabset",
    "proof",
    "question",
    "r-stretch",
    "remark",
    "smaller",
    "solution",
    "summary",
    "unlisted",
    "unnumbered",
    "worked",
    *(f"callout-{k}" for k in ("note", "tip", "warning", "important", "caution")),
    *(f"fade-{k}" for k in ("in", "out", "up", "down", "left", "right", "in-then-out")),
    "semi-fade-out",
    "highlight-red",
}
CELL = re.compile(r"^\s*```+\s*\{(python|r|julia|ojs|mermaid|dot)\b", re.I)


def ids_are_unique(subject: Subject) -> Iterator[Problem]:
    """An id names one thing."""
    seen: dict[str, Place] = {}
    for identifier, place in subject.identifiers:
        if identifier in seen:
            yield problem(
                place,
                f"id {identifier!r} stands already at {seen[identifier].path}:{seen[identifier].line}; "
                "expected an id once. Rename one.",
            )
        seen.setdefault(identifier, place)
        if identifier.startswith("sol-"):
            yield problem(
                place,
                f"id {identifier!r}; `sol-` ids break Quarto's print. Use `::: {{.solution}}`.",
            )


def references_resolve(subject: Subject) -> Iterator[Problem]:
    """`@fig-x` has a target in the document, `@key` one in the bibliography, `(#id)` too."""
    known = {identifier for identifier, _ in subject.identifiers}
    for place in subject.places:
        if place.kind == "Cite":
            for citation in place.node["c"][0]:
                name = citation["citationId"]
                label = name[0].lower() + name[1:]
                if REFERENCE.fullmatch(label) and label not in known:
                    yield problem(
                        place,
                        f"reference @{name}; nothing here has this id.{nearest(label, known)} "
                        "Mend the reference or give the id.",
                    )
                elif not REFERENCE.fullmatch(label) and name not in subject.citations:
                    yield problem(
                        place,
                        f"citation @{name}; references.bib has no such key."
                        f"{nearest(name, subject.citations)} Add the entry or mend the key.",
                    )
        elif place.kind == "Link":
            target = place.node["c"][2][0]
            if target.startswith("#") and target[1:] not in known:
                yield problem(
                    place,
                    f"link to {target!r}; nothing here has this id.{nearest(target[1:], known)} Mend it.",
                )


def decks_give_their_sources_a_slide(subject: Subject) -> Iterator[Problem]:
    """A deck that cites says where the list of sources stands; Quarto would put it on the last slide, whatever is there."""
    if subject.room == "slides" and "refs" not in {
        identifier for identifier, _ in subject.identifiers
    }:
        cited = (
            p
            for p in subject.places
            if p.kind == "Cite"
            and any(c["citationId"] in subject.citations for c in p.node["c"][0])
        )
        for place in itertools.islice(cited, 1):
            yield problem(
                place,
                "a deck that cites; expected a slide for its sources. Write `::: {#refs}` and `:::` on one.",
            )


def images_say_what_they_show(subject: Subject) -> Iterator[Problem]:
    """Every image has a figure file behind it and words that say the finding."""
    for place in subject.places:
        if place.kind != "Image":
            continue
        url = place.node["c"][2][0]
        figure = FIGURE.fullmatch(url)
        if not figure:
            yield problem(
                place,
                f"image {url!r}; expected /_build/figures/<key>/<name>.svg. Draw it by a figure file.",
            )
        else:
            key, name = figure.groups()
            if not (subject.root / "figures" / key / f"{name}.py").exists():
                known = [
                    p.stem
                    for p in (subject.root / "figures" / key).glob("*.py")
                    if p.stem[0] != "_"
                ]
                yield problem(
                    place,
                    f"figure {key}/{name}; figures/{key}/{name}.py does not exist.{nearest(name, known)} "
                    "Write it or mend the path.",
                )
        alt = attributes(place.node)[2].get("fig-alt", "")
        if len(alt.split()) < 3:
            yield problem(
                place,
                f"image {url.rpartition('/')[2]!r} says {alt!r} to those who cannot see it; expected "
                'the finding in words. Add fig-alt="…".',
            )


def exercises_are_complete(subject: Subject) -> Iterator[Problem]:
    """An exercise has difficulty, minutes, a slide it practises, and a hint, an answer and a solution behind it."""
    if subject.room != "handouts":
        return
    where = {id(p.node): p for p in subject.places}
    blocks = subject.document.blocks
    starts = [
        i for i, b in enumerate(blocks) if b["t"] == "Div" and attributes(b)[0].startswith("exr-")
    ]
    for i, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        place, (name, _, pairs) = where[id(blocks[i])], attributes(blocks[i])
        parts = Counter(c for b in blocks[i + 1 : end] if b["t"] == "Div" for c in attributes(b)[1])
        for part in ("hint", "answer", "solution"):
            if parts[part] != 1:
                yield problem(
                    place,
                    f"exercise {name} has {parts[part] or 'no'} {part}; expected one behind it. "
                    f"Write `::: {{.{part}}}`.",
                )
        if pairs.get("difficulty") not in ("1", "2", "3"):
            yield problem(
                place,
                f"exercise {name} has difficulty {pairs.get('difficulty')!r}; expected 1, 2 or 3. Set it.",
            )
        if not pairs.get("minutes", "").isdigit():
            yield problem(
                place,
                f"exercise {name} has minutes {pairs.get('minutes')!r}; expected a whole number. Set it.",
            )
        for target in pairs.get("practises", "").replace(",", " ").split() or [""]:
            if target not in subject.deck_ids:
                yield problem(
                    place,
                    f"exercise {name} practises {target!r}; the deck has no such slide."
                    f"{nearest(target, subject.deck_ids)} Name the id of a slide.",
                )


def markdown_is_in_the_subset(subject: Subject) -> Iterator[Problem]:
    """Only what both engines read the same way (CONTRIBUTING.md, "The Markdown subset")."""
    headings = 0
    for place in subject.places:
        headings += place.kind == "Header"
        if place.kind in ("Div", "Span", "Header", "Image"):
            for name in attributes(place.node)[1]:
                if name not in CLASSES:
                    yield problem(
                        place,
                        f"class {name!r} is outside the Markdown subset.{nearest(name, CLASSES)} "
                        "Use one that CONTRIBUTING.md lists.",
                    )
        if place.kind in ("RawBlock", "RawInline"):
            kind, text = place.node["c"]
            if kind == "tex" and all(
                line.startswith("\\newcommand") for line in text.strip().splitlines()
            ):
                if subject.room == "slides" and not headings:
                    yield Problem(
                        subject.document.path,
                        place.line,
                        "macros before the first slide make an empty slide "
                        "in Quarto. Include them below the first heading.",
                    )
            elif "pagebreak" not in text:
                yield problem(
                    place,
                    f"raw {kind} {text[:30]!r} is outside the Markdown subset. Write Markdown.",
                )
        if (
            place.kind == "Para"
            and plain(place.node["c"]).strip() == ". . ."
            and any("column" in attributes(a)[1] for a in place.around)
        ):
            yield problem(
                place, "a pause inside a column is printed by Quarto. Use `::: {.fragment}`."
            )
    for (path, line), text in zip(
        subject.document.origin, subject.document.text.split("\n"), strict=True
    ):
        if CELL.match(text):
            yield Problem(
                path,
                line,
                "executable cell; numbers come from numbers/, pictures from figure files. "
                "Write ```{.python} to show code.",
            )


def live_elements_have_data_and_a_picture(subject: Subject) -> Iterator[Problem]:
    """A `.live` div names a `@live` function, and holds the one picture that stands there in print."""
    for place in subject.places:
        _, classes, pairs = attributes(place.node)
        if "live" not in classes or place.kind != "Div":
            continue
        name, known = pairs.get("of", ""), subject.values.live
        if name not in known:
            yield problem(
                place,
                f"live element of {name!r}; no function of this chapter marked @live has this name."
                f"{nearest(name, known)} Mend the name or write it in numbers/<key>/.",
            )
        pictures = sum(
            p.kind == "Image" and any(a is place.node for a in p.around) for p in subject.places
        )
        if pictures != 1:
            yield problem(
                place,
                f"live element with {pictures or 'no'} pictures; expected one, which stands there in print "
                'and before the page is ready. Put `![](/_build/figures/…){fig-alt="…"}` inside.',
            )


def generated_parts_are_known(subject: Subject) -> Iterator[Problem]:
    """A `.generated` div names a part that the pipeline writes."""
    known = [file.stem for file in site.fragments(Paths(subject.root))]
    for place in subject.places:
        _, classes, pairs = attributes(place.node)
        if "generated" in classes and pairs.get("of") not in known:
            yield problem(
                place,
                f"generated part {pairs.get('of')!r}; expected one of {', '.join(known)}."
                f"{nearest(pairs.get('of', ''), known)} Mend the name.",
            )


STRUCTURE: tuple[Rule, ...] = (
    ids_are_unique,
    references_resolve,
    decks_give_their_sources_a_slide,
    images_say_what_they_show,
    exercises_are_complete,
    markdown_is_in_the_subset,
    live_elements_have_data_and_a_picture,
    generated_parts_are_known,
)
