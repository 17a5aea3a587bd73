"""How the translations of a page stand, as plain data: what a site tells its readers of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from concordance.corpus.placeholders import declared_untranslated
from concordance.corpus.queries import query
from concordance.freshness.normalise import keyed, visible
from concordance.freshness.report import freshness
from concordance.freshness.state import ReviewState, Translation
from concordance.freshness.translations import PageLines, translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.markdown.model import Section


class LateSection(NamedTuple):
    """A section of a translation that lags, or is gone from the source.

    `here` is its id on its page and `there` the source's, each empty where it has none; `section`
    names it in the record, None where it is gone; `heading` is its text here.
    """

    here: str
    there: str
    section: str | None
    heading: str


class StandingTranslation(msgspec.Struct, array_like=True, frozen=True):
    """One page in a language other than its source's, there or not.

    `page` is its key, `path` where it is or should be; `counts` the number of its sections by
    state, `late` those to look at, which a translation that is not there has none of.
    """

    page: str
    language: str
    path: str
    there: bool
    counts: dict[ReviewState, int]
    late: tuple[LateSection, ...]


class Standing(msgspec.Struct, array_like=True, frozen=True):
    """One page in all its languages.

    `titles` and `paths` are by language, `waiting` has those that are declared untranslated;
    `headings` are the source's by id, where one waits for them.
    """

    titles: dict[str, str]
    paths: dict[str, str]
    waiting: tuple[str, ...]
    headings: dict[str, str]
    translations: tuple[StandingTranslation, ...]


@query(Standing)
def standing(group: PageGroup, lines: PageLines) -> Standing:
    """Return how the translations of a page stand, by what the record says of it."""
    found = tuple(translations(group.project, lines))
    waiting = tuple(each.code for each in group.pages if declared_untranslated(each.page))
    return Standing(
        titles={each.code: each.title for each in group.pages},
        paths={each.code: each.page.path for each in group.pages},
        waiting=waiting,
        headings=_headings(found[0]) if waiting and found else {},
        translations=tuple(
            StandingTranslation(
                *(group.key, each.language.code, each.path, each.variant is not None),
                *(dict(each.counts), tuple(_late(each))),
            )
            for each in found
        ),
    )


def standings(corpus: Corpus, groups: Iterable[PageGroup]) -> list[Standing]:
    """Return how the translations of some pages of a corpus stand, in their order."""
    report = corpus.memo(freshness)
    return [group.query(standing, report.lines_of(group)) for group in groups]


def _headings(translation: Translation) -> dict[str, str]:
    """Return the headings of the page that a translation is made from, by id."""
    source = translation.source.page
    return {
        name: " ".join(visible(section.heading, source).split())
        for name, section in keyed(source)
        if section.heading is not None
    }


def _late(translation: Translation) -> Iterator[LateSection]:
    """Yield the sections that lag, then those that the source no longer has."""
    if translation.variant is None:
        return
    ids = {id(section): name for name, section in keyed(translation.variant.page)}

    def named(target: Section | None) -> tuple[str, str]:
        """Return the id and the text of a section's heading."""
        if target is None or target.heading is None:
            return "", ""
        return ids.get(id(target), ""), target.heading.prose.text

    for section in translation.of(ReviewState.STALE):
        here, heading = named(section.target)
        there = section.key.section if section.source.heading is not None else ""
        yield LateSection(here, there, section.key.section, heading)
    for _, target in translation.dropped:
        here, heading = named(target)
        yield LateSection(here, "", None, heading)
