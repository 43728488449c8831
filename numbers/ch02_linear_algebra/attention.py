"""Scores of one query and three keys, by hand and as einsum on a batch."""

from __future__ import annotations

import numpy as np

from scripts.declare import cross_checked_by

QUERY = np.array([1, 2])
HEAD = 64  # entries of a query in the batch
KEYS = np.array([[3, 1], [0, 2], [-1, 1]])  # a key in each row


@cross_checked_by(
    lambda: [int(sum(q * k for q, k in zip(QUERY, key, strict=True))) for key in KEYS]
)
def scores() -> np.ndarray:
    """The inner product of the query with each key, (3,)."""
    return np.einsum("d,td->t", QUERY, KEYS)


def batch_shape() -> tuple[int, ...]:
    """Shape of the scores of 32 texts, 8 heads and 128 places, from queries and keys of 64."""
    Q = np.zeros((32, 8, 128, HEAD), dtype=np.float32)
    return np.einsum("bhid,bhjd->bhij", Q, Q).shape


def scores_of_batch() -> int:
    """How many scores that batch has."""
    return int(np.prod(batch_shape()))
