# %% [markdown]
# # The slope of a line
#
# **Question.** How steep is a line through noisy points?
#
# **You will be able to** fit a line by least squares and say how far it is from the true one.
#
# **Symbols.**
#
# - $x_n$, $y_n$: the points; $w$: the slope.
#
# **Seed.** 7, for the noise.
#
# **Minutes.** 15

# %%
import numpy as np
from matplotlib.figure import Figure

rng = np.random.default_rng(7)
x = np.linspace(0, 3, 20)
y = x / 3 + 0.1 * rng.normal(size=20)

# %% [markdown]
# ## By hand
#
# The true slope is [$0.33$]{.claim of="slope"}, as in the [deck](/slides/ch01_lines.qmd#sec-slope).

# %%
total = 0.0
for a, b in zip(x, y, strict=True):
    total += a * b
w = total / (x @ x)
print(round(w, 3))
assert abs(w - 1 / 3) < 0.05, "the fitted slope is near the true one"

# %% [markdown]
# The loop is a product of vectors.

# %%
assert np.isclose(w, x @ y / (x @ x)), "loop and product agree"

# %% [markdown]
# The chapter does the same.

# %%
from ch01_lines.slope import slope

assert abs(w - slope()) < 0.05

# %% [markdown]
# NumPy's least squares says the same.

# %%
# NumPy, relative tolerance 1e-10
theirs = np.linalg.lstsq(x[:, None], y, rcond=None)[0][0]
np.testing.assert_allclose(w, theirs, rtol=1e-10)

# %% [markdown]
# ## Why
#
# Where the loss is least, its derivative is zero.


# %%
# derivation: the derivative of the loss at w, by central differences
def loss(w: float) -> float:
    """Sum of squared errors."""
    return float(np.sum((w * x - y) ** 2))


h = 1e-5
assert abs((loss(w + h) - loss(w - h)) / (2 * h)) < 1e-6

# %% [markdown]
# ## Move it
#
# **Predict.** What happens to the loss when the slope doubles?

# %%
# alt: Points near a rising line, and the line of the slope that is chosen.
from ipywidgets import interact


def show(slope: float = 0.3) -> Figure:
    """The points and a line."""
    figure = Figure(figsize=(4, 2), layout="constrained")
    ax = figure.subplots()
    ax.plot(x, y, "o")
    ax.plot(x, slope * x)
    return figure


interact(show, slope=(0.0, 1.0, 0.1))

# %% [markdown]
# **Remember.** A slope is a ratio; see [it](/handouts/ch01_lines.qmd#exr-slope).
