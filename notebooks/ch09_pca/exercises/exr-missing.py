# %% given
import numpy as np
from sklearn.datasets import load_breast_cancer

X = load_breast_cancer().data
rng = np.random.default_rng(9)
lost = rng.random(X.shape) < 0.2
hidden = (rng.random(X.shape) < 0.1) & ~lost
seen = np.where(lost, np.nan, X)
Z = (X - np.nanmean(seen, axis=0)) / np.nanstd(seen, axis=0)


# %% stub
def filled(Z, holes, K):
    """(b) The table after fifty rounds; entries of Z in the holes are not to be looked at."""
    return None


K = None  # (b) chosen by the hidden entries
error = None  # (c) root mean squared error of the lost entries


# %% solution
def filled(Z, holes, K):
    """(b) The table after fifty rounds; entries of Z in the holes are not to be looked at."""
    F = np.where(holes, 0, Z)
    for _ in range(50):
        mu = F.mean(axis=0)
        Q = np.linalg.eigh((F - mu).T @ (F - mu))[1]
        B = Q[:, -K:]
        F = np.where(holes, mu + (F - mu) @ B @ B.T, Z)
    return F


def root_mean_square(F, where):
    """Root mean squared difference from the true table at some entries."""
    return np.sqrt(np.mean((F - Z)[where] ** 2))


tried = [root_mean_square(filled(Z, lost | hidden, k), hidden) for k in range(1, 9)]
K = 1 + int(np.argmin(tried))
error = root_mean_square(filled(Z, lost, K), lost)

# %% check
draw = np.random.default_rng(5)
flat = draw.normal(size=(40, 2)) @ draw.normal(size=(2, 6))
gaps = draw.random(flat.shape) < 0.1
assert filled(flat, gaps, 2) is not None, "(b) filled returns nothing yet."
out = filled(flat, gaps, 2)
assert np.allclose(out[~gaps], flat[~gaps]), "(b) Only the holes may change."
spoilt = np.where(gaps, 99.0, flat)
assert np.allclose(filled(spoilt, gaps, 2), out), "(b) The true values in the holes were used."
assert np.abs(out - flat)[gaps].max() < 0.5 * np.abs(flat[gaps]).max(), (
    "(b) The holes of a table of rank two should be filled better than that."
)
assert same("K", K), "(b) This K is not the one that the hidden entries choose."
assert same("error", error, places=4), "(c) This is not the error of the lost entries."


# %% wrong
# the projection replaces the seen entries too
def filled(Z, holes, K):
    F = np.where(holes, 0, Z)
    for _ in range(50):
        mu = F.mean(axis=0)
        B = np.linalg.eigh((F - mu).T @ (F - mu))[1][:, -K:]
        F = mu + (F - mu) @ B @ B.T
    return F


# %% wrong
# the largest K, for the projection fits the seen entries best there
K = 8

# %% wrong
# the hidden entries stay hidden in the last filling
error = root_mean_square(filled(Z, lost | hidden, K), lost)

# %% bound
from ch09_pca.answers_missing import exr_missing

answers = exr_missing()
assert answers["components"] == K
assert np.isclose(error, answers["error"])
