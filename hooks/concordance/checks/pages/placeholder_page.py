"""A page that holds the place of a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.corpus.group import excerpt
from concordance.corpus.placeholders import COPY, DECLARED, EMPTY, LINE, written
from concordance.corpus.queries import Findings, query
from concordance.findings.model import Severity, Span
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding


def _ask(_: Corpus, group: PageGroup) -> None:
    group.query(_placeholders)


@corpus_rule("placeholder-page", family="pages", severity=Severity.WARNING, ask=_ask)
def placeholder_page(corpus: Corpus) -> Iterator[Finding]:
    """A page is empty, or a line, or says that it is untranslated, where the source has a page."""
    for group in corpus.groups:
        yield from group.query(_placeholders)


@query(Findings)
def _placeholders(group: PageGroup) -> Findings:
    """Return a finding for each variant that waits for its text, where the source has one.

    Where the source is a line and a translation a page, it is the source that waits.
    """
    source = group.pages[0]
    if source.language != group.languages[0]:
        return ()
    if group.placeholders.get(source.code) == LINE:
        return (_line(source, max(group.pages, key=lambda variant: len(written(variant.page)))),)
    if source.code in group.placeholders:
        return ()
    found = []
    for variant in group.pages[1:]:
        reason = group.placeholders.get(variant.code)
        if reason in {None, COPY}:
            continue
        pieces = f"{named(source.code)} has {len(written(source.page))} headings and blocks"
        if reason == DECLARED:
            message = "this page says in its front matter that it is untranslated"
        elif reason == EMPTY:
            message = f"this page has no text; {pieces}"
        else:
            found.append(_line(variant, source))
            continue
        found.append(
            variant.finding(
                message,
                Span(0, 0),
                hint="translate it, or remove the file",
                variants=(source.counterpart(Span(0, 0), ""),),
                value=reason,
                explains=(variant.whole(),),
            )
        )
    return tuple(found)


def _line(variant: Variant, full: Variant) -> Finding:
    """Make the finding on a page that is a line where another has a page."""
    said, pieces = excerpt(" ".join(written(variant.page))), len(written(full.page))
    return variant.finding(
        f'"{said}" is all of this page; {named(full.code)} has {pieces} headings and blocks',
        Span(0, 0),
        hint="translate it, or remove the file",
        variants=(full.counterpart(Span(0, 0), ""),),
        value=LINE,
        explains=(variant.whole(),),
    )
