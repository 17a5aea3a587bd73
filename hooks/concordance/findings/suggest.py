"""The name that was probably meant by one that is not there."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIKENESS = 0.6
"""From this likeness on (difflib's ratio, 0 to 1), a name is taken for a slip of another."""


def nearest(name: str, names: Iterable[str], likeness: float = LIKENESS) -> str:
    """Return the name most like another, at least as much as `likeness`; empty where none is."""
    found = get_close_matches(name, list(names), 1, likeness)
    return found[0] if found else ""


def did_you_mean(name: str, names: Sequence[str]) -> str:
    """Return `; did you mean 'x'` for the nearest of the names, or list them where none is near."""
    near = nearest(name, names)
    return f"; did you mean '{near}'" if near else f"; known: {', '.join(names)}"
