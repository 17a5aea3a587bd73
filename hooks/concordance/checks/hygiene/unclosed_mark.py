"""A mark that is opened and never closed, or closed and never opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding

HOLDERS = (
    "address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figcaption|figure|footer|"
    "form|header|main|nav|ol|section|table|ul"
)
"""Elements that hold others and must be closed (HTML Standard, "Optional tags")."""
TAG = re.compile(rf"(?<!\\)<(/?)({HOLDERS})(?=[\s>])[^<>]*>", re.IGNORECASE)
COMPLETED = re.compile(r"--8<--|\{%|\{\{|\{!|^import ", re.MULTILINE)
"""Mark-up that puts in text when the page is built: an end may come with it."""

SHOWN = re.compile(
    r"(?<![\w*/\\])\*\*(?=[^\W\d_])|\A\*\*(?=\d)|"
    r"(?<=[^\W\d_])\*\*(?=[\s.,;:!?)»”]|\Z)|\{: ?[#.][^{}\n]*\Z"
)
"""A mark beside a word, or an attribute list without its brace, in what a reader sees."""


@page_rule("unclosed-mark", family="hygiene")
def unclosed_mark(variant: Variant) -> Iterator[Finding]:
    """A code fence, comment or element of HTML is never closed, or an element never opened."""
    yield from variant.problems("unclosed-mark")
    yield from _emphasis(variant)
    page = variant.page
    if "<" not in page.text or page.malformed or COMPLETED.search(page.text):
        return
    unpaired = _unpaired(page.without_code, page.body)
    for tag in [tag for tag in unpaired if tag[1] or _at_line_start(page.text, tag.start())][:1]:
        name = tag[2].lower()
        yield variant.finding(
            f'"</{name}>" closes nothing that this page opened'
            if tag[1]
            else f'"<{name}>" is never closed, so that the page below it is no Markdown',
            Span(tag.start(), tag.end()),
            hint="take it out" if tag[1] else f"write </{name}> where it ends",
            value=name,
        )


def _unpaired(text: str, start: int) -> list[re.Match[str]]:
    """Return the tags of a text that open what is never closed, or close what nothing opened."""
    open_: dict[str, list[re.Match[str]]] = {}
    left: list[re.Match[str]] = []
    for tag in TAG.finditer(text, start):
        name = tag[2].lower()
        if tag[0].endswith("/>"):
            continue
        if not tag[1]:
            open_.setdefault(name, []).append(tag)
        elif open_.get(name):
            open_[name].pop()
        else:
            left.append(tag)
    return sorted((*left, *(tag for tags in open_.values() for tag in tags)), key=re.Match.start)


def _emphasis(variant: Variant) -> Iterator[Finding]:
    """Report marks of emphasis and of attribute lists that show because they lack their end."""
    page = variant.page
    if page.malformed:
        return
    for block in page.blocks:
        if block.kind in {"html", "code", "math"}:
            continue
        for prose in block.cells or (block.prose,):
            if "**" not in prose.text and "{" not in prose.text:
                continue
            found = SHOWN.search(prose.text)
            if found is None or prose.text.count("**") > 1:
                continue
            start = prose.offset(found.start())
            if not page.text.startswith(found[0], start) or page.text[start - 1 : start] == "\\":
                continue
            mark = found[0].strip()
            yield variant.finding(
                f'"{mark}" shows on the page: it has no other end',
                Span(start, start + len(found[0])),
                hint="close it with a brace" if mark[0] == "{" else "close it, or take it out",
                value=mark,
            )


def _at_line_start(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()
