"""What the symbols of the deck stand for: the four points, or random data of the kind it needs."""

from __future__ import annotations

import numpy as np

from ch09_pca import few_examples, four_points
from ch09_pca import kernel as rings
from ch09_pca.instances import orthonormal, points, spectrum
from ch09_pca.symbols import Values, first, of_examples
from scripts.declare import setting


@setting
def any_data(rng: np.random.Generator) -> Values:
    """Random examples, an orthonormal V, a unit vector b, a new example x, any A and C.

    In half of the instances A and C are close to the best pair, where bounds are tight.
    """
    N, D, K = 6, 4, 2
    found = first(of_examples(points(rng, N, D)), K)
    B, mu, V = found[r"\mathbf{B}"], found[r"\boldsymbol{\mu}"], orthonormal(rng, D, K)
    x = rng.standard_normal(D)
    z = B[:, :K].T @ (x - mu)
    A, C = rng.standard_normal((K, D)), rng.standard_normal((D, K))
    if rng.random() < 0.5:
        A, C = B[:, :K].T + 0.01 * A, B[:, :K] + 0.01 * C
    return {
        **found,
        r"\mathbf{V}": V,
        r"\mathbf{v}_k": V.T,
        r"\mathbf{b}": orthonormal(rng, D, 1)[:, 0],
        r"\mathbf{a}": rng.standard_normal(D),
        "t_d": ((V.T @ B) ** 2).sum(axis=0),
        r"\mathbf{x}": x,
        r"\tilde{\mathbf{x}}": x - mu,
        "z_k": z,
        r"\hat{\mathbf{x}}": mu + B[:, :K] @ z,
        r"\mathbf{y}_n": found[r"\tilde{\mathbf{X}}"] @ B / np.sqrt(found[r"\lambda_d"]),
        r"\mathbf{A}": A,
        r"\mathbf{C}": C,
    }


@setting
def best_directions(rng: np.random.Generator) -> Values:
    """The largest variance along K orthonormal directions, from the data without S."""
    found = any_data(rng)
    lengths = np.linalg.svd(found[r"\tilde{\mathbf{X}}"], compute_uv=False)[: found["K"]]
    largest = r"\max_{\mathbf{V}} \operatorname{tr}(\mathbf{V}^\top \mathbf{S} \mathbf{V})"
    return {**found, largest: (lengths**2).sum() / found["N"]}


@setting
def best_directions_chosen(rng: np.random.Generator) -> Values:
    """V holds the first K directions; d is any of the others."""
    found = any_data(rng)
    V, K, D = found[r"\mathbf{B}_K"], found["K"], found["D"]
    t = ((V.T @ found[r"\mathbf{B}"]) ** 2).sum(axis=0)
    return {**found, r"\mathbf{V}": V, "t_d": t, "d": range(K + 1, D + 1)}


@setting
def stationary(rng: np.random.Generator) -> Values:
    """A direction where the variance q does not change to first order, with that variance."""
    found = any_data(rng)
    S, lengths = found[r"\mathbf{S}"], np.linalg.svd(found[r"\tilde{\mathbf{X}}"])[1]
    return {
        **found,
        "q": lambda b: b @ S @ b,
        r"\mathbf{b}": found[r"\mathbf{b}_d"][1],
        r"\lambda": lengths[1] ** 2 / found["N"],
    }


@setting
def any_lambda(rng: np.random.Generator) -> Values:
    """A number, where a polynomial may be evaluated."""
    return {r"\lambda": rng.standard_normal()}


@setting
def the_four_points() -> Values:
    """The four points: v is twice the first eigenvector in whole numbers, u that of G."""
    found = of_examples(four_points.X)
    lam, b = found[r"\lambda_d"], four_points.eigenvectors()[0]
    w = b / np.linalg.norm(b) * np.sqrt(lam[0] - lam[1])
    spread = w @ w + lam[1]
    return {
        **found,
        r"\mathbf{b}_d": [v / np.linalg.norm(v) for v in four_points.eigenvectors()],
        "M": 1,
        r"\mathbf{v}": 2 * b,
        r"\mathbf{w}": w,
        r"\sigma": np.sqrt(lam[1]),
        r"\mathbb{E}[z \mid \mathbf{x}_4]": w @ found[r"\tilde{\mathbf{x}}_n"][3] / spread,
        r"\operatorname{Var}[z \mid \mathbf{x}_4]": lam[1] / spread,
        r"\mathbf{u}": four_points.gram()["eigenvector"],
    }


@setting
def the_diagonal() -> Values:
    """The four points, and the diagonal as the direction b."""
    return {**the_four_points(), r"\mathbf{b}": np.ones(2) / np.sqrt(2)}


@setting
def stretched_points() -> Values:
    """The four points with the second feature times five."""
    return of_examples(four_points.X * [1, four_points.STRETCH])


@setting
def wide_data(rng: np.random.Generator) -> Values:
    """Fewer examples than features: u is an eigenvector of G, b what it is carried to."""
    found = of_examples(points(rng, 4, 6))
    lam, U = spectrum(found[r"\mathbf{G}"])
    carried = found[r"\tilde{\mathbf{X}}"].T @ U[:, 0]
    return {
        **found,
        r"\lambda": lam[0],
        r"\mathbf{u}": U[:, 0],
        r"\mathbf{u}_i": U.T,
        "j": range(1, 5),
        r"\mathbf{b}": carried / np.linalg.norm(carried),
    }


@setting
def the_three_examples() -> Values:
    """Three examples with four features: u is the first eigenvector of G in whole numbers."""
    found = of_examples(few_examples.FEW)
    u = few_examples.few_vectors()["u"]
    return {**found, r"\mathbf{u}": u, r"\lambda": found[r"\lambda_d"][0]}


@setting
def kernel(rng: np.random.Generator) -> Values:
    """Four examples, three features of each, and the centred kernel with its first eigenvector."""
    N = 4
    X, A = rng.standard_normal((N, 2)), rng.standard_normal((3, 2))

    def features(x: np.ndarray) -> np.ndarray:
        return np.tanh(A @ x) + (A @ x) ** 2

    Phi = np.array([features(x) for x in X])
    H, K = np.eye(N) - np.ones((N, N)) / N, Phi @ Phi.T
    lam, U = spectrum(H @ K @ H)
    return {
        "N": N,
        r"\boldsymbol{\phi}": features,
        "k": lambda x, y: features(x) @ features(y),
        r"\mathbf{x}": X[0] + 1,
        r"\mathbf{y}": X[1] - 1,
        r"\mathbf{x}'": X[2],
        r"\mathbf{x}_n": X,
        "i": range(1, N + 1),
        "j": range(1, N + 1),
        "m": range(1, N + 1),
        r"\mathbf{K}": K,
        r"\mathbf{H}": H,
        r"\mathbf{1}": np.ones(N),
        r"\tilde{\boldsymbol{\phi}}_n": Phi - Phi.mean(axis=0),
        r"\lambda": lam[0] / N,
        r"\boldsymbol{\alpha}": U[:, 0] / np.sqrt(lam[0]),
        r"\gamma": rings.GAMMA,
    }


@setting
def best_autoencoder(rng: np.random.Generator) -> Values:
    """One of the best pairs of encoder and decoder."""
    found = any_data(rng)
    Q, B_K = rng.standard_normal((2, 2)), found[r"\mathbf{B}_K"]
    best = {r"\mathbf{Q}": Q, r"\mathbf{C}": B_K @ Q, r"\mathbf{A}": np.linalg.inv(Q) @ B_K.T}
    return {**found, **best, r"\mathbf{V}": B_K}
