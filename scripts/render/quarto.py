"""Quarto, where it is installed: the same sources, its output moved to the names of both engines.

Only one Quarto runs at a time: parallel renders in one project overwrite each other's files.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from scripts.base.errors import CourseError, Problem, RenderError
from scripts.base.files import write_atomically
from scripts.base.paths import Paths

OLDEST = (1, 4)
NONE = "no Quarto 1.4 or newer is on the path or in QUARTO_PATH"
MADE, DELIVERED = "../_build/", "../"  # the way to _build, from the sources and from _build/slides
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Quarto:
    """An installed Quarto."""

    program: str
    version: str


def find() -> Quarto | None:
    """Quarto 1.4 or newer named by QUARTO_PATH (program or its folder) or found on the path."""
    named = os.environ.get("QUARTO_PATH")
    places = [Path(named), Path(named) / "quarto", Path(named) / "bin" / "quarto"] if named else []
    program = next((str(p) for p in places if p.is_file()), None) or shutil.which("quarto")
    if program is None:
        return None
    try:
        said = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version = said.stdout.strip()
    numbers = re.match(r"(\d+)\.(\d+)", version)
    new = numbers and (int(numbers[1]), int(numbers[2])) >= OLDEST
    return Quarto(program, version) if new else None


def choose(asked: str) -> tuple[str, str]:
    """The engine for `auto`, `quarto` or `embedded`, and one sentence that says why."""
    if asked == "embedded":
        return "embedded", "engine: embedded, as asked"
    found = find()
    if found:
        return "quarto", f"engine: Quarto {found.version}"
    if asked == "quarto":
        problem = (
            f"the Quarto engine was asked for and {NONE}; "
            "expected one. Install it, or use --engine embedded."
        )
        raise CourseError([Problem("_quarto.yml", 1, problem)])
    return "embedded", f"engine: embedded, because {NONE}"


def render(root: Path, source: Path, to: str, extra: tuple[str, ...] = ()) -> None:
    """One `quarto render`; what it wrote lies in `_build/quarto`."""
    found = find()
    if found is None:
        raise RenderError("Quarto was there at the start of the build and is gone. Build again.")
    command = [found.program, "render", source.relative_to(root).as_posix(), "--to", to, *extra]
    done = subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"COURSE_PREPARED": "1", "NO_COLOR": "1"},
    )
    if done.returncode:
        raise RenderError(f"Quarto: {reason(done.stderr)}")


def reason(said: str) -> str:
    """Why Quarto failed: what it says from its first error on, without its own stack."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", said)
    lines = [line.strip() for line in text.splitlines()]
    first = next((i for i, line in enumerate(lines) if re.match(r"(?i)(\S+ )?error\b", line)), 0)
    telling = [line for line in lines[first:] if line and not re.match(r"at |Stack trace", line)]
    return " ".join(telling)[:600] or "it gave no reason"


def deck(root: Path, source: Path, out: Path) -> None:
    """A reveal.js deck at `out`, with the folder of libraries that it refers to beside it."""
    folder = Paths(root).build / "quarto" / "slides"
    with _one_at_a_time:
        render(root, source, "revealjs")
        text = (folder / f"{source.stem}.html").read_text(encoding="utf-8")
        text = text.replace(MADE, DELIVERED)
        libraries, target = folder / f"{source.stem}_files", out.parent / f"{source.stem}_files"
        if libraries.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(libraries, target, copy_function=shutil.copyfile)
        write_atomically(out, text)


def handout(root: Path, source: Path, out: Path, sheet: str, paper: str, name: str = "") -> None:
    """A PDF of one sheet: exercises, hints or solutions."""
    flags = [
        f"show-hints:{str(sheet in ('hints', 'solutions')).lower()}",
        f"show-solutions:{str(sheet == 'solutions').lower()}",
        f"papersize:{paper}",
        f"sheet-name:{name}",
    ]
    made = Paths(root).build / "quarto" / "handouts" / f"{source.stem}.pdf"
    with _one_at_a_time:
        try:
            render(root, source, "typst", tuple(part for flag in flags for part in ("-M", flag)))
        finally:
            source.with_suffix(".typ").unlink(missing_ok=True)  # stays behind when Typst fails
        out.parent.mkdir(parents=True, exist_ok=True)
        os.replace(made, out)
