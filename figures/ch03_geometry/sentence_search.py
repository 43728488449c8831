"""Shares of sentences found by half of their words, by five ways to be near, in two tasks."""

from __future__ import annotations

from matplotlib.figure import Figure

from ch03_geometry.search import NEAR_WAYS, sentence_search
from scripts.plot import colour, name, panels

NAMES = {
    "product": ("dot product", "error"),
    "distance": ("2-norm", "model"),
    "cosine": ("cosine", "model"),
    "tfidf": ("TF-IDF", "prior"),
    "bm25": ("BM25", "prior"),
}


def draw() -> Figure:
    """Left the whole sentence is stored, right only the half that was not asked with."""
    fig, axes = panels(2, (11, 3.6))
    found = sentence_search()
    tasks = (
        (found["first"], "the words stand in it: found first", 118),
        (found["ten"], "other half only: among ten", 15.3),
    )
    for ax, (shares, title, reach) in zip(axes, tasks, strict=True):
        for row, way in enumerate(reversed(NEAR_WAYS)):
            text, role = NAMES[way]
            value = 100 * shares[way]
            ax.barh(row, value, height=0.66, color=colour(role))
            name(ax, value + reach / 60, row, f"{value:.1f} %", role, ha="left")
            ax.text(-reach / 50, row, text, ha="right", va="center", color=colour(role))
        ax.set(xlim=(0, reach), xticks=[], yticks=[])
        ax.set_title(title, fontsize=19)
        ax.spines["bottom"].set_visible(False)
    return fig
