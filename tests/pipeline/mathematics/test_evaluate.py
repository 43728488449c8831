"""True relations between numbers hold, false ones are caught, and what is unclear is refused."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scripts.checks.arithmetic import Finding, findings
from scripts.mathematics import floats, trees
from scripts.mathematics.evaluate import value
from scripts.mathematics.relations import relations
from scripts.mathematics.scope import NotEvaluatedError, UndefinedError, bind

A = r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"
B = r"\begin{bmatrix} 0 & 1 \\ 1 & 1 \end{bmatrix}"


def matrix(rows: str) -> str:
    return rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}"


# left side, what it equals, and two values that it does not have
EXACT = r"""
5 + 2 | 7 | 8 | -7
7 \cdot 4 - 2 \cdot 2 | 24 | 52 | 32
-2^2 | -4 | 4 | -2
(-2)^2 | 4 | -4 | 2
2^{10} | 1{,}024 | 1{,}023 | 20
10\,000 | 10^4 | 10^3 | 10
2(3 + 4) | 14 | 10 | 24
1/2 \cdot 3 | 3/2 | 1/6 | 2/3
8/4/2 | 1 | 4 | 2
\frac12 + \frac13 | \frac56 | \frac25 | \frac16
\tfrac{1}{2}\cdot\frac{2}{3} | \frac{1}{3} | \frac{2}{6} + 1 | \frac{3}{4}
\frac{1}{\frac{1}{2}} | 2 | \frac12 | 1
0.5 + 0.25 | \frac34 | 0.7 | 0.8
2.5 \cdot 10^{-2} | 0.025 | 0.25 | 0.0025
28.5\,\% | 0.285 | 28.5 | 2.85
50\% \cdot 12 | 6 | 600 | 5
\sqrt{16} | 4 | -4 | 8
\sqrt{8} | 2\sqrt{2} | 4\sqrt2 | 2
\sqrt[3]{27} | 3 | 9 | \sqrt{27}
\sqrt[3]{-8} | -2 | 2 | -8/3
\sqrt{2}\sqrt{3} | \sqrt{6} | \sqrt5 | 6
(1 + \sqrt{2})^2 | 3 + 2\sqrt{2} | 3 | 3 - 2\sqrt2
\frac{1}{\sqrt{2}} | \frac{\sqrt{2}}{2} | \sqrt2 | \frac{\sqrt2}{4}
4^{1/2} | 2 | 8 | 16
4^{-1/2} | \frac12 | 2 | -2
2^{-3} | \frac18 | -8 | \frac16
2^{3^2} | 512 | 64 | 81
5! | 120 | 24 | 720
\frac{5!}{3!} | 20 | 10 | 60
\binom{4}{2} | 6 | 2 | 8
\binom{5}{2} + 1 | 11 | 3.5 | 10
\log 1 | 0 | 1 | -1
\ln e^{2} | 2 | 1 | 3
\log_2 8 | 3 | 4 | 2
\log_{10} 1000 | 3 | 2 | 4
\log 2 + \log 3 | \log 6 | \log 5 | \log 8
-\frac12 \log_2 \frac12 - \frac12 \log_2 \frac12 | 1 | -1 | \frac12
\exp(0) | 1 | 0 | 2
e^{-1} \cdot e^{3} | e^{2} | e^{-3} | e^4
\sin 30^\circ | \frac12 | \frac{\sqrt3}{2} | -\frac12
\cos\pi | -1 | 1 | 0
\sin^2 60^\circ | \frac34 | \frac14 | \frac12
\tan\frac{\pi}{4} | 1 | 0 | \frac{1}{2}
\arccos 0 | 90^\circ | 0 | 45^\circ
\max(1, 3, 2) | 3 | 2 | 1
\min\{4, -1\} | -1 | 4 | 1
\left\lvert -3 \right\rvert | 3 | -3 | 0
\lvert 2 - 5 \rvert | 3 | -3 | 7
\left\lVert (3, 4) \right\rVert | 5 | 25 | 7
\lVert (3, -4) \rVert_1 | 7 | -1 | 5
\lVert (3, -4) \rVert_\infty | 4 | 3 | -4
\left\lVert (3, 4) \right\rVert_2^2 | 25 | 5 | 7
\left\langle (1, 2), (3, 4) \right\rangle | 11 | 10 | 14
(1, 2) + (3, 4) | (4, 6) | (4, 5) | (6, 4)
2 (1, 2)^\top | \begin{pmatrix} 2 \\ 4 \end{pmatrix} | \begin{pmatrix} 2 \\ 2 \end{pmatrix} | (2, 4)
\det A | -2 | 2 | 10
\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix} | -2 | 2 | 4
A B | M{2 & 3 \\ 4 & 7} | M{3 & 4 \\ 4 & 6} | M{2 & 3 \\ 4 & 8}
A^{-1} | M{-2 & 1 \\ 3/2 & -1/2} | A | M{-2 & 1 \\ 3/2 & 1/2}
A^\top | M{1 & 3 \\ 2 & 4} | A | M{1 & 3 \\ 2 & 5}
A^2 | M{7 & 10 \\ 15 & 22} | M{1 & 4 \\ 9 & 16} | M{7 & 10 \\ 15 & 21}
\begin{bmatrix} 1 & 2 \end{bmatrix}\begin{bmatrix} 3 \\ 4 \end{bmatrix} | 11 | 14 | 10
\sum_{n=1}^{3} n^2 | 14 | 13 | 36
\prod_{k=1}^{4} k | 24 | 10 | 6
\operatorname{tr} A | 5 | 4 | -2
"""
ROUNDED = [  # a value, how it may be rounded, and how not
    (r"\sqrt{2}", r"1.414", r"1.415"),
    (r"\frac13", r"33.3\,\%", r"33.4\,\%"),
    (r"\pi", r"3.14", r"3.15"),
    (r"e^{-1/2}", r"0.61", r"0.60"),
    (r"-\log 2", r"-0.693", r"0.693"),
    (r"\arctan\frac34", r"36.9^\circ", r"36.8^\circ"),
    (r"\frac{2}{3}", r"0.667", r"0.666"),
    (r"2^{10}", r"1000", r"2000"),
    (r"\frac{1}{3}(1, 2)", r"(0.33, 0.67)", r"(0.33, 0.66)"),
]
ORDERED = [  # true, false
    (r"2 < 3", r"3 < 3"),
    (r"\sqrt{2} \le 1.5", r"\sqrt{2} \le 1.4"),
    (r"2 \ge 2", r"1 \geq 2"),
    (r"\frac12 > \frac13", r"\frac13 > \frac12"),
    (r"2 \ne 3", r"2 \neq 2"),
    (r"1 < 2 \leq 2", r"1 < 2 < 2"),
]


def spelled(side: str) -> str:
    """A and B are the matrices above; M{…} is one."""
    side = side.strip()
    if side.startswith("M{"):
        return matrix(side[2:-1])
    return side.replace("A", A).replace("B", B) if "begin" not in side else side


ROWS = [[spelled(side) for side in line.split(" | ")] for line in EXACT.strip().split("\n")]
TRUE = [
    *(f"{left} = {right}" for left, right, _, _ in ROWS),
    *(f"{right} = {left}" for left, right, _, _ in ROWS),
    *(f"{left} \\approx {right}" for left, right, _ in ROUNDED),
    *(true for true, _ in ORDERED),
]
FALSE = [
    *(f"{left} = {wrong}" for left, _, *both in ROWS for wrong in both),
    *(f"{left} \\ne {right}" for left, right, _, _ in ROWS),
    *(f"{left} \\approx {wrong}" for left, _, wrong in ROUNDED),
    *(f"{left} = {right}" for left, right, _ in ROUNDED if left != r"\pi"),
    *(false for _, false in ORDERED),
]
REFUSED = [
    *(r"2!! = 2", r"0^0 = 2"),
    *("2^10 = 1024", r"3\frac12 = 3.5", r"2\,3 = 6", r"1/2(3 + 1) = 2", r"|3| = 3", "3, 5 = 7/2"),
    *(r"f(2) = 5", r"[1, 2] = 3", r"(0, 1] = 2", r"\log 2 \cdot 3 = 7"),
    *(r"\sin^{-1} 1 = 0", r"1000_2 = 9", r"5 \pm 1 = 7", r"2 * 3 = 7", r"\pi = 0.3", "1,000 = 10"),
    *(r"1 - \pi = 0.7", r"3 \text{ of } 4 = 5", r"2 \propto 3 = 4", r"\{1, 2\} = 2", "012 = 13"),
    *(
        r"\log(2)^2 = 5",
        r"2!! = 2",
        r"0^0 = 2",
        r"{-2}^2 = 5",
        r"\sqrt{2} \approx \frac{7}{5}",
        r"2 : 4 = 3",
        "3.1.2 = 3",
    ),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """What became of every formula of the tables, read by one Node process."""
    return findings(tmp_path_factory.mktemp("found"), [*TRUE, *FALSE, *REFUSED])


def test_there_are_many() -> None:
    """At least 120 of each."""
    assert min(len(set(TRUE)), len(set(FALSE))) >= 120


@pytest.mark.parametrize("tex", TRUE)
def test_true_relations_hold(tex: str, found: dict[str, list[Finding]]) -> None:
    """All of them are evaluated, and none is called false."""
    assert {"true"} == {one.kind for one in found[tex]}, found[tex]


@pytest.mark.parametrize("tex", FALSE)
def test_false_relations_are_caught(tex: str, found: dict[str, list[Finding]]) -> None:
    """The last relation is the false one."""
    assert found[tex][-1].kind == "false"


@pytest.mark.parametrize("tex", REFUSED)
def test_what_may_mean_two_things_is_neither(tex: str, found: dict[str, list[Finding]]) -> None:
    """It is never called true, and never false."""
    assert found[tex]
    assert {one.kind for one in found[tex]} <= {"open", "refused"}


Pair = tuple[str, Fraction | None]


def joined(pair: tuple[Pair, Pair, str]) -> Pair:
    """Two expressions with an operation between them, and the value."""
    (left, a), (right, b), sign = pair
    if a is None or b is None:
        return left, None
    if sign in ("+", "-"):
        return f"{left} {sign} \\left({right}\\right)", a + b if sign == "+" else a - b
    if sign == "frac":
        return f"\\frac{{{left}}}{{{right}}}", a / b if b else None
    if sign == "/":
        return f"({left})/({right})", a / b if b else None
    between = {"·": r"\cdot ", "×": r"\times ", "": ""}[sign]
    return f"\\left({left}\\right) {between}({right})", a * b


LEAVES = st.integers(0, 2000).map(lambda n: (f"{n:,}".replace(",", "{,}"), Fraction(n)))
LEAVES |= st.integers(1, 999).map(lambda n: (f"{n / 100:.2f}", Fraction(n, 100)))
LEAVES |= st.integers(1, 9).map(lambda n: (f"-{n}^2", Fraction(-n * n)))
OPERATIONS = st.sampled_from(["+", "-", "frac", "/", "·", "×", ""])
TREES = st.recursive(LEAVES, lambda t: st.tuples(t, t, OPERATIONS).map(joined), max_leaves=6)


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(st.lists(TREES.filter(lambda pair: pair[1] is not None), min_size=5, max_size=15))
def test_values_are_those_of_fractions(pairs: list[Pair]) -> None:
    """However it is printed: equal to its value, and to no other."""
    root = Path(tempfile.mkdtemp())
    known = [(tex, v) for tex, v in pairs if v is not None]
    right = {f"{tex} = \\frac{{{v.numerator}}}{{{v.denominator}}}" for tex, v in known}
    wrong = {f"{tex} = \\frac{{{v.numerator + 1}}}{{{v.denominator}}}" for tex, v in known}
    got = findings(root, right | wrong)
    assert [one for tex in right for one in got[tex] if one.kind != "true"] == []
    assert [one for tex in wrong for one in got[tex] if one.kind != "false"] == []


def of(tex: str, values: dict[str, object], root: Path) -> object:
    """The value of the left side of `tex = 0`."""
    tree = trees.parse(root, [f"{tex} = 0"])[f"{tex} = 0"]
    return value(relations(tree or ())[0].left, bind(root, floats, values))


X = np.array([[1, 2, 3], [4, 5, 6]])
VALUES: dict[str, object] = {
    r"\mathbf{X}": X,
    r"\mathbf{x}_n": X,
    r"\mathbf{v}": X[0],
    "N": 2,
    "s": 0.002,
    "w_k": [5, 7],
    "u_j": {0: 2, 1: 3},
    r"\mathbf{B}_N": X.T,
    "f": lambda n: 10 * n,
    "J": lambda A: A.shape[0],
    "d": range(1, 4),
}


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"X_{12}", 2),
        (r"X_{2,3}", 6),
        (r"x_{21}", 4),
        (r"v_3", 3),
        (r"\sum_{k=1}^{N} w_k", 12),
        (r"\sum_k w_k", 12),
        (r"\sum_{k < N} w_k", 5),
        (r"\sum_{k \ge 2} w_k", 7),
        (r"\sum_{d \le N} v_d", 3),
        (r"\sum_{k, d} w_k v_d", 72),
        (r"\sum_{n \ne k} w_n w_k", 70),
        (r"\sum_{1 \le n < k \le N} w_n w_k", 35),
        (r"\max_k w_k", 7),
        (r"w_1 + \dots + w_N", 12),
        (r"v_1 + v_2 + \dots + v_3", 6),
        (r"\sum_{j=0}^{1} u_j", 5),
        (r"u_0", 2),
        (r"\sum_{n=1}^{N} \mathbf{x}_n^\top \mathbf{x}_n", 91),
        (r"\operatorname{tr}(\mathbf{B}_2^\top \mathbf{B}_N)", 91),
        (r"(\mathbf{X} \mathbf{X}^\top)_{12}", 32),
        (r"\prod_{k=1}^{2} w_k + 1", 36),
        (r"\det \operatorname{diag}(w_1, \dots, w_N)", 35),
        (r"\lVert [\mathbf{x}_1 \cdots \mathbf{x}_N] \rVert_F^2", 91),
        (r"f(N)", 20),
        (r"J(\mathbf{X})", 2),
        (r"N(N + 1)", 6),
        (r"\sum_{i=1}^{N} \sum_{j=1}^{3} X_{ij}", 21),
    ],
)
def test_symbols_and_indices(tex: str, expected: int, tmp_path: Path) -> None:
    """Indices count from 1; brackets behind a function are its argument; dots are filled in."""
    assert expected == pytest.approx(of(tex, VALUES, tmp_path))


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("w_3", "index 1 of w is 3; expected 1 to 2"),
        ("u_2", "index 1 of u is 2; it has no such member"),
        ("v_4", r"no entry \[4, 1\] in shape 3×1"),
        (r"\mathbf{B}_1", "has no index 1; expected 2"),
        ("w_i", "the index i of w has neither a range nor a value"),
        (r"\mathbf{3}", "is no vector that is known"),
        (r"\mathbf{X} \mathbf{X}", "shape 2×3 and shape 2×3 do not multiply"),
        (r"\mathbf{X} + \mathbf{v}", "shape 2×3 and shape 3×1 do not add"),
        (r"\mathbf{X}^{-1}", "a power of shape 2×3"),
        (r"\log(2 - N)", "a logarithm of what is not positive"),
    ],
)
def test_what_has_no_value_is_found(tex: str, said: str, tmp_path: Path) -> None:
    """A wrong index, a product of shapes that do not fit."""
    with pytest.raises(UndefinedError, match=said):
        of(tex, VALUES, tmp_path)


# a kink, and where there is nothing, within a step of the differences
SMALL = [r"\frac{\mathrm{d}}{\mathrm{d}s} " + of for of in (r"\lvert s \rvert", r"\log s")]
SMALL += [r"\mathbf{1}^\top \mathbf{v}"]  # ones that have no length are not multiplied


@pytest.mark.parametrize(
    "tex", ["q", r"\mathbf{C}_1", "w_{k}", r"\max_{\mathbf{V}} f", "p(w_1)", *SMALL]
)
def test_what_is_not_bound_is_not_evaluated(tex: str, tmp_path: Path) -> None:
    """It is never guessed."""
    with pytest.raises(NotEvaluatedError):
        of(tex, VALUES, tmp_path)
