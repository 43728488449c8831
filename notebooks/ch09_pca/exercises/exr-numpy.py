# %% given
import numpy as np
from sklearn.datasets import load_digits

digits = load_digits().data  # (images, pixels)


# %% stub
def spectrum(X):
    """(c) Of the centred data: singular values, eigenvalues, shares, directions as rows."""
    return None


zeros = None  # (d) how many singular values of the digits are zero up to rounding
components = None  # (d) how many components keep at least nine tenths of the variance


# %% solution
def spectrum(X):
    """(c) Of the centred data: singular values, eigenvalues, shares, directions as rows."""
    centred = X - X.mean(axis=0)
    _, s, directions = np.linalg.svd(centred, full_matrices=False)
    lam = s**2 / len(X)
    return s, lam, lam / lam.sum(), directions


s, lam, share, directions = spectrum(digits)
zeros = int((s < 1e-9 * s.max()).sum())
components = int((share.cumsum() < 0.9).sum()) + 1

# %% check
assert spectrum(digits[:20]) is not None, "(c) spectrum returns nothing yet."
data = np.random.default_rng(4).normal(size=(9, 4)) * [1, 2, 3, 4] + 5
found_s, found_lam, found_share, B = spectrum(data)
C = np.cov(data.T, bias=True)  # NumPy's own covariance matrix, divided by N
assert np.allclose(B @ B.T, np.eye(4)), "(c) The directions are not orthonormal rows."
assert np.allclose(B @ C @ B.T, np.diag(found_lam)), "(c) These are not the eigenvalues of S."
assert (np.diff(found_lam) <= 0).all(), "(c) The largest eigenvalue does not come first."
assert np.allclose(found_s**2, 9 * found_lam), "(c) The singular values do not fit them."
assert np.allclose(found_share * np.trace(C), found_lam), "(c) The shares are not right."
assert same("zeros", zeros), "(d) Not so many are zero up to rounding."
assert same("components", components), "(d) The number of components is not right."


# %% wrong
# divided by N - 1, as the explained variance of scikit-learn is
def spectrum(X):
    _, s, directions = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    lam = s**2 / (len(X) - 1)
    return s, lam, lam / lam.sum(), directions


# %% wrong
# the data are not centred
def spectrum(X):
    _, s, directions = np.linalg.svd(X, full_matrices=False)
    return s, s**2 / len(X), s**2 / (s**2).sum(), directions


# %% wrong
# the last component is left out: one fewer keeps too little
components = int((share.cumsum() < 0.9).sum())

# %% bound
from ch09_pca.answers_computing import exr_digits, exr_numpy, exr_numpy_points

answers, wave = exr_digits(), spectrum(exr_numpy_points())
assert zeros == answers["zero_singular_values"]
assert components == answers["components"]
assert np.allclose(wave[0][:2], exr_numpy()["singular_values"])
assert np.allclose(wave[1], exr_numpy()["eigenvalues"])
