"""What a function in `numbers/` may say about itself: the unit, a second route to its value, that decks show it live."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Number = TypeVar("Number", bound=Callable[[], Any])


def unit(name: str) -> Callable[[Number], Number]:
    """The number is in this unit, which the text must print behind it, inside the span: `@unit("degrees")`."""

    def mark(function: Number) -> Number:
        function.unit = name  # type: ignore[attr-defined]
        return function

    return mark


def cross_checked_by(route: Callable[[], Any]) -> Callable[[Number], Number]:
    """The number comes out of `route` too, which goes another way (symbolic, a library, exact fractions)."""

    def mark(function: Number) -> Number:
        function.second_route = route  # type: ignore[attr-defined]
        return function

    return mark


def live(function: Number) -> Number:
    """The function returns data for a live element of the deck: a dict with its `kind`, arrays and texts."""
    function.live = True  # type: ignore[attr-defined]
    return function
