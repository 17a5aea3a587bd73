"""Front matter as TOML between three plus signs, or as JSON: Hugo's, and Zola's.

It is read, and written by nothing of ours. Source: gohugo.io, "Front matter".
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from concordance.findings.model import Finding
from concordance.markdown.front_matter_values import misfit

RULE = "invalid-front-matter"
PLACE = 2
"""A line and a column."""
TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
TOML_BEGINS = re.compile(r"\ufeff?\+\+\+[ \t]*\n(?=[\w.-]+[ \t]*=)")
JSON_BEGINS = re.compile(r"\ufeff?\{\s*\"[\w-]+\"\s*:")
JSON_ENDS = re.compile(r"^\}[ \t]*(?:\n|\Z)", re.MULTILINE)

_Read = tuple[dict[str, Any], int, list[Finding]]


def read_hugo(text: str, path: str) -> _Read | None:
    """Read the front matter of a page as TOML or JSON.

    Returns the mapping, the offset at which the Markdown starts and what is wrong, as
    `read_front_matter` does; None where the page begins with neither.
    """
    if toml := TOML.match(text):
        return _kept(*_toml(toml[1], path), toml.end())
    is_json = JSON_BEGINS.match(text) is not None
    ends = JSON_ENDS.search(text) if is_json else None
    if ends is not None:
        return _kept(*_json(text[: ends.end()], path), ends.end())
    if is_json or TOML_BEGINS.match(text):
        message = "the front matter that begins here is never closed"
        mark = "a brace alone" if is_json else "three plus signs"
        return {}, 0, [_finding(path, 1, 1, message, f"close it with a line of {mark}")]
    return None


def _kept(found: dict[str, Any], problems: list[Finding], body: int) -> _Read:
    return {key: value for key, value in found.items() if not misfit(key, value)[0]}, body, problems


def _toml(written: str, path: str) -> tuple[dict[str, Any], list[Finding]]:
    """Return the mapping that a text of TOML is, empty where it has a fault, and that."""
    try:
        return tomllib.loads(written), []
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"[0-9]+", place)]
        line, column = numbers if len(numbers) == PLACE else (written.count("\n"), 1)
        message = f"the front matter is not TOML: {reason[:1].lower()}{reason[1:]}"
        return {}, [_finding(path, line + 1, column, message, 'write each line as key = "value"')]
    except RecursionError:
        return {}, [_too_deep(path)]


def _json(written: str, path: str) -> tuple[dict[str, Any], list[Finding]]:
    """Return the mapping that a text of JSON is, empty where it has a fault, and that."""
    try:
        return json.loads(written.removeprefix("\ufeff")), []
    except json.JSONDecodeError as error:
        message = f"the front matter is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        hint = 'write each line as "key": "value", with a comma between two'
        return {}, [_finding(path, error.lineno, error.colno, message, hint)]
    except RecursionError:
        return {}, [_too_deep(path)]


def _too_deep(path: str) -> Finding:
    return _finding(path, 1, 1, "the front matter is nested too deeply", "make it flat")


def _finding(path: str, line: int, column: int, message: str, hint: str) -> Finding:
    return Finding(path, line, column, RULE, message, hint=hint)
