"""What is planted: each family gives every change of a translation that a page allows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from bench.mutations.change import Change, replaced

from concordance.checks.meaning.designations import designations, fold_name, names
from concordance.checks.meaning.places import places
from concordance.checks.meaning.project_names import NameCounts, PageWords, lost_names
from concordance.quantities import Kind, UnknownLocaleError, read
from concordance.quantities.locale import rules_for
from concordance.quantities.model import NAMES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from concordance.checks.meaning.places import Place
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Prose
    from concordance.quantities import Quantity

    Plant = Callable[["Ground", PageGroup, Variant, random.Random], Iterator[Change]]

THREE = 3
ELSEWHERE = ("Intel", "Siemens", "Kodak", "Renault", "Airbus")
"""Names of which the corpora have none, for those that are exchanged for an unknown one."""
SAYS = r"(?i:selon|d[’']après|según|de acuerdo con|segundo|de acordo com|according to)"
SOURCE = re.compile(rf"(?<!\w)({SAYS})(\s+(?:(?:la?|les?|el|los|as?|os?|the)\s+|l[’'])?)([A-Z]\w+)")


@dataclass
class Ground:
    """A corpus to plant in, and which names it shows to be translated by no language."""

    corpus: Corpus
    counts: NameCounts = field(default_factory=lambda: NameCounts({}, {}))

    def __post_init__(self) -> None:
        """Read how often names stand alike in all the languages."""
        for group in self.corpus.groups:
            for section in group.memo(places) if len(group.variants) > 1 else ():
                for _ in lost_names(section, PageWords(group), self.counts):
                    pass


def of_place(
    group: PageGroup, variant: Variant, prose: Prose, span: tuple[int, int], new: str
) -> Iterator[Change]:
    """Put other words in the place of a stretch of a prose, if the page has it as it is shown."""
    start, end = prose.offset(span[0]), prose.offset(span[1] - 1) + 1
    if variant.page.text[start:end] == prose.text[slice(*span)]:
        yield replaced(group, variant, start, end, new)


def all_places(group: PageGroup, variant: Variant, least: int = 2) -> Iterator[Place]:
    """Return the places of a page that a variant has, and enough others."""
    for section in group.memo(places):
        yield from (place for place in section if variant.code in place and len(place) >= least)


def digit(_: Ground, group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Change a digit of a name that all the variants have."""
    for place in all_places(group, variant):
        for prose in place[variant.code].proses:
            for name in designations(prose.text, variant.language.locale):
                if all(name.key in text.keys for text in place.values()):
                    at = chance.choice([m.start() for m in re.finditer(r"[0-9]", name.text)])
                    new = str((int(name.text[at]) + chance.randint(1, 8)) % 10)
                    at += name.start
                    yield from of_place(group, variant, prose, (at, at + 1), new)


def letters(
    _: Ground, group: PageGroup, variant: Variant, chance: random.Random
) -> Iterator[Change]:
    """Put one name with digits of the page in the place of another."""
    known = {
        one.text: one for place in all_places(group, variant) for one in place[variant.code].found
    }
    for place in all_places(group, variant):
        for prose in place[variant.code].proses:
            for name in designations(prose.text, variant.language.locale):
                others = [
                    one.text
                    for one in known.values()
                    if one.key != name.key and bool(one.word) == bool(name.word)
                ]
                if others and all(name.key in text.keys for text in place.values()):
                    new = chance.choice(others)
                    yield from of_place(group, variant, prose, (name.start, name.end), new)


def dropped(_: Ground, group: PageGroup, variant: Variant, __: random.Random) -> Iterator[Change]:
    """Leave out a name with digits that all of several others keep."""
    for place in all_places(group, variant, THREE):
        for prose in place[variant.code].proses:
            for name in designations(prose.text, variant.language.locale):
                if all(name.key in text.keys for text in place.values()):
                    yield from of_place(group, variant, prose, (name.start, name.end), "")


def heads(_: Ground, group: PageGroup, variant: Variant, __: random.Random) -> Iterator[Change]:
    """Exchange two cells of a row that hold nothing but a name with digits."""
    for place in all_places(group, variant):
        text = place[variant.code]
        alone = [
            prose
            for prose, cell in zip(text.proses, text.cells, strict=True)
            if len(cell) == 1 and cell[0].text == prose.text.strip()
        ]
        for first, second in combinations(alone, 2):
            one, two = first.text.strip(), second.text.strip()
            if one != two and all({c.key for c in text.found} <= {*t.keys} for t in place.values()):
                yield from exchanged(group, variant, (first, 0, len(one)), (second, 0, len(two)))


def exchanged(
    group: PageGroup,
    variant: Variant,
    first: tuple[Prose, int, int],
    second: tuple[Prose, int, int],
) -> Iterator[Change]:
    """Exchange two stretches of a page's prose, the first of which stands first."""
    (a, a_start, a_end), (b, b_start, b_end) = first, second
    text = variant.page.text
    one = a.offset(a_start), a.offset(a_end - 1) + 1
    two = b.offset(b_start), b.offset(b_end - 1) + 1
    if one[1] > two[0] or text[slice(*one)] != a.text[a_start:a_end]:
        return
    if text[slice(*two)] == b.text[b_start:b_end]:
        new = text[slice(*two)] + text[one[1] : two[0]] + text[slice(*one)]
        yield replaced(group, variant, one[0], two[1], new)


def name_of_the_page(
    ground: Ground, group: PageGroup, variant: Variant, chance: random.Random
) -> Iterator[Change]:
    """Put another name of the page in the place of one that no language translates."""
    words = PageWords(group)
    here = sorted(
        {
            word
            for place in all_places(group, variant)
            for prose in place[variant.code].proses
            for word in names(prose.text)
            if ground.counts.alike.get(fold_name(word), 0) > 1
            and not words.is_common_anywhere(word)
        }
    )
    yield from _renamed(ground, group, variant, lambda word: _other(here, word, chance))


def _other(names_here: list[str], word: str, chance: random.Random) -> str:
    others = [one for one in names_here if fold_name(one) != fold_name(word)]
    return chance.choice(others) if others else ""


def name_of_elsewhere(
    ground: Ground, group: PageGroup, variant: Variant, chance: random.Random
) -> Iterator[Change]:
    """Put a name that the corpus does not have in the place of one that no language translates."""
    yield from _renamed(ground, group, variant, lambda _: chance.choice(ELSEWHERE))


def garbled(
    ground: Ground, group: PageGroup, variant: Variant, chance: random.Random
) -> Iterator[Change]:
    """Leave out a letter of a name that no language translates."""

    def without(word: str) -> str:
        at = chance.randrange(1, len(word)) if len(word) > THREE else 0
        return word[:at] + word[at + 1 :] if at else ""

    yield from _renamed(ground, group, variant, without)


def _renamed(
    ground: Ground, group: PageGroup, variant: Variant, other: Callable[[str], str]
) -> Iterator[Change]:
    """Put `other(word)` in the place of each name that stands alike in several variants."""
    for place in all_places(group, variant, THREE):
        shared = set.intersection(*(set(text.names) for text in place.values()))
        for prose in place[variant.code].proses:
            for word in dict.fromkeys(names(prose.text)):
                folded = fold_name(word)
                at = re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w.-])", prose.text)
                fixed = folded in shared and ground.counts.alike.get(folded, 0) > 1
                new = other(word) if at and fixed else ""
                if at and new:
                    yield from of_place(group, variant, prose, at.span(), new)


def values(_: Ground, group: PageGroup, variant: Variant, __: random.Random) -> Iterator[Change]:
    """Exchange two values of one kind and unit in a row or a block."""
    for place in all_places(group, variant, THREE):
        proses = place[variant.code].proses
        found = [(prose, one) for prose in proses for one in _read(prose.text, variant)]
        for (a, one), (b, two) in combinations(found, 2):
            if one.kind is two.kind and one.unit == two.unit and one.values != two.values:
                first, second = one.numeral_span, two.numeral_span
                if one.kind is Kind.DATE:
                    first, second = (one.start, one.end), (two.start, two.end)
                yield from exchanged(group, variant, (a, *first), (b, *second))


def _read(text: str, variant: Variant) -> list[Quantity]:
    try:
        found = read(text, variant.language.locale)
    except UnknownLocaleError:
        return []
    return [one for one in found if one.kind not in NAMES and not one.optional]


def source_dropped(
    _: Ground, group: PageGroup, variant: Variant, __: random.Random
) -> Iterator[Change]:
    """Leave out from whom a statement comes: "selon Reuters"."""
    for place in all_places(group, variant, THREE):
        for prose in place[variant.code].proses:
            for found in SOURCE.finditer(prose.text):
                if all(
                    re.search(rf"{SAYS}\W+(\w+\W+)?{found[3]}", t.whole) for t in place.values()
                ):
                    yield from of_place(group, variant, prose, found.span(), "")


def source_changed(
    ground: Ground, group: PageGroup, variant: Variant, chance: random.Random
) -> Iterator[Change]:
    """Name another source of a statement."""
    known = sorted(
        {
            found[3]
            for other in ground.corpus.groups
            for one in other.variants
            if one.code == variant.code
            for block in one.page.blocks
            for found in SOURCE.finditer(block.prose.text)
        }
    )
    for place in all_places(group, variant, THREE):
        for prose in place[variant.code].proses:
            for found in SOURCE.finditer(prose.text):
                new = _other(known, found[3], chance)
                if new and all(
                    re.search(rf"{SAYS}\W+(\w+\W+)?{found[3]}", t.whole) for t in place.values()
                ):
                    yield from of_place(group, variant, prose, found.span(3), new)


OPPOSITE = {">=": "<", "<=": ">", ">": "<=", "<": ">="}
"""The bound that is planted for another."""
VAGUE = {
    "en": ("dozens", "hundreds", "thousands", "millions"),
    "es": ("decenas", "cientos", "miles", "millones"),
    "fr": ("dizaines", "centaines", "milliers", "millions"),
    "pt": ("dezenas", "centenas", "milhares", "milhões"),
}
"""Numbers that are not exact, in each language."""


def bound(_: Ground, group: PageGroup, variant: Variant, __: random.Random) -> Iterator[Change]:
    """Turn the bound before a number round."""
    try:
        table = rules_for(variant.language.locale).table.bounds_before
    except UnknownLocaleError:
        return
    phrases = sorted(table, key=len, reverse=True)
    for place in all_places(group, variant):
        for prose in place[variant.code].proses:
            for one in _read(prose.text, variant):
                if one.kind in {Kind.DATE, Kind.RANGE}:
                    continue  # "until 2032" says when
                before = prose.text[: one.start].rstrip().lower()
                old = next(
                    (p for p in phrases if re.search(rf"(?<!\w){re.escape(p)}$", before)), ""
                )
                turned = OPPOSITE.get(table.get(old, ""), "")
                new = next((phrase for phrase in table if table[phrase] == turned), "")
                if new:
                    span = len(before) - len(old), len(before)
                    yield from of_place(group, variant, prose, span, new)


def vague(_: Ground, group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Put another number that is not exact in the place of one: thousands for dozens."""
    words = VAGUE.get(variant.language.locale[:2], ())
    pattern = re.compile(rf"(?<![\w\d] )(?<!\w)({'|'.join(words)})(?!\w)(?! d[e’'] ?[0-9])")
    for place in all_places(group, variant, THREE) if words else ():
        for prose in place[variant.code].proses:
            for found in pattern.finditer(prose.text):
                new = chance.choice([word for word in words if word != found[1]])
                yield from of_place(group, variant, prose, found.span(), new)


FAMILIES: dict[str, tuple[Plant, int]] = {
    "identifier: a digit changed": (digit, 95),
    "identifier: another of the page": (letters, 95),
    "identifier dropped": (dropped, 0),
    "heads and cells of identifiers exchanged": (heads, 95),
    "name: another of the page": (name_of_the_page, 80),
    "name: one from elsewhere": (name_of_elsewhere, 0),
    "name garbled": (garbled, 0),
    "values exchanged": (values, 80),
    "bound turned": (bound, 95),
    "vague number changed": (vague, 90),
    "attribution dropped": (source_dropped, 80),
    "attribution to another": (source_changed, 80),
}
"""Each family: what plants it, and how many of 100 are to be found, 0 where nothing is asked."""
