"""Where notebooks run elsewhere: on Colab and Binder, if the course says where it is published."""

from __future__ import annotations

import re
from urllib.parse import quote

from scripts.base import texts
from scripts.base.paths import Paths
from scripts.course import metadata

NAME = (
    "course-notebooks"  # in _quarto.yml: https://github.com/<owner>/<name>/blob/<branch>[/folder]
)
GITHUB = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+)/blob/([\w.-]+)((?:/[\w.-]+)*)/?")


def configured(paths: Paths) -> re.Match[str] | None:
    """The one address, in its parts; None where none is configured."""
    file = paths.root / "_quarto.yml"
    if not file.exists():
        return None
    meta, _ = metadata.load_yaml(texts.read(file, file.name), file.name)
    return GITHUB.fullmatch(str(meta.get(NAME, "")))


def first_cell(paths: Paths, key: str, pins: list[str]) -> str:
    """What installs, where a notebook runs elsewhere, what it was made with; nothing at home."""
    found = configured(paths)
    if found is None:
        return ""
    owner, name, branch, folder = found.groups()
    modules = f"{name}{folder}/notebooks/{key}"
    return f"""\
# Where this notebook runs elsewhere: the versions it was made with, and the course's own modules.
import os
import sys

if "google.colab" in sys.modules or "BINDER_SERVICE_HOST" in os.environ:
    %pip install --quiet {" ".join(pins)}
if "google.colab" in sys.modules:
    !git clone --quiet --depth 1 --branch {branch} https://github.com/{owner}/{name}
    sys.path.insert(0, "{modules}")"""


def links(paths: Paths, notebook: str) -> list[tuple[str, str]]:
    """Names and addresses of the places where a notebook, named `<key>/<name>.ipynb`, runs."""
    found = configured(paths)
    if found is None:
        return []
    owner, name, branch, folder = found.groups()
    file = f"{folder}/notebooks/{notebook}".lstrip("/")
    colab = f"https://colab.research.google.com/github/{owner}/{name}/blob/{branch}/{file}"
    binder = f"https://mybinder.org/v2/gh/{owner}/{name}/{branch}?labpath={quote(file, safe='')}"
    return [("Colab", colab), ("Binder", binder)]
