# %% [markdown]
# # Linear autoencoder
#
# **Question.** A network squeezes a picture through a few hidden units and rebuilds it.
# Does gradient descent find principal components, and do curved layers find something better?
#
# **You will be able to**
#
# - write the gradient of a linear autoencoder and check it in two ways,
# - compare subspaces by principal angles, and say why directions are not found,
# - explain why the loss falls in steps, and predict when,
# - tell data on which a nonlinear autoencoder beats PCA from data on which it loses.
#
# **Symbols.**
#
# - $\tilde{\mathbf{X}} \in \mathbb{R}^{N \times D}$: centred pictures, in code `X`; $\mathbf{S} = \frac{1}{N}\tilde{\mathbf{X}}^\top\tilde{\mathbf{X}}$
# - $\mathbf{A} \in \mathbb{R}^{K \times D}$: encoder; $\mathbf{C} \in \mathbb{R}^{D \times K}$: decoder; $K$ hidden units
# - $\mathbf{E} = \mathbf{I} - \mathbf{C}\mathbf{A}$: maps a centred picture to its error
# - $L(\mathbf{A}, \mathbf{C}) = \frac{1}{N}\sum_n \lVert\tilde{\mathbf{x}}_n - \mathbf{C}\mathbf{A}\tilde{\mathbf{x}}_n\rVert^2$: the loss
# - $\lambda_k$, $\mathbf{b}_k$: eigenvalues of $\mathbf{S}$ in falling order, and their unit eigenvectors
# - $\eta$: step size of gradient descent, in code `eta`
#
# **Seed.** 9, for the data; PyTorch draws its first weights from seed zero, in one thread and double precision.
#
# **Minutes.** 25

# %% [markdown]
# ## Data and loss
#
# Digits of scikit-learn: [1500]{.claim of="N"} to train, [297]{.claim of="unseen_count"} held out, [64]{.claim of="D"} pixels each.
# Grey values are divided by 10, so that a step size below one will do; errors are printed in grey values again.
# The autoencoder has 4 hidden units.

# %%
import matplotlib.pyplot as plt
import numpy as np
import sympy
import torch
from ipywidgets import interact
from matplotlib.figure import Figure
from scipy.linalg import subspace_angles
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA

from scripts.plot import close_up, colour, diverging, name, picture

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

SCALE = 10
digits = load_digits().data / SCALE
mean = digits[:1500].mean(axis=0)
X, X_held_out = digits[:1500] - mean, digits[1500:] - mean  # (1500, 64), (297, 64)
N, D = X.shape
unseen_count = len(X_held_out)
K = 4
S = X.T @ X / N  # (D, D)
lam, Q = np.linalg.eigh(S)
lam, B = lam[::-1], Q[:, ::-1]  # falling

assert X.shape == (1500, 64)
assert unseen_count == 297

# %% [markdown]
# ## The gradient by hand
#
# The naive version goes through the pictures one by one.
# With $\mathbf{e}_n = \tilde{\mathbf{x}}_n - \mathbf{C}\mathbf{A}\tilde{\mathbf{x}}_n$ a small change $d\mathbf{C}$ changes $\lVert\mathbf{e}_n\rVert^2$ by $-2\,\mathbf{e}_n^\top\, d\mathbf{C}\,\mathbf{A}\tilde{\mathbf{x}}_n$, and $d\mathbf{A}$ by $-2\,\mathbf{e}_n^\top\mathbf{C}\, d\mathbf{A}\,\tilde{\mathbf{x}}_n$.
# Sum over the pictures, and they appear only through $\mathbf{S}$:
#
# $$
# \frac{\partial L}{\partial\mathbf{C}} = -2\,\mathbf{E}\mathbf{S}\mathbf{A}^\top, \qquad
# \frac{\partial L}{\partial\mathbf{A}} = -2\,\mathbf{C}^\top\mathbf{E}\mathbf{S}.
# $$


# %%
def gradient_naive(A, C):
    """Derivatives by A (K, D) and by C (D, K), picture by picture."""
    dA, dC = np.zeros_like(A), np.zeros_like(C)
    for x in X:
        e = x - C @ (A @ x)  # (D,)
        dC -= 2 / N * np.outer(e, A @ x)  # (D, K)
        dA -= 2 / N * np.outer(C.T @ e, x)  # (K, D)
    return dA, dC


def gradient(A, C):
    """The same from the covariance matrix."""
    E = np.eye(D) - C @ A  # (D, D)
    return -2 * C.T @ E @ S, -2 * E @ S @ A.T  # (K, D), (D, K)


def loss(A, C):
    E = np.eye(D) - C @ A
    return np.trace(E @ S @ E.T)


rng = np.random.default_rng(9)
A_try, C_try = rng.standard_normal((K, D)), rng.standard_normal((D, K))
for naive, fast in zip(gradient_naive(A_try, C_try), gradient(A_try, C_try), strict=True):
    np.testing.assert_allclose(fast, naive, rtol=1e-9, atol=1e-9)

# %% [markdown]
# Two oracles: PyTorch's `autograd`, which knows only the loss, to a relative tolerance of $10^{-9}$, and finite differences along a random direction.

# %%
# derivation: the gradient by hand is that of automatic differentiation and of finite differences
A_torch, C_torch, X_torch = (torch.tensor(M, requires_grad=True) for M in (A_try, C_try, X))
residual = X_torch - X_torch @ A_torch.T @ C_torch.T  # (N, D)
(residual**2).sum(dim=1).mean().backward()
by_hand = gradient(A_try, C_try)
for ours, by_torch in zip(by_hand, (A_torch.grad, C_torch.grad), strict=True):
    np.testing.assert_allclose(ours, by_torch.numpy(), rtol=1e-9, atol=1e-9)

h = 1e-6
along = rng.standard_normal((K, D)), rng.standard_normal((D, K))
forward, back = (loss(A_try + t * along[0], C_try + t * along[1]) for t in (h, -h))
slope = sum((part * direction).sum() for part, direction in zip(by_hand, along, strict=True))
np.testing.assert_allclose((forward - back) / (2 * h), slope, rtol=1e-6)

# %% [markdown]
# ## Train it
#
# In PyTorch the network is two layers without bias, and plain gradient descent on all pictures at once.
# It starts from tiny weights, of size $10^{-8}$, and takes [400]{.claim of="STEPS"} steps.
# We keep every state, to look back.

# %%
STEPS, START, eta = 400, 1e-8, 0.06
torch.manual_seed(0)
encoder, decoder = (torch.nn.Linear(*size, bias=False) for size in ((D, K), (K, D)))
for layer in (encoder, decoder):
    torch.nn.init.normal_(layer.weight, std=START)
descent = torch.optim.SGD([*encoder.parameters(), *decoder.parameters()], lr=eta)
pictures = torch.tensor(X)
losses, states = [], []
for _ in range(STEPS + 1):
    states.append((encoder.weight.detach().numpy().copy(), decoder.weight.detach().numpy().copy()))
    descent.zero_grad()
    value = ((decoder(encoder(pictures)) - pictures) ** 2).sum(dim=1).mean()
    losses.append(value.item())
    value.backward()
    descent.step()
A, C = states[400]

assert len(states) == 401

# %% [markdown]
# ## The same subspace, not the same directions
#
# The theorem says that no pair of matrices leaves less than $\lambda_5 + \dots + \lambda_D$.
# The trained loss equals what scikit-learn's `PCA` with 4 components leaves, to a relative tolerance of $10^{-6}$, on the training pictures and on the held-out ones.
# The largest principal angle between the column space of $\mathbf{C}$ and the principal subspace is [0.008]{.claim of="gap"} degrees.
#
# But no column of $\mathbf{C}$ is a principal direction: the nearest pair is [30.2]{.claim of="nearest"} degrees apart.
# For every invertible $\mathbf{R}$ the pair $\mathbf{R}\mathbf{A}$, $\mathbf{C}\mathbf{R}^{-1}$ has the same loss, so nothing tells the network which basis to take.


# %%
def mean_squared_error(rebuilt, true):
    return float(((rebuilt - true) ** 2).sum(axis=1).mean())


pca = PCA(n_components=K, svd_solver="full").fit(X)
for pictures_of in (X, X_held_out):
    by_network = mean_squared_error(pictures_of @ A.T @ C.T, pictures_of)
    by_pca = mean_squared_error(pca.inverse_transform(pca.transform(pictures_of)), pictures_of)
    np.testing.assert_allclose(by_network, by_pca, rtol=1e-6)
np.testing.assert_allclose(losses[-1], lam[K:].sum(), rtol=1e-6)

gap = np.degrees(subspace_angles(C, B[:, :K]).max())
columns = C / np.linalg.norm(C, axis=0)
nearest = np.degrees(np.arccos(np.abs(columns.T @ B[:, :K]).max()))
R = rng.standard_normal((K, K))

assert pca.n_components == 4
assert round(gap, 3) == 0.008
assert round(nearest, 1) == 30.2
np.testing.assert_allclose(loss(R @ A, C @ np.linalg.inv(R)), loss(A, C), rtol=1e-9)

# %% [markdown]
# The directions are not lost, only mixed.
# Take an orthonormal basis of the columns of $\mathbf{C}$, decompose the covariance of the scores in it, and they come back: the largest error is [0.008]{.claim of="largest_error"} degrees.

# %%
basis = np.linalg.qr(C)[0]  # (D, K)
turn = np.linalg.eigh(basis.T @ S @ basis)[1][:, ::-1]  # (K, K)
recovered = basis @ turn
angles = np.degrees(np.arccos(np.abs(np.sum(recovered * B[:, :K], axis=0)).clip(max=1)))
largest_error = angles.max()

assert round(largest_error, 3) == 0.008

# %%
# alt: Top: the four columns of the trained decoder, strokes that resemble no principal direction. Middle: after orthonormalising and turning they equal the principal directions in the bottom row, up to sign.
fig, axes = plt.subplots(3, K, figsize=(9, 7.2), layout="constrained")
rows = (("decoder", columns), ("turned", recovered), ("PCA", B[:, :K]))
for row, (label, directions) in zip(axes, rows, strict=True):
    for k, ax in enumerate(row):
        b = directions[:, k] * (1 if label == "decoder" else np.sign(directions[:, k] @ B[:, k]))
        picture(ax, b.reshape(8, 8), -0.35, 0.35, cmap=diverging())
    row[0].set_ylabel(label, rotation=0, ha="right", va="center")
close_up(fig)
plt.show()

# %% [markdown]
# ## Why the loss falls in steps
#
# Let $s_k = \mathbf{b}_k^\top\mathbf{C}\mathbf{A}\mathbf{b}_k$ be the share of direction $k$ that comes through the network: 0 before it is learnt, 1 after.
# Near zero weights the step is nearly linear: the growing part of the weights along $\mathbf{b}_k$ is multiplied by about $1 + 2\eta\lambda_k$ each time.
# All directions start together at about $10^{-8}$ and grow exponentially, each at its own pace.
# So direction $k$ arrives after a number of steps that is nearly proportional to $1/\log(1 + 2\eta\lambda_k)$.
#
# Measured: the shares of the 4 directions reach one half after [94, 99, 119 and 167]{.claim of="arrival"} steps.
# The products of steps and growth rate agree within 11 percent.
# Directions 1 and 2 arrive nearly together, because their eigenvalues are nearly equal; so the loss has no step at the level of one component.

# %%
through = np.array([[B[:, k] @ C @ A @ B[:, k] for k in range(K)] for A, C in states])
arrival = (through > 0.5).argmax(axis=0)  # the first step past one half
products = arrival * np.log(1 + 2 * eta * lam[:K])

assert list(arrival) == [94, 99, 119, 167]
assert products.max() / products.min() < 1.11

# %%
# alt: Top: the training loss falls in steps and stays a while at the errors of PCA with two and three components before it reaches that with four. Bottom: the shares of the four directions rise from zero to one, one after the other, in the order of their eigenvalues.
fig, (top, bottom) = plt.subplots(2, 1, figsize=(11, 7.4), layout="constrained", sharex=True)
for kept in range(K + 1):
    level = SCALE**2 * lam[kept:].sum()
    top.axhline(level, color=colour("model"), linewidth=2, linestyle=(0, (3, 3)), zorder=0)
    top.text(STEPS + 5, level, f"PCA, K = {kept}", color=colour("model"), va="center")
top.plot(SCALE**2 * np.array(losses), color=colour("accent"), linewidth=4)
top.set(ylabel="mean squared error\n(grey values²)", xlim=(0, STEPS))
for k in range(K):
    bottom.plot(through[:, k], color=colour("data"), linewidth=3)
    at, side = (arrival[k] - 6, "right") if k == 0 else (arrival[k] + 4, "left")
    name(bottom, at, 0.65 if k == 0 else 0.3, f"$s_{k + 1}$", "data", ha=side)
bottom.set(
    xlabel="step of gradient descent", ylabel="share that\ncomes through", yticks=[0, 0.5, 1]
)
plt.show()

# %% [markdown]
# The flat stretches are near saddles.
# SymPy confirms it on a small case, 3 features and 2 hidden units, where the network has learnt direction 1 only.
# There all derivatives are zero, yet the loss falls when direction 2 enters with weight $t$ in both layers: its second derivative is $-4\lambda_2$.

# %%
# derivation: with one direction learnt the gradient vanishes, and the loss curves down along the next
l1, l2, l3 = sympy.symbols("lambda1:4", positive=True)
t = sympy.symbols("t", real=True)
encoder_symbols = sympy.Matrix(2, 3, sympy.symbols("a:6", real=True))
decoder_symbols = sympy.Matrix(3, 2, sympy.symbols("c:6", real=True))
remainder = sympy.eye(3) - decoder_symbols * encoder_symbols
L = (remainder * sympy.diag(l1, l2, l3) * remainder.T).trace()

learnt = sympy.Matrix([[1, 0, 0], [0, t, 0]])  # direction 1 whole, direction 2 with weight t
entries = [*encoder_symbols, *decoder_symbols]
place = dict(zip(entries, [*learnt, *learnt.T], strict=True))
at_saddle = {symbol: sympy.sympify(value).subs(t, 0) for symbol, value in place.items()}

assert all(sympy.diff(L, symbol).subs(at_saddle) == 0 for symbol in entries)
on_the_way = L.subs(place)
assert sympy.simplify(on_the_way - (l2 * (1 - t**2) ** 2 + l3)) == 0
assert sympy.diff(on_the_way, t, 2).subs(t, 0) == -4 * l2

# %% [markdown]
# ## Curved layers: one code for a curve
#
# A linear network can do no better than PCA, so bend it: encoder and decoder get a hidden layer of [16]{.claim of="HIDDEN"} units with $\tanh$ each, and the code is 1 number.
# The first data set is a turn of a screw in space with noise: [100]{.claim of="sizes.screw[0]"} points to train, [1000]{.claim of="sizes.screw[1]"} held out.
# The second has no curve in it: a Gaussian cloud, long in one direction, with [60]{.claim of="sizes.cloud[0]"} points to train and [1000]{.claim of="sizes.cloud[1]"} held out.
# Both have 3 features.


# %%
HIDDEN = 16


def screw(N, rng):
    t = rng.uniform(-1, 1, N)
    curve = np.stack([np.cos(0.9 * np.pi * t), np.sin(0.9 * np.pi * t), t], axis=1)
    return curve + 0.1 * rng.standard_normal((N, 3))


def cloud(N, rng):
    long_axis = np.array([2, 2, 1]) / 3
    return 1.5 * rng.standard_normal((N, 1)) * long_axis + 0.5 * rng.standard_normal((N, 3))


def train_nonlinear(X, X_held_out, steps=1200, every=100):
    """Network, and (step, training error, held-out error, state) at every hundredth step."""
    torch.manual_seed(0)
    tanh, linear = torch.nn.Tanh, torch.nn.Linear
    network = torch.nn.Sequential(
        *(linear(3, HIDDEN), tanh(), linear(HIDDEN, 1)),  # encoder
        *(linear(1, HIDDEN), tanh(), linear(HIDDEN, 3)),  # decoder
    )
    seen, unseen = torch.tensor(X), torch.tensor(X_held_out)
    adam = torch.optim.Adam(network.parameters(), lr=0.01)
    history = []
    for step in range(steps + 1):
        adam.zero_grad()
        value = ((network(seen) - seen) ** 2).sum(dim=1).mean()
        if step % every == 0:
            with torch.no_grad():
                held_out = ((network(unseen) - unseen) ** 2).sum(dim=1).mean().item()
            state = {key: part.clone() for key, part in network.state_dict().items()}
            history.append((step, value.item(), held_out, state))
        value.backward()
        adam.step()
    return network, history


def pca_error(X, X_held_out, K):
    library = PCA(n_components=K).fit(X)
    return mean_squared_error(library.inverse_transform(library.transform(X_held_out)), X_held_out)


data = {"screw": (screw(100, rng), screw(1000, rng)), "cloud": (cloud(60, rng), cloud(1000, rng))}
trained = {kind: train_nonlinear(*sets) for kind, sets in data.items()}

sizes = {kind: [len(points) for points in sets] for kind, sets in data.items()}

assert HIDDEN == 16
assert sizes == {"screw": [100, 1000], "cloud": [60, 1000]}

# %% [markdown]
# Held-out mean squared errors, after [1200]{.claim of="last_step"} steps of Adam:
#
# - screw: PCA with 1 component [0.518]{.claim of="of_screw.one"}, with 2 components [0.059]{.claim of="of_screw.two"}, the network with 1 number [0.025]{.claim of="of_screw.network"};
# - cloud: PCA with 1 component [0.537]{.claim of="of_cloud.one"}, the network [0.880]{.claim of="of_cloud.network"}.
#
# On the screw one curved code beats two straight ones.
# On the cloud the network loses, although its training error is only [0.418]{.claim of="of_cloud.training"}: its curve winds from point to point.
# Stopping early would help, but at none of the recorded steps does it beat PCA there: a straight line is the truth.

# %%
screw_errors = [held_out for _, _, held_out, _ in trained["screw"][1]]
cloud_errors = [held_out for _, _, held_out, _ in trained["cloud"][1]]

last_step, training_error = trained["cloud"][1][-1][:2]
of_screw = {
    "one": pca_error(*data["screw"], 1),
    "two": pca_error(*data["screw"], 2),
    "network": screw_errors[-1],
}
of_cloud = {
    "one": pca_error(*data["cloud"], 1),
    "network": cloud_errors[-1],
    "training": training_error,
}

assert last_step == 1200
assert [round(error, 3) for error in of_screw.values()] == [0.518, 0.059, 0.025]
assert [round(error, 3) for error in of_cloud.values()] == [0.537, 0.880, 0.418]
assert min(cloud_errors) > of_cloud["one"]

# %%
# alt: Left, the screw: training and held-out error of the network fall together, far below PCA with one component and below that with two. Right, the cloud: the training error falls below PCA while the held-out error rises above it.
fig, axes = plt.subplots(1, 2, figsize=(11, 4.7), layout="constrained")
for ax, (kind, (_, history)) in zip(axes, trained.items(), strict=True):
    steps, training, held_out = (
        np.array(column) for column in list(zip(*history, strict=True))[:3]
    )
    ax.plot(steps, training, "--", color=colour("data"))
    ax.plot(steps, held_out, color=colour("accent"))
    for kept in (1, 2) if kind == "screw" else (1,):
        level = pca_error(*data[kind], kept)
        ax.axhline(level, color=colour("model"), linestyle=(0, (3, 3)), linewidth=2)
        above = 1.08 * level if kind == "screw" else level + 0.012
        name(ax, 1185, above, f"PCA, K = {kept}", "model", ha="right", va="bottom")
    ax.set(title=kind, xlabel="step of training", xlim=(0, 1200), xticks=range(0, 1201, 300))
axes[0].set(yscale="log", ylabel="mean squared error")
axes[1].set(ylim=(0, 1))
name(axes[1], 850, 0.82, "held out", "accent")
name(axes[1], 900, 0.4, "training", "data")
name(axes[0], 800, 0.036, "held out", "accent")
name(axes[0], 330, 0.0175, "training", "data")
plt.show()

# %% [markdown]
# **Predict.** The decoder draws a curve: let its code run through all values.
# How does that curve look at the start, after a hundred steps and at the end, on the screw and on the cloud?
# Turn the picture to see it from all sides.


# %%
# alt: The screw and the cloud in space. On the screw the curve of the trained network follows the points, and the line of PCA passes through the void. On the cloud the curve winds among the training points around the line.
def show(step=1200, turn=120):
    fig = Figure(figsize=(11, 5.4), layout="constrained")
    for place, (kind, (X, _)) in enumerate(data.items(), 1):
        ax = fig.add_subplot(1, 2, place, projection="3d")
        network, history = trained[kind]
        network.load_state_dict(history[step // 100][3])
        with torch.no_grad():
            codes = network[:3](torch.tensor(X))[:, 0]
            path = torch.linspace(codes.min(), codes.max(), 200)[:, None]
            curve = network[3:](path).numpy()  # (200, 3)
        scores = PCA(n_components=1).fit(X)
        ends = scores.inverse_transform([[-2.2], [2.2]])
        ax.scatter(*X.T, s=22, color=colour("data"), depthshade=False, alpha=0.6)
        ax.plot(*ends.T, color=colour("model"), linestyle=(0, (3, 2)))
        ax.plot(*curve.T, color=colour("accent"), linewidth=4)
        ax.view_init(elev=22, azim=turn)
        ax.set(xticks=[], yticks=[], zticks=[], title=f"{kind}, step {step}")
        ax.set_box_aspect(np.ptp(X, axis=0), zoom=1.1)
    fig.text(0.5, 0.06, "curve of the network", color=colour("accent"), ha="center")
    fig.text(0.5, 0.01, "line of PCA (dashed)", color=colour("model"), ha="center")
    return fig


interact(show, step=(0, 1200, 100), turn=(0, 360, 15))

# %% [markdown]
# **Remember.**
#
# - A linear autoencoder reaches the error of PCA and its subspace; the basis in that subspace is left to chance.
# - Compare subspaces by principal angles, never column by column.
# - Its loss falls in steps because directions grow exponentially from tiny weights, the largest eigenvalue first; between the steps it waits near saddles.
# - Curved layers pay when the data are curved and dense; on a straight cloud with few points they learn the noise.
# - Judge by held-out points: training error falls in both cases.
#
# **Next.** The exercise [A linear autoencoder finds the line, not the axes](/handouts/ch09_pca.qmd#exr-autoencoder): the same by hand, with two features.
