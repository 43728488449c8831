"""Numbers of the sample chapter."""

from fractions import Fraction

import numpy as np

from scripts.declare import cross_checked_by

A = np.array([[1, 2], [3, 4]])


def rise_over_run() -> Fraction:
    """The slope as a fraction."""
    return Fraction(1, 3)


@cross_checked_by(rise_over_run)
def slope() -> float:
    """Rise over run."""
    return 1 / 3


def trace() -> int:
    """Trace of A."""
    return int(np.trace(A))


def half() -> float:
    """One half."""
    return 0.5


def square_of_sum(rng: np.random.Generator) -> list[tuple[str, float]]:
    """Squared norm of a sum, three ways."""
    x, y = rng.normal(size=(2, 4))
    return [
        (r"\norm{\mathbf{x} + \mathbf{y}}^2", np.linalg.norm(x + y) ** 2),
        (r"(\mathbf{x} + \mathbf{y})\T (\mathbf{x} + \mathbf{y})", (x + y) @ (x + y)),
        (
            r"\norm{\mathbf{x}}^2 + 2\, \mathbf{x}\T \mathbf{y} + \norm{\mathbf{y}}^2",
            x @ x + 2 * x @ y + y @ y,
        ),
    ]
