"""What a person's word changes in a record: lines out, lines in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.freshness.record import RecordLine
from concordance.freshness.state import ReviewState, key_by_own_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from concordance.freshness.record import SectionKey, TranslationRecord
    from concordance.freshness.report import Freshness
    from concordance.freshness.state import TranslatedSection, Translation


@dataclass(frozen=True, slots=True)
class Stamped:
    """The lines a record then has, the sections newly recorded, and the lines taken away."""

    lines: tuple[RecordLine, ...]
    checked: tuple[TranslatedSection, ...]
    dropped: tuple[RecordLine, ...]


def stamp(
    report: Freshness,
    translations: Iterable[Translation],
    sections: Collection[str] = (),
    *,
    unfollowed: Collection[SectionKey] = (),
    unchanged: bool = False,
) -> Stamped:
    """Record that sections of translations were checked against the source as it is now.

    Args:
        report: what the record says before.
        translations: the pages that were checked.
        sections: the keys of the sections checked; all of each page where none is given, and
            then lines for sections that the page no longer has are dropped with it.
        unfollowed: the sections that stayed while their source changed in substance.
        unchanged: record these as such; they are left out otherwise.

    Returns:
        The record to write; sections that are missing or untranslated are left out, and pages
        that cannot be compared stay as they were recorded. What was recorded as unchanged remains
        so until its source changes, or `sections` names it.
    """
    meant = [
        item for item in translations if (item.language.code, item.group.key) not in report.away
    ]
    chosen = [
        section
        for translation in meant
        for section in translation.sections
        if section.state not in {ReviewState.MISSING, ReviewState.UNTRANSLATED}
        and (not sections or section.key.section in sections)
        and (unchanged or section.key not in unfollowed)
    ]
    keys = {section.key for section in chosen}
    gone = {
        key for item in meant for key, _ in item.dropped if not sections or key.section in sections
    }
    pages = {(item.language.code, item.group.key) for item in meant}
    remaining: list[RecordLine] = []
    dropped: list[RecordLine] = []
    for line in report.record.lines:
        whole = not sections and (line.key.language, line.key.page) in pages
        if line.key in keys:
            continue
        away = line.key in gone or (whole and line.key not in report.keys)
        (dropped if away else remaining).append(line)
    marked = {
        (line.key, line.hash) for line in report.record.lines if line.unchanged and not sections
    }
    marked |= {(item.key, item.current) for item in chosen if item.key in unfollowed}
    new = tuple(
        RecordLine(0, item.key, item.current, (item.key, item.current) in marked) for item in chosen
    )
    recorded = {(line.key, line.hash) for line in report.record.lines}
    checked = tuple(item for item in chosen if (item.key, item.current) not in recorded)
    return Stamped((*remaining, *new), checked, tuple(dropped))


def prune(report: Freshness) -> Stamped:
    """Drop the lines about what is gone, and what cannot be read; nothing becomes checked.

    What the source alone lost stays, since the translation is to be looked at; and so does what is
    recorded of a page that cannot be compared, and of a section that it lacks or that has an id
    otherwise than its source: other rules tell of these.
    """
    there = report.keys | {key for item in report.translations for key, _ in item.dropped}
    sections = [section for item in report.translations for section in item.sections]
    there |= {key for section in sections if (key := key_by_own_id(section)) is not None}
    there |= {section.key for section in sections if section.state is ReviewState.MISSING}
    remaining: list[RecordLine] = []
    dropped: list[RecordLine] = []
    for line in report.record.lines:
        stays = line.key in there or line.key[:2] in report.away
        (remaining if stays else dropped).append(line)
    return Stamped(tuple(remaining), (), tuple(dropped))


def moved(record: TranslationRecord, old: str, new: str) -> tuple[RecordLine, ...]:
    """Return the lines of a record after a page was renamed."""
    return tuple(
        line._replace(key=line.key._replace(page=new)) if line.key.page == old else line
        for line in record.lines
    )
