"""The pipeline's imports point one way, and its modules stay readable."""
from __future__ import annotations

import ast
from pathlib import Path

from scripts.paths import CODE

LAYERS = [{"paths", "errors", "files", "kept", "plot", "declare"}, {"course", "live", "packages", "programs", "workers"},
          {"tree"}, {"qmd", "numbers", "site", "chapter"}, {"errata"},
          {"locate", "numerals", "figures"},
          {"latex", "render"}, {"formulas"}, {"claims"}, {"derivations"}, {"census"},
          {"subject"}, {"structure"}, {"coverage", "checks", "timing"}, {"reading", "mutations"}, {"mutate", "tasks"},
          {"documents"}, {"pages"}, {"graph"},
          {"bundle", "preview"},
          {"__main__", "bench", "browser", "prerender"}]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def modules() -> list[Path]:
    return sorted((CODE / "scripts").rglob("*.py"))


def test_imports_point_one_way() -> None:
    """A module imports only from layers below its own."""
    for file in modules():
        own = file.parent.name if file.parent.name in ("render", "browser") else file.stem
        if own == "__init__":
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names] \
                if isinstance(node, ast.Import) else []
            names = [f"scripts.{a.name}" for a in node.names] if names == ["scripts"] else names  # type: ignore[union-attr]
            for name in names:
                if name.startswith("scripts."):
                    used = name.split(".")[1]
                    assert used == own or RANK[used] < RANK[own], f"{file.name} imports {used}"


def test_modules_are_one_noun_each() -> None:
    """No module of the pipeline passes 250 lines."""
    assert {f.name: n for f in modules() if (n := len(f.read_text().splitlines())) > 250} == {}
