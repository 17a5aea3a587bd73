"""Pages that wait for their text: declared so, empty, or of a line where the source has a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.markdown.model import Page

DECLARED, EMPTY, LINE, COPY = "declared", "empty", "line", "copy"
"""Why a page is a placeholder."""
YES, NO = frozenset(("true", "yes", "y", "on", "1")), frozenset(("false", "no", "n", "off", "0"))
"""How front matter says yes and no, as text or as YAML reads it."""
SHORT, PIECES = 160, 2
"""Characters, and headings or blocks, that "coming soon" has at most."""
LETTERS = 40
"""What a page says in words, from which on it is no page of names and code, equal everywhere."""
MORE, TIMES = 3, 3
"""So many more pieces, and times the characters, the source has where a line stands for it."""


def is_untranslated(front_matter: Mapping[str, object]) -> bool:
    """Return whether front matter says `untranslated: true`, or `translated: false`.

    `1`, `yes` and `on` are true as well, quoted or not: other tools write them.
    """
    declared = {key: str(front_matter.get(key)).lower() for key in ("untranslated", "translated")}
    return declared["untranslated"] in YES or declared["translated"] in NO


def declared_untranslated(page: Page) -> bool:
    """Return whether a page says that it waits for its text: nothing compares it."""
    return is_untranslated(page.front_matter)


def placeholder(page: Page, source: Page | None, *, falls_back: bool = False) -> str:
    """Return why a page is a placeholder; empty where it is none.

    Args:
        page: the page.
        source: the source's, where there is one and the page is a translation of it.
        falls_back: whether the site shows the source's page where one is missing: one that is word
            for word the source's is then as one that is missing.
    """
    if declared_untranslated(page):
        return DECLARED
    if source is None or page.malformed:
        return ""
    mine = written(page)
    if not mine:
        return EMPTY if written(source) else ""
    if falls_back and mine == written(source) and _letters(page) >= LETTERS:
        return COPY
    return LINE if is_line(mine, source) else ""


def is_line(mine: Sequence[str], other: Page) -> bool:
    """Return whether a page, by what is `written` there, is a line where another has a page."""
    length = sum(map(len, mine))
    if len(mine) > PIECES or length > SHORT:
        return False
    theirs = written(other)
    return len(theirs) >= len(mine) + MORE and sum(map(len, theirs)) >= TIMES * length


def _letters(page: Page) -> int:
    return sum(map(str.isalpha, "".join(block.prose.text for block in page.blocks)))


def written(page: Page) -> list[str]:
    """Return the texts of a page's headings and blocks."""
    blocks = [
        block
        for section in page.sections
        for block in ((section.heading,) if section.heading else ()) + tuple(section.blocks)
    ]
    return [page.text[block.span.start : block.span.end].strip() for block in blocks]
