"""A page deleted in every language at once: what each file then says."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from concordance.corpus.corpus import all_data_of
from concordance.corpus.links.resolve import LinkResolver, resolve
from concordance.findings.fixes import apply_to_file
from concordance.findings.model import Edit, Span
from concordance.freshness.page_references import naming_lines, removal_edits
from concordance.freshness.record import read_record, record_path, write_record
from concordance.freshness.redirects import (
    read_redirects,
    redirects_path,
    renamed,
    write_redirects,
)
from concordance.markdown.front_matter import find_front_matter
from concordance.project.mkdocs_yml import inherited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Link


ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
"""What a link has in braces behind it, which plain words would show."""


class DeleteError(ValueError):
    """A deletion that cannot be done; the message says why."""


@dataclass
class Deletion:
    """What a deletion changes: files with their content, None where one goes away.

    `pages` are the files of the page, `links` counts the links to it that change; `left` are the
    places (`path:line`) that name the page in a way that a person has to change.
    """

    changes: dict[Path, bytes | None] = field(default_factory=dict)
    pages: list[Path] = field(default_factory=list)
    links: int = 0
    left: list[str] = field(default_factory=list)


def delete(corpus: Corpus, old: str, to: str = "") -> Deletion:
    """Delete a page, given by its name without the language, in every language it is in.

    Its lines in the record and in the nav go, and so do the `see_also` that name it. Links to it
    become their own words, or lead to the page `to`, as its old address then does. Nothing is
    written.

    Raises:
        DeleteError: there is no such page, or none to lead to.
        OSError: a file cannot be read.
    """
    project = corpus.project
    groups = {group.key: group for group in corpus.groups}
    for key in (old, to) if to else (old,):
        if key not in groups:
            raise DeleteError(f"{key}: no page of this project")
    if old == to:
        raise DeleteError(f"{old}: it cannot lead to itself")
    done = Deletion(pages=[Path(source.path) for source in groups[old].sources.values()])
    done.changes.update(dict.fromkeys(done.pages))
    resolver = LinkResolver(project)
    files = {resolver.source(old, language.code) for language in project.languages}
    for group in corpus.groups:
        if group.key != old:
            _references(corpus, resolver, group, (files, old, to), done)
    for file in inherited(project.file) if project.file else ():
        raw = file.read_bytes()
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        edits = removal_edits(text, "nav", {old, *files})
        if edits:
            done.changes[file] = apply_to_file(raw, edits)
        gone = [edit.span for edit in edits]
        done.left += [f"{file.name}:{line}" for line in naming_lines(text, {old, *files}, gone)]
    done.left += [
        f"{data.path}:{line}"
        for data in corpus.memo(all_data_of)
        for line in naming_lines(data.text, {old}, [])
    ]
    record = read_record(record_path(project))
    kept = [line for line in record.lines if line.key.page != old]
    if len(kept) < len(record.lines):
        done.changes[record.path] = write_record(kept).encode()
    path = redirects_path(project)
    before = read_redirects(path)
    now = renamed(before, old, to) if to else {a: b for a, b in before.items() if b != old}
    if now != before:
        done.changes[path] = write_redirects(now).encode()
    return done


def _references(
    corpus: Corpus,
    resolver: LinkResolver,
    group: PageGroup,
    names: tuple[set[str], str, str],
    done: Deletion,
) -> None:
    """Work out what becomes of the links and `see_also` of a page that stays."""
    files, old, to = names
    for variant in group.pages:
        edits = list(_links(resolver, group, variant, (files, to), done))
        done.links += len({edit.span for edit in edits})
        if PurePosixPath(group.key).parts[0] == corpus.project.config.glossary:
            own = PurePosixPath(group.key).stem
            edits += _see_also(variant, own, (old, to), corpus.project.config.glossary)
        if edits:
            path = Path(variant.page.path)
            done.changes[path] = apply_to_file(path.read_bytes(), edits)


def _links(
    resolver: LinkResolver,
    group: PageGroup,
    variant: Variant,
    names: tuple[set[str], str],
    done: Deletion,
) -> Iterator[Edit]:
    """Return the edits of a page's links to the deleted one; note those that are left."""
    files, to = names
    page = variant.page
    seen: set[Span] = set()
    for link in (link for block in page.blocks for link in block.links):
        found = resolve(resolver, group.key, variant.code, link.target)
        there = found.source or (
            resolver.source(f"{found.path}.md", found.language or variant.code)
            if found.kind == "page"
            else ""
        )
        if there not in files or link.span in seen:
            continue
        seen.add(link.span)
        if link.kind != "link" or (to and not found.source):
            done.left.append(f"{page.path}:{page.line_column(link.span.start)[0]}")
        elif to:
            if link.target_span not in seen:
                seen.add(link.target_span)
                here = posixpath.dirname(resolver.source(group.key, variant.code))
                target = posixpath.relpath(resolver.source(to, variant.code), here or ".")
                yield Edit(link.target_span, quote(target))
        else:
            attributes = ATTRIBUTES.match(page.text, link.span.end)
            end = attributes.end() if attributes else link.span.end
            yield Edit(Span(link.span.start, end), _words(page.text, link))
            defined = _definition(page.text, link)
            if defined is not None and defined not in seen:
                seen.add(defined)
                yield Edit(defined, "")


def _words(text: str, link: Link) -> str:
    """Return what a link shows, with its emphasis and code, as it is written."""
    raw = text[link.span.start : link.span.end]
    for mark in ("](", "][", "]"):
        inside, found, _ = raw.rpartition(mark)
        if found and (mark != "](" or link.span.start <= link.target_span.start < link.span.end):
            return inside.removeprefix("[")
    return link.text or ""


def _definition(text: str, link: Link) -> Span | None:
    """Return the line that defines a reference link, with its end; None for any other link."""
    if link.span.start <= link.target_span.start < link.span.end:
        return None
    start = text.rfind("\n", 0, link.target_span.start) + 1
    end = text.find("\n", link.target_span.end)
    return Span(start, len(text) if end < 0 else end + 1)


def _see_also(variant: Variant, own: str, names: tuple[str, str], glossary: str) -> list[Edit]:
    """Return the edits of an entry's `see_also`: the deleted entry goes, or `to` stands for it."""
    old, to = names
    if PurePosixPath(old).parts[0] != glossary:
        return []
    front = find_front_matter(variant.page.text)
    if front is None:
        return []
    new = PurePosixPath(to).stem if to and PurePosixPath(to).parts[0] == glossary else ""
    head = variant.page.text[front.start : front.end]
    edits = removal_edits(head, "see_also", {PurePosixPath(old).stem}, new if new != own else "")
    shifted = (Span(edit.span.start + front.start, edit.span.end + front.start) for edit in edits)
    return [Edit(span, edit.replacement) for span, edit in zip(shifted, edits, strict=True)]
