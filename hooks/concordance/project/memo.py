"""What is costly to make, made once: the only store of derived values in the package's objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

S = TypeVar("S")
T = TypeVar("T")

_MISSING = object()
"""What no value is: a value may be None."""


class Memo:
    """Values made from one subject (a project, a corpus, a page group), by the function of each.

    A value lives as long as its subject, or until `clear`. The subject keeps nothing derived
    anywhere else, so that what is cleared is gone.
    """

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[object, Any] = {}

    def get(self, make: Callable[[S], T], subject: S) -> T:
        """Return `make(subject)`, made on first demand; `make` is hashable."""
        found: T = self._values.get(make, _MISSING)
        if found is _MISSING:
            found = self._values[make] = make(subject)
        return found

    def __contains__(self, make: object) -> bool:
        """Return whether the value of a function is there."""
        return make in self._values

    def clear(self) -> None:
        """Forget every value."""
        self._values.clear()
