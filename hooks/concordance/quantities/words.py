"""Numbers written in words, and the scale words after a numeral."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from concordance.quantities.locale import Locale, Role, Word

LARGEST = 10**21
_HUNDRED = 100
_SCALES = (Role.SCALE, Role.ROUND)


class Spelled(msgspec.Struct, frozen=True, gc=False):
    """A number in words: its value, where it ends, and how it is put.

    `indefinite`: a scale with no numeral before it ("des milliers", "millones de"). `tokens`
    counts the number words.
    """

    value: Decimal
    end: int
    tokens: int
    approximate: bool
    indefinite: bool


@dataclass(slots=True)
class _Sum:
    """A number as far as it is read: finished parts, and the group under 1000 being read.

    A part is its value and the scale that made it: 200 000 is (200000, 1000).
    """

    parts: list[tuple[int, int]] = field(default_factory=list)
    group: int | None = None
    room: int = 0

    def total(self) -> int:
        return sum(value for value, _ in self.parts) + (self.group or 0)

    def take(self, word: Word) -> bool:
        """Add one word; return False where it begins another number."""
        if word.role in (Role.ADD, Role.ONE):
            started = self.group is not None or bool(self.parts)
            if started and word.value >= self.room:
                return False
            self.group, self.room = (self.group or 0) + word.value, word.room
            return True
        if word.role is Role.HUNDRED:
            return self._hundred()
        return word.role in _SCALES and self._scale(word)

    def _hundred(self) -> bool:
        if self.group is not None and not 1 <= self.group < 100:  # noqa: PLR2004
            return False
        self.group, self.room = (1 if self.group is None else self.group) * 100, 100
        return True

    def _scale(self, word: Word) -> bool:
        """Multiply what is smaller than the scale word; return False where nothing can be."""
        below = [value for value, scale in self.parts if scale < word.value]
        above = self.parts[: len(self.parts) - len(below)]
        count = sum(below) + (self.group or 0)
        if not below and self.group is None:
            if self.parts and not (word.alone and word.value < self.room):
                return False
            count = 1
        value = count * word.value
        if value >= LARGEST or (above and value >= above[-1][1]):
            return False
        self.parts = [*above, (value, word.value)]
        self.group, self.room = None, word.value
        return True


def spelled(low: str, at: int, rules: Locale) -> Spelled | None:
    """Read the number in words that begins at a place of a text in lower case.

    Return None where no number does: "un" with no scale after it, or a lone "medio".
    """
    begin = _word(low, at, rules)
    if begin is None:
        return None
    first, end = begin
    if first.role is Role.HALF:
        return _half(low, end, rules)
    number = _Sum()
    needs_scale = first.role in (Role.ONE, Role.ARTICLE)
    number.take(replace(first, role=Role.ADD) if needs_scale else first)
    good = whole = None if needs_scale else (end, number.total())
    tokens = 1
    rounded = first.role is Role.ROUND
    listed = False  # after "one million, two" a list and a number look alike
    while True:
        if half := _and_half(low, end, rules, number):
            good, tokens = half, tokens + 1
            break
        found = _next(low, end, rules)
        comma = low[end : end + 1] == ","
        if found is None or (comma and found[0].role in _SCALES):
            break
        if not number.take(found[0]):
            if found[0].role in _SCALES:  # "tres mil y dos mil": what this multiplies is not ours
                good = whole
            break
        listed = listed or comma
        word, end = found
        rounded = rounded or word.role is Role.ROUND
        tokens += 1
        listed = listed and word.value < _HUNDRED
        if not listed:
            good = (end, number.total())
            whole = good if word.role in _SCALES else whole
    if good is None:
        return None
    bare = first.role in _SCALES and not first.alone
    return Spelled(Decimal(good[1]), good[0], tokens, rounded or bare, bare)


def _word(low: str, at: int, rules: Locale) -> tuple[Word, int] | None:
    match = rules.word.match(low, at)
    if match is None:
        return None
    text = match.group()
    word = rules.words.get(text) or rules.words[" ".join(text.split())]
    return word, match.end()


def _next(low: str, at: int, rules: Locale) -> tuple[Word, int] | None:
    """Return the number word that continues a number at `at`, and its end."""
    joiner = rules.joiner.match(low, at)
    if joiner is not None:
        found = _word(low, joiner.end(), rules)
        if found is not None:
            return found
    gap = rules.scale_gap.match(low, at)
    if gap is not None:
        found = _word(low, gap.end(), rules)
        if found is not None and found[0].role in _SCALES:
            return found
    return None


def _half(low: str, at: int, rules: Locale) -> Spelled | None:
    gap = rules.scale_gap.match(low, at)
    found = _word(low, gap.end(), rules) if gap else None
    if found is None or found[0].role is not Role.SCALE:
        return None
    word, end = found
    return Spelled(Decimal(word.value) / 2, end, 2, approximate=False, indefinite=False)


def _and_half(low: str, at: int, rules: Locale, number: _Sum) -> tuple[int, int] | None:
    """Read the half of "two and a half million" or "dos millones y medio".

    Return the end and the value of the whole, None where no half follows.
    """
    match = rules.and_half.match(low, at)
    if match is None:
        return None
    if number.group is None:
        return match.end(), number.total() + number.room // 2
    found = _next(low, match.end(), rules) if not number.parts else None
    if found is None or found[0].role is not Role.SCALE:
        return None
    return found[1], (2 * number.group + 1) * found[0].value // 2


def scaled(low: str, at: int, rules: Locale) -> tuple[Decimal, Decimal, int, bool]:
    """Read the scale words after a numeral: "mil millones", "million et demi", "milliers".

    Return the factor, what is added to the product ("y medio"), the end, and whether the words
    are round ("centaines"). The factor is 1 and the end is `at` where there is none.
    """
    factor, end, largest, rounded = 1, at, 0, False
    while (gap := rules.scale_gap.match(low, end)) is not None:
        found = _word(low, gap.end(), rules)
        if found is None or found[0].role not in (*_SCALES, Role.HUNDRED):
            break
        word, after = found
        if word.value < largest or factor * word.value >= LARGEST:
            break
        factor, end, largest = factor * word.value, after, word.value
        rounded = rounded or word.role is Role.ROUND
    if end == at:
        return Decimal(1), Decimal(0), at, False
    half = rules.and_half.match(low, end)
    if half is not None:
        return Decimal(factor), Decimal(factor) / 2, half.end(), rounded
    return Decimal(factor), Decimal(0), end, rounded
