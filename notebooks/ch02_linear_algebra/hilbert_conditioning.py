# %% [markdown]
# # How many digits are left: Hilbert and Vandermonde
#
# **Question.** A solver returns without complaint.
# How many of the digits it prints are true, and what would make more of them true?
#
# **You will be able to** measure a condition number, predict from it how many digits survive,
# check the prediction against exact solutions, and choose places and polynomials that lose fewer.
#
# **Symbols.**
#
# - $\mathbf{H}$ (`H`): the Hilbert matrix, [$H_{ij} = 1 / (i + j - 1)$]{setting="any_hilbert"}
# - $\mathbf{V}$ (`V`): powers of places, one row a place
# - $\kappa$ (`kappa`): condition number, largest over smallest singular value
# - $\varepsilon$ (`eps`): relative rounding error of doubles, in their sixteenth digit
#
# **Seed.** 2, for noise in the data.
#
# **Minutes.** 15

# %%
from fractions import Fraction

import matplotlib.pyplot as plt
import numpy as np
import scipy.linalg
import sympy as sp
from ipywidgets import interact
from matplotlib.figure import Figure
from numpy.polynomial import chebyshev

from scripts.plot import colour, name

rng = np.random.default_rng(2)
eps = np.finfo(float).eps

# %% [markdown]
# ## Where the Hilbert matrix comes from
#
# Ask for the polynomial that is nearest to a function on the interval from 0 to 1, in the mean
# square, and write it in powers.
# The equations for its coefficients have the integrals of $x^{i-1} x^{j-1}$ as their matrix.
# First with loops, then as one line, then SciPy's: all equal.


# %%
def hilbert(n):
    """The Hilbert matrix, entry by entry."""
    return [[1 / (i + j - 1) for j in range(1, n + 1)] for i in range(1, n + 1)]


def by_broadcasting(n):
    """The same from a column and a row of places."""
    i = np.arange(1, n + 1)
    return 1 / (i[:, None] + i - 1)


H = by_broadcasting(5)
np.testing.assert_array_equal(H, hilbert(5))
np.testing.assert_allclose(H, scipy.linalg.hilbert(5), rtol=1e-15)  # SciPy
print(H.round(3))

# %%
# derivation: the entries are integrals of products of powers, and so the matrix has an inverse
x = sp.Symbol("x")
for i in range(1, 5):
    for j in range(1, 5):
        integral = sp.integrate(x ** (i - 1) * x ** (j - 1), (x, 0, 1))
        assert integral == sp.Rational(1, i + j - 1)
c = sp.Matrix(sp.symbols("c1:4"))
form = (c.T * sp.Matrix(3, 3, lambda i, j: sp.Rational(1, i + j + 1)) * c)[0]
square = sp.integrate(sp.expand(sum(c[k] * x**k for k in range(3)) ** 2), (x, 0, 1))
assert sp.expand(form - square) == 0

# %% [markdown]
# ## The rule of thumb
#
# A relative error of the data may be multiplied by $\kappa$ in the solution, and rounding alone
# is an error of size $\varepsilon$.
# So about $\kappa \varepsilon$ is what must be feared, and $-\log_{10}$ of it is the number of
# digits that are left.
# Exact solutions judge the rule: the right-hand side of the solution $(1, \dots, 1)$ is added up in
# fractions, and rounded once.


# %%
def error_of_ones(n):
    """Largest error of LAPACK's solution where the exact one is all ones."""
    exact = [sum(Fraction(1, i + j - 1) for j in range(1, n + 1)) for i in range(1, n + 1)]
    solved = np.linalg.solve(by_broadcasting(n), np.array(exact, dtype=float))
    return abs(solved - 1).max()


sizes = np.arange(2, 15)
measured = np.array([error_of_ones(int(n)) for n in sizes])
kappa = np.array([np.linalg.cond(by_broadcasting(int(n))) for n in sizes])
for n in (4, 8, 12):
    k = n - 2
    print(f"n = {n}: kappa {kappa[k]:.0e}, feared {kappa[k] * eps:.0e}, measured {measured[k]:.0e}")
assert (measured[:10] < 10 * kappa[:10] * eps).all()
assert measured[10] > 0.01

# %% [markdown]
# Up to 11 rows the measured error stays below ten times what was feared.
# At 12 rows the condition number is beyond $1 / \varepsilon$, and so many digits are gone that
# the second decimal is already wrong.
# The measured errors are mostly smaller than the bound: it is reached only for the worst right-hand side.

# %%
# alt: Condition number times rounding error and the measured error rise together to one.
fig, ax = plt.subplots(figsize=(11, 4), layout="constrained")
ax.plot(sizes, np.maximum(kappa * eps, 1e-17), "o-", color=colour("muted"), markersize=9)
ax.plot(sizes, measured, "s-", color=colour("model"), markersize=9)
ax.axhline(1, color=colour("error"), linewidth=2.5)
ax.set(yscale="log", ylim=(1e-17, 1e5), xlabel="rows of the Hilbert matrix", xticks=sizes[::2])
ax.set(ylabel="error")
name(ax, 5.6, 1e-7, "condition × rounding", "muted", ha="right", fontsize=20)
name(ax, 8.6, 1e-12, "measured", "model", ha="left", fontsize=20)
name(ax, 3.5, 40, "nothing is left", "error", fontsize=20)
plt.show()

# %% [markdown]
# Is LAPACK to blame? No: QR, and the explicit inverse of SciPy that is exact in whole numbers,
# do no better than the data allow.
# With the right-hand side rounded to eight digits, even the exact inverse is wrong by more than
# 1 at ten rows.

# %%
ten = by_broadcasting(10)
right = ten.sum(axis=1)
coarse = np.array([float(f"{value:.8g}") for value in right])
exact_inverse = scipy.linalg.invhilbert(10, exact=True).astype(float)
by_inverse = abs(exact_inverse @ coarse - 1).max()
Q, R = np.linalg.qr(ten)
by_qr = abs(scipy.linalg.solve_triangular(R, Q.T @ right) - 1).max()
print(f"exact inverse, coarse data {by_inverse:.1f}; QR, full data {by_qr:.0e}")
assert by_inverse > 1
assert by_qr < 1e-2

# %% [markdown]
# ## The rivals: other places, other polynomials
#
# For interpolation at given places the matrix is $\mathbf{V}$, with powers in its rows.
# Powers of high degree look alike on the interval from -1 to 1, so the columns nearly repeat
# each other.
# Chebyshev's places crowd at the ends; Chebyshev polynomials are a basis made for them.
# With 12 coefficients the four combinations have these condition numbers:
#
# - powers at even places [$4.1 \cdot 10^4$]{.claim of="conditions[0]"}
# - powers at Chebyshev's places [$8.5 \cdot 10^3$]{.claim of="conditions[1]"}
# - Chebyshev polynomials at even places [$42.1$]{.claim of="conditions[2]"}
# - both of Chebyshev [$1.4$]{.claim of="conditions[3]"}


# %%
def places(kind, n):
    """Even places in [-1, 1], or those of Chebyshev."""
    if kind == "even":
        return np.linspace(-1, 1, n)
    return np.cos(np.pi * (np.arange(n) + 0.5) / n)


def matrix(basis, x, n):
    """The columns of a basis at the places x, (len(x), n)."""
    if basis == "powers":
        return np.vander(x, n, increasing=True)
    return chebyshev.chebvander(x, n - 1)


table = {
    (basis, kind): np.linalg.cond(matrix(basis, places(kind, 12), 12))
    for basis in ("powers", "polynomials")
    for kind in ("even", "crowded")
}
conditions = list(table.values())
for (basis, kind), value in table.items():
    print(f"{basis:12} {kind:8} {value:9.1f}")

# %% [markdown]
# **Predict.** Chebyshev polynomials at even places have a small condition number at 12 coefficients.
# Is the *curve* through the values of $1 / (1 + 9 x^2)$ a good one, then:
# does its largest error fall as coefficients are added, or rise?

# %%
# alt: Through even places the interpolating curve swings near the ends, through crowded ones it does not.
fine = np.linspace(-1, 1, 801)


def bell(x):
    """A smooth bell."""
    return 1 / (1 + 9 * x**2)


def curve(kind, n):
    """The interpolating polynomial of n coefficients at the fine places."""
    x = places(kind, n)
    return matrix("polynomials", fine, n) @ np.linalg.solve(matrix("polynomials", x, n), bell(x))


def show(n=12):
    """The bell and both interpolating curves."""
    fig = Figure(figsize=(10, 4), layout="constrained")
    for ax, kind, role in zip(
        fig.subplots(1, 2), ("even", "crowded"), ("error", "model"), strict=True
    ):
        ax.plot(fine, bell(fine), color=colour("rule"), linewidth=6)
        ax.plot(fine, curve(kind, n), color=colour(role), linewidth=2.5)
        ax.plot(places(kind, n), bell(places(kind, n)), "o", color=colour("ink"), markersize=6)
        ax.set(ylim=(-0.6, 1.3), xticks=[-1, 0, 1], yticks=[0, 1])
        ax.set_title(
            f"{kind} places, error {abs(curve(kind, n) - bell(fine)).max():.2f}", fontsize=18
        )
    return fig


interact(show, n=(4, 30, 2))

# %% [markdown]
# At even places it rises: the curve is the same in every basis, and that one swings (Runge).
# From 12 to 24 coefficients the error grows by more than 5 times; at crowded places it falls to less
# than a fifth.
# So there are two questions: a basis decides how well the coefficients are known, the places
# decide how good the curve is.

# %%
worst = {
    (kind, n): abs(curve(kind, n) - bell(fine)).max()
    for kind in ("even", "crowded")
    for n in (12, 24)
}
print({key: round(float(value), 4) for key, value in worst.items()})
assert worst["even", 24] > 5 * worst["even", 12]
assert worst["crowded", 24] < worst["crowded", 12] / 5

# %% [markdown]
# Noise tells the same: values with an error of a thousandth, many times over.
# Coefficients of powers at even places scatter more than 100 times as far as those of Chebyshev
# polynomials at their places.

# %%
noise = 1e-3 * rng.normal(size=(200, 12))
spread = {
    key: np.linalg.solve(matrix(key[0], places(key[1], 12), 12), noise.T).std() for key in table
}
print({key: float(f"{value:.1e}") for key, value in spread.items()})
assert spread["powers", "even"] > 100 * spread["polynomials", "crowded"]

# %% [markdown]
# **Remember.**
#
# - $\kappa \varepsilon$ is what must be feared; exact solutions show that it is not idle talk.
# - No algorithm can be better than the data: a large $\kappa$ belongs to the problem.
# - Another basis is another problem with the same curve; choose one whose columns differ.
# - Good places are a matter of the curve, not of the algebra.
#
# **Next.** [Pivots of the Hilbert matrix](/handouts/ch02_linear_algebra.qmd#exr-pivots) by hand, and
# [how fast rounding may grow](/handouts/ch02_linear_algebra.qmd#exr-growth).
