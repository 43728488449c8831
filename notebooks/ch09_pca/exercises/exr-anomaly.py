# %% given
import numpy as np
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
eights, others = X[y == 8], X[y != 8]
fit, val, test = eights[:80], eights[80:119], eights[119:]


# %% stub
def residual(X):
    """(c) Lengths of the residuals of the rows of X, ten components of the fit kept."""
    return None


def nearest(X):
    """(e) Distances of the rows of X from the nearest eight of the fit."""
    return None


threshold = None  # (c) for the length of the residual
false_alarms = None  # (d) how many eights of the test raise one
noticed = None  # (d) which share of the other digits is noticed
noticed_by_nearest = None  # (e) the same with the distance to the nearest eight

# %% solution
mu = fit.mean(axis=0)
B = np.linalg.svd(fit - mu, full_matrices=False)[2][:10].T


def residual(X):
    """(c) Lengths of the residuals of the rows of X, ten components of the fit kept."""
    return np.linalg.norm(X - mu - (X - mu) @ B @ B.T, axis=1)


def nearest(X):
    """(e) Distances of the rows of X from the nearest eight of the fit."""
    return np.array([np.linalg.norm(x - fit, axis=1).min() for x in X])


threshold = np.sort(residual(val))[-2]
false_alarms = int((residual(test) > threshold).sum())
noticed = (residual(others) > threshold).mean()
noticed_by_nearest = (nearest(others) > np.sort(nearest(val))[-2]).mean()

# %% check
assert residual(val) is not None, "(c) residual returns nothing yet."
middle = fit.mean(axis=0)
assert np.isclose(residual(middle[None])[0], 0), "(c) The mean of the fit has no residual."
there, back = residual(middle + (val - middle)), residual(middle - (val - middle))
assert np.allclose(there, back), "(c) Opposite points have equal residuals; these have not."
assert (residual(val) <= np.linalg.norm(val - middle, axis=1) + 1e-9).all(), (
    "(c) No residual is longer than the centred picture."
)
assert same("threshold", threshold, places=4), "(c) The threshold is not right."
assert same("false alarms", false_alarms), "(d) Not so many eights of the test pass it."
assert same("noticed", noticed, places=4), "(d) This is not the share that is noticed."
assert nearest(val) is not None, "(e) nearest returns nothing yet."
assert np.allclose(nearest(fit), 0), "(e) An eight of the fit is its own nearest one."
assert same("by nearest", noticed_by_nearest, places=4), "(e) The share of the rival is not right."


# %% wrong
# the threshold comes from the eights of the fit, whose residuals are too short
threshold = np.sort(residual(fit))[-4]


# %% wrong
# forgets the mean
def residual(X):
    return np.linalg.norm(X - X @ B @ B.T, axis=1)


# %% wrong
# one threshold for two ratings
noticed_by_nearest = (nearest(others) > threshold).mean()

# %% bound
from ch09_pca.answers_anomaly import exr_eights

answers = exr_eights()
assert np.isclose(threshold, answers["residual"]["threshold"])
assert false_alarms == answers["residual"]["false_alarms"]
assert np.isclose(noticed, answers["residual"]["detected"])
assert np.isclose(noticed_by_nearest, answers["neighbour"]["detected"])
