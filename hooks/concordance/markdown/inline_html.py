"""HTML within a line: comments, addresses between angles, tags, and what a tag links or shows."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from concordance.markdown import marks
from concordance.markdown.model import CODE, Code, Comment
from concordance.markdown.pieces import PendingLink

if TYPE_CHECKING:
    import re

    from concordance.findings.model import Span
    from concordance.markdown.inline import Inline


def read_angle(inline: Inline, start: int) -> int:
    """Read the comment, address or tag that a `<` begins.

    Returns the index after it in the inline text, 0 where the `<` is only text.
    """
    text = inline.text
    if text.startswith("<!--", start):
        return _comment(inline, start)
    match = None if inline.raw else marks.AUTOLINK.match(text, start)
    if match:
        return _autolink(inline, match)
    match = marks.TAG.match(text, start)
    if match is None:
        return 0
    inline.hidden = True
    return _tag(inline, match)


def _comment(inline: Inline, start: int) -> int:
    """Read a comment; one that is never closed is text, here and for all that follow."""
    unclosed = "<!--" in inline.never_closed
    stop = -1 if unclosed else inline.text.find("-->", start + 4)
    if stop < 0:
        inline.never_closed.add("<!--")
        return 0
    span = inline.span(start, stop + 3)
    inline.comments.append(Comment(inline.text[start + 4 : stop], span))
    return inline.show(start, stop + 3, "")


def _autolink(inline: Inline, match: re.Match[str]) -> int:
    """Read `<https://...>` or `<name@host>`: the address is its own visible text."""
    start, end = match.start(), match.end() - 1
    address = match[1] or match[2]
    inline.show(start, start + 1, "")
    inline.show_to(end)
    target = f"mailto:{address}" if match[2] else address
    count, target_span = len(inline.pieces), inline.span(start + 1, end)
    whole = (start, end + 1)
    inline.links.append(PendingLink("autolink", target, whole, target_span, "", count - 1, count))
    return end + 1


def _tag(inline: Inline, match: re.Match[str]) -> int:
    """Take a tag away; record the address of a link or an image, and skip what is not words.

    Returns the index after the tag, or after the closing tag of code, a script or a style sheet.
    """
    written, (start, end) = match[0], match.span()
    name = (match[1] or "").lower()
    closes = written[1] == "/"
    if name == "img":
        inline.show(start, end, CODE)
        alternative = _attribute(inline, match, "alt")[1]
        _add_link(inline, match, "html-image", "src", alternative)
        return end
    if name in marks.CLOSE and not (closes or written[-2] == "/" or name in inline.never_closed):
        close = marks.CLOSE[name].search(inline.text, end)
        if close and name == "code":
            inside = unescape(inline.text[end : close.start()])
            inline.codes.append(Code(inside, inline.span(start, close.end())))
        if close:
            return inline.show(start, close.end(), CODE if name == "code" else "")
        inline.never_closed.add(name)
    if name == "br" or name in marks.BLOCK:
        inline.show_to(start)
        parted = not inline.pieces or inline.pieces[-1].shown == "\n"
        return inline.show(start, end, "" if parted else "\n")
    inline.show(start, end, "")
    if name == "a" and closes and inline.open_link is not None:
        link = inline.open_link
        link.last, link.span = len(inline.pieces), (link.span[0], end)
        inline.open_link = None
    elif name == "a" and not closes and _attribute(inline, match, "href")[1] is not None:
        _add_link(inline, match, "html-link", "href", None)
        inline.open_link = inline.links[-1]
    return end


def _add_link(
    inline: Inline, match: re.Match[str], kind: str, attribute: str, text: str | None
) -> None:
    """Add the link or image of a tag, whose address is in `attribute`.

    `kind` is `html-link` or `html-image`; `text` is an image's alternative text, if it has one.
    """
    target_span, target = _attribute(inline, match, attribute)
    title = _attribute(inline, match, "title")[1] or ""
    first = -1 if kind == "html-image" else len(inline.pieces)
    inline.links.append(
        PendingLink(
            kind, (target or "").strip(), match.span(), target_span, title, first, first, text
        )
    )


def _attribute(inline: Inline, tag: re.Match[str], name: str) -> tuple[Span, str | None]:
    """Return where the value of a tag's attribute stands in the page, and the value resolved.

    Without the attribute, an empty span at the tag's start, and None.
    """
    start = tag.start()
    for match in marks.ATTRIBUTE.finditer(tag[0]):
        if match[1].lower() == name:
            group = match.lastindex or 1
            first, last = match.span(group)
            return inline.span(start + first, start + last), unescape(match[group])
    return inline.span(start, start), None
