"""Numbers of the chapter: data in capitals, one function a quantity. Decks, sheets and figures take them from here."""
import math

import numpy as np

from scripts.declare import cross_checked_by

A = np.array([1, 2])
B = np.array([4, 6])


def difference() -> np.ndarray:
    """b − a, shape (2,)."""
    return B - A


def squared_distance() -> int:
    """The squared Euclidean length of b − a."""
    return int(difference() @ difference())


def _hypotenuse() -> float:
    """The distance by a library's hypotenuse instead of a norm."""
    return math.dist(A, B)


@cross_checked_by(_hypotenuse)
def distance() -> float:
    """The Euclidean length of b − a."""
    return float(np.linalg.norm(difference()))
