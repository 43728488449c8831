"""Numbers of the sample chapter."""
import numpy as np

A = np.array([[1, 2], [3, 4]])


def slope() -> float:
    """Rise over run."""
    return 1 / 3


def trace() -> int:
    """Trace of A."""
    return int(np.trace(A))


def half() -> float:
    """One half."""
    return 0.5


def square_of_sum(rng: np.random.Generator) -> list[float]:
    """Squared norm of a sum, three ways."""
    x, y = rng.normal(size=(2, 4))
    return [float(np.linalg.norm(x + y) ** 2), float((x + y) @ (x + y)), float(x @ x + 2 * x @ y + y @ y)]
