"""What a function in `numbers/` may say of itself: unit, second route, what it is there for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Number = TypeVar("Number", bound=Callable[[], Any])
Setting = TypeVar("Setting", bound=Callable[..., dict[str, Any]])
Comparison = TypeVar("Comparison", bound=Callable[..., Any])


def unit(name: str) -> Callable[[Number], Number]:
    """The number is in this unit; the text prints it behind it, in the span: `@unit("degrees")`."""

    def mark(function: Number) -> Number:
        function.unit = name  # type: ignore[attr-defined]
        return function

    return mark


def cross_checked_by(route: Callable[[], Any]) -> Callable[[Number], Number]:
    """The number comes out of `route` too, another way (symbolic, a library, exact fractions)."""

    def mark(function: Number) -> Number:
        function.second_route = route  # type: ignore[attr-defined]
        return function

    return mark


def live(function: Number) -> Number:
    """The function returns data of a live element: a dict with its `kind`, arrays and texts."""
    function.live = True  # type: ignore[attr-defined]
    return function


def setting(function: Setting) -> Setting:
    r"""The function gives symbols their values: `{r"\mathbf{x}_n": X, r"\lambda_k": lam, "N": 4}`.

    Without an argument the values are fixed; with `rng` the formulas hold for 20 random instances.
    An index in a key runs along an axis of the value and counts from 1.
    """
    function.setting = True  # type: ignore[attr-defined]
    return function


def listing(function: Comparison) -> Comparison:
    """The function compares a listing with the chapter's own code.

    It takes what the listing left behind by name, and `rng`, and yields (name, got, expected).
    """
    function.listing = True  # type: ignore[attr-defined]
    return function
