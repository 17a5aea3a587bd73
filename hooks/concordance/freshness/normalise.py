"""A section's visible text, without what may change and leave every translation true.

White space, emphasis, the targets of links, typographic spaces and quotation marks do not count;
words, numbers, code and what a template puts in do. What readers see of the front matter, beside
the title, is a section of its own (`FRONT`). Change what is dropped, and `VERSION` goes up: every
hash in a record then says that it is another version's.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from concordance.corpus.texts import KEYS, front_matter
from concordance.findings.model import Span
from concordance.markdown.model import CODE, Section
from concordance.markdown.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.markdown.model import Block, Page

VERSION = 1
"""Of the normaliser; it stands before each hash of a record."""
START = "^"
"""The key of what stands before a page's first heading; no heading's id is that."""
FRONT = "^front-matter"
"""The key of the definition and the description that a page's front matter has."""
LENGTH = 16
"""Hexadecimal digits of SHA-256 that are kept: one chance collision in 10^19 pairs."""

_FOLDED = {
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **dict.fromkeys("‘’‚‛ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    "\u2011": "-",
    "…": "...",
}
_GROUPS = re.compile(r" (?<=\d )(?=\d{3}(?!\d))")
_BESIDE_MARKS = re.compile(r" (?:(?=\W)|(?<=\W ))")
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")


def front(page: Page) -> Section | None:
    """Return the texts of a page's front matter as one section; None where it has none.

    A title is left out: the page's first heading says it too.
    """
    keys = tuple(key for key in KEYS if key != "title")
    found = [block for section in front_matter(page, keys) for block in section.blocks]
    if not found:
        return None
    return Section("", 0, None, tuple(found), Span(found[0].span.start, found[-1].span.end))


def followed(page: Page) -> list[tuple[str, Section]]:
    """Return all that translations follow: the front matter's texts, then the sections."""
    first = front(page)
    return [*([(FRONT, first)] if first else []), *keyed(page)]


def keyed(page: Page) -> list[tuple[str, Section]]:
    """Return a page's sections with the key a record knows each by, all different.

    The key is the explicit id, or the one a heading gets from its words (reworded, it is then
    another section), or `START`; a second of the same gets `_1`, as Python-Markdown numbers them.
    """
    found: list[tuple[str, Section]] = []
    taken = {section.id for section in page.sections if section.id}
    seen: set[str] = set()
    for section in page.sections:
        if section.heading is None and not section.blocks:
            continue
        key = section.id
        if not key:
            key = slug(section.heading.prose.text) if section.heading else START
            key = _other(key or "section", taken)
        elif key in seen:
            key = _other(key, taken)
        taken.add(key)
        seen.add(key)
        found.append((key, section))
    return found


def digest(section: Section, page: Page) -> str:
    """Return the hash of a page's section as a record writes it: `1:` and 16 hexadecimal digits."""
    text = normal(" ".join(visible(block, page) for block in blocks(section)))
    return f"{VERSION}:{hashlib.sha256(text.encode()).hexdigest()[:LENGTH]}"


def normal(text: str) -> str:
    """Return a visible text without what does not count."""
    text = unicodedata.normalize("NFC", text)
    for sign, plain in _FOLDED.items():
        text = text.replace(sign, plain)
    text = _GROUPS.sub("", " ".join(text.split()))
    return _BESIDE_MARKS.sub("", text)


def blocks(section: Section) -> Iterator[Block]:
    """Return the blocks of a section, its heading first."""
    if section.heading is not None:
        yield section.heading
    yield from section.blocks


def visible(block: Block, page: Page) -> str:
    """Return what a reader sees of a page's block: prose with its code, cells, code, its title.

    The text of a bare address is its target, and is left out with it. A template, `{{ name }}`
    or `{{% include file %}}`, stands for what it puts in.
    """
    text = _block_text(block)
    raw = page.text[block.span.start : block.span.end] if block.kind != "code" else ""
    return " ".join([text, *_TEMPLATE.findall(raw)]) if "{{" in raw else text


def _block_text(block: Block) -> str:
    """Return the text of a block, with its code and the texts of images in their places."""
    text = " ".join(
        part
        for part in (
            block.title if block.title != block.prose.text else "",
            block.prose.text,
            *(cell.text for cell in block.cells),
            block.code,
        )
        if part
    )
    for link in block.links:
        if link.kind == "autolink":
            text = text.replace(link.text or link.target, "", 1)
    if CODE not in text:
        return text
    pieces = [(code.span, code.text) for code in block.codes]
    pieces += [(link.span, link.text or "") for link in block.links if "image" in link.kind]
    inside = iter([piece for _, piece in sorted(pieces)])
    return "".join(next(inside, "") if char == CODE else char for char in text)


def _other(key: str, taken: set[str]) -> str:
    """Return `key`, or it with the first number that makes it new."""
    if key not in taken:
        return key
    number = 1
    while f"{key}_{number}" in taken:
        number += 1
    return f"{key}_{number}"
