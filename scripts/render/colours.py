"""`colours.css`: the palette as custom properties, one set a theme; paper has the light one."""

from __future__ import annotations

from pathlib import Path

from scripts.base.palette import palette

# The device decides until a reader chooses (`themes.js`). The dark colours are high in contrast
# too, so whoever asks the device for both gets those. Title slides and heads of pages are dark in
# every theme: `--stage`.
DARKER = "invert(1) brightness(1.2) invert(1)"  # all colours of a drawing but white
SHEET = """\
:root {{ color-scheme: light; {light} --drawing: none; --stage: {stage}; --stage-ink: {white}; }}
@media screen {{
@media (prefers-contrast: more) {{ :root:not([data-theme]) {{ {contrast} --drawing: {darker}; }} }}
@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ color-scheme: dark; {dark} }} }}
:root[data-theme="contrast"] {{ {contrast} --drawing: {darker}; }}
:root[data-theme="dark"] {{ color-scheme: dark; {dark} }}
}}
"""


def css(root: Path) -> str:
    """The style sheet that every page and deck loads."""
    light = palette(root)
    sets = {theme: _properties(root, theme) for theme in ("light", "dark", "contrast")}
    return SHEET.format(**sets, stage=light["accent"], white=light["paper"], darker=DARKER)


def _properties(root: Path, theme: str) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette(root, theme).items())
