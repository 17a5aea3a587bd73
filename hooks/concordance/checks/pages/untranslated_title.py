"""A title left in the source's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.findings.model import Span
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding
    from concordance.markdown.model import Page

WORD = re.compile(r"[^\W\d_]{2,}")
ACRONYM = re.compile(r"\(([A-Z]{2,})\)$")
KEY = re.compile(r"^title[ \t]*:[ \t]*", re.MULTILINE)


@group_rule("untranslated-title", family="pages")
def untranslated_title(group: PageGroup) -> Iterator[Finding]:
    """A page's title is the source's, word for word, while its text is translated.

    Names and terms stay as they are in every language, so equal titles alone say nothing: of the
    title's words, two or more, most must occur in the source's text and not in the variant's; or
    the heading below says it in the source, and something else in the variant.
    """
    source = group.variants[0]
    if source.language != group.languages[0]:
        return
    for variant in group.variants[1:]:
        for span, title in _titles(variant.page):
            twin = next((at for at, other in _titles(source.page) if other == title), None)
            if twin is None or not (
                _foreign(title, source.page, variant.page)
                or _is_headed(title, source.page, variant.page)
            ):
                continue
            yield variant.finding(
                f'title "{title}" is the same as in {named(source.code)}',
                span,
                hint="translate it",
                variants=(source.counterpart(twin, title),),
                value=title,
            )
            break


def _is_headed(title: str, source: Page, page: Page) -> bool:
    """Return whether a title is that of the source's heading, and not of its own page's."""
    mine, theirs = _heading(page), _heading(source)
    return bool(mine) and title in theirs and title not in mine


def _heading(page: Page) -> str:
    first = next((section.heading for section in page.sections if section.heading), None)
    return " ".join(first.prose.text.split()) if first is not None and first.level == 1 else ""


def _foreign(title: str, source: Page, page: Page) -> bool:
    words = {word.lower() for word in WORD.findall(title)}
    if len(words) < 2 or _is_spelled_out(title):  # noqa: PLR2004 - one word may be the same in two languages
        return False
    theirs = words & _words(source)
    return 2 * len(theirs - _words(page)) > len(words)


def _is_spelled_out(title: str) -> bool:
    """Return whether a title is a name with its acronym: "Transport Layer Security (TLS)"."""
    acronym = ACRONYM.search(title)
    capitals = (
        "".join(char for char in title[: acronym.start()] if char.isupper()) if acronym else ""
    )
    return acronym is not None and acronym[1] == capitals


def _words(page: Page) -> set[str]:
    """Return the words of a page's text, its title apart."""
    texts = (block.prose.text for section in page.sections for block in section.blocks)
    return set(WORD.findall("\n".join(texts).lower()))


def _titles(page: Page) -> Iterator[tuple[Span, str]]:
    """Return the titles of a page and where they stand: the front matter's, the first heading's."""
    written = page.front_matter.get("title")
    if isinstance(written, str) and written.strip():
        key = KEY.search(page.text, 0, page.body)
        start = key.end() if key else 0
        yield Span(start, page.text.find("\n", start)), " ".join(written.split())
    first = next((section.heading for section in page.sections if section.heading), None)
    if first is not None and first.level == 1:
        yield first.span, " ".join(first.prose.text.split())
