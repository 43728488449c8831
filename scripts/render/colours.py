"""`colours.css`: the palette as custom properties, one set a theme; on paper always the light one."""

from __future__ import annotations

from pathlib import Path

from scripts.base.palette import palette

# The device decides until a reader chooses (`themes.js`). The dark colours are high in contrast
# too, so whoever asks the device for both gets those. Title slides and heads of pages are dark in
# every theme: `--stage`.
SHEET = """\
:root {{ color-scheme: light; {light} --stage: {stage}; --stage-ink: {stage_ink}; }}
@media screen {{
@media (prefers-contrast: more) {{ :root:not([data-theme]) {{ {contrast} }} }}
@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ color-scheme: dark; {dark} }} }}
:root[data-theme="contrast"] {{ {contrast} }}
:root[data-theme="dark"] {{ color-scheme: dark; {dark} }}
}}
"""


def css(root: Path) -> str:
    """The style sheet that every page and deck loads."""
    light = palette(root)
    sets = {theme: _properties(root, theme) for theme in ("light", "dark", "contrast")}
    return SHEET.format(**sets, stage=light["accent"], stage_ink=light["paper"])


def _properties(root: Path, theme: str) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette(root, theme).items())
