"""Warm worker processes: Matplotlib is imported once, then every figure is only drawn."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)

OURS = ("scripts.drawing.figures", "scripts.numbers.evaluation")


@dataclass(frozen=True)
class Call:
    """A call for a worker; `imports` are the modules that it needs."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    imports: tuple[str, ...] = ()


class Workers:
    """A pool that starts with the first call, so that a build with nothing to do starts none."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    def do(self, call: Call) -> Any:
        """Run in a worker and wait; exceptions come back as they were raised."""
        with self._lock:
            if self._pool is None:
                self._pool = self._started(call.imports)
        return self._pool.submit(call.function, *call.arguments).result()

    def _started(self, imports: tuple[str, ...]) -> ProcessPoolExecutor:
        """Workers are forks of one process, which imports the first call's modules once."""
        for name in ONE_THREAD:
            os.environ[name] = "1"  # the same sums in the same order, whatever the number of cores
        os.environ["PYTHONHASHSEED"] = "0"
        server = "forkserver" in multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if server else "spawn")
        if server:
            context.set_forkserver_preload([*OURS, *imports])
        return ProcessPoolExecutor(self.jobs, mp_context=context)

    def close(self) -> None:
        """End all workers."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
