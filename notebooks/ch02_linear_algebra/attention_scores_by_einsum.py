# %% [markdown]
# # Attention scores by einsum
#
# **Question.** Every word of every text asks every other word, in several heads at once.
# How do you write so many inner products without losing track of the axes?
#
# **You will be able to** read and write einsum, count what it costs, find the axis that was summed
# by mistake, and turn scores into weights.
#
# **Symbols.**
#
# - $\mathbf{q} \in \mathbb{R}^d$ (`q`), $\mathbf{k}_t \in \mathbb{R}^d$ (rows of `K`): query and keys
# - `b`, `h`, `i`, `j`, `d`: axes of texts, heads, places that ask, places that are asked, entries
# - $s_{ij}$ (`scores`): score of place $j$ for the query of place $i$
#
# **Seed.** 2, for queries, keys and values.
#
# **Minutes.** 15

# %%
import matplotlib.pyplot as plt
import numpy as np
import scipy.special
import sympy as sp
from ipywidgets import interact
from matplotlib.figure import Figure
from sklearn.datasets import load_digits

from scripts.plot import colour, diverging, name

rng = np.random.default_rng(2)

# %% [markdown]
# ## One query, three keys
#
# The query $(1, 2)$ and the keys $(3, 1)$, $(0, 2)$ and $(-1, 1)$ of the lecture:
# the scores are 5, 4 and 1.
# Loops first; then the same said in one line: name each axis, and what is missing behind the arrow
# is summed.

# %%
q, K = np.array([1, 2]), np.array([[3, 1], [0, 2], [-1, 1]])
by_hand = [0, 0, 0]
for t in range(3):
    for d in range(2):
        by_hand[t] += int(q[d] * K[t, d])
scores = np.einsum("d,td->t", q, K)
print(by_hand, scores)
assert scores.tolist() == [5, 4, 1]
assert by_hand == scores.tolist()

# %% [markdown]
# ## A batch, and the same with matrix products
#
# With 2 texts, 3 heads, 5 places and 4 entries, four nested loops do it, and one string.
# `np.matmul` does it too, if the last two axes of the keys are exchanged; PyTorch's and NumPy's
# `einsum` read the same strings.
# All agree within 1e-12.


# %%
def by_loops(Q, K):
    """Scores of every query with every key of its text and head, one after the other."""
    B, H, T, _ = Q.shape
    found = np.zeros((B, H, T, T))
    for b in range(B):
        for h in range(H):
            for i in range(T):
                for j in range(T):
                    found[b, h, i, j] = sum(Q[b, h, i] * K[b, h, j])
    return found


Q, K = rng.normal(size=(2, 2, 3, 5, 4))
scores = np.einsum("bhid,bhjd->bhij", Q, K)
assert scores.shape == (2, 3, 5, 5)
np.testing.assert_allclose(scores, by_loops(Q, K), atol=1e-12)
np.testing.assert_allclose(scores, Q @ np.swapaxes(K, 2, 3), atol=1e-12)  # NumPy's matmul

# %% [markdown]
# **The alphabet of products.** What stands on both sides of the arrow is kept, what stands on the
# left only is summed.
#
# - `ij,jk->ik` product, `ij,kj->ik` product with a transpose, `ij->ji` transpose
# - `ii->` trace, `i,i->` inner product, `i,j->ij` table of all products

# %%
A, B = rng.normal(size=(2, 4, 4))
u, v = rng.normal(size=(2, 4))
for said, meant in (
    (np.einsum("ij,jk->ik", A, B), A @ B),
    (np.einsum("ij,kj->ik", A, B), A @ B.T),
    (np.einsum("ij->ji", A), A.T),
    (np.einsum("ii->", A), np.trace(A)),
    (np.einsum("i,i->", u, v), u @ v),
    (np.einsum("i,j->ij", u, v), np.outer(u, v)),
):
    np.testing.assert_allclose(said, meant, atol=1e-12)

# %% [markdown]
# ## Why a score is bilinear
#
# In a transformer query and key are linear maps of the words: $\mathbf{q} = \mathbf{W}_q \mathbf{x}$
# and $\mathbf{k} = \mathbf{W}_k \mathbf{y}$.
# So a score is $\mathbf{x}^\top (\mathbf{W}_q^\top \mathbf{W}_k)\, \mathbf{y}$: one matrix whose rank
# is at most $d$, however many numbers a word has.
# SymPy checks it for words of 3 numbers and a head of 2.

# %%
# derivation: the score of two words is a bilinear form, linear in each of them
Wq, Wk = sp.Matrix(2, 3, sp.symbols("a1:7")), sp.Matrix(2, 3, sp.symbols("b1:7"))
x, y, z = (sp.Matrix(sp.symbols(f"{letter}1:4")) for letter in "xyz")


def score(x, y):
    """The score of two words."""
    return ((Wq * x).T * (Wk * y))[0]


assert sp.expand(score(x, y) - (x.T * (Wq.T * Wk) * y)[0]) == 0
assert sp.expand(score(x + z, y) - score(x, y) - score(z, y)) == 0
assert (Wq.T * Wk).subs({s: k + 1 for k, s in enumerate([*Wq, *Wk])}).rank() == 2

# %% [markdown]
# ## What it costs
#
# Each score needs $d$ multiplications, so a batch needs $B H T^2 d$ of them: twice the places, four
# times the cost.
# With 32 texts, 8 heads and 128 places there are 4194304 scores, each of 64 multiplications.
# Brackets matter as for any chain: weights times values first, or keys times values first?
# Without the softmax between them $(\mathbf{Q}\mathbf{K}^\top)\mathbf{V}$ and
# $\mathbf{Q}(\mathbf{K}^\top\mathbf{V})$ are equal, and with 128 places and 64 entries the second costs
# half as much; with more places it gains more.

# %%
texts, heads, places, entries = 32, 8, 128, 64
number = texts * heads * places**2
assert number == 4194304
assert (texts, places, entries) == (32, 128, 64)
first = places * places * entries * 2  # all scores, then the mixture of the values
second = places * entries * entries * 2  # keys times values, then all queries
print(f"{number} scores; {first} against {second} multiplications a head")
assert first == 2 * second
Q, K, V = rng.normal(size=(3, places, entries))
np.testing.assert_allclose((Q @ K.T) @ V, Q @ (K.T @ V), rtol=1e-6, atol=1e-9)

# %% [markdown]
# ## Softmax makes weights of scores
#
# Exponentials, divided by their sum.
# Taking the largest score away first changes nothing and keeps the exponentials finite: for the score
# 1000 the naive formula overflows.
# SciPy's `softmax` agrees within 1e-12.
# Scores are divided by $\sqrt{d}$ first (chapter 3, scaled scores, says why): random scores of
# 64 entries have a deviation near 8, and undivided they give one key of sixteen more than
# three quarters of the weight on average.


# %%
def softmax(scores):
    """Weights that add up to one along the last axis."""
    parts = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return parts / parts.sum(axis=-1, keepdims=True)


random = Q @ K.T  # (places, places)
np.testing.assert_allclose(softmax(random), scipy.special.softmax(random, axis=1), rtol=1e-12)
largest = [float(softmax(table[:, :16]).max(axis=1).mean()) for table in (random, random / 8)]
print(
    f"deviation {random.std():.1f}; largest of 16 weights {largest[0]:.2f}, scaled {largest[1]:.2f}"
)
with np.errstate(over="ignore"):
    assert np.isinf(np.exp(np.array([1000.0]))).all()
assert softmax(np.array([1000.0, 0.0])).tolist() == [1, 0]
assert 7 < random.std() < 9
assert largest[0] > 0.75
assert largest[1] < 0.4

# %% [markdown]
# ## On data: which row of a picture resembles which?
#
# A picture of a digit is a text of 8 rows with 8 entries each.
# Raw rows as queries and keys favour dark rows; centred rows favour rows of the same shape.
# How often is the best other row a neighbour in the picture, over
# [$1797$]{.claim of="pictures"} pictures?
# Centred: [$48\,\%$]{.claim of="near[1]"}; raw: [$36\,\%$]{.claim of="near[0]"}; by chance it would be
# 1 in 4.

# %%
rows = load_digits().images  # (1797, 8, 8)
pictures = len(rows)


def best_is_near(rows):
    """Share of rows whose best other row, by score, is the one above or below."""
    table = np.einsum("bid,bjd->bij", rows, rows)
    table[:, np.arange(8), np.arange(8)] = -np.inf
    away = abs(table.argmax(axis=2) - np.arange(8))
    return float((away == 1).mean())


near = [best_is_near(rows), best_is_near(rows - rows.mean(axis=2, keepdims=True))]
print(f"raw {near[0]:.1%}, centred {near[1]:.1%}")
by_chance = np.mean([1 / 7, *[2 / 7] * 6, 1 / 7])
assert by_chance == 0.25

# %% [markdown]
# **Predict.** The weights of one row of a picture are softmax of its scores over $c$.
# What do they look like when $c$ is very small, and when it is very large?

# %%
# alt: A digit beside the table of attention weights between its rows, from one key to all alike.
digit = rows[3] / 16


def show(c=0.3):
    """The digit, and the weights between its rows for scores divided by c."""
    weights = softmax(np.einsum("id,jd->ij", digit, digit) / c)
    fig = Figure(figsize=(9, 4), layout="constrained")
    left, right = fig.subplots(1, 2)
    left.imshow(digit, cmap="gray_r")
    right.imshow(weights, cmap=diverging(), vmin=-1, vmax=1)
    left.set(xticks=[], yticks=range(8), title="rows of a digit")
    right.set(
        xticks=range(8), yticks=range(8), xlabel="asked", title=f"largest {weights.max():.2f}"
    )
    return fig


interact(show, c=(0.05, 3, 0.05))

# %% [markdown]
# ## The axis that was summed by mistake
#
# `"bid,bjd->ij"` runs without a complaint and adds the scores of all texts.
# The shape tells: a table for each text is three axes, not two.
# A second trap is broadcasting: weights of shape `(T,)` divided into a table by rows or by columns.

# %%
Q, K = rng.normal(size=(2, 6, 5, 4))
right, wrong = np.einsum("bid,bjd->bij", Q, K), np.einsum("bid,bjd->ij", Q, K)
print(right.shape, wrong.shape)
assert right.ndim == 3
assert wrong.ndim == 2
np.testing.assert_allclose(wrong, right.sum(axis=0), atol=1e-12)
parts = np.exp(right[0])
by_rows = parts / parts.sum(axis=1, keepdims=True)
by_mistake = parts / parts.sum(axis=1)
assert np.allclose(by_rows.sum(axis=1), 1, atol=1e-12)
assert not np.allclose(by_mistake.sum(axis=1), 1, atol=0.01)

# %%
# alt: The same scores divided by the sums of rows add up to one in each row; by mistake they do not.
fig, ax = plt.subplots(figsize=(9, 3.2), layout="constrained")
place = np.arange(1, 6)
ax.bar(place - 0.2, by_rows.sum(axis=1), width=0.38, color=colour("model"))
ax.bar(place + 0.2, by_mistake.sum(axis=1), width=0.38, color=colour("error"))
ax.axhline(1, color=colour("ink"), linewidth=1.5)
ax.set(xlabel="row", ylabel="sum of weights", ylim=(0, 1.25 * by_mistake.sum(axis=1).max()))
name(ax, 1.6, 1.17 * by_mistake.sum(axis=1).max(), "keepdims", "model", ha="right", fontsize=18)
name(ax, 1.9, 1.17 * by_mistake.sum(axis=1).max(), "forgotten", "error", ha="left", fontsize=18)
plt.show()

# %% [markdown]
# **Remember.**
#
# - Name each axis; what is missing behind the arrow is summed.
# - A score is a bilinear form of two words whose matrix has rank at most $d$.
# - Scores cost the square of the number of places; brackets help only where no softmax stands between.
# - Read shapes aloud: a summed axis and a row taken for a column raise no error.
#
# **Next.** [Scores of a query, and their shape](/handouts/ch02_linear_algebra.qmd#exr-scores), and
# [the wrong axis](/handouts/ch02_linear_algebra.qmd#exr-axis).
