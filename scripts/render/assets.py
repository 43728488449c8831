"""What decks and pages load, copied from npm packages into `_build/assets`: reveal.js, KaTeX, fonts, the theme."""

from __future__ import annotations

from pathlib import Path

from scripts.base import programs
from scripts.base.files import write_atomically
from scripts.base.paths import CODE, TEMPLATES
from scripts.render import typesetter

REVEAL = ("dist/reset.css", "dist/reveal.css", "dist/reveal.js")
PLUGINS = ("notes", "search", "zoom", "highlight")
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
        _put(
            programs.module(f"reveal.js/plugin/{name}/{name}.js"),
            out / "reveal" / "plugin" / name / f"{name}.js",
        )
    _put(programs.module("katex/dist/katex.min.css"), out / "katex" / "katex.min.css")
    _put(
        programs.module("katex/dist/katex.min.js"), out / "katex" / "katex.min.js"
    )  # Quarto typesets in the browser
    for font in sorted(programs.module("katex/dist/fonts").glob("*.woff2")):
        _put(font, out / "katex" / "fonts" / font.name)
    for script in [TEMPLATES / "deck.js", *sorted(TEMPLATES.glob("live*.js"))]:
        _put(script, out / script.name)
    for _, _, file in FONTS:
        _put(programs.module(file), out / "fonts" / Path(file).name)
    _text(fonts_css(), out / "fonts.css")
    _text(theme_css(root), out / "theme.css")
    _text(page_css(root), out / "page.css")


def fonts_css() -> str:
    """Rules that take the text fonts from the folder beside, never from the machine or a network."""
    rules = [
        f'@font-face {{ font-family: "{family}"; font-weight: 200 900; font-style: {style}; font-display: block; '
        f'src: url("fonts/{Path(file).name}") format("woff2"); }}'
        for family, style, file in FONTS
    ]
    return "\n".join(rules) + "\n"


def page_css(root: Path) -> str:
    """The style of plain pages, with the palette as custom properties."""
    colours = "".join(f" --{name}: {value};" for name, value in typesetter.palette(root).items())
    return f":root {{{colours} }}\n" + (TEMPLATES / "page.css").read_text(encoding="utf-8")


def theme_css(root: Path) -> str:
    """The course's palette and theme through Dart Sass; where the course has none, the project's."""

    def layer(name: str) -> tuple[str, str]:
        own = root / "slides" / name
        text = (own if own.exists() else CODE / "slides" / name).read_text(encoding="utf-8")
        defaults, _, rules = text.partition("/*-- scss:rules --*/")
        return defaults.replace("/*-- scss:defaults --*/", ""), rules

    palette, theme = layer("palette.scss"), layer("theme.scss")
    source = "\n".join([palette[0], theme[0], palette[1], theme[1]])
    command: list[str | Path] = [
        programs.node(),
        programs.module("sass/sass.js"),
        "--stdin",
        "--style=compressed",
        "--no-source-map",
        "--no-charset",
    ]
    return programs.run(command, source)


def _text(text: str, to: Path) -> None:
    if not to.exists() or to.read_text(encoding="utf-8") != text:
        write_atomically(to, text)


def _put(source: Path, to: Path) -> None:
    if not (
        to.exists()
        and to.stat().st_size == source.stat().st_size
        and to.read_bytes() == source.read_bytes()
    ):
        write_atomically(to, source.read_bytes())
