"""What a page departs in from its language's typography, with the changes that mend it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.checks.typography import es, fr, pt
from concordance.checks.typography.slip import Slip
from concordance.findings.model import Edit, Span
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from concordance.markdown.model import Block, Page, Prose

LANGUAGES: Mapping[str, Callable[[str, str], Iterator[Slip]]] = {
    "es": es.slips,
    "fr": fr.slips,
    "pt": pt.slips,
}
"""By primary subtag; a language that is not here has no conventions to depart from."""
KINDS = {
    "paragraph",
    "item",
    "heading",
    "term",
    "definition",
    "row",
    "footnote",
    "admonition",
    "details",
    "tab",
}
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)»]|[\w.+-]++@[\w.-]*\w|:[A-Za-z0-9_+-]++:(?!\w)"
    r"|\{[^{}\n]*+\}|\[[ xX]\](?= )"
)
"""Addresses, emoji's names, braces, a task's box."""
SIGNS = re.compile(r":[A-Za-z0-9_+/-]|@|\{|\[|www\.")
"""What every such thing has."""
QUOTED = re.compile(r"(?<=“)[^“”\n]*+(?=”)|(?<=\")[^\"\n]*+(?=\")")
TELLING = re.compile(r"[;:!?,%«»'’\dE]")
"""Without any of these no language's conventions are at stake."""
APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Place:
    """A departure at a place of the page; `edit` is None where a person must decide."""

    span: Span
    edit: Edit | None
    convention: str
    remedy: str


def places(page: Page, locale: str) -> Iterator[Place]:
    """Find the departures of a page, in order of its blocks; none for other languages' locales."""
    slips = LANGUAGES.get(locale.split("-", maxsplit=1)[0].lower())
    if slips is None:
        return
    apostrophes: list[tuple[Prose, int, str]] = []
    for block in page.blocks:
        if block.kind not in KINDS:
            continue
        for prose in block.cells or (block.prose,):
            if not TELLING.search(prose.text):
                continue
            text = _masked(prose, block)
            for slip in slips(text, locale):
                yield _place(page, prose, slip)
            if slips is not fr.slips or not ("'" in text or "’" in text):
                continue
            apostrophes += (
                (prose, found.start(), found.group()) for found in APOSTROPHE.finditer(text)
            )
    if slips is fr.slips:
        yield from _apostrophes(page, apostrophes)


def _masked(prose: Prose, block: Block) -> str:
    """Blank out what follows other rules: addresses, quotations, the titles of other sites."""
    text = prose.text
    for link in block.links:
        if link.text and link.target.startswith(("http:", "https:", "//")):
            text = text.replace(link.text, CODE * len(link.text), 1)
    if '"' in text or "“" in text:
        text = QUOTED.sub(_blank, text)
    return ADDRESS.sub(_blank, text) if SIGNS.search(text) else text


def _blank(found: re.Match[str]) -> str:
    return CODE * (found.end() - found.start())


def _place(page: Page, prose: Prose, slip: Slip) -> Place:
    span = Span(prose.offset(slip.start), prose.offset(slip.end - 1) + 1)
    # an entity or an escape stands there in the file: a person mends it
    same = page.text[span.start : span.end] == prose.text[slip.start : slip.end]
    edit = Edit(span, slip.right) if same and slip.right is not None else None
    return Place(span, edit, slip.convention, slip.remedy)


def _apostrophes(page: Page, found: list[tuple[Prose, int, str]]) -> Iterator[Place]:
    """Find the apostrophes of the lesser form, where a page has both."""
    counts = Counter(form for _, _, form in found)
    if len(counts) < 2:  # noqa: PLR2004 - one form
        return
    right = "'" if counts["'"] > counts["’"] else "’"
    for prose, start, form in found:
        if form != right:
            slip = Slip(
                start, start + 1, right, "two forms of the apostrophe on one page", f"{right} only"
            )
            yield _place(page, prose, slip)
