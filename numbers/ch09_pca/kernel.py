"""Kernel PCA on two rings."""

from __future__ import annotations

from functools import cache

import numpy as np

from ch09_pca.clouds import best_split
from ch09_pca.pca import Labelled, fit

INNER, OUTER = 1.0, 3.0  # radii of the rings
POINTS = 180  # on both rings together
GAMMA = 0.5  # inverse squared width of the kernel
WIDER = 0.1  # a kernel too wide for the rings
NARROWER = 2.0  # one too narrow
NEW = 1000  # points that neither fit nor threshold has seen


@cache
def rings(seed: int = 8, points: int = POINTS) -> Labelled:
    """Points (N, 2) on two noisy rings and the ring of each (N,)."""
    rng = np.random.default_rng(seed)
    y = np.repeat([0, 1], points // 2)
    radius = np.where(y == 0, INNER, OUTER) + 0.16 * rng.standard_normal(points)
    phi = 2 * np.pi * rng.random(points)
    return Labelled(np.column_stack([radius * np.cos(phi), radius * np.sin(phi)]), y)


def gaussian_kernel(A: np.ndarray, B: np.ndarray, gamma: float = GAMMA) -> np.ndarray:
    """exp(-γ ‖a - b‖²) for all pairs of rows, (len A, len B)."""
    squared = ((A[:, None] - B) ** 2).sum(axis=2)
    return np.exp(-gamma * squared)


def centred_gram(gamma: float = GAMMA) -> np.ndarray:
    """Inner products of the centred feature vectors of the rings, (N, N)."""
    K = gaussian_kernel(rings().X, rings().X, gamma)
    return K - K.mean(axis=0) - K.mean(axis=1, keepdims=True) + K.mean()


@cache
def first_kernel_component() -> np.ndarray:
    """Weights of the first kernel direction, which has length one; the outer ring is positive."""
    lam, U = np.linalg.eigh(centred_gram())
    alpha = U[:, -1] / np.sqrt(lam[-1])
    outer_mean = (centred_gram() @ alpha)[rings().y == 1].mean()
    return alpha * np.sign(outer_mean)


def kernel_scores(new: np.ndarray) -> np.ndarray:
    """Scores (L,) of new points (L, 2), centred in feature space as the training points were."""
    points, _ = rings()
    K, k = gaussian_kernel(points, points), gaussian_kernel(new, points)
    centred = k - k.mean(axis=1, keepdims=True) - K.mean(axis=0) + K.mean()
    return centred @ first_kernel_component()


def ring_accuracy() -> dict[str, float]:
    """Accuracy of the best threshold on the first score: linear, and by kernels of three widths."""
    points, y = rings()

    def accuracy(gamma: float) -> float:
        return best_split(np.linalg.eigh(centred_gram(gamma))[1][:, -1], y)

    return {
        "linear": best_split(fit(points).scores(points, 1)[:, 0], y),
        "kernel": best_split(kernel_scores(points), y),
        "wider_kernel": accuracy(WIDER),
        "narrower_kernel": accuracy(NARROWER),
    }


def separating_score() -> float:
    """The first kernel score halfway between the rings of the fit, where a threshold parts them."""
    scores, y = kernel_scores(rings().X), rings().y
    return float((scores[y == 0].max() + scores[y == 1].min()) / 2)


def new_ring_accuracy() -> dict[str, float]:
    """Accuracy of that threshold on new points; of thresholds fitted alike to rivals.

    These are the linear score, and the distance from the mean of the points of the fit.
    """
    points, y = rings(seed=9, points=NEW)
    old, known = rings()
    z, fitted = fit(old).scores(points, 1)[:, 0], fit(old).scores(old, 1)[:, 0]
    sign, cut = max(
        ((s, c) for s in (1, -1) for c in fitted),
        key=lambda rule: float(((rule[0] * (fitted - rule[1]) > 0) == (known == 1)).mean()),
    )
    distance, from_mean = (np.linalg.norm(Z - old.mean(axis=0), axis=1) for Z in (old, points))
    halfway = (distance[known == 0].max() + distance[known == 1].min()) / 2
    return {
        "distance": float(((from_mean > halfway) == (y == 1)).mean()),
        "kernel": float(((kernel_scores(points) > separating_score()) == (y == 1)).mean()),
        "linear": float(((sign * (z - cut) > 0) == (y == 1)).mean()),
    }
