"""What the record says, as findings: on the translations, and on the record itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from concordance.corpus import show
from concordance.finding import Finding
from concordance.freshness.changes import changes, summary
from concordance.freshness.history import find_then
from concordance.freshness.normalise import VERSION
from concordance.freshness.state import State, checkable, freshness
from concordance.model import Span
from concordance.variants import naming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus import Corpus
    from concordance.finding import Counterpart
    from concordance.freshness.record import Key, Line, Record
    from concordance.freshness.state import SectionState, Translation
    from concordance.model import Section

PAGES = 20
"""The most pages whose history is read in one run, to tell what changed."""
PRUNE = "concordance stamp --prune"


def stale_sections(corpus: Corpus) -> Iterator[Finding]:
    """Give a finding for each section whose source is not what it was checked against."""
    known = corpus.once(freshness)
    code = corpus.project.source.code
    if not known.record.exists:
        return
    stale: dict[str, list[tuple[Translation, SectionState]]] = {}
    for translation in known.unsettled:
        yield from _gained(translation, code)
        yield from _lost(translation, code)
        for section in translation.of(State.STALE):
            stale.setdefault(translation.group.key, []).append((translation, section))
    for place, sections in enumerate(stale.values()):
        source = sections[0][0].source
        wanted = {f"{one.key.section} {one.recorded}": one.recorded for _, one in sections}
        then = find_then(Path(source.page.path), wanted) if place < PAGES else {}
        for translation, section in sections:
            said = f"the {code} section changed since this one was checked"
            there = section.source.span
            was = then.get(f"{section.key.section} {section.recorded}")
            if was is not None:
                found = changes((was.section, was.page), (section.source, source.page))
                said += f": {summary(found)}" if found else ""
                there = next((one.block.span for one in found if one.block), there)
            yield _on(translation, section, said, first="update it", code=code, there=there)


def _gained(translation: Translation, code: str) -> Iterator[Finding]:
    """Give the sections that the source has got since the page was checked, where they belong."""
    if not translation.recorded or translation.variant is None:
        return
    before = None
    for section in translation.sections:
        if section.target is not None:
            before = section.target
        elif section.state is State.MISSING and not section.recorded and not section.other_version:
            place = _place(before) if before else Span(0, 0)
            yield translation.variant.finding(
                f'{code} has "{naming(section.source)}" since this page was checked',
                place,
                hint=f"translate it below, then: {_stamping(translation, section.key)}",
                variants=(_there(translation, section),),
                value=f"{section.key.section} {section.current}",
            )


def _lost(translation: Translation, code: str) -> Iterator[Finding]:
    """Give the sections that the source has no longer."""
    for key, section in translation.dropped:
        if translation.variant is not None:
            yield translation.variant.finding(
                f"{code} no longer has this section, which was checked against it",
                _place(section),
                hint=f"remove it if need be, then: {_stamping(translation, key)}",
                value=key.section,
            )


def unchecked_sections(corpus: Corpus) -> Iterator[Finding]:
    """Give a finding for each section of which nothing is recorded."""
    known = corpus.once(freshness)
    code = corpus.project.source.code
    for translation in known.unsettled if known.record.exists else ():
        yield from _nothing(translation, code)
        for section in translation.of(State.UNKNOWN):
            if not section.other_version and section.key not in known.record.by_key:
                said = f"nobody has recorded that this section was checked against {code}"
                yield _on(
                    translation,
                    section,
                    said,
                    first="compare them",
                    code=code,
                    there=section.source.span,
                )


def _nothing(translation: Translation, code: str) -> Iterator[Finding]:
    """Give a page in which there is nothing to be checked: declared, or without any section."""
    sections = translation.sections
    if translation.counts[State.UNTRANSLATED] and translation.variant is not None:
        yield translation.variant.finding(
            "this page says it is untranslated, and is published as a notice",
            Span(0, 0),
            hint="translate it and take 'untranslated: true' away, then: "
            f"concordance stamp {translation.path}",
            variants=(_there(translation, sections[0]),),
        )
    missing = sections and all(one.state is State.MISSING for one in sections)
    if missing and translation.variant is not None and not translation.recorded:
        yield translation.variant.finding(
            f"this page has none of the sections of its {code} page",
            Span(0, 0),
            hint=f"translate them, then: concordance stamp {translation.path}",
            variants=(_there(translation, sections[0]),),
        )


def invalid_lines(corpus: Corpus) -> Iterator[Finding]:
    """Give what in the record cannot be read, or contradicts itself."""
    record = corpus.once(freshness).record
    if record.unreadable:
        yield _line(record, 1, f"the record cannot be read: {record.unreadable}")
    if record.conflicts:
        number = record.conflicts[0]
        yield _line(
            record, number, "a merge left its marks in the record", f"{PRUNE} keeps both sides"
        )
    for number, text in record.broken:
        said = f'"{text[:60]}" is not language, page, section and hash between tabs'
        yield _line(record, number, said, f"{PRUNE} drops the line")
    others = [line for line in record.lines if not line.readable]
    if others:
        version = others[0].hash.partition(":")[0]
        said = (
            f"{len(others)} hashes are of version {version} of the normaliser, this is {VERSION}"
            if len(others) > 1
            else f"this hash is of version {version} of the normaliser, this is {VERSION}"
        )
        hint = "concordance stamp --all, if every translation followed its source until now"
        yield _line(record, others[0].number, said, hint)
    paths = {
        (code, group.key): path
        for group in corpus.groups
        for code, path in (
            *group.absent.items(),
            *((code, source.path) for code, source in group.sources.items()),
        )
    }
    for key, lines in record.by_key.items():
        if len(lines) > 1:
            path = paths.get((key.language, key.page), key.page)
            same = len({line.hash for line in lines}) == 1
            yield _line(
                record,
                lines[1].number,
                f"{key.language} {key.page} #{key.section} is recorded twice, first on line "
                f"{lines[0].number}" + ("" if same else ", with another hash"),
                PRUNE
                if same
                else f"check it, then: concordance stamp {path} --section {key.section}",
                lines[1],
            )


def unused_lines(corpus: Corpus) -> Iterator[Finding]:
    """Give the lines of the record that are about what is no longer there."""
    known = corpus.once(freshness)
    if not known.record.by_key:
        return
    pages = {(one.language.code, one.group.key): one for one in known.unsettled}
    there = checkable(known.unsettled)
    for key, lines in known.record.by_key.items():
        translation = pages.get((key.language, key.page))
        if (
            key.page in known.settled
            or key in there
            or (translation and key in dict(translation.dropped))
        ):
            continue
        if translation is None or translation.variant is None:
            said = f"there is no {key.language} page {key.page}"
        elif translation.counts[State.UNTRANSLATED]:
            said = f"{translation.path} says it is untranslated"
        elif any(one.key == key for one in translation.sections):
            said = f"{translation.path} has no section '{key.section}'"
        else:
            said = f"{corpus.project.source.code} {key.page} has no section '{key.section}'"
        yield _line(known.record, lines[0].number, said, PRUNE, lines[0])


def _on(
    translation: Translation,
    section: SectionState,
    said: str,
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
        said,
        _place(target),
        hint=f"{first}, then: {command}",
        variants=(source.counterpart(there, naming(section.source)),),
        value=f"{section.key.section} {section.current}",
    )


def _there(translation: Translation, section: SectionState) -> Counterpart:
    return translation.source.counterpart(_place(section.source), naming(section.source))


def _stamping(translation: Translation, key: Key) -> str:
    return f"concordance stamp {translation.path} --section {key.section}"


def _place(section: Section) -> Span:
    """Give where a section is shown: its heading, else its first block."""
    if section.heading is not None:
        return section.heading.span
    return section.blocks[0].span if section.blocks else section.span


def _line(
    record: Record, number: int, said: str, hint: str = "", line: Line | None = None
) -> Finding:
    return Finding(
        path=show(record.path),
        line=number,
        column=1,
        rule="",
        message=said,
        hint=hint,
        language=line.key.language if line else "",
        value=" ".join(line.key) if line else said,
    )
