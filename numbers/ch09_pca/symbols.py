"""What follows from examples, or from a covariance matrix, by the TeX of its symbol."""

from __future__ import annotations

from typing import Any

import numpy as np

from ch09_pca.instances import spectrum

Values = dict[str, Any]


def of_covariance(S: np.ndarray) -> Values:
    """Eigenvalues, directions and what is made of them, of a covariance matrix (D, D)."""
    lam, B = spectrum(S)
    return {
        r"\mathbf{S}": S,
        r"\lambda_d": lam,
        r"\mathbf{b}_d": B.T,
        r"\mathbf{B}": B,
        r"\boldsymbol{\Lambda}": np.diag(lam),
        "D": len(S),
    }


def of_examples(X: np.ndarray) -> Values:
    """Mean, covariance and decomposition of examples in rows, (N, D)."""
    N, D = X.shape
    mu = X.mean(axis=0)
    centred = X - mu
    U, s, Bt = np.linalg.svd(centred)
    B, Sigma = Bt.T, np.zeros((N, D))
    np.fill_diagonal(Sigma, s)
    return {
        **of_covariance(centred.T @ centred / N),
        r"\mathbf{X}": X,
        r"\mathbf{x}_n": X,
        r"\boldsymbol{\mu}": mu,
        r"\tilde{\mathbf{X}}": centred,
        r"\tilde{\mathbf{x}}_n": centred,
        r"\mathbf{G}": centred @ centred.T / N,
        "s_d": np.append(s, np.zeros(D))[:D],
        r"\mathbf{b}_d": B.T,
        r"\mathbf{B}": B,
        r"\mathbf{U}": U,
        r"\boldsymbol{\Sigma}": Sigma,
        "N": N,
    }


def first(values: Values, K: int, name: str = "K") -> Values:
    """The first K directions and eigenvalues; scores are those of the examples, if there are."""
    B_K = values[r"\mathbf{B}"][:, :K]
    found = {
        name: K,
        rf"\mathbf{{B}}_{name}": B_K,
        rf"\boldsymbol{{\Lambda}}_{name}": np.diag(values[r"\lambda_d"][:K]),
    }
    if r"\tilde{\mathbf{X}}" in values:
        scores = values[r"\tilde{\mathbf{X}}"] @ B_K
        found |= {"k": range(1, K + 1), "z_{nk}": scores, r"\mathbf{z}_n": scores}
    return {**values, **found}


def signed(values: Values, v: tuple[float, ...]) -> Values:
    """The same with the first direction along v."""
    b = np.array(v) / np.linalg.norm(v)
    return {**values, r"\mathbf{b}_d": [b, *values[r"\mathbf{b}_d"][1:]]}
