"""Every word, formula and span is found on the line where it was written, in included files too."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.base.paths import CODE, Paths
from scripts.markdown import locate, qmd

TRICKY = """---
title: "T"
---

## It's a "quoted" heading --- with $x_1$ {#sec-one}

Words with `code`, *emphasis* and [a link](#sec-one), then [$3$]{.claim of="three"}
on two lines, and [$4$]{.claim of="four"}.

![Caption with $y$ and words.](/_build/figures/a/b.svg){#fig-b fig-alt="words and $ signs"}

| head | more |
|------|------|
| 1    | two  |

: A caption below. {#tbl-t}

::: {.columns}
::: {.column width="50%"}
[$5$]{.given of="five"}
:::
:::

```{.python}
x = "::: not a div"
```

The last [$6$]{.claim of="six"} @fig-b.
"""


def where(root: Path, text: str) -> dict[str, int]:
    (root / "slides").mkdir(parents=True)
    file = root / "slides" / "x.qmd"
    file.write_text(text)
    document = qmd.read(Paths(root), file)
    return {
        pairs["of"]: p.line
        for p in locate.places(document)
        if "of" in (pairs := locate.attributes(p.node)[2])
    }


def test_spans_stand_on_their_lines(tmp_path: Path) -> None:
    """Headings, tables, captions, code and divs before a span do not move its line."""
    expected = {
        name: TRICKY[: TRICKY.index(f'of="{name}"')].count("\n") + 1
        for name in ("three", "four", "five", "six")
    }
    assert where(tmp_path, TRICKY) == expected


@pytest.mark.parametrize(
    "file",
    sorted([*CODE.glob("slides/ch*.qmd"), *CODE.glob("handouts/ch*.qmd")]),
    ids=lambda p: p.stem,
)
def test_real_documents_are_located(file: Path) -> None:
    """In the shipped chapters every claim, heading and formula is on the line that holds it."""
    paths = Paths(CODE)
    document = qmd.read(paths, file)
    for place in locate.places(document):
        _, _, pairs = locate.attributes(place.node)
        lines = (CODE / place.path).read_text(encoding="utf-8").split("\n")
        if "of" in pairs and place.kind == "Span":
            near = "".join(lines[place.line - 1 : place.line + 8])
            assert f'of="{pairs["of"]}"' in near, (place.path, place.line)
        elif place.kind == "Header":
            assert lines[place.line - 1].startswith("#"), (place.path, place.line)
        elif place.kind == "Math":
            assert "$" in lines[place.line - 1], (place.path, place.line, place.node["c"][1])
