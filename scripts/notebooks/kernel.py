"""The kernel of one notebook: a fork of a warm worker, without a network, one thread, one style."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scripts.base import inputs
from scripts.base.modules import Imports, sources
from scripts.base.paths import Paths
from scripts.drawing import figures
from scripts.numbers.plain import kept, plain

NETWORK = (
    *("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"),
    *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"),
)
SERIOUS = (UserWarning, RuntimeWarning, FutureWarning, SyntaxWarning)


def serve(
    connection_file: str, root: Path, file: Path, names: list[str], report: Connection
) -> None:
    """The same as `_serve`; what ends it before a client is answered is said in the report."""
    try:
        _serve(connection_file, root, file, names, report)
    except BaseException as error:
        report.send({"died": f"{type(error).__name__}: {error}"})
        report.close()
        os._exit(1)


def _serve(
    connection_file: str, root: Path, file: Path, names: list[str], report: Connection
) -> None:
    """Answer a client until it says good-bye; then say what was read and what memory it took.

    `names` are variables whose values its text states, as they are at the end. Cells pass
    for pieces of `file`, so that what they read counts for the notebook.
    """
    os.environ["IPYTHONDIR"] = str(Path(connection_file).parent)  # nobody's own settings
    from ipykernel.kernelapp import IPKernelApp
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.IPKernelApp.connection_file = connection_file
    config.IPKernelApp.capture_fd_output = False
    config.IPKernelApp.log_level = 50
    config.IPKernelApp.parent_handle = os.getppid()
    app: Any = IPKernelApp.instance(config=config)
    app.initialize([])
    _prepare(app.shell, root, file)
    with inputs.watched(root):
        app.start()
    values = {n: kept(plain(app.shell.user_ns[n])) for n in names if n in app.shell.user_ns}
    pieces = [Path(f"{file}#{count}") for count in range(app.shell.execution_count + 1)]
    used = Imports(root).of(file)
    report.send(
        {"read": inputs.read_by(root, {*pieces, *used}), "memory": _memory(), "values": values}
    )
    report.close()
    os._exit(0)


def _prepare(shell: Any, root: Path, file: Path) -> None:
    """Where modules are found, how pictures are made, what is refused."""
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(folder) for folder in sources(root)]
    shell.compile.get_code_name = lambda raw, transformed, number: f"{file}#{number}"
    _pictures(shell, root, file)
    if "ipywidgets" in file.read_text(encoding="utf-8"):
        _still(shell)
    for kind in SERIOUS:
        warnings.simplefilter("error", kind)
    warnings.filterwarnings("error", category=DeprecationWarning, module="__main__")
    sys.addaudithook(_without_network)


def _pictures(shell: Any, root: Path, file: Path) -> None:
    """Pictures by the rules of figures: the course's style, SVG with the same bytes each time."""
    import matplotlib as mpl
    import matplotlib.style
    from matplotlib.figure import Figure

    from scripts import plot

    plot.follow(root)
    mpl.use("module://matplotlib_inline.backend_inline")
    import matplotlib.pyplot as plt
    from matplotlib_inline import backend_inline

    inline: Any = backend_inline  # it has no types
    plt.switch_backend("module://matplotlib_inline.backend_inline")
    inline.configure_inline_support(shell, mpl.get_backend())
    style = root / "figures" / "course.mplstyle"
    salt = {"svg.hashsalt": Paths(root).relative(file), "svg.fonttype": "path"}
    matplotlib.style.use(["default", *([str(style)] if style.exists() else []), salt])
    mpl.interactive(True)  # what pyplot drew is shown at the end of its cell
    for kind, formatter in shell.display_formatter.formatters.items():
        if kind.startswith("image/"):
            formatter.pop(Figure, None)

    def drawn(figure: Figure) -> str:
        return figures.steady(figures.saved(figure))

    shell.display_formatter.formatters["image/svg+xml"].for_type(Figure, drawn)


def _still(shell: Any) -> None:
    """Controls show what they show at first: a widget without a kernel would show nothing."""
    import comm
    import ipywidgets
    from IPython import display

    comm.create_comm = comm._create_comm  # controls speak to nobody
    show: Any = display.display

    def interact(function: Callable[..., Any] | None = None, /, **controls: Any) -> Any:
        if function is None:
            return lambda function: interact(function, **controls) or function
        widgets = ipywidgets.interactive(function, {"manual": True}, **controls).kwargs_widgets
        value = function(**{widget._kwarg: widget.value for widget in widgets})
        if value is not None:
            show(value)
        return None  # else the cell would show the function

    ipywidgets.interact = ipywidgets.interact_manual = interact


def _without_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse whatever would reach for another machine, whoever asks for it."""
    if event in NETWORK:
        raise inputs.Refused(
            "it asks a network; expected files of the course. Ship the data with it"
        )


def _memory() -> float:
    """The most memory that this process had, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1e6 if sys.platform == "darwin" else 1e3), 1)
