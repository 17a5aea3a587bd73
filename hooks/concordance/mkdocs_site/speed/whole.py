"""A language in which nothing changed, taken over whole: what its last build gave, under one key.

The key is made once, when every page of every language is listed: of all that the build of a
language may ask for, rather too much of it than too little. What it gave are its pages' files, what
the whole site is told of them, and what was said.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from mkdocs.structure.files import File

from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.charts import SiteCharts
from concordance.mkdocs_site.corpus import ReadPages, split_language
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.freshness import SiteFreshness
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.head import card_files
from concordance.mkdocs_site.parallel import explicit_ids
from concordance.mkdocs_site.settings import read_project
from concordance.mkdocs_site.speed.dependencies import digest
from concordance.mkdocs_site.speed.in_place import InPlace
from concordance.mkdocs_site.speed.unknown import ShownByTemplates
from concordance.publish.history import last_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from concordance.mkdocs_site.speed.dependencies import Key

T = TypeVar("T")
PASSING = ("Building ", "Cleaning site", "Documentation built in")
"""What mkdocs and mkdocs-static-i18n say of the work, and not of the site."""


class Whole(msgspec.Struct, array_like=True, frozen=True):
    """What the build of a language gave, beside its pages' files, whose paths are `pages`.

    `discovery` and `titles` are what the whole site is told, `static` pairs of a source in the docs
    folder and a path in the site, `said` the logger, level and words of what was said.
    """

    key: bytes
    pages: list[str]
    static: list[tuple[str, str]]
    discovery: Discovery
    titles: dict[str, str]
    said: list[tuple[str, int, str]]


class Saying(logging.Handler):
    """Writes down what is said of a language, to say it again."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Write down one."""
        if not record.getMessage().startswith(PASSING):
            self.said.append((record.name, record.levelno, record.getMessage()))


def keys_of_languages(files: Files, codes: Sequence[str], config: MkDocsConfig) -> dict[str, Key]:
    """Return the key of each language, when every page is listed; none where it cannot be made."""
    project, run = read_project(config), run_state(config, Discovery)
    if run.changes is None:
        run.changes = last_changes(Path(config.docs_dir))
    texts: dict[str, list[object]] = {}
    for file in files.documentation_pages():
        if file.abs_src_path is None:
            return {}
        try:
            data = run_state(config, ReadPages).data(file.abs_src_path)
        except OSError:
            return {}
        placed = split_language(project, file.src_uri)
        code = placed[1].code if placed else ""
        texts.setdefault(code, []).append(
            (file.src_uri, digest(data), run.changes.get(file.src_uri))
        )
    shared = digest(
        [(each.src_uri, each.inclusion.name) for each in files],
        list(_shared(codes, config)),
        texts.get(""),
        texts.get(codes[0]) if project.falls_back else None,
    )
    told, termbase = run_state(config, SiteFreshness), run_state(config, SiteGlossary).termbase
    return {
        code: digest(
            code,
            shared,
            texts.get(code),
            termbase and termbase.lexicons.get(code),
            [(page, title) for (of, page), title in told.titles.items() if of == code],
            [list(told.stale(each)) for each in told.translations if each.language == code],
        )
        for code in codes
    }


def _shared(codes: Sequence[str], config: MkDocsConfig) -> Iterator[object]:
    """Yield what of all languages may be shown in each: terms, ids, how translations stand."""
    told, docs = run_state(config, SiteFreshness), Path(config.docs_dir)
    termbase = run_state(config, SiteGlossary).termbase
    yield termbase and [
        (
            lexicon.forms,
            [replace(each, definition="", head="") for each in lexicon.entries.values()],
        )
        for lexicon in termbase.lexicons.values()
    ]
    yield run_state(config, SiteCharts).figures
    yield explicit_ids(config)
    yield from (told.recorded, told.translations, sorted(told.waiting), told.headings)
    yield sorted(run_state(config, Discovery).hidden)
    yield run_state(config, ShownByTemplates).day(config)
    yield [card_files(config, code) for code in codes]
    sheets = [docs / str(path) for path in config.extra_css]
    yield [path.read_bytes() if path.is_file() else None for path in sheets]


def whole_of(
    code: str,
    files: Files,
    config: MkDocsConfig,
    *,
    key: Key,
    pages: Iterable[str],
    said: Iterable[tuple[str, int, str]],
) -> Whole:
    """Return what the build of a language gave, which has just ended, and wrote these `pages`."""
    run = run_state(config, Discovery)
    urls = {url for (of, _), url in run.sources.items() if of == code}
    told = Discovery(
        entries={url: each for url, each in run.entries.items() if each.language == code},
        titles={url: title for url, title in run.titles.items() if url in urls},
        errors=_own(run.errors, code),
        files=_own(run.files, code),
        feeds=_own(run.feeds, code),
        changes={},
        sources={each: url for each, url in run.sources.items() if each[0] == code},
    )
    titles = _own(run_state(config, SiteGlossary).titles, code)
    return Whole(key, list(pages), list(_static(files, config)), told, titles, list(said))


def give(whole: Whole, config: MkDocsConfig) -> None:
    """Let the run have what the build of a language gave, whose pages are in place, and say it."""
    run_state(config, Discovery).merge(whole.discovery)
    run_state(config, SiteGlossary).merge(whole.titles)
    in_place, docs, site = run_state(config, InPlace), Path(config.docs_dir), Path(config.site_dir)
    for source, target in whole.static:
        in_place.copy(docs / source, site, target)
    for name, level, words in whole.said:
        logger = logging.getLogger(name)
        logger.handle(logger.makeRecord(name, level, "", 0, words, (), None))


def _static(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield the files of the docs folder that the build of a language copies, and where to."""
    for file in files:
        own = file.src_dir == config.docs_dir and type(file).copy_file is File.copy_file
        if own and not file.is_documentation_page() and file.inclusion.is_included():  # type: ignore[no-untyped-call]
            yield file.src_uri, file.dest_uri


def _own(told: Mapping[str, T], code: str) -> dict[str, T]:
    """Return what is told of one language."""
    return {code: told[code]} if code in told else {}
