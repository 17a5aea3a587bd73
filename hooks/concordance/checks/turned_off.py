"""What a change turns off: what the checks said before it, they would no longer say."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.corpus.corpus import show
from concordance.corpus.placeholders import declared_untranslated
from concordance.findings.model import Finding, Severity
from concordance.findings.rule import Rule
from concordance.freshness.record import read_record, record_path, write_record
from concordance.freshness.translations import PageLines, translations
from concordance.markdown.suppressions import parse_suppressions
from concordance.project.mkdocs_yml import locate_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.freshness.record import RecordLine, SectionKey, TranslationRecord
    from concordance.markdown.model import Page, Section
    from concordance.project.project import Project

TURNED_OFF = Rule(
    name="turned-off",
    family="change",
    severity=Severity.WARNING,
    summary="A change silences a check, or records as checked what it did not touch",
    page=Path(__file__).parent / "turned-off.md",
)
"""The rule of `concordance check --since`; the configuration before the change gives its level."""
WEIGHT = {"off": 0, "warning": 1, "error": 2}
MOST = 5
"""Sections named in one finding."""


def turned_off(
    before: Corpus, now: Corpus, severities: Mapping[str, Severity]
) -> Iterator[Finding]:
    """Return what the change from one corpus to the other turns off, each with its reason.

    Args:
        before: the project as it was.
        now: the project as it is.
        severities: how much each rule weighs where a configuration gives it no level.
    """
    yield from _configuration(before.project, now.project, severities)
    old_groups = {group.key: group for group in before.groups}
    for group in now.groups:
        old = old_groups.get(group.key)
        for code, source in group.sources.items():
            old_source = old.sources.get(code) if old else None
            if old_source is not None and old_source.text() == source.text():
                continue
            page = source.read()
            old_page = old_source.read() if old_source else None
            yield from _ignores(old_page, page, code)
            yield from _untranslated(old_page, page, code)
    yield from _record(before, now)


def _finding(
    path: str,
    line: int,
    message: str,
    hint: str,
    *,
    language: str = "",
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding(path, line, 1, TURNED_OFF.name, message, severity, language, hint)


def _ignores(before: Page | None, page: Page, code: str) -> Iterator[Finding]:
    """Return the requests to ignore that are new, or whose line is another now."""
    there_before = Counter(key for key, _ in _requests(before)) if before is not None else Counter()
    for key, line in _requests(page):
        if there_before[key] > 0:
            there_before[key] -= 1
            continue
        rule, reason, covered = key
        where = "on this page" if not covered else "here"
        yield _finding(
            page.path,
            line,
            f'"{rule}" is ignored {where}: "{reason}"',
            "see that the reason holds",
            language=code,
        )


def _requests(page: Page) -> list[tuple[tuple[str, str, str], int]]:
    """Return each request's rule, reason and the line it covers, and its own line's number."""
    lines = page.text.split("\n")
    return [
        (
            (request.rule, request.reason, lines[request.line - 1] if request.line else ""),
            page.line_column(request.span.start)[0],
        )
        for request in parse_suppressions(page)
        if not request.fault
    ]


def _untranslated(before: Page | None, page: Page, code: str) -> Iterator[Finding]:
    if before is None or declared_untranslated(before) or not declared_untranslated(page):
        return
    line = next(
        (
            number
            for number, text in enumerate(page.text[: page.body].split("\n"), 1)
            if text.lstrip().startswith("untranslated")
        ),
        1,
    )
    yield _finding(
        page.path,
        line,
        "this page was translated and is declared untranslated, so that nothing compares it",
        'take "untranslated: true" away',
        language=code,
        severity=Severity.ERROR,
    )


def _configuration(
    before: Project, now: Project, severities: Mapping[str, Severity]
) -> Iterator[Finding]:
    """Return what of the configuration makes the checks weaker, at its keys."""
    for name, severity in severities.items():
        old = before.config.level(name, severity.value)
        new = now.config.level(name, severity.value)
        if WEIGHT[new] < WEIGHT[old]:
            message = f'the rule "{name}" is {_level(new)}, and was {_level(old)}'
            yield _at_key(now, ("extra", "concordance", "rules", name), message)
    codes = {language.code: language for language in now.languages}
    for language in before.languages:
        if language.code not in codes:
            yield _at_key(now, (), f'the language "{language.code}" is no longer compared')
        elif codes[language.code].partial and not language.partial:
            partial = ("extra", "concordance", "languages", language.code, "partial")
            message = f'missing pages of "{language.code}" are no longer listed: it is "partial"'
            yield _at_key(now, partial, message)
    if now.exclude != before.exclude:
        yield _at_key(now, ("exclude_docs",), "other pages are left out than before: exclude_docs")
    for key in ("record", "glossary", "source"):
        was, value = getattr(before.config, key), getattr(now.config, key)
        if was != value:
            place = ("extra", "concordance", key)
            yield _at_key(now, place, f'"{key}" is "{value}", and was "{was}"')


def _level(level: str) -> str:
    return level if level == "off" else f"{'an' if level == 'error' else 'a'} {level}"


def _at_key(project: Project, keys: Sequence[str], message: str) -> Finding:
    """Return a finding at a key of mkdocs.yml, or on the file where it is not written."""
    file = project.file or project.docs
    place = locate_key(file, keys).removeprefix(str(file)) if project.file and keys else ""
    line = place.split(":")[1] if place.startswith(":") else "1"
    return _finding(show(file), int(line), message, "see that it is meant")


def _record(before: Corpus, now: Corpus) -> Iterator[Finding]:
    """Return what was recorded without an edit of the translation, and what stamp never writes."""
    old, new = read_record(record_path(before.project)), read_record(record_path(now.project))
    path = show(new.path)
    if old.exists and not new.exists:
        yield _finding(path, 1, "the record of checked translations is gone", "restore it")
    if new.exists and old.exists:
        yield from _by_hand(old, new, path)
    if not new.exists or _by_page(new) == _by_page(old):
        return
    if not old.exists:
        count = len(new.lines)
        message = f"{count} sections are recorded as checked, where there was no record"
        yield _finding(path, 1, message, "see that somebody has checked them")
        return
    old_lines, old_groups = _by_page(old), {group.key: group for group in before.groups}
    groups = {group.key: group for group in now.groups}
    for key, lines in _by_page(new).items():
        added = [line for line in lines if line not in old_lines.get(key, ())]
        if added and key in groups:
            earlier = _texts(old_groups.get(key), before, old)
            yield from _stamps(groups[key], now, new, added, earlier)


def _by_page(record: TranslationRecord) -> dict[str, list[RecordLine]]:
    """Return the lines of each page, their numbers left out of the comparison."""
    found: dict[str, list[RecordLine]] = {}
    for line in record.lines:
        found.setdefault(line.key.page, []).append(line._replace(number=0))
    return found


def _by_hand(old: TranslationRecord, new: TranslationRecord, path: str) -> Iterator[Finding]:
    """Return a finding where the text of the record is not as the command writes it."""
    if _is_written(old) and not _is_written(new):
        yield _finding(
            path,
            1,
            "the record was edited by hand: the command writes it otherwise",
            "take it from the base, and run `concordance stamp`",
        )


def _is_written(record: TranslationRecord) -> bool:
    """Return whether a record's text is what the command writes, but for the line ends."""
    text = record.path.read_bytes().decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n") == write_record(record.lines)


def _stamps(
    group: PageGroup,
    now: Corpus,
    record: TranslationRecord,
    added: Sequence[RecordLine],
    earlier: Mapping[SectionKey, str],
) -> Iterator[Finding]:
    """Return, for each translation of a page, the new lines that nothing in it goes with.

    Args:
        group: the page.
        now: the project as it is.
        record: its record.
        added: the lines of this page that are new.
        earlier: the text of each section of its translations before.
    """
    numbers = {(line.key, line.hash): line.number for line in record.lines}
    hashes = {line.key: line.hash for line in added}
    keys = tuple(key for key in record.by_key if key.page == group.key)
    for translation in translations(now.project, PageLines(group, record, keys)):
        untouched, foreign = [], []
        for section in translation.sections:
            if section.key not in hashes:
                continue
            if section.current != hashes[section.key]:
                foreign.append(section.key)
            elif section.target is not None and translation.variant is not None:
                text = _digest(translation.variant.page, section.target)
                if earlier.get(section.key) == text:
                    untouched.append(section.key)
        for found, message in (
            (untouched, "recorded as checked, without an edit of the translation"),
            (foreign, "recorded with a hash that is not the source's, which the command writes"),
        ):
            if found:
                number = min(numbers.get((key, hashes[key]), 1) for key in found)
                yield _finding(
                    show(record.path),
                    number,
                    f"{translation.path}: {_listed(found)} {message}",
                    "see that somebody has checked it",
                    language=translation.language.code,
                )
    group.release()


def _texts(
    group: PageGroup | None, corpus: Corpus, record: TranslationRecord
) -> dict[SectionKey, str]:
    """Return a digest of the text of each section of a page's translations."""
    if group is None:
        return {}
    found = {
        section.key: _digest(translation.variant.page, section.target)
        for translation in translations(corpus.project, PageLines(group, record, ()))
        for section in translation.sections
        if section.target is not None and translation.variant is not None
    }
    group.release()
    return found


def _digest(page: Page, section: Section) -> str:
    span = section.span
    return hashlib.sha256(page.text[span.start : span.end].strip().encode()).hexdigest()


def _listed(keys: Sequence[SectionKey]) -> str:
    names = ", ".join(f'"{key.section}"' for key in keys[:MOST])
    more = f" and {len(keys) - MOST} more" if len(keys) > MOST else ""
    return f"{names}{more} {'is' if len(keys) == 1 else 'are'}"
