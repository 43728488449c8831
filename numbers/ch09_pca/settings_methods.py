"""What the symbols of the exercises on anomalies, holes, latent vectors and networks stand for."""

from __future__ import annotations

import numpy as np

from ch09_pca import answers_anomaly as anomaly
from ch09_pca import answers_latent as latent
from ch09_pca.answers_missing import exr_missing_table
from ch09_pca.deck_settings import any_data
from ch09_pca.instances import orthonormal, points
from ch09_pca.pca import fit
from ch09_pca.symbols import Values, first, of_covariance
from scripts.declare import setting

TABLE_DIRECTIONS = 2  # directions of a table with holes


@setting
def exr_sensors_symbols() -> Values:
    """Two sensors; x is any reading."""
    b1 = anomaly.EXR_ANOMALY_DIRECTION
    B = np.column_stack([b1, [-b1[1], b1[0]]])
    lam = anomaly.EXR_ANOMALY_VARIANCES
    p, q = anomaly.EXR_ANOMALY_POINTS
    x = np.array([3.0, -2.0])
    return {
        r"\mathbf{S}": B @ np.diag(lam) @ B.T,
        r"\lambda_d": lam,
        r"\mathbf{b}_d": B.T,
        r"\mathbf{p}": p,
        r"\mathbf{q}": q,
        r"\mathbf{x}": x,
        "z_d": B.T @ x,
        "K": 1,
    }


@setting
def exr_ppca_symbols(rng: np.random.Generator) -> Values:
    """The likeliest model for these eigenvalues; the example lies along direction d."""
    lam, M = latent.EXR_PPCA_EIGENVALUES, 2
    B = orthonormal(rng, len(lam), len(lam))
    found = first(of_covariance(B @ np.diag(lam) @ B.T), M, "M")
    found |= {r"\mathbf{b}_d": B.T, r"\mathbf{B}_M": B[:, :M], r"\mathbf{B}": B}
    noise, t, mu = lam[M:].mean(), float(rng.standard_normal()), rng.standard_normal(len(lam))
    W = B[:, :M] @ np.diag(np.sqrt(lam[:M] - noise))
    Psi = W @ W.T + noise * np.eye(len(lam))
    z, eps = rng.standard_normal(M), rng.standard_normal(len(lam))
    x = W @ z + mu + eps
    return {
        **found,
        r"\sigma": np.sqrt(noise),
        r"\mathbf{W}": W,
        r"\boldsymbol{\Psi}": Psi,
        r"\boldsymbol{\mu}": mu,
        "t": t,
        r"\mathbf{e}_d": list(np.eye(M)),
        "d": range(1, M + 1),
        r"\mathbf{z}": z,
        r"\boldsymbol{\varepsilon}": eps,
        r"\mathbf{x}": x,
        r"\mathbb{E}[\mathbf{z} \mid \mathbf{x}]": W.T @ np.linalg.inv(Psi) @ (x - mu),
    }


@setting
def exr_ppca_basis(rng: np.random.Generator) -> Values:
    """All directions, those that the model drops too."""
    found = exr_ppca_symbols(rng)
    return {**found, "d": range(1, len(latent.EXR_PPCA_EIGENVALUES) + 1)}


@setting
def exr_ppca_along(rng: np.random.Generator) -> Values:
    """The example lies along the second direction."""
    found = exr_ppca_symbols(rng)
    W, Psi, t = found[r"\mathbf{W}"], found[r"\boldsymbol{\Psi}"], found["t"]
    offset = t * found[r"\mathbf{b}_d"][1]
    return {
        **found,
        "d": range(2, 3),
        r"\mathbf{x}": found[r"\boldsymbol{\mu}"] + offset,
        r"\mathbb{E}[\mathbf{z} \mid \mathbf{x}]": W.T @ np.linalg.inv(Psi) @ offset,
    }


@setting
def exr_autoencoder_symbols(rng: np.random.Generator) -> Values:
    """Any encoder and decoder, the matrix of errors, and the loss."""
    found = any_data(rng)
    A, C, X = found[r"\mathbf{A}"], found[r"\mathbf{C}"], found[r"\tilde{\mathbf{X}}"]
    E = np.eye(X.shape[1]) - C @ A
    loss = float((((X - X @ A.T @ C.T) ** 2).sum(axis=1)).mean())
    return {**found, r"\mathbf{E}": E, "L": loss, r"\mathbf{R}": rng.standard_normal((2, 2))}


@setting
def exr_autoencoder_line() -> Values:
    """The line of part (c), and the matrix of errors with the other encoder."""
    S, c = latent.EXR_AUTOENCODER_COVARIANCE, latent.EXR_AUTOENCODER_DECODER
    return {
        **of_covariance(S),
        r"\tilde{x}_d": [3.0, -2.0],
        r"\mathbf{c}": c,
        r"\mathbf{a}": latent.EXR_AUTOENCODER_ENCODER,
        r"\mathbf{E}": np.eye(2) - np.outer(c, latent.EXR_AUTOENCODER_OTHER_ENCODER),
        "K": 1,
    }


@setting
def exr_missing_symbols(rng: np.random.Generator) -> Values:
    """A table, its mean and its projection onto K directions."""
    F, K = points(rng, 7, 4), TABLE_DIRECTIONS
    pca = fit(F)
    return {
        r"\mathbf{f}_n": F,
        r"\mathbf{F}": F,
        "F_{nd}": F,
        "R_{nd}": pca.rebuild(F, K),
        r"\boldsymbol{\mu}": pca.mean,
        r"\mathbf{B}_K": pca.B[:, :K],
        r"\mathbf{r}_n": pca.rebuild(F, K),
        r"\mathbf{R}": pca.rebuild(F, K),
        "K": K,
    }


@setting
def exr_missing_numbers() -> Values:
    """Rows and columns of the table."""
    N, D = exr_missing_table()[0].shape
    return {"N": N, "D": D}


@setting
def exr_missing_round(rng: np.random.Generator) -> Values:
    """Two rounds of filling some holes of a table."""
    found = exr_missing_symbols(rng)
    F, R, holes = found[r"\mathbf{F}"], found[r"\mathbf{R}"], rng.random((7, 4)) < 0.3
    filled = np.array(F)
    filled[holes] = R[holes]
    again = fit(filled).rebuild(filled, TABLE_DIRECTIONS)
    return {
        **found,
        r"\mathbf{F}'": filled,
        r"\mathbf{R}'": again,
        "L": float(((F - R)[~holes] ** 2).sum()),
        "L'": float(((filled - again)[~holes] ** 2).sum()),
    }
