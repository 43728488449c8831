"""What decks and pages load, from npm into `_build/assets`: reveal.js, KaTeX, fonts, theme."""

from __future__ import annotations

from pathlib import Path

from scripts.base import programs
from scripts.base.files import write_atomically
from scripts.base.paths import CODE, TEMPLATES
from scripts.render import colours

REVEAL = ("dist/reset.css", "dist/reveal.css", "dist/reveal.js")
PLUGINS = ("notes", "search", "zoom", "highlight")
KATEX = ("katex.min.css", "katex.min.js")  # the script for Quarto, which typesets in the browser
BESIDE = (
    "deck.js",
    "exercises.js",
    "page.css",
    "progress.js",
    "reading.css",
    "reading.js",
    "scrolling.js",
    "search.css",
    "search.js",
    "themes.js",
    "start.css",
    "start.js",
)
FONTS = (  # family, style, file: variable fonts, each with the weights 200 to 900
    ("Source Sans 3", "normal", "source-sans/WOFF2/VF/SourceSans3VF-Upright.ttf.woff2"),
    ("Source Sans 3", "italic", "source-sans/WOFF2/VF/SourceSans3VF-Italic.ttf.woff2"),
    ("Source Code Pro", "normal", "source-code-pro/WOFF2/VF/SourceCodeVF-Upright.ttf.woff2"),
    ("Source Code Pro", "italic", "source-code-pro/WOFF2/VF/SourceCodeVF-Italic.ttf.woff2"),
)


def copy(root: Path, out: Path) -> None:
    """Fills `out` (`_build/assets`); a file that is already right is left as it is."""
    for name in REVEAL:
        _put(programs.module(f"reveal.js/{name}"), out / "reveal" / Path(name).name)
    for name in PLUGINS:
        plugin = f"plugin/{name}/{name}.js"
        _put(programs.module(f"reveal.js/{plugin}"), out / "reveal" / plugin)
    for name in KATEX:
        _put(programs.module(f"katex/dist/{name}"), out / "katex" / name)
    for font in sorted(programs.module("katex/dist/fonts").glob("*.woff2")):
        _put(font, out / "katex" / "fonts" / font.name)
    for script in [*(TEMPLATES / name for name in BESIDE), *sorted(TEMPLATES.glob("live*.js"))]:
        _put(script, out / script.name)
    _put(programs.module("minisearch/dist/umd/index.js"), out / "minisearch.js")
    for _, _, file in FONTS:
        _put(programs.module(file), out / "fonts" / Path(file).name)
    _text(fonts_css(), out / "fonts.css")
    _text(theme_css(root), out / "theme.css")
    _text(colours.css(root), out / "colours.css")


def fonts_css() -> str:
    """Rules that take the text fonts from the folder beside, not from the machine or a network."""
    rules = [
        f'@font-face {{ font-family: "{family}"; font-weight: 200 900; font-style: {style}; '
        f'font-display: block; src: url("fonts/{Path(file).name}") format("woff2"); }}'
        for family, style, file in FONTS
    ]
    return "\n".join(rules) + "\n"


def theme_css(root: Path) -> str:
    """The course's palette and theme through Dart Sass; if it has none, the project's."""
    defaults, rules = zip(_layer(root, "palette.scss"), _layer(root, "theme.scss"), strict=True)
    sass = [programs.node(), programs.module("sass/sass.js")]
    options = ["--stdin", "--style=compressed", "--no-source-map", "--no-charset"]
    return programs.run([*sass, *options], "\n".join([*defaults, *rules]))


def _layer(root: Path, name: str) -> tuple[str, str]:
    """Defaults and rules of a style, as Quarto divides them."""
    own = root / "slides" / name
    text = (own if own.exists() else CODE / "slides" / name).read_text(encoding="utf-8")
    defaults, _, rules = text.partition("/*-- scss:rules --*/")
    return defaults.replace("/*-- scss:defaults --*/", ""), rules


def _text(text: str, to: Path) -> None:
    if not to.exists() or to.read_text(encoding="utf-8") != text:
        write_atomically(to, text)


def _put(source: Path, to: Path) -> None:
    data = source.read_bytes()
    if not to.exists() or to.read_bytes() != data:
        write_atomically(to, data)
