"""What the record says of the translations, as findings on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from concordance.corpus.group import label_of
from concordance.findings.model import Span
from concordance.findings.wording import named
from concordance.freshness.changes import changes, summary
from concordance.freshness.history import find_past
from concordance.freshness.normalise import FRONT
from concordance.freshness.record_lines import finding_on_line, stamp_command
from concordance.freshness.report import freshness
from concordance.freshness.state import ReviewState, key_by_own_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Counterpart, Finding
    from concordance.freshness.changes import Change
    from concordance.freshness.record import SectionKey
    from concordance.freshness.report import Freshness
    from concordance.freshness.state import TranslatedSection, Translation
    from concordance.markdown.model import Section

PAGES = 20
"""The most pages whose history is read in one run, to tell what changed."""


def stale_sections(corpus: Corpus) -> Iterator[Finding]:
    """Return a finding for each section whose source is not what it was checked against."""
    report = corpus.memo(freshness)
    code = named(corpus.project.source.code)
    if not report.record.exists:
        return
    changed = corpus.memo(stale_changes)
    for translation in report.unsettled:
        yield from _gained(translation, code)
        yield from _lost(translation, code)
    for translation, section in _stale(report):
        what = "front matter" if section.key.section == FRONT else "section"
        message = f"the {code} {what} changed since this one was checked"
        found = changed.get(section.key, [])
        message += f": {summary(found)}" if found else ""
        there = next((item.block.span for item in found if item.block), section.source.span)
        yield _on(translation, section, message, first="update it", code=code, there=there)


def stale_changes(corpus: Corpus) -> dict[SectionKey, list[Change]]:
    """Return what changed in the source of each stale section, where history tells.

    At most `PAGES` pages are looked up.
    """
    pages: dict[str, list[tuple[Translation, TranslatedSection]]] = {}
    for translation, section in _stale(corpus.memo(freshness)):
        pages.setdefault(translation.group.key, []).append((translation, section))
    found: dict[SectionKey, list[Change]] = {}
    for sections in list(pages.values())[:PAGES]:
        source = sections[0][0].source
        wanted = {f"{item.key.section} {item.recorded}": item.recorded for _, item in sections}
        then = find_past(Path(source.page.path), wanted)
        for _, section in sections:
            was = then.get(f"{section.key.section} {section.recorded}")
            if was is not None:
                now = (section.source, source.page)
                found[section.key] = changes((was.section, was.page), now)
    return found


def _stale(report: Freshness) -> list[tuple[Translation, TranslatedSection]]:
    """Return the sections that lag, those of a page in all its translations together."""
    pages: dict[str, list[tuple[Translation, TranslatedSection]]] = {}
    for translation in report.unsettled:
        for section in translation.of(ReviewState.STALE):
            pages.setdefault(translation.group.key, []).append((translation, section))
    return [each for sections in pages.values() for each in sections]


def _gained(translation: Translation, code: str) -> Iterator[Finding]:
    """Return the sections that the source has got since the page was checked, where they belong."""
    if not translation.recorded or translation.variant is None:
        return
    before = None
    for section in translation.sections:
        if section.target is not None:
            before = section.target
        elif (
            section.state is ReviewState.MISSING
            and not section.recorded
            and not section.other_version
        ):
            place = _place(before) if before else Span(0, 0)
            yield translation.variant.finding(
                f'{code} has "{label_of(section.source)}" since this page was checked',
                place,
                hint=f"translate it below, then: {_stamping(translation, section.key)}",
                variants=(_there(translation, section),),
                value=f"{section.key.section} {section.current}",
            )


def _lost(translation: Translation, code: str) -> Iterator[Finding]:
    """Return the sections that the source has no longer."""
    for key, section in translation.dropped:
        if translation.variant is not None:
            yield translation.variant.finding(
                f"{code} no longer has this section, which was checked against it",
                _place(section),
                hint=f"remove it if need be, then: {_stamping(translation, key)}",
                value=key.section,
            )


def unchecked_sections(corpus: Corpus) -> Iterator[Finding]:
    """Return a finding for each section of which nothing is recorded, one for a page of them."""
    report = corpus.memo(freshness)
    record = report.record
    code = named(corpus.project.source.code)
    empty = not (record.lines or record.broken or record.unreadable)
    empty_reported = False
    for translation in report.unsettled if record.exists else ():
        yield from _nothing(translation, code)
        unchecked = [
            section
            for section in translation.of(ReviewState.UNCHECKED)
            if not section.other_version
            and section.key not in record.by_key
            and key_by_own_id(section) not in record.by_key
        ]
        if empty and unchecked:
            if not empty_reported:
                command = f"{corpus.project.command} stamp PAGE"
                hint = f"{command}, once its translations were compared with it"
                yield finding_on_line(record, 1, "nothing is recorded here yet", hint)
            empty_reported = True
            continue
        unchecked = [section for section in unchecked if section.key.section != FRONT]
        sections = [each for each in translation.sections if each.key.section != FRONT]
        if len(unchecked) == len(sections) > 1 and not translation.dropped:
            yield _all_unchecked(translation, unchecked[0], code)
            continue
        for section in unchecked:
            message = f"nobody has recorded that this section was checked against {code}"
            there = section.source.span
            yield _on(translation, section, message, first="compare them", code=code, there=there)


def _all_unchecked(translation: Translation, first: TranslatedSection, code: str) -> Finding:
    """Return the one finding on a page of which no section is recorded."""
    if translation.variant is None or first.target is None:
        raise ValueError(first.key)  # sections of which nothing is recorded are there
    return translation.variant.finding(
        f"nobody has recorded that this page was checked against {code}",
        _place(first.target),
        hint=f"compare them, then: {_stamping(translation)}",
        variants=(_there(translation, first),),
        value=" ".join(item.current for item in translation.sections),
    )


def _nothing(translation: Translation, code: str) -> Iterator[Finding]:
    """Return a page in which there is nothing to be checked: declared, or without any section."""
    sections = translation.sections
    if translation.counts[ReviewState.UNTRANSLATED] and translation.variant is not None:
        yield translation.variant.finding(
            "this page says it is untranslated, and is published as a notice",
            Span(0, 0),
            hint="translate it and take 'untranslated: true' away, then: " + _stamping(translation),
            variants=(_there(translation, sections[0]),),
        )
    missing = sections and all(item.state is ReviewState.MISSING for item in sections)
    if missing and translation.variant is not None and not translation.recorded:
        yield translation.variant.finding(
            f"this page has none of the sections of its {code} page",
            Span(0, 0),
            hint=f"translate them, then: {_stamping(translation)}",
            variants=(_there(translation, sections[0]),),
        )


def _on(
    translation: Translation,
    section: TranslatedSection,
    message: str,
    *,
    first: str,
    code: str,
    there: Span,
) -> Finding:
    """Make a finding at the heading of a translation's section, with the command that ends it."""
    variant = translation.variant
    target = section.target
    if variant is None or target is None:
        raise ValueError(section.key)  # no finding is made of a section that is not there
    source = translation.source
    command = _stamping(translation, section.key)
    return variant.finding(
        message,
        _place(target),
        hint=f"{first}, then: {command}",
        variants=(source.counterpart(there, label_of(section.source)),),
        value=f"{section.key.section} {section.current}",
    )


def _there(translation: Translation, section: TranslatedSection) -> Counterpart:
    return translation.source.counterpart(_place(section.source), label_of(section.source))


def _stamping(translation: Translation, key: SectionKey | None = None) -> str:
    return stamp_command(translation.project, translation.path, key.section if key else "")


def _place(section: Section) -> Span:
    """Return where a section is shown: its heading, else its first block."""
    if section.heading is not None:
        return section.heading.span
    return section.blocks[0].span if section.blocks else section.span
