"""What the reader of two languages is given of one page: its passages, paired, and what is alike.

The browser finds the passages in the built pages by their digests: whatever the theme or another
plugin made of the page, a passage is there or it is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import count, zip_longest
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from concordance.checks.glossary.uses import terms
from concordance.checks.values.matching import make_clusters
from concordance.checks.values.occurrences import occurrences
from concordance.checks.values.value_mentions import mentions
from concordance.corpus.queries import query
from concordance.freshness.normalise import keyed
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from concordance.checks.glossary.uses import Terms
    from concordance.checks.values.occurrences import Occurrence
    from concordance.checks.values.value_mentions import ValueMention
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.markdown.model import Block

_NAME = re.compile(
    r"\b(?=[^\W_a-z])\w[\w.&’'-]*(?<![.’'-])(?: (?=[^\W\d_a-z])\w[\w.&’'-]*(?<![.’'-]))*"
)
_SURE = re.compile(r"[^\W\d_].*(?:\d|[^\W\d_a-z])|\d.*[^\W\d_]")
_GOES_ON = re.compile(r"[\w,;)’'»”–—-]")
"""What stands before a word that begins no sentence."""
_Told = tuple[object, object, str, frozenset[object]]
_SIGNS = re.compile(r"[\W_]+")


class PagePassage(msgspec.Struct, frozen=True, array_like=True):
    """One block of a page as the browser is told of it.

    `digest` is the CRC-32 of the letters and digits of its visible text; `rows` the numbers of
    the rows it stands in, several where it holds what others have in two passages. `marks` are
    pairs (text, number), in the order of the text: what the passages of one row have in common
    bears the same number. `id` is that of a heading.
    """

    digest: int
    rows: list[int]
    marks: list[tuple[str, int]] = []
    id: str = ""


Pairs = dict[str, list[PagePassage]]
"""The passages of each variant of a page, by language code, in the order of the page."""


class SharedText(NamedTuple):
    """A stretch of a block's text that may stand in another language too."""

    prose: int
    start: int
    end: int
    key: object
    text: str


@query(bytes)
def pairs(group: PageGroup, terms: Terms) -> bytes:
    """Return the passages of a page as its browser gets them, `Pairs` in JSON; else nothing.

    Thousands of passages are many objects to keep and to hand on; their text is one.
    """
    found = passages(group, terms)
    return msgspec.json.encode(found) if found else b""


def passages(group: PageGroup, terms: Terms) -> Pairs:
    """Return the passages of a page that has variants to compare, by code; else nothing.

    `terms` is the project's termbase, by which its terms are found alike.
    """
    if len(group.variants) < 2:  # noqa: PLR2004 - one has nothing to stand beside
        return {}
    rows = list(_rows(group))
    numbers = _numbers(rows)
    marks: dict[int, list[tuple[str, int]]] = {}
    for number, (blocks, _) in enumerate(rows):
        marks |= _alike(group, number, blocks, terms)
    found: Pairs = {}
    for variant in group.variants:
        ids = {id(section.heading): key for key, section in keyed(variant.page)}
        found[variant.code] = [
            PagePassage(
                crc32(letters.encode()),
                numbers[id(block)],
                marks.get(id(block), []),
                ids.get(id(block), "") if block.kind == "heading" else "",
            )
            for block in variant.page.blocks
            if id(block) in numbers and (letters := folded(shown(block)))
        ]
    return found


def asker(corpus: Corpus) -> Callable[[PageGroup], object]:
    """Return what asks of a page how its passages are paired, for the check to keep."""
    return lambda group: group.query(pairs, corpus.memo(terms))


def digest(text: str) -> int:
    """Return what a passage is known by: the CRC-32 of its letters and digits."""
    return crc32(folded(text).encode())


def folded(text: str) -> str:
    """Return the letters and digits of a text, all that no theme changes of it."""
    return _SIGNS.sub("", unicodedata.normalize("NFC", text))


def shown(block: Block) -> str:
    """Return the visible text of a block, its code in place; an image shows none."""
    if block.kind in {"code", "math"}:
        return block.code
    text = " ".join(cell.text for cell in block.cells) or block.prose.text or block.title
    if CODE not in text:
        return text
    pieces = [(code.span, code.text) for code in block.codes]
    pieces += [(link.span, "") for link in block.links if "image" in link.kind]
    code = iter([piece for _, piece in sorted(pieces)])
    return "".join(next(code, "") if char == CODE else char for char in text)


def _rows(group: PageGroup) -> Iterator[tuple[Mapping[str, Block], set[str]]]:
    """Return the rows of headings and blocks in order, each with the codes merged into another."""
    alignment = group.alignment
    for index, row in enumerate(alignment.sections):
        headings = {
            code: section.heading for code, section in row.sections.items() if section.heading
        }
        if headings:
            yield headings, set()
        for blocks in alignment.of_section(index):
            yield blocks.blocks, blocks.merged


def _numbers(rows: list[tuple[Mapping[str, Block], set[str]]]) -> dict[int, list[int]]:
    """Return the numbers of the rows that each block stands in, by the block's `id()`."""
    found: dict[int, list[int]] = {}
    for number, (blocks, _) in enumerate(rows):
        for block in blocks.values():
            found.setdefault(id(block), []).append(number)
    for number, (_, merged) in enumerate(rows):
        for code in merged:
            near = [*reversed(rows[:number]), *rows[number + 1 :]]
            holder = next((blocks[code] for blocks, _ in near if code in blocks), None)
            if holder is not None:
                found[id(holder)].append(number)
    return found


def _alike(
    group: PageGroup, number: int, blocks: Mapping[str, Block], terms: Terms
) -> dict[int, list[tuple[str, int]]]:
    """Return the marks of one row's blocks that stand in two of them, by the block's `id()`."""
    if len(blocks) < 2 or any(block.kind in {"code", "math"} for block in blocks.values()):  # noqa: PLR2004 - as above
        return {}
    values = _values(group, number, blocks)
    names = {code: list(_names(block)) for code, block in blocks.items()}
    called = _shared(names.values())  # a name of one language alone stands in no other's way
    found = {
        code: _apart(
            [
                *values[code],
                *_terms(code, block, terms),
                *(name for name in names[code] if name.key in called),
            ]
        )
        for code, block in blocks.items()
    }
    shared = _shared(found.values())
    numbers: dict[object, int] = {}
    fresh = count()
    made: dict[int, list[tuple[str, int]]] = {}
    for code, block in blocks.items():
        kept = [mark for mark in found[code] if mark.key in shared]
        made[id(block)] = [
            (mark.text, numbers.setdefault(mark.key, next(fresh)))
            for mark in sorted(kept)
            if CODE not in mark.text
        ]
    return {place: marks for place, marks in made.items() if marks}


def _shared(found: Iterable[list[SharedText]]) -> set[object]:
    """Return the keys that two languages have, and names only where one is surely a name."""
    seen: dict[object, int] = {}
    for marks in found:
        for key in {mark.key for mark in marks}:
            seen[key] = seen.get(key, 0) + 1
    return {key for key, times in seen.items() if times > 1}


def _apart(marks: list[SharedText]) -> list[SharedText]:
    """Leave of marks that overlap the one that comes first."""
    kept: list[SharedText] = []
    for mark in marks:
        if all(
            mark.prose != other.prose or mark.end <= other.start or other.end <= mark.start
            for other in kept
        ):
            kept.append(mark)
    return kept


def _values(
    group: PageGroup, number: int, blocks: Mapping[str, Block]
) -> dict[str, list[SharedText]]:
    """Return the quantities of a row's blocks, those that agree under one key."""
    read = group.memo(occurrences)
    here = {code: read.get(id(block), ()) for code, block in blocks.items()}
    found = [
        mention for code, each in here.items() for mention in mentions(code, number, list(each))
    ]
    keys: dict[int, int] = {}
    for place, agreeing in enumerate(_agreeing(found)):
        for mention in agreeing:
            keys.setdefault(id(mention.occurrence), place)
    return {
        code: [_value(blocks[code], each, keys[id(each)]) for each in occurrences_here]
        for code, occurrences_here in here.items()
    }


def _agreeing(found: list[ValueMention]) -> Iterable[Iterable[ValueMention]]:
    """Return the values of a row's blocks, those together that agree.

    Where those that differ share nothing, the first goes with the first of its like, and so on.
    """
    alike: dict[_Told, dict[str, list[ValueMention]]] = defaultdict(lambda: defaultdict(list))
    for each in found:
        alike[each.value, each.quantity.kind, each.unit, each.keys][each.code].append(each)
    keys = [key for *_, of_one in alike for key in of_one]
    if len(keys) > len(set(keys)):
        return (cluster.members.values() for cluster in make_clusters(found))
    return (
        filter(None, rank) for by_code in alike.values() for rank in zip_longest(*by_code.values())
    )


def _value(block: Block, each: Occurrence, key: int) -> SharedText:
    quantity = each.quantity
    place = next(
        (at for at, prose in enumerate(block.cells) if prose is each.prose), len(block.cells)
    )
    text = each.prose.text[quantity.start : quantity.end]
    return SharedText(place, quantity.start, quantity.end, ("value", key), text)


def _terms(code: str, block: Block, terms: Terms) -> Iterator[SharedText]:
    """Return the terms of a block, those that name one concept."""
    find = terms.finders.get(code)
    if find is None:
        return
    for place, prose in enumerate(block.cells or (block.prose,)):
        for start, end, concept in find(prose.text):
            if concept and concept[:1] != "!" and "|" not in concept:
                yield SharedText(place, start, end, ("term", concept), prose.text[start:end])


def _names(block: Block) -> Iterator[SharedText]:
    """Return what may be a name: words with a capital that begin no sentence, acronyms, codes."""
    for place, prose in enumerate(block.cells or (block.prose,)):
        for found in _NAME.finditer(prose.text):
            name = found[0]
            before = prose.text[: found.start()].rstrip()[-1:] if name[0].isupper() else ""
            if len(name) > 1 and (_GOES_ON.match(before) or _SURE.match(name)):
                yield SharedText(place, *found.span(), ("name", name), name)
