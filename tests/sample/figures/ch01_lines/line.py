"""A line rises by one unit for every three."""

from ch01_lines.slope import slope
from matplotlib.figure import Figure


def draw() -> Figure:
    """One line."""
    figure = Figure(figsize=(4, 2))
    axes = figure.subplots()
    axes.plot([0, 3], [0, 3 * slope()])
    axes.tick_params(labelsize=15)
    return figure
