"""What a lecturer takes to the hall: a chapter with a self-test as folder and zip, or one file."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course.model import Chapter
from scripts.indexes import search
from scripts.mathematics.katex import Formula, typeset
from scripts.render import inline

OUTSIDE = re.compile(r"""(?:src|href|data-src)=["'](?:https?:)?//[^"']+["']""")
NAMED = re.compile(r'<a\b[^>]*>|<link rel="canonical"[^>]*>')  # an address, nothing that is loaded
SLIDE = re.compile(r'<section [^>]*class="[^"]*(?:\bslide\b|title-block)')
IMAGE = re.compile(r'(<img\b[^>]*?\b(?:data-)?src=")(?!data:)([^"]+)"')
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
LARGEST = 6_000_000  # bytes of a single-file deck
EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip of the same files has the same bytes


def files(paths: Paths, chapter: Chapter) -> list[Path]:
    """Every delivered file of a chapter, as paths below `_build`."""
    build, key = paths.build, chapter.key
    found: list[Path] = []
    for room in ("slides", "read", "handouts"):
        found += sorted((build / room).glob(f"{key}*"))
    for folder in (f"figures/{key}", f"notebooks/{key}", "assets"):
        found += sorted(p for p in (build / folder).rglob("*") if not p.name.startswith("."))
    found += [paths.live(key), search.script(paths, key)]
    return [p.relative_to(build) for p in found if p.is_file()]


def bundle(paths: Paths, chapter: Chapter) -> list[Path]:
    """Write `_build/bundle/<key>/` and `_build/bundle/<key>.zip`; both paths."""
    folder, made = paths.build / "bundle" / chapter.key, files(paths, chapter)
    fresh = folder.with_name(f".{chapter.key}")
    shutil.rmtree(fresh, ignore_errors=True)
    for name in made:
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(paths.build / name, fresh / name)
    (fresh / "search" / "chapters.js").write_text(search.listed([chapter.key]), encoding="utf-8")
    (fresh / "selftest.html").write_text(self_test(paths, chapter, made), encoding="utf-8")
    sums = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {name}\n"
        for name, file in _listed(fresh)
    )
    (fresh / "SHA256SUMS").write_text(sums, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    listed = [(f"{folder.name}/{name}", file) for name, file in _listed(folder)]
    return [folder, zipped(folder.with_suffix(".zip"), listed)]


def zipped(out: Path, files: Iterable[tuple[str, Path]]) -> Path:
    """A zip of files under their names; the same files give the same bytes."""
    with zipfile.ZipFile(out.with_suffix(".part"), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.with_suffix(".part").replace(out)


def _listed(folder: Path) -> list[tuple[str, Path]]:
    """All files below a folder, each with its name from there."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return [(file.relative_to(folder).as_posix(), file) for file in files]


def self_test(paths: Paths, chapter: Chapter, made: list[Path]) -> str:
    """A page that says, in the hall itself, whether fonts, formulas, images and deck are fine."""
    deck = (paths.build / "slides" / f"{chapter.key}.html").read_text(encoding="utf-8")
    rules = (paths.build / "assets" / "fonts.css").read_text(encoding="utf-8")
    fonts = set(re.findall(r'font-family: "([^"]+)"', rules))
    formula = Formula(r"\frac{1}{N} \sum_{n=1}^{N} \mathbf{x}_n \mathbf{x}_n^{\top}", display=False)
    images = [p.as_posix() for p in made if p.suffix == ".svg" and p.parts[0] == "figures"]
    template = Path(__file__).with_name("selftest.html").read_text(encoding="utf-8")
    values = {
        "TITLE": html.escape(chapter.title),
        "KEY": chapter.key,
        "FORMULA": typeset(paths.root, [formula])[formula].html,
        "IMAGES": "\n".join(f'<img class="probe" alt="" src="{i}">' for i in images),
        "FONTS": ", ".join(sorted(fonts)),
        "SLIDES": str(len(SLIDE.findall(deck))),
        "FORMULAS": str(deck.count('<span class="katex">')),
        "OUTSIDE": str(len(OUTSIDE.findall(NAMED.sub("", deck)))),
    }
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda m: values[m[1]], template)


def single_file(paths: Paths, chapter: Chapter) -> Path:
    """Write `_build/bundle/<key>.html`, a deck that needs nothing beside it.

    CourseError when it is larger than 6 MB.
    """
    source = paths.build / "slides" / f"{chapter.key}.html"

    def near(name: str) -> Path:
        return (source.parent / html.unescape(name)).resolve()

    text = source.read_text(encoding="utf-8")
    text = IMAGE.sub(lambda m: f'{m[1]}{inline.data(near(m[2]))}"', text)
    text = STYLE.sub(lambda m: f"<style>{inline.style(near(m[1]))}</style>", text)
    text = SCRIPT.sub(lambda m: f"<script>{inline.script(near(m[1]))}</script>", text)
    size = len(text.encode())
    if size > LARGEST:
        problem = (
            f"the single-file deck has {size / 1e6:.1f} MB; expected at most 6. "
            "Make its largest figures lighter."
        )
        raise CourseError([Problem(f"slides/{chapter.key}.qmd", 1, problem)])
    out = paths.build / "bundle" / f"{chapter.key}.html"
    write_atomically(out, text)
    return out
