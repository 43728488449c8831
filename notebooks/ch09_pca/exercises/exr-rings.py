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


def gaussian_scores(X, new, gamma, K):
    """(e) Scores of the rows of new on the first K kernel directions of X, the last one first."""
    return None


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


def gaussian_scores(X, new, gamma, K):
    """(e) Scores of the rows of new on the first K kernel directions of X, the last one first."""

    def gauss(A, B):
        return np.exp(-gamma * ((A[:, None] - B) ** 2).sum(axis=2))

    G, k = gauss(X, X), gauss(new, X)
    lam, U = np.linalg.eigh(centred(G))
    moved = k - k.mean(axis=1)[:, None] - G.mean(axis=0) + G.mean()
    return moved @ (U[:, -K:] / np.sqrt(lam[-K:]))


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

cloud, others = np.random.default_rng(7).normal(size=(2, 12, 3))
assert gaussian_scores(cloud, others, 0.2, 3) is not None, "(e) gaussian_scores is missing."
own, far = gaussian_scores(cloud, cloud, 0.2, 3), gaussian_scores(cloud, others, 0.2, 3)
assert np.allclose(own.mean(axis=0), 0), "(e) Scores of the examples of the fit have mean zero."
assert np.allclose(own.T @ own, np.diag(np.diag(own.T @ own))), "(e) They are uncorrelated too."
gram = np.exp(-0.2 * ((cloud[:, None] - cloud) ** 2).sum(axis=2))
sizes = np.linalg.eigvalsh(centred(gram))[-3:]
assert np.allclose(np.diag(own.T @ own), sizes), "(e) Their squares add up to the eigenvalues."
assert np.allclose(gaussian_scores(cloud, cloud[3:5], 0.2, 3), own[3:5]), (
    "(e) An example of the fit must get the same score when it comes as a new one."
)
assert same("scores of new examples", np.abs(far), places=5), "(e) New examples: not right yet."


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


# %% wrong
# new examples are centred among themselves
def gaussian_scores(X, new, gamma, K):
    def gauss(A, B):
        return np.exp(-gamma * ((A[:, None] - B) ** 2).sum(axis=2))

    lam, U = np.linalg.eigh(centred(gauss(X, X)))
    k = gauss(new, X)
    k = k - k.mean(axis=0) - k.mean(axis=1)[:, None] + k.mean()
    return k @ (U[:, -K:] / np.sqrt(lam[-K:]))


# %% bound
from ch09_pca.answers_features import kernel_features
from ch09_pca.answers_latent import EXR_RINGS_RADII, exr_rings

answers = exr_rings()
assert np.allclose(np.unique(np.linalg.norm(X, axis=1)), EXR_RINGS_RADII)
assert np.allclose(positive, answers["kernel_eigenvalues"])
assert np.allclose(np.abs(scores[[0, -1]]), np.abs(answers["scores"]))
ours = gaussian_scores(cloud, others, 0.2, 3)[:, ::-1]
assert np.allclose(np.abs(ours), np.abs(kernel_features(cloud, others, 0.2, 3)))
