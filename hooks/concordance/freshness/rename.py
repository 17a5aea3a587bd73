"""A page renamed in every language at once: what each file then says."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from concordance.corpus.corpus import all_data_of, expected_path
from concordance.corpus.links.resolve import LinkResolver, resolve
from concordance.findings.fixes import apply_to_file
from concordance.findings.model import Edit, Span
from concordance.freshness.addresses import Addresses, addresses
from concordance.freshness.page_references import renaming_edits, scalars, written
from concordance.freshness.record import read_record, record_path, write_record
from concordance.freshness.redirects import (
    read_redirects,
    redirects_path,
    renamed,
    write_redirects,
)
from concordance.freshness.stamp import moved
from concordance.markdown.front_matter import find_front_matter
from concordance.project.mkdocs_yml import inherited
from concordance.project.places import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Link


class RenameError(ValueError):
    """A renaming that cannot be done; the message says why."""


@dataclass
class Renaming:
    """What a renaming changes: files with their content, None where one goes away.

    `links` counts the links that change; `left` are the places (`path:line`) that name the page in
    a way that is not touched: by an address from the site's root.
    """

    changes: dict[Path, bytes | None] = field(default_factory=dict)
    pages: dict[Path, Path] = field(default_factory=dict)
    links: int = 0
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Names:
    """What changes its name: files in the docs folder and addresses on the site, old to new."""

    resolver: LinkResolver
    files: Mapping[str, str]
    built: Addresses
    addresses: Mapping[str, str]


def rename(corpus: Corpus, old: str, new: str) -> Renaming:
    """Rename a page, given by its name without the language, in every language it is in.

    Links to it and from it, the `see_also` of entries, mkdocs.yml, the data of charts, the record
    and the list of redirects follow. Nothing is written.

    Raises:
        RenameError: there is no such page, or the new name is taken.
        OSError: a file cannot be read.
    """
    project = corpus.project
    group = next((group for group in corpus.groups if group.key == old), None)
    if group is None:
        raise RenameError(f"{old}: no page of this project")
    if old == new:
        raise RenameError(f"{old}: it has this name already")
    done = Renaming()
    resolver = LinkResolver(project)
    built = addresses(project)
    new_addresses = {
        built.of(old, lang.code): built.of(new, lang.code) for lang in project.languages
    }
    names: dict[str, str] = {old: new}
    for language in project.languages:
        target = expected_path(project, new, language)
        if target.exists():
            raise RenameError(f"{target}: it is there already, and is not overwritten")
        names[resolver.source(old, language.code)] = resolver.source(new, language.code)
        if language.code in group.sources:
            done.pages[Path(group.sources[language.code].path)] = target
    _pages(corpus, Names(resolver, names, built, new_addresses), done, (old, new))
    for file in inherited(project.file) if project.file else ():
        text = file.read_bytes()
        edits = renaming_edits(text.decode("utf-8-sig").replace("\r\n", "\n"), names)
        if edits:
            done.changes[file] = apply_to_file(text, edits)
    done.changes.update(_data(corpus, names))
    record = read_record(record_path(project))
    if any(line.key.page == old for line in record.lines):
        done.changes[record.path] = write_record(moved(record, old, new)).encode()
    path = redirects_path(project)
    if old.endswith(PAGES):  # mkdocs makes a page, and an address, of no other
        done.changes[path] = write_redirects(renamed(read_redirects(path), old, new)).encode()
    return done


def _data(corpus: Corpus, names: Mapping[str, str]) -> Iterator[tuple[Path, bytes]]:
    """Return the data files of charts that name the page, as they then are."""
    for data in corpus.memo(all_data_of):
        if edits := renaming_edits(data.text, names):
            path = Path(data.path)
            yield path, apply_to_file(path.read_bytes(), edits)


def _pages(corpus: Corpus, names: Names, done: Renaming, keys: tuple[str, str]) -> None:
    """Work out what becomes of every page."""
    for group in corpus.groups:
        for variant in group.pages:
            path = Path(variant.page.path)
            edits = list(_links(group, variant, names, done))
            done.links += len(edits)
            edits += _see_also(corpus, group, variant, keys)
            target = done.pages.get(path)
            if target is not None:
                done.changes[target] = apply_to_file(path.read_bytes(), edits)
                done.changes[path] = None
            elif edits:
                done.changes[path] = apply_to_file(path.read_bytes(), edits)


def _links(group: PageGroup, variant: Variant, names: Names, done: Renaming) -> Iterator[Edit]:
    """Return the edits of a page's links.

    Those to the page, and from it where its folder changes.
    """
    resolver = names.resolver
    here = resolver.source(group.key, variant.code)
    address = names.built.of(group.key, variant.code)
    addressed = (address, names.addresses.get(address, address))
    after = posixpath.dirname(names.files.get(here, here))
    page = variant.page
    for link in {link.target_span: link for block in page.blocks for link in block.links}.values():
        found = resolve(resolver, group.key, variant.code, link.target)
        path = unquote(link.target.partition("#")[0].partition("?")[0])
        raw = page.text[link.target_span.start : link.target_span.end]
        mark = min((place for place in map(raw.find, "#?") if place >= 0), default=len(raw))
        span = Span(link.target_span.start, link.target_span.start + mark)
        if not _is_source(link, path):
            replacement = names.built.moved(raw[:mark], addressed, names.addresses)
            if replacement is not None:
                yield Edit(span, replacement)
            elif (
                found.kind == "page"
                and path
                and resolver.source(f"{found.path}.md", found.language or variant.code)
                in names.files
            ):
                done.left.append(f"{page.path}:{page.line_column(link.span.start)[0]}")
            continue
        if not path or path.startswith("/") or found.kind not in {"page", "file"}:
            continue
        there = found.source or posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
        now = names.files.get(there, there)
        if now == there and after == posixpath.dirname(here):
            continue
        replacement = posixpath.relpath(now, after or ".")
        written = quote(replacement) if "%" in raw[:mark] or " " in replacement else replacement
        if written != raw[:mark]:
            yield Edit(span, written)


def _is_source(link: Link, path: str) -> bool:
    """Return whether mkdocs takes a link for one to a file: Markdown's, with an ending."""
    return not link.kind.startswith("html") and (
        path.lower().endswith(PAGES) or bool(PurePosixPath(path).suffix)
    )


def _see_also(
    corpus: Corpus, group: PageGroup, variant: Variant, keys: tuple[str, str]
) -> list[Edit]:
    """Return the edits of an entry's `see_also`, where the page renamed is an entry itself."""
    folder = corpus.project.config.glossary
    old, new = map(PurePosixPath, keys)
    if folder not in {old.parts[0], new.parts[0]} or old.stem == new.stem:
        return []
    if PurePosixPath(group.key).parts[0] != folder:
        return []
    front = find_front_matter(variant.page.text)
    if front is None:
        return []
    start, name = front.start, written(new.stem)
    return [
        Edit(Span(node.start_mark.index + start, node.end_mark.index + start), name)
        for node in scalars(variant.page.text[start : front.end], "see_also")
        if node.value == old.stem
    ]
