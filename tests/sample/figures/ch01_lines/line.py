"""A line rises by one unit for every three."""

from ch01_lines.slope import slope
from matplotlib.figure import Figure


def draw() -> Figure:
    """One line."""
    figure = Figure(figsize=(4, 2))
    figure.subplots().plot([0, 3], [0, 3 * slope()])
    return figure
