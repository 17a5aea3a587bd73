"""Boxes whose marks open and close: `:::note`, `{{< note >}}` of Hugo, `<Note>` of MDX and Vue.

One look over a page finds them before its blocks are read: a mark makes a box only where another
closes it. What shows something by itself, `{{< video x >}}` or `<Card ... />`, is a box too.

Sources: the documentation of Docusaurus (admonitions), VitePress and Pandoc (containers), Hugo and
Docsy (shortcodes), MDX, Starlight (components).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from concordance.findings.model import Span

ANY = re.compile(r":::|\{\{[<%]|<[A-Z]")
MARK = re.compile(
    r"""
      ^[ \t>]*+(?P<colons>:{3,})(?P<rest>[^\n]*)$
    | \{\{[<%][ \t]*(?P<end>/?)[ \t]*(?P<shortcode>\w[\w./-]*)(?P<arguments>[^{}]*+)(?<=[%>])\}\}
    | <(?P<close>/?)(?P<component>[A-Z][\w.]*)
      (?P<properties>(?:[^<>{}"']|"[^"<]*"|'[^'<]*'|\{(?:[^{}<]|\{[^{}<]*\})*\})*)>
    """,
    re.VERBOSE | re.MULTILINE,
)
COLONS = re.compile(
    r"[ \t]*(?P<name>[A-Za-z][\w-]*(?=[\[{\s]|$))?(?:\[(?P<label>[^\]\n]*)\])?"
    r"(?P<title>[^{}\n]*)(?:\{[ ]*(?:\.(?P<class>[\w-]+))?(?P<attributes>[^{}\n]*)\}[ \t]*)?$"
)
SHOWN = re.compile(
    r"(?<![\w-])(?P<key>alt|caption|description|header|heading|label|name|summary|tagline|text|title)"
    r"[ \t]*=[ \t]*\{?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
"""The attributes that a reader sees; `name` is one of `tab` alone, and an id elsewhere."""
POSITION = re.compile(r"[ \t]+\"([^\"]*)\"")
TITLED = frozenset({"tab", "details", "expand", "accordion", "spoiler"})
"""Shortcodes whose first argument, in quotation marks, is their title."""
RAW = frozenset({"highlight", "code", "mermaid", "math", "katex", "chem", "plantuml", "markmap"})
"""Shortcodes whose content is no Markdown."""
BLANK = re.compile(r"[ \t]*")
FOLLOWING = 8
"""Marks that may stand beside each other on a line."""
WITHIN = "within"
"""The kind of what stands within a line, and is no box."""
UNSEEN = frozenset({"comment"})
USUAL = frozenset(
    {
        *("alert", "aside", "callout", "caution", "danger", "details", "hint", "important"),
        *("info", "note", "notice", "tip", "warning"),
    }
)
"""What is a box also where nothing closes it: its mark fell out."""


_Syntax = tuple[str, str | int]
"""What the marks of a box have in common: how they begin, and a name, or how many colons."""


class Box(NamedTuple):
    """A box, or what shows something by itself.

    `kind` is `admonition`, `details`, `component`, `code` where its content is no Markdown, or
    `comment` where nobody sees it; `name` its type. `start` and `stop` enclose the mark that opens
    it, `titles` what readers see of that; `closing` is where the mark that closes it stands, -1
    where there is none.
    """

    kind: str
    name: str
    start: int
    stop: int
    titles: tuple[tuple[int, int], ...] = ()
    closing: int = -1

    @property
    def usual(self) -> bool:
        """Return whether its name alone says that it is a box."""
        return self.kind == "details" or self.name.lower() in USUAL


class Boxes(NamedTuple):
    """The boxes of a page by the offset of what opens them; by what closes them, where that is.

    `cuts` are the offsets at which lines are to be cut, so that each mark stands on its own.
    """

    opening: dict[int, Box]
    closing: dict[int, int]
    cuts: set[int]

    @property
    def marks(self) -> frozenset[int]:
        """Return the offsets of all marks of boxes with content: each ends what stands before."""
        opening = {start for start, box in self.opening.items() if box.closing >= 0}
        return frozenset(opening | self.closing.keys())


def find_boxes(text: str, body: int) -> Boxes:
    """Return the boxes of a page's text from the offset `body` on, those in code among them."""
    boxes = Boxes({}, {}, set())
    if ANY.search(text, body) is None:
        return boxes
    opened: dict[_Syntax, list[Box]] = {}
    edge = body  # up to here, nothing but marks stands on the line
    for match in MARK.finditer(text, body):
        start = match.start("colons") if match["colons"] else match.start()
        line = max(text.rfind("\n", 0, start) + 1, edge)
        begins = not text[line:start].strip(" \t>")
        edge = match.end() if begins else edge
        box, syntax, closes = _read(match)
        if closes:
            _close(text, boxes, _last(opened, syntax), Span(start, match.end()), begins=begins)
        elif box is not None and begins:
            opened.setdefault(syntax, []).append(box)
            if not match["colons"] and _whole(match) and _ends_line(text, box.stop):
                boxes.opening[box.start] = box
        elif box is not None:
            opened.setdefault(syntax, []).append(box._replace(kind=WITHIN))
    for left in opened.values():
        unclosed = {box.start: box for box in left if box.usual and _ends_line(text, box.stop)}
        boxes.opening.update(unclosed)
    return boxes


def _read(match: re.Match[str]) -> tuple[Box | None, _Syntax, bool]:
    """Return the box that a mark opens, what its closing mark has in common, whether it is one."""
    if match["colons"]:
        size = len(match["colons"])
        head = COLONS.match(match["rest"])
        name = head and (head["name"] or head["class"])
        if head is None or not name:
            return None, (":", size), not match["rest"].strip()
        at = match.start("rest")
        group = "label" if head["label"] else "title"
        titles = _trimmed(head[group] or "", at + head.start(group))
        titles = titles or _shown(head["attributes"] or "", at + head.start("attributes"), "")
        kind = "details" if name.lower() == "details" else "admonition"
        info = "" if kind == "details" else name.lower()
        return Box(kind, info, match.start("colons"), match.end(), titles), (":", size), False
    if match["shortcode"]:
        name, written, at = match["shortcode"], match["arguments"], match.start("arguments")
        kind = "code" if name in RAW else "comment" if name in UNSEEN else "component"
        titles = _shown(written, at, name)
        first = POSITION.match(written) if name in TITLED else None
        titles = titles or (_trimmed(first[1], at + first.start(1)) if first else ())
    else:
        name, written, at = match["component"], match["properties"], match.start("properties")
        kind, titles = "component", _shown(written, at, name)
    box = Box(kind, name, match.start(), match.end(), titles)
    return box, (match[0][0], name), bool(match["end"] or match["close"])


def _whole(match: re.Match[str]) -> bool:
    """Return whether a mark needs no other to close it."""
    return bool(match["shortcode"]) or match["properties"].rstrip().endswith("/")


def _last(opened: dict[_Syntax, list[Box]], syntax: _Syntax) -> Box | None:
    """Return the box that a closing mark closes: colons close fewer of them too."""
    sign, size = syntax
    if opened.get(syntax):
        return opened[syntax].pop()
    if isinstance(size, int):
        return next((opened[sign, n].pop() for n in range(3, size) if opened.get((sign, n))), None)
    return None


def _close(text: str, boxes: Boxes, box: Box | None, mark: Span, *, begins: bool) -> None:
    """Let a box end at its closing mark, where that ends a line and the other begins one.

    Text may stand beside both, as formatters join it, where no line of a paragraph goes on.
    """
    start, stop = mark.start, mark.end
    if box is None:
        if begins and _ends_line(text, stop):
            boxes.closing[start] = -1  # what it closed fell out
        return
    boxes.opening.pop(box.start, None)
    if box.kind == WITHIN or not _ends_line(text, stop):
        return
    glued = not (_ends_line(text, box.stop) and begins)
    if not glued or (
        (_ends_line(text, box.stop) or _after_gap(text, box.start))
        and (begins or _before_gap(text, stop))
        and not (_quoted(text, box.start) or _quoted(text, start))
    ):
        boxes.opening[box.start] = box._replace(closing=start)
        boxes.closing[start] = box.start
        boxes.cuts.update((box.start, box.stop, start, stop))


def _ends_line(text: str, stop: int) -> bool:
    """Return whether nothing but a few marks follows on a line."""
    for _ in range(FOLLOWING):
        match = BLANK.match(text, stop)
        stop = match.end() if match else stop
        if stop == len(text) or text[stop] == "\n":
            return True
        mark = MARK.match(text, stop)
        if mark is None:
            return False
        stop = mark.end()
    return False


def _line(text: str, offset: int) -> tuple[int, str]:
    """Return where the line of an offset begins, and the line without the marks of quotations."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    return start, text[start : end if end >= 0 else len(text)].strip(" \t>")


def _quoted(text: str, offset: int) -> bool:
    """Return whether the line of an offset belongs to a quotation."""
    match = BLANK.match(text, text.rfind("\n", 0, offset) + 1)
    return match is not None and text.startswith(">", match.end())


def _after_gap(text: str, offset: int) -> bool:
    """Return whether a blank line or a mark stands above the line of an offset."""
    start, _ = _line(text, offset)
    line = _line(text, start - 1)[1] if start else ""
    return not line or line.endswith(("}", ":::")) or line.startswith("<")


def _before_gap(text: str, offset: int) -> bool:
    """Return whether a blank line or a mark stands below the line of an offset."""
    end = text.find("\n", offset)
    line = _line(text, end + 1)[1] if end >= 0 else ""
    return not line or line.startswith(("{{", "<", ":::"))


def _shown(written: str, at: int, name: str) -> tuple[tuple[int, int], ...]:
    """Return where what a reader sees stands in attributes, which begin at the offset `at`."""
    found: list[tuple[int, int]] = []
    for match in SHOWN.finditer(written):
        group = "double" if match["double"] is not None else "single"
        if match["key"] != "name" or name == "tab":
            found += _trimmed(match[group], at + match.start(group))
    return tuple(found)


def _trimmed(text: str, at: int) -> tuple[tuple[int, int], ...]:
    """Return where a text stands without the spaces around it, nothing where it is empty."""
    start = at + len(text) - len(text.lstrip())
    return ((start, start + len(text.strip())),) if text.strip() else ()
