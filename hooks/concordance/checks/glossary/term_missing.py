"""Terms that the other variants of a page use and one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.uses import terms
from concordance.checks.rule import corpus_rule
from concordance.corpus.queries import Findings, query
from concordance.corpus.vote import join_codes
from concordance.findings.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.glossary.uses import Terms
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


def _ask(corpus: Corpus, group: PageGroup) -> None:
    if len(group.sources) > 2:  # noqa: PLR2004 - of two, neither is the odd one
        group.query(_missing, corpus.memo(terms))


@corpus_rule("term-missing", family="glossary", severity=Severity.WARNING, ask=_ask)
def term_missing(corpus: Corpus) -> Iterator[Finding]:
    """A glossary term that most variants of a page use does not appear in another."""
    glossary = corpus.memo(terms)
    for group in corpus.groups:
        if len(group.sources) > 2:  # noqa: PLR2004 - of two, neither is the odd one
            yield from group.query(_missing, glossary)


@query(Findings)
def _missing(group: PageGroup, glossary: Terms) -> Findings:
    uses = glossary.uses(group).first
    codes = [code for code in group.sources if code in uses]
    return tuple(_findings(group, codes, glossary)) if len(codes) > 2 else ()  # noqa: PLR2004 - as above


def _findings(group: PageGroup, codes: list[str], glossary: Terms) -> Iterator[Finding]:
    """Return a finding for each translation that lacks a concept which more of the others use."""
    uses = glossary.uses(group).first
    ours = glossary.keys.get(group.key)
    for concept in dict.fromkeys(concept for code in codes for concept in uses[code]):
        able = [code for code in codes if glossary.termbase.entry(code, concept)]
        using = [code for code in able if concept in uses[code]]
        lacking = [code for code in able if code not in using]
        lags = lacking and group.source not in lacking
        if concept == ours or not lags or len(using) <= len(lacking):
            continue
        for code in lacking:
            entry = glossary.termbase.entry(code, concept)
            yield group.by_code[code].finding(
                f"'{entry.term if entry else concept}' is missing; "
                f"{join_codes(using)} use the concept '{concept}' here",
                _place(group, code, using[0], uses[using[0]][concept].span),
                hint="name it, or list the form that is used among the entry's forms",
                variants=tuple(
                    group.by_code[other].counterpart(uses[other][concept].span) for other in using
                ),
                value=concept,
            )


def _place(group: PageGroup, code: str, other: str, span: Span) -> Span:
    """Return the heading of the section that pairs with the one of a use in another variant."""
    for row in group.alignment.sections:
        theirs, ours = row.sections.get(other), row.sections.get(code)
        if theirs and ours and theirs.span.start <= span.start < theirs.span.end:
            start = ours.heading.span.start if ours.heading else ours.span.start
            return Span(start, start)
    return Span(0, 0)
