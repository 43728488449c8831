"""Run a notebook in a fresh kernel; what it shows, or the line on which it went wrong."""

from __future__ import annotations

import atexit
import json
import multiprocessing
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from scripts.base.errors import CourseError, Problem
from scripts.base.files import write_atomically
from scripts.base.paths import Paths
from scripts.notebooks import kernel, source
from scripts.notebooks.code import stated
from scripts.notebooks.source import Cell, Source

LIMIT = 180.0  # seconds that a notebook may take: several times what it takes on a busy machine
CELL = re.compile(r"(?:Cell In\[(\d+)\], |Input In \[(\d+)\], |#(\d+)[:\"], )line (\d+)")
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}")
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def run(root: Path, file: Path, out: Path, limit: float) -> dict[str, str]:
    """Run a notebook and write its outputs as JSON; the data files it read, with digests.

    CourseError when a cell raises, warns, takes too long, or shows what differs from run to run.
    """
    known = source.read(Paths(root), file)
    start = time.perf_counter()
    cells, report = outputs(root, file, known, limit)
    seconds = round(time.perf_counter() - start, 2)
    problems = [
        p for cell, shown in zip(known.code, cells, strict=True) for p in wrong(cell, shown, known)
    ]
    if problems:
        raise CourseError(problems)
    made = {"outputs": cells, "seconds": seconds, **report, "read": {}}
    write_atomically(out, json.dumps(made, sort_keys=True))
    return dict(report["read"])


def outputs(
    root: Path, file: Path, known: Source, limit: float = LIMIT
) -> tuple[list[list[dict[str, Any]]], dict[str, Any]]:
    """The outputs of each cell that runs, and what the kernel says at the end."""
    import nbclient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from nbformat import v4

    write: Any = v4  # it has no types
    cells = [
        write.new_code_cell(c.text, id=f"cell-{n:02}", metadata={"tags": list(c.tags)})
        for n, c in enumerate(known.code, 1)
    ]
    end, running = time.monotonic() + limit, [0]

    def left(cell: Any) -> int:
        running[0] = cells.index(cell)
        return max(1, round(end - time.monotonic()))

    with _kernel(root, file, stated(known)) as (manager, report):
        client: Any = nbclient.NotebookClient(
            write.new_notebook(cells=cells),
            km=cast("Any", manager),
            timeout_func=left,
            coalesce_streams=True,
            store_widget_state=False,
            record_timing=False,
        )
        try:
            client.execute(cleanup_kc=False)
            client.kc.shutdown()
            said = report.recv() if report.poll(10) else {"read": {}, "values": {}}
        except CellExecutionError as error:
            raise CourseError([_raised(error, known, running[0])]) from None
        except CellTimeoutError:
            what = f"this cell ran when the {limit:.0f} s of its notebook were over; expected less."
            line = known.code[running[0]].line
            raise CourseError([Problem(known.path, line, f"{what} Make it smaller.")]) from None
        except (DeadKernelError, EOFError):
            what = "this cell ended its process; expected a result. Mend it, or make it smaller."
            raise CourseError([Problem(known.path, known.code[running[0]].line, what)]) from None
        except RuntimeError as error:  # it did not answer at all
            why = _reason(report, manager.process) or error
            what = f"its kernel does not start ({why}); expected one that answers. Run again."
            raise CourseError([Problem(known.path, 1, what)]) from None
        finally:
            atexit.unregister(client._cleanup_kernel)  # the kernel is ours to end
            if client.kc is not None:
                client.kc.stop_channels()
    return [json.loads(json.dumps(cell.outputs)) for cell in cells], said


def _reason(report: Any, process: Any) -> str:
    """What a kernel said when it died at its start, else how it ended; nothing while it lives."""
    try:
        return str(report.recv()["died"]) if report.poll(1) else ""
    except (EOFError, KeyError):
        process.join(1)
        return "" if process.exitcode is None else f"its process ended with {process.exitcode}"


class _Manager:
    """What nbclient asks of a kernel's manager; the process is our own."""

    has_kernel = ipykernel = True

    def __init__(self, process: Any, connection_file: str) -> None:
        self.process, self.connection_file = process, connection_file

    def client(self) -> Any:
        """A client of the kernel; it asks the process whether it lives, not the heartbeat.

        On a busy machine a heart that misses its second is no dead kernel.
        """
        from jupyter_client.asynchronous.client import AsyncKernelClient

        async def is_alive() -> bool:
            return self.is_alive()

        client: Any = AsyncKernelClient(connection_file=self.connection_file)
        client.load_connection_file()
        client._async_is_alive = client.is_alive = is_alive
        return client

    def is_alive(self) -> bool:
        """Does the kernel still run?"""
        return bool(self.process.is_alive())

    def interrupt_kernel(self) -> None:
        """A kernel that takes too long is ended."""
        self.process.kill()

    def shutdown_kernel(self, now: bool = False) -> None:
        """End the kernel."""
        self.process.kill()

    def cleanup_resources(self) -> None:
        """Nothing is left to be done."""


@contextmanager
def _kernel(root: Path, file: Path, names: list[str]) -> Iterator[tuple[_Manager, Any]]:
    """A kernel in a process of its own: where that can be had a fork, which has all loaded."""
    from jupyter_client import connect

    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    folder = tempfile.mkdtemp(prefix="nb")
    where: dict[str, Any] = {"transport": "ipc", "ip": f"{folder}/k"} if "fork" in methods else {}
    connection_file, _ = connect.write_connection_file(f"{folder}/c.json", **where)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=kernel.serve, args=(connection_file, root, file, names, theirs)
    )
    process.start()
    theirs.close()
    try:
        yield _Manager(process, connection_file), ours
    finally:
        process.join(2)
        process.kill()
        process.join()
        shutil.rmtree(folder, ignore_errors=True)


def _raised(error: Any, known: Source, running: int) -> Problem:
    """What a cell raised, at its line of the source."""
    cell = known.code[running]
    places = CELL.findall(ESCAPES.sub("", error.traceback))
    inside = [int(line) for *count, line in places if f"{running + 1}" in count]
    line = cell.line + (inside[-1] - 1 if inside else 0)
    reason = " ".join(ESCAPES.sub("", error.evalue).split())
    if error.ename == "Refused":
        return Problem(known.path, line, f"{reason}.")
    what = f"the cell raised {error.ename}{': ' * bool(reason)}{reason}"
    return Problem(known.path, line, f"{what}; expected a notebook that runs. Mend it.")


def wrong(cell: Cell, shown: list[dict[str, Any]], known: Source) -> Iterator[Problem]:
    """What a cell shows that a reader must not see."""
    pictures = 0
    for output in shown:
        text = "".join(output.get("text", "")) + "".join(
            output.get("data", {}).get("text/plain", "")
        )
        pictures += "image/svg+xml" in output.get("data", {}) or "image/png" in output.get(
            "data", {}
        )
        if output.get("name") == "stderr":
            first = " ".join(text.split("\n", 1)[0].split())
            what = f"the cell writes {first!r} to standard error; expected no warning. Mend it."
            yield Problem(known.path, cell.line, what)
        elif found := ADDRESS.search(text):
            what = f"the cell shows {found[0]!r}, which differs each time; expected the same."
            yield Problem(known.path, cell.line, f"{what} Show something else.")
    if cell.alts and not pictures:
        what = "the cell says `# alt: …` and draws nothing; expected a picture."
        yield Problem(known.path, cell.line, f"{what} Draw it, or take the words away.")
    if pictures and not all(len(alt.split()) >= 3 for alt in cell.alts or [""]):
        what = "the cell draws and says nothing to those who cannot see it; expected words."
        yield Problem(known.path, cell.line, f"{what} Begin it with `# alt: what is to be seen`.")
    elif pictures and len(cell.alts) not in (1, pictures):
        what = f"the cell draws {pictures} pictures and describes {len(cell.alts)}; expected one"
        yield Problem(
            known.path, cell.line, f"{what} `# alt: …` for each, or one for all. Write it."
        )
