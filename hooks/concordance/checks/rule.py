"""A rule of the sources: a function that yields findings, with its name, scope and page.

A rule takes the smallest input it can: a `Variant` (one page), a `PageGroup` (the variants of one
page, with their alignment), or the `Corpus`; and, after them, a request to ignore that ignored
nothing. Its name and its severity are set on its findings by `check`, so that a rule only says
what is wrong and where.

What rules of the scopes page and group find is kept by `cache`, with nothing to be done for it:
it must depend on nothing but the variants they are given and the configuration. A rule of the
scope corpus is run each time. What it asks of a page, it asks with `group.query(...)`, of a
function marked `@query`, and need not read the page again where the cache knows the answer:

    @corpus_rule("unused-entry", family="glossary")
    def unused_entry(corpus: Corpus) -> Iterator[Finding]:
        known = corpus.memo(terms)                  # shared by rules, made anew in each run
        for group in corpus.groups:
            used = group.query(_used, known)        # kept while the page and `known` are the same
            ...

    @query(dict[str, tuple[str, ...]])              # the type of what it gives
    def _used(group: PageGroup, known: Terms) -> dict[str, tuple[str, ...]]: ...

A query's second argument is all else that it depends on; its `fingerprint` says when that changed.
A rule that asks for `group.variants` itself is as right, and reads every page in every run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from concordance.findings.model import Severity
from concordance.findings.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.markdown.suppressions import Suppression

Scope = Literal["page", "group", "corpus", "ignore"]


@dataclass(frozen=True, kw_only=True)
class CheckRule(Rule):
    """One rule: `check` takes what `scope` says, and yields findings without name or severity.

    `ask` runs the queries of a rule over the corpus on a page, while that page is read.
    """

    scope: Scope
    check: Callable[[Any], Iterator[Finding]]
    ask: Callable[[Corpus, PageGroup], object] | None = None


@dataclass(frozen=True)
class IdleRequest:
    """A request to ignore that suppressed no finding, on its page.

    `names` are those of every rule there is, those of the built site included.
    """

    variant: Variant
    suppression: Suppression
    names: Collection[str]


def make_rule(
    name: str,
    family: str,
    scope: Scope,
    check: Callable[[Any], Iterator[Finding]],
    *,
    severity: Severity = Severity.ERROR,
    summary: str = "",
    ask: Callable[[Corpus, PageGroup], object] | None = None,
    safety: bool = False,
) -> CheckRule:
    """Make a rule, as a row of its family's table.

    `name` is that of its page in the family's folder. `check` takes what `scope` says and yields
    findings; `summary`, by default the first line of its documentation, says in one line what it
    reports. `ask` is as in `CheckRule`, `safety` as in `Rule`.
    """
    return CheckRule(
        name=name,
        family=family,
        severity=severity,
        summary=(summary or check.__doc__ or "").strip().split("\n", 1)[0].rstrip("."),
        page=Path(__file__).parent / family / f"{name}.md",
        scope=scope,
        check=check,
        ask=ask,
        safety=safety,
    )


def page_rule(
    name: str, *, family: str, severity: Severity = Severity.ERROR, safety: bool = False
) -> Callable[[Callable[[Variant], Iterator[Finding]]], CheckRule]:
    """Make a rule of a function that reads one page."""
    return lambda check: make_rule(name, family, "page", check, severity=severity, safety=safety)


def group_rule(
    name: str, *, family: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[PageGroup], Iterator[Finding]]], CheckRule]:
    """Make a rule of a function that compares the variants of one page.

    It is called where at least two variants exist.
    """
    return lambda check: make_rule(name, family, "group", check, severity=severity)


def corpus_rule(
    name: str,
    *,
    family: str,
    severity: Severity = Severity.ERROR,
    ask: Callable[[Corpus, PageGroup], object] | None = None,
    safety: bool = False,
) -> Callable[[Callable[[Corpus], Iterator[Finding]]], CheckRule]:
    """Make a rule of a function that needs every page of the project.

    `ask` runs its queries on every page, so that a page need not be kept, nor read again, for
    it.
    """
    return lambda check: make_rule(
        name, family, "corpus", check, severity=severity, ask=ask, safety=safety
    )


def ignore_rule(
    name: str, *, family: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[IdleRequest], Iterator[Finding]]], CheckRule]:
    """Make a rule of a function that judges a request to ignore which suppressed nothing."""
    return lambda check: make_rule(name, family, "ignore", check, severity=severity)
