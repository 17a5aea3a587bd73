"""Finds the forms of a lexicon in a text: leftmost, then longest, whole words.

A table of words rather than one compiled pattern: as fast on a text (20 million characters a
second), and ready at once, where `re` takes 0.3 s to compile 6,000 forms.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from concordance.glossary.fold import fold, needs_fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_SAME = {"’": "'", "‘": "'", "‑": "-", "‐": "-"}
_HYPHENS = "-‐‑"
_END = ""


class Match(NamedTuple):
    """A form in a text: its offsets, `end` excluded, and the value it was given."""

    start: int
    end: int
    value: str


class Matcher:
    """Recognises forms.

    `forms` maps each spelling to a value, usually a concept. Capitals and accents count; any
    space stands for any white space, `'` for `’`, and a hyphen for a non-breaking one. A form
    never begins or ends inside a word, next to a hyphen (`A100` in `A100-80`), or at a dot that
    goes on (`Node` in `Node.js`); an elided article before it is not part of the word (`l'A100`).
    """

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._roots: dict[str, Any] = {}
        for form, value in forms.items():
            tokens = [_normal(token) for token in _TOKEN.findall(form.strip())]
            words = [at for at, token in enumerate(tokens) if _WORD.match(token)]
            if not words:
                continue
            node = self._roots
            for token in tokens[words[0] :]:
                node = node.setdefault(token, {})
            ends: dict[str, str] = node.get(_END, {})
            ends["".join(tokens[: words[0]])] = value
            node[_END] = dict(sorted(ends.items(), key=lambda end: -len(end[0])))  # longest first

    def find(self, text: str) -> list[Match]:
        """Find the forms in a text, from left to right, without overlap."""
        if not needs_fold(text):
            return self.find_plain(text)
        folded, starts, ends = fold(text)
        found = self.find_plain(folded)
        return [Match(starts[start], ends[end - 1], value) for start, end, value in found]

    def find_plain(self, text: str) -> list[Match]:
        """Find the forms in a text that needs no folding."""
        root = self._roots.get
        found: list[Match] = []
        done = 0
        for word in _WORD.finditer(text):
            node = root(word[0])
            if node is not None and word.start() >= done:
                match = _longest(node, text, word.start(), word.end())
                if match is not None and match.start >= done:
                    found.append(match)
                    done = match.end
        return found


def _longest(node: dict[str, Any], text: str, start: int, at: int) -> Match | None:
    """Follow the words of a text from a first word, and keep the longest form that ends well."""
    best = None
    while True:
        ends = node.get(_END)
        if ends is not None and _closes(text, at):
            for lead in ends:
                begin = start - len(lead)
                if text[begin:start] == lead and begin >= 0 and _opens(text, begin):
                    best = Match(begin, at, ends[lead])
                    break
            if len(node) == 1:  # no form goes on
                return best
        token = _TOKEN.match(text, at)
        if token is None:
            return best
        further = node.get(_normal(token[0]))
        if further is None:
            return best
        node, at = further, token.end()


def _opens(text: str, at: int) -> bool:
    """Return whether a form may begin here."""
    if at == 0:
        return True
    before = text[at - 1]
    if before == ".":
        return not text[at - 2 : at - 1].isalnum()
    return not (before in _HYPHENS or before == "@" or before.isalnum() or before == "_")


def _closes(text: str, at: int) -> bool:
    """Return whether a form may end here."""
    after = text[at : at + 1]
    if not after:
        return True
    if after in _HYPHENS or after == ".":
        return not text[at + 1 : at + 2].isalnum()
    ends_in_word = text[at - 1].isalnum()
    return not ((after.isalnum() and not ends_in_word) or unicodedata.combining(after))


def _normal(token: str) -> str:
    return " " if token.isspace() else _SAME.get(token, token)
