"""The inline mark-up of a block: visible text with the way back, links, images and code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from concordance.model import CODE, Code, Link, Prose, Span

TOKEN = re.compile(
    r"""
    (?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<inside>[^`]+(?:(?!(?P=ticks)(?!`))`+[^`]+)*?)(?<!`)(?P=ticks)(?!`))
  | (?P<comment><!--.*?(?:-->|\Z))
  | (?P<short>\{\{.*?\}\}|\{%.*?%\}|\{\*.*?\*\})
  | (?P<escape>\\[!-/:-@\[-`{-~])
  | (?P<auto><(?:https?://|mailto:)[^\s<>]+>)
  | (?P<tag></?[A-Za-z][^<>]*>)
  | (?P<note>\[\^[^\]\s]+\])
  | (?P<image>!\[)
  | (?P<open>\[)
  | (?P<attributes>\{:?[ ]?[#.][^{}\n]*\}|\{:[^{}\n]*\})
  | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
  | (?P<break>[ ]{2,}\n|\\\n)
  | (?P<star>\*{1,3}|~~|==|\^\^)
  | (?P<under>_{1,3})
    """,
    re.VERBOSE | re.DOTALL,
)
TARGET = re.compile(
    r"""\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"""
    r"""(?:\s+(?P<title>"[^"\n]*"|'[^'\n]*'))?\s*\)"""
)
REFERENCE = re.compile(r"[ ]?\[(?P<label>[^\[\]\n]*)\]")
ATTRIBUTE = re.compile(r"""([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass
class Inline:
    """What one block's inline mark-up holds."""

    pieces: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    comments: list[tuple[str, int, int]] = field(default_factory=list)
    id: str = ""

    def prose(self) -> Prose:
        """Join the pieces into the visible text, with an anchor where offsets jump."""
        anchors: list[tuple[int, int]] = []
        length = 0
        following = -1
        for text, offset in self.pieces:
            if offset != following or not anchors:
                anchors.append((length, offset))
            length += len(text)
            following = offset + len(text)
        return Prose("".join(text for text, _ in self.pieces), tuple(anchors))


def read_inline(text: str, offsets: list[tuple[int, int]], references: dict[str, str]) -> Inline:
    """Read the inline mark-up of `text`.

    `offsets` are pairs (index in text, offset in the page), one per line, ascending;
    `references` are the page's link definitions, by lower-case label.
    """
    return _Reader(text, offsets, references).read()


class _Reader:
    def __init__(
        self, text: str, offsets: list[tuple[int, int]], references: dict[str, str]
    ) -> None:
        self.text = text
        self.offsets = offsets
        self.references = references
        self.result = Inline()
        self.pairs = _brackets(text)

    def at(self, index: int) -> int:
        low, high = 0, len(self.offsets)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.offsets[middle][0] <= index else (low, middle)
        start, offset = self.offsets[low]
        return offset + index - start

    def say(self, start: int, end: int) -> None:
        """Keep a stretch of text as it is, cut at the ends of lines."""
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop + 1
            self.result.pieces.append((self.text[start:stop], self.at(start)))
            start = stop

    def read(self) -> Inline:
        self.walk(0, len(self.text))
        return self.result

    def walk(self, start: int, end: int) -> None:
        index = start
        while True:
            match = TOKEN.search(self.text, index, end)
            if match is None:
                self.say(index, end)
                return
            self.say(index, match.start())
            index = self.token(match, end)

    def token(self, match: re.Match[str], end: int) -> int:
        kind = match.lastgroup or ""
        start, stop = match.span()
        said = match.group()
        if match["code"]:
            span = Span(self.at(start), self.at(stop - 1) + 1)
            self.result.codes.append(Code(match["inside"].strip(), span))
            self.result.pieces.append((CODE, self.at(start)))
        elif kind == "comment":
            self.result.comments.append((said, self.at(start), self.at(stop - 1) + 1))
        elif kind == "escape":
            self.result.pieces.append((said[1], self.at(start + 1)))
        elif kind == "entity":
            self.result.pieces.append((unescape(said), self.at(start)))
        elif kind == "break":
            self.result.pieces.append(("\n", self.at(stop - 1)))
        elif kind == "note":
            self.result.notes.append(said[2:-1])
        elif kind == "auto":
            self.link("autolink", said[1:-1], said[1:-1], (start, stop), (start + 1, stop - 1))
            self.say(start + 1, stop - 1)
        elif kind == "attributes":
            found = re.search(r"#([^\s}]+)", said)
            if found and stop == len(self.text):
                self.result.id = found[1]
        elif kind == "tag":
            self.tag(match)
        elif kind in {"image", "open"}:
            return self.bracket(match, end)
        elif kind in {"star", "under"} and self.literal(match, end):
            self.say(start, stop)
        return stop

    def literal(self, match: re.Match[str], end: int) -> bool:
        """Tell whether a run of emphasis characters is only text."""
        start, stop = match.span()
        before = self.text[start - 1] if start else " "
        after = self.text[stop] if stop < end else " "
        if before.isspace() and after.isspace():
            return True
        return match.lastgroup == "under" and before.isalnum() and after.isalnum()

    def tag(self, match: re.Match[str]) -> None:
        said = match.group()
        name = re.match(r"</?([A-Za-z]+)", said)
        given = {key.lower(): (a or b or c) for key, a, b, c in ATTRIBUTE.findall(said)}
        key = {"a": "href", "img": "src"}.get(name[1].lower() if name else "")
        if key and key in given:
            at = match.start() + max(said.find(given[key]), 0)
            kind = "html-link" if key == "href" else "html-image"
            text = given.get("alt") if key == "src" else ""
            self.link(kind, unescape(given[key]), text, match.span(), (at, at + len(given[key])))

    def bracket(self, match: re.Match[str], end: int) -> int:
        start, inner = match.span()
        close = self.pairs.get(inner - 1, -1)
        image = match.lastgroup == "image"
        if close < 0 or close >= end:
            self.say(start, inner)
            return inner
        found = TARGET.match(self.text, close + 1, end)
        if found:
            name = "angle" if found["angle"] is not None else "bare"
            place = found.span(name)
            target = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unescape(found[name] or ""))
            title = (found["title"] or "")[1:-1]
            stop = found.end()
        else:
            reference = REFERENCE.match(self.text, close + 1, end)
            label = (reference["label"] if reference else "") or self.text[inner:close]
            known = self.references.get(" ".join(label.split()).lower())
            if known is None:
                self.say(start, inner)
                self.walk(inner, close)
                self.say(close, close + 1)
                return close + 1
            place = reference.span("label") if reference else (inner, close)
            target, title = known, ""
            stop = reference.end() if reference else close + 1
        if image:
            text = self.text[inner:close]
            self.result.pieces.append((CODE, self.at(start)))
        else:
            before = len(self.result.pieces)
            self.walk(inner, close)
            text = "".join(piece for piece, _ in self.result.pieces[before:])
        kind = "image" if image else "link"
        self.link(kind, target, text, (start, stop), place, title)
        return stop

    def link(
        self,
        kind: str,
        target: str,
        text: str | None,
        span: tuple[int, int],
        place: tuple[int, int],
        title: str = "",
    ) -> None:
        whole = Span(self.at(span[0]), self.at(span[1] - 1) + 1)
        address = Span(
            self.at(place[0]), self.at(max(place[1] - 1, place[0])) + (place[1] > place[0])
        )
        self.result.links.append(Link(kind, target, text, whole, address, title))


def _brackets(text: str) -> dict[int, int]:
    """Pair the square brackets outside code, in one pass."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    index = 0
    for match in re.finditer(r"\\.|`+|\[|\]", text, re.DOTALL):
        if match.start() < index:
            continue
        said = match.group()
        if said[0] == "`":
            close = re.compile(rf"(?<!`){said}(?!`)").search(text, match.end())
            index = close.end() if close else match.end()
        elif said == "[":
            stack.append(match.start())
        elif said == "]" and stack:
            pairs[stack.pop()] = match.start()
    return pairs
