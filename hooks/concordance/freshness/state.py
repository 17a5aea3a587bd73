"""The review state of a translation and of its sections, from the record."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.group import PageGroup, Variant
    from concordance.freshness.record import SectionKey
    from concordance.markdown.model import Section
    from concordance.project.project import Language, Project


class ReviewState(StrEnum):
    """Review state of a translated section.

    `FRESH` was checked against the source as it is now, `STALE` against an earlier one; of
    `UNCHECKED` nothing is recorded. `MISSING` is not in the translation; the page of
    `UNTRANSLATED` declares `untranslated: true`.
    """

    FRESH = "fresh"
    STALE = "stale"
    UNCHECKED = "unchecked"
    MISSING = "missing"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True)
class TranslatedSection:
    """One section of the source and its counterpart in one translation.

    `current` is the source's hash, `recorded` what the translation was checked against, empty
    where nothing is recorded. `other_version` tells that a record of another version is there.
    """

    key: SectionKey
    state: ReviewState
    current: str
    recorded: str
    source: Section
    target: Section | None
    other_version: bool = False


@dataclass(frozen=True)
class Translation:
    """One page in one language other than its source's: its sections in the source's order.

    `path` is where it is, or should be; `variant` is None where it is not there. `dropped` are
    the sections it still has of those that were recorded and the source no longer has.
    """

    group: PageGroup
    language: Language
    path: str
    variant: Variant | None
    sections: tuple[TranslatedSection, ...]
    project: Project
    dropped: tuple[tuple[SectionKey, Section], ...] = ()

    @cached_property
    def counts(self) -> Mapping[ReviewState, int]:
        """Return how many sections are in each state; those dropped by the source are stale."""
        found = Counter(section.state for section in self.sections)
        if self.dropped:
            found[ReviewState.STALE] += len(self.dropped)
        return found

    @property
    def source(self) -> Variant:
        """Return the page this one is translated from."""
        return self.group.by_code[self.group.languages[0].code]

    @property
    def recorded(self) -> bool:
        """Return whether anything is recorded of this page."""
        return any(section.recorded for section in self.sections) or bool(self.dropped)

    def of(self, state: ReviewState) -> Iterator[TranslatedSection]:
        """Return the sections in one state."""
        return (section for section in self.sections if section.state is state)


def key_by_own_id(section: TranslatedSection) -> SectionKey | None:
    """Return the key of a section by its own id, where that is not its source's.

    heading-mismatch tells of that; what was recorded of it may still hold.
    """
    target = section.target
    if target is None or not target.id or target.id == section.key.section:
        return None
    return section.key._replace(section=target.id)
