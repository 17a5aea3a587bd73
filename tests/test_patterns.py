"""Every pattern of the package means the same to every interpreter from 3.11.0 on."""

from __future__ import annotations

import ast
import importlib
import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest
from markdownish import INLINE, ODD

from concordance.quantities.locale import LOCALES, rules_for
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = sorted((ROOT / "hooks").rglob("*.py"))
LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
MISREAD = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")
"""A group that gives nothing back, misread before 3.11.5 (CPython issues 100061 and 106052)."""
TEXTS = ["", *INLINE, *ODD, "".join(INLINE), " ".join(ODD), *(40 * f"{one} " for one in INLINE)]


def misread(pattern: str) -> bool:
    """Return whether a pattern has a group that an interpreter we support misreads."""
    return MISREAD.search(LITERAL.sub("x", pattern)) is not None


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?:a b)*+c", True),
        (r"(a|b)++", True),
        (r"(?:a){3,}+$", True),
        (r"(?:a)?+", True),
        (r"(?>a+)b", True),
        (r"[^)]*+\)++(?:[a-z]++)*[()*+]", False),
        (r"\(a\)\{2\}+", False),
    ],
)
def test_what_is_misread(pattern: str, *, found: bool):
    """A possessive group is; one character or one class, however often, is not."""
    assert misread(pattern) is found


def strings(tree: ast.AST) -> Iterator[str]:
    """Return the strings of a module, with `(x)` for what is filled in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                one.value if isinstance(one, ast.Constant) else "(x)" for one in node.values
            )


def test_no_pattern_is_misread():
    """Whatever a string of the code is used for: patterns are put together of many."""
    wrong = [
        f"{path.relative_to(ROOT)}: {text}"
        for path in MODULES
        for text in strings(ast.parse(path.read_text(encoding="utf-8")))
        if misread(text)
    ]
    assert wrong == []


def held(value: object) -> Iterator[re.Pattern[str]]:
    """Return the patterns that a value of a module is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from held((*value, *value.values()))
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from held(one)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from held([getattr(value, field.name) for field in fields(value)])


def written(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """Compile what a module gives `re` as it stands, in its functions too."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re")),
                args=[ast.Constant(value=str(pattern)), *_],
            ):
                yield re.compile(pattern)


def every_pattern() -> set[re.Pattern[str]]:
    """Return the patterns of the modules, of the languages' tables, and of functions."""
    found = set(held([rules_for(tag) for tag in LOCALES]))
    for path in (ROOT / "hooks" / "concordance").rglob("*.py"):
        parts = path.relative_to(ROOT / "hooks").with_suffix("").parts
        if parts[-1] != "__main__":
            found.update(held(list(vars(importlib.import_module(".".join(parts))).values())))
            found.update(written(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def test_every_pattern_is_tried():
    """Each reads odd and long text to its end, and finds what is within it."""
    patterns = every_pattern()
    assert len(patterns) > 200
    for pattern in patterns:
        texts = TEXTS if isinstance(pattern.pattern, str) else [one.encode() for one in TEXTS]
        for text in texts:
            for found in pattern.finditer(text):
                assert found[0] == text[found.start() : found.end()]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r'"[^"]*+"', 'a "b" c"', '"b"'),
        (r"\s++(?=\d)", "a \n 1", " \n "),
        (r"x[ab]?+b", "xb xab", "xab"),
        (r"[ab]{2,3}+b", "abb", None),
        (r"(?:[ ]++[\w-]++)*$", "a b-c d", " b-c d"),
        (r"(?:[^{}]++|\{[^{}]*+\})*\}\}", "a {b} c}}", "a {b} c}}"),
        (r"(?:-[ ]{0,2}){3,}$", "- - -  ", "- - -  "),
    ],
)
def test_what_the_patterns_are_made_of(pattern: str, text: str, found: str | None):
    """The rarer constructs mean here what the patterns take them for."""
    match = re.search(pattern, text)
    assert (match[0] if match else None) == found
