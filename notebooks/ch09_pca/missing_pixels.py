# %% [markdown]
# # Missing pixels
#
# **Question.** Half of the pixels of every picture are lost, in those that we learn from too.
# Can a Gaussian model fill them in, and is it better than copying from similar pictures?
#
# **You will be able to**
#
# - derive and write both steps of EM for probabilistic PCA with missing entries,
# - test an EM program: the log-likelihood of what was observed never falls,
# - choose the number of latent dimensions by held-out likelihood,
# - say when nearest neighbours fill better, and when the model does.
#
# **Symbols.**
#
# - $\mathbf{x}_n \in \mathbb{R}^D$: a picture, in code a row of `X`; $O_n$: its observed pixels, in code a row of `seen`
# - $\mathbf{x} = \mathbf{W}\mathbf{z} + \boldsymbol{\mu} + \boldsymbol{\varepsilon}$ with $\mathbf{z} \sim \mathcal{N}(\mathbf{0}, \mathbf{I}_M)$ and $\boldsymbol{\varepsilon} \sim \mathcal{N}(\mathbf{0}, \sigma^2\mathbf{I}_D)$
# - $\mathbf{W} \in \mathbb{R}^{D \times M}$: loadings; $M$ latent dimensions; $\sigma^2$ noise variance, in code `s2`
# - $\mathbf{W}_n$, $\boldsymbol{\mu}_n$: the rows of $\mathbf{W}$ and entries of $\boldsymbol{\mu}$ for the pixels in $O_n$
# - $\mathbf{r}_n$: observed pixels minus $\boldsymbol{\mu}_n$
# - $\mathbf{m}_n$, $\mathbf{V}_n$: mean and covariance of $\mathbf{z}$ given the observed pixels
#
# **Seed.** 9
#
# **Minutes.** 25

# %% [markdown]
# ## Digits with holes
#
# The digits of scikit-learn have 8 rows of 8 pixels with grey values from 0 to [16]{.claim of="darkest"}.
# The first and the last column are nearly always empty; we leave them out, because one noise variance for all pixels would not suit them.
# That leaves [48]{.claim of="D"} pixels.
# There are [400]{.claim of="counts.train"} pictures to learn from, [400]{.claim of="counts.valid"} to choose by, and [497]{.claim of="counts.test"} that are used once, at the end.
# Each picture loses [24]{.claim of="LOST"} pixels at random.

# %%
import matplotlib.pyplot as plt
import numpy as np
import sympy
from ipywidgets import interact
from scipy.stats import multivariate_normal
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.impute import KNNImputer

from scripts.plot import close_up, colour, name, panels, picture, tint

ROWS, COLUMNS = 8, 6
whole = load_digits().images[:, :, 1:7].reshape(-1, ROWS * COLUMNS)
train, valid, test = whole[:400], whole[400:800], whole[1300:]
counts = {"train": len(train), "valid": len(valid), "test": len(test)}
D, darkest = whole.shape[1], whole.max()
rng = np.random.default_rng(9)
rank_of_pixel = {  # the pixels of each picture in random order: those of lowest rank are lost
    part: rng.random((size, D)).argsort(axis=1).argsort(axis=1) for part, size in counts.items()
}


def seen_in(part, lost):
    """True where a pixel is observed, when each picture loses this many."""
    return rank_of_pixel[part] >= lost


LOST = 24
seen, seen_valid, seen_test = (seen_in(part, LOST) for part in ("train", "valid", "test"))

assert (whole.min(), darkest) == (0, 16)
assert D == 48
assert list(counts.values()) == [400, 400, 497]
assert np.all((~seen).sum(axis=1) == 24)


# %%
# alt: Ten digits of the training set with half of their pixels covered in green; most are hard to read.
def cover(ax, observed):
    patch = np.zeros((ROWS, COLUMNS, 4))
    patch[~observed.reshape(ROWS, COLUMNS)] = (*tint("prior", 0.45), 1)
    ax.imshow(np.kron(patch, np.ones((20, 20, 1))), interpolation="none")


fig, axes = plt.subplots(1, 10, figsize=(11, 1.7), layout="constrained")
for ax, x, observed in zip(axes, train, seen, strict=False):
    picture(ax, x.reshape(ROWS, COLUMNS), 0, 16)
    cover(ax, observed)
close_up(fig)
plt.show()

# %% [markdown]
# ## E-step: what do the observed pixels say about $\mathbf{z}$?
#
# Strike out the lost rows: the observed pixels follow the same model with $\mathbf{W}_n$ in place of $\mathbf{W}$.
# So the posterior of the chapter holds with fewer rows:
#
# $$
# \mathbf{P}_n = \mathbf{W}_n^\top\mathbf{W}_n + \sigma^2\mathbf{I}_M, \qquad
# \mathbf{m}_n = \mathbf{P}_n^{-1}\mathbf{W}_n^\top\mathbf{r}_n, \qquad
# \mathbf{V}_n = \sigma^2\mathbf{P}_n^{-1}.
# $$
#
# Check it with SymPy where it can be written out: 3 pixels, the middle one lost, 1 latent dimension.
# The other route conditions the joint Gaussian of $z$ and the two pixels that are left.

# %%
# derivation: the posterior of z from conditioning the joint Gaussian is that of the formula
w1, w3, r1, r3 = sympy.symbols("w1 w3 r1 r3", real=True)
s = sympy.symbols("s", positive=True)  # σ²
w, r = sympy.Matrix([w1, w3]), sympy.Matrix([r1, r3])  # the rows that are left

Psi = w * w.T + s * sympy.eye(2)  # covariance of the two pixels
mean_by_conditioning = (w.T * Psi.inv() * r)[0]  # Cov[z, x] Cov[x]⁻¹ r
variance_by_conditioning = 1 - (w.T * Psi.inv() * w)[0]

P = (w.T * w)[0] + s
assert sympy.simplify(mean_by_conditioning - (w.T * r)[0] / P) == 0
assert sympy.simplify(variance_by_conditioning - s / P) == 0

# %% [markdown]
# The naive version takes one picture at a time, with the big matrix: the Gaussian of its observed pixels.
# It also gives the log-likelihood of what was observed.


# %%
def e_step_naive(X, seen, W, mu, s2):
    """Posterior means (N, M), covariances (N, M, M) and log-likelihoods (N,), in a loop."""
    means, covariances, loglik = [], [], []
    for x, observed in zip(X, seen, strict=True):
        Wn, r = W[observed], (x - mu)[observed]  # (observed, M), (observed,)
        Psi = Wn @ Wn.T + s2 * np.eye(len(r))  # (observed, observed)
        means.append(Wn.T @ np.linalg.solve(Psi, r))
        covariances.append(np.eye(W.shape[1]) - Wn.T @ np.linalg.solve(Psi, Wn))
        loglik.append(multivariate_normal(np.zeros(len(r)), Psi).logpdf(r))
    return np.array(means), np.array(covariances), np.array(loglik)


# %% [markdown]
# The fast version does all pictures at once and inverts matrices of size $M$ only.
# With $d_n$ observed pixels, two identities replace the big matrix $\boldsymbol{\Psi}_n = \mathbf{W}_n\mathbf{W}_n^\top + \sigma^2\mathbf{I}$:
#
# $$
# \log\det\boldsymbol{\Psi}_n = \log\det\mathbf{P}_n + (d_n - M)\log\sigma^2,
# $$
#
# $$
# \mathbf{r}_n^\top\boldsymbol{\Psi}_n^{-1}\mathbf{r}_n
# = \frac{1}{\sigma^2}\bigl(\lVert\mathbf{r}_n\rVert^2 - \mathbf{r}_n^\top\mathbf{W}_n\mathbf{m}_n\bigr).
# $$


# %%
def e_step(X, seen, W, mu, s2):
    """The same for all pictures at once."""
    M, d = W.shape[1], seen.sum(axis=1)  # d: observed pixels of each picture
    outer = (W[:, :, None] * W[:, None, :]).reshape(-1, M * M)  # (D, M²)
    P = (seen @ outer).reshape(-1, M, M) + s2 * np.eye(M)  # (N, M, M)
    R = np.where(seen, X - mu, 0)  # (N, D)
    RW = R @ W  # (N, M)
    V = np.linalg.inv(P)
    m = np.einsum("nij,nj->ni", V, RW)  # (N, M)
    logdet = np.linalg.slogdet(P)[1] + (d - M) * np.log(s2)
    square = ((R**2).sum(axis=1) - (RW * m).sum(axis=1)) / s2
    return m, s2 * V, -0.5 * (d * np.log(2 * np.pi) + logdet + square)


W_try, mu_try = rng.standard_normal((D, 5)), train.mean(axis=0)
for naive, fast in zip(
    e_step_naive(train[:20], seen[:20], W_try, mu_try, 2.0),
    e_step(train[:20], seen[:20], W_try, mu_try, 2.0),
    strict=True,
):
    np.testing.assert_allclose(fast, naive, rtol=1e-9, atol=1e-12)

# %% [markdown]
# ## M-step: a regression for every pixel
#
# If $\mathbf{z}_n$ were known, the grey values of pixel $d$ would be a linear function of $(\mathbf{z}_n, 1)$ plus noise: ordinary least squares over the pictures that show this pixel.
# It is not known, so products of $\mathbf{z}$ are replaced by their expectations under the posterior.
# With $\boldsymbol{\zeta}_n = (\mathbf{z}_n, 1)$ the normal equations of pixel $d$ become
#
# $$
# \sum_{n:\, d \in O_n} \mathbb{E}[\boldsymbol{\zeta}_n\boldsymbol{\zeta}_n^\top]
# \begin{bmatrix} \mathbf{w}_d \\ \mu_d \end{bmatrix}
# = \sum_{n:\, d \in O_n} x_{nd}\, \mathbb{E}[\boldsymbol{\zeta}_n],
# \qquad
# \mathbb{E}[\mathbf{z}_n\mathbf{z}_n^\top] = \mathbf{m}_n\mathbf{m}_n^\top + \mathbf{V}_n,
# $$
#
# and $\sigma^2$ is the mean, over all observed entries, of the expected squared residual.


# %%
def m_step(X, seen, m, V):
    """Loadings (D, M), mean (D,) and noise variance that maximise the expected log-likelihood."""
    N, M = m.shape
    Z = np.column_stack([m, np.ones(N)])  # (N, M + 1)
    ZZ = Z[:, :, None] * Z[:, None, :]  # (N, M + 1, M + 1)
    ZZ[:, :M, :M] += V  # E[z zᵀ] = m mᵀ + V: without V the noise is underrated
    H = (seen.T.astype(float) @ ZZ.reshape(N, -1)).reshape(-1, M + 1, M + 1)  # (D, M + 1, M + 1)
    g = np.where(seen, X, 0).T @ Z  # (D, M + 1)
    theta = np.linalg.solve(H, g[:, :, None])[:, :, 0]  # (D, M + 1)
    s2 = (np.where(seen, X**2, 0).sum() - (theta * g).sum()) / seen.sum()
    return theta[:, :M], theta[:, M], s2


# %% [markdown]
# ## The naive start, and EM
#
# The naive fit replaces every hole by the mean of its pixel and takes the closed form of the chapter.
# It underrates all variances, because what was filled in does not vary.
# We start there and repeat both steps until a picture gains less than [0.01]{.claim of="GAIN"} in log-likelihood.
#
# Each step raises the log-likelihood of the observed entries or leaves it: the E-step makes a lower bound touch it, the M-step raises the bound.
# So a fall is a mistake in the program, and every iteration asserts that there is none.


# %%
GAIN = 0.01


def start(X, seen, M):
    """Closed form of probabilistic PCA after mean filling."""
    mu = np.where(seen, X, 0).sum(axis=0) / seen.sum(axis=0)
    filled = np.where(seen, X - mu, 0)  # (N, D)
    _, sigma, Bt = np.linalg.svd(filled, full_matrices=False)
    lam = sigma**2 / len(X)
    s2 = lam[M:].sum() / (X.shape[1] - M)
    return Bt[:M].T * np.sqrt(lam[:M] - s2), mu, s2


def em(X, seen, M, gain=GAIN, steps=60):
    """Loadings, mean, noise variance, and the mean log-likelihood of a picture before each step."""
    W, mu, s2 = start(X, seen, M)
    trace = []
    for _ in range(steps):
        m, V, loglik = e_step(X, seen, W, mu, s2)
        trace.append(loglik.mean())
        if len(trace) > 1:
            assert trace[-1] >= trace[-2] - 1e-9 * abs(trace[-2])
            if trace[-1] - trace[-2] < gain:
                break
        W, mu, s2 = m_step(X, seen, m, V)
    return (W, mu, s2), trace


model, trace = em(train, seen, M=12)

assert len(trace) < 60  # it stopped by itself
assert trace[-1] - trace[-2] < GAIN == 0.01

# %% [markdown]
# ## Three checks
#
# **A fixed point has slope zero.** With 2 latent dimensions EM settles soon.
# There the finite differences of the log-likelihood, in the parameters $\mathbf{W}$, $\boldsymbol{\mu}$ and $\log\sigma^2$, are below $10^{-4}$ in every direction that we try; at the start the largest is [21.3]{.claim of="slope_at_start"}.

# %%
# derivation: finite differences of the observed log-likelihood vanish where EM stands still


def slopes(parameters, h=1e-4):
    """Largest central difference of the mean log-likelihood over thirty random directions."""
    W, mu, s2 = parameters
    directions = np.random.default_rng(9)

    def value(dW, dmu, ds):
        return e_step(train, seen, W + dW, mu + dmu, s2 * np.exp(ds))[2].mean()

    largest = 0
    for _ in range(30):
        step = [h * directions.standard_normal(shape) for shape in (W.shape, mu.shape, ())]
        change = value(*step) - value(*(-part for part in step))
        largest = max(largest, abs(change) / (2 * h))
    return largest


settled, _ = em(train, seen, M=2, gain=1e-12, steps=400)
slope_at_start = slopes(start(train, seen, M=2))

assert slopes(settled) < 1e-4
assert round(slope_at_start, 1) == 21.3

# %% [markdown]
# **With nothing missing EM must find the closed form.**
# The chapter's `loadings` gives it; $\mathbf{W}\mathbf{W}^\top + \sigma^2\mathbf{I}$ agrees to a relative tolerance of $10^{-6}$, from a random start.
# Columns of $\mathbf{W}$ are not compared: they may be turned.

# %%
from ch09_pca.latent import loadings
from ch09_pca.pca import fit

everything = np.ones_like(train, dtype=bool)
W, mu, s2 = rng.standard_normal((D, 4)), train.mean(axis=0), 1.0
for _ in range(150):
    m, V, _ = e_step(train, everything, W, mu, s2)
    W, mu, s2 = m_step(train, everything, m, V)
W_closed, s2_closed = loadings(fit(train), 4)

closed = W_closed @ W_closed.T + s2_closed * np.eye(D)
np.testing.assert_allclose(W @ W.T + s2 * np.eye(D), closed, rtol=1e-6, atol=1e-6)

# %% [markdown]
# **A library must give the same likelihood.**
# The `PCA` of scikit-learn has the same model: its `score` is the mean log-likelihood of a picture.
# With its own parameters (it divides by $N - 1$) our E-step gives its score on held-out pictures to a relative tolerance of $10^{-10}$.

# %%
library = PCA(n_components=8, svd_solver="full").fit(train)
lam, s2_library = library.explained_variance_, library.noise_variance_
W_library = library.components_.T * np.sqrt(lam - s2_library)
all_seen = np.ones_like(valid, dtype=bool)
ours = e_step(valid, all_seen, W_library, library.mean_, s2_library)[2].mean()

np.testing.assert_allclose(ours, library.score(valid), rtol=1e-10)

# %% [markdown]
# ## How many latent dimensions?
#
# On the training pictures the greatest likelihood can only rise with $M$: a larger model contains the smaller one.
# So we ask pictures that EM has not seen, with holes of their own.
# Of [2, 4, 8, 12, 16 and 20]{.claim of="SIZES"} dimensions they prefer [12]{.claim of="M_best"}.

# %%
SIZES = (2, 4, 8, 12, 16, 20)
fits = {M: em(train, seen, M) for M in SIZES}
on_training = [trace[-1] for _, trace in fits.values()]
on_held_out = [e_step(valid, seen_valid, *fits[M][0])[2].mean() for M in SIZES]
M_best = SIZES[int(np.argmax(on_held_out))]

assert M_best == 12
assert all(np.diff(on_training) > 0)

# %%
# alt: Left: the log-likelihood of the observed pixels rises at every iteration of EM, steeply at first. Right: with more latent dimensions it keeps rising on training pictures, but on held-out ones it is greatest at twelve.
fig, (left, right) = plt.subplots(1, 2, figsize=(11, 4.4), layout="constrained")
left.plot(fits[12][1], "o-", color=colour("data"))
left.set(xlabel="iteration of EM, M = 12", ylabel="log-likelihood of a picture")
left.set_xticks(range(0, len(fits[12][1]), 2))
right.plot(SIZES, on_training, "o-", color=colour("data"))
right.plot(SIZES, on_held_out, "o-", color=colour("model"))
right.axvline(M_best, color=colour("rule"), zorder=0)
right.set(xlabel="latent dimensions M", xticks=SIZES)
name(right, 10.5, on_training[3] + 0.3, "training", "data", ha="right")
name(right, 14, on_held_out[3] + 0.5, "held out", "model", ha="left")
plt.show()

# %% [markdown]
# ## Fill the holes, and let rivals fill them
#
# The model fills a lost pixel with its conditional mean, $\mu_d + \mathbf{w}_d^\top\mathbf{m}_n$.
# The first rival is the mean of the pixel.
# The second is scikit-learn's `KNNImputer`: the mean of the 5 training pictures that are nearest in the pixels that both show.
# For fairness its number of neighbours may be chosen too, on the same pictures as $M$: of [5, 10 and 20]{.claim of="NEIGHBOURS"} it chooses [10]{.claim of="k_best"}.
#
# Root mean square errors over the lost pixels of the [497]{.claim of="counts.test"} test pictures, in grey values: mean [4.96]{.claim of="half.mean"}, model [3.95]{.claim of="half.model"}, 5 neighbours [3.95]{.claim of="half.five"}, 10 neighbours [3.85]{.claim of="half.ten"}.
# At half the model and the 5 neighbours are level, and the rival that was tuned wins.


# %%
def fill(X, seen, parameters):
    W, mu, _ = parameters
    m, _, _ = e_step(X, seen, *parameters)
    return np.where(seen, X, mu + m @ W.T)


def fill_by_neighbours(X, seen, X_train, seen_train, k):
    imputer = KNNImputer(n_neighbors=k).fit(np.where(seen_train, X_train, np.nan))
    return imputer.transform(np.where(seen, X, np.nan))


def error(filled, X, seen):
    return float(np.sqrt(np.mean((filled - X)[~seen] ** 2)))


model = fits[M_best][0]
NEIGHBOURS = (5, 10, 20)
k_best = min(
    NEIGHBOURS,
    key=lambda k: error(fill_by_neighbours(valid, seen_valid, train, seen, k), valid, seen_valid),
)
by_mean = np.where(seen_test, test, start(train, seen, M_best)[1])
by_model = fill(test, seen_test, model)
by_five = fill_by_neighbours(test, seen_test, train, seen, 5)
by_best = fill_by_neighbours(test, seen_test, train, seen, k_best)

half = {
    "mean": error(by_mean, test, seen_test),
    "model": error(by_model, test, seen_test),
    "five": error(by_five, test, seen_test),
    "ten": error(by_best, test, seen_test),
}

assert len(test) == 497
assert NEIGHBOURS == (5, 10, 20)
assert k_best == 10
assert [round(value, 2) for value in half.values()] == [4.96, 3.95, 3.95, 3.85]

# %%
# alt: Nine test digits: with half of their pixels covered, filled by the mean, by five neighbours, by the model, and whole. Model and neighbours both restore most digits; the mean leaves a blur.
SHOWN = (0, 3, 8, 14, 21, 30, 44, 57, 71)
fig, axes = plt.subplots(5, len(SHOWN), figsize=(11, 8), layout="constrained")
kinds = (
    ("given", "prior", test),
    ("mean", "muted", by_mean),
    ("5 neighbours", "constraint", by_five),
    ("model", "model", by_model),
    ("true", "data", test),
)
for row, (label, role, pictures) in zip(axes, kinds, strict=True):
    for ax, n in zip(row, SHOWN, strict=True):
        picture(ax, pictures[n].reshape(ROWS, COLUMNS), 0, 16)
        if label == "given":
            cover(ax, seen_test[n])
    row[0].set_ylabel(label, color=colour(role), rotation=0, ha="right", va="center")
close_up(fig)
plt.show()

# %% [markdown]
# ## Who wins depends on how much is lost
#
# Repeat everything with other shares of lost pixels, the same in training and test.
# At each share the held-out likelihood chooses $M$ from [4, 12 and 20]{.claim of="GRID"}, and we compare with 5 and with 10 neighbours.
#
# With [5]{.claim of="LOSSES[0]"} of [48]{.claim of="D"} pixels lost it chooses [20]{.claim of="chosen[0]"} dimensions, with [34]{.claim of="LOSSES[3]"} or more lost only [4]{.claim of="chosen[3]"}: the more holes, the simpler the model.
# Up to [24]{.claim of="LOSSES[2]"} lost pixels the better of the two rivals wins, by at most [0.11]{.claim of="lead"}.
# With [34]{.claim of="LOSSES[3]"} lost pixels the model wins: [4.47]{.claim of="errors.model[3]"} against [4.92]{.claim of="errors.five[3]"} and [4.67]{.claim of="errors.ten[3]"}.
# With [38]{.claim of="LOSSES[4]"} lost, 5 neighbours are worse than the mean of the pixel.
# Two pictures then share few pixels, so who is near is mostly chance, while the model still pools all pictures.

# %%
LOSSES, GRID = (5, 14, 24, 34, 38), (4, 12, 20)
errors = {"model": [], "mean": [], "five": [], "ten": []}
chosen = []
for lost in LOSSES:
    parts = [seen_in(part, lost) for part in ("train", "valid", "test")]
    candidates = [(M, em(train, parts[0], M)[0]) for M in GRID]
    M, best = max(candidates, key=lambda c: e_step(valid, parts[1], *c[1])[2].mean())
    chosen.append(M)
    errors["model"].append(error(fill(test, parts[2], best), test, parts[2]))
    mean_picture = np.broadcast_to(start(train, parts[0], 4)[1], test.shape)
    errors["mean"].append(error(mean_picture, test, parts[2]))
    for k, kind in ((5, "five"), (10, "ten")):
        filled = fill_by_neighbours(test, parts[2], train, parts[0], k)
        errors[kind].append(error(filled, test, parts[2]))

leads = [
    of_model - min(of_rivals)
    for of_model, *of_rivals in zip(errors["model"], errors["five"], errors["ten"], strict=True)
]
lead = max(leads[:3])

assert D == 48
assert chosen == [20, 20, 12, 4, 4]
assert min(leads[:3]) > 0  # 5, 14, 24 lost pixels
assert round(lead, 2) == 0.11
assert [round(errors[kind][3], 2) for kind in ("model", "five", "ten")] == [4.47, 4.92, 4.67]
assert errors["five"][LOSSES.index(38)] > errors["mean"][LOSSES.index(38)]

# %%
# alt: Error of the lost pixels against the number of lost pixels. Model and neighbours start together, the neighbours are slightly better up to half, and beyond half the model is clearly better; with thirty-eight of forty-eight lost, five neighbours are worse than the mean.
fig, ax = plt.subplots(figsize=(11, 4.8), layout="constrained")
lines = (
    ("mean", "mean of the pixel", "muted", ":"),
    ("five", "5 neighbours", "constraint", "--"),
    ("ten", "10 neighbours", "data", "-."),
    ("model", "model", "model", "-"),
)
for kind, label, role, dashes in lines:
    ax.plot(LOSSES, errors[kind], marker="o", color=colour(role), linestyle=dashes)
    x, y = (4.6, 5.08) if kind == "mean" else (38.6, errors[kind][-1])
    ax.text(x, y, label, color=colour(role), va="center")
ax.axvline(24, color=colour("rule"), zorder=0)
ax.set(xlabel="lost pixels of 48, in training and test", ylabel="error (grey values)")
ax.set(xticks=LOSSES, xlim=(4, 38.5))
plt.show()

# %% [markdown]
# **Predict.** The model of half-lost pictures stays as it is; one test picture loses more and more pixels.
# From how many lost pixels on would you no longer read the digit in the filled picture, and what does it look like when nothing is left?


# %%
# alt: A test digit with half of its pixels lost, the picture filled by the model, the one filled by five neighbours, and the true one, with the error of each.
def show(lost=24, digit=14):
    observed = seen_in("test", lost)[[digit]]
    x = test[[digit]]
    kinds = (
        ("given", x),
        ("model", fill(x, observed, model)),
        ("5 neighbours", fill_by_neighbours(x, observed, train, seen, 5)),
        ("true", x),
    )
    fig, axes = panels(4, (9, 3.7))
    for ax, (label, filled) in zip(axes, kinds, strict=True):
        picture(ax, filled.reshape(ROWS, COLUMNS), 0, 16)
        ax.set_title(label)
        if filled is not x:
            ax.set_xlabel(f"error {error(filled, x, observed):.1f}")
    cover(axes[0], observed[0])
    return fig


interact(show, lost=(1, 47), digit=(0, 60))

# %% [markdown]
# ## What EM takes for granted: holes at random
#
# Nowhere did we ask why a pixel is lost.
# That is allowed when the loss does not depend on the lost value.
# Let a sensor lose dark ink: of pixels with 10 or more [$80\,\%$]{.claim of="CHANCE[0]"} are lost, of the others [$20\,\%$]{.claim of="CHANCE[1]"}.
# The model learns from pale pictures and fills in pale ink: on average [2.8]{.claim of="too_pale"} grey values too little.
# With holes at random it was off by [0.1]{.claim of="bias_at_random"}.

# %%
dark_loss = np.random.default_rng(9)
CHANCE = (0.8, 0.2)  # that a dark pixel is lost, and another one
seen_dark = {
    part: dark_loss.random(X.shape) >= np.where(X >= 10, *CHANCE)
    for part, X in (("train", train), ("test", test))
}
lost_of_dark = (~seen_dark["train"])[train >= 10].mean()
pale, _ = em(train, seen_dark["train"], M=12)
too_pale = (test - fill(test, seen_dark["test"], pale))[~seen_dark["test"]].mean()
bias_at_random = (by_model - test)[~seen_test].mean()

assert CHANCE == (0.8, 0.2)
assert abs(lost_of_dark - 0.8) < 0.01
assert round(too_pale, 1) == 2.8
assert round(bias_at_random, 1) == 0.1

# %% [markdown]
# **Remember.**
#
# - A missing entry strikes a row out of $\mathbf{W}$; the E-step is the posterior of the rows that are left, the M-step a regression for every pixel.
# - The log-likelihood of the observed entries never falls; assert it, it finds most mistakes.
# - Choose $M$ by held-out likelihood: the more is missing, the simpler the model that it prefers.
# - Neighbours fill digits better while pictures still overlap well; the model wins when most pixels are gone, and it need not keep the training pictures.
# - Both assume that a loss does not depend on the lost value.
#
# **Next.** The exercise [Noise in the directions that PCA drops](/handouts/ch09_pca.qmd#exr-ppca): what the posterior mean keeps of each direction.
