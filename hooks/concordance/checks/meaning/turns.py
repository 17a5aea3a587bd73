"""Passages of one row whose words turn the sense of the others' round: told of the one variant.

A pole counts where one variant lost it and gained the opposite; a negation, where all others have
one in the strict sense and this one has nothing that could stand for it, or the other way about.
What is not sure is not told: passages that say something else, poles that are denied, words that
are a negation in one language and none in another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from concordance.checks.meaning.senses import MAY, possible, read_senses
from concordance.checks.meaning.words import KINDS, LANGUAGES
from concordance.corpus.sentences.proses import in_latin, language_lengths, prose_rows
from concordance.corpus.sentences.rows import passage_rows, row_fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from concordance.checks.meaning.senses import Senses
    from concordance.checks.meaning.words import Sense
    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.proses import Proses
    from concordance.corpus.sentences.rows import PassageRow

ASIDE = re.compile(r"[(（][^()（）]*[)）]")
WITNESSES = 2
"""So many variants must agree, against the one that differs."""
LIKE, LIKE_ADDED = -6.0, 0.0
"""The fit, as of `peers.fit`, below which a passage says something else; with a negation more."""
SAME = 0.75
"""The share of words in common from which on two passages are in one language."""
LONG = 3
"""Letters from which on a word of one language is not by chance one of another."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage that variant `odd` has turned round: `axis` and the `pole` that it lost.

    For a negation, the axis is `negation` and the pole 0 where it was dropped, 1 where added.
    `agree` are the variants that have what it lost.
    """

    row: PassageRow
    senses: Mapping[str, Senses]
    odd: str
    agree: tuple[str, ...]
    axis: str
    pole: int


def turns(group: PageGroup) -> tuple[Turn, ...]:
    """Return what is turned round in one variant of a page; with `group.memo`, for both rules."""
    spoken = {
        variant.code: variant.language.locale.split("-")[0].lower() for variant in group.variants
    }
    spoken = {code: language for code, language in spoken.items() if language in LANGUAGES}
    if len(spoken) <= WITNESSES:
        return ()
    found: list[Turn] = []
    for proses in _proses(group):
        read_here = {code: spoken_prose for code, spoken_prose in proses.items() if code in spoken}
        texts = {code: prose.text for code, (prose, _) in read_here.items()}
        if len(read_here) <= WITNESSES or not _may_differ(texts, spoken):
            continue
        lengths = group.memo(language_lengths)
        for row in passage_rows(read_here, lengths, group.reference):
            texts = {code: passage.text for code, passage in row.items()}
            if len(row) > WITNESSES and _may_differ(texts, spoken):
                found += _turned(row, spoken, lengths, group.source)
    return tuple(found)


def _proses(group: PageGroup) -> Iterator[Proses]:
    """Return the proses of blocks, cells, headings and texts that stand beside each other."""
    for _, proses in prose_rows(group, 1):
        yield proses
    latin = group.memo(in_latin)
    for row in group.alignment.blocks:
        if all(block.kind == "text" for block in row.blocks.values()):
            yield {code: (row.blocks[code].prose, ()) for code in row.blocks if code in latin}
    for section in group.alignment.sections:
        yield {
            code: (peer.heading.prose, ())
            for code, peer in section.sections.items()
            if peer.heading is not None and code in latin
        }


def _may_differ(texts: Mapping[str, str], spoken: Mapping[str, str]) -> bool:
    """Return whether the words of some variants may have, on the whole, other senses."""
    read = [possible(spoken[code], text) for code, text in texts.items()]
    if len({denials for denials, _ in read}) > 1:
        return True
    senses: set[Sense] = set().union(*(poles for _, poles in read))
    return any(
        pole < MAY
        and ((axis, 1 - pole) in senses or (axis, 1 - pole + MAY) in senses)
        and len({poles.get((axis, pole), 0) for _, poles in read}) > 1
        for axis, pole in senses
    )


def _turned(
    row: PassageRow, spoken: Mapping[str, str], lengths: Mapping[str, float], source: str
) -> Iterator[Turn]:
    """Return what one variant of a row has turned round, if any."""
    whole = {code: passage.text for code, passage in row.items()}
    texts = _without_own_asides(whole)
    senses = {code: read_senses(spoken[code], text) for code, text in texts.items()}
    if are_copies([peer.words for peer in senses.values()]):
        return
    negations = list(_negations(senses, source))
    if negations and texts is not whole:  # an aside of one may be a clause of the others
        entire = {code: read_senses(spoken[code], text) for code, text in whole.items()}
        sure = {each[:3] for each in _negations(entire, source)}
        negations = [each for each in negations if each[:3] in sure]
    for axis, pole, odd, agree in (*_opposites(senses, source), *negations):
        least = LIKE_ADDED if (axis, pole) == ("negation", 1) else LIKE
        if row_fit(row, odd, lengths) >= least:
            yield Turn(row, senses, odd, agree, axis, pole)
            return


def _without_own_asides(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return passages without what stands in brackets, where some have more of these: a gloss."""
    if len({len(ASIDE.findall(text)) for text in texts.values()}) == 1:
        return texts
    return {code: ASIDE.sub(" ", text) for code, text in texts.items()}


def are_copies(texts: Iterable[Sequence[str]]) -> bool:
    """Return whether two variants have the same words, most of them: one is not translated."""
    return any(
        len(left & right) > SAME * len(left | right)
        for left, right in combinations(map(frozenset, texts), 2)
    )


def _opposites(
    senses: Mapping[str, Senses], source: str
) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    """Return the axis, the pole that is lost, the variant that lost it, and those that have it."""
    for axis, gained in sorted({sense for peer in senses.values() for sense in peer.poles}):
        if any(axis in peer.denied for peer in senses.values()):
            continue
        lost = 1 - gained
        for odd, mine in senses.items():
            others = {code: peer for code, peer in senses.items() if code != odd}
            agree = tuple(
                code
                for code, peer in others.items()
                if peer.poles[axis, lost] > mine.poles[axis, lost]
                or peer.count(axis, lost) > mine.count(axis, lost)
            )
            least = len(others) if odd == source else WITNESSES
            if (
                len(agree) >= least
                and any((axis, lost) in others[code].poles for code in agree)
                and all(
                    peer.poles[axis, gained] < mine.poles[axis, gained] for peer in others.values()
                )
            ):
                yield axis, lost, odd, agree


def _negations(
    senses: Mapping[str, Senses], source: str
) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    """Return the same for negations: the axis `negation`, 0 where it is dropped, 1 where added."""
    for odd, mine in senses.items():
        others = {code: peer for code, peer in senses.items() if code != odd}
        agree = tuple(code for code, peer in others.items() if peer.once)
        agreed = [others[code] for code in agree]
        if len({peer.without for peer in (mine, *agreed)}) > 1 and any(
            peer.strict and peer.without for peer in (mine, *agreed)
        ):
            continue  # "not without" may be said in the affirmative
        fewer = _fewer(mine, others.values(), beside=odd != source)
        lost = odd != source and not mine.wide and _all_may(others, source)
        if (fewer or lost) and not _kept(mine, agreed):
            yield "negation", 0, odd, agree
        if mine.strict + mine.without and not any(
            peer.wide or _kept(peer, [mine]) for peer in others.values()
        ):
            yield "negation", 1, odd, tuple(others)


def _fewer(mine: Senses, others: Collection[Senses], *, beside: bool) -> bool:
    """Return whether a text denies less often than all others, whatever may stand for a negation.

    With `beside`, what all of them have beside their negations ("only") stands for none.
    """
    least = min(peer.once for peer in others)
    common = min(peer.wide - peer.strict - peer.without for peer in others) if beside else 0
    return mine.most < least and mine.wide < least + common


def _all_may(others: Mapping[str, Senses], source: str) -> bool:
    """Return whether each text has a word that may deny, and two or the source surely do."""
    strict = [code for code, peer in others.items() if peer.strict]
    if len(strict) >= WITNESSES:
        return all(peer.wide for peer in others.values())
    return source in strict and all(peer.strict or peer.none for peer in others.values())


def _kept(text: Senses, others: Sequence[Senses]) -> bool:
    """Return whether a text has a word by which one of the others denies: it was not translated."""
    denying = {
        other.words[mark.start]
        for other in others
        for mark in other.marks
        if mark.sense[0] in KINDS
    }
    return any(len(word) >= LONG for word in denying.intersection(text.words) - {text.stray})
