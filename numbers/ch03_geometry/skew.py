"""An inner product of the plane in which the axes are not orthogonal."""

from __future__ import annotations

import numpy as np

SKEW = np.array([[2, 1], [1, 2]])  # the matrix of the inner product
SKEW_PAIR = np.array([[1, 0], [1, -2]])  # orthogonal with respect to it
