"""The translations of one page compared with their source, section by section, by the record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from concordance.corpus.placeholders import declared_untranslated
from concordance.freshness.normalise import FRONT, digest, followed, front, keyed
from concordance.freshness.record import SectionKey, TranslationRecord
from concordance.freshness.state import ReviewState, TranslatedSection, Translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Section
    from concordance.project.project import Language, Project


@dataclass(frozen=True)
class PageLines:
    """What the record says of one page: a context for queries."""

    group: PageGroup
    record: TranslationRecord
    keys: tuple[SectionKey, ...]

    @cached_property
    def fingerprint(self) -> str:
        """Digest the hashes recorded of the page."""
        recorded = [(key, [line.hash for line in self.record.by_key[key]]) for key in self.keys]
        return sha256(repr(recorded).encode()).hexdigest()


def translations(project: Project, lines: PageLines) -> Iterator[Translation]:
    """Return each translation of a page, there or not; none where the source is not there."""
    group, source = lines.group, project.source
    if source.code not in group.by_code:
        return
    page = group.by_code[source.code].page
    hashed = [(key, section, digest(section, page)) for key, section in followed(page)]
    for language in project.languages:
        if language == source:
            continue
        path = (
            group.sources[language.code].path
            if language.code in group.sources
            else group.absent.get(language.code, "")
        )
        variant = next(
            (candidate for candidate in group.pages if candidate.language == language), None
        )
        sections = tuple(_sections(group, variant, language, hashed, lines))
        recorded = [key for key in lines.keys if key.language == language.code]
        dropped = _dropped(group, sections, recorded)
        yield Translation(group, language, path, variant, sections, project, dropped)


def _sections(
    group: PageGroup,
    variant: Variant | None,
    language: Language,
    sections: list[tuple[str, Section, str]],
    lines: PageLines,
) -> Iterator[TranslatedSection]:
    """Compare each section of the source (key, section, hash) with what is recorded."""
    first = sections[:1] if sections[:1] and sections[0][0] == FRONT else []
    rest = [section for _, section, _ in sections[len(first) :]]
    targets = [*_front_of(variant, first), *_targets(group, language.code, rest)]
    known = any(key[:2] == (language.code, group.key) for key in lines.keys)
    declared = variant is not None and declared_untranslated(variant.page)
    for (name, section, current), target in zip(sections, targets, strict=True):
        key = SectionKey(language.code, group.key, name)
        recorded = lines.record.hash_of(key)
        readable = any(line.readable for line in lines.record.by_key.get(key, ()))
        if declared:
            state = ReviewState.UNTRANSLATED
        elif name == FRONT and target is None:
            continue  # what it lacks there is no section's loss
        elif name == FRONT and known and not recorded:
            state = ReviewState.FRESH  # recorded before front matter was: with the next stamp
        elif target is None:
            state = ReviewState.MISSING
        elif not recorded or not readable:
            state = ReviewState.UNCHECKED
        else:
            state = ReviewState.FRESH if recorded == current else ReviewState.STALE
        yield TranslatedSection(
            key,
            state,
            current,
            recorded if readable else "",
            section,
            target,
            other_version=key in lines.record.by_key and not readable,
        )


def _front_of(variant: Variant | None, first: Sequence[object]) -> list[Section | None]:
    """Return the texts of a translation's front matter, where the source (`first`) has some."""
    return [front(variant.page) if variant is not None else None for _ in first]


def _dropped(
    group: PageGroup, sections: Sequence[TranslatedSection], recorded: Sequence[SectionKey]
) -> tuple[tuple[SectionKey, Section], ...]:
    """Pair the lines whose section the source no longer has with what the translation still has.

    By the same key; else in order, where an id made of words differs from language to language.
    """
    current_keys = {section.key for section in sections}
    gone = [key for key in recorded if key not in current_keys]
    variant = group.by_code.get(gone[0].language) if gone else None
    if variant is None:
        return ()
    paired = {id(section.target) for section in sections}
    extra = [(name, section) for name, section in keyed(variant.page) if id(section) not in paired]
    found = {key: section for key in gone for name, section in extra if name == key.section}
    others = iter(
        [section for _, section in extra if not section.id and section not in found.values()]
    )
    for key in gone:
        if key not in found and (left := next(others, None)) is not None:
            found[key] = left
    return tuple(found.items())


def _targets(group: PageGroup, code: str, sections: list[Section]) -> list[Section | None]:
    """Return the translation's section for each of the source's.

    By explicit id, else as aligned.
    """
    variant = group.by_code.get(code)
    if variant is None:
        return [None] * len(sections)
    by_id = {section.id: section for section in reversed(variant.page.sections) if section.id}
    ids = [section.id for section in sections]
    if len(set(ids)) == len(ids) and all(name in by_id for name in ids):
        return [by_id[name] for name in ids]
    source = group.languages[0].code
    rows = {
        id(row.sections[source]): row.sections.get(code)
        for row in group.alignment.sections
        if source in row.sections
    }
    found = [rows.get(id(section)) for section in sections]
    first = variant.page.sections[:1]
    if found[:1] == [None] and sections[0].heading is None and first[0] not in found:
        found[0] = first[0]  # a translator gave what begins the page a heading
    return found
