"""Files put inside a page, so that it needs nothing beside it."""

from __future__ import annotations

import base64
import mimetypes
import re
from pathlib import Path
from urllib.parse import quote

OTHER_FORMATS = re.compile(r',\s*url\([^)]*\)\s*format\("(?:woff|truetype)"\)')
FILE = re.compile(r"""url\(["']?(?!data:)([^)"']+)["']?\)""")


def data(file: Path) -> str:
    """A file as an address of itself."""
    if file.suffix == ".svg":
        return svg(file.read_text(encoding="utf-8"))
    kind = "font/woff2" if file.suffix == ".woff2" else mimetypes.guess_type(file.name)[0]
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def svg(text: str) -> str:
    """A drawing as an address of itself: text, which is a quarter smaller than base64."""
    text = text.replace("'", "&apos;").replace('"', "'")
    return "data:image/svg+xml," + quote(" ".join(text.split()), safe=" '=:/()*,;!$+@?[]-._~<>{}|^")


def style(file: Path) -> str:
    """A style sheet with its fonts inside; other formats of the same font are dropped."""
    text = OTHER_FORMATS.sub("", file.read_text(encoding="utf-8"))
    return FILE.sub(lambda m: f"url({data((file.parent / m[1]).resolve())})", text)


def script(file: Path) -> str:
    """A script that may stand inside a page."""
    return file.read_text(encoding="utf-8").replace("</script", "<\\/script")
