"""Warm worker processes for Python work: Matplotlib is imported once, then every figure is only drawn."""
from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Workers:
    """A pool that starts with the first call, so that a build with nothing to do starts none."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    def call(self, function: Callable[..., Any], *arguments: Any, imports: Iterable[str] = ()) -> Any:
        """Run in a worker and wait; exceptions come back as they were raised.

        Workers are forks of one process, which imports the first call's `imports` once for all of them.
        """
        with self._lock:
            if self._pool is None:
                for name in ONE_THREAD:
                    os.environ[name] = "1"  # the same sums in the same order, whatever the number of cores
                os.environ["PYTHONHASHSEED"] = "0"
                server = "forkserver" in multiprocessing.get_all_start_methods()
                context = multiprocessing.get_context("forkserver" if server else "spawn")
                if server:
                    context.set_forkserver_preload(["scripts.figures", *imports])
                self._pool = ProcessPoolExecutor(self.jobs, mp_context=context)
        return self._pool.submit(function, *arguments).result()

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
