"""Show a deck while it is written: rebuild on every save, reload the browser at the same slide."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from watchfiles import watch

from scripts.base.errors import CommandError, CourseError, Problem, unwritten
from scripts.base.paths import Paths
from scripts.build import graph
from scripts.build.plan import Plan
from scripts.build.workers import Workers
from scripts.course import model

WATCHED = (
    "slides",
    "handouts",
    "numbers",
    "figures",
    "references.bib",
    "_quarto.yml",
    "index.qmd",
    "coverage.qmd",
)
PORTS = 20  # how many are tried, one after the other
RELOAD = Path(__file__).with_name("reload.js")


class State:
    """How often the course was rebuilt; pages wait here for the next time."""

    def __init__(self) -> None:
        self.version, self.changed = 0, threading.Condition()

    def bump(self) -> None:
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def wait(self, seen: str) -> str:
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != seen, timeout=20)
            return str(self.version)


class Pages(http.server.SimpleHTTPRequestHandler):
    """Serves `_build`; HTML gets a script that reloads it, and the address keeps the slide."""

    def __init__(self, *arguments: Any, state: State, **options: Any) -> None:
        self.state = state
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        path, _, seen = self.path.partition("?")
        if path == "/.changed":
            return self.answer(self.state.wait(seen).encode(), "text/plain")
        file = Path(self.translate_path(self.path))
        if file.suffix == ".html" and file.is_file():
            script = b"<script>\n" + RELOAD.read_bytes() + b"</script></body>"
            page = file.read_bytes().replace(b"</body>", script)
            return self.answer(page, "text/html; charset=utf-8")
        return super().do_GET()

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Silence: the builds are what a writer wants to see."""


def rebuild(paths: Paths, keys: list[str], jobs: int) -> bool:
    """Decks first, for they are on the screen; problems are printed, the last good deck stays."""
    run = graph.Run(Workers(jobs))
    try:
        chapters, problems = model.read(paths)
        run.problems += problems
        only = [f"slides/{c.key}.html" for c in chapters if not keys or c.key in keys]
        fine = graph.make(Plan(paths, chapters), run, ("slides:",), keys, only)
    except CourseError as error:
        run.problems += error.problems
        fine = False
    except OSError as error:
        run.problems.append(Problem(error.filename or str(paths.build), 1, unwritten(error)))
        fine = False
    for problem in run.found():
        print(problem, flush=True)
    return fine


def listening(port: int, handler: Callable[..., Pages]) -> http.server.ThreadingHTTPServer:
    """A server on this port of this machine, or on the next that is free; CommandError without."""
    for candidate in range(port, port + PORTS):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", candidate), handler)
        except (OSError, OverflowError):
            continue
    last = port + PORTS - 1
    raise CommandError(f"--port {port}; no port from there to {last} is free. Choose another")


def serve(
    paths: Paths, keys: list[str], jobs: int, port: int, stop: threading.Event | None = None
) -> None:
    """Build, serve on 127.0.0.1, and rebuild on every save until stopped."""
    # a build with nothing to do loads no checks, and the first save should not wait for them
    from scripts.checks import reading  # noqa: F401

    state = State()
    rebuild(paths, keys, jobs)
    watched = [paths.root / name for name in WATCHED if (paths.root / name).exists()]
    first = keys[0] if keys else next(iter(model.keys(paths)), "")
    handler = partial(Pages, state=state, directory=str(paths.build))
    with listening(port, handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/slides/{first}.html"
        print(f"{address}  (Ctrl+C stops)", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            for _ in watch(*watched, debounce=60, step=20, stop_event=stop):
                if rebuild(paths, keys, jobs):
                    state.bump()
        server.shutdown()
