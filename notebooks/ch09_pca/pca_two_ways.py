# %% [markdown]
# # PCA in two ways
#
# **Question.** One recipe takes the eigenvectors of a covariance matrix.
# The other takes a singular value decomposition of the data.
# Do they find the same components, and which one do you trust when?
#
# **You will be able to** write PCA by both recipes, settle its signs, check it against
# scikit-learn, count components with shuffled data, and say what a change of units does to it.
#
# **Symbols.**
#
# - $\mathbf{X} \in \mathbb{R}^{N \times D}$ (`X`): $N$ examples in rows, $D$ features;
#   $\tilde{\mathbf{X}}$ (`Xc`): the same, centred
# - $\boldsymbol{\mu}$ (`mu`): mean; $\mathbf{S}$ (`S`): covariance matrix, with divisor $N$
# - $\lambda_k$ (`lam`): eigenvalues of $\mathbf{S}$, falling;
#   $\mathbf{b}_k$ (columns of `B`): principal directions
# - $s_k$ (`s`): singular values of $\tilde{\mathbf{X}}$
# - $z_{nk}$ (`Z`): score of example $n$ on direction $k$; $K$: how many components are kept
#
# **Seed.** 9, for the start of an iteration, for shuffled columns and for splits of data.
#
# **Minutes.** 20

# %%
import matplotlib.pyplot as plt
import numpy as np
import sympy as sp
from ipywidgets import interact
from matplotlib.figure import Figure
from sklearn.datasets import load_digits, load_wine
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from scripts.plot import arrow, colour, diverging, name, picture, plane

rng = np.random.default_rng(9)

# %% [markdown]
# ## By trial, without theory
#
# Here are the four points of the lecture.
# A direction is a unit vector $\mathbf{b}$, and the shadow of a point on it is a number.
# Turn $\mathbf{b}$ in steps of a tenth of a degree, and measure how much the shadows vary.
# The best angle is [$18.4$ degrees]{.claim of="first_angle"}.
# The variance there is [11]{.claim of="eigenvalues[0]"}.

# %%
X = np.array([[1, 3], [3, 1], [7, 3], [9, 5]])


def variance_along(b, X):
    """Variance of the shadows on b, one number after the other."""
    N, D = len(X), len(b)
    mean = [sum(X[n][d] for n in range(N)) / N for d in range(D)]
    total = 0.0
    for n in range(N):
        shadow = 0.0
        for d in range(D):
            shadow += b[d] * (X[n][d] - mean[d])
        total += shadow**2
    return total / N


angles = np.arange(0, 180, 0.1)
turned = np.array([[np.cos(a), np.sin(a)] for a in np.radians(angles)])  # (1800, 2)
variances = np.array([variance_along(b, X) for b in turned])  # (1800,)
best = int(variances.argmax())
print(f"best angle {angles[best]:.1f}°, variance {variances[best]:.3f}")
assert round(angles[best], 1) == 18.4
assert round(variances[best], 2) == 11

# %%
# alt: The variance of four points is a wave in the angle, largest at 18 degrees along the cloud.
fig, (left, right) = plt.subplots(
    1, 2, figsize=(11, 4.2), layout="constrained", width_ratios=[1.15, 1]
)
Xc = X - X.mean(axis=0)
plane(left, 5.4, 3.4)
spread = np.sqrt(variances)[:, None] * turned  # how far one standard deviation reaches
left.plot(*np.vstack([spread, -spread, spread[:1]]).T, color=colour("accent"), linewidth=2.5)
arrow(left, (0, 0), spread[best], "model")
left.plot(*Xc.T, "o", color=colour("data"), markersize=13, zorder=6)
name(left, -2.6, 2.5, "one standard deviation\nin every direction", "accent", fontsize=16)
name(left, 4.5, 0.95, "18.4°", "model", fontweight="bold")
right.plot(angles, variances, color=colour("accent"))
right.plot(angles[best], variances[best], "o", color=colour("model"), markersize=13)
right.set(xlabel="angle of the direction (degrees)", ylabel="variance")
right.set(xlim=(0, 180), xticks=[0, 45, 90, 135, 180], ylim=(0, 13), yticks=[0, 1, 11])
for text, x, y, role in (("11", 34, 11.6, "model"), ("1", 108, 2.0, "accent")):
    name(right, x, y, text, role, fontweight="bold")
plt.show()

# %% [markdown]
# Trial works in the plane.
# Nobody can try all directions in [64]{.claim of="digits_shape[1]"} dimensions:
# we need a formula.
#
# ## One matrix answers all directions
#
# $$\mathbf{S} = \frac{1}{N} \sum_{n=1}^{N} \tilde{\mathbf{x}}_n \tilde{\mathbf{x}}_n^\top$$
#
# First with loops, entry by entry, then in one line.
# The four points give
#
# [$$\mathbf{S} = \begin{bmatrix} 10 & 3 \\ 3 & 2 \end{bmatrix}.$$]{.claim of="covariance_matrix"
# setting="the_four_points"}

# %%
N, D = X.shape
mu = X.mean(axis=0)  # (D,)
S_loops = np.zeros((D, D))
for n in range(N):
    for i in range(D):
        for j in range(D):
            S_loops[i, j] += (X[n, i] - mu[i]) * (X[n, j] - mu[j]) / N

S = (X - mu).T @ (X - mu) / N  # (D, D)
print(S)
np.testing.assert_allclose(S, S_loops, rtol=1e-14)
assert S.tolist() == [[10, 3], [3, 2]]

# %% [markdown]
# Two statements carry the rest of the chapter, so SymPy checks them with letters.
#
# 1. The variance along $\mathbf{b}$ is the quadratic form $\mathbf{b}^\top \mathbf{S} \mathbf{b}$,
#    whatever the data are.
# 2. Where it is stationary on the unit circle, the gradient of
#    $\mathbf{b}^\top \mathbf{S} \mathbf{b} - \lambda (\mathbf{b}^\top \mathbf{b} - 1)$ is zero.
#    That gradient is $2(\mathbf{S}\mathbf{b} - \lambda \mathbf{b})$.
#    So $\mathbf{b}$ is an eigenvector, and $\lambda$ is the variance along it.
#
# For the four points the circle has 4 stationary points.
# They are two eigenvectors and their opposites, with variances [11 and 1]{.claim of="eigenvalues"}.

# %%
# derivation: the variance along b is the quadratic form, and Lagrange's condition is S b = λ b
Y = sp.Matrix(4, 2, sp.symbols("x1:9"))  # any four points
b = sp.Matrix(sp.symbols("b1 b2", real=True))
lam = sp.Symbol("lambda", real=True)
Yc = Y - sp.ones(4, 4) * Y / 4  # centred
shadows = Yc * b
of_shadows = (shadows.T * shadows)[0] / 4
quadratic_form = (b.T * (Yc.T * Yc / 4) * b)[0]
assert sp.expand(of_shadows - quadratic_form) == 0

A = sp.Matrix([[10, 3], [3, 2]])
lagrangian = (b.T * A * b)[0] - lam * ((b.T * b)[0] - 1)
gradient = sp.Matrix([lagrangian]).jacobian(b).T
assert sp.expand(gradient - 2 * (A * b - lam * b)) == sp.zeros(2, 1)

stationary = sp.solve([*gradient, (b.T * b)[0] - 1], [*b, lam], dict=True)
for point in sorted(stationary, key=lambda p: (-p[lam], -p[b[0]])):
    print(f"λ = {point[lam]},  b = {[sp.radsimp(point[entry]) for entry in b]}")
assert len(stationary) == 4
assert {point[lam] for point in stationary} == {11, 1}

# %% [markdown]
# ## First recipe: eigenvectors of the covariance matrix
#
# The naive way to find an eigenvector: apply $\mathbf{S}$ again and again.
# Each step stretches the part along $\mathbf{b}_1$ most, so that part takes over.
# The tangent of the angle that is left shrinks with each step by the factor
# $\lambda_2 / \lambda_1$, here [1/11]{.claim of="per_step"}.
# Then remove what was found from $\mathbf{S}$, and start again.


# %%
def by_power(S, K, rng, steps=60):
    """The K largest eigenvalues and their eigenvectors, one after the other."""
    lam, B, S = np.zeros(K), np.zeros((len(S), K)), S.copy()
    for k in range(K):
        v = rng.normal(size=len(S))
        for _ in range(steps):
            v = S @ v
            v = v / np.linalg.norm(v)
        lam[k], B[:, k] = v @ S @ v, v
        S = S - lam[k] * np.outer(v, v)  # this direction has no variance left
    return lam, B


lam_power, B_power = by_power(S, 2, rng)
print("eigenvalues", lam_power)
np.testing.assert_allclose(lam_power, [11, 1], rtol=1e-12)

b_1, b_2 = np.array([3, 1]), np.array([-1, 3])
v, tangents = np.array([0.0, 1.0]), []
for _ in range(5):
    tangents.append(abs(v @ b_2) / abs(v @ b_1))
    v = S @ v
per_step = lam_power[1] / lam_power[0]
np.testing.assert_allclose(np.divide(tangents[1:], tangents[:-1]), per_step, rtol=1e-9)

# %% [markdown]
# The grown-up way is one call.
# `eigh` is made for symmetric matrices, and returns rising eigenvalues, so we turn them round.
# An eigenvector may be returned with either sign.
# Our rule: the entry of largest modulus is positive, the first such entry when several agree.


# %%
def settled(B):
    """The columns of B, each with its entry of largest modulus positive."""
    return B * np.sign(B[abs(B).round(9).argmax(axis=0), range(B.shape[1])])


def by_eigh(X):
    """All eigenvalues (D,), falling, and principal directions in columns (D, D)."""
    Xc = X - X.mean(axis=0)
    lam, B = np.linalg.eigh(Xc.T @ Xc / len(X))  # rising
    return lam[::-1], settled(B[:, ::-1])


lam_eigh, B_eigh = by_eigh(X)
np.testing.assert_allclose(lam_eigh, lam_power, rtol=1e-12)
np.testing.assert_allclose(B_eigh, settled(B_power), atol=1e-12)
print(B_eigh * np.sqrt(10))
assert (B_eigh * np.sqrt(10)).round(9).tolist() == [[3, -1], [1, 3]]

# %% [markdown]
# ## Second recipe: a singular value decomposition of the data
#
# Let $\tilde{\mathbf{X}} = \mathbf{U} \boldsymbol{\Sigma} \mathbf{B}^\top$. Then
#
# $$\mathbf{S} = \frac{1}{N} \tilde{\mathbf{X}}^\top \tilde{\mathbf{X}}
# = \frac{1}{N} \mathbf{B} \boldsymbol{\Sigma}^\top \boldsymbol{\Sigma} \mathbf{B}^\top .$$
#
# So the right singular vectors are the principal directions, and $\lambda_k = s_k^2 / N$.
# These are the ten lines of the slide.
# One component of the four points keeps the share [11/12]{.claim of="explained_share_1"}.


# %%
def pca(X, K):  # (N, D)
    """Mean, directions, all eigenvalues, explained share, scores and rebuilt examples."""
    mu = X.mean(axis=0)  # (D,)
    U, s, Bt = np.linalg.svd(X - mu, full_matrices=False)
    lam = s**2 / len(X)  # falling
    share = lam[:K].sum() / lam.sum()  # explained
    B = Bt[:K].T  # (D, K)
    B = B * np.sign(B[abs(B).round(9).argmax(axis=0), range(K)])  # sign
    Z = (X - mu) @ B  # (N, K)
    X_hat = mu + Z @ B.T  # (N, D)
    return mu, B, lam, share, Z, X_hat


mu, B, lam, share, Z, X_hat = pca(X, 1)
print(f"share {share:.4f}, rebuilt:\n{X_hat.round(3)}")
np.testing.assert_allclose(lam, lam_eigh, rtol=1e-12)
np.testing.assert_allclose(B, B_eigh[:, :1], atol=1e-12)
np.testing.assert_allclose(share, 11 / 12, rtol=1e-12)

# %% [markdown]
# ## Both recipes, and scikit-learn, on the digits
#
# There are [1797]{.claim of="digits_shape[0]"} pictures
# of [64]{.claim of="digits_shape[1]"} pixels.
# scikit-learn's `PCA` divides by $N - 1$; we multiply by $(N - 1)/N$ before we compare.
# The eigenvalues agree within a relative tolerance of 1e-10.
# Directions and scores of the first [21]{.claim of="components_for_90"} components
# agree within 1e-8, once signs are settled.
# Pixels that never change have no variance: [3]{.claim of="constant_pixels"} eigenvalues are zero,
# and compared absolutely.
# All signs agree before settling too: this version of scikit-learn has the same rule.

# %%
digits, labels = load_digits(return_X_y=True)
N, D = digits.shape
mu, B, lam, share, Z, X_hat = pca(digits, 21)
lam_eigh, B_eigh = by_eigh(digits)
theirs = PCA(svd_solver="full").fit(digits)
assert (N, D) == (1797, 64)
assert (digits.std(axis=0) == 0).sum() == 3

np.testing.assert_allclose(lam[:61], theirs.explained_variance_[:61] * (N - 1) / N, rtol=1e-10)
np.testing.assert_allclose(lam[:61], lam_eigh[:61], rtol=1e-10)
np.testing.assert_allclose(lam_eigh[61:], 0, atol=1e-10)
np.testing.assert_allclose(B, settled(theirs.components_.T)[:, :21], atol=1e-8)
np.testing.assert_allclose(B, B_eigh[:, :21], atol=1e-8)
signs = np.sign((theirs.components_[:21] * B.T).sum(axis=1))  # theirs against ours
np.testing.assert_allclose(Z, theirs.transform(digits)[:, :21] * signs, atol=1e-8)
assert (signs > 0).all()
print(f"21 components keep {share:.1%} of the variance; signs that agree: {(signs > 0).sum()}")

# %% [markdown]
# The figures and slides of the chapter import the first recipe from one place.
# It is the same thing.

# %%
from ch09_pca.pca import fit

chapter = fit(digits)
np.testing.assert_allclose(chapter.B[:, :21], B, atol=1e-8)
np.testing.assert_allclose(chapter.lam[:61], lam[:61], rtol=1e-10)

# %% [markdown]
# ## How many components are more than chance?
#
# Shuffle every column by itself.
# Each pixel keeps its grey values, but pixels forget each other: only chance is left.
# Do this [20]{.given of="SHUFFLES"} times, and keep the components that beat all shuffles.
# This is *parallel analysis*.
# It keeps [9]{.claim of="real"} components of the digits.
#
# It asks one question only: is this variance larger than unrelated pixels would give?
# It does not ask what you need the components for: nine tenths of the variance need
# [21]{.claim of="components_for_90"}.


# %%
SHUFFLES = 20


def shuffled(X, rng):
    """Each column in an order of its own."""
    return np.column_stack([rng.permutation(column) for column in X.T])


chance = np.array([by_eigh(shuffled(digits, rng))[0] for _ in range(SHUFFLES)])  # (20, 64)
beaten = lam > chance.max(axis=0)
real = int(np.argmin(beaten))  # components before the first that chance reaches
print(f"{real} components beat all shuffles")
assert real == 9
assert (lam.cumsum() / lam.sum() < 0.9).sum() + 1 == 21

# %%
# alt: Eigenvalues of the digits fall below those of shuffled pixels after the ninth component.
fig, ax = plt.subplots(figsize=(11, 4.4), layout="constrained")
k = np.arange(1, 31)
ax.fill_between(k, chance.min(axis=0)[:30], chance.max(axis=0)[:30], color=colour("muted"))
ax.plot(k[:real], lam[:real], "o-", color=colour("model"), markersize=11)
ax.plot(k[real - 1 : 30], lam[real - 1 : 30], color=colour("rule"), zorder=0)
ax.plot(k[real:], lam[real:30], "o", color=colour("rule"), markersize=9)
ax.set(xlabel="component", xlim=(0.5, 30.5), xticks=[1, 5, real, 15, 21, 30])
ax.set(ylabel="variance (grey values²)", ylim=(0, 190), yticks=[0, 50, 100, 150])
for x, y, text, role in (
    (4.6, 120, f"{real} components of the digits", "model"),
    (16, 50, "the same pixels, shuffled", "muted"),
    (10.6, 9, "left out", "muted"),
):
    name(ax, x, y, text, role, ha="left", fontsize=20)
plt.show()

# %% [markdown]
# **Predict.** The scores on components 1 and 2 make a map on which zeros, fours and sixes
# stand apart, although no label was used.
# Move to the map of components $K$ and $K + 1$.
# From which $K$ on do the four marked digits lie on top of each other: 3, 6, 10, or never?

# %%
# alt: A map of the digits by the scores on two neighbouring components, with both directions.
MARKED = {0: ("data", "o"), 3: ("error", "D"), 4: ("prior", "^"), 6: ("constraint", "s")}
scores = (digits - chapter.mean) @ chapter.B  # (N, D)


def show(K=1):
    """The map of components K and K + 1, and the two directions as pictures."""
    fig = Figure(figsize=(11, 4.6), layout="constrained")
    grid = fig.add_gridspec(2, 2, width_ratios=[3.2, 1])
    ax = fig.add_subplot(grid[:, 0])
    ax.plot(*scores[:, [K - 1, K]].T, ".", color=colour("rule"), markersize=5, zorder=0)
    for digit, (role, mark) in MARKED.items():
        shown = scores[labels == digit][:, [K - 1, K]]
        ax.plot(*shown[::2].T, mark, color=colour(role), markersize=6, alpha=0.6, mew=0)
        name(ax, *np.median(shown, axis=0), str(digit), role, fontsize=32, fontweight="bold")
    ax.set(xlabel=f"score on component {K}", ylabel=f"score on component {K + 1}")
    ax.set(xlim=(-36, 36), ylim=(-32, 32), xticks=[-30, 0, 30], yticks=[-30, 0, 30])
    for row, component in enumerate((K, K + 1)):
        side = fig.add_subplot(grid[row, 1])
        direction = chapter.B[:, component - 1].reshape(8, 8)
        picture(side, direction, -0.4, 0.4, diverging())
        side.set_title(f"direction {component}", fontsize=16, pad=6)
    return fig


interact(show, K=(1, 60))

# %% [markdown]
# How much of a component is owed to the label?
# Divide the variance of the ten class means by the variance of the score.
# For each of the first [9]{.claim of="real"} components that is at least
# [$30\,\%$]{.claim of="least"}; for the tenth it is [$5\,\%$]{.claim of="tenth"}.
# From the 17th on no component has more than [$6\,\%$]{.claim of="most"}.
# Parallel analysis saw no label, and stopped where the labels fade.
# That is luck as much as law: variance need not know what you want to know.

# %%
groups = [scores[labels == digit] for digit in range(10)]
between = sum(len(g) / N * g.mean(axis=0) ** 2 for g in groups)  # (D,)
owed = between[:61] / scores.var(axis=0)[:61]  # (61,)
least, tenth, most = owed[:real].min(), owed[9], owed[16:].max()
print(owed[:20].round(2))
assert round(least, 2) == 0.30
assert round(tenth, 2) == 0.05
assert round(most, 2) == 0.06

# %% [markdown]
# ## What breaks: units
#
# Now [178]{.claim of="wine_shape[0]"} wines from three growers, with
# [13]{.claim of="wine_shape[1]"} features that are measured in different units.
# We judge maps on wines that were not used: fit mean, directions and class means on one half,
# then give each wine of the other half the grower with the nearest mean.
# Halves are drawn [20]{.given of="SPLITS"} times, and shares of right answers averaged.
#
# In the given units the first direction *is* one feature, proline, because its numbers are large.
# It has [$99.8\,\%$]{.claim of="raw_share"} of the variance, which sounds like a triumph.
# The map names only [$72\,\%$]{.claim of="raw_right"} of the unseen wines rightly.
# Standardised, with mean and deviation of the first half, it names
# [$96\,\%$]{.claim of="std_right"}.
#
# The *biplot* below shows unseen wines as points, growers by colour and mark.
# Arrows are rows of $\mathbf{B}$: the direction in which a feature grows.

# %%
bunch = load_wine()
wines, growers = bunch.data, bunch.target  # (178, 13), (178,)
wine_shape, SPLITS = wines.shape, 20
splits = [np.split(rng.permutation(len(wines)), 2) for _ in range(SPLITS)]


def nearest_mean_accuracy(seen_map, unseen_map, seen_class, unseen_class):
    """Share of unseen points whose nearest class mean is that of their own class."""
    classes = np.unique(seen_class)
    means = np.array([seen_map[seen_class == c].mean(axis=0) for c in classes])  # (C, K)
    distances = ((unseen_map[:, None] - means) ** 2).sum(axis=2)
    return float((classes[distances.argmin(axis=1)] == unseen_class).mean())


def map_accuracy(seen, unseen, standardise):
    """Accuracy of the map of two components on wines that it has not seen."""
    scale = wines[seen].std(axis=0) if standardise else 1.0
    mu, B, *_, Z, _ = pca(wines[seen] / scale, 2)
    new = (wines[unseen] / scale - mu) @ B
    return nearest_mean_accuracy(Z, new, growers[seen], growers[unseen])


raw_right = np.mean([map_accuracy(seen, unseen, False) for seen, unseen in splits])
std_right = np.mean([map_accuracy(seen, unseen, True) for seen, unseen in splits])
_, B, _, raw_share, *_ = pca(wines, 1)
print(f"raw: share of the first direction {raw_share:.1%}, right {raw_right:.0%}")
print(f"standardised: right {std_right:.0%}")
assert wine_shape == (178, 13)
assert bunch.feature_names[abs(B[:, 0]).argmax()] == "proline"
assert round(100 * raw_share, 1) == 99.8
assert round(100 * raw_right) == 72
assert round(100 * std_right) == 96

# %%
# alt: Unscaled, the wines lie on a line of proline and growers mix; standardised, they separate.
fig, axes = plt.subplots(1, 2, figsize=(11, 5.2), layout="constrained")
GROWERS = (("data", "o"), ("prior", "^"), ("constraint", "s"))
ARROWS = ("proline", "flavanoids", "color_intensity", "hue")
seen, unseen = splits[0]
for ax, scale, length, beyond, title in (
    (axes[0], 1.0, 750, 150, "in the given units"),
    (axes[1], wines[seen].std(axis=0), 10, 1.3, "standardised"),
):
    mu, B, *_ = pca(wines[seen] / scale, 2)
    new = (wines[unseen] / scale - mu) @ B
    for grower, (role, mark) in enumerate(GROWERS):
        ax.plot(*new[growers[unseen] == grower].T, mark, color=colour(role), mew=0, alpha=0.7)
    ax.set_title(title)
    ax.set(xlabel="first score", ylabel="second score")
    for feature in ARROWS:
        tip = length * B[bunch.feature_names.index(feature)]
        if np.linalg.norm(tip) > length / 4:
            arrow(ax, (0, 0), tip, "model", width=3)
            beside = tip + beyond * tip / np.linalg.norm(tip) * [1.15, 0.65]
            name(ax, *beside, feature.replace("_", " "), "model", fontsize=16)
axes[0].set(ylabel="second score (stretched)", xlim=(-650, 1200), ylim=(-60, 60))
axes[0].set(xticks=[-500, 0, 500, 1000], yticks=[-50, 0, 50])
axes[1].set(xlim=(-5, 7), ylim=(-6, 7), xticks=[-4, 0, 4], yticks=[-4, 0, 4])
for ax, text in zip(axes, (f"{raw_right:.0%} right", f"{std_right:.0%} right"), strict=True):
    ax.text(0.98, 0.02, text, transform=ax.transAxes, ha="right", va="bottom", fontsize=20)
plt.show()

# %% [markdown]
# ## What breaks: small eigenvalues, and large data
#
# Forming $\mathbf{S}$ squares the condition number.
# Build data whose singular values are 1, 1e-5 and 1e-10.
# The second recipe finds the smallest within 1e-4 of its value.
# The first recipe is wrong by more than its value: rounding in $\mathbf{S}$ is larger than
# $\lambda_3$ itself.

# %%
tall = rng.normal(size=(100, 3))
U, _ = np.linalg.qr(tall - tall.mean(axis=0))  # orthonormal columns with mean zero
Q, _ = np.linalg.qr(rng.normal(size=(3, 3)))
thin = U * [1, 1e-5, 1e-10] @ Q.T  # (100, 3)

exact = 1e-20 / 100  # the smallest eigenvalue, σ² / N
lam_svd, lam_cov = pca(thin, 3)[2], by_eigh(thin)[0]
print(f"exact {exact:.2e}, by SVD {lam_svd[-1]:.2e}")
np.testing.assert_allclose(np.sqrt(lam_svd[-1]), np.sqrt(exact), rtol=1e-4)
assert abs(lam_cov[-1] - exact) > exact

# %% [markdown]
# The first recipe wins when there are very many examples.
# Sums of $\mathbf{x}_n$ and of $\mathbf{x}_n \mathbf{x}_n^\top$ can be added up batch by batch:
# the data need not fit into memory.
# Shift by a first guess of the mean, so that the difference of two large sums does no harm.

# %%
guess, first, second = digits[0], np.zeros(D), np.zeros((D, D))
for batch in np.array_split(digits, 12):  # each is read once and forgotten
    moved = batch - guess
    first += moved.sum(axis=0)  # (D,)
    second += moved.T @ moved  # (D, D)
mean = first / N
S_stream = second / N - np.outer(mean, mean)
np.testing.assert_allclose(np.linalg.eigvalsh(S_stream)[::-1][:21], lam[:21], rtol=1e-10)

# %% [markdown]
# ## Where PCA loses: when labels are at hand
#
# PCA does not look at labels.
# Linear discriminant analysis (LDA) does, and is as simple: a linear map onto two numbers.
# Fit both on every other digit, and judge both on the rest.
# The map of PCA names [$60\,\%$]{.claim of="pca_right"} of the unseen digits rightly, the map of
# LDA [$67\,\%$]{.claim of="lda_right"}.

# %%
half, other = slice(0, None, 2), slice(1, None, 2)
mu, B, *_ = pca(digits[half], 2)
lda = LinearDiscriminantAnalysis(n_components=2).fit(digits[half], labels[half])
pca_right = nearest_mean_accuracy(
    (digits[half] - mu) @ B, (digits[other] - mu) @ B, labels[half], labels[other]
)
lda_right = nearest_mean_accuracy(
    lda.transform(digits[half]), lda.transform(digits[other]), labels[half], labels[other]
)
print(f"PCA {pca_right:.0%}, LDA {lda_right:.0%}")
assert round(100 * pca_right) == 60
assert round(100 * lda_right) == 67

# %% [markdown]
# **Remember.**
#
# - Both recipes find the same components, up to signs and ties: $\lambda_k = s_k^2 / N$.
# - Trust the SVD when small eigenvalues matter; add up $\mathbf{S}$ when the data do not fit
#   into memory.
# - Variance is not information about a label: shuffling tells real from chance, not useful
#   from useless.
# - A large explained share proves nothing when units differ: standardise first.
# - Judge a map on examples that were not used to make it.
#
# **Next.** [Predict the output of the SVD recipe](/handouts/ch09_pca.qmd#exr-numpy), then run it.
# A [change of units](/handouts/ch09_pca.qmd#exr-units) by hand, and
# [two steps of the iteration](/handouts/ch09_pca.qmd#exr-power).
