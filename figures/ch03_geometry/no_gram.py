"""A likeness that no vectors have: three friends, negative eigenvalues, and a fit that fails."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch03_geometry.likeness import STRENGTHS, accuracies, spectrum
from scripts.plot import colour, name, panels

KINDS = (
    ("clipped", "model", "s", "shifts allowed, repaired", (0.35, 106)),
    ("plain", "data", "o", "no shifts", (0.13, 66)),
    ("shifted", "error", "^", "shifts allowed", (0.03, 37)),
)


def draw() -> Figure:
    """Left who is like whom; in the middle signed eigenvalues of 300 digits; right their use."""
    fig, (left, middle, right) = panels(3, (11, 3.0), width_ratios=[0.8, 1, 1.45])
    at = {"a": (0, 0), "b": (1, 1.5), "c": (2, 0)}
    for one, other in (("a", "b"), ("b", "c"), ("a", "c")):
        alike = one + other != "ac"
        style = {"color": colour("model" if alike else "error"), "linewidth": 5 if alike else 3}
        left.plot(*zip(at[one], at[other], strict=True), linestyle="-" if alike else ":", **style)
    for text, x in at.items():
        edge = {"color": colour("data"), "markerfacecolor": colour("paper"), "markeredgewidth": 3}
        left.plot(*x, "o", markersize=34, zorder=5, **edge)
        name(left, *x, text, "data", weight="bold", fontsize=22)
    name(left, 0.28, 0.88, "1", "model", weight="bold")
    name(left, 1.72, 0.88, "1", "model", weight="bold")
    name(left, 1, 0.0, "0", "error", weight="bold")
    left.set(xlim=(-0.5, 2.5), ylim=(-0.75, 2.2))
    left.set_aspect("equal")
    left.axis("off")
    lam = spectrum(True)[0][::-1]
    places = np.arange(1, len(lam) + 1)
    for sign, role in ((lam > 0, "data"), (lam < 0, "error")):
        middle.fill_between(places[sign], lam[sign], color=colour(role), alpha=0.35, step="mid")
        middle.plot(places[sign], lam[sign], color=colour(role), linewidth=3)
    middle.axhline(0, color=colour("muted"), linewidth=1.5)
    name(middle, 215, 0.45, "below zero", "error")
    middle.set(xlabel="eigenvalue", ylim=(-1, 2), xlim=(1, 300), xticks=[1, 100, 200, 300])
    middle.set(yticks=[-1, 0, 1, 2])
    for kind, role, mark, text, place in KINDS:
        right.semilogx(STRENGTHS, 100 * accuracies()[kind], mark + "-", color=colour(role))
        name(right, *place, text, role, ha="left" if kind == "shifted" else "center", fontsize=17)
    right.set(xlabel="strength of the ridge", ylabel="right, %", ylim=(0, 118))
    right.set(
        yticks=[0, 50, 100], xticks=[0.01, 0.1, 1, 10], xticklabels=["0.01", "0.1", "1", "10"]
    )
    right.minorticks_off()
    return fig
