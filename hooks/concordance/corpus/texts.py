"""The texts that a reader meets of a page outside its prose, as pages of their own.

A page's description stands in every search result, an entry's definition in every tooltip, the
alternative text of an image in the place of the image. Each kind becomes a page whose blocks have
their places in the raw file, so that rules on prose compare it without knowing where it is from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from concordance.corpus.group import PageFile, PageGroup
from concordance.findings.model import Span
from concordance.markdown.model import Block, Page, Prose, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.findings.model import Finding

KEYS = ("title", "description", "definition", "summary")
"""The keys of front matter that readers see, beside those that `extra.concordance.texts` names."""
BOXES = frozenset({"admonition", "details", "tab"})
FRONT_MATTER = "front matter"
"""The kind whose sections are named texts: keys of front matter, ways to a text of a data file."""


def text_groups(group: PageGroup) -> Iterator[tuple[str, PageGroup]]:
    """Yield each kind of text that two variants of a page have, and it as a group of pages.

    The kind is what a message calls it; in `front matter` each section is a key. Where the variants
    have not as many texts of a kind (images, boxes), which belong together is not known: the rules
    on what carries them say that one is missing.
    """
    keys = (*KEYS, *group.project.config.texts)
    by_kind: defaultdict[str, dict[str, Page]] = defaultdict(dict)
    for variant in group.variants:
        for kind, page in _pages(variant.page, keys):
            by_kind[kind][variant.code] = page
    for kind, pages in by_kind.items():
        counts = {len([*page.blocks]) for page in pages.values()}
        if len(pages) > 1 and (kind == FRONT_MATTER or len(counts) == 1):
            files = {
                code: PageFile(page.path, partial(_same, page)) for code, page in pages.items()
            }
            yield kind, PageGroup(group.key, group.project, files)


def with_kind(finding: Finding, kind: str) -> Finding:
    """Return a finding on a text with the kind in its message: its key, of front matter."""
    name = finding.section if kind == FRONT_MATTER else kind
    return replace(finding, message=f"{name}: {finding.message}")


def is_metadata(page: Page) -> bool:
    """Return whether front matter is in lines of MultiMarkdown, without dashes.

    Its values may be for programs alone: which are for readers, no schema says.
    """
    return page.body > 0 and not page.text.startswith("---")


def _same(page: Page) -> Page:
    return page


def _pages(page: Page, keys: tuple[str, ...]) -> Iterator[tuple[str, Page]]:
    """Yield the kinds of text of one page, each as a page; `keys` are those of front matter."""
    sections = front_matter(page, keys)
    if sections:
        yield FRONT_MATTER, _page(page, sections)
    found: defaultdict[str, list[Block]] = defaultdict(list)
    for block in page.blocks:
        for kind, text, span in _texts_of(block):
            at = page.text.find(text, span.start, span.end)
            if at >= 0:
                found[kind].append(_block(text, ((0, at),), Span(at, at + len(text))))
    for kind, blocks in found.items():
        whole = Span(page.body, len(page.text))
        yield kind, _page(page, [Section("", 0, None, tuple(blocks), whole)])


def _page(page: Page, sections: list[Section]) -> Page:
    return Page(page.path, page.text, {}, page.body, tuple(sections))


def _block(text: str, source_map: tuple[tuple[int, int], ...], span: Span) -> Block:
    return Block("text", span, Prose(text, source_map))


def _texts_of(block: Block) -> Iterator[tuple[str, str, Span]]:
    """Yield kind, text and the span to look for it in, of what a block shows beside its prose."""
    for link in block.links:
        image = "image" in link.kind
        if image and link.text:
            yield "alternative text", link.text, link.span
        if link.title:
            yield f"title of {'an image' if image else 'a link'}", link.title, link.span
    if block.kind in BOXES and block.title and not block.prose.text:
        yield f"title of a {'tab' if block.kind == 'tab' else 'box'}", block.title, block.span


def front_matter(page: Page, keys: tuple[str, ...]) -> list[Section]:
    """Return a section for each key that has text, in the order of the file."""
    found = []
    text = page.text[: page.body]
    for key, value in _values(page.front_matter, keys):
        written = re.search(rf"(?mi)^[ ]{{0,3}}{re.escape(key)}[ \t]*:[ \t]*", text)
        if written is not None:
            pairs = source_map(page.text, written.end(), page.body, value)
            span = Span(pairs[0][1], page.text.find("\n", pairs[0][1]))
            found.append(Section(key, 2, None, (_block(value, pairs, span),), span))
    return sorted(found, key=lambda section: section.span.start)


def _values(front_matter: Mapping[str, object], keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the keys that hold text, with it on one line's worth of blanks as YAML reads it."""
    for key in dict.fromkeys(keys):
        value = front_matter.get(key)
        if isinstance(value, str) and value.strip():
            yield key, value.rstrip("\n")


def source_map(text: str, start: int, end: int, value: str) -> tuple[tuple[int, int], ...]:
    """Return where each character of a YAML value stands; one pair where it is written as it reads.

    `start` is where the value begins, its quotation mark or `|` included, `end` where the front
    matter does. Where an escape or a folded line differs, a character has the place of the last one
    that is found.
    """
    at = text.find(value, start, end)
    if at >= 0:
        return ((0, at),)
    pairs: list[tuple[int, int]] = []
    place = start
    for index, character in enumerate(value):
        found = text.find(character, place, min(place + 8, end))
        place = found if found >= 0 else place
        pairs.append((index, place))
        place += found >= 0
    return tuple(pairs)
