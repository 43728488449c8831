"""Probabilistic PCA keeps the first variances and flattens the others; W may be turned."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import arrow, colour, ellipse, name, panels, plane, tint

LAM = np.array([11.0, 6.0, 1.6, 1.1, 0.8, 0.5])
M = 2
TURN = np.radians(35)


def draw() -> Figure:
    """Above eigenvalues and those of the model, below W and WR over one ellipse."""
    noise = LAM[M:].mean()
    fig, (top, below) = panels(1, (5.0, 5.4), rows=2, height_ratios=[1, 1.05])
    d = np.arange(1, len(LAM) + 1)
    top.bar(d[:M], LAM[:M] - noise, bottom=noise, color=colour("model"), alpha=0.75, width=0.8)
    top.bar(d, np.full(len(d), noise), color=tint("error", 0.45), width=0.8)
    top.bar(d, LAM, fill=False, edgecolor=colour("data"), linewidth=3, width=0.8)
    top.axhline(noise, color=colour("error"), linewidth=2, linestyle=(0, (3, 3)))
    top.set(xticks=d, yticks=[], ylim=(0, 12))
    top.set_xticklabels([f"$\\lambda_{k}$" for k in d], fontsize=19)
    top.spines["left"].set_visible(False)
    name(top, 2.6, 9.6, "frames: the data", "data", ha="left")
    name(top, 2.6, 7.4, "filled by $\\mathbf{W}$", "model", ha="left")
    name(top, 3.4, 3.6, "$\\sigma^2$: mean of the rest", "error", ha="left")
    plane(below, 5.8, 3.9)
    ellipse(below, (0, 0), np.diag(LAM[:M]), "accent", radius=1.0)
    W = np.diag(np.sqrt(LAM[:M] - noise))
    R = np.array([[np.cos(TURN), -np.sin(TURN)], [np.sin(TURN), np.cos(TURN)]])
    for matrix, role in ((W, "model"), (W @ R, "constraint")):
        for column in matrix.T:
            arrow(below, (0, 0), column, role, width=4.5)
    name(below, 3.75, -0.55, "$\\mathbf{W}$", "model", fontsize=24)
    tip = (W @ R)[:, 0]
    name(below, tip[0] + 1.0, tip[1] + 0.65, "$\\mathbf{W}\\mathbf{R}$", "constraint", fontsize=24)
    name(below, 0, -3.4, "two loadings, one ellipse", "accent", fontsize=19)
    return fig
