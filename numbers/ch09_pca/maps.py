"""Two maps of the same digits: the first two scores, and t-SNE, which keeps neighbours."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.spatial.distance import pdist, squareform
from scipy.stats import spearmanr

from ch09_pca.digits import digits
from ch09_pca.pca import Labelled, fit

EVERY = 4  # the pictures that are mapped
PERPLEXITY = 20
NEAR = 10  # neighbours that a map should keep


@cache
def mapped() -> Labelled:
    """Every fourth picture (N, 64) and what it shows (N,)."""
    X, y = digits()
    return Labelled(X[::EVERY], y[::EVERY])


def pictures_mapped() -> int:
    """How many pictures both maps show."""
    return len(mapped().X)


@cache
def maps() -> dict[str, np.ndarray]:
    """Places (N, 2) by PCA and by t-SNE (van der Maaten and Hinton 2008), begun at those of PCA."""
    from sklearn.manifold import TSNE  # not above: settings do without this second

    X = mapped().X
    how = {"perplexity": PERPLEXITY, "init": "pca", "method": "exact", "max_iter": 500}
    return {"pca": fit(X).scores(X, 2), "tsne": TSNE(**how, random_state=9).fit_transform(X)}


def _nearest(D: np.ndarray) -> np.ndarray:
    """For each point the places of the NEAR others that are closest, from all distances (N, N)."""
    return np.argsort(D + np.diag(np.full(len(D), np.inf)), axis=1)[:, :NEAR]


def map_keeps() -> dict[str, dict[str, float]]:
    """Share of nearest neighbours kept, and rank correlation of all distances, for both maps."""
    true = pdist(mapped().X)
    found = {}
    for name, Z in maps().items():
        here = pdist(Z)
        pairs = zip(_nearest(squareform(true)), _nearest(squareform(here)), strict=True)
        kept = np.mean([np.isin(a, b).mean() for a, b in pairs])
        found[name] = {"neighbours": float(kept), "distances": float(spearmanr(true, here)[0])}
    return found
