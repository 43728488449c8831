"""What a lecturer takes to the hall: a folder and a zip with everything of a chapter, a self-test, and single-file decks."""

from __future__ import annotations

import base64
import hashlib
import html
import mimetypes
import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import quote

from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.course.model import Chapter
from scripts.mathematics.katex import Formula, typeset

OUTSIDE = re.compile(r"""(?:src|href|data-src)=["'](?:https?:)?//[^"']+["']""")
LARGEST = 6_000_000  # bytes of a single-file deck
EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip of the same files has the same bytes


def files(paths: Paths, chapter: Chapter) -> list[Path]:
    """Every delivered file of a chapter, as paths below `_build`."""
    build, key = paths.build, chapter.key
    found = [
        p
        for room in ("slides", "handouts")
        for p in sorted((build / room).glob(f"{key}*"))
        if p.is_file()
    ]
    found += [
        p
        for folder in (
            build / "figures" / key,
            build / "notebooks" / key,
            build / "assets",
            build / "live",
        )
        for p in sorted(folder.rglob("*"))
        if p.is_file() and not p.name.startswith(".") and (folder.name != "live" or p.stem == key)
    ]
    return [p.relative_to(build) for p in found]


def bundle(paths: Paths, chapter: Chapter) -> list[Path]:
    """Write `_build/bundle/<key>/` and `_build/bundle/<key>.zip`; both paths."""
    folder, made = paths.build / "bundle" / chapter.key, files(paths, chapter)
    fresh = folder.with_name(f".{chapter.key}")
    shutil.rmtree(fresh, ignore_errors=True)
    for name in made:
        (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(paths.build / name, fresh / name)
    (fresh / "selftest.html").write_text(self_test(paths, chapter, made), encoding="utf-8")
    listed = sorted(p for p in fresh.rglob("*") if p.is_file())
    sums = [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(fresh).as_posix()}\n"
        for p in listed
    ]
    (fresh / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return [folder, _zip(folder)]


def _zip(folder: Path) -> Path:
    out = folder.with_suffix(".zip")
    with zipfile.ZipFile(out.with_suffix(".part"), "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.writestr(
                zipfile.ZipInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}", EPOCH),
                file.read_bytes(),
                zipfile.ZIP_DEFLATED,
            )
    return out.with_suffix(".part").replace(out)


def self_test(paths: Paths, chapter: Chapter, made: list[Path]) -> str:
    """A page that says on the very machine of the hall whether fonts, mathematics, images and the deck are fine."""
    deck = (paths.build / "slides" / f"{chapter.key}.html").read_text(encoding="utf-8")
    formula = Formula(r"\frac{1}{N} \sum_{n=1}^{N} \mathbf{x}_n \mathbf{x}_n^{\top}", display=False)
    images = [p.as_posix() for p in made if p.suffix == ".svg" and p.parts[0] == "figures"]
    fonts = sorted(
        set(
            re.findall(
                r'font-family: "([^"]+)"', (paths.build / "assets" / "fonts.css").read_text()
            )
        )
    )
    template = Path(__file__).with_name("selftest.html").read_text(encoding="utf-8")
    values = {
        "TITLE": html.escape(chapter.title),
        "KEY": chapter.key,
        "FORMULA": typeset(paths.root, [formula])[formula].html,
        "IMAGES": "\n".join(f'<img class="probe" alt="" src="{i}">' for i in images),
        "FONTS": ", ".join(fonts),
        "OUTSIDE": str(len(OUTSIDE.findall(re.sub(r"<a\b[^>]*>", "", deck)))),
    }
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda m: values[m[1]], template)


def _data(file: Path) -> str:
    """A file as an address of itself; SVG as text, which is a quarter smaller than base64."""
    if file.suffix == ".svg":
        text = " ".join(
            file.read_text(encoding="utf-8").replace("'", "&apos;").replace('"', "'").split()
        )
        return "data:image/svg+xml," + quote(text, safe=" '=:/()*,;!$+@?[]-._~<>{}|^")
    kind = "font/woff2" if file.suffix == ".woff2" else mimetypes.guess_type(file.name)[0]
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _style(file: Path) -> str:
    """A style sheet with its fonts inside; other formats of the same font are dropped."""
    text = re.sub(
        r',\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)', "", file.read_text(encoding="utf-8")
    )
    return re.sub(
        r"""url\(["']?(?!data:)([^)"']+)["']?\)""",
        lambda m: f"url({_data((file.parent / m[1]).resolve())})",
        text,
    )


def single_file(paths: Paths, chapter: Chapter) -> Path:
    """Write `_build/bundle/<key>.html`, a deck that needs nothing beside it; CourseError when it is larger than 6 MB."""
    source = paths.build / "slides" / f"{chapter.key}.html"
    text = source.read_text(encoding="utf-8")

    def near(name: str) -> Path:
        return (source.parent / html.unescape(name)).resolve()

    text = re.sub(
        r'(<img\b[^>]*?\b(?:data-)?src=")(?!data:)([^"]+)"',
        lambda m: f'{m[1]}{_data(near(m[2]))}"',
        text,
    )
    text = re.sub(
        r'<link rel="stylesheet" href="([^"]+)">',
        lambda m: f"<style>{_style(near(m[1]))}</style>",
        text,
    )
    text = re.sub(
        r'<script src="([^"]+)"></script>',
        lambda m: (
            "<script>"
            + near(m[1]).read_text(encoding="utf-8").replace("</script", "<\\/script")
            + "</script>"
        ),
        text,
    )
    out = paths.build / "bundle" / f"{chapter.key}.html"
    if len(text.encode()) > LARGEST:
        raise CourseError(
            [
                Problem(
                    f"slides/{chapter.key}.qmd",
                    1,
                    f"the single-file deck has {len(text.encode()) / 1e6:.1f} "
                    "MB; expected at most 6. Make its largest figures lighter.",
                )
            ]
        )
    write_atomically(out, text)
    return out
