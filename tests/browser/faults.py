"""What may be wrong with a slide or a deck, and the words that the browser proof has for it."""

from __future__ import annotations

ARRIVED = (
    "<script>addEventListener('load', () => Reveal.on('slidechanged', "
    "e => e.currentSlide.id == 'sec-slope' && {}))</script>"
)
SEEDED = {  # what stands behind a headline, and the words
    "overflow down": (
        '<div style="height: 600px"></div><p>Too low.</p>',
        "px over the edge, above or below",
        "more)",
    ),
    "overflow right": (
        f'<p style="white-space: nowrap">{"far " * 100}</p>',
        "px over the edge at the side",
    ),
    "overflow only in a fragment": (
        '<div class="fragment" style="position: absolute; top: 715px">Low.</div>',
        "fragment 1 of 1, 1280 × 720: “Low.” reaches",
    ),
    "text on the footer": (
        '<p style="position: absolute; left: 64px; top: 684px; margin: 0; line-height: 1">Low.</p>',
        "“Low.” stands on the footer",
    ),
    "a picture smaller than its room": (
        "<style>#sec-slope img { height: 240px !important; width: auto !important }</style>",
        "could be ",
        "times as large where it stands",
    ),
    "clipped inner box": (
        '<div style="height: 40px; overflow: hidden"><p>One</p><p>Two</p></div>',
        "is cut:",
    ),
    "clipped at the side": (
        f'<div style="overflow: hidden; white-space: nowrap">{"far " * 500}</div>',
        "is cut:",
    ),
    "small text": (
        '<p style="font-size: 19px">Tiny.</p>',
        "“Tiny.” is set at 19 px; expected 20 px or more",
    ),
    "small index": ('<p>a<sup style="font-size: 12px">note</sup></p>', "“note” is set at 12 px"),
    "broken image": (
        '<img src="gone.png" alt="Nothing.">',
        "the picture “gone.png” cannot be shown",
    ),
    "console error": (
        ARRIVED.format("console.error('Oh dear.')"),
        "1280 × 720: the console says Oh dear.",
    ),
    "page error": (ARRIVED.format("missingName()"), "1280 × 720: a script failed:", "missingName"),
    "external request": (
        '<link rel="stylesheet" href="https://example.org/a.css">',
        "https://example.org/a.css is fetched",
    ),
    "external image": (
        '<img src="https://example.org/a.png" alt="Far.">',
        "https://example.org/a.png is fetched",
    ),
    "missing file": ('<link rel="stylesheet" href="gone.css">', "gone.css cannot be read"),
    "raw TeX": ("<p>So $x$ is.</p>", "“So $x$ is.” shows TeX as text"),
    "raw environment": ("<p>See \\begin{bmatrix}.</p>", "shows TeX as text"),
    "formula that failed": (
        '<p><span class="katex-error">x^</span></p>',
        "the formula “x^” could not be typeset",
    ),
    "contrast": (
        '<p style="color: #999999">Pale.</p>',
        "“Pale.”: color-contrast at 1 place",
        "WCAG 2.2",
    ),
    "picture without description": (
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">',
        "image-alt at 1 place",
    ),
    "hidden focusable element": (
        '<a href="#/" style="opacity: 0">Secret</a>',
        "Secret",
        "which is hidden",
    ),
    "what Tab does not reach": (
        '<p><a href="#/" tabindex="-1">Lost</a></p>',
        "“Lost” is shown but Tab does not reach it",
    ),
    "a mouse's button": (
        '<p><span onclick="void 0">Press</span></p>',
        "“Press” is shown but Tab does not reach it",
    ),
    "a low slider": (
        '<input type="range" aria-label="Low" style="height: 12px">',
        "“Low” is 12 px high; expected 24 px or more",
    ),
    "invisible focus": (
        '<p><a href="#/" style="outline: none">Dull</a></p>',
        "“Dull” looks the same with and without",
    ),
    "dead tabs": (
        '<style>[role=tab] { font-size: 24px }</style><div role="tablist">'
        '<button role="tab" aria-selected="true">A</button>'
        '<button role="tab" aria-selected="false" tabindex="-1">B</button></div>',
        "do not reach the tab “2”",
    ),
}
PAINTED = "@media ({wish}) {{ .pale {{ color: {colour} }} }}"
WIDE_FORMULA = (
    '<p><span class="katex"><span class="katex-html"><span class="katex-base" '
    'style="display: inline-block; width: 500px">x</span></span></span></p>'
)
ELSEWHERE = {  # the file, what stands in it, and the words: of one width, and so of one theme
    "grey in the dark": (
        "index.html",
        '<p style="color: #595959">Grey.</p>',
        ("index.html, 768 × 1024, dark: “Grey.”", "color-contrast at 1 place"),
    ),
    "grey in high contrast": (
        "index.html",
        f"<style>{PAINTED.format(wish='prefers-contrast: more', colour='#aaaaaa')}</style>"
        '<p class="pale">Grey.</p>',
        ("index.html, 390 × 844, contrast: “Grey.”", "color-contrast at 1 place"),
    ),
    "a formula too wide for a phone": (
        "index.html",
        WIDE_FORMULA,
        ("index.html, 390 × 844, contrast: “x” reaches", "over the edge at the side"),
    ),
    "a low button": (
        "index.html",
        '<button style="height: 12px; padding: 0; border: 0; font-size: 14px">B</button>',
        ("“B” is 12 px high; expected 24 px or more",),
    ),
    "a heavy page": (
        "index.html",
        f"<!-- {'heavy ' * 250_000} -->",
        ("the page has 1.5 MB; expected 1.5 MB at most",),
    ),
    "grey on a dark slide": (
        "slides/ch01_lines.html",
        '<p style="color: #595959">Grey.</p>',
        ("768 × 1024, dark: “Grey.”", "color-contrast at 1 place"),
    ),
    "a slide too wide for a phone": (
        "slides/ch01_lines.html",
        '<style>@media (max-width: 430px) { .wide { width: 1400px } }</style><p class="wide">W</p>',
        ("390 × 844, contrast: “W” reaches", "over the edge at the side"),
    ),
}
USED = {  # a place in the deck, what replaces it, and the words
    "overview": ("hash: true,", "hash: true, overview: false,", "Esc does not open the overview"),
    "speaker view": (
        "plugins: [RevealNotes, ",
        "plugins: [",
        "the speaker view does not open with S",
    ),
    "pace": (
        'deck.js"></script>',
        'deck.js"></script><script>Reveal.configure({ defaultTiming: null })</script>',
        "the speaker view does not show the pace",
    ),
    "search": ("RevealSearch, ", "", "search (Ctrl+Shift+F) does not open"),
    "zoom": ("RevealZoom, ", "", "zoom does not enlarge on Alt+click"),
    "print": ("pdfMaxPagesPerSlide: 1,", "pdfMaxPagesPerSlide: 3,", "pages for 4 slides"),
}
