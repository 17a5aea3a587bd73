"""What is wrong with the record itself, as findings on its lines."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from concordance.corpus.corpus import show
from concordance.findings.model import Finding
from concordance.findings.wording import named
from concordance.freshness.normalise import FRONT, VERSION
from concordance.freshness.report import checkable, freshness
from concordance.freshness.state import ReviewState, key_by_own_id
from concordance.markdown.front_matter import RULE as INVALID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.freshness.record import RecordLine, SectionKey, TranslationRecord
    from concordance.freshness.state import Translation
    from concordance.project.project import Project


def stamp_command(project: Project, path: str, section: str = "") -> str:
    """Return the command that records a page, or one section of it, as checked: to be pasted."""
    arguments = shlex.join([path, *(["--section", section] if section else [])])
    return f"{project.command} stamp {arguments}"


def prune_command(project: Project) -> str:
    """Return the command that drops what the record need not say."""
    return f"{project.command} stamp --prune"


def invalid_lines(corpus: Corpus) -> Iterator[Finding]:
    """Return what in the record cannot be read, or contradicts itself."""
    record = corpus.memo(freshness).record
    prune = prune_command(corpus.project)
    if record.unreadable:
        yield finding_on_line(record, 1, f"the record cannot be read: {record.unreadable}")
    if record.conflicts:
        number = record.conflicts[0]
        yield finding_on_line(
            record, number, "a merge left its marks in the record", f"{prune} keeps both sides"
        )
    for number, text in record.broken:
        message = f'"{text[:60]}" is not language, page, section and hash between tabs'
        yield finding_on_line(record, number, message, f"{prune} drops the line")
    others = [line for line in record.lines if not line.readable]
    if others:
        version = others[0].hash.partition(":")[0]
        message = (
            f"{len(others)} hashes are of version {version} of the normaliser, this is {VERSION}"
            if len(others) > 1
            else f"this hash is of version {version} of the normaliser, this is {VERSION}"
        )
        command = f"{corpus.project.command} stamp --all"
        hint = f"{command}, if every translation followed its source until now"
        yield finding_on_line(record, others[0].number, message, hint)
    paths = {
        (code, group.key): path
        for group in corpus.groups
        for code, path in (
            *group.absent.items(),
            *((code, source.path) for code, source in group.sources.items()),
        )
    }
    for key, lines in record.by_key.items():
        if len(lines) > 1 and not record.conflicts:  # the two sides of a merge have it
            path = paths.get((key.language, key.page), key.page)
            same = len({line.hash for line in lines}) == 1
            yield finding_on_line(
                record,
                lines[1].number,
                f"{key.language} {key.page} #{key.section} is recorded twice, first on line "
                f"{lines[0].number}" + ("" if same else ", with another hash"),
                prune
                if same
                else f"check it, then: {stamp_command(corpus.project, path, key.section)}",
                lines[1],
            )


def unused_lines(corpus: Corpus) -> Iterator[Finding]:
    """Return the lines of the record that are about what is no longer there, a page's as one.

    A page that cannot be read or is missing is told as that, and may well come back as it was.
    """
    report = corpus.memo(freshness)
    if not report.record.by_key:
        return
    pages = {
        (candidate.language.code, candidate.group.key): candidate for candidate in report.unsettled
    }
    there = checkable(report.unsettled)
    missed = report.away
    found: dict[str, list[RecordLine]] = {}
    for key, lines in report.record.by_key.items():
        translation = pages.get((key.language, key.page))
        if (
            key.page in report.settled
            or key in there
            or (key.language, key.page) in missed
            or (key.section == FRONT and _front_is_spoilt(translation))
            or (translation and (_known_to(translation, key) or _lost(translation, key)))
        ):
            continue
        if translation is None or translation.variant is None:
            message = f"there is no {named(key.language)} page {key.page}"
        elif translation.counts[ReviewState.UNTRANSLATED]:
            message = f"{translation.path} says it is untranslated"
        else:
            message = (
                f"{named(corpus.project.source.code)} {key.page} has no section '{key.section}'"
            )
        found.setdefault(message, []).append(lines[0])
    for message, lines_ in found.items():
        more = f", which {len(lines_)} lines are about" if len(lines_) > 1 else ""
        yield finding_on_line(
            report.record,
            lines_[0].number,
            message + more,
            prune_command(corpus.project),
            lines_[0],
        )


def _lost(translation: Translation, key: SectionKey) -> bool:
    """Return whether a section of the source is missing in a page, which heading-mismatch tells."""
    return translation.variant is not None and any(
        item.key == key and item.state is ReviewState.MISSING for item in translation.sections
    )


def _front_is_spoilt(translation: Translation | None) -> bool:
    """Return whether the front matter of a page or of its source is there and is not read."""
    variants = translation.group.pages if translation else ()
    return any(problem.rule == INVALID for each in variants for problem in each.page.problems)


def _known_to(translation: Translation, key: SectionKey) -> bool:
    """Return whether a page has a section that was dropped, or has its id against its source."""
    return key in dict(translation.dropped) or any(
        key_by_own_id(section) == key for section in translation.sections
    )


def finding_on_line(
    record: TranslationRecord,
    number: int,
    message: str,
    hint: str = "",
    line: RecordLine | None = None,
) -> Finding:
    """Make a finding on a line of the record."""
    return Finding(
        path=show(record.path),
        line=number,
        column=1,
        rule="",
        message=message,
        hint=hint,
        language=line.key.language if line else "",
        value=" ".join(line.key) if line else message,
    )
