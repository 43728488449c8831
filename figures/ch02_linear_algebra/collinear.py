"""Coefficients of two columns over many halves of the patients: the sum is known, no more."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch02_linear_algebra.table import PAIR, halves_of_patients, patients
from scripts.plot import colour, name, panels


def draw() -> Figure:
    """Left the two features, right a dot for the coefficients fitted to each half."""
    X, found = patients()[0], halves_of_patients()
    fig, (left, right) = panels(2, (11, 4.1), width_ratios=[1, 1.2])
    left.plot(X[:, PAIR[0]], X[:, PAIR[1]], ".", color=colour("data"), markersize=8, alpha=0.6)
    left.set(xticks=[], yticks=[], xlabel="total cholesterol", ylabel="LDL cholesterol")
    first, second = found["first"], found["second"]
    right.plot(first, second, ".", color=colour("model"), markersize=7, alpha=0.5)
    total, ends = np.mean(first + second), np.array([-2300, 900])
    right.plot(ends, total - ends, color=colour("constraint"), linewidth=2.5)
    right.set(xlim=(-2300, 900), ylim=(-800, 1750), xticks=[-2000, -1000, 0], yticks=[0, 1000])
    right.set(xlabel="coefficient of total", ylabel="of LDL")
    name(right, -780, 1330, "equal sums", "constraint")
    name(right, -1450, -430, "a dot: one half\nof the patients", "model")
    return fig
