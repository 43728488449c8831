"""Noisy digits cleaned by dropping components: spectrum with the noise edge, and the error."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ch09_pca.digits import components_above_threshold, denoising_errors, digits, noisy, threshold
from ch09_pca.noise import noise_edge, noisy_singular_values, pure_noise_singular_values
from ch09_pca.pca import fit
from scripts.plot import close_up, colour, name, picture

SHOWN = (3, 8, 16)


def draw() -> Figure:
    """Digits noisy, cleaned and true; singular values beside those of noise; the error by K."""
    K, errors, X, seen = components_above_threshold(), denoising_errors(), digits().X, noisy()
    fig = Figure(figsize=(11, 4.0), layout="constrained")
    left, middle, right = np.ravel(np.array(fig.subfigures(1, 3, width_ratios=[0.9, 1.1, 1])))
    rows = (
        ("noisy", "muted", seen),
        ("cleaned", "model", fit(seen).rebuild(seen, K)),
        ("true", "data", X),
    )
    axes = left.subplots(3, len(SHOWN))
    for row, (title, role, pictures) in zip(axes, rows, strict=True):
        for ax, n in zip(row, SHOWN, strict=True):
            picture(ax, pictures[n].reshape(8, 8), 0, 16)
        row[0].set_ylabel(title, color=colour(role), fontsize=18)
    close_up(fig, 0.05)
    ax, k = middle.subplots(), np.arange(1, 65)
    dashes = {"linewidth": 2.5, "linestyle": (0, (3, 3))}
    ax.plot(k, noisy_singular_values(), ".", color=colour("accent"), markersize=11)
    ax.plot(k, pure_noise_singular_values(), color=colour("muted"), linewidth=2.5)
    ax.axhline(noise_edge()["value"], color=colour("error"), **dashes)
    ax.axhline(threshold()["value"], color=colour("model"), **dashes)
    ax.set(
        xlabel="component", xlim=(0, 65), xticks=[1, K, 64], ylim=(100, 650), yticks=[200, 400, 600]
    )
    ax.set_title("singular values", fontsize=19)
    for level, count, role, height in (
        (threshold()["value"], K, "model", 470),
        (noise_edge()["value"], noise_edge()["passing"], "error", 370),
    ):
        ax.plot([count, count + 5], [level, height - 25], color=colour(role), linewidth=1.5)
        what = "threshold" if role == "model" else "edge of noise"
        name(ax, 64, height, f"{what}: {count}", role, ha="right", fontsize=18)
    name(ax, 30, 135, "noise alone", "muted", ha="right", fontsize=18)
    ax = right.subplots()
    ax.plot(np.arange(65), errors, color=colour("accent"))
    ax.plot([K, K], [0, errors[K]], color=colour("model"), **dashes)
    ax.plot(K, errors[K], "o", color=colour("model"), markersize=13)
    ax.set(xlabel="components kept", xlim=(0, 65), xticks=[0, K, 64])
    ax.set(ylim=(2.3, 4.5), yticks=[2.5, 3, 3.5, 4])
    ax.set_title("error (grey values)", fontsize=19)
    ax.plot(64, errors[64], "o", color=colour("muted"), markersize=11, clip_on=False)
    name(ax, 60, 4.2, "all kept", "muted", ha="right", fontsize=18)
    return fig
