"""Small changes of all pixels: with the signs of the weights they fool a layer, others do not."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.flips import CHANGES, DARKEST, curves, example
from scripts.plot import close_up, colour, name, picture

TITLES = ("picture", "aimed signs", "random signs")


def draw() -> Figure:
    """Left a digit as it is and with both changes; right shares still right against the size."""
    fig = Figure(figsize=(11, 3.7), layout="constrained")
    close_up(fig, 0.06)
    axes = fig.subplots(1, 4, width_ratios=[1, 1, 1, 2.1])
    found = example()
    for ax, x, said, title in zip(axes[:3], found["pictures"], found["names"], TITLES, strict=True):
        picture(ax, x.reshape(8, 8), -1, DARKEST + 1)
        ax.set_title(title, fontsize=19)
        ax.set_xlabel(f"named {said}", color=colour("ink"))
    ax = axes[3]
    for kind, role, mark in (("aimed", "error", "o"), ("random", "data", "s")):
        ax.plot(
            CHANGES, 100 * curves()[kind], mark + "-", color=colour(role), markersize=8, markevery=2
        )
    name(ax, 1.2, 78, "random signs", "data")
    name(ax, 1.25, 32, "aimed signs", "error")
    ax.set(xlabel="change of each pixel, of 16", ylabel="still right, %", ylim=(0, 104))
    ax.set(xlim=(0, 2.05), xticks=[0, 0.5, 1, 1.5, 2], yticks=[0, 50, 100])
    return fig
