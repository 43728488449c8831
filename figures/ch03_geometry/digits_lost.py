"""Correct digits of coefficients against the condition number: normal equations lose twice."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.orthogonalisation import COEFFICIENTS, solved
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Relative errors of the coefficients, and of new values below."""
    fig, axes = panels(2, (11, 3.6), sharey=True)
    every = [solved(int(n)) for n in COEFFICIENTS]
    kappa = [e["kappa"] for e in every]
    ways = (("normal", "error", "^"), ("qr", "model", "s"), ("svd", "data", "o"))
    for ax, end, title in zip(
        axes, ("", "_new"), ("of the coefficients", "of values at new places"), strict=True
    ):
        for way, role, mark in ways:
            values = [e[way + end] for e in every]
            ax.loglog(kappa, values, mark + "-", color=colour(role), markersize=10, linewidth=2)
        ax.set(xlabel=r"condition number $\kappa$", ylim=(2e-17, 1e3), title=title)
        ax.set(xticks=[1e3, 1e6, 1e9], yticks=[1e-16, 1e-8, 1])
        ax.minorticks_off()
    axes[0].set_ylabel("relative error")
    name(axes[0], 3e3, 1e-3, "normal equations", "error")
    name(axes[0], 2.3e5, 3e-15, "QR and SVD", "model", ha="left")
    name(axes[1], 1e5, 1e-8, "normal equations", "error")
    name(axes[1], 2e6, 1e-13, "QR and SVD", "model", ha="left")
    return fig
