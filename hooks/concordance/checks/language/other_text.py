"""A sentence that does not say what the others say, as the optional anchor judges."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.corpus.anchor import LANGUAGES, PACKAGE, anchor_of
from concordance.corpus.corpus import show
from concordance.corpus.group import excerpt
from concordance.corpus.queries import Findings, query
from concordance.corpus.sentences.proses import language_lengths, prose_rows
from concordance.corpus.sentences.rows import passage_rows
from concordance.corpus.vote import join_codes
from concordance.findings.model import Finding, Severity
from concordance.findings.wording import named
from concordance.project.mkdocs_yml import locate_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.anchor import Anchor
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.rows import PassageRow

SHORT, WITNESSES = 25, 2
"""Letters that each sentence has at least, and the others that must agree."""
FAR, NEAR = 0.45, 0.55
"""A sentence is another where it is no nearer than the one to each of the others, of which each
two are as near as the other: `make bench-anchor`."""


def _ask(_: Corpus, group: PageGroup) -> None:
    group.query(_other_texts)


@corpus_rule("other-text", family="language", severity=Severity.WARNING, ask=_ask)
def other_text(corpus: Corpus) -> Iterator[Finding]:
    """A sentence does not say what the others say; where the optional anchor is asked for."""
    project = corpus.project
    if not project.config.anchor:
        return
    if project.memo(anchor_of) is None:
        if project.file is not None:
            place = locate_key(project.file, ("extra", "concordance", "anchor"))
            _, line, column = place.rsplit(":", 2)
            yield Finding(
                path=show(project.file),
                line=int(line),
                column=int(column),
                rule="",
                message=f"the anchor is not installed: no package '{PACKAGE}'",
                hint=f"pip install {PACKAGE}, or drop this line",
                value="anchor",
            )
        return
    for group in corpus.groups:
        yield from group.query(_other_texts)


@query(Findings)
def _other_texts(group: PageGroup) -> Findings:
    """Return the findings of a page; none without the anchor."""
    anchor = group.project.memo(anchor_of)
    if anchor is None:
        return ()
    rows = sentence_rows(group)
    anchor.learn(passage.words for row in rows for passage in row.values())
    found: list[Finding] = []
    for row in rows:
        odd = odd_one(anchor, {code: passage.words for code, passage in row.items()})
        if odd:
            found += _findings(group, row, odd)
    return tuple(found)


def sentence_rows(group: PageGroup) -> list[PassageRow]:
    """Return the sentences that stand beside each other in three variants or more, all long."""
    known = {
        variant.code
        for variant in group.variants
        if variant.language.locale.partition("-")[0] in LANGUAGES
    }
    if len(known) <= WITNESSES:
        return []
    lengths = group.memo(language_lengths)
    found = []
    for _, proses in prose_rows(group, SHORT):
        read = {code: prose for code, prose in proses.items() if code in known}
        if len(read) > WITNESSES:
            found += [
                row
                for row in passage_rows(read, lengths, group.reference)
                if len(row) > WITNESSES
                and all(sum(map(str.isalpha, each.text)) >= SHORT for each in row.values())
            ]
    return found


def odd_one(anchor: Anchor, texts: Mapping[str, str]) -> str:
    """Return the code of the text that is far from all others, which are near each other."""
    near = {
        frozenset(pair): anchor.nearness(texts[pair[0]], texts[pair[1]])
        for pair in combinations(texts, 2)
    }
    nearest = {code: max(near[pair] for pair in near if code in pair) for code in texts}
    odd = min(nearest, key=lambda code: nearest[code])
    others = min(near[pair] for pair in near if odd not in pair)
    return odd if nearest[odd] <= FAR and others >= NEAR else ""


def _findings(group: PageGroup, row: PassageRow, odd: str) -> Iterator[Finding]:
    """Make the finding on the sentence that is another, or on those that are not the source's."""
    verdict = group.vote({code: code == odd for code in row})
    for code in verdict.outliers:
        others = [other for other in row if other not in verdict.outliers]
        yield group.by_code[code].finding(
            f'"{excerpt(row[code].words)}" does not say what {join_codes(others)} say'
            + ("s" if len(others) == 1 else ""),
            row[code].span,
            hint=verdict.remedy(f"translate what {named(others[0])} says"),
            variants=tuple(
                group.by_code[other].counterpart(row[other].span, excerpt(row[other].words))
                for other in others
            ),
            value=excerpt(row[code].words),
        )
