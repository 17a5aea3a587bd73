"""The attribute lists of a page, as Python-Markdown reads them: `{: #id .class name=value }`."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST = re.compile(
    r"\{(?:(?<=[)*_`\]~>]\{):?([^{}\n]*+)\}|:([^{}\n]*+)\}|"
    r"(?<!\S\{)(?=[ ]*+(?:[#.]|[\w:-]++=))([^{}\n]*+)\}[ \t]*+(?=$|\|))",
    re.MULTILINE,
)
"""An attribute list where Python-Markdown takes it for one: behind a mark, or `{: ... }`.

It begins with the brace, so that a search leaps from one to the next.
"""
BRACED = re.compile(r"""=(?:"[^"\n{}]*+[{}]|'[^'\n{}]*+[{}])""")
"""A value with a brace in it: the list ends at the last one of the line."""
ITEM = re.compile(r"""([.#]?[\w:-]+)(?:=("[^"]*"|'[^']*'|[^\s}]+))?""")


def attribute_lists(text: str) -> Iterator[tuple[Span, dict[str, str]]]:
    """Return where each attribute list of a text stands, and what it gives its element.

    Names are in lower case, entities replaced; classes are joined under `class`.
    """
    for span, attributes in _lists(text):
        given: dict[str, str] = {}
        for item in ITEM.finditer(attributes):
            name, value = item[1].lower(), unescape((item[2] or "").strip("\"'"))
            if name.startswith("."):
                name, value = "class", f"{given.get('class', '')} {name[1:]}"
            given[name] = value
        yield span, given


def _lists(text: str) -> Iterator[tuple[Span, str]]:
    """Return where each attribute list stands, and what is in its braces."""
    for found in LIST.finditer(text):
        yield Span(*found.span()), found[1] or found[2] or found[3] or ""
    end = 0
    for braced in BRACED.finditer(text):
        if braced.start() >= end:
            stop = text.find("\n", braced.end())
            end = stop if stop >= 0 else len(text)
            start = text.rfind("{", 0, braced.start())
            last = text.rfind("}", braced.end() - 1, end)
            if max(start, text.rfind("\n", 0, braced.start())) == start < last:
                yield Span(start, last + 1), text[start + 1 : last]
