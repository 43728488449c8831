"""A line rises by one unit for every three."""
from matplotlib.figure import Figure

from figures.ch01_lines._numbers import slope


def draw() -> Figure:
    """One line."""
    figure = Figure(figsize=(4, 2))
    figure.subplots().plot([0, 3], [0, 3 * slope()])
    return figure
