"""What a published page tells machines: a description, a card for those who share it, JSON-LD."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from pathlib import Path

from scripts.base import typesetter
from scripts.base.palette import palette

SIZE = (1200, 630)  # pixels of a card, as those who show them expect


@dataclass(frozen=True)
class About:
    """A page under the address of the course; nothing is told of one without an address."""

    address: str
    way: str  # from there
    title: str
    description: str
    course: str
    kind: str = "LearningResource"  # or Course, as schema.org says it
    form: str = ""  # slides, exercises, …
    minutes: int = 0
    picture: str = ""  # a card below `_build`
    alt: str = ""
    parts: tuple[tuple[str, str], ...] = ()  # titles and ways of what belongs to a course


def headed(page: str, about: About | None) -> str:
    """The page with these facts behind its title."""
    if about is None:
        return page
    lines = [f'<link rel="canonical" href="{about.address}{about.way}">']
    if '<meta name="description"' not in page:
        lines.append(_meta("name", "description", about.description))
    graph = {"title": about.title, "description": about.description, "type": "website"}
    graph |= {"url": f"{about.address}{about.way}", "site_name": about.course}
    if about.picture:
        graph |= {"image": f"{about.address}{about.picture}", "image:alt": about.alt}
    lines += [_meta("property", f"og:{name}", said) for name, said in graph.items()]
    data = json.dumps(_data(about), ensure_ascii=False, sort_keys=True).replace("<", r"\u003c")
    lines.append(f'<script type="application/ld+json">{data}</script>')
    return page.replace("</title>", "\n".join(["</title>", *lines]), 1)


def _meta(key: str, name: str, said: str) -> str:
    return f'<meta {key}="{name}" content="{html.escape(said, quote=True)}">'


def _data(about: About) -> dict[str, object]:
    """The page in the words of schema.org."""
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": about.kind,
        "name": about.title,
        "description": about.description,
        "url": f"{about.address}{about.way}",
    }
    if about.form:
        found["learningResourceType"] = about.form
    if about.minutes:
        found["timeRequired"] = f"PT{about.minutes}M"
    if about.picture:
        found["image"] = f"{about.address}{about.picture}"
    if about.kind == "Course":
        found["hasPart"] = [
            {"@type": "LearningResource", "name": name, "url": f"{about.address}{way}"}
            for name, way in about.parts
        ]
    else:
        found["isPartOf"] = {"@type": "Course", "name": about.course, "url": about.address}
    return found


def sitemap(address: str, ways: list[str]) -> str:
    """The pages of a course as sitemaps.org says it, without dates: the same bytes each time."""
    urls = "".join(f"<url><loc>{html.escape(address + way)}</loc></url>\n" for way in ways)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">\n{urls}</urlset>\n'


def card(root: Path, picture: Path, title: str, course: str) -> bytes:
    """A PNG that stands for a page where it is shared: the picture under the title."""
    colours = palette(root)
    said, named = (json.dumps(words, ensure_ascii=False) for words in (title, course))
    way = json.dumps(f"/{picture.relative_to(root).as_posix()}")
    source = f"""
#set page(width: {SIZE[0]}pt, height: {SIZE[1]}pt, margin: 0pt, fill: rgb("{colours["accent"]}"))
#set text(font: "Source Sans 3", fill: white)
#pad(x: 60pt, top: 44pt, bottom: 44pt, grid(
  rows: (auto, 1fr), gutter: 30pt,
  stack(spacing: 20pt, text(24pt, {named}), text(52pt, weight: "bold", {said})),
  block(width: 100%, height: 100%, fill: white, radius: 12pt, inset: 20pt,
    align(center + horizon, image({way}, height: 100%, width: 100%, fit: "contain"))),
))
"""
    return typesetter.picture(root, source)
