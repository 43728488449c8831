"""What a reader sees of a source: the parts of its text that are printed, shown or spoken.

Seen is everything except the marks that say how: comments, macros, fences and attributes (save
alternative texts, names, credits, and the minutes and difficulty of an exercise), the targets of
links and pictures, keys of citations and references, and what shortcodes name or insert (it is seen
where it is written).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scripts.markdown.qmd import SHORTCODE, Document

TOKEN = re.compile(
    r"""
    (?P<comment> <!--.*?--> )
  | (?P<fence> ^[ ]*(?P<ticks>`{3,}|~{3,})[^\n]*\n (?P<listing>.*?) ^[ ]*(?P=ticks)[`~]*[ ]*$ )
  | (?P<macro> ^\\newcommand[^\n]* )
  | (?P<escape> \\[\\$`{}\[\]@<>] )
  | (?P<raw> `[^`\n]*`\{=\w+\} )
  | (?P<ticked>`+) (?P<code>[^`]+) (?P=ticked)
  | (?P<display> \$\$ (?P<shown>.*?) \$\$ )
  | (?P<inline> \$ (?P<formula>(?:\\.|[^$\\])+) \$ )
  | (?P<title> ^\#{1,6}[ ] )
  | (?P<image> !\[ )
  | (?P<target> \]\([^()\s]*\) )
  | (?P<definition> ^\[[^\]\n]+\]:[ ][^\n]* )
  | (?P<key> -?@[A-Za-z0-9_](?:[\w:-]*\w)? )
  | (?P<attributes> \{ (?=[#.\w-]) (?:"[^"]*"|[^{}"])* \} )
    """,
    re.X | re.M | re.S,
)
SHOWN = re.compile(r'\b(?P<name>fig-alt|name|title|credit)="(?P<text>[^"]*)"')
COUNTED = re.compile(r'\b(?P<name>minutes|difficulty)="?(?P<text>\d+)')
MINUTES = re.compile(r"\[([^\][]*)\]\{[^{}]*\.minutes[^{}]*\}")
IN_FRONT = re.compile(
    r"(?:^(?:title|subtitle)|\b(?:lecture|exercises|notebooks|reading|chapter|topics|title|outcome"
    r"""|concept|method)):[ ]*(?P<text>"[^"\n]*"|[^,}\n"]+)|^[ ]*mml:(?P<mml>[^\n]*)""",
    re.M,
)


class Part(NamedTuple):
    """A stretch of text that is seen, from `start` to `end`, and what it is."""

    start: int
    end: int
    kind: str  # prose, title, caption, alt text, formula, listing, code, minutes, difficulty


def parts(document: Document) -> list[Part]:
    """What is seen of a document's expanded text, in reading order."""
    inserted = [span for spans in _inserted(document) for span in spans]
    found = []
    for part in sorted(_tokens(document.text)):
        start = part.start
        for begin, end in inserted:
            if start <= begin < part.end:
                found.append(part._replace(start=start, end=begin))
                start = end
        if start < part.end:
            found.append(part._replace(start=start))
    return found


def in_front(text: str) -> list[Part]:
    """What is seen of a front matter: on the first slide, on the course page, on a sheet."""
    spans = ((m.span("text") if m["text"] else m.span("mml")) for m in IN_FRONT.finditer(text))
    return [Part(start, end, "front matter") for start, end in spans]


def _tokens(text: str) -> Iterator[Part]:
    minutes = [match.span(1) for match in MINUTES.finditer(text)]
    at = title_until = caption_until = 0

    def prose(start: int, end: int) -> Iterator[Part]:
        """Words, cut where a title, a caption or a number of minutes begins or ends."""
        cuts = {start, end, title_until, caption_until, *(n for span in minutes for n in span)}
        inside = sorted(cut for cut in cuts if start <= cut <= end)
        for begin, stop in pairwise(inside):
            kind = "caption" if begin < caption_until else "prose"
            kind = "title" if begin < title_until else kind
            timed = any(first <= begin < last for first, last in minutes)
            yield Part(begin, stop, "minutes" if timed else kind)

    for match in TOKEN.finditer(text):
        yield from prose(at, match.start())
        at = match.end()
        if match["title"]:
            title_until = (text.find("\n", at) + 1 or len(text) + 1) - 1
        elif match["image"]:
            caption_until = text.find("](", at)
        elif match["fence"]:
            yield Part(*match.span("listing"), "listing")
        elif match["code"]:
            yield Part(*match.span("code"), "code")
        elif match["display"]:
            yield Part(*match.span("shown"), "formula")
        elif match["inline"]:
            yield Part(*match.span("formula"), "formula")
        elif match["attributes"]:
            yield from _attributes(match.start(), match["attributes"])
    yield from prose(at, len(text))


def _attributes(at: int, text: str) -> Iterator[Part]:
    for match in SHOWN.finditer(text):
        kind = "alt text" if match["name"] == "fig-alt" else "caption"
        yield Part(at + match.start("text"), at + match.end("text"), kind)
    for match in COUNTED.finditer(text) if "#exr-" in text else ():
        yield Part(at + match.start("text"), at + match.end("text"), match["name"])


def _inserted(document: Document) -> Iterator[list[tuple[int, int]]]:
    """Where shortcodes inserted a text: it is written elsewhere."""
    at = 0
    for line, origin in zip(document.text.split("\n"), document.origin, strict=True):
        texts = document.inserted.get(origin, [])
        if texts and not SHORTCODE.search(line):
            spans, begin = [], 0
            for text in texts:
                begin = max(line.find(text, begin), begin)
                spans.append((at + begin, at + begin + len(text)))
                begin += len(text)
            yield spans
        at += len(line) + 1
