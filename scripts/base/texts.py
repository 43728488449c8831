"""Sources read as text: UTF-8, or one sentence that names the file."""

from __future__ import annotations

from pathlib import Path

from scripts.base.errors import CourseError, Problem


def read(path: Path, name: str) -> str:
    """The text of a source with line feeds; CourseError when it is not plain UTF-8."""
    data = path.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        said = (
            f"byte 0x{data[error.start]:02x} is not UTF-8; expected UTF-8. Save the file as UTF-8."
        )
        raise CourseError([Problem(name, line, said)]) from None
    if text.startswith("\ufeff"):
        said = "a byte order mark stands before the first letter; expected none. Save without it."
        raise CourseError([Problem(name, 1, said)])
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise CourseError([Problem(name, line, "a zero byte; expected text. Remove it.")])
    return text.replace("\r\n", "\n").replace("\r", "\n")
