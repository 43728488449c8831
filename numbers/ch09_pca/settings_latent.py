"""What the symbols of the deck's latent vectors stand for: a likeliest model, any other model."""

from __future__ import annotations

import numpy as np

from ch09_pca.instances import cov, orthonormal, points
from ch09_pca.symbols import Values, first, of_covariance, of_examples
from scripts.declare import setting


@setting
def latent_model(rng: np.random.Generator) -> Values:
    """The likeliest model of random data; z and the noise take eight values, equally often."""
    D, M, outcomes = 4, 2, 8
    found = first(of_covariance(cov(points(rng, 9, D))), M, "M")
    lam, B = found[r"\lambda_d"], found[r"\mathbf{B}"]
    noise = lam[M:].mean()
    R = orthonormal(rng, M, M)
    W = B[:, :M] @ np.diag(np.sqrt(lam[:M] - noise)) @ R
    draws = np.hstack([np.ones((outcomes, 1)), rng.standard_normal((outcomes, D + M))])
    Q = np.linalg.qr(draws)[0][:, 1:] * np.sqrt(outcomes)  # mean 0, covariance I
    mu, t = rng.standard_normal(D), float(rng.standard_normal())
    return {
        **found,
        r"\sigma": np.sqrt(noise),
        r"\mathbf{R}": R,
        r"\mathbf{W}": W,
        r"\boldsymbol{\mu}": mu,
        r"\boldsymbol{\Psi}": W @ W.T + noise * np.eye(D),
        "t": t,
        "outcomes": [
            (
                1 / outcomes,
                {
                    r"\mathbf{z}": q[:M],
                    r"\boldsymbol{\varepsilon}": q[M:] * np.sqrt(noise),
                    r"\mathbf{x}": W @ q[:M] + mu + q[M:] * np.sqrt(noise),
                },
            )
            for q in Q
        ],
    }


@setting
def any_loadings(rng: np.random.Generator) -> Values:
    """Loadings that have nothing to do with the data, and their eigenvectors and eigenvalues."""
    D, M = 5, 2
    found = of_examples(points(rng, 8, D))
    lam, P = found[r"\lambda_d"], orthonormal(rng, D, D)
    noise = rng.random() + 0.1
    large = np.sort(noise + 1 + rng.random(M))[::-1]
    W = P[:, :M] @ np.diag(np.sqrt(large - noise)) @ orthonormal(rng, M, M)
    r = np.diag(P.T @ found[r"\mathbf{S}"] @ P)
    return {
        **found,
        "M": M,
        r"\mathbf{W}": W,
        r"\sigma": np.sqrt(noise),
        r"\boldsymbol{\Psi}": W @ W.T + noise * np.eye(D),
        r"\mathbf{p}_d": P.T,
        "c_d": np.append(large, np.full(D - M, noise)),
        "r_d": r,
        "T_d": np.cumsum(r - lam),
        "k": range(1, D + 1),
        r"\mathbf{m}": rng.standard_normal(D),
        r"\tilde{\mathbf{x}}": rng.standard_normal(D),
    }


@setting
def observed_part(rng: np.random.Generator) -> Values:
    """Three of four entries are observed, with primes; z has the mean of the joint Gaussian."""
    found = latent_model(rng)
    W, mu, noise = found[r"\mathbf{W}"][:3], found[r"\boldsymbol{\mu}"][:3], found[r"\sigma"] ** 2
    x = rng.standard_normal(3)
    mean = W.T @ np.linalg.solve(W @ W.T + noise * np.eye(3), x - mu)
    return {
        **found,
        r"\mathbf{W}'": W,
        r"\boldsymbol{\mu}'": mu,
        r"\mathbf{x}'": x,
        r"\mathbb{E}[\mathbf{z} \mid \mathbf{x}']": mean,
    }
