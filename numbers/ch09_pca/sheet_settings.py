"""What the symbols of the sheet stand for, exercise by exercise."""

from __future__ import annotations

import numpy as np

from ch09_pca import answers_computing as computing
from ch09_pca import answers_latent as latent
from ch09_pca import answers_methods as methods
from ch09_pca import answers_plane as plane
from ch09_pca import answers_space as space
from ch09_pca.deck_settings import any_data
from ch09_pca.instances import cov, orthonormal, points, spectrum
from ch09_pca.symbols import Values, first, of_covariance, of_examples
from scripts.declare import setting


def signed(values: Values, v: tuple[float, ...]) -> Values:
    """The same with the first direction along v."""
    b = np.array(v) / np.linalg.norm(v)
    return {**values, r"\mathbf{b}_d": [b, *values[r"\mathbf{b}_d"][1:]]}


@setting
def exr_four_points_symbols() -> Values:
    """v is three times the first eigenvector; λ is any number."""
    found = signed(of_examples(plane.EXR_FOUR_POINTS), (2, 1))
    return {**found, r"\mathbf{v}": np.array([6, 3]), r"\lambda": 2.5}


@setting
def exr_rebuild_symbols() -> Values:
    """Mean, directions and the new example; t is where the line comes back to the plane."""
    x, mu = plane.EXR_REBUILD_POINT, plane.EXR_REBUILD_MEAN
    B = np.array(plane.EXR_REBUILD_BASIS, dtype=float)
    z = B.T @ (x - mu)
    return {
        r"\mathbf{x}": x,
        r"\boldsymbol{\mu}": mu,
        r"\mathbf{B}_2": B,
        r"\mathbf{z}": z,
        r"\hat{\mathbf{x}}": mu + B @ z,
        "t": -1,
    }


@setting
def exr_units_symbols() -> Values:
    """v is twice the first eigenvector; S' is the covariance in half-metres, R the correlation.

    S' has the eigenvalues μ and eigenvectors a, R has the eigenvectors r.
    """
    S = plane.EXR_UNITS_COVARIANCE
    stretch, deviations = np.diag([1, 2]), np.sqrt(np.diag(S))
    R = S / np.outer(deviations, deviations)
    mu, A = spectrum(stretch @ S @ stretch)
    return {
        **of_covariance(S),
        r"\mu_d": mu,
        r"\mathbf{a}_d": A.T,
        r"\mathbf{R}": R,
        r"\mathbf{r}_d": spectrum(R)[1].T,
        r"\mathbf{S}'": stretch @ S @ stretch,
        r"\mathbf{D}": stretch,
        r"\mathbf{x}": np.array([3, -2]),
        r"\mathbf{x}'": np.array([3, -4]),
        r"\mathbf{v}": np.array([4, 2]),
        r"\rho": S[0, 1] / np.sqrt(S[0, 0] * S[1, 1]),
    }


@setting
def exr_units_doubled() -> Values:
    """v is twice the first eigenvector in kilograms and half-metres."""
    return {**exr_units_symbols(), r"\mathbf{v}": np.array([2, 4])}


@setting
def exr_tie_symbols() -> Values:
    """v is orthogonal to the ones."""
    found = of_covariance(space.EXR_TIE_COVARIANCE)
    return {
        **found,
        r"\mathbf{1}": np.ones(3),
        r"\mathbf{v}": np.array([2, 1, -3]),
        "K": 2,
    }


@setting
def exr_two_points_symbols() -> Values:
    """u has the entries 1 and −1."""
    found = signed(of_examples(space.EXR_TWO_POINTS), (1, 2, 2))
    u = np.array([1, -1])
    return {
        **found,
        r"\lambda": found[r"\lambda_d"][0],
        r"\mathbf{u}": u,
        r"\mathbf{u}_1": u / np.sqrt(2),
        r"\mathbf{y}": found[r"\tilde{\mathbf{X}}"].T @ u,
    }


@setting
def exr_two_points_images() -> Values:
    """Fifty images."""
    return {"N": space.EXR_TWO_POINTS_IMAGES, "D": space.EXR_TWO_POINTS_PIXELS}


@setting
def exr_spectrum_symbols(rng: np.random.Generator) -> Values:
    """v is a unit eigenvector with the eigenvalue λ."""
    found = any_data(rng)
    lam, b = found[r"\lambda_d"], found[r"\mathbf{b}_d"]
    return {**found, r"\mathbf{v}": b[1], r"\lambda": lam[1]}


@setting
def exr_spectrum_any(rng: np.random.Generator) -> Values:
    """v is any vector."""
    return {**any_data(rng), r"\mathbf{v}": rng.standard_normal(4)}


@setting
def exr_whitening_symbols(rng: np.random.Generator) -> Values:
    """L whitens: Q is any orthogonal matrix."""
    found = of_examples(points(rng, 7, 3))
    Q = orthonormal(rng, 3, 3)
    L = Q @ np.diag(found[r"\lambda_d"] ** -0.5) @ found[r"\mathbf{B}"].T
    return {
        **found,
        r"\mathbf{Q}": Q,
        r"\mathbf{L}": L,
        r"\mathbf{y}_n": found[r"\tilde{\mathbf{X}}"] @ L.T,
        r"\varepsilon": 0.1,
    }


@setting
def exr_whitening_by_axes(rng: np.random.Generator) -> Values:
    """L whitens without a further rotation."""
    found = of_examples(points(rng, 7, 3))
    L = np.diag(found[r"\lambda_d"] ** -0.5) @ found[r"\mathbf{B}"].T
    return {**found, r"\mathbf{L}": L, r"\mathbf{y}_n": found[r"\tilde{\mathbf{X}}"] @ L.T}


@setting
def exr_whitening_matrix() -> Values:
    """The matrix of part (c)."""
    return of_covariance(space.EXR_WHITENING_COVARIANCE)


@setting
def exr_two_views_symbols(rng: np.random.Generator) -> Values:
    """Any V with orthonormal columns, its projection and its error."""
    found = any_data(rng)
    V, mu, X = found[r"\mathbf{V}"], found[r"\boldsymbol{\mu}"], found[r"\mathbf{X}"]

    def error(V: np.ndarray) -> float:
        rebuilt = mu + (X - mu) @ V @ V.T
        return float(((X - rebuilt) ** 2).sum(axis=1).mean())

    P = np.eye(len(V)) - V @ V.T
    return {
        **found,
        r"\hat{\mathbf{x}}_n": mu + (X - mu) @ V @ V.T,
        r"\mathbf{P}": P,
        "J": error,
    }


@setting
def exr_two_views_numbers() -> Values:
    """The eigenvalues of part (c)."""
    return first(of_covariance(np.diag(methods.EXR_TWO_VIEWS_EIGENVALUES)), 2)


@setting
def exr_power_symbols() -> Values:
    """The iterates, and the parts of the second of them along both directions."""
    S = computing.EXR_POWER_MATRIX
    found = signed(of_covariance(S), (2, 1))
    b = found[r"\mathbf{b}_d"]
    w = [computing.EXR_POWER_START, S @ computing.EXR_POWER_START]
    w.append(S @ w[1])
    tangents = [abs(v @ b[1]) / abs(v @ b[0]) for v in w]
    return {
        **found,
        r"\mathbf{w}_k": dict(enumerate(w)),
        r"\theta_k": dict(enumerate(np.arctan(tangents))),
    }


@setting
def exr_power_step() -> Values:
    """The second iterate alone, in the basis of eigenvectors."""
    found = exr_power_symbols()
    w, b, k = found[r"\mathbf{w}_k"], found[r"\mathbf{b}_d"], 2
    alpha, beta = w[k] @ b[0], w[k] @ b[1]
    return {**found, "k": range(k, k + 1), r"\alpha": alpha, r"\beta": beta}


@setting
def exr_power_end() -> Values:
    """The first step whose tangent is small enough, by logarithms."""
    found = exr_power_symbols()
    (large, small), theta = found[r"\lambda_d"], found[r"\theta_k"][0]
    bound = np.log(np.tan(theta) / float(computing.EXR_POWER_LIMIT)) / np.log(large / small)
    return {**found, "k": range(int(bound) + 1, int(bound) + 2)}


@setting
def exr_numpy_symbols() -> Values:
    """Twelve points on an ellipse in space."""
    n = np.arange(computing.EXR_NUMPY_POINTS)
    t = 2 * np.pi * n / len(n)
    X = np.column_stack([1 + 2 * np.cos(t), 2 + 2 * np.sin(t), 3 + np.cos(t) + np.sin(t)])
    found = of_examples(X)
    found[r"\lambda_d"] = found[r"\sigma_d"] ** 2 / len(n)  # never negative; the last is zero
    return {**found, r"\mathbf{x}_n": dict(enumerate(X)), "t_n": dict(enumerate(t))} | {
        r"\tilde{\mathbf{x}}_n": dict(enumerate(found[r"\tilde{\mathbf{x}}_n"]))
    }


@setting
def exr_store_symbols() -> Values:
    """Images, pixels and components."""
    return {
        "N": methods.EXR_STORE_IMAGES,
        "D": methods.EXR_STORE_PIXELS,
        "K": methods.EXR_STORE_COMPONENTS,
    }


@setting
def exr_sensors_symbols() -> Values:
    """Two sensors; x is any reading."""
    b1 = methods.EXR_ANOMALY_DIRECTION
    B = np.column_stack([b1, [-b1[1], b1[0]]])
    lam = methods.EXR_ANOMALY_VARIANCES
    p, q = methods.EXR_ANOMALY_POINTS
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
def exr_rings_symbols() -> Values:
    """Eight points on two rings, their features and kernel; x and y are any points."""
    units = np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
    X = np.vstack([r * units for r in latent.EXR_RINGS_RADII])
    N = len(X)

    def features(x: np.ndarray) -> np.ndarray:
        return np.array([x[0], x[1], x @ x])

    Phi = np.array([features(x) for x in X])
    return {
        "N": N,
        r"\mathbf{x}_n": X,
        "m": range(1, N + 1),
        r"\boldsymbol{\phi}": features,
        r"\boldsymbol{\phi}_n": Phi,
        r"\bar{\boldsymbol{\phi}}": Phi.mean(axis=0),
        r"\boldsymbol{\Phi}": Phi,
        r"\mathbf{C}": cov(Phi),
        r"\mathbf{K}": Phi @ Phi.T,
        r"\mathbf{H}": np.eye(N) - np.ones((N, N)) / N,
        r"\mathbf{1}": np.ones(N),
        "k": lambda x, y: features(x) @ features(y),
        "r": latent.EXR_RINGS_RADII[0],
        r"\mathbf{x}": np.array([2.0, -1.5]),
        r"\mathbf{y}": np.array([0.5, 3.0]),
    }
