"""What of a site waits for somebody: its first tasks, in the order in which readers meet the pages.

What counts as waiting: a page that a language lacks, one not yet translated, sections whose source
moved on, and an entry that rests on one source or none, where the glossary names sources at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from concordance.corpus.placeholders import declared_untranslated
from concordance.freshness.report import freshness
from concordance.freshness.state import ReviewState
from concordance.glossary.read import read_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.freshness.state import Translation

ENOUGH = 2
"""Sources of an entry, from which on nothing more is asked of it."""


class Task(NamedTuple):
    """One thing to do: its kind, the page's path and language, what is wrong, and the command.

    `kind` is `translate`, `update` or `source`; `page` is the page's name without the language.
    """

    kind: str
    page: str
    path: str
    language: str
    title: str
    command: str


def tasks(corpus: Corpus) -> list[Task]:
    """Return what waits: by page as the navigation has them, pages that it lacks last."""
    places = _navigation(corpus)
    found = [*_translations(corpus), *_sources(corpus)]
    last = len(places)
    return sorted(found, key=lambda task: (places.get(task.page, last), task.page))


def _navigation(corpus: Corpus) -> dict[str, int]:
    """Return where in the configuration each page is first named: the order of its `nav`."""
    file = corpus.project.file
    if file is None:
        return {}
    text = file.read_text(encoding="utf-8", errors="replace")
    found = {
        group.key: match.start()
        for group in corpus.groups
        if (match := re.search(rf"(?<![\w./-]){re.escape(group.key)}(?![\w-])", text))
    }
    return {key: place for place, key in enumerate(sorted(found, key=lambda key: found[key]))}


def _translations(corpus: Corpus) -> Iterator[Task]:
    """Return the pages that a language lacks or has untranslated, and those that lag."""
    command = corpus.project.command
    report = corpus.memo(freshness)
    for group in corpus.groups:
        if corpus.project.source.code in group.sources:
            yield from _missing(group, command)
    for translation in report.unsettled if report.record.exists else ():
        variant = translation.variant
        if variant is None or declared_untranslated(variant.page):
            continue
        late = list(translation.of(ReviewState.STALE))
        if late:
            names = ", ".join(section.key.section for section in late)
            yield _task(
                "update",
                translation,
                f"{_count(len(late), 'section')} behind the source: {names}",
                f"{command} diff {translation.path}",
            )


def _missing(group: PageGroup, command: str) -> Iterator[Task]:
    partial = {language.code for language in group.languages if language.partial}
    for code, path in group.absent.items():
        if code not in partial:
            yield Task(
                "translate", group.key, path, code, "no such page", f"{command} new {group.key}"
            )
    for variant in group.pages:
        if declared_untranslated(variant.page):
            path = variant.page.path
            yield Task(
                "translate",
                group.key,
                path,
                variant.code,
                "begun and not translated",
                f"{command} pairs {path}",
            )
    group.release()


def _task(kind: str, translation: Translation, title: str, command: str) -> Task:
    code = translation.language.code
    return Task(kind, translation.group.key, translation.path, code, title, command)


def _sources(corpus: Corpus) -> Iterator[Task]:
    """Return the entries of the source's language that name fewer than two sources."""
    termbase, _ = read_glossary(corpus)
    code = corpus.project.source.code
    entries = [termbase.entry(code, concept) for concept in termbase.concepts]
    if not any(entry is not None and entry.sources for entry in entries):
        return
    keys = {group.sources[code].path: group.key for group in corpus.groups if code in group.sources}
    for entry in entries:
        if entry is not None and len(entry.sources) < ENOUGH:
            has = f"one source, {entry.sources[0]}" if entry.sources else "no source"
            yield Task(
                "source",
                keys.get(entry.path, entry.path),
                entry.path,
                code,
                f"'{entry.term}' has {has}",
                f"{corpus.project.command} mentions {entry.concept}",
            )


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
