"""Links that leave the page's language without saying so."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.corpus.links.resolve import SCHEME
from concordance.corpus.links.targets import LinkTargets, ReachedTargets, link_targets, resolved
from concordance.corpus.queries import Findings, query
from concordance.findings.model import Edit
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.corpus.links.resolve import Target
    from concordance.findings.model import Finding
    from concordance.markdown.model import Link

AROUND = 40
"""Characters beside a link in which its language may be named: `(in Spanish)`."""
PATH = re.compile(r"[^?#]*")


def _ask(_: Corpus, group: PageGroup) -> None:
    group.query(_asked)


@corpus_rule("wrong-language-link", family="links", ask=_ask)
def wrong_language_link(corpus: Corpus) -> Iterator[Finding]:
    """A link leads to another language's page, though the page's own language has it.

    A link that says so, with `hreflang` or by naming the language, is meant.
    """
    reachable = corpus.memo(link_targets)
    for group in corpus.groups:
        crossing = [crossed for crossed in group.query(_asked) if _has(reachable, *crossed)]
        if crossing:
            yield from group.query(_wrong, ReachedTargets(reachable, crossing))


@query(tuple[tuple[str, str], ...])
def _asked(group: PageGroup) -> tuple[tuple[str, str], ...]:
    """Return the pages of other languages that a page's links lead to, by its language."""
    links = ((variant.code, target.path) for variant, _, target in _links(group))
    return tuple(dict.fromkeys(links))


@query(Findings)
def _wrong(group: PageGroup, reached: ReachedTargets) -> Findings:
    reachable = reached.targets
    return tuple(
        _finding(reachable, group, variant, link, target)
        for variant, link, target in _links(group)
        if _has(reachable, variant.code, target.path)
        and not _said(reachable.corpus, variant, link, target)
    )


def _links(group: PageGroup) -> Iterator[tuple[Variant, Link, Target]]:
    """Return the links to pages of another language than the page's own."""
    for variant, link, target in group.memo(resolved):
        elsewhere = target.kind == "page" and target.language not in {"", variant.code}
        if elsewhere and link.kind in {"link", "html-link"}:
            yield variant, link, target


def _has(reachable: LinkTargets, code: str, path: str) -> bool:
    """Return whether a language has a page."""
    page = reachable.pages.get(path)
    return page is not None and code in page.sources


def _said(corpus: Corpus, variant: Variant, link: Link, target: Target) -> bool:
    """Return whether a link announces the language it leads to."""
    text = variant.page.text
    end = text.find("\n", link.span.end)
    after = text[link.span.end : end if end >= 0 else len(text)]
    if "hreflang" in text[link.span.start : link.span.end]:
        return True
    if after.startswith("{") and "hreflang" in after[: after.find("}") + 1]:
        return True
    near = text[max(link.span.start - AROUND, 0) : link.span.end + AROUND].casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", near) for name in _names(corpus, target)
    )


def _names(corpus: Corpus, target: Target) -> set[str]:
    """Return a language's names in the project's languages and in English (CLDR)."""
    from babel import Locale  # noqa: PLC0415 - for the few suspects alone
    from babel.core import UnknownLocaleError  # noqa: PLC0415 - likewise

    code = target.language.replace("_", "-").split("-")[0]
    names = set()
    for locale in [code, "en", *(language.locale for language in corpus.project.languages)]:
        try:
            name = Locale.parse(locale, sep="-").languages.get(code)
        except (UnknownLocaleError, ValueError):
            continue
        names.add((name or "").casefold())
    return names - {""}


def _finding(
    reachable: LinkTargets, group: PageGroup, variant: Variant, link: Link, target: Target
) -> Finding:
    """Make the finding of a link to another language, with its edit where that is sure."""
    meant = _mended(reachable, group, variant, link, target)
    raw = variant.page.text[link.target_span.start : link.target_span.end]
    edits = (Edit(link.target_span, meant),) if meant and raw == link.target else ()
    return variant.finding(
        f"link to '{link.target}' leads to {named(target.language)} "
        f"from a page in {named(variant.code)}",
        link.target_span,
        hint=f"write {meant}"
        if meant
        else f"link to the page in {named(variant.code)}, or say which language it is in",
        value=link.target,
        edits=edits,
    )


def _mended(
    reachable: LinkTargets, group: PageGroup, variant: Variant, link: Link, target: Target
) -> str:
    """Return the address of the same place in the page's own language; nothing if unsure."""
    if SCHEME.match(link.target):
        return ""
    path = (PATH.match(link.target) or [""])[0]
    rest = link.target[len(path) :]
    page = reachable.pages[target.path]
    if target.source:
        resolver = reachable.resolver
        folder = posixpath.dirname(resolver.source(group.key, variant.code)) or "."
        bare = posixpath.relpath(page.key, folder)
        there = resolver.file(group.key, variant.code, bare)
        if (there.path, there.language) == (target.path, variant.code):  # each language's own page
            return bare + rest
        return posixpath.relpath(resolver.source(page.key, variant.code), folder) + rest
    first, _, after = path.lstrip("/").partition("/")
    if not path.startswith("/") or reachable.resolver.named(first) != target.language:
        return ""
    default = reachable.corpus.project.file and variant.code == reachable.corpus.project.default
    return f"/{after}{rest}" if default else f"/{variant.code}/{after}{rest}"
