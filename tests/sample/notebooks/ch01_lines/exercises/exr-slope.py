# %% stub
def slope_of(rise, run):
    """The slope of a line that rises by `rise` over `run`."""
    return None


answer = None


# %% solution
def slope_of(rise, run):
    """The slope of a line that rises by `rise` over `run`."""
    return rise / run


answer = slope_of(1, 3)

# %% check
assert answer is not None, "There is no answer yet."
assert slope_of(2, 8) == 0.25, "The function is not right yet."
assert same("slope", answer, places=3), "The function may be right, the answer is not."

# %% wrong
# the run over the rise
answer = 3 / 1

# %% bound
from ch01_lines.slope import slope

assert answer == slope()
