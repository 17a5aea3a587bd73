"""URLs in style sheets: `url()`, `src()`, `@import` and `image-set()`, outside comments."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"/\*|[\"'();{}]|\burl\(|\bsrc\(|@import\b|@namespace\b|image-set\(", re.IGNORECASE
)
_SKIPPED = {"/*": "*/", "@namespace": ";"}
_QUOTES = ("'", '"')
_CALLS = ("url(", "src(")
_SURROGATES = range(0xD800, 0xE000)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\n\f]?|\n|(.))", re.DOTALL)


def css_urls(text: str) -> Iterator[tuple[str, str]]:
    """Read a style sheet, a `<style>` or a `style=""`, by the tokens of CSS Syntax Level 3.

    Yields:
        Pairs of how a URL is written (`url()`, `@import`, `image-set()`) and the URL, without
        escapes.
    """
    at = 0
    importing = False
    images: list[bool] = []
    while match := _TOKEN.search(text, at):
        word = match[0].lower()
        at = match.end()
        if word in _SKIPPED:
            end = text.find(_SKIPPED[word], at)
            at = len(text) if end < 0 else end + len(_SKIPPED[word])
        elif word in _QUOTES or word in _CALLS:
            url, at = _string(text, at, word) if word in _QUOTES else _url(text, at)
            if importing or word in _CALLS or (images and images[-1]):
                way = "url()" if word in _CALLS else "image-set()"
                yield ("@import" if importing else way), url
                importing = False
        elif word.endswith("("):
            images.append(word != "(")
        elif word == ")":
            images = images[:-1]
        else:
            importing = word == "@import"
            images.clear()


def _string(text: str, at: int, mark: str) -> tuple[str, int]:
    """Read a string from behind its opening mark; a bare line end closes a bad one."""
    start = at
    while at < len(text) and text[at] not in (mark, "\n"):
        at += 2 if text[at] == "\\" else 1
    return _unescape(text[start:at]), at + 1


def _url(text: str, at: int) -> tuple[str, int]:
    """Read a URL from behind `url(`; return it and the offset behind its end."""
    while at < len(text) and text[at].isspace():
        at += 1
    if text[at : at + 1] in ("'", '"'):
        url, at = _string(text, at + 1, text[at])
        end = text.find(")", at)
        return url, len(text) if end < 0 else end + 1
    start = at
    while at < len(text) and text[at] != ")":
        at += 2 if text[at] == "\\" else 1
    return _unescape(text[start:at]).strip(), at + 1


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    if not match[1]:
        return match[2] or ""
    code = int(match[1], 16)
    # CSS Syntax 4.3.7: zero, a surrogate or a number past the last character is U+FFFD.
    return chr(code) if 0 < code <= sys.maxunicode and code not in _SURROGATES else "\ufffd"
