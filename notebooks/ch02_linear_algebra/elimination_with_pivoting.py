# %% [markdown]
# # Elimination with pivoting
#
# **Question.** The method of school solves every system on paper.
# Why does it fail in a computer, and what does a library do about it?
#
# **You will be able to** write elimination with and without exchanges of rows, read it as a
# factorisation, compare it with LAPACK, and say when its answer may be trusted.
#
# **Symbols.**
#
# - $\mathbf{A} \in \mathbb{R}^{n \times n}$ (`A`), right-hand side $\mathbf{b}$ (`b`),
#   solution $\mathbf{x}$ (`x`)
# - $\mathbf{L}$, $\mathbf{U}$ (`L`, `U`): lower and upper triangular factors;
#   $\mathbf{P}$ (`order`): the exchanges of rows,
#   [$\mathbf{P}\mathbf{A} = \mathbf{L}\mathbf{U}$]{setting="any_exchange"}
# - $\kappa$: condition number of $\mathbf{A}$
#
# **Seed.** 2, for random systems.
#
# **Minutes.** 20

# %%
import matplotlib.pyplot as plt
import numpy as np
import scipy.linalg
import sympy as sp
from ipywidgets import interact
from matplotlib.figure import Figure

from scripts.plot import colour, name

rng = np.random.default_rng(2)

# %% [markdown]
# ## The method of school
#
# Go through the columns.
# Below each pivot, subtract a multiple of its row from each row, so that a zero appears.
# Keep the multiples: they are the matrix $\mathbf{L}$.
# First with three loops, one number after the other.


# %%
def by_loops(A):
    """L and U without an exchange of rows, one number after the other."""
    n = len(A)
    U = [[float(entry) for entry in row] for row in A]
    L = [[float(i == j) for j in range(n)] for i in range(n)]
    for k in range(n):
        for i in range(k + 1, n):
            L[i][k] = U[i][k] / U[k][k]
            for j in range(k, n):
                U[i][j] = U[i][j] - L[i][k] * U[k][j]
    return np.array(L), np.array(U)


A = np.array([[2, 1, 1], [4, 3, 4], [2, 3, 7]])
b = np.array([4, 11, 12])
L, U = by_loops(A)
print(L, U, sep="\n")
assert L.tolist() == [[1, 0, 0], [2, 1, 0], [1, 2, 1]]
assert U.tolist() == [[2, 1, 1], [0, 1, 2], [0, 0, 2]]
np.testing.assert_allclose(L @ U, A, rtol=1e-15)

# %% [markdown]
# The inner loop is a row minus a multiple of a row, and the loop over rows is a table of such
# multiples: one outer product for each column.
# With the factors, a right-hand side takes two passes: down for
# [$\mathbf{L}\mathbf{y} = \mathbf{P}\mathbf{b}$, up for $\mathbf{U}\mathbf{x} = \mathbf{y}$]{setting="any_exchange"}; here $\mathbf{P}$ exchanges nothing.


# %%
def factors(A):
    """L and U without an exchange of rows, a whole table at a time."""
    n = len(A)
    L, U = np.eye(n), np.array(A, dtype=float)
    for k in range(n - 1):
        L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
        U[k + 1 :, k:] -= np.outer(L[k + 1 :, k], U[k, k:])
    return L, U


def down_and_up(L, U, b):
    """The solution of L U x = b."""
    n = len(b)
    y, x = np.zeros(n), np.zeros(n)
    for i in range(n):
        y[i] = b[i] - L[i, :i] @ y[:i]
    for i in reversed(range(n)):
        x[i] = (y[i] - U[i, i + 1 :] @ x[i + 1 :]) / U[i, i]
    return x


np.testing.assert_array_equal(factors(A)[0], L)
np.testing.assert_array_equal(factors(A)[1], U)
x = down_and_up(L, U, b)
print(x)
assert x.tolist() == [1, 1, 1]

# %% [markdown]
# Why is elimination a product?
# SymPy does it with letters: for any matrix with two rows, the multiple $c / a$ below the
# diagonal of $\mathbf{L}$ gives back $\mathbf{A}$, as long as the pivot $a$ is not zero.
# The second pivot is $d - bc / a$: the determinant over the first pivot.

# %%
# derivation: L U is A for any two by two matrix whose first pivot is not zero
a, b12, c, d = sp.symbols("a b c d")
letters = sp.Matrix([[a, b12], [c, d]])
lower = sp.Matrix([[1, 0], [c / a, 1]])
upper = sp.Matrix([[a, b12], [0, d - c * b12 / a]])
assert sp.simplify(lower * upper - letters) == sp.zeros(2, 2)
assert sp.simplify(upper[1, 1] - letters.det() / a) == 0

# %% [markdown]
# ## What breaks: a pivot that is tiny
#
# The system with the rows $(10^{-20}, 1)$ and $(1, 1)$ and the right-hand side $(1, 2)$
# has a solution near $(1, 1)$, and its condition number is less than 3.
# Our program returns 0 and 1.

# %%
tiny = np.array([[1e-20, 1], [1, 1]])
right = np.array([1.0, 2.0])
wrong = down_and_up(*factors(tiny), right)
swapped = down_and_up(*factors(tiny[::-1]), right[::-1])
print("as it stands ", wrong)
print("rows swapped ", swapped)
assert wrong.tolist() == [0, 1]
assert swapped.tolist() == [1, 1]
assert np.linalg.cond(tiny) < 3

# %% [markdown]
# Nothing is wrong with the system; the algorithm divides by a number that it should avoid.
# **Partial pivoting** takes the largest entry, in absolute value, that is left in the column.
# Then no multiple is larger than 1 in modulus.


# %%
def factors_with_pivoting(A):
    """The order of the rows, L and U, with A[order] = L U."""
    n = len(A)
    L, U, order = np.eye(n), np.array(A, dtype=float), np.arange(n)
    for k in range(n - 1):
        best = k + int(np.argmax(abs(U[k:, k])))
        for table in (U, order):
            table[[k, best]] = table[[best, k]]
        L[[k, best], :k] = L[[best, k], :k]
        L[k + 1 :, k] = U[k + 1 :, k] / U[k, k]
        U[k + 1 :, k:] -= np.outer(L[k + 1 :, k], U[k, k:])
        U[k + 1 :, k] = 0  # what rounding leaves there
    return order, L, U


def solve(A, b):
    """The solution of A x = b by elimination with partial pivoting."""
    order, L, U = factors_with_pivoting(A)
    return down_and_up(L, U, b[order])


print(solve(tiny, right))
assert solve(tiny, right).tolist() == [1, 1]
assert abs(factors_with_pivoting(rng.normal(size=(50, 50)))[1]).max() == 1

# %% [markdown]
# ## Against LAPACK
#
# `scipy.linalg.lu` and `numpy.linalg.solve` call LAPACK, which does the same in blocks.
# On a random system with 100 unknowns the factors agree within a relative tolerance of 1e-9,
# the rows come in the same order, and so do the solutions.

# %%
A = rng.normal(size=(100, 100))
b = A @ np.ones(100)
order, L, U = factors_with_pivoting(A)
theirs = scipy.linalg.lu(A, p_indices=True)  # SciPy: A = L[p] U
np.testing.assert_array_equal(np.argsort(theirs[0]), order)
np.testing.assert_allclose(L, theirs[1], rtol=1e-9, atol=1e-12)
np.testing.assert_allclose(U, theirs[2], rtol=1e-9, atol=1e-12)
np.testing.assert_allclose(solve(A, b), np.linalg.solve(A, b), rtol=1e-9)

# %% [markdown]
# How much do exchanges matter for systems that nobody has prepared?
# Take 100 random systems of [50]{.claim of="unknowns"} unknowns with the solution $(1, \dots, 1)$.
# Without exchanges the median error is more than 10 times as large as with them, and the worst one
# is beyond 100 times the worst error with them.
# A QR factorisation, which needs no exchange, is the rival: its median error is no better
# than that of partial pivoting by a factor of 3, for twice as many multiplications.

# %%
unknowns = 50
systems = [rng.normal(size=(unknowns, unknowns)) for _ in range(100)]


def errors(solver):
    """The largest error of each solution."""
    return np.array([abs(solver(A, A.sum(axis=1)) - 1).max() for A in systems])


def by_qr(A, b):
    """The solution by QR and one pass upwards."""
    Q, R = np.linalg.qr(A)
    return scipy.linalg.solve_triangular(R, Q.T @ b)


plain = errors(lambda A, b: down_and_up(*factors(A), b))
pivoted, orthogonal = errors(solve), errors(by_qr)
for title, found in (("plain", plain), ("pivoted", pivoted), ("QR", orthogonal)):
    print(f"{title:8} median {np.median(found):.0e}  worst {found.max():.0e}")
assert np.median(plain) > 10 * np.median(pivoted)
assert plain.max() > 100 * pivoted.max()
assert np.median(orthogonal) > np.median(pivoted) / 3

# %%
# alt: Errors of 100 systems: without exchanges of rows they spread far to the right of the others.
fig, ax = plt.subplots(figsize=(11, 3.6), layout="constrained")
rows = (("plain", plain, "error"), ("pivoted", pivoted, "model"), ("QR", orthogonal, "data"))
for height, (title, found, role) in enumerate(reversed(rows)):
    jitter = height + np.linspace(-0.28, 0.28, len(found))
    ax.plot(found, jitter, "o", color=colour(role), markersize=6, alpha=0.6, mew=0)
    name(ax, 3e-9, height, title, role, ha="left", fontsize=20)
ax.set(xscale="log", xlim=(1e-15, 1e-7), yticks=[], ylim=(-0.6, 2.6))
ax.set(xlabel="largest error of a solution")
plt.show()

# %% [markdown]
# ## Where pivoting is fooled
#
# Divide the first row of the tiny system, with its right-hand side, by its tiny entry.
# It is the same system, but now its first entry is as large as the other: no rows are exchanged,
# and the wrong answer is back, in our program and in LAPACK.
# Dividing each row by its largest entry first, called equilibration, mends it.

# %%
scale = np.array([[1e20], [1]])
same, same_right = tiny * scale, right * scale[:, 0]
fooled, lapack = solve(same, same_right), np.linalg.solve(same, same_right)
largest = abs(same).max(axis=1)
mended = solve(same / largest[:, None], same_right / largest)
print(fooled, lapack, mended)
assert fooled.tolist() == [0, 1]
assert lapack.tolist() == [0, 1]
assert mended.tolist() == [1, 1]

# %% [markdown]
# **Predict.** Let the tiny pivot be $10^{-k}$.
# From which $k$ on does elimination without exchanges lose more than half of the digits of $x$:
# for $k$ from 4, 8 or 12 on, or never?

# %%
# alt: The error without exchanges grows tenfold with each power of ten; with exchanges it is zero.


def show(k=4):
    """Relative error of x for pivots down to the chosen one, without and with exchanges."""
    powers = np.arange(1, k + 1)
    found = []
    for power in powers:
        eps = 10.0**-power
        system, exact = np.array([[eps, 1], [1, 1]]), 1 / (1 - eps)
        pair = down_and_up(*factors(system), right), solve(system, right)
        found.append([max(abs(x[0] - exact), 1e-17) for x in pair])
    fig = Figure(figsize=(9, 3.6), layout="constrained")
    ax = fig.add_subplot()
    for column, (title, role) in enumerate((("without", "error"), ("with", "model"))):
        ax.plot(powers, np.array(found)[:, column], "o-", color=colour(role), markersize=9)
        name(ax, 17.2, 1e-3 if column == 0 else 1e-16, title + " exchanges", role, ha="left")
    ax.set(yscale="log", ylim=(1e-18, 10), xlim=(0.5, 23), xticks=[1, 4, 8, 12, 16])
    ax.set(xlabel="the pivot is $10^{-k}$", ylabel="error of $x$")
    return fig


interact(show, k=(1, 17))

# %% [markdown]
# The error grows like the rounding unit over the pivot: for 8 half of the digits are gone.
# With exchanges all of them stay.

# %%
eps = 1e-8
halfway = abs(down_and_up(*factors(np.array([[eps, 1], [1, 1]])), right)[0] - 1 / (1 - eps))
assert 1e-10 < halfway < 1e-7
print(f"error at k = 8: {halfway:.0e}")

# %% [markdown]
# **Remember.**
#
# - Elimination is [$\mathbf{P}\mathbf{A} = \mathbf{L}\mathbf{U}$]{setting="any_exchange"}; each further right-hand side is
#   two passes.
# - A small pivot loses what stands beside it; exchange rows so that no multiple exceeds one.
# - Pivoting cannot see the scale of rows: bring them to similar size first.
# - The condition number judges the problem, the size of the multiples judges the algorithm.
#
# **Next.** [Factors by hand](/handouts/ch02_linear_algebra.qmd#exr-lu), and
# [how fast rounding may grow](/handouts/ch02_linear_algebra.qmd#exr-growth).
