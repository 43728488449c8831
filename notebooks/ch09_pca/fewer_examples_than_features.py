# %% [markdown]
# # Fewer examples than features
#
# **Question.** Forty pictures have thousands of pixels each.
# How do we find their principal directions without writing down the covariance matrix, and what can forty pictures not tell us?
#
# **You will be able to**
#
# - find all principal components through the $N \times N$ matrix of inner products,
# - say how many multiplications that saves, and when it saves none,
# - explain why $N$ centred examples have at most $N - 1$ components,
# - say what a picture loses that the training pictures cannot span.
#
# **Symbols.**
#
# - $\mathbf{X} \in \mathbb{R}^{N \times D}$: the faces, one a row; $\boldsymbol{\mu}$ their mean, $\tilde{\mathbf{X}}$ the centred faces
# - $\mathbf{S} = \frac{1}{N} \tilde{\mathbf{X}}^\top \tilde{\mathbf{X}} \in \mathbb{R}^{D \times D}$: covariance matrix, in code `S`
# - $\mathbf{G} = \frac{1}{N} \tilde{\mathbf{X}} \tilde{\mathbf{X}}^\top \in \mathbb{R}^{N \times N}$: inner products, in code `G`
# - $\lambda_k$, $\mathbf{b}_k$: eigenvalues of $\mathbf{S}$ in falling order and their unit eigenvectors, in code `lam` and the columns of `B`
# - $\mathbf{u}_k$: unit eigenvectors of $\mathbf{G}$, the columns of `U`
# - $K$: number of components that are kept
#
# **Seed.** 9, for the last test; the faces have one of their own, the same each time.
#
# **Minutes.** 20

# %% [markdown]
# ## Forty faces, and forty more that nobody may look at
#
# A program draws the faces: six traits, each drawn at random, decide smile, eyes, brows, breadth, gaze and nose.
# There are [40]{.claim of="N"} faces to learn from and as many held-out ones, each with [4096]{.claim of="D"} pixels of ink between 0 and 1.

# %%
import matplotlib.pyplot as plt
import numpy as np
import sympy
from ipywidgets import interact
from sklearn.decomposition import PCA

from ch09_pca.faces import faces, stroke
from scripts.plot import close_up, colour, diverging, name, panels, picture

PIXELS = 64  # a face is PIXELS × PIXELS
everybody = faces(200)
X, held_out = everybody[:40], everybody[160:]
N, D = X.shape

assert X.shape == held_out.shape == (40, 4096)
assert X.min() >= 0
assert X.max() <= 1

# %%
# alt: Twelve of the forty drawn faces; they differ in smile, eyes, brows, gaze and nose.
fig, axes = plt.subplots(2, 6, figsize=(11, 3.9), layout="constrained")
for ax, x in zip(axes.flat, X, strict=False):
    picture(ax, x.reshape(PIXELS, PIXELS), 0, 1)
close_up(fig)
plt.show()

# %% [markdown]
# ## The naive route: the covariance of all pairs of pixels
#
# Centre, form $\mathbf{S}$, decompose it.
# With all pixels this is a matrix of [16777216]{.claim of="entries"} numbers, [134.2]{.claim of="megabytes"} megabytes, for [40]{.claim of="N"} pictures.
# So we try it on small faces first: every third pixel of every third row leaves [484]{.claim of="pixels_left"} pixels.

# %%
small = X.reshape(N, PIXELS, PIXELS)[:, ::3, ::3].reshape(N, -1)  # (N, 484)
pixels_left = small.shape[1]
centred = small - small.mean(axis=0)
S = centred.T @ centred / N  # (484, 484)
lam_naive, Q = np.linalg.eigh(S)  # rising order
lam_naive, B_naive = lam_naive[::-1], Q[:, ::-1]

entries = D * D
megabytes = 8 * entries / 1e6  # eight bytes a number

assert entries == 16777216
assert round(megabytes, 1) == 134.2
assert pixels_left == 484

# %% [markdown]
# Look at the eigenvalues: of [484]{.claim of="pixels_left"} only [39]{.claim of="rank"} are not zero.
# Most of the work went into directions along which nothing varies.

# %%
positive = lam_naive > 1e-9 * lam_naive[0]
rank = int(positive.sum())

assert len(lam_naive) == 484
assert rank == 39

# %% [markdown]
# ## The short route: inner products of the examples
#
# Let $\mathbf{G}\mathbf{u} = \lambda\mathbf{u}$ with $\lambda > 0$ and $\lVert\mathbf{u}\rVert = 1$.
# Multiply from the left by $\tilde{\mathbf{X}}^\top$:
#
# $$
# \mathbf{S}\,(\tilde{\mathbf{X}}^\top\mathbf{u})
# = \frac{1}{N}\tilde{\mathbf{X}}^\top\tilde{\mathbf{X}}\tilde{\mathbf{X}}^\top\mathbf{u}
# = \tilde{\mathbf{X}}^\top(\mathbf{G}\mathbf{u})
# = \lambda\,(\tilde{\mathbf{X}}^\top\mathbf{u}).
# $$
#
# So $\tilde{\mathbf{X}}^\top\mathbf{u}$ is an eigenvector of $\mathbf{S}$ with the same $\lambda$.
# It is a weighted sum of centred faces, and it has the length $\sqrt{N\lambda}$, which we divide out.


# %%
def through_inner_products(X):
    """Mean (D,), falling eigenvalues (N - 1,) and unit eigenvectors in columns (D, N - 1)."""
    N = len(X)
    mean = X.mean(axis=0)  # (D,)
    Xc = X - mean  # (N, D)
    G = Xc @ Xc.T / N  # (N, N)
    lam, U = np.linalg.eigh(G)  # rising: the first is the zero that centring makes
    lam, U = lam[:0:-1], U[:, :0:-1]  # (N - 1,), (N, N - 1)
    B = Xc.T @ U / np.sqrt(N * lam)  # (D, N - 1)
    return mean, lam, B


_, lam_short, B_short = through_inner_products(small)

np.testing.assert_allclose(lam_short, lam_naive[positive], rtol=1e-6)
cosines = np.abs(np.sum(B_short * B_naive[:, positive], axis=0))  # a direction has no sign
np.testing.assert_allclose(cosines, 1, rtol=1e-8)
np.testing.assert_allclose(B_short.T @ B_short, np.eye(39), atol=1e-7)

# %% [markdown]
# Both routes give the same eigenvalues, to a relative tolerance of $10^{-6}$, and, up to sign, the same directions.
#
# ## Why the length is $\sqrt{N\lambda}$
#
# Let SymPy expand both sides for a matrix of letters, then put in an eigenvector.
# The first line holds for every $\mathbf{u}$: it is only a matter of brackets.
# The second uses $\mathbf{G}\mathbf{u} = \lambda\mathbf{u}$ for two examples, where $\mathbf{u} = (1, -1)^\top/\sqrt{2}$.

# %%
# derivation: the squared length of X̃ᵀu is N uᵀGu, which is Nλ for a unit eigenvector u
letters = sympy.Matrix(3, 4, sympy.symbols("x:12", real=True))  # any N = 3, D = 4
weights = sympy.Matrix(sympy.symbols("u:3", real=True))
carried = letters.T * weights
inner = letters * letters.T / 3
assert sympy.expand((carried.T * carried - 3 * weights.T * inner * weights)[0]) == 0

a = sympy.Matrix(sympy.symbols("a:3", real=True))
pair = sympy.Matrix([a.T, -a.T])  # two centred examples are each other's opposite
G_pair = pair * pair.T / 2
u = sympy.Matrix([1, -1]) / sympy.sqrt(2)
lam_pair = (u.T * G_pair * u)[0]
assert sympy.simplify(G_pair * u - lam_pair * u) == sympy.zeros(2, 1)
assert sympy.simplify((pair.T * u).norm() ** 2 - 2 * lam_pair) == 0

# %% [markdown]
# ## Count multiplications, not seconds
#
# Seconds depend on the machine; multiplications do not.
# A product of an $n \times m$ with an $m \times p$ matrix takes $nmp$ of them.
# An eigenvalue routine first makes the matrix tridiagonal: a step with $m$ rows left takes $m^2$ for a product and $m^2$ for an update.
# We count this stage alone, for both routes; the later stages only add to the larger matrix.
#
# For our faces the covariance route takes [$4.65 \cdot 10^{10}$]{.claim of="long"} multiplications, the inner products [$1.31 \cdot 10^{7}$]{.claim of="short"}.
# That is [3534]{.claim of="ratio"} times as many.


# %%
def tridiagonal(n):
    return sum(2 * m * m for m in range(1, n))


def by_covariance(N, D):
    return D * N * D + tridiagonal(D)  # S, then its eigenvectors


def by_inner_products(N, D):
    return N * D * N + tridiagonal(N) + D * N * N  # G, its eigenvectors, back to D pixels


long, short = by_covariance(N, D), by_inner_products(N, D)
ratio = round(long / short)

assert round(long / 1e10, 2) == 4.65
assert round(short / 1e7, 2) == 1.31
assert ratio == 3534

# %%
# alt: Multiplications against the number of features for forty examples: the covariance route rises with the cube and is far above the inner products for many features; below fifty-four features it is the cheaper one.
sizes = np.unique(np.geomspace(4, 16384, 60).astype(int))
counts = {
    "covariance, D × D": ("error", [by_covariance(N, d) for d in sizes]),
    "inner products, N × N": ("model", [by_inner_products(N, d) for d in sizes]),
}
fig, ax = plt.subplots(figsize=(11, 4.6), layout="constrained")
for label, (role, count) in counts.items():
    ax.loglog(sizes, count, color=colour(role))
    ax.text(sizes[-1] * 1.15, count[-1], label, color=colour(role), va="center")
for d, note, side in ((N, "as many features\nas examples", "left"), (D, "our faces", "right")):
    ax.axvline(d, color=colour("rule"), zorder=0)
    gap = 1.1 if side == "left" else 1 / 1.1
    ax.text(d * gap, 2e12, note, color=colour("muted"), va="top", ha=side)
ax.set(xlabel="features D, for N = 40 examples", ylabel="multiplications")
ax.set(xlim=(4, 16384), ylim=(1e3, 4e12))
plt.show()

# %% [markdown]
# With [40]{.claim of="N"} examples the inner products are cheaper from [54]{.claim of="crossing"} features on.
# With [20]{.claim of="few"} features they take [5.0]{.claim of="price"} times as many multiplications: for many examples of few features stay with $\mathbf{S}$.

# %%
few = 20
price = by_inner_products(N, few) / by_covariance(N, few)
crossing = next(d for d in range(1, 200) if by_covariance(N, d) > by_inner_products(N, d))

assert N == 40
assert round(price, 1) == 5.0
assert crossing == 54

# %% [markdown]
# ## All pixels, and a library
#
# Now the whole faces.
# scikit-learn's `PCA` goes through the singular values of $\tilde{\mathbf{X}}$ and divides by $N - 1$, so its variances are $N/(N-1)$ times ours.
# Eigenvalues agree to a relative tolerance of $10^{-8}$ and every rebuilt face to $10^{-9}$ of the ink.

# %%
mean, lam, B = through_inner_products(X)
library = PCA(n_components=N - 1, svd_solver="full").fit(X)

assert B.shape == (4096, 39)
np.testing.assert_allclose(lam, library.explained_variance_ * (N - 1) / N, rtol=1e-8)
np.testing.assert_allclose(np.abs(np.sum(B.T * library.components_, axis=1)), 1, rtol=1e-8)
rebuilt_by_library = library.inverse_transform(library.transform(held_out))
np.testing.assert_allclose(mean + (held_out - mean) @ B @ B.T, rebuilt_by_library, atol=1e-9)

# %% [markdown]
# Now that it is built once, the chapter's own function must give the same.

# %%
from ch09_pca.pca import fit_wide

chapter = fit_wide(X)
np.testing.assert_allclose(lam, chapter.lam, rtol=1e-10)
np.testing.assert_allclose(np.abs(np.sum(B * chapter.B, axis=0)), 1, rtol=1e-10)

# %% [markdown]
# ## Centring costs one dimension
#
# The rows of $\mathbf{X}$ have rank [40]{.claim of="ranks[0]"}, those of $\tilde{\mathbf{X}}$ rank [39]{.claim of="ranks[1]"}.
# The reason is one line: centred rows add up to zero, so $\mathbf{G}\mathbf{1} = \mathbf{0}$.
# Two points span a line, three a plane, $N$ points at most $N - 1$ dimensions.

# %%
Xc = X - mean
ones = np.ones(N)
ranks = [int(np.linalg.matrix_rank(rows)) for rows in (X, Xc)]

assert ranks == [40, 39]
assert np.abs(Xc @ Xc.T @ ones / N).max() < 1e-9

# %%
# alt: The mean face and the first five eigenfaces; the first turns the mouth, the later ones change eyes, gaze and brows. Blue adds ink, orange removes it.
fig, axes = plt.subplots(1, 6, figsize=(11, 2.5), layout="constrained")
picture(axes[0], mean.reshape(PIXELS, PIXELS), 0, 1)
axes[0].set_title("mean")
for k, ax in enumerate(axes[1:]):
    b = B[:, k] * np.sign(B[np.abs(B[:, k]).argmax(), k])
    picture(ax, b.reshape(PIXELS, PIXELS), -0.08, 0.08, cmap=diverging())
    ax.set_title(f"$\\mathbf{{b}}_{k + 1}$: {100 * lam[k] / lam.sum():.0f} %")
close_up(fig)
plt.show()

# %% [markdown]
# ## Held-out faces: what forty faces span, and what they do not
#
# A face of the training set is rebuilt without error by all components: it is one of the faces that made them.
# That says nothing about a new face.
# So we rebuild the held-out ones, and ask a rival: take the training face that is nearest, pixel by pixel.
# The rival needs one whole number a picture, PCA needs $K$ scores.
#
# All errors are root mean squares, in ink.
# With [39]{.claim of="rank"} components the training faces have error 0, the held-out ones [0.020]{.claim of="on_held_out[39]"}.
# The nearest face has error [0.074]{.claim of="of_nearest"}, the mean face [0.093]{.claim of="on_held_out[0]"}.
# The rival wins against one and two components; from 3 on PCA wins.


# %%
def root_mean_square(error):
    return float(np.sqrt(np.mean(error**2)))


def errors(model, pictures):
    """Error with K = 0, 1, …, N - 1 components."""
    mean, _, B = model
    Z = (pictures - mean) @ B  # (pictures, N - 1)
    return [
        root_mean_square(pictures - mean - Z[:, :K] @ B[:, :K].T) for K in range(B.shape[1] + 1)
    ]


def nearest(pictures, X):
    distances = ((pictures[:, None] - X) ** 2).sum(axis=2)  # (pictures, N)
    return X[distances.argmin(axis=1)]


on_training, on_held_out = errors((mean, lam, B), X), errors((mean, lam, B), held_out)
of_nearest = root_mean_square(held_out - nearest(held_out, X))

assert on_training[39] < 1e-7
assert round(on_held_out[39], 3) == 0.020
assert round(of_nearest, 3) == 0.074
assert round(on_held_out[0], 3) == 0.093
assert [e > of_nearest for e in on_held_out[1:4]] == [True, True, False]  # K = 1, 2, 3

# %% [markdown]
# More faces help both, but not alike.
# From [10]{.claim of="crowds[1]"} to [160]{.claim of="crowds[-1]"} training faces the error of PCA with all components falls from [0.058]{.claim of="floors[1]"} to [0.0006]{.claim of="floors[-1]"}.
# The nearest face falls from [0.085]{.claim of="neighbours[1]"} to [0.060]{.claim of="neighbours[-1]"} only: a whole face must fit, while PCA mixes parts of many.

# %%
crowds = (5, 10, 20, 40, 80, 160)
models = {n: through_inner_products(everybody[:n]) for n in crowds}
floors = [errors(models[n], held_out)[-1] for n in crowds]
neighbours = [root_mean_square(held_out - nearest(held_out, everybody[:n])) for n in crowds]

assert round(floors[1], 3) == 0.058
assert round(floors[-1], 4) == 0.0006
assert [round(neighbours[i], 3) for i in (1, -1)] == [0.085, 0.060]

# %%
# alt: Left: with more components the error on training faces falls to zero, on held-out faces to a floor above zero; the nearest training face is beaten from three components on. Right: with more training faces the floor falls to almost nothing, the nearest face improves slowly.
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), layout="constrained", sharey=True)
left.axhline(of_nearest, color=colour("prior"), linestyle=(0, (3, 2)))
left.plot(on_held_out, color=colour("model"))
left.plot(on_training, color=colour("data"))
name(left, 24, of_nearest + 0.004, "nearest training face", "prior", ha="center")
name(left, 14, 0.041, "held out", "model", ha="left")
name(left, 11.5, 0.006, "training", "data", ha="center")
left.set(xlabel="components K, of 40 training faces", ylabel="error of a pixel (ink)")
left.set(xlim=(0, 39), ylim=(0, 0.1))
right.plot(crowds, neighbours, "o", color=colour("prior"), linestyle=(0, (3, 2)))
right.plot(crowds, floors, "o-", color=colour("model"))
right.set(xscale="log", xlabel="training faces N, all N − 1 components")
right.set_xticks(crowds, crowds)
right.minorticks_off()
name(right, 60, 0.09, "nearest training face", "prior")
name(right, 48, 0.024, "PCA, held out", "model", ha="left")
plt.show()

# %% [markdown]
# ## The honest limit: glasses
#
# None of the forty faces wears glasses.
# Every rebuilt face is the mean plus a weighted sum of training faces, so no choice of scores can draw a frame where no training face has ink.
# Of the squared length of the frame the components keep [5.9]{.claim of="kept_percent"} percent; the rest is residual, even with all [39]{.claim of="rank"}.

# %%
y, x = np.mgrid[1 : -1 : PIXELS * 1j, -1 : 1 : PIXELS * 1j]
rims = sum(stroke(np.hypot(x - 0.3 * side, y - 0.2) - 0.25, 0.022) for side in (-1, 1))
bridge = stroke(y - 0.24, 0.022) * (np.abs(x) < 0.06)
plain = held_out[0]
with_glasses = np.clip(plain + (rims + bridge).ravel(), 0, 1)
frame = with_glasses - plain  # (D,)
kept = np.sum((B.T @ frame) ** 2) / np.sum(frame**2)

assert B.shape[1] == 39
kept_percent = 100 * kept

assert round(kept_percent, 1) == 5.9

# %%
# alt: A held-out face is rebuilt well by all thirty-nine components. The same face with glasses comes back without them: the frame stands in the residual.
fig, axes = plt.subplots(2, 5, figsize=(11, 4.9), layout="constrained")
for row, face in zip(axes, (plain, with_glasses), strict=True):
    shown = [mean + B[:, :K] @ (B[:, :K].T @ (face - mean)) for K in (3, 10, 39)]
    for ax, pixels in zip(row, [face, *shown], strict=False):
        picture(ax, pixels.reshape(PIXELS, PIXELS), 0, 1)
    residual = (face - shown[-1]).reshape(PIXELS, PIXELS)
    picture(row[-1], residual, -1, 1, cmap=diverging())
for ax, title in zip(axes[0], ("true", "K = 3", "K = 10", "K = 39", "residual"), strict=True):
    ax.set_title(title)
for ax, label in zip(axes[:, 0], ("held out", "with glasses"), strict=True):
    ax.set_ylabel(label)
close_up(fig)
plt.show()

# %% [markdown]
# This is a loss and a use at once: a long residual says "not like those I have seen", and the rebuilt face is one without glasses.
#
# **Predict.** You look at one held-out face and raise $K$ from none to all components.
# From which $K$ on do you see its mouth right, from which its gaze, and from which is it nearer than the nearest training face?


# %%
# alt: One held-out face, the nearest training face and the face rebuilt with fifteen components, each with its error; the rebuilt face is much nearer than the nearest one.
def show(K=15, face=7):
    truth = held_out[face]
    rebuilt = mean + B[:, :K] @ (B[:, :K].T @ (truth - mean))
    rival = nearest(truth[None], X)[0]
    fig, axes = panels(4, (11, 3.4))
    shown = (("held out", truth), ("nearest", rival), (f"PCA, K = {K}", rebuilt))
    for ax, (label, pixels) in zip(axes, shown, strict=False):
        picture(ax, pixels.reshape(PIXELS, PIXELS), 0, 1)
        ax.set_title(label)
        if pixels is not truth:
            ax.set_xlabel(f"error {root_mean_square(pixels - truth):.3f}")
    picture(axes[3], (truth - rebuilt).reshape(PIXELS, PIXELS), -1, 1, cmap=diverging())
    axes[3].set_title("residual of PCA")
    close_up(fig)
    return fig


interact(show, K=(0, 39), face=(0, 39))

# %% [markdown]
# ## Where the method loses: it squares the data
#
# $\mathbf{G}$ holds products of data, so its eigenvalues are squares of singular values.
# Rounding hides an eigenvalue below the precision of the machine times $\lambda_1$, hence a singular value below its root, about $10^{-8}\sigma_1$.
# Here are data with singular values 1 and $10^{-10}$: the singular value decomposition finds both, the inner products only the first.
# Libraries therefore decompose $\tilde{\mathbf{X}}$ itself; the shapes, and the order of the cost, are the same.

# %%
rng = np.random.default_rng(9)
left_vectors = np.linalg.qr(rng.standard_normal((6, 2)))[0]
right_vectors = np.linalg.qr(rng.standard_normal((500, 2)))[0]
sigma = np.array([1, 1e-10])
thin = left_vectors * sigma @ right_vectors.T  # (6, 500), rank 2

by_svd = np.linalg.svd(thin, compute_uv=False)[:2]
by_products = np.sqrt(np.abs(np.linalg.eigvalsh(thin @ thin.T)[::-1][:2]))

np.testing.assert_allclose(by_svd, sigma, rtol=1e-4)
np.testing.assert_allclose(by_products[0], sigma[0], rtol=1e-10)
assert abs(by_products[1] / sigma[1] - 1) > 0.9  # nothing of it is right

# %% [markdown]
# For the faces nothing is lost: their smallest singular value is [0.008]{.claim of="smallest"} of the largest.

# %%
smallest = float(np.sqrt(lam[-1] / lam[0]))

assert round(smallest, 3) == 0.008

# %% [markdown]
# **Remember.**
#
# - When there are fewer examples than features, decompose $\mathbf{G}$, carry each $\mathbf{u}$ back by $\tilde{\mathbf{X}}^\top$ and divide by $\sqrt{N\lambda}$.
# - $N$ examples have at most $N - 1$ components, because centred rows add up to zero.
# - No error on the training pictures is no success: a new picture keeps a residual that they cannot span.
# - The nearest example is a fair rival: it wins when very few components are kept.
# - Inner products square the condition number; take the singular value decomposition when small directions matter, and $\mathbf{S}$ when features are few.
#
# **Next.** The exercise [Fewer examples than features](/handouts/ch09_pca.qmd#exr-two-points): the same route by hand, with two examples.
