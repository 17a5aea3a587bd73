"""What the search index is given of an article, beside what a reader sees.

An amount is followed by its normal form, one word, so that it is found by value however it is
written; the script that searches makes the same word of the amounts of a question. Elided words
stand apart ("l’inférence" would be one word), and so does each Chinese or Japanese character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from html import unescape
from operator import itemgetter
from typing import TYPE_CHECKING

from concordance.quantities import Kind, UnknownLocaleError, read
from concordance.quantities.model import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.quantities import Quantity

APART = "\N{WORD JOINER} "
"""What parts two words of the index; the script that shows a result drops it."""

_COUNTED = (Kind.NUMBER, Kind.AMOUNT, Kind.PERCENT, Kind.MEASURE, Kind.RANGE)
_LEFT_OUT = re.compile(
    r'<figure class="cc-figure" data-pagefind-ignore="all">.*?</figure>'
    r"|<noscript data-pagefind-ignore>.*?</noscript>"
    r'|<p class="cc-stale" role="note" data-pagefind-ignore>.*?</p>'
    r'|<aside class="cc-provenance" [^>]* data-pagefind-ignore>.*?</aside>',
    re.DOTALL,
)
"""Drawings, the links of who has no scripts, what is told of a page: the index leaves them out."""
_ELIDED = re.compile(r"[’'](?<=\w.)(?=\w|<[a-z])")
_PIECE = re.compile(r"<[^>]*>|&#?\w+;|[^<&]+|[<&]")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|dfn|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)\b"
)
_UNSPACED = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_BETWEEN = re.compile(rf"(?<={_UNSPACED})(?=\w)|(?<=\w)(?={_UNSPACED})")


def left_in(article: str) -> str:
    """Return an article's HTML without what the index is told to leave out."""
    return _LEFT_OUT.sub("", article)


def searched(article: str, locale: str) -> str:
    """Return an article's HTML as the index takes it, without what it is told to leave out.

    `locale` is that of its numbers; where none of their rules are known, they stay as they are.
    """
    article = left_in(article)
    added: list[tuple[int, str]] = []
    unspaced = re.search(_UNSPACED, unescape(article))
    for text, ends in blocks(article):
        if unspaced:
            added += [(_end(ends, at.start() - 1), APART) for at in _BETWEEN.finditer(text)]
        try:
            found = read(text, locale)
        except UnknownLocaleError:
            continue
        for quantity in found:
            forms = "".join(f"{APART}{form}" for form in normal_forms(quantity))
            added.append((_end(ends, quantity.end - 1), forms))
    parts, last = [], 0
    for at, text in sorted(added, key=lambda pair: pair[0]):
        parts += [article[last:at], text]
        last = at
    return _ELIDED.sub(rf"\g<0>{APART}", "".join([*parts, article[last:]]))


def normal_forms(quantity: Quantity) -> list[str]:
    """Return the words that stand for a quantity: by each of its values, with its unit and without.

    A date has none, since its words find it.
    """
    if quantity.kind not in _COUNTED or quantity.optional:
        return []
    values = {*quantity.values, *quantity.candidates}
    numbers = sorted(value for value in values if isinstance(value, Decimal))
    units = ["", quantity.unit] if quantity.unit else [""]
    return [normal_form(number, unit) for number in numbers for unit in units]


def normal_form(value: Decimal, unit: str) -> str:
    """Return the one word of letters and digits that stands for a value and a unit."""
    number = plain(value).replace(".", "d").replace("-", "m")
    return f"qz{number}{re.sub('[^a-z0-9]', lambda sign: f'{ord(sign[0]):x}', unit.lower())}zq"


def blocks(html: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the text of each block, and where its characters end in the HTML.

    That is a list of pairs (index in the text, offset in the HTML), in order: those after one's
    index end as far behind its offset.
    """
    text, ends, length = list[str](), list[tuple[int, int]](), 0
    for piece in _PIECE.finditer(html):
        written = piece[0]
        if written[0] == "<" and len(written) > 1:
            if text and not _INLINE.match(written):
                yield "".join(text), ends
                text, ends, length = [], [], 0
            continue
        if written[0] == "&":
            written = unescape(written)
            ends += [(length + at, piece.end()) for at in range(len(written))]
        else:
            ends.append((length, piece.start() + 1))
        text.append(written)
        length += len(written)
    if text:
        yield "".join(text), ends


def _end(ends: list[tuple[int, int]], index: int) -> int:
    """Return where a character of a block ends in the HTML."""
    first, offset = ends[bisect_right(ends, index, key=itemgetter(0)) - 1]
    return offset + index - first
