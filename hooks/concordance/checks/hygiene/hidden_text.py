"""Text that stands in the page, is compared, and that no reader sees or hears."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING

from concordance.checks.hygiene.active_html import ATTRIBUTE, TAG
from concordance.checks.hygiene.attribute_lists import attribute_lists
from concordance.checks.hygiene.unshown import BOGUS, SIGNS, hidden_by
from concordance.checks.rule import group_rule
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding

MARKUP = re.compile(r"<[^<>]*>|&\w+;")
WORD = re.compile(rf"{MARKUP.pattern}|([^\W_]+)")
PARAGRAPH = re.compile(r"\n\n")
QUOTED = 40
WINDOW = 10 * QUOTED
HINT = "show it, or take it out"


@group_rule("hidden-text", family="hygiene")
def hidden_text(group: PageGroup) -> Iterator[Finding]:
    """Text is hidden from the readers of one language, and compared all the same.

    What every variant hides, as a note for later, deceives nobody.
    """
    found = [list(hidden_in(variant)) for variant in group.variants]
    least = min(map(len, found))
    for hidden in found:
        yield from hidden if len(hidden) > least else ()


def hidden_in(variant: Variant) -> Iterator[Finding]:
    """Return each text that a page hides, as a finding."""
    page = variant.page
    if page.path.lower().endswith(".mdx"):
        return
    found = list(_hidden_in(variant))  # on most pages none, and the signs are many to look for
    if found and SIGNS.search(page.text.lower()):
        yield from found


def _hidden_in(variant: Variant) -> Iterator[Finding]:
    page = variant.page
    text = page.without_code
    words = _Words(text)
    for tag in TAG.finditer(text):
        name = tag[1].lower()
        given: dict[str, str] = {}
        for each in ATTRIBUTE.finditer(tag[2]):  # of two of a name a browser takes the first
            given.setdefault(each["name"].lower(), unescape((each["value"] or "").strip("\"'")))
        if (how := hidden_by(given, name)) and (concealed := words.held(tag.end() + 1, name)):
            message = f'{how} hides "{concealed}" from readers'
            span = Span(tag.start(), tag.end(1))
            yield variant.finding(message, span, hint=HINT, value=concealed)
    for span, given in attribute_lists(text):
        if how := hidden_by(given):
            message = f"{how} in an attribute list hides its text from readers"
            yield variant.finding(message, span, hint=HINT, value=how)
    for mark in BOGUS.finditer(text, page.body):
        message = f"'{mark[0]}' begins a comment on the page, which no reader sees"
        yield variant.finding(message, Span(*mark.span()), hint=HINT, value=mark[0])


class _Words:
    """Where the words, the paragraphs' ends and the elements' ends of a text are, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends: dict[str, list[int]] = {}

    @cached_property
    def paragraphs(self) -> list[int]:
        """Return where the paragraphs end."""
        return [end.start() for end in PARAGRAPH.finditer(self.text)]

    @cached_property
    def starts(self) -> list[int]:
        """Return where the words begin."""
        return [word.start(1) for word in WORD.finditer(self.text) if word[1]]

    def held(self, start: int, name: str) -> str:
        """Return the words that an element holds up to its end, or to that of its paragraph."""
        if name not in self.ends:
            pattern = re.compile(rf"</{re.escape(name)}\b", re.IGNORECASE)
            self.ends[name] = [end.start() for end in pattern.finditer(self.text)]
        stop = _after(self.ends[name], start) or _after(self.paragraphs, start) or len(self.text)
        first = _after(self.starts, start)
        if first is None or first >= stop:
            return ""
        shown = self.text[first : min(stop, first + WINDOW)]
        words = " ".join(MARKUP.sub(" ", shown).split())
        return words if len(words) <= QUOTED else f"{words[:QUOTED]}…"


def _after(places: list[int], start: int) -> int | None:
    """Return the first of some places, in order, from a position on."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else None
