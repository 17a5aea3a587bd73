"""Which values the keys of a front matter can have: those that are printed are text."""

from __future__ import annotations

import re
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXTS = frozenset(
    {*("title", "subtitle", "description", "author", "revision_date"), "icon", "status", "template"}
)
"""The keys that mkdocs, the theme or this package print as text."""
LISTS = frozenset({"hide"})
"""The keys whose value is a list of texts, or one text."""
PLAIN = (str, int, float, date, NoneType)
"""The types of a value that is written as text."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def misfits(mapping: Mapping[Any, Any]) -> list[Any]:
    """Return the keys of a front matter whose values are not what a page can have there."""
    return [key for key, value in mapping.items() if misfit(key, value)[0]]


def misfit(key: object, value: object) -> tuple[str, str]:
    """Return what is wrong with a value, and the remedy; empty where it can be used."""
    if found := _control(value):
        message = f'"{key}" holds the character U+{ord(found):04X}, which no page can show'
        return message, "take it out"
    if key in TEXTS and (isinstance(value, bool) or not isinstance(value, PLAIN)):
        return f'"{key}" is {_kind(value)}, and should be text', f'write {key}: "..."'
    if key in LISTS and not isinstance(value, str | None):
        items = value if isinstance(value, list) else [value]
        wrong = next((item for item in items if not isinstance(item, str)), None)
        if wrong is not None or not isinstance(value, list):
            what = _kind(value) if not isinstance(value, list) else f"a list with {_kind(wrong)}"
            return f'"{key}" is {what}, and should be a list of texts', "write one '- item' a line"
    return "", ""


def _kind(value: object) -> str:
    """Return what a value is, in the words of who writes YAML."""
    if isinstance(value, bool):
        return '"true" or "false"'
    kinds = {dict: "a mapping", list: "a list", int: "a number", float: "a number"}
    return kinds.get(type(value), "another kind of value")


def _control(value: object) -> str:
    """Return the first character of a value, or of one in it, that XML cannot hold or that is C1.

    Source: XML 1.0, 2.2.
    """
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str) and (found := CONTROL.search(item)):
            return found[0]
        if isinstance(item, dict):
            waiting += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            waiting += item
    return ""
