"""Digits that are no quantity: names, versions, codes, addresses, telephone numbers."""

from __future__ import annotations

import re

from concordance.quantities.tables.symbols import CURRENCY_CODES

_REST = re.compile(r"\w*(?:(?:::|[-./_+:=])\w+)*")
_TAIL = re.compile(r"[\w\-−./_+:=@&]{1,64}\Z")
_CHAIN = re.compile(r"[0-9]+(?:[-‑][0-9]+){2,}[0-9Xx]?(?!\w)")
_PHONES = (
    re.compile(r"0[0-9](?:[ .\u00a0\u202f-][0-9]{2}){4}(?![0-9])"),
    re.compile(r"[0-9]{2,4}\)[ \u00a0]?[0-9]{3,5}[ .\u00a0-][0-9]{4}(?![0-9])"),
    re.compile(r"[0-9]{2} 9?[0-9]{4}-[0-9]{4}(?![0-9])"),
)
_INTERNATIONAL = re.compile(r"[0-9]{1,3}(?:[ .\u00a0\u202f-]?\(?[0-9]{1,5}\)?){2,7}")
_ITEM = re.compile(r"[0-9]{1,2}\)(?=\s)")
_LEAST_DIGITS = 8
_IPV6 = re.compile(
    r"(?=[0-9:]*(?:[A-Fa-f]|::))[0-9A-Fa-f]{1,4}(?:::?[0-9A-Fa-f]{1,4}){2,7}(?![\w:])"
)
_HEX = re.compile(r"0[xX][0-9A-Fa-f%]\w*")
_RATIO = re.compile(r"[0-9]+:[0-9]+(?:[:.][0-9]+)*|[0-9]+[x×][0-9]+(?:[x×][0-9]+)*(?!\w)")
_CODES: dict[str, tuple[re.Pattern[str], ...]] = {
    **dict.fromkeys("-‑", (_CHAIN, *_PHONES)),
    **dict.fromkeys(" \xa0\u202f.)", _PHONES),
    ":": (_IPV6, _RATIO),
    "x": (_HEX, _RATIO),
    "X": (_HEX,),
    "×": (_RATIO,),
}
"""What a code can be, by the character after its first digits."""

_CODE = re.compile(r"[0-9Xx](?:[ \u00a0-]?[0-9Xx])*")
_BEFORE_YEAR = frozenset(
    [
        "mi",
        "mid",
        "pre",
        "pré",
        "post",
        "pós",
        "pos",
        "early",
        "late",
        "début",
        "fin",
        "ante",
        "anti",
        "après",
        "avant",
    ],
)
_POINTED = frozenset({"p.", "n.", "no."})
_CURRENCY_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(sorted(CURRENCY_CODES))})\Z")
_SPLIT_WORD = re.compile(r"[^\W\d_]+\Z")
_NAME_BEFORE = re.compile(r"(\S?)(\s*)(?<!\w)([^\W\d_][\w’'&]*)[ \u00a0\u202f]\Z")
_SENTENCE_STARTS = '.!?:;…«“"(|—–\n\ufffc¿¡•*'


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of URLs and e-mail addresses, whose digits and words are not read."""
    spans = []
    for mark in ("://", "www.", "@"):
        at = text.find(mark)
        while at >= 0:
            start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
            end = at + len(mark)
            while end < len(text) and not text[end].isspace():
                end += 1
            if end > at + len(mark):
                spans.append((start, end))
            at = text.find(mark, end)
    return sorted(spans)


def token_span(text: str, at: int) -> tuple[int, int] | None:
    """Return the span of the name whose digits begin at `at`: "A100", "GPT-5.2", "x/1".

    Return None where the digits begin a word of their own, after an elision ("l'1er") or after a
    hyphen that only dates them ("mid-2024").
    """
    if at == 0:
        return None
    before = text[at - 1]
    letter = before.isalnum() and before not in "ºª"
    if letter and _CURRENCY_BEFORE.search(text, max(0, at - 4), at):
        return None  # "USD5"
    if not letter and before != "_" and not _joined(text, at):
        return None
    tail = _TAIL.search(text, max(0, at - 65), at)
    rest = _REST.match(text, at)
    start = tail.start() if tail else at
    while start < at and not text[start].isalnum():
        start += 1
    return start, rest.end() if rest else at


def list_marker_span(text: str, at: int) -> tuple[int, int] | None:
    """Return the span of the number of an item that begins a line: "1) ..."."""
    match = _ITEM.match(text, at) if not at or text[at - 1] == "\n" else None
    return match.span() if match else None


def _joined(text: str, at: int) -> bool:
    """Return whether a mark before the digits at `at` joins them to a name: "GPT-5", "x/1"."""
    before, earlier = text[at - 1], text[max(0, at - 2) : at - 1]
    if before not in "-‑−/.:=@&+" or not earlier:
        return False
    if not (earlier.isalnum() or earlier in "_/") or earlier in "ºª":
        return False
    if before in "-‑−":
        word = _SPLIT_WORD.search(text, max(0, at - 12), at - 1)
        return word is None or word.group().lower() not in _BEFORE_YEAR
    return before != "." or text[max(0, at - 5) : at].lower().lstrip("( ") not in _POINTED


def code_end(text: str, at: int, following: str) -> int:
    """Return the end of the code that begins at a digit: ISBN, telephone, ratio; 0 if none does.

    `following` is the character after the first digits.
    """
    if at and text[at - 1] == "+":
        phone = _INTERNATIONAL.match(text, at)
        if phone and sum(c.isdigit() for c in phone.group()) >= _LEAST_DIGITS:
            return phone.end()
    for pattern in _CODES.get(following, ()):
        match = pattern.match(text, at)
        if match:
            return match.end()
    return 0


def reference_end(text: str, at: int) -> int:
    """Return the end of the digits, hyphens and spaces of an ISBN, a page or a telephone number."""
    match = _CODE.match(text, at)
    return match.end() if match else at


def identifier_end(text: str, at: int) -> int:
    """Return the end of the name that goes on at `at` with letters, digits and inner marks."""
    match = _REST.match(text, at)
    return match.end() if match else at


def follows_name(text: str, at: int, *, sure: bool = False) -> bool:
    """Return whether the word before is a name, as in "Azure Maia 100" or "OAuth 2.0".

    A capital at the start of a sentence proves nothing, unless more capitals follow it or what
    comes after is `sure` to be no quantity of the language (a point where it writes a comma).
    """
    match = _NAME_BEFORE.search(text, max(0, at - 40), at)
    if match is None:
        return False
    earlier, space, word = match.groups()
    if not word[0].isupper():
        return False
    if sure or any(letter.isupper() for letter in word[1:]):
        return True
    if not earlier:
        return match.start() > max(0, at - 40) and bool(space)
    return bool(space) and earlier not in _SENTENCE_STARTS and "\n" not in space
