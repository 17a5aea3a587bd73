"""Names that one variant writes otherwise, lacks, or has in another's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from concordance.checks.meaning.attributions import lost_sources
from concordance.checks.meaning.designations import fold_name
from concordance.checks.meaning.places import places
from concordance.checks.meaning.project_names import NameCounts, PageWords, is_cognate, lost_names
from concordance.checks.meaning.slips import slips
from concordance.checks.rule import corpus_rule
from concordance.corpus.queries import Findings, query
from concordance.corpus.vote import join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.checks.meaning.attributions import LostSource
    from concordance.checks.meaning.project_names import LostName
    from concordance.checks.meaning.slips import NameSlip
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Counterpart, Finding, Span


class _Doubt(msgspec.Struct):
    """A name that one variant lacks, to be judged when it is known which are not translated.

    `new` are the names that the variant alone has, `findings` what is told if one stands for it;
    `likely` those of them that are nearly the name, or seem no word of the language.
    """

    name: str
    new: tuple[str, ...]
    findings: Findings
    likely: tuple[str, ...]


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
    for page in pages:
        yield from page.findings
        told: set[tuple[str, int, int]] = set()
        for doubt in page.doubts:
            finding = _judged(doubt, counts)
            if finding and (place := (finding.path, finding.line, finding.column)) not in told:
                told.add(place)
                yield finding


def _judged(doubt: _Doubt, counts: NameCounts) -> Finding | None:
    """Return the finding of a doubt, if the project shows that the name is not translated.

    A name that was cut at its `&` needs no proof.
    """
    found = dict(zip(doubt.new, doubt.findings, strict=True))
    cut = doubt.name.partition("&")[0]
    if cut != doubt.name and cut in doubt.likely:
        return found[cut]
    if not counts.is_fixed(doubt.name, least=1):
        return None
    for new, finding in found.items():
        if counts.is_fixed(new) and fold_name(new).rstrip("s") != fold_name(doubt.name).rstrip("s"):
            return finding
    if not counts.is_fixed(doubt.name):
        return None
    return next((found[new] for new in doubt.likely), None)


@query(_PageNames)
def _page_names(group: PageGroup) -> _PageNames:
    counts = NameCounts({}, {})
    findings: list[Finding] = []
    doubts: list[_Doubt] = []
    words = PageWords(group)
    for section in places(group) if len(group.variants) > 1 else ():
        findings += (_finding(group, slip) for slip in slips(section))
        for source in lost_sources(section):
            if source.instead:
                doubts.append(_other_source(group, source))
            else:
                findings.append(_no_source(group, source))
        doubts += (_doubt(group, lost) for lost in lost_names(section, words, counts))
    return _PageNames(tuple(findings), tuple(doubts), counts)


def _doubt(group: PageGroup, lost: LostName) -> _Doubt:
    """Return a lost name with the finding for each of what may stand in its place."""
    text = lost.place[lost.code]
    theirs = {code: other for code, other in lost.place.items() if code != lost.code}
    there = {code: (other.span_of(lost.name), lost.name) for code, other in theirs.items()}
    found = {
        new: _replaced(group, lost.code, (new, text.span_of(new)), there)
        for new in (*lost.garbled, *lost.new, *lost.first)
    }
    likely = list(lost.garbled)
    alone = lost.gone and len(lost.new) == 1 and not is_cognate(lost.new[0], lost.name)
    if alone and all(map(text.says_the_same, theirs.values())):
        likely.append(lost.new[0])
    return _Doubt(lost.name, tuple(found), tuple(found.values()), tuple(likely))


def _other_source(group: PageGroup, lost: LostSource) -> _Doubt:
    """Return another source as a doubt: an organisation may have a name in each language."""
    found = _replaced(group, lost.code, (lost.instead, _span(lost, lost.instead)), _there(lost))
    new, name = (max(one.split(), key=len) for one in (lost.instead, lost.name))
    return _Doubt(name, (new,), (found,), (new,))


def _no_source(group: PageGroup, lost: LostSource) -> Finding:
    """Make the finding of a source that is not named."""
    there = _there(lost)
    codes = join_codes(list(there))
    return group.by_code[lost.code].finding(
        f'"{lost.name}", whom {codes} name as the source, is missing here',
        lost.place[lost.code].start,
        hint=f'name "{lost.name}" as the source',
        variants=_counterparts(group, there),
        value=lost.name,
    )


def _there(lost: LostSource) -> dict[str, tuple[Span, str]]:
    return {
        code: (text.span_of(lost.name), lost.name)
        for code, text in lost.place.items()
        if code != lost.code
    }


def _span(lost: LostSource, name: str) -> Span:
    return lost.place[lost.code].span_of(name)


def _finding(group: PageGroup, slip: NameSlip) -> Finding:
    """Make the finding of a slip: both names, and what to write."""
    text = slip.place[slip.code]
    there = {code: (slip.place[code].span(name), name.text) for code, name in slip.expected.items()}
    if slip.actual is not None:
        actual = (slip.actual.text, text.span(slip.actual))
        return _replaced(group, slip.code, actual, there, exchanged=slip.exchanged)
    name = next(iter(slip.expected.values())).text
    return group.by_code[slip.code].finding(
        f'"{name}" of {join_codes(list(there))} is missing here',
        text.start,
        hint=f'write "{name}"',
        variants=_counterparts(group, there),
        value=name,
    )


def _replaced(
    group: PageGroup,
    code: str,
    actual: tuple[str, Span],
    there: Mapping[str, tuple[Span, str]],
    *,
    exchanged: bool = False,
) -> Finding:
    """Make the finding of a name that stands for another.

    Args:
        group: the page.
        code: the language of the variant that is told.
        actual: the name that it has, and where.
        there: where the others have another name, and that, by language code.
        exchanged: the variant has that too, where the others have `actual`.
    """
    _, name = next(iter(there.values()))
    others = f"{join_codes(list(there))} {'have' if len(there) > 1 else 'has'}"
    return group.by_code[code].finding(
        f'"{actual[0]}" stands where {others} "{name}"',
        actual[1],
        hint="put the two names in each other's place" if exchanged else f'write "{name}"',
        variants=_counterparts(group, there),
        value=name,
    )


def _counterparts(
    group: PageGroup, there: Mapping[str, tuple[Span, str]]
) -> tuple[Counterpart, ...]:
    return tuple(
        group.by_code[code].counterpart(span, name) for code, (span, name) in there.items()
    )
