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


def parse(text: str) -> tuple[dict[str, Any], str]:
    """pandoc's reading of Markdown, macros expanded, and its warnings."""
    run = subprocess.run(
        [str(pandoc()), "-f", "markdown", "-t", "json"], input=text.encode(), capture_output=True
    )
    warnings = run.stderr.decode(errors="replace").strip()
    if run.returncode:
        raise RenderError(f"pandoc: {warnings}")
    return json.loads(run.stdout), warnings
