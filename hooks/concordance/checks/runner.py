"""One page and its variants judged by the rules that need no other: here, or in two processes."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from concordance.checks.cache import Counts, Report
from concordance.checks.values.occurrences import count_values
from concordance.corpus.placeholders import declared_untranslated
from concordance.corpus.queries import Dump  # noqa: TC001 - msgspec reads the types
from concordance.corpus.texts import (
    FRONT_MATTER,
    is_metadata,
    text_groups,
    with_block_kind,
    with_kind,
)
from concordance.markdown.suppressions import parse_suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from concordance.checks.rule import CheckRule
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

MANY = 200
"""So many pages are worth a second process."""
PIECE = 16
"""Pages that a process judges before it reports."""
ON_PROSE = frozenset({"language", "meaning", "typography", "values"})
"""The families whose rules are about prose, wherever it stands."""


class _Judged(msgspec.Struct, array_like=True):
    """What a process sends back of a page."""

    report: Report
    queries: Dump


@dataclass(frozen=True)
class PageRunner:
    """The rules of the scopes page and group, and what those of the scope corpus ask of a page.

    With `release`, a page is left unread once it is judged, what the rules over the whole corpus
    ask of it being computed by then; should they need it all the same, it is read again. `ask` is
    called with each page before that, for what others want to know of it.
    """

    corpus: Corpus
    rules: Sequence[CheckRule]
    release: bool = False
    ask: Callable[[PageGroup], object] | None = None

    def report(self, group: PageGroup) -> Report:
        """Judge one page and its variants."""
        findings = tuple(self._findings(group))
        suppressions = tuple(
            (variant.page.path, requests)
            for variant in group.pages
            if (requests := parse_suppressions(variant.page))
        )
        report = Report(self.names, findings, suppressions, _count(group))
        if self.ask is not None:
            self.ask(group)
        if self.release:
            for rule in self.rules:
                if rule.ask is not None:
                    rule.ask(self.corpus, group)
            for _, texts in group.memo(text_groups):
                texts.release()  # what is made of them knows them, so that none would go by itself
            group.release()
        return report

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the names of the rules that a report is of."""
        return frozenset(rule.name for rule in self.rules if rule.scope in {"page", "group"})

    @cached_property
    def _by_scope(self) -> tuple[list[CheckRule], list[CheckRule]]:
        return (
            [rule for rule in self.rules if rule.scope == "page"],
            [rule for rule in self.rules if rule.scope == "group"],
        )

    def reports(self, groups: Sequence[PageGroup], processes: int = 1) -> Iterator[Report]:
        """Judge pages, in order; several processes hand over their queries' results."""
        first = groups[:PIECE] if processes > 1 else groups
        yield from map(self.report, first)  # what is made once is then there for all processes
        left = groups[len(first) :]
        if not left:
            return
        pieces = [left[at : at + PIECE] for at in range(0, len(left), PIECE)]
        worker = _Worker(replace(self, release=True), pieces)
        with multiprocessing.get_context("fork").Pool(
            processes, initializer=_Worker.adopt, initargs=(worker,)
        ) as pool:
            for piece, data in zip(pieces, pool.imap(_Worker.run, range(len(pieces))), strict=True):
                judged = msgspec.msgpack.decode(data, type=list[_Judged])
                for group, result in zip(piece, judged, strict=True):
                    group.queries.load(result.queries)
                    yield result.report

    def _findings(self, group: PageGroup) -> Iterator[Finding]:
        """Run the rules of one page on each variant, then those that compare variants."""
        of_page, of_group = self._by_scope
        for variant in group.pages:
            # what a page says that waits for its translation, or is malformed, is not to be judged
            waits = declared_untranslated(variant.page) or variant.page.malformed
            for rule in of_page:
                if rule.family == "hygiene" or not waits:
                    yield from named(rule, rule.check(variant))
        if len(group.variants) > 1:
            for rule in of_group:
                found = named(rule, rule.check(group))
                kinds = rule.family in {"meaning", "values"}
                yield from (with_block_kind(group, each) for each in found) if kinds else found
            yield from self._text_findings(group)

    def _text_findings(self, group: PageGroup) -> Iterator[Finding]:
        """Run the rules on prose over what a page shows beside it, and say what kind it is."""
        if not any(rule.family in ON_PROSE for rule in self.rules):
            return
        for kind, texts in group.memo(text_groups):
            rules = self.rules
            if kind == FRONT_MATTER and any(is_metadata(each.page) for each in texts.pages):
                rules = [rule for rule in rules if rule.family != "language"]
            yield from prose_findings(texts, rules, kind)


class _Worker:
    """One process of the judging. The pool hands `current` to the forked process, once."""

    current: _Worker

    def __init__(self, runner: PageRunner, pieces: Sequence[Sequence[PageGroup]]) -> None:
        self.runner = runner
        self.pieces = pieces

    def adopt(self) -> None:
        _Worker.current = self

    @staticmethod
    def run(number: int) -> bytes:
        self = _Worker.current
        judged = [
            _Judged(self.runner.report(group), group.queries.dump())
            for group in self.pieces[number]
        ]
        return msgspec.msgpack.encode(judged)


def prose_findings(
    texts: PageGroup, rules: Sequence[CheckRule], kind: str = FRONT_MATTER
) -> Iterator[Finding]:
    """Run the rules on prose over texts that stand elsewhere.

    Args:
        texts: the texts, as a group of pages.
        rules: those to run; only the ones on prose do.
        kind: what the messages call the texts.

    Yields:
        The findings, each with its rule's name and a message that begins with the kind.
    """
    for rule in rules:
        found: Iterator[Finding] = iter(())
        if rule.family not in ON_PROSE:
            continue
        if rule.scope == "group":
            found = rule.check(texts)
        elif rule.scope == "page":
            found = chain.from_iterable(map(rule.check, texts.pages))
        for finding in named(rule, found):
            yield with_kind(finding, kind)


def named(rule: CheckRule, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Return a rule's findings with its name on them."""
    for finding in findings:
        yield replace(finding, rule=rule.name)


def processes_for(pages: int) -> int:
    """Return how many processes are worth while for so many pages: two, where they can be had."""
    if pages < MANY or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(2, cores or 1)


def _count(group: PageGroup) -> Counts:
    pages = [variant.page for variant in group.pages]
    sections = [section for page in pages for section in page.sections]
    return Counts(
        pages=1,
        variants=len(pages),
        sections=len(sections),
        blocks=sum(len(section.blocks) + (section.heading is not None) for section in sections),
        values=count_values(group),
    )
