"""What the record says of a whole project: how each translation stands to its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from concordance.corpus.queries import query
from concordance.freshness.record import SectionKey, TranslationRecord, read_record, record_path
from concordance.freshness.state import ReviewState, Translation
from concordance.freshness.translations import PageLines, translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup


@dataclass(frozen=True)
class Freshness:
    """What a project's record says of its translations, in the order of pages and languages."""

    record: TranslationRecord
    corpus: Corpus

    @cached_property
    def translations(self) -> tuple[Translation, ...]:
        """Return every translation; every page is read for that."""
        return tuple(self.of(self._by_key))

    def of(self, pages: Iterable[str]) -> Iterator[Translation]:
        """Return the translations of some pages, which are read for that, by the pages' keys."""
        for lines in map(self._by_key.get, pages):
            yield from translations(self.corpus.project, lines) if lines else ()

    @cached_property
    def unsettled(self) -> tuple[Translation, ...]:
        """Return the translations of the pages that are not settled."""
        return tuple(self.of(key for key in self._by_key if key not in self.settled))

    @cached_property
    def settled(self) -> frozenset[str]:
        """Return the keys of the pages whose sections are all fresh, and nothing more recorded."""
        return frozenset(
            lines.group.key for lines in self._lines if lines.group.query(_settled, lines)
        )

    def prefetch(self, group: PageGroup) -> None:
        """Run the queries whether a page is settled, and there."""
        if group.key in self._by_key:
            group.query(_settled, self._by_key[group.key])
        group.query(_spoilt)

    def lines_of(self, group: PageGroup) -> PageLines:
        """Return what is recorded of a page: nothing of one that the source does not have."""
        return self._by_key.get(group.key) or PageLines(group, self.record, ())

    @cached_property
    def _by_key(self) -> Mapping[str, PageLines]:
        return {lines.group.key: lines for lines in self._lines}

    @cached_property
    def _lines(self) -> tuple[PageLines, ...]:
        """Return what is recorded of each page that the source has."""
        source = self.corpus.project.source.code
        by_page: dict[str, list[SectionKey]] = {}
        for key in self.record.by_key:
            by_page.setdefault(key.page, []).append(key)
        return tuple(
            PageLines(group, self.record, tuple(by_page.get(group.key, ())))
            for group in self.corpus.groups
            if source in group.sources
        )

    @cached_property
    def away(self) -> frozenset[tuple[str, str]]:
        """Return the languages and pages that cannot be compared now, or are missing by mistake."""
        return frozenset(pair for group in self.corpus.groups for pair in _away(group))

    @cached_property
    def keys(self) -> frozenset[SectionKey]:
        """Return the keys that a line may have: those of sections that are there to be checked."""
        return checkable(self.translations)


def checkable(translations: Iterable[Translation]) -> frozenset[SectionKey]:
    """Return the keys of the sections of translations that are there to be checked."""
    return frozenset(
        section.key
        for translation in translations
        for section in translation.sections
        if section.state not in {ReviewState.MISSING, ReviewState.UNTRANSLATED}
    )


def _away(group: PageGroup) -> Iterator[tuple[str, str]]:
    """Return the languages in which a page is an error of its own, each with the page's key."""
    for language in group.languages:
        expected = language.code in group.absent and not language.partial
        if expected and group.languages[0].code in group.sources:
            yield language.code, group.key
    pages = group.pages if group.query(_spoilt) else ()
    for variant in pages:
        source = variant.language == group.languages[0]
        for language in group.languages if source else (variant.language,):
            if variant.page.malformed:
                yield language.code, group.key


@query(bool)
def _spoilt(group: PageGroup) -> bool:
    return any(variant.page.malformed for variant in group.pages)


def freshness(corpus: Corpus) -> Freshness:
    """Compare every translation with the record; to be asked for through `corpus.once`."""
    return Freshness(read_record(record_path(corpus.project)), corpus)


def prefetch_freshness(corpus: Corpus, group: PageGroup) -> None:
    """Run the queries of the rules on freshness on a page; for `corpus_rule`."""
    report = corpus.memo(freshness)
    if report.record.exists:
        report.prefetch(group)


@query(bool)
def _settled(group: PageGroup, lines: PageLines) -> bool:
    found = list(translations(group.project, lines))
    keys = {section.key for item in found for section in item.sections}
    return keys.issuperset(lines.keys) and all(
        section.state is ReviewState.FRESH for item in found for section in item.sections
    )
