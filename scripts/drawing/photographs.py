"""Photographs and drawings that no code makes: scaled for screen and paper, without metadata."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths

if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")
LARGEST = 8_000_000  # bytes of a file in the sources
LONGEST = 2560  # pixels: the width of a slide on a fine screen, 300 dots an inch on paper
QUALITY = 90  # of a JPEG
SVG = "http://www.w3.org/2000/svg"
LINK = "{http://www.w3.org/1999/xlink}href"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def of(root: Path, key: str) -> list[Path]:
    """The photographs and drawings of a chapter; CourseError where a figure has the same name."""
    found = (root / "figures" / key).glob("*.*")
    files = sorted(file for file in found if file.suffix in SUFFIXES)
    twice = [file for file in files if file.suffix == ".svg" and file.with_suffix(".py").exists()]
    what = "{}.py draws this name already; expected a name once. Rename one."
    if twice:
        wrong = (Problem(Paths(root).relative(f), 1, what.format(f.stem)) for f in twice)
        raise CourseError(wrong)
    return files


def deliver(root: Path, file: Path, out: Path) -> None:
    """Write a picture for screen and paper; CourseError when it is none, or too large."""
    name = Paths(root).relative(file)

    def wrong(what: str) -> CourseError:
        return CourseError([Problem(name, 1, what)])

    if file.stat().st_size > LARGEST:
        megabytes = f"{file.stat().st_size / 1e6:.1f}"
        raise wrong(f"{megabytes} MB; expected at most {LARGEST / 1e6:.0f}. Scale it down.")
    try:
        data = _drawing(file) if file.suffix == ".svg" else _photograph(file)
    except (OSError, SyntaxError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        kind = file.suffix[1:].upper()
        raise wrong(f"this is no {kind} that can be read ({reason}). Export it again.") from None
    write_atomically(out, data)


def _photograph(file: Path) -> bytes:
    """PNG or JPEG, upright, at most LONGEST pixels wide or high, in sRGB, nothing but pixels."""
    from PIL import Image, ImageOps  # not above: most builds touch no photograph

    png, made = file.suffix == ".png", io.BytesIO()
    with Image.open(file, formats=["PNG", "JPEG"]) as opened:
        picture = _in_srgb(ImageOps.exif_transpose(opened))
        modes = ("RGB", "RGBA", "L", "LA") if png else ("RGB", "L")
        if picture.mode not in modes:
            picture = picture.convert("RGBA" if png else "RGB")
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        bare = Image.new(picture.mode, picture.size)
        bare.paste(picture)
    bare.save(made, "PNG" if png else "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()


def _in_srgb(picture: Image) -> Image:
    """A picture with the colours that its profile means."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile or picture.mode != "RGB":
        return picture
    meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.profileToProfile(picture, meant, ImageCms.createProfile("sRGB")) or picture


def _drawing(file: Path) -> bytes:
    tree = ET.fromstring(file.read_bytes())  # noqa: S314  # expat bounds entities
    tree = ET.fromstring(file.read_bytes())  # noqa: S314  # expat is safe
    if tree.tag != f"{{{SVG}}}svg":
        raise ValueError(f"its root is {tree.tag.rpartition('}')[2]!r}")
    for parent in list(tree.iter()):
        for child in list(parent):
            foreign = not str(child.tag).startswith(f"{{{SVG}}}")
            if foreign or child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}script"):
                parent.remove(child)
        for name in list(parent.attrib):
            if name.startswith("on") or (name.startswith("{") and name != LINK):
                del parent.attrib[name]
        for name in ("href", LINK, "style"):
            if re.search(r"(?:https?|file):", parent.get(name, "")):
                raise ValueError(f"it links to {parent.get(name)}, which is not in it")
    return bytes(ET.tostring(tree, encoding="utf-8", xml_declaration=True))
