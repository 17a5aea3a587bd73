"""Sections whose source changed in substance while they stayed word for word as they were."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from concordance.freshness.history import find_past, page_at
from concordance.freshness.normalise import digest, followed
from concordance.freshness.state import ReviewState
from concordance.freshness.substance import differences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from concordance.freshness.state import TranslatedSection, Translation
    from concordance.freshness.substance import Difference
    from concordance.markdown.model import Page


class Unfollowed(NamedTuple):
    """A section of a translation that stayed, where it starts, and what changed in its source."""

    section: TranslatedSection
    path: str
    line: int
    column: int
    differences: tuple[Difference, ...]


def unfollowed(translation: Translation, sections: Collection[str] = ()) -> Iterator[Unfollowed]:
    """Return the sections that did not follow a change of their source.

    Args:
        translation: a page that a person says was checked.
        sections: the keys of the sections meant; all where none is given.

    Returns:
        Each section that lags, says what it said when its source still said what is recorded, and
        whose source has since changed in values, names, negations or attributions. None where
        git does not have the source of then.
    """
    source, variant = translation.source, translation.variant
    late = [
        item
        for item in translation.of(ReviewState.STALE)
        if item.recorded and (not sections or item.key.section in sections)
    ]
    if variant is None or not late:
        return
    past = find_past(Path(source.page.path), {item.key.section: item.recorded for item in late})
    then: dict[str, frozenset[str]] = {}
    for item in late:
        before, target = past.get(item.key.section), item.target
        if before is None or target is None:
            continue
        name = before.commit.name
        if name not in then:
            then[name] = _digests(page_at(Path(variant.page.path), before.commit))
        if digest(target, variant.page) not in then[name]:
            continue
        now = (item.source, source.page)
        found = differences((before.section, before.page), now, source.language.locale)
        if found:
            line, column = variant.page.line_column(target.span.start)
            yield Unfollowed(item, variant.page.path, line, column, tuple(found))


def _digests(page: Page | None) -> frozenset[str]:
    """Return the hashes of the sections of a page."""
    return (
        frozenset(digest(section, page) for _, section in followed(page)) if page else frozenset()
    )
