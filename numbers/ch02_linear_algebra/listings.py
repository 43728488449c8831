"""The listings of the sheet against code of the chapter and a library."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import numpy as np
import sympy

from ch02_linear_algebra.answers_computing import hilbert_rows, rolled, wilkinson
from scripts.declare import listing

Compared = Iterator[tuple[str, Any, Any]]


@listing
def growing_matrices(names: dict[str, Any], rng: np.random.Generator) -> Compared:
    """Both matrices of a few rows, as they are and with the last column in front."""
    for n in (3, 4, int(rng.integers(5, 9))):
        yield "growing", names["growing"](n), wilkinson(n)
        yield "in_front", names["in_front"](n), rolled(n)


@listing
def counted_pivots(names: dict[str, Any], rng: np.random.Generator) -> Compared:
    """Ranks of products of whole numbers, wide, tall and of one row or column, against SymPy."""
    yield "hilbert", np.array(names["hilbert"](4), float), np.array(hilbert_rows(4), float)
    for m, n, r in ((4, 6, 2), (6, 4, 3), (5, 5, 4), (1, 4, 1), (4, 1, 1), (3, 3, 3)):
        A = rng.integers(-2, 3, (m, r)) @ rng.integers(-2, 3, (r, n))
        rows = [[Fraction(int(entry)) for entry in row] for row in A]
        yield "rank", names["rank"](rows, 0), int(sympy.Matrix(A).rank())
    small = [[2.0, 0.0], [0.0, float(rng.uniform(0.2, 0.4))]]
    yield "above", names["rank"](small, 0.1), 2
    yield "below", names["rank"](small, 0.5), 1
