"""YAML as people write it: the loader for a text, and what is wrong with one that is none."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.reader import Reader, ReaderError

from concordance.project.yaml_errors import CONFLICT, MERGED, Words, in_plain_words, mark_of

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
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1; elsewhere in a page, `\\n` alone does."""
_C: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def loader_of(text: str, quick: type[Any] = _C, sure: type[Any] = yaml.SafeLoader) -> type[Any]:
    """Return the quick loader, or the sure one for a text that may be nested too deeply for it."""
    return sure if sum(map(text.count, "[{-?")) > DEEPEST else quick


def explain(text: str, error: Exception) -> tuple[int, int, str]:
    """Say where and why a text is no YAML: line and column from 1, both 1 if unknown, a clause."""
    conflict = CONFLICT.search(text)
    if conflict is not None:
        return *_line_and_column(text, conflict.start()), MERGED.said
    if isinstance(error, yaml.MarkedYAMLError):
        words = _words(text, error)
        return *place(text, mark_of(error, words)), words.said
    return _other(text, error)


def _other(text: str, error: Exception) -> tuple[int, int, str]:
    if isinstance(error, ReaderError):
        found = Reader.NON_PRINTABLE.search(text)
        if found is None:
            return 1, 1, "a character in it is not allowed"
        said = f"the character U+{ord(found[0]):04X} is not allowed"
        return *_line_and_column(text, found.start()), said
    if isinstance(error, RecursionError):
        return 1, 1, "it is nested too deeply"
    if isinstance(error, (AttributeError, LookupError)):
        return 1, 1, "a value is not what its tag says"
    return 1, 1, " ".join(str(error).split()) or type(error).__name__


def remedy(text: str, error: Exception) -> str:
    """Say what makes YAML of a text, empty where nothing is known."""
    if CONFLICT.search(text):
        return MERGED.hint
    return _words(text, error).hint if isinstance(error, yaml.MarkedYAMLError) else ""


def _words(text: str, error: yaml.MarkedYAMLError) -> Words:
    line, column = place(text, error.problem_mark or error.context_mark)
    there = text.split("\n", line)[line - 1][column - 1 :] if text else ""
    return in_plain_words(error, there)


def place(text: str, mark: Any) -> tuple[int, int]:  # noqa: ANN401 - libyaml's or Python's mark
    """Return the line and column, from 1, of a mark in a text; both 1 where there is no mark."""
    if mark is None:
        return 1, 1
    at = 0
    for number, found in enumerate(_BREAK.finditer(text), 1):
        if number > mark.line:
            break
        at = found.end()
    return _line_and_column(text, min(at + mark.column, len(text)))


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
