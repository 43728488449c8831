"""How large the text of a picture is: outlines of glyphs, which keep the scale of their text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

STEP = re.compile(r"(\w+)\(([^)]*)\)")
NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
UPSIDE_DOWN = re.compile(r"scale\([\d.]+[ ,]+-")
FONT_SIZE = re.compile(r"(?:font-size:\s*|font:[^;]*?)([\d.]+)px|font-size:\s*([\d.]+)")
OUTLINES = 100.0  # Matplotlib draws outlines at 100 units and scales them by size / 100
# height of l, d, p, in sizes of Source Sans and KaTeX's; capitals and digits reach 0.66 to 0.69,
# brackets 0.9 to 1
TALLEST = 0.7
LONGEST = 0.43  # length of the strokes of = and - in Source Sans


@dataclass(frozen=True)
class Text:
    """One text: its size in units of the view box, and its words where the file has them."""

    size: float
    words: str


@dataclass(frozen=True)
class Picture:
    """View box and texts of an SVG."""

    width: float
    height: float
    texts: tuple[Text, ...]

    def smallest(self, width: float, height: float) -> tuple[float, str] | None:
        """Size in pixels and words of the smallest text, shown in a box of this size."""
        shown = min(width / self.width, height / self.height)
        return min(((t.size * shown, t.words) for t in self.texts), default=None)


@lru_cache(maxsize=512)
def read(path: Path) -> Picture:
    """The picture in a file that the pipeline or an author made."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))  # noqa: S314 (a file of this course)
    root = ET.parse(path, parser).getroot()  # noqa: S314
    box = _numbers(root.get("viewBox", ""))
    if len(box) == 4:
        width, height = box[2:]
    else:
        width, height = ((_numbers(root.get(side, "")) or [1.0])[0] for side in ("width", "height"))
    return Picture(width, height, tuple(_texts(root, 1.0, "")))


def _texts(node: ET.Element, scale: float, words: str) -> Iterator[Text]:
    """Groups of outlines, texts with a halo and plain texts; an index counts as its base."""
    transform = node.get("transform", "")
    scale *= magnitude(transform)
    tag = str(node.tag).rpartition("}")[2]
    if tag == "g" and UPSIDE_DOWN.search(transform) and node.find("{*}use") is not None:
        yield Text(OUTLINES * scale, words)
    elif tag == "g" and node.get("id", "").startswith("text_") and node.find("{*}path") is not None:
        yield Text(_haloed(node) * scale, "a text with a halo")
    elif tag == "text":
        yield Text(_plain(node) * scale, " ".join("".join(node.itertext()).split()))
    elif tag != "defs":
        for child in node:
            if callable(child.tag):  # a comment: Matplotlib writes the words there
                words = (child.text or "").strip()
            else:
                yield from _texts(child, scale, words)


def magnitude(transform: str) -> float:
    """By how much a transformation enlarges: the square root of its determinant."""
    product = 1.0
    for name, arguments in STEP.findall(transform):
        values = _numbers(arguments)
        if name == "scale":
            product *= abs(values[0] * values[-1]) ** 0.5
        elif name == "matrix":
            product *= abs(values[0] * values[3] - values[1] * values[2]) ** 0.5
    return product


def _plain(text: ET.Element) -> float:
    """Size of a text that is no outlines; browsers set one without a size at 16."""
    style, size = text.get("style", ""), text.get("font-size", "16")
    found = FONT_SIZE.search(f"{style}; font-size: {size}")
    return float(found[1] or found[2]) if found else 16.0


def _haloed(group: ET.Element) -> float:
    """Size of a text with a halo: its outlines keep no scale, but its tallest letter tells it."""
    letters, bars, boxes = [0.0], [0.0], set[tuple[float, float]]()
    outline = "".join(path.get("d", "") for path in group.findall("{*}path"))
    for contour in outline.split("M")[1:]:
        values = _numbers(contour)
        across, down = (max(side) - min(side) for side in (values[::2], values[1::2]))
        boxes.add((round(across, 1), round(down, 1)))
        if down < across / 3:
            bars.append(across / LONGEST)
        else:
            letters.append(down / TALLEST)
    if len(boxes) == 1:
        across, down = boxes.pop()
        if 0.8 < across / (down or 1) < 1.25:
            return float("inf")  # dots: an ellipsis has no size to read
    return max(letters) or max(bars)


def _numbers(text: str) -> list[float]:
    return [float(value) for value in NUMBER.findall(text)]
