"""How large the text of a picture is: glyphs are outlines there, but each text keeps the scale it was drawn at."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

STEP = re.compile(r"(\w+)\(([^)]*)\)")
NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
FONT_SIZE = re.compile(r"(?:font-size:\s*|font:[^;]*?)([\d.]+)px|font-size:\s*([\d.]+)")
OUTLINES = 100.0  # Matplotlib draws outlines at 100 units and scales them by size / 100
TALLEST = 0.76  # height of l, d, p, of capitals and digits, in sizes of DejaVu Sans; brackets reach 0.9, a row of x's 0.56
LONGEST = 0.63  # length of the strokes of = and -


@dataclass(frozen=True)
class Text:
    """One text of a picture: its size in the units of the view box, and the words where the file has them."""

    size: float
    words: str


@dataclass(frozen=True)
class Picture:
    """View box and texts of an SVG."""

    width: float
    height: float
    texts: tuple[Text, ...]

    def smallest(self, width: float, height: float) -> tuple[float, str] | None:
        """Size in pixels and words of the smallest text when the picture is shown in a box of this size."""
        shown = min(width / self.width, height / self.height)
        return min(((t.size * shown, t.words) for t in self.texts), default=None)


def magnitude(transform: str) -> float:
    """By how much a transformation enlarges: the square root of its determinant."""
    product = 1.0
    for name, arguments in STEP.findall(transform):
        values = [float(v) for v in NUMBER.findall(arguments)]
        if name == "scale":
            product *= abs(values[0] * values[-1]) ** 0.5
        elif name == "matrix":
            product *= abs(values[0] * values[3] - values[1] * values[2]) ** 0.5
    return product


def _haloed(node: ET.Element) -> float:
    """Size of a text that was drawn with a halo: its outlines keep no scale, but its tallest letter tells it."""
    letters, bars, boxes = [0.0], [0.0], set[tuple[float, float]]()
    for contour in (
        c for path in node.findall("{*}path") for c in path.get("d", "").split("M")[1:]
    ):
        values = [float(v) for v in NUMBER.findall(contour)]
        across, down = (max(side) - min(side) for side in (values[::2], values[1::2]))
        boxes.add((round(across, 1), round(down, 1)))
        if down < across / 3:
            bars.append(across / LONGEST)
        else:
            letters.append(down / TALLEST)
    dots = (
        len(boxes) == 1 and 0.8 < min(boxes)[0] / (min(boxes)[1] or 1) < 1.25
    )  # an ellipsis has no size to read
    return float("inf") if dots else max(letters) or max(bars)


def _texts(node: ET.Element, scale: float, words: str) -> Iterator[Text]:
    """Groups of outlines that were turned upside down (`scale(s -s)`), haloed and plain texts; indices count as their base."""
    transform = node.get("transform", "")
    scale *= magnitude(transform)
    tag = str(node.tag).rpartition("}")[2]
    if (
        tag == "g"
        and re.search(r"scale\([\d.]+[ ,]+-", transform)
        and node.find("{*}use") is not None
    ):
        yield Text(OUTLINES * scale, words)
    elif tag == "g" and node.get("id", "").startswith("text_") and node.find("{*}path") is not None:
        yield Text(_haloed(node) * scale, "a text with a halo")
    elif tag == "text":
        found = FONT_SIZE.search(
            f"{node.get('style', '')}; font-size: {node.get('font-size', '16')}"
        )
        yield Text(
            float(found[1] or found[2] if found else 16) * scale,
            " ".join("".join(node.itertext()).split()),
        )
    elif tag != "defs":
        for child in node:
            if callable(child.tag):  # a comment: Matplotlib writes the words there
                words = (child.text or "").strip()
            else:
                yield from _texts(child, scale, words)


@lru_cache(maxsize=512)
def read(path: Path) -> Picture:
    """The picture in a file that the pipeline or an author made."""
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))  # noqa: S314 (a file of this course)
    root = ET.parse(path, parser).getroot()  # noqa: S314
    box = [float(v) for v in NUMBER.findall(root.get("viewBox", ""))]
    if len(box) != 4:
        box = [
            0,
            0,
            *(
                float((NUMBER.findall(root.get(side, "")) or ["1"])[0])
                for side in ("width", "height")
            ),
        ]
    return Picture(box[2], box[3], tuple(_texts(root, 1.0, "")))
