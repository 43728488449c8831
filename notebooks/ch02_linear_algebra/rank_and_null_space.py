# %% [markdown]
# # Rank and null space
#
# **Question.** Which inputs does a matrix send to zero, and how does a program know?
#
# **You will be able to** find rank and null space by exact elimination and by singular values,
# explain why the two may disagree, and show what a fitted layer forgets.
#
# **Symbols.**
#
# - $\mathbf{A} \in \mathbb{R}^{m \times n}$ (`A`): a matrix, $r$ (`rank`) its rank
# - $\mathbf{v}$ (columns of `N`): a basis of the null space, [$\mathbf{A}\mathbf{v} = \mathbf{0}$]{setting="any_system"}
# - $s_k$ (`s`): singular values, falling; chapter 4, singular values, explains them
# - $\varepsilon$ (`eps`): relative rounding error of doubles
#
# **Seed.** 2, for random matrices and for noise.
#
# **Minutes.** 20

# %%
from fractions import Fraction

import matplotlib.pyplot as plt
import numpy as np
import scipy.linalg
import sympy as sp
from ipywidgets import interact
from matplotlib.figure import Figure
from sklearn.datasets import load_digits
from sklearn.linear_model import RidgeClassifier

from scripts.plot import colour, diverging, name, picture

rng = np.random.default_rng(2)

# %% [markdown]
# ## Exactly, with fractions
#
# Cubics $c_1 + c_2 x + c_3 x^2 + c_4 x^3$ at the places 0, 1 and 2: three rows, four unknowns.
# Fractions never round, so a pivot is zero or it is not.


# %%
def reduced(A):
    """The reduced echelon form in fractions, and the columns of its pivots."""
    rows = [[Fraction(entry) for entry in row] for row in A]
    pivots, top = [], 0
    for column in range(len(rows[0])):
        below = [i for i in range(top, len(rows)) if rows[i][column] != 0]
        if not below:
            continue
        rows[top], rows[below[0]] = rows[below[0]], rows[top]
        pivot = rows[top][column]
        rows[top] = [entry / pivot for entry in rows[top]]
        for i in range(len(rows)):
            if i != top:
                multiple = rows[i][column]
                rows[i] = [a - multiple * b for a, b in zip(rows[i], rows[top], strict=True)]
        pivots.append(column)
        top += 1
        if top == len(rows):
            break
    return rows, pivots


def null_space(A):
    """A basis of the null space in columns: one free unknown is one, the others zero."""
    rows, pivots = reduced(A)
    n = len(rows[0])
    basis = []
    for free in (column for column in range(n) if column not in pivots):
        v = [Fraction(int(column == free)) for column in range(n)]
        for row, pivot in zip(rows, pivots, strict=False):
            v[pivot] = -row[free]
        basis.append(v)
    return np.array(basis, dtype=float).reshape(len(basis), n).T


A = np.vander([0, 1, 2], 4, increasing=True)
rows, pivots = reduced(A.tolist())
N = null_space(A.tolist())
rank = len(pivots)
print("pivots in columns", pivots)
print("null space", N[:, 0])
assert rank == 3
assert N[:, 0].tolist() == [0, 2, -3, 1]
assert not (A @ N).any()

# %% [markdown]
# One unknown is free, and its vector is the cubic
# [$2x - 3x^2 + x^3 = x (x - 1)(x - 2)$]{setting="any_place"},
# which vanishes at all three places.
# Rank and dimension of the null space add up to the number of columns.
# For random integer matrices of every shape up to 6 by 6 this holds as well, and SymPy finds the
# same pivots.

# %%
# derivation: the cubic of the null space is the product of the three factors; r + k = n
x = sp.Symbol("x")
cubic = sum(int(weight) * x**k for k, weight in enumerate(N[:, 0]))
assert sp.expand(x * (x - 1) * (x - 2) - cubic) == 0

for _ in range(40):
    m, n = rng.integers(1, 7, size=2)
    trial = rng.integers(-2, 3, size=(m, n)).tolist()
    columns, kernel = reduced(trial)[1], null_space(trial)
    assert list(sp.Matrix(trial).rref()[1]) == columns
    assert len(columns) + kernel.shape[1] == n
    assert not (trial @ kernel).round(9).any()

# %% [markdown]
# ## In floating point: a threshold decides
#
# Doubles round, so a pivot that should be zero comes out as something tiny.
# Libraries look at singular values: the rank is the number of those above a threshold,
# for NumPy $\max(m, n)\, \varepsilon\, s_1$.
# `scipy.linalg.null_space` gives an orthonormal basis; it spans the same line as ours,
# within a tolerance of 1e-12.

# %%
eps = np.finfo(float).eps
s = np.linalg.svd(A, compute_uv=False)
by_threshold = int((s > max(A.shape) * eps * s[0]).sum())
theirs = scipy.linalg.null_space(A)  # SciPy
ours = N / np.linalg.norm(N)
assert by_threshold == rank == np.linalg.matrix_rank(A)
np.testing.assert_allclose(abs(theirs.T @ ours), 1, rtol=1e-12)

# %% [markdown]
# The Hilbert matrix shows that the two notions differ.
# With 20 rows it is invertible: exactly, its rank is 20.
# A program counts 13, since all singular values after the 13th are below the threshold.

# %%
size = 20
exact = len(reduced([[Fraction(1, i + j + 1) for j in range(size)] for i in range(size)])[1])
hilbert = scipy.linalg.hilbert(size)
counted = int(np.linalg.matrix_rank(hilbert))
print(f"exact rank {exact}, counted {counted}")
assert exact == 20
assert counted == 13

# %%
# alt: Singular values of a Hilbert matrix fall on a line until they reach the rounding error.
fig, ax = plt.subplots(figsize=(11, 3.8), layout="constrained")
s = np.linalg.svd(hilbert, compute_uv=False)
line = size * eps * s[0]
k = np.arange(1, size + 1)
ax.plot(k[:counted], s[:counted], "o", color=colour("model"), markersize=10)
ax.plot(k[counted:], s[counted:], "o", color=colour("muted"), markersize=8)
ax.axhline(line, color=colour("error"), linewidth=2.5)
ax.set(yscale="log", xlabel="singular value", xticks=[1, counted, size], ylim=(1e-20, 100))
name(ax, 4.6, 1e-16, "threshold", "error", fontsize=20)
name(ax, 6.2, 1e-1, "counted", "model", ha="left", fontsize=20)
name(ax, 16.5, 2e-12, "below the threshold", "muted", fontsize=20)
plt.show()

# %% [markdown]
# **Predict.** A tall table with 8 columns has rank 3, and noise is added to every entry.
# From which size of the noise on does a program count the rank 8:
# only when the noise is as large as the entries, or already at a millionth of them?

# %%
# alt: Three large singular values, and five that are as large as the noise that was added.
table = rng.normal(size=(40, 3)) @ rng.normal(size=(3, 8))
noise = rng.normal(size=table.shape)


def show(k=6):
    """Singular values of the table with noise of size 10 to the minus k, and the threshold."""
    noisy = table + 10.0**-k * noise
    s = np.linalg.svd(noisy, compute_uv=False)
    fig = Figure(figsize=(9, 3.6), layout="constrained")
    ax = fig.add_subplot()
    ax.plot(range(1, 9), s, "o", color=colour("model"), markersize=11)
    ax.axhline(40 * eps * s[0], color=colour("error"), linewidth=2.5)
    ax.set(yscale="log", ylim=(1e-17, 1e3), xticks=range(1, 9), xlabel="singular value")
    ax.set_title(f"noise of size $10^{{-{k}}}$: counted rank {np.linalg.matrix_rank(noisy)}")
    return fig


interact(show, k=(0, 16))

# %% [markdown]
# Any noise above rounding makes the rank 8: a table of measured numbers has full rank.
# So the question for data is not "what is the rank" but "how large are the singular values
# behind the third", here less than a ten-thousandth of the third one, and the threshold should be
# the size of the noise.

# %%
s = np.linalg.svd(table + 1e-6 * noise, compute_uv=False)
full = np.linalg.matrix_rank(table + 1e-6 * noise)
chosen = np.linalg.matrix_rank(table + 1e-6 * noise, tol=1e-4)
print(full, chosen)
assert full == 8
assert chosen == 3
assert s[3] < 1e-4 * s[2]

# %% [markdown]
# ## What a layer forgets
#
# A linear classifier of the digits has ten rows of weights.
# Fitted to two thirds of the pictures, it names [$87.4\,\%$]{.claim of="right"} of the others rightly.
# It looks at [64]{.claim of="pixels"} pixels and keeps 9 dimensions: the ten rows add up to zero.
# So it forgets 55, and a picture may be changed along these without any change of its scores.
# The rival is a change of the same size in a random direction: it moves one of
# the scores by more than 1, and the targets were only 1 and -1.

# %%
X, y = load_digits(return_X_y=True)
fit, new = slice(0, 1200), slice(1200, None)
layer = RidgeClassifier(alpha=1.0).fit(X[fit], y[fit])
W = layer.coef_  # (10, 64)
pixels = W.shape[1]
right = layer.score(X[new], y[new])
forgotten = scipy.linalg.null_space(W, rcond=1e-10)  # (64, 55)
kept = np.linalg.matrix_rank(W, tol=1e-10 * np.linalg.norm(W, 2))
print(f"right {right:.1%}; keeps {kept}, forgets {forgotten.shape[1]}")
assert right > 0.87
assert kept == 9
assert forgotten.shape[1] == 55
np.testing.assert_allclose(W.sum(axis=0), 0, atol=1e-9)

three, eight = X[new][y[new] == 3][0], X[new][y[new] == 8][0]
change = forgotten @ forgotten.T @ (eight - three)  # the part that the layer forgets
random = rng.normal(size=64)
random *= np.linalg.norm(change) / np.linalg.norm(random)
moved, rival = abs(W @ change).max(), abs(W @ random).max()
print(f"scores move by {moved:.0e}, by {rival:.2f} for a random change")
assert moved < 1e-9
assert rival > 1

# %%
# alt: A three, the change that the layer does not see, and their sum, nearer to an eight.
fig, axes = plt.subplots(1, 3, figsize=(9, 3.2), layout="constrained")
for ax, shown, title in zip(
    axes, (three, change, three + change), ("a three", "what is forgotten", "the sum"), strict=True
):
    low, high = (-16, 16) if title == "what is forgotten" else (0, 16)
    picture(ax, shown.reshape(8, 8), low, high, diverging() if low else "gray_r")
    ax.set_title(title, fontsize=18)
plt.show()

# %% [markdown]
# **Remember.**
#
# - Rank is the number of pivots; each column without one gives a vector of the null space.
# - In doubles a rank is a decision: singular values against a threshold.
# - Measured tables have full rank; ask how large the small singular values are.
# - What lies in the null space of a layer is lost to all that comes behind it.
#
# **Next.** [Rank, factors and kernel](/handouts/ch02_linear_algebra.qmd#exr-rank) by hand, and
# [what means of pixels forget](/handouts/ch02_linear_algebra.qmd#exr-means).
