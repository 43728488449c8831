"""Warm worker processes: Matplotlib is imported once, then every figure is only drawn.

Each worker is a pool of one process: one that dies or hangs takes nothing with it but its own call.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from queue import LifoQueue
from typing import Any

from scripts.base.errors import CourseError, Problem
from scripts.base.programs import ONE_THREAD

LIMIT = 300.0  # seconds that one call may take
OURS = ("scripts.drawing.figures", "scripts.numbers.evaluation", "scripts.numbers.listings")


@dataclass(frozen=True)
class Call:
    """A call for a worker."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    of: str  # the file of the course that is to blame when the worker does not come back
    imports: tuple[str, ...] = ()  # modules that it needs
    alone: bool = False  # in a process of its own: what it changes there, nobody sees


class Workers:
    """As many processes as jobs, each started when it is first needed."""

    def __init__(self, jobs: int) -> None:
        self.jobs, self.limit = jobs, LIMIT
        self._context: BaseContext | None = None
        self._lock = threading.Lock()
        self._free: LifoQueue[ProcessPoolExecutor | None] = LifoQueue()  # the warmest first
        for _ in range(jobs):
            self._free.put(None)

    def do(self, call: Call) -> Any:
        """Run in a worker and wait; exceptions come back as they were raised.

        CourseError when the worker dies or takes too long; another takes its place.
        """
        free = self._free.get()
        worker = free if free and not call.alone else self._started(call.imports)
        after: ProcessPoolExecutor | None = free if call.alone else worker
        future = worker.submit(call.function, *call.arguments)
        processes = list(worker._processes.values())
        try:
            return future.result(timeout=self.limit)
        except TimeoutError:
            if future.done():  # the call itself raised it
                raise
            after = free if call.alone else None
            _kill(worker)
            what = f"it took longer than {self.limit:.0f} s; expected less. Make it smaller"
            raise CourseError([Problem(call.of, 1, f"{what}, or compute it once.")]) from None
        except BrokenProcessPool:
            after = free if call.alone else None
            _kill(worker)
            raise CourseError([Problem(call.of, 1, _death(processes))]) from None
        finally:
            if call.alone:
                worker.shutdown(wait=False)
            self._free.put(after)

    def _started(self, imports: tuple[str, ...]) -> ProcessPoolExecutor:
        """Workers are forks of one process, which imports the first call's modules once."""
        with self._lock:
            if self._context is None:
                for name in ONE_THREAD:
                    os.environ[name] = "1"
                os.environ["PYTHONHASHSEED"] = "0"
                server = "forkserver" in multiprocessing.get_all_start_methods()
                self._context = multiprocessing.get_context("forkserver" if server else "spawn")
                self._context.set_forkserver_preload([*OURS, *imports])
        return ProcessPoolExecutor(1, mp_context=self._context, initializer=_end_with_parent)

    def close(self) -> None:
        """End all workers that are free."""
        while not self._free.empty():
            worker = self._free.get()
            if worker is not None:
                worker.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """In a worker: end when the build ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the build's to answer
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _kill(worker: ProcessPoolExecutor) -> None:
    """End a worker that does not answer."""
    for process in list((worker._processes or {}).values()):
        process.kill()
    worker.shutdown(wait=False, cancel_futures=True)


def _death(processes: list[Any]) -> str:
    """How a process ended, in words."""
    for process in processes:
        process.join(5)
    code = next((process.exitcode for process in processes), None)
    if code is not None and code < 0:
        how = f"its process was ended by {signal.Signals(-code).name}"
    else:
        how = f"its process ended by itself with code {code}"
    return f"{how}; expected a result. Mend what ends it, or give it less to keep in memory."
