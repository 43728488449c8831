"""A document with every file that decides what is read of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.build.plan import Plan
from scripts.drawing.figures import FIGURE
from scripts.markdown import links, listings, qmd
from scripts.markdown.listings import Found


@dataclass(frozen=True)
class Source:
    """A .qmd with every file that decides what pandoc reads of it, and what shows where."""

    path: Path
    room: str  # nothing for the pages in the root
    files: list[Path]
    pictures: list[Path]
    linked: list[Path]  # sources that it links to, there or not
    listings: list[Found]

    @classmethod
    def of(cls, plan: Plan, path: Path) -> Source:
        """The document, what it includes, the settings merged with its own, its figures."""
        root = plan.paths.root
        included = qmd.include_paths(path, root)
        texts = [file.read_text("utf-8", "replace") for file in (path, *included)]
        shown = {
            plan.paths.picture(key, name) for text in texts for key, name in FIGURE.findall(text)
        }
        settings = [root / name for name in ("_quarto.yml", "_variables.yml")]
        cited = [*root.glob("*.bib"), *root.glob("*.csl")]
        files = [path, *included, path.parent / "_metadata.yml", *settings, *cited]
        linked = links.sources(root, path.parent, "\n".join(texts))
        room = "" if path.parent == root else path.parent.name
        code = listings.of(root, path) if room and any("python" in text for text in texts) else []
        return cls(path, room, files, sorted(shown & plan.made), linked, code)

    @property
    def name(self) -> str:
        """As steps name it: `slides/ch09_pca`, or `index`."""
        return f"{self.room}/{self.path.stem}" if self.room else self.path.stem
