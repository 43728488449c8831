# %% given
import numpy as np

ring = np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
X = np.vstack([1 * ring, 3 * ring])  # the inner ring, then the outer one


# %% stub
def kernel(X, Y):
    """(c) The matrix of k(x, y) for the rows of X and of Y."""
    return None


def centred(K):
    """(a) The inner products of the centred features, from those of the features."""
    return None


positive = None  # (d) the positive eigenvalues of the centred kernel matrix, the largest first
scores = None  # (d) the scores of the eight examples on the first kernel component


# %% solution
def kernel(X, Y):
    """(c) The matrix of k(x, y) for the rows of X and of Y."""
    return X @ Y.T + np.outer((X**2).sum(axis=1), (Y**2).sum(axis=1))


def centred(K):
    """(a) The inner products of the centred features, from those of the features."""
    H = np.eye(len(K)) - 1 / len(K)
    return H @ K @ H


lam, A = np.linalg.eigh(centred(kernel(X, X)))  # the largest eigenvalue comes last
positive = lam[lam > 1e-9][::-1]
scores = np.sqrt(lam[-1]) * A[:, -1]

# %% check
assert kernel(X, X) is not None, "(c) kernel returns nothing yet."
left, right = np.random.default_rng(5).normal(size=(2, 6, 2))
one = left[4] @ right[2] + np.linalg.norm(left[4]) ** 2 * np.linalg.norm(right[2]) ** 2
assert np.isclose(kernel(left, right)[4, 2], one), "(c) An entry of the kernel is not right."
features = np.random.default_rng(6).normal(size=(7, 3)) + 2
assert centred(features @ features.T) is not None, "(a) centred returns nothing yet."
moved = features - features.mean(axis=0)
assert np.allclose(centred(features @ features.T), moved @ moved.T), (
    "(a) These are not the inner products of centred features."
)
assert same("positive", positive, places=6), "(d) The positive eigenvalues are not right."
assert np.shape(scores) == (8,), "(d) Each of the eight examples has one score."
assert same("sizes", np.abs(scores), places=6), "(d) The scores have not the right size."
assert (np.sign(scores[:4]) == -np.sign(scores[4:])).all(), "(d) The rings are not separated."


# %% wrong
# the examples are centred instead of the features: here that changes nothing
def centred(K):
    return K


# %% wrong
# variances, which are the eigenvalues divided by N
positive = positive / 8

# %% wrong
# the eigenvector itself, of length one
scores = A[:, -1]

# %% bound
from ch09_pca.answers_latent import EXR_RINGS_RADII, exr_rings

answers = exr_rings()
assert np.allclose(np.unique(np.linalg.norm(X, axis=1)), EXR_RINGS_RADII)
assert np.allclose(positive, answers["kernel_eigenvalues"])
assert np.allclose(np.abs(scores[[0, -1]]), np.abs(answers["scores"]))
