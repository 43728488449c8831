"""Run steps with doit: only what changed, in parallel, with every problem at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doit.control import TaskControl
from doit.exceptions import TaskFailed
from doit.runner import MThreadRunner
from doit.task import dict_to_task
from doit.tools import config_changed

from scripts.base.errors import (
    CommandError,
    CourseError,
    Problem,
    RenderError,
    nearest,
    unwritten,
)
from scripts.base.files import sweep
from scripts.base.paths import Paths
from scripts.build import (
    chapters,
    documents,
    exercises,
    indexes,
    leftovers,
    manifest,
    notebooks,
    pages,
    published,
    reading,
)
from scripts.build.known import Known
from scripts.build.plan import Plan, Step
from scripts.build.report import Report
from scripts.build.workers import Call, Workers

CHECKING = ("check:", "numbers:", "fragment:")  # kinds that make nothing a person opens
ORDER = ("numbers", "listings", "convert", "check", "figures", "live", "assets")  # then the rest
REASONS = {
    "changed_file_dep": "changed:",
    "added_file_dep": "new:",
    "removed_file_dep": "gone:",
    "missing_target": "not made yet:",
    "missing_file_dep": "waits for",
    "uptodate_false": "a setting or the version of a tool changed",
    "has_no_dependencies": "is always made",
    "checker_changed": "the cache is of another kind",
}


@dataclass
class Run:
    """What happens while a plan is carried out: who works, and what went wrong."""

    workers: Workers
    problems: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)  # by tools that know no line

    def found(self) -> list[Problem]:
        """Every problem; of a document that is wrong no tool says it better than the checks."""
        named = {problem.path for problem in self.problems}
        other = [problem for problem in self.refused if problem.path not in named]
        return sorted(dict.fromkeys([*self.problems, *other]))


def make(
    plan: Plan, run: Run, kinds: tuple[str, ...], keys: Iterable[str], only: Iterable[str]
) -> bool:
    """Bring what is asked for up to date; True when the course is in order."""
    sweep(plan.paths.build)
    report, known = Report(plan.paths, sys.stdout), Known(plan.paths)
    if known.anew:
        report.write("the cache was damaged; everything is made anew")
    tasks = control(plan, run, known, report.seconds)
    if "notebooks:".startswith(kinds) and (without := notebooks.left_out(plan)):
        report.write(without)
    tasks.process(sorted(select(tasks, kinds, keys, only, plan), key=_turn))
    runner = MThreadRunner(known, report, continue_=True, num_process=run.workers.jobs)
    try:
        result = runner.run_all(tasks.task_dispatcher())
    finally:
        run.workers.close()
    if kinds != CHECKING:
        for path in leftovers.remove(plan, (Path(target) for target in tasks.targets)):
            report.write(f"   gone    {plan.paths.relative(path)}")
            report.made += 1
    if report.made or not (plan.paths.build / "manifest.json").exists():
        known = Known(plan.paths)  # once more, for the runner has closed it
        manifest.write(plan.paths, tasks, known)
        known.close()
    return result == 0 and not run.found()


def steps(plan: Plan) -> list[Step]:
    """All steps of a plan."""
    return [
        *chapters.first(plan),
        *documents.of_chapters(plan),
        *reading.steps(plan),
        *notebooks.steps(plan),
        *exercises.steps(plan),
        *chapters.shown(plan),
        *indexes.steps(plan),
        *pages.steps(plan),
        *published.steps(plan),
    ]


def control(plan: Plan, run: Run, known: Known, seconds: dict[str, float]) -> TaskControl:
    """The steps as doit's tasks, ready to be selected from."""

    def unchanged(task: Any, values: dict[str, Any]) -> bool:  # doit goes by these names
        return not known.changed(plan.paths.root, values)

    def task(step: Step) -> Any:
        due = [step.always] if step.always else [config_changed(step.config), unchanged]
        fields = {
            "name": step.name,
            "actions": [_action(plan, step, run, known, seconds)],
            "file_dep": list(map(str, step.files)),
            "targets": list(map(str, step.targets)),
            "task_dep": list(step.after),
            "uptodate": due,
            "io": {"capture": False},  # doit would swap sys.stdout, and threads undo others' swaps
            "verbosity": 0,
        }
        return dict_to_task(fields)

    return TaskControl([task(step) for step in steps(plan)])


def _action(
    plan: Plan, step: Step, run: Run, known: Known, seconds: dict[str, float]
) -> Callable[[], Any]:
    """What doit calls: it keeps the time and hands problems to the run instead of a traceback."""

    def act() -> Any:
        start = time.perf_counter()
        known.begin(step.name, step.files)
        try:
            read = run.workers.do(step.action) if isinstance(step.action, Call) else step.action()
        except CourseError as error:
            run.problems.extend(error.problems)
            return TaskFailed(f"{step.name} failed")
        except OSError as error:
            file = Path(error.filename) if error.filename else step.targets[0]
            run.problems.append(Problem(plan.paths.relative(file), 1, unwritten(error)))
            return TaskFailed(f"{step.name} failed")
        except RenderError as error:
            run.refused.append(Problem(_source(step.name), 1, f"{error}"))
            return TaskFailed(f"{step.name} failed")
        finally:
            seconds[step.name] = time.perf_counter() - start
        made = {plan.paths.relative(file): known.digests.of(file) for file in step.targets}
        return {"read": read if isinstance(step.action, Call) else {}, "made": made}

    return act


def _source(name: str) -> str:
    """The document that a product comes from, for errors of tools that know no line."""
    kind, _, product = name.partition(":")
    if kind == "assets":
        return "slides/theme.scss"
    if kind == "notebooks" or product.startswith("notebooks/"):
        return f"notebooks/{product.removeprefix('notebooks/').partition('.')[0]}.py"
    room, file = "" if kind == "page" else kind, product
    if kind in ("check", "convert", "listings"):
        room, _, file = product.rpartition("/")
    stem = file.partition(".")[0]
    for suffix in ("-letter", "-hints", "-solutions", "-sheet"):
        stem = stem.removesuffix(suffix)
    room = "slides" if room == "read" else room
    return f"{room}/{stem}.qmd" if room else f"{stem}.qmd"


def select(
    tasks: TaskControl, kinds: tuple[str, ...], keys: Iterable[str], only: Iterable[str], plan: Plan
) -> list[str]:
    """Names of the steps asked for: kinds such as `slides:`, narrowed to chapters or products."""
    wanted = [_maker(tasks, name, plan.paths) for name in only]
    if wanted:
        return wanted
    asked = list(keys)
    named = [name for name in tasks.tasks if name.startswith(kinds)]
    if not asked:
        return named
    return [
        name
        for name in named
        if ":" not in name or name.startswith("setup:") or any(key in name for key in asked)
    ]


def _maker(tasks: TaskControl, name: str, paths: Paths) -> str:
    """The step that makes a product, named from the root or from `_build`."""
    known = {paths.relative(Path(target)): str(task) for target, task in tasks.targets.items()}
    short = {path.removeprefix("_build/"): task for path, task in known.items()} | known
    path = paths.relative((paths.root / name).resolve())
    if path not in short and name not in short:
        raise CommandError(f"--only {name}: nothing makes this.{nearest(name, short)}")
    return short.get(path) or short[name]


def _turn(name: str) -> int:
    """Numbers first, for checks wait for them; then what waits for nothing; then the checks."""
    kind = name.partition(":")[0]
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def why(plan: Plan, product: str) -> list[str]:
    """Why a product would be made again, or that it is up to date."""
    known = Known(plan.paths)
    tasks = control(plan, Run(Workers(1)), known, {})
    lines, todo, seen = [], [_maker(tasks, product, plan.paths)], set[str]()
    while todo:
        task = tasks.tasks[todo.pop(0)]
        if task.name in seen:
            continue
        seen.add(task.name)
        task.init_options()
        status = known.get_status(task, tasks.tasks, get_log=True)
        todo += [tasks.targets[file] for file in sorted(task.file_dep) if file in tasks.targets]
        todo += task.task_dep
        for reason, files in status.reasons.items():
            paths = (
                [file for file in files if isinstance(file, str)] if isinstance(files, list) else []
            )
            names = ", ".join(sorted(plan.paths.relative(Path(file)) for file in paths))
            lines.append(f"{task.name}: {REASONS.get(reason, reason)} {names}".rstrip())
        if changed := known.changed(plan.paths.root, known.get_values(task.name)):
            lines[-1] = f"{task.name}: changed: {', '.join(changed)}"
    known.close()
    return lines or [f"{product} is up to date."]
