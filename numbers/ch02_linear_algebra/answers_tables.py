"""Answers of the exercises on tables: wines and their cultivars, patients and their labels."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import numpy as np
from scipy.linalg import qr

from scripts.declare import cross_checked_by

EXR_LABELS_PATIENTS = 20
EXR_LABELS_FEATURES = 30
EXR_LABELS_SIGNS = (-1, 1)
EXR_LABELS_SHUFFLES = 100

Fit = Callable[[np.ndarray, np.ndarray], np.ndarray]


@cache
def wines() -> tuple[np.ndarray, np.ndarray]:
    """Alcohol in percent of volume of 178 wines, and which of three cultivars each is of."""
    from sklearn.datasets import load_wine

    bunch = load_wine()
    return bunch.data[:, 0], bunch.target


def wine_table() -> np.ndarray:
    """A column of ones and one for each cultivar, (178, 4)."""
    _, kind = wines()
    return np.column_stack([np.ones(len(kind)), np.eye(3)[kind]])


def _from_means() -> dict[str, Any]:
    """All three coefficient vectors from the three means m: (t, m - t) for three numbers t."""
    alcohol, kind = wines()
    m = np.array([alcohol[kind == k].mean() for k in range(3)])
    chosen = {"first": m[0], "least": m.sum() / 4, "balanced": m.mean()}
    return {"means": m} | {name: np.array([t, *(m - t)]) for name, t in chosen.items()}


@cross_checked_by(_from_means)
def exr_cultivars() -> dict[str, Any]:
    """Least squares on the table: one column dropped, of least norm, with effects of sum zero."""
    (alcohol, _), X = wines(), wine_table()

    def solved(columns: np.ndarray) -> np.ndarray:
        return np.linalg.lstsq(columns, alcohol, rcond=None)[0]

    offset, second, third = solved(X[:, [0, 2, 3]])
    t, a, b = solved(np.column_stack([X[:, 0], X[:, 1] - X[:, 3], X[:, 2] - X[:, 3]]))
    return {
        "means": solved(X[:, 1:]),
        "first": np.array([offset, 0, second, third]),
        "least": solved(X),
        "balanced": np.array([t, a, b, -a - b]),
    }


def exr_cultivars_gap() -> float:
    """How much more alcohol the first cultivar has than the second, in the mean."""
    alcohol, kind = wines()
    return float(alcohol[kind == 0].mean() - alcohol[kind == 1].mean())


@cache
def biopsies() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ones and 30 features, standardised by 20 patients, in a drawn order; labels ±1; radius."""
    from sklearn.datasets import load_breast_cancer

    bunch = load_breast_cancer()
    order = np.random.default_rng(5).permutation(len(bunch.data))
    X, y = bunch.data[order], 2.0 * bunch.target[order] - 1
    few = X[:EXR_LABELS_PATIENTS]
    Z = (X - few.mean(axis=0)) / few.std(axis=0)
    return np.column_stack([np.ones(len(Z)), Z]), y, X[:, 0]


def _least_norm(Z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The solution of least norm, as a mixture of the rows of Z."""
    return Z.T @ np.linalg.solve(Z @ Z.T, y)


def _by_library(Z: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.linalg.lstsq(Z, y, rcond=None)[0]


def _rank_by_qr(Z: np.ndarray) -> int:
    diagonal = np.abs(np.diag(qr(Z, mode="r", pivoting=True)[0]))
    return int((diagonal > 1e-10 * diagonal[0]).sum())


def _labels(fit: Fit, rank: Callable[[np.ndarray], Any]) -> dict[str, Any]:
    """Shares of new patients named rightly by exact fits to true and to shuffled labels."""
    Z, y, radius = biopsies()
    n = EXR_LABELS_PATIENTS
    rng = np.random.default_rng(0)

    def right(labels: np.ndarray) -> float:
        c = fit(Z[:n], labels)
        assert np.abs(Z[:n] @ c - labels).max() < 1e-9, "the fit is exact"
        return float((np.sign(Z[n:] @ c) == y[n:]).mean())

    places = np.sort(radius[:n])
    cuts = (places[:-1] + places[1:]) / 2
    hits = [(np.where(radius[:n] < cut, 1, -1) == y[:n]).mean() for cut in cuts]
    cut = cuts[int(np.argmax(hits))]
    rank_found = int(rank(Z[:n]))
    return {
        "tried": len(y) - n,
        "columns": Z.shape[1],
        "rank": rank_found,
        "free": Z.shape[1] - rank_found,
        "true": right(y[:n]),
        "shuffled": np.mean([right(rng.permutation(y[:n])) for _ in range(EXR_LABELS_SHUFFLES)]),
        "common": (y[n:] == 1).mean(),
        "radius": (np.where(radius[n:] < cut, 1, -1) == y[n:]).mean(),
    }


@cross_checked_by(partial(_labels, _least_norm, _rank_by_qr))
def exr_labels() -> dict[str, Any]:
    """20 patients, 31 columns: rank, free dimensions, and how exact fits do on new patients."""
    return _labels(_by_library, np.linalg.matrix_rank)
