"""Sessions of the course. `nox -l` lists them; words after `--` narrow to chapters.

All sessions share one environment in `.venv`, made from the versions and hashes in `requirements/`.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.sessions = ["build"]
nox.options.default_venv_backend = "none"

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
INSIDE = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON = VENV / INSIDE


def environment(session: nox.Session, lock: str = "build", folder: Path = VENV) -> Path:
    """Bring an environment to the versions of a lock file, if it is not there yet; its Python."""
    python = folder / INSIDE
    if sys.version_info < (3, 11):  # noqa: UP036 (nox itself runs on older ones)
        session.error(
            f"Python {sys.version.split()[0]} runs nox; expected 3.11 or newer. "
            "Install nox with a newer Python."
        )
    versions = (ROOT / "requirements" / f"{lock}.txt").read_bytes()
    wanted = hashlib.sha256(f"{sys.version_info[:2]}".encode() + versions).hexdigest()
    stamp = folder / f".installed-{lock}"
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    try:
        if not python.exists():
            make = (sys.executable, "-m", "virtualenv", "--quiet", str(folder))
            session.run(*make, external=True, silent=True)
        session.run(
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--only-binary=:all:",
            "-r",
            f"requirements/{lock}.txt",
            external=True,
        )
    except nox.command.CommandFailed:
        session.error(
            f"requirements/{lock}.txt:1: the packages could not be installed; expected a network "
            "at the first build, and none after it. Connect, then run the command again."
        )
    stamp.write_text(wanted)
    return python


def scripts(session: nox.Session, verb: str, *options: str) -> None:
    """Run one verb of the pipeline."""
    environment(session)
    session.run(str(PYTHON), "-m", "scripts", verb, *options, *session.posargs, external=True)


@nox.session
def build(session: nox.Session) -> None:
    """All that a lecturer needs: figures, decks, sheets, notebooks, course page; `-- <chapter>`."""
    scripts(session, "build")


@nox.session(default=False)
def figures(session: nox.Session) -> None:
    """Draw the figures."""
    scripts(session, "figures")


@nox.session(default=False)
def slides(session: nox.Session) -> None:
    """Make the decks, as HTML and as PDF."""
    scripts(session, "slides")


@nox.session(default=False)
def handouts(session: nox.Session) -> None:
    """Make the exercise sheets: exercises, hints, solutions. `-- --paper letter` for US Letter."""
    scripts(session, "handouts")


@nox.session(default=False)
def read(session: nox.Session) -> None:
    """Make the reading editions: a page a chapter for one who reads alone, and the same as PDF."""
    scripts(session, "read")


@nox.session(default=False)
def notebooks(session: nox.Session) -> None:
    """Run the notebooks, and make a page of each: `nox -s notebooks -- ch09_pca`."""
    scripts(session, "notebooks")


@nox.session(default=False)
def torch(session: nox.Session) -> None:
    """The same with PyTorch, in an environment of its own: also the notebooks that import it."""
    python = environment(session, folder=ROOT / ".venv-torch")
    beside = ("install", "--quiet", "--disable-pip-version-check", "--group", "torch")
    session.run(str(python), "-m", "pip", *beside, external=True)
    session.run(str(python), "-m", "scripts", "notebooks", *session.posargs, external=True)


@nox.session(name="notebooks-min", default=False)
def notebooks_min(session: nox.Session) -> None:
    """Run the notebooks on the lowest versions that readers may have; make nothing."""
    python = environment(session, "notebooks-min", ROOT / ".venv-min")
    session.run(str(python), "-m", "scripts.notebooks", *session.posargs, external=True)


@nox.session(name="notebooks-latest", default=False)
def notebooks_latest(session: nox.Session) -> None:
    """Run the notebooks on the newest versions that exist today; make nothing."""
    python = ROOT / ".venv-latest" / INSIDE
    make = (sys.executable, "-m", "virtualenv", "--quiet", "--clear", str(python.parents[1]))
    session.run(*make, external=True, silent=True)
    newest = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--group", "trial")
    session.run(str(python), *newest, external=True)
    session.run(str(python), "-m", "scripts.notebooks", *session.posargs, external=True)


@nox.session(default=False)
def lab(session: nox.Session) -> None:
    """Open your own copies of the notebooks in JupyterLab: in `lab/`, which no build changes."""
    environment(session, "lab")
    session.run(str(PYTHON), "-m", "scripts", "notebooks", external=True)
    made = ROOT / "_build" / "notebooks"
    for file in sorted(made.rglob("*.ipynb")):
        own = ROOT / "lab" / file.relative_to(made)
        if not own.exists():
            own.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, own)
    settings = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        '{"@jupyterlab/docmanager-extension:plugin": '
        '{"defaultViewers": {"python": "Jupytext Notebook"}}}\n'
    )
    session.env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "numbers")])
    begin = ("--ServerApp.root_dir=.", "--ServerApp.preferred_dir=lab")
    options = (*begin, *session.posargs)
    session.run(str(PYTHON), "-m", "jupyterlab", *options, external=True)


@nox.session(default=False)
def check(session: nox.Session) -> None:
    """Check numbers, derivations, exercises, references, formulas and Markdown; make nothing."""
    scripts(session, "check")


@nox.session(default=False)
def formulas(session: nox.Session) -> None:
    """All that KaTeX knows, slide beside paper, in `_build/formulas.html`; `-- --accept`."""
    scripts(session, "formulas")


@nox.session(default=False)
def mutate(session: nox.Session) -> None:
    """Make true text false at random, count what is caught: `-- --seed 1 --count 1000`."""
    scripts(session, "mutate")


@nox.session(default=False)
def bundle(session: nox.Session) -> None:
    """What a lecturer takes to the hall: a folder, a zip, a self-test; `--single-file` one file."""
    scripts(session, "bundle")


@nox.session(default=False)
def zip(session: nox.Session) -> None:  # noqa: A001 (what it writes)
    """The whole course as one zip that opens without a network: `_build/<title>.zip`."""
    scripts(session, "zip")


@nox.session(default=False)
def preview(session: nox.Session) -> None:
    """Live reload on 127.0.0.1 while a deck is written: `nox -s preview -- ch09_pca`."""
    scripts(session, "preview")


@nox.session(default=False)
def new(session: nox.Session) -> None:
    """Start a chapter: `nox -s new -- ch16_kernels "Kernels"`."""
    scripts(session, "new")


@nox.session(default=False)
def readme(session: nox.Session) -> None:
    """Bring the README's list of chapters up to date."""
    scripts(session, "readme")


@nox.session(default=False)
def why(session: nox.Session) -> None:
    """Say why a product would be made again: `nox -s why -- slides/ch09_pca.html`."""
    scripts(session, "why")


@nox.session(default=False)
def tests(session: nox.Session) -> None:
    """All tests. Words go to pytest."""
    environment(session, "test")
    session.run(str(PYTHON), "-m", "pytest", *session.posargs, external=True)


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """Step through every deck and page in Chromium, offline. Words: chapters, `--jobs N`."""
    environment(session, "test")
    session.run(
        str(PYTHON), "-m", "scripts", "build", "--engine", "embedded", external=True
    )  # what is stale proves nothing
    session.run(str(PYTHON), "-m", "scripts.browser", *session.posargs, external=True)


@nox.session(default=False)
def contact(session: nox.Session) -> None:
    """Write one picture with all slides of each deck: `nox -s contact -- ch09_pca`."""
    environment(session, "test")
    session.run(str(PYTHON), "-m", "scripts.browser", "--contact", *session.posargs, external=True)


@nox.session(default=False)
def lint(session: nox.Session) -> None:
    """Style and types of the code."""
    environment(session, "lint")
    session.run(str(PYTHON), "-m", "ruff", "check", *(session.posargs or ["."]), external=True)
    session.run(str(PYTHON), "-m", "mypy", external=True)


@nox.session(default=False)
def reproduce(session: nox.Session) -> None:
    """Build clean copies in other folders, time zones, locales, …: the same bytes, or where not."""
    environment(session)
    session.run(str(PYTHON), "-m", "scripts.reproduce", *session.posargs, external=True)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure the build against the bare tools, as ratios within one run."""
    environment(session)
    session.run(str(PYTHON), "-m", "scripts.bench", *session.posargs, external=True)
