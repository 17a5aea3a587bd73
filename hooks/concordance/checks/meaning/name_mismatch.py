"""Names that one variant writes otherwise, lacks, or has in another's place."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from concordance.checks.meaning.attributions import lost_sources
from concordance.checks.meaning.designations import fold_name, neighbours
from concordance.checks.meaning.differences import NameDifference
from concordance.checks.meaning.full_names import lost_full_names
from concordance.checks.meaning.places import places
from concordance.checks.meaning.project_names import NameCounts, PageWords, is_cognate, lost_names
from concordance.checks.meaning.slips import slips
from concordance.checks.rule import corpus_rule
from concordance.corpus.align.signals import fold
from concordance.corpus.corpus import data_of
from concordance.corpus.queries import Findings, query
from concordance.corpus.texts import FRONT_MATTER, text_groups, with_block_kind, with_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from concordance.checks.meaning.attributions import LostSource
    from concordance.checks.meaning.differences import Written
    from concordance.checks.meaning.places import Place
    from concordance.checks.meaning.project_names import LostName
    from concordance.checks.meaning.slips import NameSlip
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

_CAPITALISED = frozenset(("de", "lb"))
"""Languages whose nouns begin with a capital, so that one that is unknown need not be a name."""
_HEADED = frozenset(("en", "nl"))
"""Languages in whose headings any word may begin with a capital."""
_INSIDE = re.compile(r"[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]")
"""A capital within a word: a name in every language."""


class _Doubt(msgspec.Struct):
    """A name that one variant lacks, to be judged when it is known which are not translated.

    `findings` are by the names that the variant alone has: what is told if that one stands for it;
    `likely` those names that are nearly it, or seem no word of the language. `proper` tells
    that it needs no proof.
    """

    name: str
    findings: dict[str, Findings]
    likely: tuple[str, ...]
    proper: bool = False


class _PageNames(msgspec.Struct):
    """What a page says of names: findings that are certain, doubts, and what it shows."""

    findings: Findings
    doubts: tuple[_Doubt, ...]
    counts: NameCounts


def _ask(_: Corpus, group: PageGroup) -> None:
    if len(group.sources) > 1:
        group.query(_page_names)


@corpus_rule("name-mismatch", family="meaning", ask=_ask)
def name_mismatch(corpus: Corpus) -> Iterator[Finding]:
    """A name, version or identifier is not the one that all the other variants have."""
    pages = [group.query(_page_names) for group in corpus.groups if len(group.sources) > 1]
    counts = NameCounts({}, {})
    for page in pages:
        counts.add(page.counts)
    for data in corpus.memo(data_of):
        group = data.group(corpus.project)
        names = _names_of(group, PageWords(group), counts)
        pages.append(_said(names, partial(with_kind, kind=FRONT_MATTER)))
    for page in pages:
        by_line: dict[tuple[str, int], list[str]] = {}
        found = chain.from_iterable(_judged(doubt, counts) for doubt in page.doubts)
        for finding in (*page.findings, *found):
            values = by_line.setdefault((finding.path, finding.line), [])
            if finding.value not in values:
                yield finding
            values += (finding.value, *finding.value.split())


def _judged(doubt: _Doubt, counts: NameCounts) -> Findings:
    """Return the findings of a doubt, if the project shows that the name is not translated.

    A name that was cut at its `&` needs no proof.
    """
    cut = doubt.name.partition("&")[0]
    if cut != doubt.name and cut in doubt.likely:
        return doubt.findings[cut]
    if not doubt.proper and not counts.is_fixed(doubt.name, least=1):
        return ()
    for new, findings in doubt.findings.items():
        if counts.is_fixed(new) and fold_name(new) != f"{fold_name(doubt.name)}s":
            return findings
    if not doubt.proper and not counts.is_fixed(doubt.name):
        return ()
    return next((doubt.findings[new] for new in doubt.likely), ())


@query(_PageNames)
def _page_names(group: PageGroup) -> _PageNames:
    counts = NameCounts({}, {})
    mine = _names_of(group, PageWords(group), counts)
    found = [_said(mine, partial(with_block_kind, group))]
    if len(group.variants) > 1:
        for kind, texts in group.memo(text_groups):
            words = PageWords(group if kind != FRONT_MATTER else texts)
            found.append(_said(_names_of(texts, words, counts), partial(with_kind, kind=kind)))
    return _PageNames(
        tuple(finding for names in found for finding in names.findings),
        tuple(doubt for names in found for doubt in names.doubts),
        counts,
    )


def _said(names: _PageNames, say: Callable[[Finding], Finding]) -> _PageNames:
    """Return names with the kind of text in their findings' messages, which `say` puts there."""
    doubts = (
        msgspec.structs.replace(
            doubt, findings={new: tuple(map(say, one)) for new, one in doubt.findings.items()}
        )
        for doubt in names.doubts
    )
    return _PageNames(tuple(map(say, names.findings)), tuple(doubts), names.counts)


def _names_of(group: PageGroup, words: PageWords, counts: NameCounts) -> _PageNames:
    """Return what the prose of a group says of names; `counts` takes what it shows."""
    findings: list[Finding] = []
    doubts: list[_Doubt] = []
    for section in group.memo(places) if len(group.variants) > 1 else ():
        for slip in slips(section):
            findings += _of_slip(slip).findings(group)
        for source in lost_sources(section):
            found = _of_source(source).findings(group)
            if source.instead and not (source.is_other_name and source.code != group.source):
                new, name = (max(each.split(), key=len) for each in (source.instead, source.name))
                doubts.append(_Doubt(name, {new: found}, (new,)))
            else:
                findings += found
        for full in lost_full_names(section, words):
            span = full.place[full.code].span_of(full.instead)
            expected = _written(full.place, full.code, full.name)
            findings += NameDifference(full.code, (full.instead, span), expected).findings(group)
        doubts += (_doubt(group, lost) for lost in lost_names(section, words, counts))
    return _PageNames(tuple(findings), tuple(doubts), counts)


def _doubt(group: PageGroup, lost: LostName) -> _Doubt:
    """Return a lost name with the findings for each of what may stand in its place."""
    text = lost.place[lost.code]
    expected = _written(lost.place, lost.code, lost.name)
    findings = {
        each: NameDifference(lost.code, (each, text.span_of(each)), expected).findings(group)
        for each in (*lost.garbled, *lost.new, *lost.first)
    }
    joined = [each for each in lost.garbled if _keeps_its_neighbour(lost, each)]
    likely = joined or list(lost.garbled)
    alone = lost.gone and bool(lost.instead) and not is_cognate(lost.instead, lost.name)
    alone = alone and lost.name not in lost.instead  # "o[OpenAI](b.md)": typography tells it
    proper = bool(_INSIDE.search(lost.name) or joined) or (alone and _keeps_the_rest(lost))
    language = text.locale.split("-", 1)[0]
    capitals = language in _CAPITALISED or (text.block.kind == "heading" and language in _HEADED)
    others = [lost.place[other] for other in expected]
    if alone and not capitals and all(text.says_the_same(each, proper=proper) for each in others):
        likely.append(lost.instead)
    return _Doubt(lost.name, findings, tuple(likely), proper)


def _keeps_its_neighbour(lost: LostName, garbled: str) -> bool:
    """Return whether a garbled name stands beside what it stands beside everywhere: "Ada Lovelacr".

    One that differs in accents or in the vowels at its end may be the language's own word: `New
    México`, `Planeta Debian`.
    """
    if _stem(garbled) == _stem(lost.name):
        return False
    beside = [
        {word for prose in text.proses for word in neighbours(prose.text, written)}
        for code, text in lost.place.items()
        for written in (garbled if code == lost.code else text.written(fold_name(lost.name)),)
    ]
    return bool(set.intersection(*beside))


def _stem(word: str) -> str:
    """Return a word without accents and the vowels at its end."""
    return fold(word).rstrip("aeiou")


def _keeps_the_rest(lost: LostName) -> bool:
    """Return whether a variant has all the other names of a place, in their order: one is changed.

    An acronym for another may be its translation: `UN` for `ONU`; so may a part of a longer name.
    """
    key, new = fold_name(lost.name), fold_name(lost.instead)
    kept = [key if each == new else each for each in lost.place[lost.code].names]
    others = [text.names for code, text in lost.place.items() if code != lost.code]
    several = len(set(kept)) > 1 and all(kept == each for each in others)
    acronyms = lost.name.isupper() and lost.instead.isupper()
    proses = (prose for text in lost.place.values() for prose in text.proses)
    return several and not acronyms and not any(neighbours(each.text, lost.name) for each in proses)


def _of_slip(slip: NameSlip) -> NameDifference:
    text = slip.place[slip.code]
    actual = (slip.actual.text, text.span(slip.actual)) if slip.actual else ("", text.start)
    expected = {
        code: (name.text, slip.place[code].span(name)) for code, name in slip.expected.items()
    }
    return NameDifference(slip.code, actual, expected, exchanged=slip.exchanged)


def _of_source(lost: LostSource) -> NameDifference:
    text = lost.place[lost.code]
    span = text.span_of(lost.instead) if lost.instead else text.start
    expected = _written(lost.place, lost.code, lost.name)
    return NameDifference(lost.code, (lost.instead, span), expected, quoted=True)


def _written(place: Place, code: str, name: str) -> dict[str, Written]:
    """Return where all variants but one have a name."""
    return {other: (name, text.span_of(name)) for other, text in place.items() if other != code}
