# %% given
import numpy as np
from sklearn.datasets import load_digits
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

X, y = load_digits(return_X_y=True)
order = np.random.default_rng(9).permutation(len(X))
X, y = X[order], y[order]
fit, val, test = slice(100), slice(100, 300), slice(300, None)


# %% stub
def directions(X):
    """(b) The mean of the rows of X, and the principal directions as rows."""
    return None


def accuracy(mu, Bt, K, part):
    """(b) Share of a part that is named rightly from K scores; the fit part trains the names."""
    return None


K = None  # (b) chosen by the validation pictures
reported = None  # (c) the accuracy to be reported
leaked = None  # (d) the validation accuracy with mean and directions of all pictures


# %% solution
def directions(X):
    """(b) The mean of the rows of X, and the principal directions as rows."""
    mu = X.mean(axis=0)
    return mu, np.linalg.svd(X - mu, full_matrices=False)[2]


def accuracy(mu, Bt, K, part):
    """(b) Share of a part that is named rightly from K scores; the fit part trains the names."""
    Z = (X - mu) @ Bt[:K].T
    named = LinearDiscriminantAnalysis(solver="lsqr").fit(Z[fit], y[fit])
    return named.score(Z[part], y[part])


learnt, everything = directions(X[fit]), directions(X)
tried = [accuracy(*learnt, k, val) for k in range(1, 51)]
K = 1 + int(np.argmax(tried))
reported = accuracy(*learnt, K, test)
leaked = max(accuracy(*everything, k, val) for k in range(1, 51))

# %% check
data = np.random.default_rng(4).normal(size=(9, 4)) * [1, 2, 3, 4] + 5
assert directions(data) is not None, "(b) directions returns nothing yet."
m, rows = directions(data)
assert np.allclose(m, data.mean(axis=0)), "(b) The first result is not the mean."
scores = (data - m) @ rows.T
assert np.allclose(np.cov(scores.T), np.diag(np.var(scores, axis=0, ddof=1))), (
    "(b) Scores on principal directions are uncorrelated; these are not."
)
assert (np.diff(scores.var(axis=0)) <= 0).all(), "(b) The largest variance does not come first."
assert accuracy(X.mean(axis=0), np.eye(64)[20:24], 4, fit) is not None, "(b) accuracy is missing."
assert same("K", K), "(b) This K is not the one with the best validation accuracy."
assert same("reported", reported, places=4), "(c) Not what unseen pictures say of your K."
assert same("leaked", leaked, places=4), "(d) Fit mean and directions to all pictures here."


# %% wrong
# the test pictures choose K
K = 1 + int(np.argmax([accuracy(*learnt, k, test) for k in range(1, 51)]))

# %% wrong
# the accuracy that chose K is reported
reported = accuracy(*learnt, K, val)

# %% wrong
# directions of the fit alone, where the leak was asked for
leaked = max(tried)

# %% bound
from ch09_pca.answers_choice import exr_choose

answers = exr_choose()
assert answers["components"] == K
assert np.isclose(reported, answers["test"])
assert np.isclose(leaked, answers["leaked_validation"])
