"""The measure of the checks: every site that a reader sees, judged as `check` judges the course."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from scripts.base.paths import Paths
from scripts.checks import falsehood, mutate, mutations
from scripts.checks.falsehood import Falsehood
from scripts.checks.mutations import Mutation
from scripts.markdown import qmd, seen
from scripts.markdown.seen import Part
from tests.conftest import Course

KEY = "ch01_lines"
DECK = f"slides/{KEY}.qmd"
MORE = r"""
## One more: 4 of them {#sec-more}

![A line through 2 points.](/_build/figures/ch01_lines/line.svg){fig-alt="A line through 3 points."}

Let $x_1^2 + x_n \le \pm 8$ and $-x_1 = 3$, so 7 > 5; see section 2.1 and `s[1]`.

```{.python code-line-numbers="1|2" not-run="b is not there"}
a = 4 - b  # 6
assert a < 9
```

::: {.reading}
Alone you read that $x_2 = 4$, or 6.

::: {.quiz}
Which of 3?

- [x] $x_2$ [It is 4.]{.reason}
- [ ] $x_3$ [It is 5.]{.reason}
- [ ] None of 2 [One is.]{.reason}
:::
:::

::: {.notes}
[0 min]{.minutes} Nothing.
:::
"""


@pytest.fixture
def wide(sample: Course) -> Course:
    """The sample with a slide that has every class of site, checked."""
    sample.edit(DECK, "\n## The sources {#", f"{MORE}\n## The sources {{#")
    assert sample.run("check")[0] == 0, sample.run("check")
    return sample


def _sites(root: Path) -> list[Falsehood]:
    paths = Paths(root)
    texts = {text.document.path: text for text in falsehood.texts(paths, KEY)}
    return mutate.falsehoods(paths, texts, random.Random(0))


def test_every_class_of_site_is_found(wide: Course) -> None:
    """Digits, signs, relations and scripts wherever a reader sees them."""
    kinds = {false.mutation.kind for false in _sites(wide.root)}
    assert kinds >= {
        *("digit, formula", "digit, index", "digit, exponent", "digit, prose", "digit, title"),
        *("digit, caption", "digit, alt text", "digit, listing", "digit, minutes"),
        *("digit, difficulty", "digit, front matter", "digit, number of a chapter or section"),
        *("sign, formula", "sign, listing", "relation, formula", "relation, listing"),
        *("relation, prose", "letter of an index", "order of a matrix"),
    }


def test_visible_digits_are_sites_and_others_none(wide: Course) -> None:
    """Of the added slide every digit that is shown, and no digit of an id, a path or a mark."""
    text = wide.path(DECK).read_text()
    document = qmd.read(Paths(wide.root), wide.path(DECK))
    start = document.text.index("## One more")
    shown = Counter(
        document.text[false.mutation.start]
        for false in _sites(wide.root)
        if false.path == DECK and not false.in_front
        if false.mutation.start >= start and false.mutation.kind.startswith("digit")
    )
    in_reading = "246324352"
    assert shown == Counter("423128137521146900" + in_reading)
    assert "code-line-numbers" in text


def test_uniform_and_without_repetition(wide: Course) -> None:
    """Each site stands once in the draw, whatever its class."""
    sites = [(f.path, f.in_front, f.mutation.start, f.mutation.end) for f in _sites(wide.root)]
    assert len(sites) == len(set(sites))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("formula", "7", {"digit, formula": set("012345689")}),
        ("formula", r"x \le 3", {"relation, formula": {r"\ge ", "<"}}),
        ("formula", "-x", {"sign, formula": {""}}),
        ("formula", "a - b", {"sign, formula": {"+"}}),
        ("formula", r"\cdot -b", {"sign, formula": {""}}),
        ("formula", "x_n y_m z_k", {"letter of an index": {"n", "m", "k"}}),
        ("formula", r"\\[6pt] \hspace{2em} \begin{array}{cc} x \end{array}", {}),
        ("formula", r"\text{non-linear}", {}),
        ("prose", "two-dimensional, 1-3 and -4", {"sign, prose": {"+"}}),
        ("listing", "a -> b = c == d", {"relation, listing": {"!="}}),
        (
            "formula",
            r"\begin{bmatrix}1 & 2\end{bmatrix}",
            {"order of a matrix": {"2 & 1"}},
        ),
    ],
)
def test_a_slip_changes_what_it_says(kind: str, text: str, expected: dict[str, set[str]]) -> None:
    """Each class of slip changes just its own thing, and always something."""
    part, made = Part(0, len(text), kind), dict[str, set[str]]()
    for seed in range(60):
        for found in mutations.mutations(text, [part], random.Random(seed)):
            assert text[found.start : found.end] != found.text
            made.setdefault(found.kind, set()).add(found.text)
    if not any(name.startswith("digit") for name in expected):
        made = {name: texts for name, texts in made.items() if not name.startswith("digit")}
    assert expected == made


def test_quick_verdicts_are_those_of_the_whole_check(wide: Course) -> None:
    """What the changed piece alone decides is what `check` says of the changed course."""
    paths = Paths(wide.root)
    texts = {text.document.path: text for text in falsehood.texts(paths, KEY)}
    assert all(len(text.pieces) > 1 for text in texts.values())
    some = _sites(wide.root)[:40]
    quick = falsehood.judge(paths, texts, some)
    assert {True, False} <= set(quick)
    for false, verdict in zip(some, quick, strict=True):
        file = wide.path(false.path)
        true, mutation = file.read_text(), false.mutation
        if false.in_front:
            at = true.index("---\n") + 4
            changed = falsehood.put(true, mutation, -at)
        else:
            changed = _in_source(true, texts[false.path].document.text, mutation)
        file.write_text(changed)
        said = wide.run("check")[2]
        readme = any(line.startswith("README.md") for line in said)  # written by the pipeline
        found = [line for line in said if re.match(r"(slides|handouts)/.*: ", line)]
        assert bool(found) == bool(verdict), (false, said, readme)
        file.write_text(true)


def _in_source(source: str, expanded: str, mutation: Mutation) -> str:
    """A source with a mutation of its expanded text: the same behind what is included."""
    behind = len(expanded) - mutation.start
    at = len(source) - behind
    if source[at:] != expanded[mutation.start :]:  # in front of the include
        front = source.index("---\n", 4) + 4
        at = front + mutation.start
    assert source[at : at + 1] == expanded[mutation.start : mutation.start + 1]
    return falsehood.put(source, mutation, mutation.start - at)


def test_survivors_are_named_and_seeds_reproduce(wide: Course) -> None:
    """A change that nothing sees is reported at its line; the same seed gives the same lines."""
    paths = Paths(wide.root)
    first, again, other = (list(mutate.run(paths, KEY, seed, 20).lines()) for seed in (6, 6, 7))
    assert first == again
    assert first != other
    once = mutate.run(paths, KEY, 5, 1000)  # every site
    assert once.total.total() > 50
    line = wide.path(DECK).read_text().split("\n").index(MORE.split("\n")[5]) + 1
    named = [str(problem) for problem in once.survivors if "7 > [5" in str(problem)]
    assert named
    assert named[0].startswith(f"{DECK}:{line}: survives (digit, prose)")
    protected = [str(p) for p in once.survivors if "min]" in str(p) or "0.[3" in str(p)]
    assert not protected


def test_a_blind_check_catches_less(sample: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure falls when the checks of numbers are taken away."""
    assert sample.run("check")[0] == 0
    before = mutate.run(Paths(sample.root), KEY, 3, 60).rate
    monkeypatch.setattr("scripts.checks.claims.check", lambda *_: [])
    monkeypatch.setattr("scripts.checks.derivations.check", lambda *_: [])
    assert mutate.run(Paths(sample.root), KEY, 3, 60).rate < before - 10


def test_a_measure_is_shown_while_it_is_true(sample: Course) -> None:
    """`mutate` keeps its result; the report shows it until a text changes; `--at-least` fails."""
    code, out, _ = sample.run("mutate", "--count", "12")
    assert code == 0
    caught = re.search(r"^ +(\d+/12) ", out, re.M)
    assert caught is not None
    assert sample.run("check")[1].splitlines()[1].split()[-1] == caught[1]
    assert f"| {caught[1]} |" in sample.path("_build/.cache/course/coverage.qmd").read_text()
    sample.edit(DECK, "Say it slowly.", "Say it very slowly.")
    assert sample.run("check")[1].splitlines()[1].split()[-1] == "–"
    assert sample.run("mutate", "--count", "12", "--at-least", "101")[0] == 1


def test_what_is_seen_is_what_the_tree_says(course: Path) -> None:
    """The digits that are sites are those of the words, formulas and listings of the documents."""
    paths = Paths(course)
    for file in sorted([*course.glob("slides/ch*.qmd"), *course.glob("handouts/ch*.qmd")]):
        document = qmd.read(paths, file)
        ours = Counter[str]()
        for part in seen.parts(document):
            ours.update(re.findall(r"\d", document.text[part.start : part.end]))
        theirs = Counter[str]()
        _count(document.blocks, theirs)
        for texts in document.inserted.values():
            theirs.subtract(Counter(re.findall(r"\d", "".join(texts))))
        assert +ours == +theirs, file


def _is_numbered(node: dict[str, Any]) -> bool:
    """Is it a list whose points have numbers, not letters?"""
    return node.get("t") == "OrderedList" and "Alpha" not in node["c"][0][1]["t"]


def _count(node: object, digits: Counter[str]) -> None:
    """Digits of everything in a tree that is shown."""
    if isinstance(node, list):
        for child in node:
            _count(child, digits)
    elif isinstance(node, dict) and _is_numbered(node):
        first = node["c"][0][0]
        digits.update(c for i in range(len(node["c"][1])) for c in str(first + i))
        _count(node["c"][1], digits)
    elif isinstance(node, dict) and "t" in node:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            digits.update(re.findall(r"\d", content))
        elif kind in ("Math", "Code", "CodeBlock"):
            digits.update(re.findall(r"\d", content[1]))
        elif kind == "Cite":  # as it was written, without its key
            words = "".join(part.get("c", " ") for part in content[1] if part["t"] in ("Str",))
            digits.update(re.findall(r"\d", re.sub(r"@[\w-]+", "", words)))
        elif kind == "Figure":
            _count(content[2], digits)
        elif kind in ("Image", "Div"):
            identifier, _, pairs = content[0]
            told = {"fig-alt"} if kind == "Image" else {"minutes", "difficulty"}
            if kind == "Image" or identifier.startswith("exr-"):
                digits.update(c for key, v in pairs if key in told for c in v if c.isdigit())
            _count(content[1], digits)
        elif kind not in ("RawBlock", "RawInline"):
            _count(content, digits)
