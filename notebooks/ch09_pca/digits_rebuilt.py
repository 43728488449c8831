# %% [markdown]
# # Digits rebuilt from few numbers
#
# **Question.** How many numbers does a handwritten digit need, and are they the scores of PCA?
# The rival is the discrete cosine transform (DCT), which has never seen a digit.
#
# **You will be able to** rebuild a picture from $K$ scores, say from the eigenvalues what that
# costs, choose $K$ on held-out pictures, and tell when another method does better.
#
# **Symbols.**
#
# - $\mathbf{X} \in \mathbb{R}^{N \times D}$ (`X`): $N$ pictures of $D$ pixels, grey values from 0
#   to [16]{.claim of="darkest"}
# - $\boldsymbol{\mu}$ (`mu`), $\mathbf{B}$ (`B`), $\lambda_k$ (`lam`): mean, principal directions
#   in columns, eigenvalues, all from training pictures
# - $\hat{\mathbf{x}}$ (`X_hat`): picture rebuilt from $K$ scores
# - $\mathbf{C}$ (`C`): the $D$ cosine patterns of the DCT in columns, orthonormal too
# - $s$ (`noise`): standard deviation of noise added to each pixel
#
# **Seed.** 9, for the split, for noise and for t-SNE.
#
# **Minutes.** 20

# %%
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import interact
from scipy.fft import dctn
from scipy.spatial.distance import cdist
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

from scripts.plot import close_up, colour, name, panels, picture

rng = np.random.default_rng(9)

# %% [markdown]
# ## Three kinds of pictures
#
# There are [1797]{.claim of="digits_shape[0]"} pictures
# of [64]{.claim of="digits_shape[1]"} pixels.
# [1000]{.claim of="sizes[0]"} train: from them come mean and directions.
# [400]{.claim of="sizes[1]"} validate: they choose.
# The other [397]{.claim of="sizes[2]"} test: they give the numbers that are reported.

# %%
digits, labels = load_digits(return_X_y=True)
order = rng.permutation(len(digits))
train, valid, test = np.split(order, [1000, 1400])
X, X_valid, X_test = digits[train], digits[valid], digits[test]
assert digits.shape == (1797, 64)
sizes, darkest = (len(X), len(X_valid), len(X_test)), digits.max()
assert sizes == (1000, 400, 397)
assert darkest == 16

# %% [markdown]
# ## Mean, plus score times direction, plus …
#
# $$\hat{\mathbf{x}} = \boldsymbol{\mu} + \sum_{k=1}^{K} z_k \mathbf{b}_k,
# \qquad z_k = \mathbf{b}_k^\top (\mathbf{x} - \boldsymbol{\mu})$$
#
# First picture by picture and term by term, then all at once.
# scikit-learn's `inverse_transform` gives the same pictures, within 1e-9 of a grey value.


# %%
def fitted(X):
    """Mean (D,), eigenvalues (D,) falling, principal directions in columns (D, D)."""
    mu = X.mean(axis=0)
    lam, B = np.linalg.eigh((X - mu).T @ (X - mu) / len(X))  # rising
    return mu, lam[::-1].clip(0), B[:, ::-1]


def rebuilt_slowly(x, mu, B, K):
    """One picture, one term after the other."""
    x_hat = mu.copy()
    for k in range(K):
        z = 0.0
        for d in range(len(x)):
            z += B[d, k] * (x[d] - mu[d])
        for d in range(len(x)):
            x_hat[d] += z * B[d, k]
    return x_hat


def rebuilt(X, mu, B, K):
    """All pictures from K scores each, (N, D)."""
    Z = (X - mu) @ B[:, :K]  # (N, K)
    return mu + Z @ B[:, :K].T  # (N, D)


mu, lam, B = fitted(X)
slow = np.array([rebuilt_slowly(x, mu, B, 8) for x in X_test[:3]])
np.testing.assert_allclose(rebuilt(X_test[:3], mu, B, 8), slow, atol=1e-10)

theirs = PCA(n_components=8, svd_solver="full").fit(X)
X_hat = theirs.inverse_transform(theirs.transform(X_test))  # (397, 64)
np.testing.assert_allclose(rebuilt(X_test, mu, B, 8), X_hat, atol=1e-9)

# %% [markdown]
# ## What rebuilding costs is known beforehand
#
# On the training pictures the mean squared error is the sum of the eigenvalues that were dropped:
#
# $$\frac{1}{N} \sum_{n=1}^{N} \lVert \mathbf{x}_n - \hat{\mathbf{x}}_n \rVert^2
# = \lambda_{K+1} + \dots + \lambda_D .$$
#
# There it is exact.
# On new pictures it is a forecast, and too good: directions were chosen to suit the old ones.
# With [21]{.claim of="components_for_90"} components the true error is
# [$12\,\%$]{.claim of="too_low"} above it, with [50]{.given of="MANY"} it is
# [3.6]{.claim of="times"} times as large.

# %%
# derivation: on training pictures the error is the sum of dropped eigenvalues, for every K


def squared_error(X, K):
    """Mean squared length of what K components leave out."""
    return ((X - rebuilt(X, mu, B, K)) ** 2).sum(axis=1).mean()


dropped = np.array([lam[K:].sum() for K in range(65)])
on_train = np.array([squared_error(X, K) for K in range(65)])
on_test = np.array([squared_error(X_test, K) for K in range(65)])
np.testing.assert_allclose(on_train, dropped, rtol=1e-9, atol=1e-9)

excess = on_test[:51] / dropped[:51]
print("unseen error / forecast:", {K: round(float(excess[K]), 2) for K in (1, 8, 21, 30, 50)})
assert (excess > 1).all()
MANY = 50
too_low, times = excess[21] - 1, excess[MANY]
assert round(100 * too_low) == 12
assert round(times, 1) == 3.6

# %% [markdown]
# ## The rival: cosines that have never seen a digit
#
# The DCT writes a picture as a sum of [64]{.claim of="digits_shape[1]"} fixed patterns,
# again orthonormal.
# So both methods differ in one thing only: which basis, $\mathbf{B}$ or $\mathbf{C}$.
# We treat the rival as well as PCA: the same mean is taken off first, and it keeps the $K$
# patterns that have the largest variance *on the training pictures*.
#
# It has a second variant, which is not a projection on one subspace any more: keep for each
# picture *its own* $K$ largest coefficients.
# And the simplest of all: no pattern, just the $K$ pixels that differ most from the mean.
# These two must store in addition which ones they kept; we do not count that, to their advantage.


# %%
def ranks(Z):
    """In each row: how many entries have a larger modulus, (N, D)."""
    return np.argsort(np.argsort(-abs(Z), axis=1, kind="stable"), axis=1)


def rms(A):
    """Root of the mean square of all entries."""
    return float(np.sqrt(np.mean(A**2)))


C = dctn(np.eye(64).reshape(64, 8, 8), axes=(1, 2), norm="ortho").reshape(64, 64)
np.testing.assert_allclose(C.T @ C, np.eye(64), atol=1e-12)
one = X_test[0] - mu
np.testing.assert_allclose(one @ C, dctn(one.reshape(8, 8), norm="ortho").ravel(), atol=1e-10)

C = C[:, np.argsort(-((X - mu) @ C).var(axis=0), kind="stable")]  # best on training first
T = X_test - mu
Z = T @ C  # (397, 64)
rank, rank_of_pixels = ranks(Z), ranks(T)
kept = range(65)
errors = {
    "PCA": [rms(T - T @ B[:, :K] @ B[:, :K].T) for K in kept],
    "DCT": [rms(T - T @ C[:, :K] @ C[:, :K].T) for K in kept],
    "DCT, own": [rms(T - np.where(rank < K, Z, 0) @ C.T) for K in kept],
    "pixels, own": [rms(np.where(rank_of_pixels < K, 0, T)) for K in kept],
}
print("K   " + "  ".join(f"{method:>11}" for method in errors))
for K in (1, 2, 4, 8, 16, 21, 30, 40):
    print(f"{K:2}  " + "  ".join(f"{error[K]:11.2f}" for error in errors.values()))

# %% [markdown]
# Errors are root mean squares in grey values, on the test pictures.
#
# - With [16]{.given of="KEPT"} numbers PCA errs by [1.75]{.claim of="pca[16]"} and the DCT by
#   [2.94]{.claim of="cosines[16]"}: to be as good as PCA, the DCT needs
#   [35]{.claim of="as_good"}.
# - The DCT with a choice for each picture errs by [1.93]{.claim of="own[16]"}.
#   It beats PCA only for $K \le 2$.
#   Given the same freedom, PCA with its own largest scores errs by
#   [1.12]{.claim of="pca_own"}.
# - From [25]{.claim of="pixels_win"} numbers on, bare pixels beat PCA: much of a digit is empty
#   paper.
#
# So PCA wins where few numbers are kept.

# %%
pca, cosines, own, pixels = (np.array(error) for error in errors.values())
KEPT = 16
as_good = int(np.argmax(cosines <= pca[KEPT]))
pixels_win = int(np.argmax(pixels[1:] < pca[1:])) + 1
assert round(pca[KEPT], 2) == 1.75
assert round(cosines[KEPT], 2) == 2.94
assert as_good == 35
assert round(own[KEPT], 2) == 1.93
assert np.flatnonzero(own[1:61] < pca[1:61]).tolist() == [0, 1]  # K = 1 and K = 2
scores = T @ B  # (397, 64)
pca_own = rms(T - np.where(ranks(scores) < KEPT, scores, 0) @ B.T)
assert round(pca_own, 2) == 1.12
assert pixels_win == 25

# %%
# alt: Error on unseen digits: PCA lies below the cosines, and below bare pixels until K is 25.
fig, ax = plt.subplots(figsize=(11, 4.8), layout="constrained")
LINES = (
    ("PCA", "model", "-", 4.5, "PCA", 5.0, 1.95, "center"),
    ("DCT", "constraint", "-", 3, "DCT, the same for all", 27, 2.55, "left"),
    ("DCT, own", "constraint", "--", 2.5, "DCT, own", 20.5, 1.9, "left"),
    ("pixels, own", "muted", ":", 3, "pixels, own", 22, 0.4, "left"),
)
for method, role, style, width, label, x, y, ha in LINES:
    ax.plot(kept, errors[method], color=colour(role), linestyle=style, linewidth=width)
    name(ax, x, y, label, role, ha=ha, fontsize=18)
ax.set(xlabel="numbers kept for each digit", ylabel="error (grey values)")
ax.set(xlim=(0, 64), xticks=[0, 8, 16, 25, 40, 64], ylim=(0, 4.5), yticks=[0, 1, 2, 3, 4])
for K in (16, 25):
    ax.plot(K, pca[K], "o", color=colour("model"), markersize=12)
plt.show()

# %% [markdown]
# **Predict.** Five digits that were not used for training, rebuilt from $K$ numbers each.
# From which $K$ on can you read all five in the row of PCA?
# And how much larger must $K$ be in the row of the DCT: a little, twice, or four times?

# %%
# alt: Five unseen digits rebuilt from K numbers: those of PCA can be read earlier than the DCT's.
SHOWN = [int(np.flatnonzero(labels[test] == digit)[0]) for digit in (2, 3, 4, 8, 9)]


def show(K=10):
    """The digits as they are, and rebuilt from K numbers by both methods."""
    fig, axes = panels(5, (8.6, 5.2), rows=3)
    rows = (
        ("original", "data", X_test),
        (f"PCA\n{pca[K]:.2f}", "model", rebuilt(X_test, mu, B, K)),
        (f"DCT\n{cosines[K]:.2f}", "constraint", rebuilt(X_test, mu, C, K)),
    )
    beside = {"rotation": 0, "ha": "right", "va": "center", "labelpad": 12, "fontsize": 18}
    for row, (title, role, pictures) in zip(axes, rows, strict=True):
        row[0].set_ylabel(title, color=colour(role), **beside)
        for ax, n in zip(row, SHOWN, strict=True):
            picture(ax, pictures[n].reshape(8, 8), 0, 16)
    fig.suptitle(f"$K = {K}$ numbers of 64, error in grey values", fontsize=18)
    close_up(fig, 0.05)
    return fig


interact(show, K=(1, 63))

# %% [markdown]
# Half of the error of the mean picture is gone with [12]{.claim of="half_pca"} numbers of PCA; the
# DCT needs [27]{.claim of="half_dct"}.
# More than twice as many: that is what knowing the data is worth here.

# %%
half_pca = int(np.argmax(pca <= pca[0] / 2))
half_dct = int(np.argmax(cosines <= cosines[0] / 2))
assert (half_pca, half_dct) == (12, 27)

# %% [markdown]
# ## Denoising: held-out pictures choose K
#
# For compression a larger $K$ is never worse.
# With noise it is: each component that is kept brings its noise along.
# Add noise of size $s$ = [4]{.given of="noise"} to every picture, fit on noisy training pictures,
# and let the validation pictures choose.
# PCA keeps [15]{.claim of="K_pca"} components, the DCT [29]{.claim of="K_dct"} patterns.

# %%
noise = 4.0
noisy, noisy_valid, noisy_test = (
    pictures + noise * rng.standard_normal(pictures.shape) for pictures in (X, X_valid, X_test)
)
m, lam_noisy, V = fitted(noisy)
W = C[:, np.argsort(-((noisy - m) @ C).var(axis=0), kind="stable")]


def cut_error(seen, true, basis, K):
    """Error against the true pictures when K coefficients of the noisy ones are kept."""
    return rms(rebuilt(seen, m, basis, K) - true)


curve_pca = [cut_error(noisy_valid, X_valid, V, K) for K in kept]
curve_dct = [cut_error(noisy_valid, X_valid, W, K) for K in kept]
K_pca, K_dct = int(np.argmin(curve_pca)), int(np.argmin(curve_dct))
print("chosen:", K_pca, "components,", K_dct, "cosines")
assert (K_pca, K_dct) == (15, 29)

# %% [markdown]
# Two more rivals, each with one number chosen on the same validation pictures.
#
# - DCT with *soft thresholding*: move every coefficient towards zero by the same amount.
# - PCA with *shrinkage*: keep all components, multiply score $k$ by
#   $(\lambda_k - t) / \lambda_k$, or by zero where $\lambda_k < t$.
#   For $t = s^2$ this is the shrinkage of probabilistic PCA.
#
# On the test pictures the cut PCA errs by [2.70]{.claim of="tested.cut"}, the DCT by
# [3.37]{.claim of="tested.dct"}, with soft thresholding by [3.06]{.claim of="tested.soft"}.
# Shrinkage errs by [2.31]{.claim of="tested.shrunk"} and beats them all.
# The threshold that was chosen is [16]{.claim of="t_shrunk"}, which is $s^2$.
# **Here the cut loses:** a component is neither signal nor noise but both, and a cut must take it
# or leave it.


# %%
def soft(seen, t):
    """Noisy pictures after soft thresholding of their cosine coefficients."""
    Z = (seen - m) @ W
    return m + np.sign(Z) * np.maximum(abs(Z) - t, 0) @ W.T


def shrunk(seen, t):
    """Noisy pictures with score k scaled by the share of its variance that exceeds t."""
    return m + (seen - m) @ V * np.maximum(1 - t / lam_noisy, 0) @ V.T


steps = np.linspace(0.5, 30, 60)
t_soft = min(steps, key=lambda t: rms(soft(noisy_valid, t) - X_valid))
t_shrunk = min(steps, key=lambda t: rms(shrunk(noisy_valid, t) - X_valid))
tested = {
    "noisy": rms(noisy_test - X_test),
    "dct": cut_error(noisy_test, X_test, W, K_dct),
    "soft": rms(soft(noisy_test, t_soft) - X_test),
    "cut": cut_error(noisy_test, X_test, V, K_pca),
    "shrunk": rms(shrunk(noisy_test, t_shrunk) - X_test),
}
for method, error in tested.items():
    print(f"{method:12} {error:.2f}")
print(f"thresholds chosen: soft {t_soft}, shrinkage {t_shrunk} (s² = {noise**2})")
assert round(tested["cut"], 2) == 2.70
assert round(tested["dct"], 2) == 3.37
assert round(tested["soft"], 2) == 3.06
assert round(tested["shrunk"], 2) == 2.31
assert t_shrunk == 16 == noise**2

# %%
# alt: Noisy digits cleaned; the validation error of PCA is least at 15 components, the DCT's at 29.
fig = plt.figure(figsize=(11, 4.4), layout="constrained")
pictures_side, curve_side = fig.subfigures(1, 2, width_ratios=[1, 1.2])
rows = (
    ("noisy", "muted", noisy_test),
    ("cut", "model", rebuilt(noisy_test, m, V, K_pca)),
    ("shrunk", "posterior", shrunk(noisy_test, t_shrunk)),
    ("true", "data", X_test),
)
beside = {"rotation": 0, "ha": "right", "va": "center", "labelpad": 10, "fontsize": 17}
for row, (title, role, pictures) in zip(pictures_side.subplots(4, 5), rows, strict=True):
    row[0].set_ylabel(title, color=colour(role), **beside)
    for ax, n in zip(row, SHOWN, strict=True):
        picture(ax, pictures[n].reshape(8, 8), 0, 16)
close_up(fig, 0.04)
ax = curve_side.subplots()
ax.plot(kept, curve_dct, color=colour("constraint"))
ax.plot(kept, curve_pca, color=colour("model"))
level = rms(shrunk(noisy_valid, t_shrunk) - X_valid)
ax.axhline(level, color=colour("posterior"), linestyle=(0, (3, 2)))
ax.plot(K_pca, curve_pca[K_pca], "o", color=colour("model"), markersize=12)
ax.plot(K_dct, curve_dct[K_dct], "o", color=colour("constraint"), markersize=12)
ax.set(xlabel="coefficients kept", xlim=(0, 64), xticks=[0, K_pca, K_dct, 64])
ax.set(ylabel="error (grey values)", ylim=(2.1, 4.4), yticks=[2.5, 3, 3.5, 4])
for x, y, text, role in (
    (45, 3.0, "PCA, cut", "model"),
    (18, 3.85, "DCT, cut", "constraint"),
    (45, 2.2, "PCA, shrunk", "posterior"),
):
    name(ax, x, y, text, role, fontsize=18)
plt.show()

# %% [markdown]
# ## Two numbers only: a map
#
# With $K = 2$ a rebuilt digit cannot be read, but a map can be drawn.
# Its rival is t-SNE, which places points so that neighbours stay neighbours.
# Take [500]{.claim of="on_maps"} pictures, and ask of each:
# is the nearest point on the map the same digit?
# No label was used by either method.
# On the map of PCA that is true for [$54\,\%$]{.claim of="agree.pca"}, on that of t-SNE for more
# than nine tenths, and in the full space for [$97\,\%$]{.claim of="agree.pixels"}.
#
# As a map of neighbours t-SNE wins by far. What it cannot do:
#
# - It has no formula for a new picture; PCA has, so only PCA could be tested on held-out data.
# - Distances between its islands mean little; on the map of PCA a distance is never longer than
#   the true one.

# %%
few = order[:500]
on_maps = len(few)


def nearest_agrees(points, classes):
    """Share of points whose nearest other point is of the same class."""
    distances = cdist(points, points)  # (N, N)
    np.fill_diagonal(distances, np.inf)
    return float((classes[distances.argmin(axis=1)] == classes).mean())


with threadpool_limits(1):  # threads that wait for each other would cost more than they save
    tsne_map = TSNE(random_state=9, perplexity=30, max_iter=500).fit_transform(digits[few])
mu_few, _, B_few = fitted(digits[few])
pca_map = (digits[few] - mu_few) @ B_few[:, :2]  # (500, 2)
agree = {
    "pca": nearest_agrees(pca_map, labels[few]),
    "tsne": nearest_agrees(tsne_map, labels[few]),
    "pixels": nearest_agrees(digits[few], labels[few]),
}
print({method: f"{share:.1%}" for method, share in agree.items()})
assert round(100 * agree["pca"]) == 54
assert agree["tsne"] > 0.9  # the last digits depend on the machine
assert round(100 * agree["pixels"]) == 97
assert (cdist(pca_map, pca_map) <= cdist(digits[few], digits[few]) + 1e-9).all()

# %%
# alt: Two maps of the same digits: classes overlap on that of PCA and are islands with t-SNE.
fig, axes = plt.subplots(1, 2, figsize=(11, 5.4), layout="constrained")
MARKED = {0: ("data", "o"), 3: ("error", "D"), 4: ("prior", "^"), 6: ("constraint", "s")}
for ax, points, method, found in (
    (axes[0], pca_map, "PCA", agree["pca"]),
    (axes[1], tsne_map, "t-SNE", agree["tsne"]),
):
    for digit in range(10):
        role, mark = MARKED.get(digit, ("muted", "."))
        cluster = points[labels[few] == digit]
        ax.plot(*cluster.T, mark, color=colour(role), markersize=7, alpha=0.6, mew=0)
        size = 30 if digit in MARKED else 21
        name(ax, *np.median(cluster, axis=0), str(digit), role, fontsize=size, fontweight="bold")
    ax.set_title(f"{method}: nearest is the same digit for {found:.0%}", fontsize=17)
    ax.set_aspect("equal", "datalim")
    ax.set(xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)
plt.show()

# %% [markdown]
# **Remember.**
#
# - A digit is nearly a mean plus [21]{.claim of="components_for_90"} scores.
#   The dropped eigenvalues say what is lost: exactly on training pictures, too low on new ones.
# - Against the DCT, which does not know the data, PCA needs about half as many numbers here.
# - For many numbers bare pixels are better: PCA is best *among projections on fixed directions*.
# - With noise, held-out pictures choose $K$; shrinking all scores beats cutting some.
# - For a map of neighbours take t-SNE, for a map that you can compute with take PCA.
#
# **Next.** [Choose K on pictures that nothing has seen](/handouts/ch09_pca.qmd#exr-choose), and
# [rebuild points by hand](/handouts/ch09_pca.qmd#exr-rebuild).
