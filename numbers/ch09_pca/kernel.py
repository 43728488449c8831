"""Kernel PCA on two rings."""

from __future__ import annotations

from functools import cache

import numpy as np

from ch09_pca.clouds import best_split
from ch09_pca.pca import Labelled, fit

INNER, OUTER = 1.0, 3.0  # radii of the rings
EACH = 90  # points on a ring
GAMMA = 0.5  # inverse squared width of the kernel
WIDER = 0.1  # a kernel too wide for the rings
NARROWER = 2.0  # one too narrow


@cache
def rings() -> Labelled:
    """Points (N, 2) on two noisy rings and the ring of each (N,)."""
    rng = np.random.default_rng(8)
    y = np.repeat([0, 1], EACH)
    radius = np.where(y == 0, INNER, OUTER) + 0.16 * rng.standard_normal(2 * EACH)
    phi = 2 * np.pi * rng.random(2 * EACH)
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
    """Weights alpha of the first kernel direction, scaled so that the direction has length one; outer ring positive."""
    lam, U = np.linalg.eigh(centred_gram())
    alpha = U[:, -1] / np.sqrt(lam[-1])
    outer_mean = (centred_gram() @ alpha)[rings().y == 1].mean()
    return alpha * np.sign(outer_mean)


def kernel_scores(new: np.ndarray) -> np.ndarray:
    """Scores of new points (L, 2) on the first kernel direction, centred as the training points were; (L,)."""
    points, _ = rings()
    K, k = gaussian_kernel(points, points), gaussian_kernel(new, points)
    return (
        k - k.mean(axis=1, keepdims=True) - K.mean(axis=0) + K.mean()
    ) @ first_kernel_component()


def points_on_rings() -> int:
    """Points on both rings."""
    return len(rings().X)


def linear_ring_accuracy() -> float:
    """Accuracy of the best threshold on the first linear component."""
    points, y = rings()
    return best_split(fit(points).scores(points, 1)[:, 0], y)


def kernel_ring_accuracy() -> float:
    """Accuracy of the best threshold on the first kernel component."""
    points, y = rings()
    return best_split(kernel_scores(points), y)


def accuracy_of_width(gamma: float) -> float:
    """Accuracy of the best threshold on the first kernel component for another width of the kernel."""
    return best_split(np.linalg.eigh(centred_gram(gamma))[1][:, -1], rings().y)


def accuracy_of_wide_kernel() -> float:
    """Accuracy with a kernel so wide that it is nearly linear."""
    return accuracy_of_width(WIDER)


def accuracy_of_narrow_kernel() -> float:
    """Accuracy with a kernel so narrow that it sees neighbours only."""
    return accuracy_of_width(NARROWER)
