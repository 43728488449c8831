# %% given
import numpy as np

S = np.array([[7, 2], [2, 4]])
w0 = np.array([1, 1])

# %% stub
w1 = None  # (a) S times w0
w2 = None  # (a) S times w1


def rayleigh(S, w):
    """(a) The Rayleigh quotient of a vector."""
    return None


def power(S, w, steps):
    """(d) The unit vector after so many steps from w, without overflow."""
    return None


k = None  # (c) the first number of steps with a tangent below one millionth

# %% solution
w1 = S @ w0
w2 = S @ w1


def rayleigh(S, w):
    """(a) The Rayleigh quotient of a vector."""
    return w @ S @ w / (w @ w)


def power(S, w, steps):
    """(d) The unit vector after so many steps from w, without overflow."""
    for _ in range(steps):
        w = S @ w
        w = w / np.linalg.norm(w)
    return w


b1, b2 = np.array([2, 1]), np.array([-1, 2])  # along the two eigenvectors of S


def tangent(w):
    """The tangent of the angle between w and the line of the first direction."""
    return abs(b2 @ w) / abs(b1 @ w)


k = 0
while tangent(power(S, w0, k)) >= 1e-6:
    k += 1

# %% check
assert same("w1", w1), "(a) w1 is not right yet."
assert same("w2", w2), "(a) w2 is not right yet."
assert rayleigh(S, w0) is not None, "(a) rayleigh returns nothing yet."
assert same("rayleigh of w0", rayleigh(S, w0), places=4), "(a) The quotient of w0 is not right."
assert same("rayleigh of w2", rayleigh(S, w2), places=4), "(a) The quotient of w2 is not right."
assert power(S, w0, 1) is not None, "(d) power returns nothing yet."
A = np.random.default_rng(3).normal(size=(5, 8))
C, v = A @ A.T, np.ones(5)
with np.errstate(all="ignore"):
    far = power(C, v, 2000)
assert np.isfinite(far).all(), "(d) The numbers overflow when there are many steps."
assert np.isclose(np.linalg.norm(far), 1), "(d) The result has not length one."
assert np.allclose(C @ far, np.linalg.norm(C @ far) * far), "(d) It is no eigenvector in the end."
assert same("k", k), "(c) k is not right: the tangent of the angle is to be small."


# %% wrong
# no division by the length: the numbers overflow
def power(S, w, steps):
    for _ in range(steps):
        w = S @ w
    return w


# %% wrong
# convergence judged by the Rayleigh quotient, which looks finished too early
k = 0
while abs(rayleigh(S, power(S, w0, k)) - rayleigh(S, b1)) >= 1e-6:
    k += 1

# %% bound
from ch09_pca.answers_computing import EXR_POWER_MATRIX, EXR_POWER_START, exr_power

answers = exr_power()
assert (S == EXR_POWER_MATRIX).all()
assert (w0 == EXR_POWER_START).all()
assert (w1 == answers["first_step"]).all()
assert (w2 == answers["second_step"]).all()
assert np.isclose(rayleigh(S, w0), answers["rayleigh_start"])
assert np.isclose(rayleigh(S, w2), answers["rayleigh_second"])
assert k == answers["steps"]
