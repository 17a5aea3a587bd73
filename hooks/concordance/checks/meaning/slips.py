"""Names with digits that one variant writes otherwise than all the others, lacks, or exchanged."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.checks.meaning.designations import Designation
    from concordance.checks.meaning.places import Place, Text

_LEAST = 3
"""Characters of a name whose loss counts: "5G" may be put into words, "Level 2" too."""
_NUMBER = re.compile(r"(?<![\w.,-])[0-9]+(?![\w-])")

_JOINED = re.compile(r"[-_\u2010\u2011]")


@dataclass(frozen=True)
class NameSlip:
    """One name on which one variant differs from all the others.

    `actual` is what the variant `code` has, None where it has nothing; `expected` what the others
    have, by language code. `exchanged` tells that the variant has that too, in another place.
    """

    place: Place
    code: str
    actual: Designation | None
    expected: Mapping[str, Designation]
    exchanged: bool = False


def slips(section: Sequence[Place]) -> Iterator[NameSlip]:
    """Return the slips in the places of one section.

    A name counts where all the others have it and one has not; that it has another instead, which
    none of the others has, is told of any two variants only where the two names are alike.
    """
    differ = [place for place in section if _differs(place)]
    if not differ:
        return
    totals: dict[str, Counter[str]] = {}
    for place in section:
        for code, text in place.items():
            totals.setdefault(code, Counter()).update(text.keys)
    for place in differ:
        yield from (slip for slip in _of_place(place, totals) if not _is_worded(slip))


def _is_worded(slip: NameSlip) -> bool:
    """Return whether the words of a name are translated, and the rest of it is there.

    "Non-K8s" answers "no K8s", "a 3D skybox" a compound with a hyphen, and `zip_code_90210` is an
    example whose words are the language's.
    """
    if slip.actual is None:
        return False
    mine = _parts(slip.actual.text)
    for expected in slip.expected.values():
        theirs = _parts(expected.text)
        own = mine ^ theirs
        shared = mine & theirs
        if not (shared and all(part.isalpha() and not part.isupper() for part in own)):
            return False
        if "_" not in slip.actual.text and not (mine < theirs or theirs < mine):
            return False
    return True


def _parts(name: str) -> frozenset[str]:
    return frozenset(_JOINED.split(name))


def _differs(place: Place) -> bool:
    """Return whether the variants have other names, or in another order."""
    first, *others = place.values()
    return any(other.keys != first.keys for other in others)


def _by_cell(text: Text) -> list[list[str]]:
    return [[each.key for each in cell] for cell in text.cells]


def _of_place(place: Place, totals: Mapping[str, Counter[str]]) -> Iterator[NameSlip]:
    """Return the slips of one place: what was replaced or lost, else what was exchanged."""
    counts = {code: Counter(text.keys) for code, text in place.items()}
    first, *rest = counts.values()
    if all(count == first for count in rest):
        yield from _exchanged(place)
        return
    for code in _judged(place):
        others = [counts[other] for other in place if other != code]
        shared, most = others[0], others[0]
        for other in others[1:]:
            shared, most = shared & other, most | other
        lost, gained = shared - counts[code], counts[code] - most
        yield from _replaced(place, code, lost, gained, totals)


def _judged(place: Place) -> Sequence[str]:
    """Return the variants that can be the odd one: of two, the translation."""
    codes = list(place)
    return codes if len(codes) > 2 else codes[1:]  # noqa: PLR2004 - of two


def _replaced(
    place: Place,
    code: str,
    lost: Counter[str],
    gained: Counter[str],
    totals: Mapping[str, Counter[str]],
) -> Iterator[NameSlip]:
    """Return the slips of one variant: each lost name with the one that stands in its place.

    "OAuth2" is another spelling of "OAuth 2.0", and stands for no name but that.
    """
    text = place[code]
    others = [theirs for other, theirs in place.items() if other != code]
    joined = {each.word + each.key for theirs in others for each in theirs.found if each.word}
    left = [each for each in text.found if each.key in gained and each.key not in joined]
    for key in lost:
        expected = {
            other: _lost_one(key, their_text.found, text.found)
            for other, their_text in place.items()
            if other != code
        }
        example = next(iter(expected.values()))
        same = key not in text.compact and all(map(text.says_the_same, others))
        actual = _instead(example, left, alone=len(place) == 2, same=same)  # noqa: PLR2004 - two
        if actual is not None:
            if not _elsewhere(example, actual, code, totals):
                left.remove(actual)
                yield NameSlip(place, code, actual, expected)
        elif len(expected) > 1 and _is_gone(example, code, place, totals):
            yield NameSlip(place, code, None, expected)


def _lost_one(key: str, theirs: Sequence[Designation], mine: Sequence[Designation]) -> Designation:
    """Return which of several names with one number another variant lacks: not its "Maia 100"."""
    found = [each for each in theirs if each.key == key]
    words = {each.word for each in mine if each.key == key}
    return next((each for each in found if each.word not in words), found[0])


def _instead(
    example: Designation, left: Sequence[Designation], *, alone: bool, same: bool
) -> Designation | None:
    """Return which of the names that a variant alone has stands for one that it lacks.

    That with the same word or letters before another number, else that with the same number, else,
    where several others agree, one of the same form, or of which one is the other's beginning; or
    any, where the texts are the `same` for the rest.
    """
    sure = (_same_letters, _same_digits)
    for alike in sure if alone else (*sure, _same_form, _begins_alike):
        for each in left:
            if alike(example, each):
                return each
    return left[0] if left and same and not alone else None


def _same_letters(first: Designation, second: Designation) -> bool:
    if bool(first.word) != bool(second.word):  # "Python 3.11", "la versión 3.11"
        return not (first.letters and second.letters)
    return first.letters == second.letters


def _same_digits(first: Designation, second: Designation) -> bool:
    return first.digits == second.digits and first.word == second.word


def _same_form(first: Designation, second: Designation) -> bool:
    return _form(first.key) == _form(second.key) and first.word == second.word


def _begins_alike(first: Designation, second: Designation) -> bool:
    return first.word == second.word and (
        first.key.startswith(second.key) or second.key.startswith(first.key)
    )


def _form(key: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", key))


def _elsewhere(
    lost: Designation, gained: Designation, code: str, totals: Mapping[str, Counter[str]]
) -> bool:
    """Return whether the section's other places make up for it: the blocks are not a pair."""
    others = [total for other, total in totals.items() if other != code]
    has_lost = totals[code][lost.key] >= min(total[lost.key] for total in others)
    return has_lost and totals[code][gained.key] <= max(total[gained.key] for total in others)


def _is_gone(
    lost: Designation, code: str, place: Place, totals: Mapping[str, Counter[str]]
) -> bool:
    """Return whether a variant has a name nowhere in its section, though it says the rest."""
    if len(lost.word + lost.key) < _LEAST or totals[code][lost.key]:
        return False
    if (lost.word + lost.key if len(lost.key) < _LEAST else lost.key) in place[code].compact:
        return False
    if lost.key.isdigit() and _has_common_word(lost.key, place[code]):
        return False
    return all(place[code].says_the_same(text) for other, text in place.items() if other != code)


def _has_common_word(number: str, text: Text) -> bool:
    """Return whether a number stands after a word in lower case: "grupo 3" is "Group 3"."""
    before = re.compile(rf"(?<!\w)[a-zß-ÿ]{{3,}}[ \u00a0\u202f]{number}(?![\w.,]*\d)")
    return any(before.search(prose.text) for prose in text.proses)


def _exchanged(place: Place) -> Iterator[NameSlip]:
    """Return the first of two names that one variant has in each other's place."""
    if len({len(text.cells) for text in place.values()}) != 1:
        return
    cells = {code: _by_cell(text) for code, text in place.items()}
    for code in _judged(place):
        others = [cells[other] for other in place if other != code]
        if any(other != others[0] for other in others) or cells[code] == others[0]:
            continue
        if _numbers_move(place[code], next(t for other, t in place.items() if other != code)):
            continue
        for at, (mine, theirs) in enumerate(zip(cells[code], others[0], strict=True)):
            if mine != theirs:
                yield from _first(place, code, at)
                break


def _numbers_move(text: Text, other: Text) -> bool:
    """Return whether the numbers of a text are those of another in another order: all of it is."""
    mine, theirs = (
        [n for prose in each.proses for n in _NUMBER.findall(prose.text)] for each in (text, other)
    )
    return mine != theirs and sorted(mine) == sorted(theirs)


def _first(place: Place, code: str, cell: int) -> Iterator[NameSlip]:
    """Return the slip at the first name of a cell that stands in another's place."""
    found = {other: text.cells[cell] for other, text in place.items()}
    mine = found.pop(code)
    for at, each in enumerate(mine):
        theirs = {other: names[at] for other, names in found.items() if at < len(names)}
        if len(theirs) == len(found) and all(name.key != each.key for name in theirs.values()):
            yield NameSlip(place, code, each, theirs, exchanged=True)
            return
