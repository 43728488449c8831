"""In a setting true formulas hold, and wrong indices, exponents, signs, orders are caught."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scripts.mathematics import floats, trees
from scripts.mathematics.comparisons import wrong
from scripts.mathematics.relations import relations
from scripts.mathematics.scope import NotEvaluatedError, Scope, bind

N, D, K = 5, 4, 2


def values(seed: int) -> dict[str, Any]:
    """Examples, a symmetric positive definite S, any A and C, an orthogonal Q, a distribution."""
    rng = np.random.default_rng(seed)
    X, A, C = rng.standard_normal((N, D)), rng.standard_normal((D, D)), rng.standard_normal((D, D))
    S = A @ A.T + np.eye(D)
    lam, Q = np.linalg.eigh(S)
    lam, Q = lam[::-1], Q[:, ::-1]
    x, y, p = rng.standard_normal(D), rng.standard_normal(D), rng.dirichlet(np.ones(3))
    w, b, t = rng.standard_normal(D), rng.standard_normal(), float(rng.random()) + 0.3
    outcomes = [(q, {"u": float(v)}) for q, v in zip(p, (2.0, -1.5, 4.0), strict=True)]
    return {
        "N": N,
        "D": D,
        "K": K,
        r"\mathbf{X}": X,
        r"\mathbf{x}_n": X,
        r"\bar{\mathbf{x}}": X.mean(axis=0),
        r"\mathbf{A}": A,
        r"\mathbf{C}": C,
        r"\mathbf{S}": S,
        r"\mathbf{Q}": Q,
        r"\boldsymbol{\Lambda}": np.diag(lam),
        r"\lambda_d": lam,
        r"\mathbf{q}_d": Q.T,
        r"\mathbf{Q}_K": Q[:, :K],
        r"\mathbf{x}": x,
        r"\mathbf{y}": y,
        r"\mathbf{w}": w,
        r"\mathbf{e}_d": np.eye(D),
        r"\mathbf{1}": np.ones(D),
        "b": b,
        "t": t,
        "a": 2.5,
        "c": -1.2,
        "p_i": p,
        "v_i": [2.0, -1.5, 4.0],
        "outcomes": outcomes,
        r"\sigma": lambda z: 1 / (1 + np.exp(-z)),
        "f": lambda z: np.sin(z) + z**3,
        "g": lambda z: z @ S @ z / 2 - w @ z,
        "h": lambda z: z**2 if z > 0 else 0.0,
        "r_k": {0: 1.0, 1: 3.0, 2: 7.0, 3: 15.0},
    }


LINES = Path(__file__).with_name("relations.txt").read_text(encoding="utf-8").splitlines()
UNBOUND = r"\mathbf{1}_N"


def swapped(tex: str) -> str | None:
    """The relation read from the right."""
    left, sign, right = tex.partition(" = ")
    plain = not any(word in tex for word in ("cases", ",", "mid"))
    return f"{right} = {left}" if sign and plain else None


TRUE = [line[2:] for line in LINES if line.startswith("+") and UNBOUND not in line]
TRUE += [other for tex in TRUE if (other := swapped(tex))]
FALSE = [line[2:] for line in LINES if line.startswith("-")]


@cache
def scopes(root: Path) -> list[Scope]:
    return [bind(root, floats, values(seed)) for seed in range(5)]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where formulas of the tables are read, by one Node process."""
    folder = tmp_path_factory.mktemp("settings")
    trees.parse(folder, [*TRUE, *FALSE])
    return folder


def said(tex: str, root: Path) -> list[str]:
    """What is said of a formula in five instances; NotEvaluatedError if nothing can be."""
    tree = trees.parse(root, [tex])[tex]
    assert tree
    found = relations(tree)
    assert found
    return [wrong(relation, scope) for scope in scopes(root) for relation in found]


def test_there_are_many() -> None:
    """At least 150 of each."""
    assert min(len(set(TRUE)), len(set(FALSE))) >= 150


@pytest.mark.parametrize("tex", TRUE)
def test_true_formulas_hold(tex: str, root: Path) -> None:
    """In every instance, and all of them are evaluated."""
    assert not any(said(tex, root))


@pytest.mark.parametrize("tex", FALSE)
def test_false_formulas_are_caught(tex: str, root: Path) -> None:
    """In at least one instance, or because there is no value."""
    assert any(said(tex, root))


@pytest.mark.parametrize(
    "tex",
    [
        UNBOUND + " = 1",
        r"\max_{\mathbf{V}} \operatorname{tr} \mathbf{V} = 1",
        r"\mathbf{x} \sim \mathbf{y}",
        r"\frac{\partial b}{\partial t} = 0",
        r"\frac{\partial f}{\partial q} = 0",
        r"q = 3",
        r"\mathbb{E}[u \mid t] = 1",
        r"a \pm b = 1",
        r"p(t) = 1",
        r"\operatorname{softmax}(\mathbf{x}) = \mathbf{y}",
        r"t^* = t",
        r"\hat{\mathbf{x}} = \mathbf{x}",
        r"\lVert \mathbf{A} \rVert = 1",
        r"\mathbf{I} = 2\mathbf{I}",
    ],
)
def test_what_has_no_value_is_neither(tex: str, root: Path) -> None:
    """It is not evaluated, and so it never passes for proven."""
    with pytest.raises(NotEvaluatedError):
        said(tex, root)
