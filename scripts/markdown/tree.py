"""pandoc's tree of a document."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

from scripts.base.errors import RenderError
from scripts.base.programs import pandoc

Block = dict[str, Any]
FENCE = re.compile(r"\s*(`{3,}|~{3,})")


READER = "markdown-native_divs-native_spans"  # tags of HTML stay what they are, to be named


def parse(text: str) -> tuple[dict[str, Any], str]:
    """pandoc's reading of Markdown, macros expanded, and its warnings."""
    command = [str(pandoc()), f"--from={READER}", "--to=json"]
    run = subprocess.run(command, input=text.encode(), capture_output=True)
    warnings = run.stderr.decode(errors="replace").strip()
    if run.returncode:
        raise RenderError(f"pandoc: {warnings}")
    return json.loads(run.stdout), warnings


def complaint(text: str, reader: str) -> str:
    """What pandoc says of a text that it cannot read; nothing when it can."""
    command = [str(pandoc()), f"--from={reader}", "--to=json"]
    run = subprocess.run(command, input=text.encode(), capture_output=True)
    return run.stderr.decode(errors="replace") if run.returncode else ""
