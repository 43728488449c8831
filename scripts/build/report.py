"""What a build says: a line a product with its time, a progress bar, what went wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, TextIO

from doit.exceptions import BaseFail, TaskFailed, UnmetDependency
from doit.task import Task

from scripts.base.paths import Paths

QUIET = ("check:", "convert:", "fragment:", "listings:", "numbers:", "setup:")  # not to be opened


class Report:
    """doit's reporter: `seconds  product`, a bar on a terminal, nothing for what is up to date."""

    def __init__(self, paths: Paths, out: TextIO) -> None:
        self.paths, self.out = paths, out
        self.made = 0
        self.seconds: dict[str, float] = {}  # by step
        self.bar: Any = None

    def initialize(self, tasks: dict[str, Task], selected: list[str]) -> None:
        if sys.stderr.isatty():
            from tqdm import (
                tqdm,
            )  # not above: loading it takes a twentieth of a build with nothing to do

            self.bar = tqdm(total=len(selected), file=sys.stderr, leave=False, unit="step")

    def add_success(self, task: Task) -> None:
        """A step was done."""
        self.step()
        self.made += 1
        if not task.name.startswith(QUIET):
            converted = "convert:" + task.name.replace(":", "/", 1).removeprefix("page/")
            seconds = self.seconds[task.name] + self.seconds.get(converted, 0.0)
            product = self.paths.relative(Path(task.targets[0])) if task.targets else task.name
            self.write(f"{seconds:7.2f} s  {product}")

    def add_failure(self, task: Task, fail: BaseFail) -> None:
        """A step failed; problems of the course are told at the end, surprises now."""
        self.step()
        if not isinstance(fail, TaskFailed | UnmetDependency):
            self.write(f"{task.name}: {fail.get_msg()}")

    def skip_uptodate(self, task: Task) -> None:
        self.step()

    def step(self) -> None:
        """One more step is done with."""
        if self.bar:
            self.bar.update()

    def write(self, line: str) -> None:
        """A line that does not tear the bar."""
        if self.bar:
            self.bar.write(line, file=self.out)
        else:
            self.out.write(f"{line}\n")
            self.out.flush()

    def runtime_error(self, message: str) -> None:
        self.write(message)

    def complete_run(self) -> None:
        if self.bar:
            self.bar.close()

    # what doit tells besides

    def get_status(self, task: Task) -> None: ...

    def execute_task(self, task: Task) -> None: ...

    def skip_ignore(self, task: Task) -> None: ...

    def cleanup_error(self, exception: BaseFail) -> None: ...

    def teardown_task(self, task: Task) -> None: ...
