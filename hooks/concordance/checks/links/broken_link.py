"""Links to what does not exist."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from concordance.checks.rule import corpus_rule
from concordance.corpus.links.resolve import Target  # noqa: TC001 - the cache reads the types
from concordance.corpus.links.targets import (
    LinkTargets,
    ReachedTargets,
    generated,
    link_targets,
    names,
    near,
    resolved,
)
from concordance.corpus.queries import Findings, query
from concordance.corpus.vote import join_codes
from concordance.findings.model import Counterpart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Link

EXCERPT, SHARE = 3, 0.1
"""A plain folder where more links than these lead nowhere is an excerpt of another site."""


def _ask(_: Corpus, group: PageGroup) -> None:
    group.query(_asked)
    group.query(names)


@corpus_rule("broken-link", family="links", ask=_ask)
def broken_link(corpus: Corpus) -> Iterator[Finding]:
    """A link or image leads to a page, a file or a heading that does not exist.

    Links between files are judged, as mkdocs resolves them; addresses of the built site are the
    link contract's. What other languages have is missing-variant's. A folder without mkdocs.yml
    may be an excerpt: there only links to pages are judged, where nearly all lead somewhere and
    the other variants of the page do not link to the same.
    """
    reachable = corpus.memo(link_targets)
    broken: list[Finding] = []
    whole = 0
    for group in corpus.groups:
        page_links = group.query(_asked)
        whole += page_links.files
        reached = ReachedTargets(reachable, [*_unreached(reachable, page_links.targets)])
        if reached.outcome:
            fragments, missing = group.query(_broken, reached)
            yield from fragments
            broken += missing
    few = 2 * len(broken) < whole and len(broken) <= max(EXCERPT, SHARE * whole)
    if corpus.project.file or few:
        yield from broken


class Asked(NamedTuple):
    """Where the links of a page lead: how many to files, and each place once, by language."""

    files: int
    targets: tuple[tuple[str, Target], ...]


@query(Asked)
def _asked(group: PageGroup) -> Asked:
    links = [(code, target) for variant, _, target in _links(group) for code in (variant.code,)]
    return Asked(sum(bool(target.source) for _, target in links), tuple(dict.fromkeys(links)))


def _unreached(
    reachable: LinkTargets, targets: Iterable[tuple[str, Target]]
) -> Iterator[tuple[str, Target, list[str]]]:
    """Return the places that are not there, with the ids that are in place of a fragment."""
    for code, target in targets:
        if target.source and not _exists(reachable, target):
            yield code, target, []
        elif (ids := _others(reachable, code, target)) is not None:
            there = _elsewhere(reachable, code, target)
            yield code, target, [*sorted(ids), *(f"{at.path}:{at.line}" for at in there)]


@query(tuple[Findings, Findings])
def _broken(group: PageGroup, reached: ReachedTargets) -> tuple[Findings, Findings]:
    """Return what is wrong with the fragments of a page's links, and with the files."""
    reachable = reached.targets
    fragments: list[Finding] = []
    missing: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for variant, link, target in _links(group):
        if target.source and not _exists(reachable, target):
            finding = _missing(reachable, variant, link, target)
            missing[target.path][variant.code].append(finding)
        elif (ids := _others(reachable, variant.code, target)) is not None:
            fragments.append(_fragment(reachable, variant, link, target, ids))
    whole = reachable.corpus.project.file is not None
    return tuple(fragments), tuple(
        finding
        for by_code in missing.values()
        if whole or len(by_code) < len(group.pages)
        for findings in by_code.values()
        for finding in findings
    )


def _links(group: PageGroup) -> Iterator[tuple[Variant, Link, Target]]:
    """Return the links whose place can be judged, and where they lead."""
    for variant, link, target in group.memo(resolved):
        if _judged(group, link, target):
            yield variant, link, target


def _judged(group: PageGroup, link: Link, target: Target) -> bool:
    """Return whether a link is one whose target can be looked up in the sources."""
    if not link.target or "{" in link.target or "<" in link.target:
        return False
    inside = link.target.startswith("#")
    if link.kind not in {"link", "image"} and not (inside and link.kind == "html-link"):
        return False
    if target.kind == "page":
        return bool(target.source) or inside
    whole = group.project.file is not None
    return target.kind == "file" and bool(target.source) and whole


def _exists(reachable: LinkTargets, target: Target) -> bool:
    """Return whether the page or file that a target names is there."""
    if target.kind == "page" and target.path in reachable.pages:
        return True
    if target.source in reachable.files:
        return True
    # the plugin shows the default language's file where a language has none of its own
    project = reachable.corpus.project
    tops = reachable.resolver.places.tops
    home = tops.get(project.default, ".")
    top, _, rest = target.source.partition("/")
    shared = target.kind == "file" and top in tops.values()
    return shared and posixpath.normpath(f"{home}/{rest}") in reachable.files


def _missing(reachable: LinkTargets, variant: Variant, link: Link, target: Target) -> Finding:
    """Make the finding of a link to a page or file that is not there."""
    what = "page" if target.kind == "page" else "file"
    meant = reachable.file_near(target.source) if not target.source.startswith("../") else ""
    folder = posixpath.dirname(_source(reachable, variant))
    hint = f"did you mean '{posixpath.relpath(meant, folder or '.')}'?" if meant else ""
    return variant.finding(
        f"no {what} '{target.source}' for the {_name(link)} to '{link.target}'",
        link.target_span,
        hint=hint or f"mend the path, or drop the {_name(link)}",
        value=link.target,
    )


def _source(reachable: LinkTargets, variant: Variant) -> str:
    docs = reachable.corpus.project.docs
    return posixpath.relpath(variant.page.path, _shown(docs.as_posix()))


def _shown(docs: str) -> str:
    return posixpath.relpath(docs)


def _name(link: Link) -> str:
    return "image" if "image" in link.kind else "link"


def _others(reachable: LinkTargets, code: str, target: Target) -> frozenset[str] | None:
    """Return the ids of the page a fragment leads to, if it names none of them; else nothing."""
    if not target.fragment or target.kind != "page" or generated(target.fragment):
        return None
    group = reachable.pages.get(target.path)
    if "/_" in target.path and not reachable.corpus.project.file:  # a part that other pages include
        return None
    if group is None or (target.language and target.language not in group.sources):
        return None
    ids = reachable.ids(group, target.language or code)
    return None if ids is None or target.fragment in ids else ids


def _elsewhere(reachable: LinkTargets, code: str, target: Target) -> tuple[Counterpart, ...]:
    """Return where other variants of the page have the id that one lacks."""
    group = reachable.pages[target.path]
    here = target.language or code
    found = []
    for other, source in group.sources.items():
        ids = reachable.ids(group, other) if other != here and here in group.sources else None
        if ids and target.fragment in ids:
            text = source.text()
            at = max(text.find(f"#{target.fragment}{end}") for end in "} ")
            line = text.count("\n", 0, at) + 1 if at >= 0 else 1
            found.append(Counterpart(other, source.path, line))
    return tuple(found)


def _fragment(
    reachable: LinkTargets, variant: Variant, link: Link, target: Target, ids: frozenset[str]
) -> Finding:
    """Report a fragment that names nothing on the page it leads to."""
    meant = near(target.fragment, ids)
    sources = reachable.pages[target.path].sources
    source = sources.get(target.language or variant.code) or next(iter(sources.values()))
    there = _elsewhere(reachable, variant.code, target)
    hint = f"did you mean '#{meant}'?" if meant else "mend the fragment, or drop it"
    if there:
        others = join_codes([at.language for at in there])
        hint = f"give the id back to its place there, as in {others}"
    return variant.finding(
        f"no heading or element has the id '{target.fragment}' in {source.path}",
        link.target_span,
        hint=hint,
        variants=there,
        value=link.target,
    )
