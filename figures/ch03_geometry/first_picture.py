"""The distance between two points is the hypotenuse of a right triangle."""
from matplotlib.figure import Figure

from ch03_geometry.points import A, B


def draw() -> Figure:
    """Both points, the legs and the hypotenuse."""
    figure = Figure(figsize=(9, 4.6), layout="constrained")
    axes = figure.subplots()
    axes.plot([A[0], B[0], B[0]], [A[1], A[1], B[1]], "--")
    axes.plot([A[0], B[0]], [A[1], B[1]], "o-")
    axes.annotate("a", A, xytext=(-18, 0), textcoords="offset points")
    axes.annotate("b", B, xytext=(10, 0), textcoords="offset points")
    axes.set(xlabel="first coordinate", ylabel="second coordinate", aspect="equal")
    return figure
