# %% [markdown]
# # A change of basis, on a grid and on a picture
#
# **Question.** A matrix describes a map in one basis.
# What stays when the basis changes, and in which basis is the map simple?
#
# **You will be able to** move a grid and a picture by a matrix, write the same map in another
# basis, find a basis in which it only stretches, and tell similar from equivalent matrices.
#
# **Symbols.**
#
# - $\mathbf{A}$ (`A`): a map of the plane in the standard basis
# - $\mathbf{S}$ (`S`): the vectors of another basis in its columns
# - $\mathbf{D}$ (`D`): the same map in that basis,
#   [$\mathbf{D} = \mathbf{S}^{-1} \mathbf{A} \mathbf{S}$]{setting="the_turn"}
# - $\mathbf{x}$, $\mathbf{y}$ (`x`, `y`): coordinates of one vector in both bases,
#   [$\mathbf{x} = \mathbf{S} \mathbf{y}$]{setting="the_turn"}
#
# **Seed.** 2, for random bases.
#
# **Minutes.** 15

# %%
import matplotlib.pyplot as plt
import numpy as np
import scipy.ndimage
import sympy as sp
from ipywidgets import interact
from matplotlib.figure import Figure
from sklearn.datasets import load_digits

from scripts.plot import arrow, colour, name, picture, plane

rng = np.random.default_rng(2)

# %% [markdown]
# ## A map moves a grid
#
# A point of the grid goes to a mixture of the columns.
# First with loops: entry by entry.
# Then all points at once, with the points in the columns of a table.


# %%
def moved_by_loops(A, points):
    """Where A sends each point."""
    return [[sum(A[i][j] * point[j] for j in range(2)) for i in range(2)] for point in points]


def grid(reach=3, fine=25):
    """Points of the lines of a grid, (lines, fine, 2)."""
    t, at = np.linspace(-reach, reach, fine), np.arange(-reach, reach + 1)
    upright = np.array([[(k, s) for s in t] for k in at], dtype=float)
    return np.concatenate([upright, upright[:, :, ::-1]])


A = np.array([[1, 2], [1, 0]])
lines = grid()
moved = lines @ A.T  # (14, 25, 2)
np.testing.assert_allclose(moved[3], moved_by_loops(A, lines[3]), rtol=1e-15)
assert (A @ [1, 0]).tolist() == [1, 1]
assert (A @ [0, 1]).tolist() == [2, 0]

# %% [markdown]
# ## The same map in a basis of its own
#
# Take the columns of $\mathbf{S}$ as a new basis, $(2, 1)$ and $(-1, 1)$.
# Out of the new coordinates, through the map, back into them: from the right to the left that is
# $\mathbf{S}^{-1} \mathbf{A} \mathbf{S}$.
# In this basis the map only stretches: by 2 along the first vector and by -1 along the second.

# %%
S = np.array([[2, -1], [1, 1]])
D = np.linalg.solve(S, A @ S)  # without an inverse
print(D)
np.testing.assert_allclose(D, [[2, 0], [0, -1]], atol=1e-12)

x = np.array([3, 3])
y = np.linalg.solve(S, x)
print("new coordinates", y, "image", S @ (D @ y))
np.testing.assert_allclose(S @ (D @ y), A @ x, rtol=1e-12)

# %%
# alt: The grid of the new basis is only stretched along its own lines; the standard one is turned.
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4), layout="constrained")
for ax, basis, roles in ((left, np.eye(2), ("muted", "muted")), (right, S, ("model", "data"))):
    plane(ax, 6, 4.4)
    for line in grid(1, 2) @ basis.T:
        ax.plot(*line.T, color=colour("rule"), linewidth=1.5)
    for line in grid(1, 2) @ basis.T @ A.T:
        ax.plot(*line.T, color=colour("accent"), linewidth=2)
    for column, role in zip((A @ basis).T, roles, strict=True):
        arrow(ax, (0, 0), column, role)
    for column in basis.T:
        ax.plot(*column, "o", color=colour("ink"), markersize=8)
name(left, -3.4, 3.6, "standard basis", "muted", fontsize=20)
name(right, -3.4, 3.6, "basis of its own", "model", fontsize=20)
plt.show()

# %% [markdown]
# Is it luck that such a basis exists?
# With letters: the map of a vector $(a, b)$ that is only stretched, by $t$, needs
# $(\mathbf{A} - t\,\mathbf{I})$ to have a kernel.
# SymPy finds the two values of $t$, 2 and -1, and both kernels.
# And whatever $\mathbf{S}$ is, powers of $\mathbf{D}$ are powers of $\mathbf{A}$ in the other basis.

# %%
# derivation: the two stretches, their kernels, and S D^2 S^-1 = A^2 for any invertible S
t = sp.Symbol("t")
stretched = sp.Matrix(A.tolist()) - t * sp.eye(2)
roots = sp.solve(stretched.det(), t)
assert set(roots) == {2, -1}
for root in roots:
    kernel = stretched.subs(t, root).nullspace()
    assert len(kernel) == 1
    print(f"t = {root}: along {list(kernel[0])}")
p, q, r, s = sp.symbols("p q r s")
letters, any_map = sp.Matrix([[p, q], [r, s]]), sp.Matrix(2, 2, sp.symbols("m1:5"))
other = letters.inv() * any_map * letters
assert sp.simplify(letters * other**2 * letters.inv() - any_map**2) == sp.zeros(2, 2)

# %% [markdown]
# ## Similar, or only equivalent?
#
# With the same new basis on both sides, $\mathbf{S}^{-1}\mathbf{A}\mathbf{S}$ is *similar* to
# $\mathbf{A}$: stretches and trace stay.
# With two bases of one's own, one before and one after the map, only the rank stays: each
# invertible matrix is *equivalent* to the identity.
# Twenty random bases agree; NumPy's `eigvals` finds the stretches within a tolerance of 1e-8.

# %%
for _ in range(20):
    T = rng.normal(size=(2, 2))
    similar = np.linalg.solve(T, A @ T)
    stretches = np.sort(np.linalg.eigvals(similar))  # NumPy
    np.testing.assert_allclose(stretches, [-1, 2], rtol=1e-8)
    np.testing.assert_allclose(np.trace(similar), np.trace(A), rtol=1e-8)

before, after = np.linalg.inv(A), np.eye(2)
equivalent = after @ A @ before
np.testing.assert_allclose(equivalent, np.eye(2), atol=1e-12)
assert np.linalg.matrix_rank(equivalent) == np.linalg.matrix_rank(A) == 2

# %% [markdown]
# ## Not every map has such a basis
#
# The shear with the columns $(1, 0)$ and $(1, 1)$ stretches along one line only, by 1.
# Its two computed eigenvectors are the same up to rounding, and the table of them cannot be
# inverted with any use: its condition number is beyond $10^{15}$.

# %%
shear = np.array([[1.0, 1.0], [0.0, 1.0]])
values, vectors = np.linalg.eig(shear)
condition = np.linalg.cond(vectors)
print(values, f"condition number {condition:.0e}")
assert values.tolist() == [1, 1]
assert condition > 1e15

# %% [markdown]
# ## A picture on the grid
#
# To move a picture by $\mathbf{A}$, ask for each place of the new one where it came from:
# that is $\mathbf{A}^{-1}$ of the place.
# SciPy's `affine_transform` wants just this inverse.
# Ours takes the nearest pixel, and agrees with SciPy's of order 0 in [$99.4\,\%$]{.claim of="same"}
# of all pixels, to a tolerance of 1e-9; the others lie where two pixels are equally near.

# %%
digit = load_digits().images[3]  # (8, 8), rows go down
large = np.kron(digit, np.ones((8, 8)))  # (64, 64)
middle = (np.array(large.shape) - 1) / 2


def moved_picture(image, A):
    """The picture moved by A about its middle; what comes from outside is white."""
    back = np.linalg.inv(A)
    new = np.zeros_like(image)
    for place in np.ndindex(image.shape):
        source = np.floor(back @ (np.array(place) - middle) + middle + 0.5).astype(int)
        if (source >= 0).all() and (source < image.shape).all():
            new[place] = image[tuple(source)]
    return new


turned = np.array([[0.8, -0.6], [0.6, 0.8]])
ours = moved_picture(large, turned)
back = np.linalg.inv(turned)
theirs = scipy.ndimage.affine_transform(large, back, middle - back @ middle, order=0)
same = float(np.isclose(ours, theirs, atol=1e-9).mean())
print(f"pixels that agree with SciPy: {same:.1%}")
assert same > 0.98

# %% [markdown]
# **Predict.** The second column of a matrix turns towards the first.
# The picture gets thinner.
# When the columns are aligned, what is left of it: a line, a point, or nothing that could be undone?

# %%
# alt: A digit is squeezed towards a line as the columns of the matrix come closer to each other.


def show(degrees=60):
    """The digit moved by the matrix whose second column has this angle to the first."""
    first = np.array([1.0, 0.5])
    angle = np.radians(degrees) + np.arctan2(0.5, 1.0)
    matrix = np.column_stack([first, 1.1 * np.array([np.cos(angle), np.sin(angle)])])
    fig = Figure(figsize=(9, 4), layout="constrained")
    left, right = fig.subplots(1, 2)
    plane(left, 3, 2.6)
    for line in lines @ matrix.T:
        left.plot(*line.T, color=colour("rule"), linewidth=1.5)
    for column, role in zip(matrix.T, ("data", "model"), strict=True):
        arrow(left, (0, 0), column, role)
    if abs(np.linalg.det(matrix)) > 1e-9:
        flipped = matrix[::-1, ::-1] * [[1, -1], [-1, 1]]  # rows of a picture go down
        picture(right, moved_picture(large, flipped), 0, 16, "gray_r")
    else:
        right.set_axis_off()
    left.set_title(f"area of a cell {abs(np.linalg.det(matrix)):.2f}")
    return fig


interact(show, degrees=(0, 90, 5))

# %% [markdown]
# At zero degrees the picture lies on a line, all pixels of a parallel to the kernel fall on one
# place, and no matrix brings them back: the rank is 1.
# Near it, undoing is possible but hard: at one degree the condition number is beyond 100,
# so errors of a hundredth in the moved coordinates are as large as the coordinates before.

# %%
angle = np.radians(1) + np.arctan2(0.5, 1.0)
close = np.column_stack([[1.0, 0.5], 1.1 * np.array([np.cos(angle), np.sin(angle)])])
aligned = np.array([[1.0, 2.0], [0.5, 1.0]])
print(f"condition number at one degree {np.linalg.cond(close):.0f}")
assert np.linalg.cond(close) > 100
assert np.linalg.matrix_rank(aligned) == 1

# %% [markdown]
# **Remember.**
#
# - Column $j$ of a matrix is the image of basis vector $j$.
# - In a new basis the map is $\mathbf{S}^{-1}\mathbf{A}\mathbf{S}$; rank and stretches stay.
# - A good basis makes a map diagonal, but a shear has none.
# - Columns that are aligned flatten the plane; columns that nearly are lose digits.
#
# **Next.** [A basis in which a map only stretches](/handouts/ch02_linear_algebra.qmd#exr-basis), and
# [pictures turned and mixed](/handouts/ch02_linear_algebra.qmd#exr-mixed).
