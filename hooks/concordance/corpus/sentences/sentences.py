"""The sentences of a prose, and what of each a translation keeps: its signs.

A sign tells, across languages, that two sentences say the same: how long they are, the beginnings
of words that close languages share (cognates: Simard, Foster and Isabelle 1992), numbers, code,
and a few habits of punctuation that translators keep.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

import msgspec

from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.markdown.model import Block

REMEMBERED = 4096
"""Texts whose sentences are kept: a project repeats few."""
CLOSING = r"[\u00a0\u202f ]?[»”\")\]]"
CLOSED = rf"([.!?…])(?:{CLOSING})*(?!{CLOSING})\s++"
OPENED = r"\*{0,3}(?:(?:[^\w\s]\s?){0,2}[^\W_a-zß-öø-ÿ]|[¿¡«“" + CODE + "])"
"""A capital or a number, after marks or a pictograph; or what stands for code.

Marks of emphasis that show, because they lack their end, change nothing.
"""
END = re.compile(rf"{CLOSED}(?={OPENED})|[。！？][」』）”’]*\s*+(?!\Z)|\n\n")
ABBREVIATIONS = frozenset(
    (
        "ex",
        "ej",
        "g",
        "e",
        "cf",
        "vs",
        "sr",
        "sra",
        "dr",
        "dra",
        "m",
        "mm",
        "mr",
        "mrs",
        "ms",
        "st",
        "ee",
    )
)
"""What ends in a full stop within a sentence: *par ex.*, *p. ej.*, *e.g.*, *Dr. X*, *EE. UU.*

After a number it is a unit, and the sentence ends there.
"""
NUMBERED = frozenset(("p", "pp", "art", "cap", "ch", "ed", "fig", "n", "no", "núm", "vol"))
"""What does so before a number alone: *p. 25*."""
GERMAN = re.compile(r"\b(?:z\. ?B|d\. ?h|u\. ?a|i\. ?d)\Z")
INITIAL = re.compile(r"\b[A-ZÀ-Ý][\w.-]*\s[A-ZÀ-Ý]\Z")
LONGEST_NAME = 24
"""Characters of a first name, before an initial: *Glenn K. Lockwood*."""
NUMBER = re.compile(r"\d(?:[.,\u00a0\u202f\u2009 ]?\d)*")
NO_DIGIT = re.compile(r"\D")
SAID = re.compile(r"[^\W_]|" + CODE)
BEFORE = re.compile(r"(?:\A|[^\d\s]\s?|\A\s)\b([^\W\d_]{1,3})\Z")
COGNATE = re.compile(r"(?<![^\W\d_])(?:e(?=s[^aeiou\W\d_]))?([^\W\d_]{3})[^\W\d_]")
"""The first three letters of each longer word; *es-* before a consonant is *s-* elsewhere."""
SOUNDS = (
    *zip("àáâãäåçèéêëìíîïñòóôõöùúûüýÿyzk’", "aaaaaaceeeeiiiinooooouuuuiiicc'", strict=True),
    *(("ph", "f"), ("qu", "c"), ("ch", "c"), ("th", "t")),
    *(("œ", "oe"), ("æ", "ae"), ("ue", "o"), ("ie", "e")),
)
"""Letters without accents, then spellings of one sound, replaced in this order.

Latin's short *o* and *e* are *ue* and *ie* in Spanish alone.
"""
DOUBLED = re.compile(r"([^\W\d_])\1")
MARKS = {"?": "?", "!": "!", ":": ":", "？": "?", "！": "!", "：": ":"}
"""What a sentence ends in, full-width or not; all else is a full stop."""
JOINT = re.compile(r"[,;:—–(]|\b(?:et|y|e|and|ou|o|or)\b")
"""What joins the parts of a sentence: of two that were run together, one more than before."""


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence: its place in its prose, `end` excluded, and its signs.

    `words` are the beginnings of its words, by sound rather than by letter; `anchors` its code and
    its numbers of two digits or more; `mark` what it ends in (`?`, `!`, `:` or `.`); `habits`
    whether it has quotation marks, a parenthesis, a colon within; `joints` counts what joins its
    parts.
    """

    start: int
    end: int
    length: int
    words: frozenset[str]
    anchors: frozenset[str]
    mark: str
    habits: tuple[bool, bool, bool]
    joints: int

    def joined(self, other: Sentence) -> Sentence:
        """Return this sentence and the one that follows it as one."""
        return Sentence(
            self.start,
            other.end,
            self.length + 1 + other.length,
            self.words | other.words,
            self.anchors | other.anchors,
            other.mark,
            (
                self.habits[0] or other.habits[0],
                self.habits[1] or other.habits[1],
                self.habits[2] or other.habits[2],
            ),
            self.joints + other.joints,
        )


@lru_cache(maxsize=REMEMBERED)
def cut(text: str) -> tuple[tuple[int, int], ...]:
    """Cut a prose into its sentences: the place of each, without the space around it."""
    found = []
    start = 0
    for end in END.finditer(text):
        if end[1] == "." and _abbreviated(text, end.start(), end.end()):
            continue
        found.append((start, end.start() + len(end[0].rstrip())))
        start = end.end()
    found.append((start, len(text.rstrip())))
    return tuple((a, b) for a, b in found if SAID.search(text, a, b))


def _abbreviated(text: str, stop: int, following: int) -> bool:
    """Return whether a full stop belongs to an abbreviation or an initial, not to the sentence."""
    if INITIAL.search(text[max(0, stop - LONGEST_NAME) : stop]):
        return True
    if GERMAN.search(text, max(0, stop - 5), stop):
        return True
    word = BEFORE.search(text[max(0, stop - 6) : stop])
    if word is None:
        return False
    short = word[1].lower()
    return short in ABBREVIATIONS or (short in NUMBERED and text[following].isdigit())


@lru_cache(maxsize=REMEMBERED)
def sentences(text: str, codes: tuple[str, ...] = ()) -> tuple[Sentence, ...]:
    """Read the sentences of a prose; `codes` is what stands where it has `CODE`, in order."""
    pieces = iter(codes if len(codes) == text.count(CODE) else ())
    return tuple(_read(text, a, b, pieces) for a, b in cut(text))


def of_block(block: Block) -> tuple[Sentence, ...]:
    """Read the sentences of a block, its pieces of code among them."""
    return sentences(block.prose.text, tuple(code.text for code in block.codes))


def as_one(text: str) -> Sentence:
    """Read a text as one sentence, however many it has; its pieces of code count for nothing."""
    return _read(text, 0, len(text), iter(()))


def _read(text: str, start: int, end: int, codes: Iterator[str]) -> Sentence:
    """Read the features of one sentence between two offsets; `codes` gives its pieces of code."""
    visible = text[start:end].strip()
    here = [next(codes, "") for _ in range(visible.count(CODE))]
    numbers = [NO_DIGIT.sub("", number) for number in NUMBER.findall(visible)]
    last = visible.rstrip('»”")] \u00a0\u202f')[-1:]
    return Sentence(
        start,
        end,
        len(visible) + sum(map(len, here)),
        cognates(visible),
        frozenset([*(n for n in numbers if len(n) > 1), *(f"`{code}" for code in here if code)]),
        MARKS.get(last, "."),
        (any(mark in visible for mark in '«“"'), "(" in visible, ":" in visible[:-1]),
        len(JOINT.findall(visible)),
    )


def cognates(text: str) -> frozenset[str]:
    """Return how the words of four letters or more begin, folded so that cognates are equal.

    *machine* and *máquina*, *thème* and *tema*, *spécial* and *especial* begin alike once accents,
    doubled letters and the spellings of one sound are gone.
    """
    low = text.lower()
    for written, sound in SOUNDS:
        low = low.replace(written, sound)
    return frozenset(map(intern, COGNATE.findall(DOUBLED.sub(r"\1", low))))
