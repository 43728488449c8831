# %% [markdown]
# # Patches of a photograph
#
# **Question.** JPEG keeps pictures with cosines that were fixed before any picture was seen.
# Does a basis that is learnt from a photograph do better on the next photograph?
#
# **You will be able to** cut a picture into a data set, read its principal directions as patterns,
# compress with them, compare with the discrete cosine transform (DCT) on a picture held out,
# and check that a basis is optimal by turning it a little.
#
# **Symbols.**
#
# - $\mathbf{X} \in \mathbb{R}^{N \times D}$ (`X`): $N$ patches of $8 \times 8$ pixels in rows;
#   $D$ is [64]{.claim of="compression.pixels"}
# - $\boldsymbol{\mu}$ (`mu`), $\lambda_k$ (`lam`), $\mathbf{b}_k$ (columns of `B`): mean,
#   eigenvalues and principal directions of the patches of the first photograph
# - $\mathbf{c}_k$ (columns of `C`): cosine patterns of the DCT, orthonormal like the $\mathbf{b}_k$
# - $K$: numbers kept of each patch; $\theta$ (`theta`): angle of a rotation
#
# **Seed.** 9, for the pixels that are drawn as a cloud.
#
# **Minutes.** 20

# %%
from math import comb

import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from scipy.fft import dct, dctn
from sklearn.datasets import load_sample_image
from sklearn.decomposition import PCA

from scripts.plot import close_up, colour, diverging, name, panels, picture

rng = np.random.default_rng(9)

# %% [markdown]
# ## Two photographs, one to learn from and one to be judged on
#
# scikit-learn ships a pagoda and a flower.
# We learn from the pagoda; the flower is looked at only to judge.
# Cut into patches of $8 \times 8$ pixels, each photograph gives
# [4240]{.claim of="compression.tiles"} examples with [64]{.claim of="compression.pixels"} features.
# First patch by patch, then by reshaping.


# %%
def grey(file):
    """Grey values 0 to 255; rows and columns cut to multiples of eight."""
    pixels = load_sample_image(file).mean(axis=2)
    return pixels[: pixels.shape[0] // 8 * 8, : pixels.shape[1] // 8 * 8]


def patches_slowly(photograph):
    """The patches as rows, one after the other."""
    rows = []
    for top in range(0, photograph.shape[0], 8):
        for left in range(0, photograph.shape[1], 8):
            rows.append(photograph[top : top + 8, left : left + 8].ravel())
    return np.array(rows)


def patches(photograph):
    """The patches as rows, (N, 64)."""
    h, w = (length // 8 for length in photograph.shape)
    return photograph.reshape(h, 8, w, 8).swapaxes(1, 2).reshape(h * w, 64)


def assembled(rows, shape):
    """The photograph that has these patches."""
    h, w = (length // 8 for length in shape)
    return rows.reshape(h, w, 8, 8).swapaxes(1, 2).reshape(shape)


pagoda, flower = grey("china.jpg"), grey("flower.jpg")
X, X_new = patches(pagoda), patches(flower)  # (4240, 64)
np.testing.assert_array_equal(X, patches_slowly(pagoda))
assert (assembled(X, pagoda.shape) == pagoda).all()
assert X.shape == (4240, 64)
assert X_new.shape == (4240, 64)

# %% [markdown]
# ## Three pixels in a row already tell the story
#
# Before all of them, look at 3 dimensions: a pixel and its two neighbours to the right.
# Neighbours are nearly equal, so the cloud is a needle along $(1, 1, 1)$.
# It has [$96\,\%$]{.claim of="share_3"} of the variance.
# What is left is a slope, $(1, 0, -1)$, and then a bend, $(1, -2, 1)$.
# Constant, slope, bend: the patterns of the DCT of length 3, within 2 degrees.
# No one told the photograph about cosines.

# %%
width = pagoda.shape[1] // 3 * 3
triples = pagoda[:, :width].reshape(-1, 3)  # (90312, 3)
centred = triples - triples.mean(axis=0)
lam_3, B_3 = np.linalg.eigh(centred.T @ centred / len(triples))
lam_3, B_3 = lam_3[::-1], B_3[:, ::-1]  # falling
C_3 = dct(np.eye(3), norm="ortho")  # columns: constant, slope, bend
constant, slope, bend = C_3.T * np.sqrt([[3], [2], [6]])
named = np.array([constant, slope, bend])
integers = np.array([[1, 1, 1], [1, 0, -1], [1, -2, 1]])
np.testing.assert_allclose(named, integers, atol=1e-9)

angles = np.degrees(np.arccos(abs((B_3 * C_3).sum(axis=0))))
print("shares", (lam_3 / lam_3.sum()).round(3), " angles to the cosines", angles.round(1))
share_3 = lam_3[0] / lam_3.sum()
assert round(100 * share_3) == 96
assert angles.max() < 2

# %%
# alt: Grey values of three neighbouring pixels form a needle; seen along its axis it is a blob.
drawn = centred[rng.choice(len(centred), 2500, replace=False)]
lengths = {"constant": 200, "slope": 110, "bend": 110}
fig = plt.figure(figsize=(11, 5.2), layout="constrained")
VIEWS = ((14, -72, "from the side", ("constant", "slope")), (35.26, 45, "along (1, 1, 1)", lengths))
for place, (height, turn, title, named) in enumerate(VIEWS):
    ax = fig.add_subplot(1, 2, place + 1, projection="3d", proj_type="ortho", computed_zorder=False)
    ax.scatter(*drawn.T, s=9, color=colour("data"), alpha=0.5, linewidths=0, depthshade=False)
    for pixel, end in enumerate(200 * np.eye(3)):
        ax.plot(*np.column_stack([[-130] * 3, end - 130]), color=colour("rule"), linewidth=2)
        ax.text(
            *(1.1 * end - 130),
            f"pixel {pixel + 1}",
            color=colour("muted"),
            fontsize=15,
            ha="center",
        )
    for label, direction in zip(lengths, B_3.T, strict=True):
        if label in named:
            tip = direction * np.sign(direction[0]) * lengths[label]
            ax.plot(*np.column_stack([-tip, tip]), color=colour("model"), linewidth=3)
        if label in named and not (place == 1 and label == "constant"):
            ax.text(*(1.25 * tip), label, color=colour("model"), fontsize=18, ha="center")
    ax.view_init(height, turn)
    ax.set(xlim=(-130, 130), ylim=(-130, 130), zlim=(-130, 130))
    ax.set_title(title, pad=18)
    ax.set_box_aspect((1, 1, 1), zoom=1.05)
    ax.set_axis_off()
plt.show()

# %% [markdown]
# ## The directions of a photograph look like cosines
#
# Now all [64]{.claim of="compression.pixels"} pixels of a patch.
# scikit-learn's `PCA` agrees: eigenvalues within a relative tolerance of 1e-8 (it divides by
# $N - 1$), and the subspace of the first 6 directions within 1e-8.


# %%
def fitted(X):
    """Mean (D,), eigenvalues (D,) falling, principal directions in columns (D, D)."""
    mu = X.mean(axis=0)
    lam, B = np.linalg.eigh((X - mu).T @ (X - mu) / len(X))  # rising
    return mu, lam[::-1], B[:, ::-1]


mu, lam, B = fitted(X)
theirs = PCA(svd_solver="full").fit(X)
N, D = X.shape
np.testing.assert_allclose(lam, theirs.explained_variance_ * (N - 1) / N, rtol=1e-8)
V = theirs.components_[:6].T  # (64, 6)
np.testing.assert_allclose(B[:, :6] @ B[:, :6].T, V @ V.T, atol=1e-8)

from ch09_pca.photo import tile_model

np.testing.assert_allclose(lam, tile_model().lam, rtol=1e-8)

# %% [markdown]
# The DCT's patterns are products of a cosine down and a cosine across.
# Pair each of the first 4 directions with the pattern that it resembles most.
# The cosine of the angle between them is at least [0.97]{.claim of="least_alike"} for all 4.
# Further down only the family resemblance stays: from the 5th to the 16th direction it is
# [0.88]{.claim of="later_alike"} at best, because eigenvalues come close to each other and
# directions of a tie mix.

# %%
C = dctn(np.eye(64).reshape(64, 8, 8), axes=(1, 2), norm="ortho").reshape(64, 64)
alike = abs(B.T @ C)  # (64, 64), row: direction, column: cosine pattern
partner = alike.argmax(axis=1)
for k in range(6):
    down, across = divmod(int(partner[k]), 8)
    print(f"direction {k + 1}: {down} half waves down, {across} across, {alike[k].max():.3f}")
least_alike, later_alike = alike[:4].max(axis=1).min(), alike[4:16].max()
assert round(least_alike, 2) == 0.97
assert round(later_alike, 2) == 0.88

# %%
# alt: The first eight principal patterns of the pagoda above the cosine patterns most like them.
fig, axes = plt.subplots(2, 8, figsize=(11, 3.5), layout="constrained")
for k in range(8):
    pattern = C[:, partner[k]]
    direction = B[:, k] * np.sign(B[:, k] @ pattern)
    picture(axes[0, k], direction.reshape(8, 8), -0.26, 0.26, diverging())
    picture(axes[1, k], pattern.reshape(8, 8), -0.26, 0.26, diverging())
    axes[0, k].set_title(f"{alike[k, partner[k]]:.2f}", fontsize=17, pad=6)
beside = {"rotation": 0, "ha": "right", "va": "center", "labelpad": 10, "fontsize": 18}
axes[0, 0].set_ylabel("PCA", color=colour("model"), **beside)
axes[1, 0].set_ylabel("DCT", color=colour("constraint"), **beside)
close_up(fig, 0.05)
plt.show()

# %% [markdown]
# ## Is the basis really the best? Turn it a little
#
# Keep $K = 6$ directions, and turn the last one that is kept towards the first that is dropped:
#
# $$\mathbf{v}(\theta) = \cos\theta\, \mathbf{b}_6 + \sin\theta\, \mathbf{b}_7 .$$
#
# The mean squared error becomes
# $e(\theta) = \lambda_7 + \dots + \lambda_{64} + (\lambda_6 - \lambda_7) \sin^2\theta$.
# So its slope at $\theta = 0$ must be zero, and elsewhere $(\lambda_6 - \lambda_7) \sin 2\theta$.
# We take the slope from the photograph by central differences, and ask for agreement within 1e-4.
# Then all [348]{.claim of="pairs"} pairs of a kept and a dropped direction: no slope, and never a
# smaller error.


# %%
# derivation: at the principal directions the slope of the error is zero for every small turn
def error_when_turned(theta, kept=5, dropped=6):
    """Mean squared error per patch with one kept direction turned towards a dropped one."""
    V = B[:, :6].copy()  # (64, 6)
    V[:, kept] = np.cos(theta) * B[:, kept] + np.sin(theta) * B[:, dropped]
    return ((X - mu) ** 2).sum() / N - (((X - mu) @ V) ** 2).sum() / N  # Pythagoras


h, gap = 1e-3, lam[5] - lam[6]


def slope_at(theta):
    """Slope of the error by central differences."""
    return (error_when_turned(theta + h) - error_when_turned(theta - h)) / (2 * h)


np.testing.assert_allclose(error_when_turned(0), lam[6:].sum(), rtol=1e-8)
assert abs(slope_at(0.0)) < 1e-4 * gap
np.testing.assert_allclose(slope_at(0.3), gap * np.sin(0.6), rtol=1e-4)

S = (X - mu).T @ (X - mu) / N  # (64, 64)
pairs = 0
for kept in range(6):
    for dropped in range(6, 64):
        turned = [np.cos(h) * B[:, kept] + np.sin(t) * B[:, dropped] for t in (h, -h)]
        plus, minus = (v @ S @ v for v in turned)  # variance kept after the turn
        assert max(plus, minus) < lam[kept]
        assert abs(plus - minus) / (2 * h) < 1e-4 * lam[kept]
        pairs += 1
print(f"{pairs} turns tried, none helps; slope at 0.3: {slope_at(0.3):.3f}")
assert pairs == 348

# %% [markdown]
# ## Compression, judged on the flower
#
# Keep $K$ of [64]{.claim of="compression.pixels"} numbers for each patch.
# Both methods take off the pagoda's mean patch, and both choose on the pagoda:
# PCA its directions, the DCT which $K$ cosines have the largest variance.
# (The usual order from slow to fast waves is tried as well, as *zigzag*.)

# %%
T_old, T_new = X - mu, X_new - mu
slow_first = np.argsort(np.add.outer(range(8), range(8)).ravel(), kind="stable")
chosen = np.argsort(-(T_old @ C).var(axis=0), kind="stable")
BASES = {"PCA": B, "DCT": C[:, chosen], "DCT, zigzag": C[:, slow_first]}


def error(T, V, K):
    """Error in grey values when K coefficients of the basis V are kept, (N, 64) and (64, 64)."""
    return np.sqrt(((T @ V[:, K:]) ** 2).sum() / T.size)  # what is dropped is what is lost


residual = T_new - T_new @ B[:, :6] @ B[:, :6].T  # (4240, 64)
np.testing.assert_allclose(error(T_new, B, 6), np.sqrt(np.mean(residual**2)), rtol=1e-9)
print(f"{'':18}" + "".join(f"{basis:>14}" for basis in BASES))
for subject, T in (("pagoda", T_old), ("flower", T_new)):
    for K in (1, 3, 6, 10, 16, 32):
        found = "".join(f"{error(T, V, K):14.2f}" for V in BASES.values())
        print(f"{subject}, K = {K:2}   {found}")

# %% [markdown]
# On the pagoda, from which it was learnt, PCA must win, because there it is optimal:
# with 6 numbers its error is [20.40]{.claim of="on_pagoda.pca"} grey values, against
# [20.66]{.claim of="on_pagoda.dct"} of the DCT.
#
# On the flower **it loses**: [7.65]{.claim of="on_flower.pca"} against
# [7.17]{.claim of="on_flower.dct"}.
# The zigzag DCT, which learnt nothing at all, errs less than PCA for every $K$ from 5 on.
# Even the *choice* of cosines did not travel: with 10 numbers the cosines chosen on the pagoda err
# by [6.49]{.claim of="with_ten.dct"}, PCA by [6.41]{.claim of="with_ten.pca"}, and the first ten
# of the zigzag by [5.71]{.claim of="with_ten.zigzag"}.
# One photograph taught us what pagodas are like; slow waves first is what photographs are like.

# %%
ZIGZAG = BASES["DCT, zigzag"]
on_pagoda = {"pca": error(T_old, B, 6), "dct": error(T_old, BASES["DCT"], 6)}
on_flower = {"pca": error(T_new, B, 6), "dct": error(T_new, BASES["DCT"], 6)}
with_ten = {
    "pca": error(T_new, B, 10),
    "dct": error(T_new, BASES["DCT"], 10),
    "zigzag": error(T_new, ZIGZAG, 10),
}
assert np.round([*on_pagoda.values()], 2).tolist() == [20.40, 20.66]
assert np.round([*on_flower.values()], 2).tolist() == [7.65, 7.17]
assert np.round([*with_ten.values()], 2).tolist() == [6.41, 6.49, 5.71]
by_pca, by_zigzag = (np.array([error(T_new, V, K) for K in range(1, 64)]) for V in (B, ZIGZAG))
assert (by_zigzag < by_pca)[5 - 1 : 63].all()

# %% [markdown]
# Can PCA be saved?
# Learn the basis from the flower itself, and store it with the flower: 6 directions and a mean
# of [64]{.claim of="compression.pixels"} numbers each.
# That costs [0.1]{.claim of="basis_cost"} numbers a patch, and the error with 6 numbers falls to
# [6.96]{.claim of="own_error"}, below that of the DCT.
# The price is a basis to send with every picture, and an eigenvalue problem to solve.
#
# And JPEG has one more trick: it keeps for each patch the coefficients that are large *there*.
# With the 6 largest cosines of each patch the error is [5.44]{.claim of="best_6"}.
# That is no projection on one subspace, so the theorem of the chapter does not forbid it.
# To say which 6 were kept costs [27]{.claim of="bits"} bits a patch, less than a number in single
# precision.
# Even with 5 own coefficients the error is only [6.02]{.claim of="best_5"}.

# %%
mu_own, lam_own, B_own = fitted(X_new)
own_error = error(X_new - mu_own, B_own, 6)


def own_choice_error(T, V, K):
    """Error when each patch keeps its own K largest coefficients."""
    smallest = np.sort(abs(T @ V), axis=1)[:, : 64 - K]
    return np.sqrt((smallest**2).sum() / T.size)


basis_cost = (6 + 1) * 64 / len(X_new)
bits = int(np.ceil(np.log2(comb(64, 6))))
best_6, best_5 = (own_choice_error(T_new, C, K) for K in (6, 5))
print(f"own basis {own_error:.2f}; own 6 cosines {best_6:.2f}, own 5 {best_5:.2f}")
assert round(own_error, 2) == 6.96
assert round(basis_cost, 1) == 0.1
assert round(best_6, 2) == 5.44
assert round(best_5, 2) == 6.02
assert bits == 27

# %%
# alt: Error of PCA over that of the DCT: below one where it was learnt, above one on the flower.
fig, ax = plt.subplots(figsize=(11, 4.8), layout="constrained")
K_range = np.arange(1, 49)
by_dct = {id(T): [error(T, BASES["DCT, zigzag"], K) for K in K_range] for T in (T_old, T_new)}
for T_own, T, V, role, style in (
    (T_old, T_old, B, "model", "-"),
    (T_new, T_new, B, "error", "-"),
    (X_new - mu_own, T_new, B_own, "posterior", "--"),
):
    ratio = np.divide([error(T_own, V, K) for K in K_range], by_dct[id(T)])
    ax.plot(K_range, ratio, color=colour(role), linestyle=style, linewidth=3.5)
ax.axhline(1, color=colour("constraint"), linewidth=2)
ax.set(xlabel="numbers kept of 64", xlim=(0, 49), xticks=[1, 6, 16, 32, 48])
ax.set(ylabel="error of PCA / error of DCT", ylim=(0.83, 1.17), yticks=[0.9, 1, 1.1])
for x, y, text, role in (
    (20, 1.12, "flower, basis from the pagoda", "error"),
    (36.5, 0.982, "as good as the DCT", "constraint"),
    (10.5, 0.975, "pagoda, its own basis", "model"),
    (12.5, 0.875, "flower, its own basis", "posterior"),
):
    name(ax, x, y, text, role, fontsize=18, ha="left")
plt.show()

# %% [markdown]
# **Predict.** A part of the flower, kept with $K$ numbers of each patch.
# With $K = 1$ every patch is nearly one grey value.
# The jump of grey value across the border of two patches is then much larger than inside them.
# At which $K$ is it about twice as large: 3, 6 or 10?
# And what does the side of PCA show that no flower has?

# %%
# alt: Part of the flower kept with K numbers of each patch, by PCA and DCT, beside the original.
VIEW = (slice(120, 280), slice(240, 440))


def show(K=6):
    """The flower by both bases at the same K, and as it is."""
    fig, axes = panels(3, (11, 3.6))
    for ax, basis, role in zip(axes, ("PCA", "DCT, zigzag"), ("model", "constraint"), strict=False):
        V = BASES[basis][:, :K]  # (64, K)
        kept = assembled(mu + T_new @ V @ V.T, flower.shape)
        picture(ax, kept[VIEW], 0, 255, "gray")
        label = f"{basis.split(',')[0]}, $K = {K}$: {error(T_new, BASES[basis], K):.1f}"
        ax.set_title(label, color=colour(role))
    picture(axes[2], flower[VIEW], 0, 255, "gray")
    axes[2].set_title("original", color=colour("data"))
    close_up(fig, 0.05)
    return fig


interact(show, K=(1, 63))

# %% [markdown]
# With 10 numbers jumps at borders are [1.9]{.claim of="jumps[0]"} times those inside for PCA, and
# [2.0]{.claim of="jumps[1]"} times for the DCT.
# In the photograph itself the ratio is [1.0]{.claim of="jumps[2]"}.
# Measured so, both bases are alike, although the errors are [6.4]{.claim of="with_ten.pca"} and
# [5.7]{.claim of="with_ten.zigzag"} grey values.
# The eye finds the difference: PCA draws twigs of the pagoda's trees into the petals.


# %%
def blockiness(photograph):
    """Mean jump across borders of patches, over the mean jump inside patches."""
    across = abs(np.diff(photograph, axis=1))
    border = np.arange(across.shape[1]) % 8 == 7
    return across[:, border].mean() / across[:, ~border].mean()


kept_10 = [
    assembled(mu + T_new @ V[:, :10] @ V[:, :10].T, flower.shape) for V in (B, BASES["DCT, zigzag"])
]
jumps = [blockiness(photograph) for photograph in (*kept_10, flower)]
print(np.round(jumps, 2))
assert np.round(jumps, 1).tolist() == [1.9, 2.0, 1.0]

# %% [markdown]
# **Remember.**
#
# - Neighbouring pixels are nearly equal; therefore the first directions of patches are constant,
#   slope and bend, and look like cosines.
# - PCA is the best projection *for the data it was fitted to*: a small turn of the basis has no
#   slope, a large one costs.
# - On a new photograph the fixed DCT did better than the basis learnt from one other photograph.
# - A basis learnt from the picture itself wins again, if you pay for sending it.
# - Choosing coefficients patch by patch beats every fixed subspace: that is what JPEG does.
#
# **Next.** [No matrix of small rank comes nearer](/handouts/ch09_pca.qmd#exr-eckart-young): prove
# that no other numbers of the same kind could do better.
