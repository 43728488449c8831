"""Noisy digits cleaned by dropping components; the threshold picks nearly the best number."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import components_above_threshold, denoising_errors, digits, noisy
from ch09_pca.pca import fit
from scripts.plot import close_up, colour, name, picture

SHOWN = (3, 8, 16, 25)


def draw() -> Figure:
    """Left four digits noisy, cleaned and true; right the error for every number of components."""
    K, errors, X, seen = components_above_threshold(), denoising_errors(), digits().X, noisy()
    fig = Figure(figsize=(11, 4.0), layout="constrained")
    left, _, right = np.ravel(np.array(fig.subfigures(1, 3, width_ratios=[1.1, 0.05, 1])))
    rows = (
        ("noisy", "muted", seen),
        ("cleaned", "model", fit(seen).rebuild(seen, K)),
        ("true", "data", X),
    )
    beside = {"rotation": 0, "ha": "right", "va": "center", "labelpad": 12, "fontsize": 19}
    axes = left.subplots(3, len(SHOWN))
    for row, (title, role, pictures) in zip(axes, rows, strict=True):
        for ax, n in zip(row, SHOWN, strict=True):
            picture(ax, pictures[n].reshape(8, 8), 0, 16)
        row[0].set_ylabel(title, color=colour(role), **beside)
    close_up(fig, 0.05)
    ax = right.subplots()
    ax.plot(np.arange(65), errors, color=colour("accent"))
    ax.plot([K, K], [0, errors[K]], color=colour("model"), linewidth=2, linestyle=(0, (3, 3)))
    ax.plot(K, errors[K], "o", color=colour("model"), markersize=13)
    ax.set(xlabel="components kept", xlim=(0, 65), xticks=[0, K, 64])
    ax.set(ylabel="error (grey values)", ylim=(2.3, 4.5), yticks=[2.5, 3, 3.5, 4])
    name(ax, K + 1, 2.45, "chosen by the threshold", "model", ha="left")
    ax.plot(64, errors[64], "o", color=colour("muted"), markersize=11, clip_on=False)
    name(ax, 59, 4.28, "all 64 kept: noise as it came", "muted", ha="right")
    return fig
