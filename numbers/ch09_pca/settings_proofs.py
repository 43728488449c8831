"""What the symbols of the exercises with proofs stand for."""

from __future__ import annotations

import numpy as np

from ch09_pca import answers_proofs as proofs
from ch09_pca.answers_plane import EXR_FOUR_POINTS
from ch09_pca.deck_settings import any_data
from ch09_pca.instances import orthonormal, spectrum
from ch09_pca.symbols import Values, of_covariance, of_examples, signed
from scripts.declare import setting


@setting
def exr_eckart_young_symbols(rng: np.random.Generator) -> Values:
    """Any Y whose rows lie in the span of V; in half of the instances the best one, or nearly."""
    found = any_data(rng)
    X, V, K = found[r"\tilde{\mathbf{X}}"], found[r"\mathbf{V}"], found["K"]
    Y = rng.standard_normal((len(X), K)) @ V.T
    if rng.random() < 0.5:
        V = np.linalg.qr(found[r"\mathbf{B}_K"] + 0.01 * V)[0]
        Y = X @ V @ V.T + 0.01 * rng.standard_normal((len(X), K)) @ V.T
    return {**found, r"\mathbf{V}": V, r"\mathbf{Y}": Y}


@setting
def exr_eckart_young_best(rng: np.random.Generator) -> Values:
    """The principal directions as V, and Y from a truncated singular value decomposition."""
    found = any_data(rng)
    U, s, Bt = np.linalg.svd(found[r"\tilde{\mathbf{X}}"], full_matrices=False)
    K = found["K"]
    Y = (U[:, :K] * s[:K]) @ Bt[:K]
    return {**found, r"\mathbf{V}": found[r"\mathbf{B}_K"], r"\mathbf{Y}": Y}


@setting
def exr_eckart_young_points() -> Values:
    """The four points of the first exercise, and their projections onto the first direction."""
    found = signed(of_examples(EXR_FOUR_POINTS), (2, 1))
    b, X = found[r"\mathbf{b}_d"][0], found[r"\tilde{\mathbf{X}}"]
    return {**found, r"\mathbf{Y}": np.outer(X @ b, b)}


def _turned(S: np.ndarray, E: np.ndarray) -> Values:
    """What an error E does to a diagonal matrix S with two rows."""
    mu, Q = spectrum(S + E)
    b = Q[:, 0] * np.sign(Q[0, 0])
    return {
        **of_covariance(S),
        r"\mathbf{b}_d": np.eye(2),
        r"\mathbf{e}_d": np.eye(2),
        r"\delta": S[0, 0] - S[1, 1],
        r"\mathbf{E}": E,
        r"\varepsilon": np.abs(np.linalg.eigvalsh(E)).max(),
        r"\mathbf{M}": S + E,
        r"\mu": mu[0],
        r"\hat{\mathbf{b}}": b,
        r"\mathbf{n}": np.array([-b[1], b[0]]),
        r"\theta": np.arctan2(b[1], b[0]),
    }


@setting
def exr_turn_symbols(rng: np.random.Generator) -> Values:
    """Any error that is less than half the gap."""
    A, gap = rng.standard_normal((2, 2)), 4.4
    E = (A + A.T) / np.linalg.norm(A + A.T, 2) * rng.uniform(0.1, 0.45) * gap
    return _turned(np.diag([1.3 + gap, 1.3]), E)


@setting
def exr_turn_numbers() -> Values:
    """The matrices of part (c); v is twice the first direction, with the sum."""
    found = _turned(proofs.EXR_TURN_COVARIANCE, proofs.EXR_TURN_ERROR)
    return {**found, r"\mathbf{v}": np.array([8, 2])}


@setting
def exr_turn_tie(rng: np.random.Generator) -> Values:
    """No gap, and an error along v."""
    v = orthonormal(rng, 2, 1)[:, 0]
    S, E = 3.2 * np.eye(2), 0.1 * np.outer(v, v)
    return {
        r"\mathbf{S}": S,
        r"\lambda_1": 3.2,
        r"\mathbf{E}": E,
        r"\varepsilon": 0.1,
        r"\mathbf{v}": v,
    }


def _without_last(S: np.ndarray) -> Values:
    """Spectra with and without the last feature."""
    rest = S[:-1, :-1]
    lam, B = spectrum(rest)
    return {
        **of_covariance(S),
        r"\mathbf{S}'": rest,
        r"\lambda'_d": lam,
        r"\mathbf{b}'_d": B.T,
        r"\mathbf{1}": np.ones(len(S)),
        "d": range(1, len(S)),
    }


def _common(S: np.ndarray, d: int) -> np.ndarray:
    """A unit vector in the span of b_d, …, b_D and in that of the lengthened b'_1, …, b'_d."""
    B, C = spectrum(S)[1], spectrum(S[:-1, :-1])[1]
    longer = np.vstack([C[:, :d], np.zeros(d)])
    both = np.column_stack([B[:, d - 1 :], -longer])  # (D, D + 1), so it has a null vector
    c = np.linalg.svd(both)[2][-1]
    v = longer @ c[len(S) - d + 1 :]
    return np.asarray(v / np.linalg.norm(v))


@setting
def exr_interlacing_symbols(rng: np.random.Generator) -> Values:
    """Four features; v ends with 0."""
    S = any_data(rng)[r"\mathbf{S}"]
    v = rng.standard_normal(len(S) - 1)
    return {**_without_last(S), r"\mathbf{v}'": v, r"\mathbf{v}": np.append(v, 0), "K": 2}


@setting
def exr_interlacing_common(rng: np.random.Generator) -> Values:
    """The vector that both spans have in common, for the second of four features."""
    S, d = any_data(rng)[r"\mathbf{S}"], 2
    v = _common(S, d)
    found = {**_without_last(S), r"\mathbf{v}": v, r"\mathbf{v}'": v[:-1]}
    return {**found, "d": range(d, d + 1), "c_i": found[r"\mathbf{B}"].T @ v}


@setting
def exr_interlacing_numbers() -> Values:
    """The three features of part (d)."""
    return {**_without_last(proofs.EXR_INTERLACING_COVARIANCE), "K": 1}


def _weighted(S: np.ndarray, P: np.ndarray, a: np.ndarray) -> Values:
    """Variances along the columns of P with weights a, and sums of what they lack."""
    found = of_covariance(S)
    r = np.einsum("id,ij,jd->d", P, S, P)
    return {
        **found,
        r"\mathbf{p}_d": P.T,
        "r_d": r,
        "T_k": dict(enumerate(np.append(0, np.cumsum(r - found[r"\lambda_d"])))),
        "a_d": a,
        "k": range(1, len(S)),
        "K": 2,
    }


@setting
def exr_parts_symbols(rng: np.random.Generator) -> Values:
    """Any orthonormal basis and falling weights; c are eigenvalues of a model, they fall too."""
    S = any_data(rng)[r"\mathbf{S}"]
    a, c = np.sort(rng.uniform(0.2, 4, (2, len(S))))[:, ::-1]
    P = orthonormal(rng, len(S), len(S))
    return {
        **_weighted(S, P, a),
        "c_d": c,
        r"\mathbf{V}": P[:, :2],
        r"\boldsymbol{\Psi}": P @ np.diag(c) @ P.T,
    }


@setting
def exr_parts_numbers() -> Values:
    """Three directions, the first two of which have changed places."""
    S, order = np.diag(proofs.EXR_PARTS_EIGENVALUES), list(proofs.EXR_PARTS_ORDER)
    return _weighted(S, np.eye(3)[:, order], proofs.EXR_PARTS_WEIGHTS)
