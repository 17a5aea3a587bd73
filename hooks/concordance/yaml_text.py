"""YAML as people write it: the loader for a text, and what is wrong with one that is none."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.reader import Reader, ReaderError

FAULTS = (
    yaml.YAMLError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What PyYAML raises: its own errors, and whatever a value makes that is not what its tag says,
as `2024-99-99`, `!!bool x` or `!!timestamp x`."""
DEEPEST = 10_000
"""Marks that may nest, above which Python reads: libyaml's loader overruns the stack at 30,000."""
_C: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def loader_of(text: str, quick: type[Any] = _C, sure: type[Any] = yaml.SafeLoader) -> type[Any]:
    """Give the quick loader, or the sure one for a text that may be nested too deeply for it."""
    return sure if sum(map(text.count, "[{-?")) > DEEPEST else quick


def explain(text: str, error: Exception) -> tuple[int, int, str]:
    """Say where and why a text is no YAML: line and column from 1, both 1 if unknown, a clause."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        said = error.problem or error.context or "it cannot be read"
        return (mark.line + 1, mark.column + 1, said) if mark else (1, 1, said)
    if isinstance(error, ReaderError):
        found = Reader.NON_PRINTABLE.search(text)
        if found is None:
            return 1, 1, "a character in it is not allowed"
        line, column = text.count("\n", 0, found.start()) + 1, found.start()
        column -= text.rfind("\n", 0, found.start())
        return line, column, f"the character U+{ord(found[0]):04X} is not allowed"
    if isinstance(error, RecursionError):
        return 1, 1, "it is nested too deeply"
    if isinstance(error, (AttributeError, LookupError)):
        return 1, 1, "a value is not what its tag says"
    return 1, 1, " ".join(str(error).split()) or type(error).__name__
