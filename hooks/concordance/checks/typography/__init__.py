"""What a page departs in from its language's typography, with the changes that mend it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from concordance.checks.typography import es, fr, lesser, pt
from concordance.checks.typography.slip import Slip
from concordance.findings.fixes import apply
from concordance.findings.model import Edit, Span
from concordance.markdown import parse_page
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from concordance.markdown.model import Block, Page, Prose

LANGUAGES: Mapping[str, Callable[[str, str], Iterator[Slip]]] = {
    "es": es.slips,
    "fr": fr.slips,
    "pt": pt.slips,
}
"""By primary subtag; a language that is not here has no conventions to depart from."""
WORDS = {"es": es.WORDS, "fr": fr.WORDS, "pt": pt.WORDS}
KINDS = {
    "paragraph",
    "item",
    "heading",
    "term",
    "definition",
    "row",
    "footnote",
    "admonition",
    "component",
    "details",
    "tab",
    "text",
}
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)»]|[\w.+-]++@[\w.-]*\w|:[A-Za-z0-9_+-]++:(?!\w)"
    r"|\{[^{}\n]*+\}|\[[ xX]\](?= )|\+\d[\d ().-]{5,20}\d"
    r"|\b(?:Yahoo|Joomla|Jeopardy|Kahoot|Yum|Mamma Mia|Hack The Planet)!"
)
"""Addresses, emoji's names, braces, a task's box, telephone numbers, names with a mark."""
SIGNS = re.compile(r":[A-Za-z0-9_+/-]|@|\{|\[|www\.|\+\d|!")
"""What every such thing has."""
LONG_NUMBER = re.compile(r"\d[\d ().-]{5,20}\d")
DIALLED = re.compile(
    r"(?i:\b(?:t[eé]l(?:éfono|efone|éphone)?|fax|llam[ae]r?|ligu?[ae]r?|appele[rz]|composez)\b)"
    r"[^\d\n]{0,20}(\d[\d ().-]{5,20}\d)"
)
"""A telephone number without its country, after what says that it is one."""
GUILLEMETS = re.compile(r"«\s?([^«»\n]*[^«»\s])\s?»")
REMEMBERED = 4096
TITLE = 3
"""Words from which on what is emphasised or quoted may be told by them to be in a language."""
DECLARED = re.compile(r"[*_]{1,2}\{:?[^{}\n]*\blang=[\"']?([A-Za-z]+)")
"""The end of an emphasised phrase that says which language it is in."""
WORD = re.compile(r"[^\W\d_]+")
TEMPLATE = re.compile(r"\{[{%]|[%}]\}")
QUOTED = re.compile(r"(?<=“)[^“”\n]*+(?=”)|(?<=\")[^\"\n]*+(?=\")")
TELLING = re.compile(r"[;:!?,%«»'’\dE]|\s\.")
"""Without any of these no language's conventions are at stake."""
EMPHASIS_MARKS = frozenset("*_")
EMPHASIS = "*_~=^"
"""Marks that open or close by whether a space is beside them."""
CLOSING = f"{EMPHASIS}]"
"""The same, and the bracket that a `(` or `:` right behind it makes a link or its definition."""
INK = re.compile(rf"[^{re.escape(EMPHASIS)}]")
APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Place:
    """A departure at a place of the page; `edit` is None where a person must decide."""

    span: Span
    edit: Edit | None
    convention: str
    remedy: str


def places(page: Page, locale: str) -> Iterator[Place]:
    """Find the departures of a page, in order of its blocks; none for other languages' locales.

    An edit that would undo emphasis, make a link of brackets, or data of the first line ("key:"),
    is left out: a person mends it.
    """
    found = list(_places(page, locale))
    if not any(_beside_marks(page, place.edit) for place in found):
        yield from found
        return
    undone = _undone(page, [place.edit for place in found if place.edit is not None])
    for place in found:
        spoils = any(span.start <= place.span.start < span.end for span in undone)
        yield replace(place, edit=None) if spoils else place


def _beside_marks(page: Page, edit: Edit | None) -> bool:
    """Return whether an edit takes or puts a space where marks are read: on the first line too."""
    if edit is None:
        return False
    if "\n" not in page.text[: edit.span.start]:
        return True
    start, end = edit.span.start, edit.span.end
    before = page.text[start - 1 : start] in CLOSING and start > 0
    after = page.text[end : end + 1] in EMPHASIS and end < len(page.text)
    old, new = page.text[start:end], edit.replacement
    return (before and old[:1].isspace() != new[:1].isspace()) or (
        after and old[-1:].isspace() != new[-1:].isspace()
    )


def _undone(page: Page, edits: list[Edit]) -> list[Span]:
    """Return where a page would show other marks, were the edits made: blocks, or all of it."""
    before = list(page.blocks)
    after = list(parse_page(apply(page.text, edits), page.path, commonmark=page.commonmark).blocks)
    if len(after) != len(before):
        return [Span(0, len(page.text) + 1)]
    return [old.span for old, new in zip(before, after, strict=True) if _marks(old) != _marks(new)]


def _marks(block: Block) -> tuple[str, list[str]]:
    """Return a block's kind, and what of its proses are marks of emphasis, spaces left out."""
    proses = block.cells or (block.prose,)
    return block.kind, [INK.sub("x", "".join(prose.text.split())) for prose in proses]


def _glued(page: Page, block: Block) -> Iterator[Place]:
    """Find words that run into the link after them: letter, bracket, letter.

    A person mends it: the word is read otherwise before, and what is wrong with it shows after.
    """
    for link in block.links:
        start = link.span.start
        around = page.text[max(start - 1, 0) : start + 2]
        if (
            link.kind == "link"
            and start
            and around[1:2] == "["
            and (around[0] + around[2:]).isalpha()
        ):
            yield Place(
                link.span, None, "a word glued to the link after it", "a space between them"
            )


def _places(page: Page, locale: str) -> Iterator[Place]:
    """Find the departures and the edit of each."""
    tongue = locale.split("-", maxsplit=1)[0].lower()
    slips = LANGUAGES.get(tongue)
    if slips is None:
        return
    apostrophes: list[tuple[Prose, int, str]] = []
    blocks = [block for block in page.blocks if block.kind in KINDS]
    for block in blocks:
        yield from _glued(page, block) if block.links else ()
        for prose in block.cells or (block.prose,):
            if not TELLING.search(prose.text):
                continue
            text = _masked(page, prose, block, tongue)
            found = [
                slip
                for slip in _slips(tongue, text, locale)
                if not _beside_template(page, prose, slip)
            ]
            if not (found and _is_foreign(prose.text, WORDS[tongue])):
                yield from (_place(page, prose, slip) for slip in found)
            if slips is not fr.slips or not ("'" in text or "’" in text):
                continue
            apostrophes += (
                (prose, found.start(), found.group()) for found in APOSTROPHE.finditer(text)
            )
    if slips is fr.slips:
        yield from _apostrophes(page, apostrophes)
    proses = [prose for block in blocks for prose in block.cells or (block.prose,)]
    yield from _lesser(page, proses, locale)


@lru_cache(maxsize=REMEMBERED)
def _slips(tongue: str, text: str, locale: str) -> tuple[Slip, ...]:
    return tuple(LANGUAGES[tongue](text, locale))


def _lesser(page: Page, proses: Sequence[Prose], locale: str) -> Iterator[Place]:
    """Find the forms that the page mostly writes otherwise."""
    for prose, slip in (*lesser.quotes(proses, locale), *lesser.breaks(proses)):
        if not _beside_template(page, prose, slip):
            yield _place(page, prose, slip)


def _masked(page: Page, prose: Prose, block: Block, tongue: str) -> str:
    """Blank out what follows other rules: addresses, quotations, the titles of other sites.

    `tongue` is the primary subtag of the page's language.
    """
    text = prose.text
    for start, end, declared in _set_apart(page, prose):
        if declared not in {"", tongue} or _is_foreign(text[start:end], WORDS[tongue]):
            text = text[:start] + CODE * (end - start) + text[end:]
    for found in DIALLED.finditer(text) if LONG_NUMBER.search(text) else ():
        text = text[: found.start(1)] + CODE * len(found[1]) + text[found.end(1) :]
    for link in block.links:
        if link.text and link.target.startswith(("http:", "https:", "//")):
            text = text.replace(link.text, CODE * len(link.text), 1)
    if '"' in text or "“" in text:
        text = QUOTED.sub(_blank, text)
    return ADDRESS.sub(_blank, text) if SIGNS.search(text) else text


def _set_apart(page: Page, prose: Prose) -> Iterator[tuple[int, int, str]]:
    """Return what of a prose is between guillemets or single marks of emphasis, as titles are.

    With each comes the language that it declares itself to be in, or nothing.
    """
    written, pairs = page.text, prose.source_map
    for (start, offset), (end, _) in zip(pairs, (*pairs[1:], (len(prose.text), 0)), strict=False):
        closed = offset + end - start
        mark = written[closed : closed + 1]
        if mark not in EMPHASIS_MARKS or not written.endswith(mark, 0, offset):
            continue
        around = written[max(0, offset - 2) : offset] + written[closed : closed + 2]
        if len({*around}) > 1:
            declared = DECLARED.match(written, closed)
            yield start, end, declared[1].lower() if declared else ""
    for found in GUILLEMETS.finditer(prose.text) if "«" in prose.text else ():
        yield *found.span(1), ""


def _is_foreign(text: str, words: frozenset[str]) -> bool:
    """Return whether a phrase is of another language: no usual word of this one, nor an accent."""
    found = WORD.findall(text.lower())
    plain = all(word.isascii() for word in found)
    return len(found) >= TITLE and plain and words.isdisjoint(found)


def _beside_template(page: Page, prose: Prose, slip: Slip) -> bool:
    """Return whether a template, which is no text here, stands at a slip: its words are unknown."""
    text = page.text
    start = prose.offset(slip.start - 1) + 1 if slip.start else prose.offset(slip.start)
    end = prose.offset(slip.end) if slip.end < len(prose.text) else prose.offset(slip.end - 1) + 1
    return end - start > slip.end - slip.start and TEMPLATE.search(text, start, end) is not None


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
