"""How each section of each translation stands to its source, by what the record says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from concordance.facts import fact
from concordance.freshness.normalise import digest, keyed
from concordance.freshness.record import Key, Record, read_record, record_path
from concordance.variants import declared_untranslated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from concordance.corpus import Corpus
    from concordance.model import Section
    from concordance.project import Language, Project
    from concordance.variants import Group, Variant


class State(StrEnum):
    """Of a section of a translation: checked against the source of today, or of before, or never.

    `MISSING` where the translation has no such section, `UNTRANSLATED` where its page declares
    `untranslated: true`.
    """

    FRESH = "fresh"
    STALE = "stale"
    UNKNOWN = "unknown"
    MISSING = "missing"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True)
class SectionState:
    """One section of the source and what is known of one translation of it.

    `current` is the source's hash, `recorded` what the translation was checked against, empty
    where nothing is recorded. `other_version` tells that a record of another version is there.
    """

    key: Key
    state: State
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

    group: Group
    language: Language
    path: str
    variant: Variant | None
    sections: tuple[SectionState, ...]
    project: Project
    dropped: tuple[tuple[Key, Section], ...] = ()

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """Give how many sections are in each state; those dropped by the source are stale."""
        found = Counter(section.state for section in self.sections)
        if self.dropped:
            found[State.STALE] += len(self.dropped)
        return found

    @property
    def source(self) -> Variant:
        """Give the page this one is translated from."""
        return self.group.by_code[self.group.languages[0].code]

    @property
    def recorded(self) -> bool:
        """Tell whether anything is recorded of this page."""
        return any(section.recorded for section in self.sections) or bool(self.dropped)

    def of(self, state: State) -> Iterator[SectionState]:
        """Give the sections in one state."""
        return (section for section in self.sections if section.state is state)


@dataclass(frozen=True)
class Freshness:
    """What a project's record says of its translations, in the order of pages and languages."""

    record: Record
    corpus: Corpus

    @cached_property
    def translations(self) -> tuple[Translation, ...]:
        """Give every translation; every page is read for that."""
        return tuple(
            translation
            for lines in self._lines
            for translation in _translations(self.corpus.project, lines)
        )

    @cached_property
    def unsettled(self) -> tuple[Translation, ...]:
        """Give the translations of the pages that are not settled."""
        return tuple(
            translation
            for lines in self._lines
            if lines.group.key not in self.settled
            for translation in _translations(self.corpus.project, lines)
        )

    @cached_property
    def settled(self) -> frozenset[str]:
        """Give the keys of the pages whose sections are all fresh, and nothing more recorded."""
        return frozenset(
            lines.group.key for lines in self._lines if lines.group.fact(_settled, lines)
        )

    def ask(self, group: Group) -> None:
        """Make the facts of a page that tell whether it is settled, and there."""
        if group.key in self._by_key:
            group.fact(_settled, self._by_key[group.key])
        group.fact(_spoilt)

    @cached_property
    def _by_key(self) -> Mapping[str, Lines]:
        return {lines.group.key: lines for lines in self._lines}

    @cached_property
    def _lines(self) -> tuple[Lines, ...]:
        source = self.corpus.project.source.code
        by_page: dict[str, list[Key]] = {}
        for key in self.record.by_key:
            by_page.setdefault(key.page, []).append(key)
        return tuple(
            Lines(group, self.record, tuple(by_page.get(group.key, ())))
            for group in self.corpus.groups
            if source in group.sources
        )

    @cached_property
    def away(self) -> frozenset[tuple[str, str]]:
        """Give the languages and pages that cannot be compared now, or are missing by mistake."""
        return frozenset(pair for group in self.corpus.groups for pair in _away(group))

    @cached_property
    def keys(self) -> frozenset[Key]:
        """Give the keys that a line may have: those of sections that are there to be checked."""
        return checkable(self.translations)


def checkable(translations: Iterable[Translation]) -> frozenset[Key]:
    """Give the keys of the sections of translations that are there to be checked."""
    return frozenset(
        section.key
        for translation in translations
        for section in translation.sections
        if section.state not in {State.MISSING, State.UNTRANSLATED}
    )


def _away(group: Group) -> Iterator[tuple[str, str]]:
    """Give the languages in which a page is an error of its own, each with the page's key."""
    for language in group.languages:
        expected = language.code in group.absent and not language.partial
        if expected and group.languages[0].code in group.sources:
            yield language.code, group.key
    pages = group.pages if group.fact(_spoilt) else ()
    for variant in pages:
        source = variant.language == group.languages[0]
        for language in group.languages if source else (variant.language,):
            if variant.page.spoilt:
                yield language.code, group.key


@fact(bool)
def _spoilt(group: Group) -> bool:
    return any(variant.page.spoilt for variant in group.pages)


def otherwise(section: SectionState) -> Key | None:
    """Give the key of a section by its own id, where that is not its source's.

    heading-mismatch tells of that; what was recorded of it may still hold.
    """
    target = section.target
    if target is None or not target.id or target.id == section.key.section:
        return None
    return section.key._replace(section=target.id)


def freshness(corpus: Corpus) -> Freshness:
    """Compare every translation with the record; to be asked for through `corpus.once`."""
    return Freshness(read_record(record_path(corpus.project)), corpus)


def ask_freshness(corpus: Corpus, group: Group) -> None:
    """Make the facts that rules on freshness ask of a page; for `corpus_rule`."""
    known = corpus.once(freshness)
    if known.record.exists:
        known.ask(group)


@dataclass(frozen=True)
class Lines:
    """What the record says of one page: a context for facts."""

    group: Group
    record: Record
    keys: tuple[Key, ...]

    @cached_property
    def fingerprint(self) -> str:
        """Digest the hashes recorded of the page."""
        said = [(key, [line.hash for line in self.record.by_key[key]]) for key in self.keys]
        return sha256(repr(said).encode()).hexdigest()


@fact(bool)
def _settled(group: Group, lines: Lines) -> bool:
    if group.project is None:
        return False
    found = list(_translations(group.project, lines))
    keys = {section.key for one in found for section in one.sections}
    return keys.issuperset(lines.keys) and all(
        section.state is State.FRESH for one in found for section in one.sections
    )


def _translations(project: Project, lines: Lines) -> Iterator[Translation]:
    group, source = lines.group, project.source
    if source.code not in group.by_code:
        return
    page = group.by_code[source.code].page
    hashed = [(key, section, digest(section, page)) for key, section in keyed(page)]
    for language in project.languages:
        if language == source:
            continue
        path = (
            group.sources[language.code].path
            if language.code in group.sources
            else group.absent.get(language.code, "")
        )
        variant = next((one for one in group.pages if one.language == language), None)
        sections = tuple(_sections(group, variant, language, hashed, lines.record))
        recorded = [key for key in lines.keys if key.language == language.code]
        dropped = _dropped(group, sections, recorded)
        yield Translation(group, language, path, variant, sections, project, dropped)


def _sections(
    group: Group,
    variant: Variant | None,
    language: Language,
    sections: list[tuple[str, Section, str]],
    record: Record,
) -> Iterator[SectionState]:
    targets = _targets(group, language.code, [section for _, section, _ in sections])
    declared = variant is not None and declared_untranslated(variant.page)
    for (name, section, current), target in zip(sections, targets, strict=True):
        key = Key(language.code, group.key, name)
        recorded = record.hash_of(key)
        readable = any(line.readable for line in record.by_key.get(key, ()))
        if declared:
            state = State.UNTRANSLATED
        elif target is None:
            state = State.MISSING
        elif not recorded or not readable:
            state = State.UNKNOWN
        else:
            state = State.FRESH if recorded == current else State.STALE
        yield SectionState(
            key,
            state,
            current,
            recorded if readable else "",
            section,
            target,
            other_version=key in record.by_key and not readable,
        )


def _dropped(
    group: Group, sections: Sequence[SectionState], recorded: Sequence[Key]
) -> tuple[tuple[Key, Section], ...]:
    """Pair the lines whose section the source no longer has with what the translation still has.

    By the same key; else in order, where an id made of words differs from language to language.
    """
    known = {one.key for one in sections}
    gone = [key for key in recorded if key not in known]
    variant = group.by_code.get(gone[0].language) if gone else None
    if variant is None:
        return ()
    paired = {id(one.target) for one in sections}
    extra = [(name, one) for name, one in keyed(variant.page) if id(one) not in paired]
    found = {key: one for key in gone for name, one in extra if name == key.section}
    others = iter([one for _, one in extra if not one.id and one not in found.values()])
    for key in gone:
        if key not in found and (left := next(others, None)) is not None:
            found[key] = left
    return tuple(found.items())


def _targets(group: Group, code: str, sections: list[Section]) -> list[Section | None]:
    """Give the translation's section for each of the source's: by explicit id, else as aligned."""
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
