"""A page as lines to compare: as concordance reads it, and as Python-Markdown renders it.

A line is `containers > kind info #id | visible text | links`. In the text, inline code and images
are one `CODE` each and runs of blanks one space.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from selectolax.lexbor import LexborHTMLParser

from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from concordance.markdown.model import Block, Page

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tasklist"),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.tab"),
    "pymdownx.tabbed",
]
CONFIGS = {
    "toc": {"slugify": lambda *_: AUTO},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.blocks.tab": {"alternate_style": True},
}
AUTO = "made-up"
"""The id of the headings that are given none."""
RAW = "raw-html"
BOXES = ("admonition", "details")
BLOCKS = {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "div", "details", "hr"}
HEADINGS = {f"h{level}" for level in range(1, 7)}
BLOCKS |= HEADINGS | {"section", "aside", "figure"}


class _Wrap(Preprocessor):
    """Marks the blocks of raw HTML, so that they can be told from what Markdown made."""

    def run(self, lines: list[str]) -> list[str]:
        kept = self.md.htmlStash.rawHtmlBlocks
        for place, html in enumerate(kept):
            if isinstance(html, str) and not html.startswith(('<div class="highlight"', "<pre")):
                kept[place] = f'<section class="{RAW}">{html}</section>'
        return lines


def rendered(text: str) -> list[str]:
    """Return the outline of what Python-Markdown makes of a text."""
    markdown = _markdown()
    markdown.reset()
    html = markdown.convert(text)
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body is not None
    found = list(_blocks(body, ()))
    return _footnotes_last(found)


@cache
def _markdown() -> Markdown:
    markdown = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)
    markdown.preprocessors.register(_Wrap(markdown), "wrap", 15)
    return markdown


def outline(page: Page) -> list[str]:
    """Return the outline of a page as concordance reads it."""
    return _footnotes_last([_line_of(block) for block in page.blocks])


def _footnotes_last(lines: list[str]) -> list[str]:
    """Put the footnotes at the end, where they are rendered, by their labels.

    HTML that shows nothing is left out: it is a line in one and part of another in the other.
    """
    notes: list[list[str]] = []
    rest = []
    for line in lines:
        if line.split(" > ")[-1] == "html":
            continue
        if line.startswith("footnote > footnote"):
            notes.append([line])
        elif line.startswith("footnote"):
            notes[-1].append(line)
        else:
            rest.append(line)
    return [*rest, *(line for note in sorted(notes) for line in note)]


def _line_of(block: Block) -> str:
    links = [
        ("image" if "image" in link.kind else "link", link.target, link.text or "")
        for link in block.links
    ]
    text = " ¦ ".join(cell.text for cell in block.cells) or block.prose.text
    kind = block.kind
    if kind == "code":
        text = block.code
    if kind == "heading":
        kind = f"h{block.level}"
    info = block.info if kind in {*BOXES, "footnote"} else ""
    name = block.id if kind in {"paragraph", "item"} or block.kind == "heading" else ""
    return _line(block.containers, (kind, info, name), text, links, block.footnotes)


def _line(
    containers: tuple[str, ...],
    kind: tuple[str, str, str],
    text: str,
    links: list[tuple[str, str, str]],
    notes: tuple[str, ...],
) -> str:
    said = " ".join(text.split())
    pointed = " ".join(f"{k}:{t}({' '.join(x.split())})" for k, t, x in links)
    called = " ".join(f"^{note}" for note in notes)
    name = " ".join(filter(None, (kind[0], kind[1], kind[2] and f"#{kind[2]}")))
    parts = (" > ".join((*containers, name)), said, pointed, called)
    return " | ".join(parts).rstrip(" |")


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _blocks(node: LexborNode, inside: tuple[str, ...], first: str = "") -> Iterator[str]:
    """Return the lines of the blocks in a node; its first paragraph is of the kind `first`."""
    loose: list[LexborNode] = []
    for child in _children(node):
        if child.tag in BLOCKS and not (child.tag == "div" and not _is_block(child)):
            if loose:
                yield from _paragraph(loose, inside, first, node)
            if loose and _shown(loose)[0].strip():
                first = ""
            loose = []
            yield from _block(child, inside, first)
            first = ""
        else:
            loose.append(child)
    if loose:
        yield from _paragraph(loose, inside, first, node)


def _is_block(node: LexborNode) -> bool:
    return "arithmatex" not in _classes(node)


def _paragraph(
    nodes: list[LexborNode], inside: tuple[str, ...], first: str, owner: LexborNode
) -> Iterator[str]:
    text, links, notes = _shown(nodes)
    if (
        not text.strip()
        and not links
        and (not first or any(n.tag in BLOCKS for n in _children(owner)))
    ):
        return
    kind, _, info = (first or "paragraph").partition(" ")
    name = owner.attributes.get("id") or "" if owner.tag in {"p", "li"} else ""
    name = "" if name.startswith("fn:") else name
    yield _line(inside, (kind, info, name), text, links, notes)


def _block(node: LexborNode, inside: tuple[str, ...], first: str) -> Iterator[str]:
    tag, classes = node.tag, _classes(node)
    if tag == "p" and "admonition-title" in classes:
        return
    if tag == "p":
        yield from _paragraph(_children(node), inside, first, node)
    elif tag == "hr":
        yield _line(inside, ("rule", "", ""), "", [], ())
    elif tag in HEADINGS:
        name = node.attributes.get("id") or ""
        name = "" if name.startswith(AUTO) else name
        yield _line(inside, (tag, "", name), *_shown(_children(node)))
    elif tag == "pre" or "highlight" in classes:
        yield _line(inside, ("code", "", ""), (node.css_first("td.code") or node).text(), [], ())
    elif RAW in classes:
        yield from _raw(node, inside)
    elif tag == "details" or "admonition" in classes:
        yield from _box(node, inside)
    elif "tabbed-set" in classes:
        yield from _tabs(node, inside)
    else:
        yield from _holder(node, inside)


def _holder(node: LexborNode, inside: tuple[str, ...]) -> Iterator[str]:
    """Return the lines of what only holds blocks: lists, quotations, tables, footnotes, HTML."""
    tag = node.tag
    if tag in {"ul", "ol", "dl"}:
        for child in _children(node):
            if child.tag == "dt":
                yield _line((*inside, "dl"), ("term", "", ""), *_shown(_children(child)))
            elif child.tag in {"li", "dd"}:
                kind = "item" if child.tag == "li" else "definition"
                yield from _blocks(child, (*inside, tag), kind)
    elif tag == "table":
        for number, row in enumerate(node.css("tr")):
            yield from _row(row, (*inside, "table"), number)
    elif "footnote" in _classes(node):
        for item in node.css_first("ol").css("ol > li[id]"):
            label = (item.attributes.get("id") or "").removeprefix("fn:")
            yield from _blocks(item, ("footnote",), f"footnote {label}")
    else:
        yield from _blocks(node, (*inside, "quote" if tag == "blockquote" else f"html {tag}"))


def _raw(node: LexborNode, inside: tuple[str, ...]) -> Iterator[str]:
    codes = node.css(".highlight")
    said = [code.text() for code in codes]
    for code in codes:
        code.decompose()
    text, links, notes = _shown(_children(node))
    yield _line(inside, ("html", "", ""), text, links, notes)
    tag = next((child.tag for child in _children(node) if child.tag[0] != "-"), "")
    for code in said:
        yield _line((*inside, f"html {tag}"), ("code", "", ""), code, [], ())


def _row(row: LexborNode, inside: tuple[str, ...], number: int) -> Iterator[str]:
    cells = [_shown(_children(cell)) for cell in _children(row) if cell.tag in {"td", "th"}]
    if number and not any(text.strip() for text, _, _ in cells):
        return
    links = [link for _, links, _ in cells for link in links]
    notes = tuple(note for _, _, notes in cells for note in notes)
    yield _line(inside, ("row", "", ""), " ¦ ".join(text for text, _, _ in cells), links, notes)


def _box(node: LexborNode, inside: tuple[str, ...]) -> Iterator[str]:
    kind = "details" if node.tag == "details" else "admonition"
    info = next((name for name in _classes(node) if name != "admonition"), "")
    heads = [n for n in _children(node) if n.tag == "summary" or "admonition-title" in _classes(n)]
    text, links, notes = _shown(_children(heads[0])) if heads else ("", [], ())
    if text.lower() == info.lower():
        text = ""
    yield _line(inside, (kind, info, ""), text, links, notes)
    for head in heads:
        head.decompose()
    yield from _blocks(node, (*inside, f"{kind} {info}".strip()))


def _tabs(node: LexborNode, inside: tuple[str, ...]) -> Iterator[str]:
    labels = next(n for n in _children(node) if "tabbed-labels" in _classes(n))
    content = next(n for n in _children(node) if "tabbed-content" in _classes(n))
    titles = [label for label in _children(labels) if label.tag == "label"]
    blocks = [block for block in _children(content) if block.tag == "div"]
    for title, block in zip(titles, blocks, strict=True):
        yield _line(inside, ("tab", "", ""), *_shown(_children(title)))
        yield from _blocks(block, (*inside, "tab"))


def _shown(
    nodes: list[LexborNode],
) -> tuple[str, list[tuple[str, str, str]], tuple[str, ...]]:
    """Return the visible text of some nodes, their links and images, and the footnotes called."""
    text, links, notes = "", [], ()
    for node in nodes:
        given = node.attributes if node.tag[0] != "-" else {}
        if node.tag == "-text":
            text += node.text_content or ""
        elif node.tag in {"code", "img"}:
            text += CODE
            if node.tag == "img":
                links.append(("image", given.get("src") or "", given.get("alt") or ""))
        elif node.tag == "br":
            text += "\n"
        elif node.tag == "sup" and (given.get("id") or "").startswith("fnref"):
            notes += (node.css_first("a").attributes["href"].removeprefix("#fn:"),)
        elif "footnote-backref" in _classes(node) or node.tag in {
            "-comment",
            "input",
            "script",
            "style",
        }:
            continue
        else:
            inner, own, called = _shown(_children(node))
            if node.tag == "a" and "href" in given:
                links.append(("link", given.get("href") or "", inner))
            inner = f"\n{inner}\n" if node.tag in BLOCKS | {"td", "th", "tr", "summary"} else inner
            text, links, notes = text + inner, links + own, notes + called
    return text, links, notes
