"""What the symbols of the exercises on computing stand for."""

from __future__ import annotations

import numpy as np

from ch09_pca import answers_computing as computing
from ch09_pca import answers_latent as latent
from ch09_pca.answers_choice import EXR_CHOOSE_PARTS, exr_choose
from ch09_pca.deck_settings import any_data
from ch09_pca.digits import digits_shape
from ch09_pca.instances import cov
from ch09_pca.symbols import Values, of_covariance, of_examples, signed
from scripts.declare import setting


@setting
def exr_power_symbols() -> Values:
    """The iterates, and the parts of the second of them along both directions."""
    S = computing.EXR_POWER_MATRIX
    found = signed(of_covariance(S), (2, 1))
    b = found[r"\mathbf{b}_d"]
    w = [computing.EXR_POWER_START, S @ computing.EXR_POWER_START]
    w.append(S @ w[1])
    w.append(S @ w[2])
    tangents = [abs(v @ b[1]) / abs(v @ b[0]) for v in w]
    return {
        **found,
        r"\mathbf{w}_k": dict(enumerate(w)),
        r"\theta_k": dict(enumerate(np.arctan(tangents))),
        "k": range(3),
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
    k = int(bound) + 1
    last = np.arctan(np.tan(theta) * (small / large) ** k)
    angles = {**found[r"\theta_k"], k: last}
    return {**found, r"\theta_k": angles, "k": range(k, k + 1)}


@setting
def exr_numpy_symbols() -> Values:
    """Twelve points on an ellipse in space."""
    n = np.arange(computing.EXR_NUMPY_POINTS)
    t = 2 * np.pi * n / len(n)
    X = np.column_stack([1 + 2 * np.cos(t), 2 + 2 * np.sin(t), 3 + np.cos(t) + np.sin(t)])
    found = of_examples(X)
    found[r"\lambda_d"] = found["s_d"] ** 2 / len(n)  # never negative; the last is zero
    return {**found, r"\mathbf{x}_n": dict(enumerate(X)), "t_n": dict(enumerate(t))} | {
        r"\tilde{\mathbf{x}}_n": dict(enumerate(found[r"\tilde{\mathbf{x}}_n"]))
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


@setting
def exr_rings_gaussian(rng: np.random.Generator) -> Values:
    """Any two points and any width."""
    x, y = rng.standard_normal((2, 3))
    return {r"\mathbf{x}": x, r"\mathbf{y}": y, r"\gamma": 0.3}


@setting
def exr_choose_symbols(rng: np.random.Generator) -> Values:
    """Any data, and a new example."""
    return any_data(rng)


@setting
def exr_choose_numbers() -> Values:
    """Pictures, and pixels of each."""
    N, D = digits_shape()
    return {"N": N, "D": D}


@setting
def exr_choose_noise() -> Values:
    """The share that is right on the test, and how many pictures choose K."""
    share = round(float(exr_choose()["test"]), 3)
    return {"p": share, "m": int(EXR_CHOOSE_PARTS[1])}
