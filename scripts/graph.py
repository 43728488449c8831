"""Run the tasks with doit: only what changed, in parallel, with a line a product and every problem at the end."""
from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from doit.control import TaskControl
from doit.dependency import Dependency, MD5Checker, SqliteDB
from doit.exceptions import BaseFail, TaskFailed, UnmetDependency
from doit.runner import MThreadRunner
from doit.task import Task, dict_to_task

from scripts import documents, pages
from scripts.errors import CommandError, CourseError, Problem, RenderError, nearest
from scripts.files import write_atomically
from scripts.paths import Paths
from scripts.tasks import Plan

QUIET = ("check:", "convert:", "fragment:", "numbers:", "setup:")  # steps that make nothing a person opens
DELIVERED = ("assets", "figures", "handouts", "live", "slides")


class Reporter:
    """doit's reporter: `seconds  product`, a progress bar on a terminal, nothing for what is up to date."""

    def __init__(self, plan: Plan, out: TextIO) -> None:
        self.plan, self.out, self.failed, self.made = plan, out, list[Task](), 0
        self.seconds: dict[str, float] = {}
        self.bar: Any = None

    def initialize(self, tasks: dict[str, Task], selected: list[str]) -> None:
        if sys.stderr.isatty():
            from tqdm import tqdm  # not above: loading it takes a twentieth of a build with nothing to do

            self.bar = tqdm(total=len(selected), file=sys.stderr, leave=False, unit="step")

    def get_status(self, task: Task) -> None: ...

    def execute_task(self, task: Task) -> None: ...

    def step(self) -> None:
        """One more task is done with."""
        if self.bar:
            self.bar.update()

    def add_failure(self, task: Task, fail: BaseFail) -> None:
        self.step()
        if isinstance(fail, UnmetDependency):
            return
        self.failed.append(task)
        if not isinstance(fail, TaskFailed):
            self.write(f"{task.name}: {fail.get_msg()}")

    def add_success(self, task: Task) -> None:
        self.step()
        self.made += 1
        if not task.name.startswith(QUIET):
            converted = "convert:" + task.name.replace(":", "/", 1).removeprefix("page/")
            self.write(f"{self.seconds[task.name] + self.seconds.get(converted, 0.0):7.2f} s  {self.product(task)}")

    def product(self, task: Task) -> str:
        return self.plan.paths.relative(Path(task.targets[0])) if task.targets else str(task.name)

    def write(self, line: str) -> None:
        if self.bar:
            self.bar.write(line, file=self.out)
        else:
            self.out.write(f"{line}\n")
            self.out.flush()

    def skip_uptodate(self, task: Task) -> None:
        self.step()

    def skip_ignore(self, task: Task) -> None: ...

    def cleanup_error(self, exception: BaseFail) -> None: ...

    def runtime_error(self, message: str) -> None:
        self.write(message)

    def teardown_task(self, task: Task) -> None: ...

    def complete_run(self) -> None:
        if self.bar:
            self.bar.close()


def _timed(name: str, action: Callable[[], None], plan: Plan, seconds: dict[str, float]) -> Callable[[], Any]:
    """An action that keeps its time and hands its problems to the plan instead of a traceback to the reader."""
    def run() -> Any:
        start = time.perf_counter()
        try:
            action()
        except CourseError as error:
            plan.problems.extend(error.problems)
            return TaskFailed(f"{name} failed")
        except RenderError as error:
            plan.refused.append(Problem(_source(name), 1, f"{error}"))
            return TaskFailed(f"{name} failed")
        finally:
            seconds[name] = time.perf_counter() - start
        return None
    return run


def _source(name: str) -> str:
    """The document that a product comes from, for errors of tools that know no line."""
    kind, _, product = name.partition(":")
    room, _, file = product.rpartition("/") if kind in ("check", "convert") else ("" if kind == "page" else kind, "", product)
    stem = file.partition(".")[0]
    for suffix in ("-letter", "-hints", "-solutions"):
        stem = stem.removesuffix(suffix)
    return "slides/theme.scss" if kind == "assets" else f"{room}/{stem}.qmd" if room else f"{stem}.qmd"


def control(plan: Plan, seconds: dict[str, float] | None = None) -> TaskControl:
    """All tasks of a plan, ready to be selected from."""
    tasks = []
    for fields in [*plan.first(), *documents.tasks(plan), *plan.pictures(), *pages.tasks(plan)]:
        fields["actions"] = [_timed(fields["name"], fields["actions"][0], plan, seconds if seconds is not None else {})]
        # doit would swap sys.stdout around each action: with threads, one swap is undone by another and output is lost
        tasks.append(dict_to_task(fields | {"io": {"capture": False}, "verbosity": 0}))
    return TaskControl(tasks)


def database(paths: Paths) -> Dependency:
    """What was made from what, with hashes of contents."""
    paths.cache.mkdir(parents=True, exist_ok=True)
    return Dependency(SqliteDB, str(paths.cache / "graph.sqlite"), MD5Checker)


def select(tasks: TaskControl, kinds: tuple[str, ...], keys: Iterable[str], only: Iterable[str], plan: Plan) -> list[str]:
    """Names of the tasks that a command asks for: kinds such as `slides:`, narrowed to chapters or to products."""
    wanted, keys = [], list(keys)
    for name in only:
        path = (plan.paths.root / name).resolve()
        known = {plan.paths.relative(Path(t)): task for t, task in tasks.targets.items()}
        short = {p.removeprefix("_build/"): task for p, task in known.items()} | known
        key = plan.paths.relative(path)
        if key not in short and name not in short:
            raise CommandError(f"--only {name}: nothing makes this.{nearest(name, short)}")
        wanted.append(short.get(key) or short[name])
    if wanted:
        return wanted
    return [name for name in tasks.tasks if name.startswith(kinds) and (
        not keys or ":" not in name or any(k in name for k in keys) or name.startswith("setup:"))]


TURNS = ("numbers", "convert", "check", "figures", "live", "assets")


def _turn(name: str) -> int:
    """Numbers first, for the checks wait for them; beside them what waits for nothing; then the checks, the longest of all."""
    kind = name.partition(":")[0]
    return TURNS.index(kind) if kind in TURNS else len(TURNS)


def run(plan: Plan, kinds: tuple[str, ...], keys: Iterable[str], only: Iterable[str], jobs: int) -> bool:
    """Bring everything asked for up to date; True when the course is in order. Problems are in `plan.problems`."""
    reporter = Reporter(plan, sys.stdout)
    tasks = control(plan, reporter.seconds)
    tasks.process(sorted(select(tasks, kinds, keys, only, plan), key=_turn))
    runner = MThreadRunner(database(plan.paths), reporter, continue_=True, num_process=jobs)
    try:
        result = runner.run_all(tasks.task_dispatcher())
    finally:
        plan.workers.close()
    if reporter.made or not (plan.paths.build / "manifest.json").exists():
        write_manifest(plan, tasks)
    found = {problem.path for problem in plan.problems}  # of a document that is wrong, no tool says it better than the checks
    plan.problems.extend(problem for problem in plan.refused if problem.path not in found)
    plan.problems.sort()
    return result == 0 and not plan.problems


def why(plan: Plan, product: str) -> list[str]:
    """Why a product would be made again, or that it is up to date."""
    tasks = control(plan)
    name = select(tasks, (), (), [product], plan)[0]
    lines, todo, seen = [], [name], set[str]()
    with_database = database(plan.paths)
    while todo:
        task = tasks.tasks[todo.pop(0)]
        if task.name in seen:
            continue
        seen.add(task.name)
        task.init_options()
        status = with_database.get_status(task, tasks.tasks, get_log=True)
        todo += [tasks.targets[d] for d in sorted(task.file_dep) if d in tasks.targets] + task.task_dep
        for reason, files in status.reasons.items():
            named = sorted(plan.paths.relative(Path(f)) for f in files if isinstance(f, str)) if isinstance(files, list) else []
            lines.append(f"{task.name}: {WORDS.get(reason, reason)} {', '.join(named)}".rstrip())
    with_database.close()
    return lines or [f"{product} is up to date."]


WORDS = {"changed_file_dep": "changed:", "added_file_dep": "new:", "removed_file_dep": "gone:",
         "missing_target": "not made yet:", "missing_file_dep": "waits for",
         "uptodate_false": "a setting or the version of a tool changed",
         "has_no_dependencies": "is always made", "checker_changed": "the cache is of another kind"}


def inputs(tasks: TaskControl, product: Path, paths: Paths) -> list[str]:
    """The files of the course that a product was made from, through whatever the cache holds between."""
    root, cache = f"{paths.root}{os.sep}", f"{paths.cache}{os.sep}"
    found, todo, seen = set[str](), [str(product)], set[str]()
    while todo:
        task = tasks.tasks.get(tasks.targets.get(todo.pop(), ""))
        new = task.file_dep - seen if task else set()
        seen |= new
        todo += [file for file in new if file.startswith(cache)]
        found |= {file for file in new if file.startswith(root) and not file.startswith(cache)}
    return sorted(file[len(root):].replace(os.sep, "/") for file in found)


def write_manifest(plan: Plan, tasks: TaskControl) -> None:
    """`_build/manifest.json`: SHA-256 of every delivered file and of the inputs that it came from.

    Files older than the manifest have the hashes that it says.
    """
    paths, manifest = plan.paths, plan.paths.build / "manifest.json"
    known = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    written = manifest.stat().st_mtime_ns if known else 0
    made = {}
    for folder in (*DELIVERED, ""):
        for file in (paths.build / folder).rglob("*") if folder else paths.build.glob("*.html"):
            if file.is_file() and not file.name.startswith("."):
                name = paths.relative(file)
                old = name in known and file.stat().st_mtime_ns < written
                made[name] = {"sha256": known[name]["sha256"] if old else hashlib.sha256(file.read_bytes()).hexdigest(),
                              "inputs": inputs(tasks, file, paths)}
    write_atomically(manifest, json.dumps(made, indent=1, sort_keys=True) + "\n")
