"""One parsed HTML page: its tree, and its elements that may hold a URL or an id, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from concordance.sitecheck.attributes import SELECTOR

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = (b"<div", b"<section", b"<blockquote", b"<ul", b"<ol", b"<dl", b"<article", b"<details")
_LARGE = 1 << 18
_DEEPEST = 10_000


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page as the browser's parser sees it.

    `nodes` are the elements that may hold a URL or an id, in the page's order; `tags` their names
    in lower case; `inside` has a 1 for each that stands in the page's content. What else is asked
    of the page is found with `tree.css`.
    """

    tree: LexborHTMLParser
    nodes: list[LexborNode]
    tags: list[str]
    inside: bytearray

    def end(self, index: int) -> int:
        """Return the index behind the last descendant of the node at `index`."""
        return _end(self.nodes, index)


def read_html(text: str | bytes, *, inside: bool = False) -> ParsedPage:
    """Parse a page, or a part of one; nothing is raised, whatever it holds.

    Args:
        text: The HTML; bytes are taken as UTF-8.
        inside: Whether all of it stands in the content of a page, as a frame's `srcdoc` may.

    Returns:
        The page. Its content is its articles, or without them its main part.
    """
    tree = LexborHTMLParser(text)
    root = tree.root
    nodes = root.css(SELECTOR) if root is not None else []
    tags = [node.tag or "" for node in nodes]
    return ParsedPage(tree, nodes, tags, _content(nodes, tags, inside=inside))


def unreadable(data: bytes) -> str:
    """Return why a file cannot be read as a page: empty, or nested beyond measure; else nothing."""
    if not data.strip():
        return "is empty"
    if len(data) > _LARGE:
        # The parser looks up through every open element: quadratic where none is closed.
        low = data.lower()
        unclosed = sum(low.count(tag) - low.count(tag.replace(b"<", b"</")) for tag in _BLOCKS)
        if unclosed > _DEEPEST:
            return f"opens {unclosed} elements and never closes them"
    return ""


def first_invalid_byte(data: bytes) -> tuple[str, int]:
    """Return what is wrong with the first byte that is not UTF-8, and its line, from 1.

    Returns:
        An empty text and 1 where all is UTF-8.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"holds the byte 0x{data[error.start]:02X}, which is not UTF-8", line
    return "", 1


def _content(nodes: list[LexborNode], tags: list[str], *, inside: bool) -> bytearray:
    """Mark which nodes stand in the content: the page's articles, or without them its main part."""
    marks = bytearray([inside]) * len(nodes)
    wanted = "article" if "article" in tags else "main"
    end = 0
    for _ in range(tags.count(wanted)):
        start = tags.index(wanted, end) if wanted in tags[end:] else len(tags)
        end = _end(nodes, start) if start < len(nodes) else start
        marks[start:end] = b"\1" * (end - start)
    return marks


def _end(nodes: list[LexborNode], start: int) -> int:
    """Find where the descendants of a node end: they follow it, so halving finds the last."""
    ancestor = nodes[start].mem_id
    low, high = start + 1, len(nodes)
    while low < high:
        middle = (low + high) // 2
        node: LexborNode | None = nodes[middle]
        while node is not None and node.mem_id != ancestor:
            node = node.parent
        low, high = (middle + 1, high) if node is not None else (low, middle)
    return low
