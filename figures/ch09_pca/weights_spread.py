"""Any K directions spread K units of weight over the eigenvalues; the best fill the first K."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from scripts.plot import colour, name, panels, tint

LAM = np.array([9.0, 6.5, 4.5, 2.5, 1.5, 0.8])
K = 3


def draw() -> Figure:
    """Bars as high as eigenvalues, filled to the weight on each: random directions, the best."""
    Q = np.linalg.qr(np.random.default_rng(16).standard_normal((len(LAM), K)))[0]
    spread, best = (Q**2).sum(axis=1), (np.arange(len(LAM)) < K).astype(float)
    fig, axes = panels(2, (5.8, 2.75), sharey=True)
    d = np.arange(1, len(LAM) + 1)
    for ax, t, title in (
        (axes[0], spread, "any three"),
        (axes[1], best, "the three best"),
    ):
        ax.bar(d, LAM, color=tint("model", 0.08), edgecolor=colour("model"), width=0.8)
        ax.bar(d, LAM * t, color=colour("model"), alpha=0.75, width=0.8)
        for place, (height, weight) in enumerate(zip(LAM, t, strict=True)):
            name(ax, place + 1, height + 1.1, f"{weight:.2f}", fontsize=14.5)
        ax.set(ylim=(0, 12.2), yticks=[], xticks=d)
        ax.set_xticklabels([f"$\\lambda_{k}$" for k in d], fontsize=17)
        ax.spines["left"].set_visible(False)
        name(ax, 6.5, 10.2, title, "model", ha="right")
    axes[0].set_xlabel("weights $t_d$ above", fontsize=17)
    return fig
