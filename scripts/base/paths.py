"""Where things are: the course (`root`) and the pipeline's own code, which tests keep apart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CODE = Path(__file__).resolve().parents[2]  # filters, templates, node_modules: of the code
FILTERS = CODE / "scripts" / "render" / "filters"
TEMPLATES = CODE / "scripts" / "render" / "templates"


@dataclass(frozen=True)
class Paths:
    """The rooms of one course."""

    root: Path

    @property
    def build(self) -> Path:
        return self.root / "_build"

    @property
    def cache(self) -> Path:
        return self.build / ".cache"

    def figure(self, key: str, name: str) -> Path:
        """A figure that code draws."""
        return self.picture(key, f"{name}.svg")

    def picture(self, key: str, file: str) -> Path:
        """A picture as documents show it: a figure, a photograph or a drawing."""
        return self.build / "figures" / key / file

    def live(self, key: str) -> Path:
        """Data of the live elements of a chapter's deck."""
        return self.build / "live" / f"{key}.js"

    def checked(self, room: str, stem: str) -> Path:
        """What is known of a document in order; only then are its products finished."""
        return self.cache / "checked" / room / f"{stem}.json"

    def entries(self, room: str, stem: str) -> Path:
        """What of a checked document can be looked up."""
        return self.cache / "entries" / room / f"{stem}.json"

    def formulas(self, room: str, stem: str) -> Path:
        """The formulas of a checked document as paper has them, for Quarto's filter."""
        return self.cache / "formulas" / room / f"{stem}.json"

    def converted(self, room: str, product: str) -> Path:
        """A product as pandoc leaves it: HTML or Typst in which formulas are still marks."""
        return self.cache / "converted" / room / product

    def numbers(self, key: str) -> Path:
        """The values of a chapter's numbers."""
        return self.cache / "numbers" / f"{key}.json"

    def listings(self, room: str, stem: str) -> Path:
        """What running the listings of a document gave."""
        return self.cache / "listings" / room / f"{stem}.json"

    def relative(self, path: Path) -> str:
        """Path as people read it: from the root, with forward slashes."""
        inside = path.is_relative_to(self.root)
        return (path.relative_to(self.root) if inside else path).as_posix()
