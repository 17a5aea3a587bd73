"""Two languages side by side: what is written into the pages for it, and the files it asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.utils import get_relative_url

from concordance.corpus.links.targets import LIST
from concordance.mkdocs_site.assets import ABOVE
from concordance.mkdocs_site.build import current_language, languages, run_state
from concordance.mkdocs_site.check_run import CheckRun
from concordance.mkdocs_site.corpus import ReadPages, split_language
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.parallel_pairs import asker
from concordance.mkdocs_site.plugin import takes_part
from concordance.mkdocs_site.settings import (
    interface,
    language_name,
    read_project,
    settings,
    written_locale,
)
from concordance.mkdocs_site.speed.in_place import InPlace
from concordance.mkdocs_site.speed.workers import Workers
from concordance.publish.parallel import OtherPage, control, with_control, with_section_links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup

ASSETS = (
    "parallel.css",
    "parallel.js",
    "passages.js",
    "rows.js",
    "nodes.js",
    "marks.js",
    "place.js",
    "whole.js",
)
SAID = ("beside.", "offer.", "whole.", "search.shortcuts", "search.close")
"""The interface strings that the scripts ask for."""


class Beside(NamedTuple):
    """What of a page stands beside it.

    `name` is of the file of its pairs; `ids` has every other page, with the ids both have.
    """

    name: str
    ids: dict[OtherPage, frozenset[str]]


@dataclass
class Parallel:
    """What one run knows of its pages' variants: the groups by page, then the passages paired.

    `called` are the tag and the name of each language, by the one that is being built and its own.
    """

    groups: Mapping[str, PageGroup] = field(default_factory=dict)
    pairs: Mapping[str, bytes] = field(default_factory=dict)
    called: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def take(self, paired: Mapping[str, bytes]) -> None:
        """Take the passages of every page, in JSON, by its path without the language."""
        self.pairs = paired


def read(files: Files, config: MkDocsConfig) -> None:
    """List the pages; pair their passages, beside the build, unless the check does it."""
    corpus = run_state(config, CheckRun).read(files, config)
    run = run_state(config, Parallel)
    run.groups = {group.key: group for group in corpus.groups if len(group.sources) > 1}
    if run.groups and not takes_part(config, "languages"):
        job = partial(paired, corpus)
        run_state(config, Workers).run_in_background("the pairs", job, run.take)


def paired(corpus: Corpus) -> dict[str, bytes]:
    """Return how the passages of every page are paired, in JSON; no page stays read for it."""
    ask = asker(corpus)
    found: dict[str, bytes] = {}
    for group in corpus.groups:
        was_read = group.is_read
        found[group.key] = ask(group)  # type: ignore[assignment]
        if not was_read:
            group.release()
    return {key: each for key, each in found.items() if each}


def with_parallel(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a page's content with the way to read it beside each other language it exists in."""
    found = beside(page, config)
    if found is None:
        return html
    html = with_section_links(html, found.ids)
    here = current_language(config)
    return with_control(html, control(list(found.ids), here, found.name, interface(config)))


def beside(page: Page, config: MkDocsConfig) -> Beside | None:
    """Return what there is of a page beside it; None where there is nothing."""
    placed = split_language(read_project(config), page.file.src_uri)
    here = current_language(config)
    if placed is None or placed[1].code != here:  # another language's text stands for this one's
        return None
    group = run_state(config, Parallel).groups.get(placed[0])
    others = _others(group, page, config) if group else []
    if group is None or not others:
        return None
    make = partial(run_state(config, ReadPages).make, make=_explicit)
    own = make(group.sources[here])
    return Beside(_stem(group.key), {each: own & make(group.sources[each.code]) for each in others})


def explicit_ids(config: MkDocsConfig) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return the ids that authors wrote, of each page that has variants and by language."""
    make = partial(run_state(config, ReadPages).make, make=_explicit)
    return [
        (key, [(code, sorted(make(source))) for code, source in group.sources.items()])
        for key, group in run_state(config, Parallel).groups.items()
    ]


def write(config: MkDocsConfig) -> None:
    """Write what the scripts ask for: each page's pairs, and what is said, by language."""
    write = partial(run_state(config, InPlace).write, Path(config.site_dir))
    for key, passages in run_state(config, Parallel).pairs.items():
        write(f"{ABOVE}/pairs/{_stem(key)}.json", passages)
    for code in languages(config):
        said = {key: text for key, text in interface(config, code).items() if key.startswith(SAID)}
        text = json.dumps(said, ensure_ascii=False)
        write(f"{ABOVE}/say/{code}.json", text.encode())


def _others(group: PageGroup, page: Page, config: MkDocsConfig) -> list[OtherPage]:
    """Return the page in the languages it has a text of its own in, in the site's order."""
    here, hidden = current_language(config), run_state(config, Discovery).hidden
    there = getattr(page.file, "alternates", {})
    return [
        OtherPage(code, *_called(code, config), get_relative_url(there[code].url, page.url))
        for code in languages(config)
        if code != here
        and code in group.sources
        and code in there
        and there[code].src_uri not in hidden
    ]


def _called(code: str, config: MkDocsConfig) -> tuple[str, str]:
    """Return a language's tag and what it calls itself, found once for the language in hand."""
    called = run_state(config, Parallel).called
    key = current_language(config), code
    if key not in called:
        called[key] = written_locale(settings(config), code), _name(code, config)
    return called[key]


def _name(code: str, config: MkDocsConfig) -> str:
    """Return what a language calls itself: as the site's menu does, else as the CLDR does."""
    for each in config.extra.get("alternate") or ():
        if isinstance(each, dict) and each.get("lang") == code and each.get("name"):
            return str(each["name"])
    name = language_name(code, code, config)
    return name[:1].upper() + name[1:]


def _explicit(text: str) -> frozenset[str]:
    """Return the ids that the author of a page wrote: those that other languages may have."""
    return frozenset(LIST.findall(text))


def _stem(key: str) -> str:
    return PurePosixPath(key).with_suffix("").as_posix()
