"""Likenesses that are no inner products: three friends by hand, and digits that may be shifted.

Two digits are as alike as their best product over shifts by up to one pixel. Kernel ridge
regression on 300 of them, tried on 597 others, with and without the negative eigenvalues.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from ch02_linear_algebra.layer import TRAINED, pictures

FRIENDS = np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1]])
MIXTURE = np.array([1, -1, 1])
EXAMPLES = 300
CHOSEN_BY = slice(EXAMPLES, TRAINED)  # pictures on which the strength is chosen
TRIED = slice(TRAINED, None)
STRENGTHS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)  # ridge
SIDE = 8
KINDS = {"plain": (False, False), "shifted": (True, False), "clipped": (True, True)}  # shift, clip


def friends_square() -> int:
    """The squared length that (1, -1, 1) would have."""
    return int(MIXTURE @ FRIENDS @ MIXTURE)


def best_products(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Largest product of each a with b shifted by at most a pixel, (N, M)."""
    wide = np.pad(B.reshape(-1, SIDE, SIDE), ((0, 0), (1, 1), (1, 1)))
    shifted = [
        wide[:, i : i + SIDE, j : j + SIDE].reshape(len(B), -1) for i in range(3) for j in range(3)
    ]
    return np.max([A @ moved.T for moved in shifted], axis=0)


def shift_cosines(A: np.ndarray, B: np.ndarray, shift: bool) -> np.ndarray:
    """Plain or best products over the lengths of both pictures; the best ones in both orders."""
    lengths = np.outer(np.linalg.norm(A, axis=1), np.linalg.norm(B, axis=1))
    products = (best_products(A, B) + best_products(B, A).T) / 2 if shift else A @ B.T
    return products / lengths


@cache
def with_examples(shift: bool) -> np.ndarray:
    """Likenesses of all pictures with the examples, (1797, 300)."""
    X, _ = pictures()
    return shift_cosines(X, X[:EXAMPLES], shift)


@cache
def spectrum(shift: bool) -> tuple[np.ndarray, np.ndarray]:
    """Eigenvalues, ascending, and eigenvectors in columns of the likenesses of the examples."""
    lam, Q = np.linalg.eigh(with_examples(shift)[:EXAMPLES])
    return lam, Q


def share_right(shift: bool, clip: bool, strength: float, part: slice = TRIED) -> float:
    """Share of new pictures named rightly by ridge regression onto the ten indicators.

    With `clip`, directions of negative eigenvalues are left out, in examples and new pictures.
    """
    (_, y), (lam, Q), k = pictures(), spectrum(shift), with_examples(shift)[part]
    kept = lam > 0 if clip else np.ones(len(lam), dtype=bool)
    target = np.eye(10)[y[:EXAMPLES]] - 0.1
    c = Q[:, kept] @ ((Q[:, kept].T @ target) / (lam[kept] + strength)[:, None])
    return float(((k @ c).argmax(axis=1) == y[part]).mean())


@cache
def accuracies() -> dict[str, np.ndarray]:
    """Shares for each strength: plain products, shifted ones, these without what is negative."""
    return {k: np.array([share_right(*how, s) for s in STRENGTHS]) for k, how in KINDS.items()}


def chosen_share(kind: str) -> float:
    """The share for the strength that does best on the pictures to choose by."""
    best = max(STRENGTHS, key=lambda s: share_right(*KINDS[kind], s, CHOSEN_BY))
    return share_right(*KINDS[kind], best)


def nearest_share(shift: bool) -> float:
    """The same for the nearest example by likeness."""
    (_, y), k = pictures(), with_examples(shift)[TRIED]
    return float((y[:EXAMPLES][k.argmax(axis=1)] == y[TRAINED:]).mean())


def likeness() -> dict[str, Any]:
    """What the slide says: negative eigenvalues, and shares named rightly."""
    lam = spectrum(True)[0]
    return {
        "negative": int((lam < -1e-9).sum()),
        "least": float(lam[0]),
        "largest": float(lam[-1]),
        "chosen": {kind: chosen_share(kind) for kind in KINDS},
        "worst": {kind: float(accuracies()[kind].min()) for kind in KINDS},
        "tried": len(with_examples(True)[TRIED]),
        "nearest": nearest_share(False),
        "nearest_shifted": nearest_share(True),
    }
