# %% [markdown]
# # A dense layer on a batch
#
# **Question.** What does a dense layer compute, and what can several of them do that one cannot?
#
# **You will be able to** write the forward pass of a layer in four ways, read a wrong shape,
# fold offsets into weights, and show that layers without a bend between them are one layer.
#
# **Symbols.**
#
# - $\mathbf{X} \in \mathbb{R}^{N \times D}$ (`X`): a batch, one example in each row
# - $\mathbf{W} \in \mathbb{R}^{M \times D}$ (`W`), $\mathbf{a} \in \mathbb{R}^M$ (`a`): weights and
#   offsets of a layer
# - $\mathbf{Z} = \mathbf{X} \mathbf{W}^\top + \mathbf{1} \mathbf{a}^\top$ (`Z`): what comes out,
#   one row an example
#
# **Seed.** 2, for random layers and for the start of a network.
#
# **Minutes.** 15

# %%
import matplotlib.pyplot as plt
import numpy as np
import sympy as sp
from ipywidgets import interact
from matplotlib.figure import Figure
from sklearn.datasets import load_digits, make_moons
from sklearn.linear_model import RidgeClassifier
from sklearn.neural_network import MLPClassifier

from scripts.plot import colour, name

rng = np.random.default_rng(2)

# %% [markdown]
# ## One layer, four ways
#
# Three examples with two features, and a layer with four outputs.
# First one number after the other, then one example after the other, then one product for all.
# The offsets are a row that is added to each row: *broadcasting* repeats it.
# Last, the offset becomes one more weight, if each example begins with a one.

# %%
X = np.array([[1, 2], [0, 1], [3, -1]])
W = np.array([[1, 0], [0, 1], [1, 1], [2, -1]])
a = np.array([0, 1, -1, 2])


def by_loops(X, W, a):
    """The outputs, one number after the other."""
    rows = []
    for x in X:
        outputs = []
        for weights, offset in zip(W, a, strict=True):
            total = offset
            for weight, entry in zip(weights, x, strict=True):
                total += weight * entry
            outputs.append(total)
        rows.append(outputs)
    return np.array(rows)


one_by_one = np.array([W @ x + a for x in X])
at_once = X @ W.T + a
with_ones = np.column_stack([np.ones(len(X)), X]) @ np.column_stack([a, W]).T
print(at_once)
assert at_once.shape == (3, 4)
assert at_once[0].tolist() == [1, 3, 2, 2]
for other in (by_loops(X, W, a), one_by_one, with_ones):
    np.testing.assert_array_equal(other, at_once)

# %% [markdown]
# **A trap.** With as many examples as outputs, offsets of shape $(N, 1)$ are added to the columns
# without a word, and the result has the right shape.
# Here every row gets one number, the wrong way round.

# %%
square = rng.normal(size=(4, 2))
right, wrong = square @ W.T + a, square @ W.T + a[:, None]
assert right.shape == wrong.shape
assert not np.allclose(right, wrong, atol=0.5)
print("the same shape:", right.shape, wrong.shape, "- largest difference", abs(right - wrong).max())

# %% [markdown]
# ## Two layers without a bend are one
#
# $\mathbf{W}_2 (\mathbf{W}_1 \mathbf{x} + \mathbf{a}_1) + \mathbf{a}_2$ is again a matrix times
# $\mathbf{x}$ plus an offset.
# SymPy multiplies it out for layers of any weights with the sizes 2, 3 and 2.

# %%
# derivation: two affine layers are one, with the product of the weights and a mixed offset
W1, W2 = sp.Matrix(3, 2, sp.symbols("w1:7")), sp.Matrix(2, 3, sp.symbols("v1:7"))
a1, a2 = sp.Matrix(sp.symbols("a1:4")), sp.Matrix(sp.symbols("b1:3"))
x = sp.Matrix(sp.symbols("x1 x2"))
two = W2 * (W1 * x + a1) + a2
one = (W2 * W1) * x + (W2 * a1 + a2)
assert sp.expand(two - one) == sp.zeros(2, 1)

# %% [markdown]
# A thin layer in the middle lets through no more dimensions than it has outputs:
# from 64 through 5 to 10 the rank of the product is 5.

# %%
thin = rng.normal(size=(10, 5)) @ rng.normal(size=(5, 64))
rank = np.linalg.matrix_rank(thin)
print(f"rank {rank} of {thin.shape[0]} rows and {thin.shape[1]} columns")
assert rank == 5
assert thin.shape == (10, 64)

# %% [markdown]
# ## A layer fitted to the digits
#
# `RidgeClassifier` of scikit-learn fits one dense layer by least squares, a target of one for the
# right digit and minus one for the others.
# Our fit solves the same normal equations; weights agree within a relative tolerance of 1e-6.
# On pictures that were not used for the fit it names [$87.4\,\%$]{.claim of="layer_right"} rightly.
# The rival with no fit at all takes the nearest class mean: [$88.1\,\%$]{.claim of="mean_right"}.
# It is a dense layer, too, for $\lVert \mathbf{x} - \mathbf{m} \rVert^2$ is
# $\lVert \mathbf{x} \rVert^2$, the same for all classes, less an affine function of $\mathbf{x}$.

# %%
pictures, digits = load_digits(return_X_y=True)
fit, new = slice(0, 1200), slice(1200, None)
targets = 2.0 * (digits[fit, None] == np.arange(10)) - 1
centre = pictures[fit].mean(axis=0)
centred = pictures[fit] - centre
gram = centred.T @ centred + np.eye(64)
weights = np.linalg.solve(gram, centred.T @ (targets - targets.mean(axis=0))).T  # (10, 64)
offsets = targets.mean(axis=0) - weights @ centre

theirs = RidgeClassifier(alpha=1.0).fit(pictures[fit], digits[fit])  # scikit-learn
np.testing.assert_allclose(weights, theirs.coef_, rtol=1e-6, atol=1e-9)
np.testing.assert_allclose(offsets, theirs.intercept_, rtol=1e-6)


def share_right(scores):
    """Share of the new pictures whose largest score is that of their digit."""
    return float((scores.argmax(axis=1) == digits[new]).mean())


layer_right = share_right(pictures[new] @ weights.T + offsets)
means = np.array([pictures[fit][digits[fit] == digit].mean(axis=0) for digit in range(10)])
mean_layer = pictures[new] @ (2 * means).T - (means**2).sum(axis=1)
squared = ((pictures[new][:, None] - means) ** 2).sum(axis=2)
np.testing.assert_array_equal(mean_layer.argmax(axis=1), squared.argmin(axis=1))
mean_right = share_right(mean_layer)
print(f"least squares {layer_right:.1%}, class means {mean_right:.1%}")

# %% [markdown]
# ## What a bend changes
#
# Two half moons cannot be parted by a line.
# Two layers without a bend are as good as one, and name [$87.7\,\%$]{.claim of="flat_right"} of unseen
# points rightly; with the bend $\max(z, 0)$ between them, it is [$97.5\,\%$]{.claim of="bent_right"}.
# The `MLPClassifier` of scikit-learn finds the weights; the forward pass is ours, equal to its own
# within 1e-6. (With ten hidden outputs, half as many, the fit gets stuck near the line.)

# %%
points, moons = make_moons(1200, noise=0.15, random_state=2)
seen, unseen = slice(0, 200), slice(200, None)
found = {}
for bend in ("identity", "relu"):
    network = MLPClassifier((20,), bend, solver="lbfgs", alpha=0.01, random_state=2, max_iter=4000)
    found[bend] = network.fit(points[seen], moons[seen])
bent = found["relu"]


def forward(network, X, bend):
    """The probability of the second moon: two dense layers with a bend between them."""
    (first, second), (a1, a2) = network.coefs_, network.intercepts_
    hidden = bend(X @ first + a1)
    return 1 / (1 + np.exp(-(hidden @ second + a2)))[:, 0]


ours = forward(bent, points[unseen], lambda z: np.maximum(z, 0))
np.testing.assert_allclose(ours, bent.predict_proba(points[unseen])[:, 1], atol=1e-6)
flat_right = found["identity"].score(points[unseen], moons[unseen])
bent_right = bent.score(points[unseen], moons[unseen])
print(f"without a bend {flat_right:.1%}, with it {bent_right:.1%}")
assert bent_right > flat_right + 0.05

# %%
# alt: Two half moons: layers without a bend part them by a line, with a bend by a bent border.
fig, axes = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
span = np.linspace(-1.6, 2.6, 120), np.linspace(-1.2, 1.7, 90)
plane_points = np.stack(np.meshgrid(*span), axis=2).reshape(-1, 2)
for ax, network, title in (
    (axes[0], found["identity"], "without a bend"),
    (axes[1], bent, "with a bend"),
):
    level = network.predict_proba(plane_points)[:, 1].reshape(90, 120)
    ax.contour(*span, level, levels=[0.5], colors=[colour("model")], linewidths=3)
    for moon, (role, mark) in enumerate((("data", "o"), ("prior", "^"))):
        shown = points[unseen][moons[unseen] == moon]
        ax.plot(*shown.T, mark, color=colour(role), alpha=0.6, mew=0, markersize=7)
    ax.set(xticks=[], yticks=[], aspect="equal")
    name(ax, 0.5, 1.5, title, "model", fontsize=20)
plt.show()

# %% [markdown]
# **Predict.** Let the hidden layer of the digits' network have $h$ outputs, without a bend.
# From which $h$ on is it as good as one layer without a middle: 2, 5, 9, or only 64?

# %%
# alt: The share of digits named rightly rises with the thin middle layer and is flat from nine on.
left, sizes, right_vectors = np.linalg.svd(weights, full_matrices=False)
through = [
    share_right(pictures[new] @ ((left[:, :h] * sizes[:h]) @ right_vectors[:h]).T + offsets)
    for h in range(1, 11)
]


def show(h=2):
    """Shares of right answers for middle layers up to size h."""
    fig = Figure(figsize=(9, 3.6), layout="constrained")
    ax = fig.add_subplot()
    ax.axhline(100 * layer_right, color=colour("rule"), linewidth=3)
    ax.plot(
        range(1, h + 1), 100 * np.array(through[:h]), "o-", color=colour("model"), markersize=10
    )
    ax.set(xlim=(0.5, 10.5), ylim=(0, 100), xticks=range(1, 11), yticks=[0, 50, 100])
    ax.set(xlabel="outputs of the middle layer", ylabel="right (%)")
    name(ax, 2.6, 94, "one layer, no middle", "muted", fontsize=18)
    return fig


interact(show, h=(1, 10))

# %% [markdown]
# From 9 on nothing is lost: the ten rows of the weights add up to zero, so their rank is 9.
# With 2 the share is [$34\,\%$]{.claim of="with_two"}.

# %%
with_two = through[1]
assert through[8] == layer_right
assert np.linalg.matrix_rank(weights, tol=1e-9) == 9

# %% [markdown]
# **Remember.**
#
# - A dense layer is one product for a whole batch, and a row of offsets added to each row.
# - Check shapes by hand once: broadcasting does not complain.
# - Layers without a bend are one layer, of the rank of the thinnest.
# - A bend between them is what makes depth worth something.
#
# **Next.** [How much two layers must let through](/handouts/ch02_linear_algebra.qmd#exr-sylvester),
# and [what means of pixels forget](/handouts/ch02_linear_algebra.qmd#exr-means).
