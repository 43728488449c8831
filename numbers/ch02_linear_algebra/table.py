"""Columns of a real table that nearly repeat each other, and a dummy variable too many."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

PAIR = (4, 5)  # s1 and s2, total and low-density cholesterol
BLOOD = (5, 6, 8)  # s2, s3, s5: low- and high-density cholesterol, logarithm of triglycerides
HALF = 221
SPLITS = 500  # random halves of the patients


@cache
def patients() -> tuple[np.ndarray, np.ndarray]:
    """The diabetes table of scikit-learn: ten features of 442 patients, and the disease later."""
    from sklearn.datasets import load_diabetes  # not above: settings do without this second

    bunch = load_diabetes()
    return bunch.data, bunch.target


def patients_tried() -> int:
    """Rows of the table."""
    return len(patients()[0])


def correlation() -> float:
    """Correlation of the two columns."""
    X, _ = patients()
    return float(np.corrcoef(X[:, PAIR[0]], X[:, PAIR[1]])[0, 1])


def coefficients(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Offset and least-squares coefficients, (D + 1,)."""
    return np.linalg.lstsq(np.column_stack([np.ones(len(X)), X]), y, rcond=None)[0]


@cache
def halves_of_patients() -> dict[str, Any]:
    """The pair's coefficients, fitted to SPLITS random halves, and errors on the other halves.

    `first` and `second` are those of the pair, (SPLITS,); deviations are over the halves, rounded;
    `without` leaves the second of the pair out.
    """
    X, y = patients()
    every = list(range(X.shape[1]))
    left = [k for k in every if k != PAIR[1]]
    fits, errors = [], []
    for n in range(SPLITS):
        order = np.random.default_rng(n).permutation(len(X))
        some, others = order[:HALF], order[HALF:]
        models = [coefficients(X[some][:, columns], y[some]) for columns in (every, left)]
        pairs = zip((every, left), models, strict=True)
        guesses = [c[0] + X[others][:, columns] @ c[1:] for columns, c in pairs]
        fits.append(models[0][1:])
        errors.append([np.sqrt(np.mean((guess - y[others]) ** 2)) for guess in guesses])
    first, second = np.array(fits)[:, PAIR[0]], np.array(fits)[:, PAIR[1]]
    error, without = np.mean(errors, axis=0)
    weights = (first, second, first + second, first - second)
    return {
        "first": first,
        "second": second,
        "deviations": [round(weight.std()) for weight in weights],
        "error": error,
        "without": without,
        "spread": y.std(),
    }


def mixture() -> dict[str, float]:
    """How much of the first of the pair is a mixture of others: share of its variance, inflation.

    `inflation` is 1 / (1 - share) with all other features, `by_pair` with the second alone.
    """
    X, _ = patients()

    def share(columns: list[int]) -> float:
        c = coefficients(X[:, columns], X[:, PAIR[0]])
        rest = X[:, PAIR[0]] - c[0] - X[:, columns] @ c[1:]
        return float(1 - rest.var() / X[:, PAIR[0]].var())

    others = [k for k in range(X.shape[1]) if k != PAIR[0]]
    return {
        "share": share(list(BLOOD)),
        "inflation": 1 / (1 - share(others)),
        "by_pair": 1 / (1 - correlation() ** 2),
    }


def dummies() -> dict[str, Any]:
    """A table of five rows with an offset and a column for each of three colours; its rank."""
    colours = [0, 1, 2, 1, 0]
    X = np.column_stack([np.ones(5), np.eye(3)[colours]])
    return {"matrix": X, "rank": int(np.linalg.matrix_rank(X)), "columns": X.shape[1]}
