"""What is built is what was written: whatever the clock says, whatever happened before."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.base import files
from scripts.base.paths import CODE
from scripts.build.plan import Plan
from tests.conftest import Course
from tests.pipeline.build.test_graph import EVERYTHING, build, products

DECK, NUMBERS = "slides/ch01_lines.qmd", "numbers/ch01_lines/slope.py"
FIGURE = "figures/ch01_lines/line.py"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(DECK, "A line has one slope", "A line has two slopes"), (FIGURE, "(4, 2)", "(4, 3)")],
)
def test_contents_decide_not_times(sample: Course, file: str, old: str, new: str) -> None:
    """A file that is changed and given its old time again is seen, also when its length stays."""
    build(sample)
    before = sample.path(file).stat()
    sample.edit(file, old, new[: len(old)].ljust(len(old)))
    os.utime(sample.path(file), ns=(before.st_atime_ns, before.st_mtime_ns))
    assert sample.path(file).stat().st_mtime_ns == before.st_mtime_ns
    assert build(sample) != set()
    sample.path(file).touch()
    assert build(sample) == set(), "a new time alone changes nothing"


def test_a_wrong_number_with_its_old_time_is_seen(sample: Course) -> None:
    """A claim that was true is checked again, whatever the time of its file."""
    assert sample.run("check")[0] == 0
    before = sample.path(DECK).stat()
    sample.edit(DECK, "$5$", "$6$")
    os.utime(sample.path(DECK), ns=(before.st_atime_ns, before.st_mtime_ns))
    assert any("text says 6" in problem for problem in sample.problems())


def test_a_product_that_was_changed_is_made_again(sample: Course) -> None:
    """What somebody else wrote over a product does not stay, nor does what an older source gave."""
    build(sample)
    deck = sample.path("_build/slides/ch01_lines.html")
    good = deck.read_bytes()
    deck.write_text("written over")
    assert "_build/slides/ch01_lines.html" in build(sample)
    assert deck.read_bytes() == good


def test_a_source_that_changes_while_it_is_read_is_read_again(
    unbuilt: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save in the middle of a build is not taken for what was built."""
    from scripts.render import finish

    write, deck = finish.write, unbuilt.path(DECK)

    def saved_meanwhile(root: Path, converted: str, out: Path) -> None:
        if (
            out.suffix == ".html"
            and out.parent.name == "slides"
            and "Saved." not in deck.read_text()
        ):
            unbuilt.edit(DECK, "Say it slowly.", "Saved. Say it slowly.")
        write(root, converted, out)

    monkeypatch.setattr(finish, "write", saved_meanwhile)
    build(unbuilt)
    assert "Saved." not in unbuilt.path("_build/slides/ch01_lines.html").read_text()
    assert "_build/slides/ch01_lines.html" in build(unbuilt)
    assert "Saved." in unbuilt.path("_build/slides/ch01_lines.html").read_text()


def rename(course: Course) -> None:
    for room in ("slides", "handouts"):
        course.path(f"{room}/ch02_new.qmd").rename(course.path(f"{room}/ch03_newer.qmd"))
    for room in ("numbers", "figures"):
        course.path(f"{room}/ch02_new").rename(course.path(f"{room}/ch03_newer"))
    for file in [*course.root.glob("*/ch03_newer.qmd"), *course.root.glob("*/ch03_newer/*.py")]:
        file.write_text(file.read_text().replace("ch02_new", "ch03_newer"))


def remove(course: Course) -> None:
    for file in [*course.root.glob("*/ch02_new.qmd"), *course.root.glob("*/ch02_new/*.py")]:
        file.unlink()


def remove_a_figure(course: Course) -> None:
    course.edit("slides/ch02_new.qmd", "![The distance is the hypotenuse.]", "[.]{.gone} [gone]")
    text = course.path("slides/ch02_new.qmd").read_text()
    start = text.index("[.]{.gone}")
    course.path("slides/ch02_new.qmd").write_text(text[:start] + text[text.index("\n", start) :])
    text = course.path("slides/ch02_new.qmd").read_text()
    without = re.sub(r"\n  picture: first_picture[^\n]*", "", text)
    course.path("slides/ch02_new.qmd").write_text(without)
    course.path("figures/ch02_new/first_picture.py").unlink()


@pytest.mark.parametrize("change", [rename, remove, remove_a_figure])
def test_what_no_source_makes_any_more_goes(
    sample: Course, change: Callable[[Course], None]
) -> None:
    """After a chapter or figure is renamed or removed, `_build` is that of a first build."""
    assert sample.run("new", "ch02_new", "New")[0] == 0
    sample.path("guest.qmd").write_text('---\ntitle: "Guest"\n---\n\nWords.\n')
    build(sample)
    assert sample.run("handouts", "--paper", "letter", "--engine", "embedded")[0] == 0
    assert sample.path("_build/handouts/ch02_new-letter.pdf").exists()
    change(sample)
    sample.path("guest.qmd").unlink()
    code, out, err = sample.run("build", "--engine", "embedded")
    assert code == 0, err
    assert "gone    _build/guest.html" in out
    left = {
        str(p.relative_to(sample.root)) for p in sample.path("_build").rglob("*") if p.is_file()
    }
    manifest = json.loads(sample.path("_build/manifest.json").read_text())
    paths = [p for p in left if ".cache" not in p and "assets" not in p and "-letter" not in p]
    assert set(paths) - {"_build/manifest.json"} == {
        n for n in manifest if "assets" not in n and "-letter" not in n
    }
    assert not [p for p in paths if "guest" in p]
    if change is not remove_a_figure:
        assert not [p for p in left if "ch02_new" in p]
    else:
        assert "_build/figures/ch02_new/first_picture.svg" not in left
        assert "_build/handouts/ch02_new-letter.pdf" in left


def test_a_chapter_that_cannot_be_read_keeps_its_products(sample: Course) -> None:
    """The last good deck of a chapter with bad front matter stays."""
    build(sample)
    sample.edit(DECK, "difficulty: entry", "difficulty: easy")
    assert sample.run("build", "--engine", "embedded")[0] == 1
    assert sample.path("_build/slides/ch01_lines.html").exists()


@pytest.mark.parametrize("name", ["graph.sqlite", "formulas.sqlite", "read.sqlite", "digests.json"])
@pytest.mark.parametrize("damage", [b"", b"no database at all", b"\xff" * 9000])
def test_a_damaged_cache_begins_anew(sample: Course, name: str, damage: bytes) -> None:
    """Nothing that is kept from run to run can stop a build, or change what it makes."""
    build(sample)
    before = json.loads(sample.path("_build/manifest.json").read_text())
    sample.path(f"_build/.cache/{name}").write_bytes(damage)
    sample.edit(DECK, "Say it slowly.", "Say it.")
    code, out, err = sample.run("build", "--engine", "embedded")
    assert code == 0, err
    assert "Traceback" not in out + "".join(err)
    if name == "graph.sqlite" and damage:
        assert "the cache was damaged; everything is made anew" in out
    sample.edit(DECK, "Say it.", "Say it slowly.")
    build(sample)
    assert json.loads(sample.path("_build/manifest.json").read_text()) == before


def processes(root: Path) -> list[int]:
    """Processes that were started for this course, and their children."""
    found, parents = set[int](), dict[int, int]()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes()
            status = (entry / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if status[0] == "Z":
            continue
        parents[int(entry.name)] = int(status[1])
        if str(root).encode() in words:
            found.add(int(entry.name))
    return sorted(found | {child for child, parent in parents.items() if parent in found})


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are counted in /proc")
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_ended_leaves_nothing(unbuilt: Course, ending: signal.Signals) -> None:
    """Killed in mid-build: no process lives on, and the next build has all that a clean one has."""
    unbuilt.edit(
        FIGURE, "    figure = Figure", "    import time; time.sleep(30)\n    figure = Figure"
    )
    command = [
        sys.executable,
        "-m",
        "scripts",
        "build",
        "--engine",
        "embedded",
        "--root",
        str(unbuilt.root),
    ]
    environment = os.environ | {"TEST_OF": str(unbuilt.root)}
    running = subprocess.Popen(
        command, cwd=CODE, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 30
    while not worker_draws(running.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    children = family(running.pid)
    assert len(children) > 2
    running.send_signal(ending)
    running.wait(20)
    deadline = time.monotonic() + 10
    while any(alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [child for child in children if alive(child)] == []
    unbuilt.edit(FIGURE, "    import time; time.sleep(30)\n", "")
    build(unbuilt)
    unfinished = list(unbuilt.path("_build").rglob(f"{files.PARTIAL}*"))
    assert unfinished == []
    assert set(json.loads(unbuilt.path("_build/manifest.json").read_text())) >= EVERYTHING


def family(parent: int) -> list[int]:
    """A process and all that it started."""
    found, todo = [], [parent]
    while todo:
        one = todo.pop()
        found.append(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            todo += map(int, task.read_text().split())
    return found


def worker_draws(parent: int) -> bool:
    """Is a fork of the fork server at work, asleep in the figure?"""
    return len(family(parent)) > 3


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_unfinished_files_of_a_killed_build_go(unbuilt: Course) -> None:
    """What a dead process left is removed by the next build, what a living one writes is not."""
    cache = unbuilt.path("_build/.cache")
    cache.mkdir(parents=True)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (cache / f"{files.PARTIAL}{dead.pid}-x").write_text("half")
    (cache / f"{files.PARTIAL}{os.getpid()}-x").write_text("half")
    assert unbuilt.run("check")[0] == 0
    assert [p.name for p in cache.glob(f"{files.PARTIAL}*")] == [f"{files.PARTIAL}{os.getpid()}-x"]


def limited(course: Course, size: int) -> subprocess.CompletedProcess[str]:
    """A build that may write files of this size and no larger, as on a disk that is nearly full."""
    import resource

    command = [
        sys.executable,
        "-m",
        "scripts",
        "build",
        "--engine",
        "embedded",
        "--root",
        str(course.root),
    ]
    return subprocess.run(
        command,
        cwd=CODE,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@pytest.mark.skipif(os.name == "nt", reason="limits are those of POSIX")
@pytest.mark.parametrize("size", [0, 3000, 40_000])
def test_a_full_disk_is_said_in_sentences(unbuilt: Course, size: int) -> None:
    """Each product that cannot be written is one sentence, and nothing half written stays."""
    done = limited(unbuilt, size)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "the disk refused it" in done.stderr
    assert len(done.stderr.splitlines()) < 20
    assert list(unbuilt.path("_build").rglob(f"{files.PARTIAL}*")) == []
    build(unbuilt)
    assert set(json.loads(unbuilt.path("_build/manifest.json").read_text())) >= EVERYTHING


def test_a_folder_that_cannot_be_written(unbuilt: Course) -> None:
    """Where `_build` cannot be made, one sentence says so."""
    unbuilt.path("_build").write_text("a file stands here")
    code, out, err = unbuilt.run("build", "--engine", "embedded")
    assert code == 1
    assert len(err) == 1
    assert "the disk refused it" in err[0]
    assert products(out) == set()
    assert Plan  # imported without a disk


def test_a_course_that_is_moved_is_not_made_again(sample: Course) -> None:
    """Copied with its `_build` it is up to date there, and what changes is all that is made."""
    assert build(sample) == set(), "it was built elsewhere"
    sample.edit(DECK, "Say it slowly.", "Say it very slowly.")
    assert build(sample) == {"_build/slides/ch01_lines.html"}
