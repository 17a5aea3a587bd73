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
BOXES = frozenset({"admonition", "component", "details", "tab"})
TITLE = 300
"""Characters after a reference's address in which its title stands."""
ABBREVIATION = re.compile(r"(?m)^\*\[([^\]\n]+)\][ ]?:[ \t]*(\S.*?)[ \t]*$")
TAG = re.compile(r"<(?P<name>[a-z][\w-]*)\s[^<>]*>|\{:?[^{}%\n]*=[^{}%\n]*\}")
ATTRIBUTE = re.compile(r"(?<![\w-])(title|aria-label|label|placeholder)=(?:\"([^\"]*)\"|'([^']*)')")
"""What a browser shows or says of an element (HTML Standard, WAI-ARIA)."""
MARKED = re.compile(r" of (?:<|an attribute list)")
LABEL = re.compile(r"(?<=[\[({|\"])[^\[\](){}|\"\n]*[^\W\d_][^\[\](){}|\"\n]*(?=[\])}|\"])")
"""What a mark of a diagram holds between brackets, bars or quotation marks."""
BLOCKS = {
    "admonition": "title of a box",
    "component": "title of a component",
    "details": "title of a box",
    "tab": "title of a tab",
    "definition": "definition",
    "footnote": "footnote",
}
"""What messages call the blocks that are no paragraph, item or row, by their kind."""
FRONT_MATTER = "front matter"
"""The kind whose sections are named texts: keys of front matter, ways to a text of a data file."""


def text_groups(group: PageGroup) -> tuple[tuple[str, PageGroup], ...]:
    """Return each kind of text that two variants of a page have, and it as a group of pages.

    Ask with `group.memo(text_groups)`, as several rules do. The kind is what a message calls it; in
    `front matter` each section is a key. Where the variants have not as many texts of a kind
    (images, boxes), which belong together is not known: the rules on what carries them say that
    one is missing.
    """
    keys = (*KEYS, *group.project.config.texts)
    by_kind: defaultdict[str, dict[str, Page]] = defaultdict(dict)
    for variant in group.variants:
        for kind, page in _pages(variant.page, keys):
            by_kind[kind][variant.code] = page
    found = []
    for kind, pages in by_kind.items():
        counts = {len([*page.blocks]) for page in pages.values()}
        if len(pages) > 1 and (kind == FRONT_MATTER or len(counts) == 1):
            files = {
                code: PageFile(page.path, partial(_same, page)) for code, page in pages.items()
            }
            found.append((kind, PageGroup(group.key, group.project, files)))
    return tuple(found)


def with_kind(finding: Finding, kind: str) -> Finding:
    """Return a finding on a text with the kind in its message: its key, of front matter.

    Within a tag or an attribute list a person mends it: an edit there could undo the mark-up.
    """
    name = finding.section if kind == FRONT_MATTER else kind
    edits = () if MARKED.search(kind) else finding.edits
    return replace(finding, message=f"{name}: {finding.message}", edits=edits)


def with_block_kind(group: PageGroup, finding: Finding) -> Finding:
    """Return a finding with the kind of its block in its message, where that is no plain prose."""
    variant = group.by_code.get(finding.language)
    if variant is None or variant.page.path != finding.path:
        return finding
    place = (finding.line, finding.column)
    for block in variant.page.blocks:
        if block.kind in BLOCKS:
            start, end = map(variant.page.line_column, (block.span.start, block.span.end))
            if start <= place <= end:
                return replace(finding, message=f"{BLOCKS[block.kind]}: {finding.message}")
    return finding


def is_metadata(page: Page) -> bool:
    """Return whether front matter is in lines of MultiMarkdown, without dashes.

    Its values may be for programs alone: which are for readers, no schema says.
    """
    return page.body > 0 and not page.text.startswith(("---", "+++", "{"))


def _same(page: Page) -> Page:
    return page


def _pages(page: Page, keys: tuple[str, ...]) -> Iterator[tuple[str, Page]]:
    """Yield the kinds of text of one page, each as a page; `keys` are those of front matter."""
    sections = front_matter(page, keys)
    if sections:
        yield FRONT_MATTER, _page(page, sections)
    found: defaultdict[str, list[Block]] = defaultdict(list)
    texts = [each for block in page.blocks for each in _texts_of(block)]
    for kind, text, span in (*texts, *_written(page)):
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
            kind = f"title of {'an image' if image else 'a link'}"
            defined = link.target_span.start  # that of a reference stands elsewhere
            inside = link.span.start <= defined < link.span.end
            place = link.span if inside else Span(defined, link.target_span.end + TITLE)
            yield kind, link.title, place
    if block.kind in BOXES and block.title and not block.prose.text:
        yield f"title of a {'tab' if block.kind == 'tab' else 'box'}", block.title, block.span
    if block.kind == "code" and " " in block.title:
        yield "title of a code block", block.title, block.span
    if block.kind == "code" and block.info == "mermaid":
        for label in LABEL.findall(block.code):
            yield "label of a diagram", label, block.span


def _written(page: Page) -> Iterator[tuple[str, str, Span]]:
    """Yield the texts that are read off the page: abbreviations, and what elements are called."""
    if "*[" not in page.text and "=" not in page.text:
        return
    text = page.without_code
    for match in ABBREVIATION.finditer(text, page.body):
        yield "abbreviation", match[2], Span(*match.span(2))
    for tag in TAG.finditer(text, page.body):
        for match in ATTRIBUTE.finditer(text, *tag.span()):
            if match[1] == "title" and tag["name"] in {"a", "img"}:
                continue  # the link's, or the image's
            group = 2 if match[2] is not None else 3
            if match[group].strip():
                bearer = f"<{tag['name']}>" if tag["name"] else "an attribute list"
                yield f"{match[1]} of {bearer}", match[group], Span(*match.span(group))


def front_matter(page: Page, keys: tuple[str, ...]) -> list[Section]:
    """Return a section for each key that has text, in the order of the file."""
    found = []
    text = page.text[: page.body]
    indent = "^[ \t]*" if text.startswith("{") else "^[ ]{0,3}"
    for key, value in _values(page.front_matter, keys):
        written = re.search(rf"(?mi){indent}\"?{re.escape(key)}\"?[ \t]*[:=][ \t]*", text)
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
