"""Links to what does not exist."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING

from concordance.places import Places, generated, near, places
from concordance.rule import corpus_rule
from concordance.targets import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus import Corpus
    from concordance.finding import Finding
    from concordance.model import Link
    from concordance.targets import Target
    from concordance.variants import Group, Variant

EXCERPT, SHARE = 3, 0.1
"""A plain folder where more links than these lead nowhere is an excerpt of another site."""


@corpus_rule("broken-link", family="links")
def broken_link(corpus: Corpus) -> Iterator[Finding]:
    """A link or image leads to a page, a file or a heading that does not exist.

    Links between files are judged, as mkdocs resolves them; addresses of the built site are the
    link contract's. What other languages have is missing-variant's. A folder without mkdocs.yml
    may be an excerpt: there only links to pages are judged, where nearly all lead somewhere and
    the other variants of the page do not link to the same.
    """
    known = corpus.once(places)
    broken: list[Finding] = []
    whole = 0
    for group in corpus.groups:
        missing: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
        for variant in group.variants:
            for link, target in _links(known, group, variant):
                whole += bool(target.source)
                if target.source and not _exists(known, target):
                    finding = _missing(known, variant, link, target)
                    missing[target.path][variant.code].append(finding)
                else:
                    yield from _fragment(known, variant, link, target)
        for by_code in missing.values():
            if corpus.project.file or len(by_code) < len(group.variants):
                broken += (finding for findings in by_code.values() for finding in findings)
    few = 2 * len(broken) < whole and len(broken) <= max(EXCERPT, SHARE * whole)
    if corpus.project.file or few:
        yield from broken


def _links(known: Places, group: Group, variant: Variant) -> Iterator[tuple[Link, Target]]:
    for block in variant.page.blocks:
        for link in block.links:
            target = _judged(known, group, variant, link)
            if target is not None:
                yield link, target


def _judged(known: Places, group: Group, variant: Variant, link: Link) -> Target | None:
    """Give where a link leads if that can be judged; else nothing."""
    project = known.corpus.project
    if not link.target or "{" in link.target or "<" in link.target:
        return None
    inside = link.target.startswith("#")
    if link.kind not in {"link", "image"} and not (inside and link.kind == "html-link"):
        return None
    target = resolve(known.ground, group.key, variant.code, link.target)
    if target.kind == "page" and (target.source or inside):
        return target
    return target if target.kind == "file" and target.source and project.file else None


def _exists(known: Places, target: Target) -> bool:
    if target.kind == "page" and target.path in known.pages:
        return True
    if target.source in known.files:
        return True
    # the plugin shows the default language's file where a language has none of its own
    project = known.corpus.project
    home = known.ground.tops.get(project.default, ".")
    top, _, rest = target.source.partition("/")
    shared = target.kind == "file" and top in known.ground.tops.values()
    return shared and f"{home}/{rest}" in known.files


def _missing(known: Places, variant: Variant, link: Link, target: Target) -> Finding:
    what = "page" if target.kind == "page" else "file"
    meant = near(target.source, known.files) if not target.source.startswith("../") else ""
    own = posixpath.dirname(_source(known, variant))
    hint = f"did you mean '{posixpath.relpath(meant, own or '.')}'?" if meant else ""
    return variant.finding(
        f"no {what} '{target.source}' for the {_name(link)} to '{link.target}'",
        link.target_span,
        hint=hint or "mend the path, or drop the link",
        value=link.target,
    )


def _source(known: Places, variant: Variant) -> str:
    docs = known.corpus.project.docs
    return posixpath.relpath(variant.page.path, _shown(docs.as_posix()))


def _shown(docs: str) -> str:
    return posixpath.relpath(docs)


def _name(link: Link) -> str:
    return "image" if "image" in link.kind else "link"


def _fragment(known: Places, variant: Variant, link: Link, target: Target) -> Iterator[Finding]:
    """Report a fragment that names nothing on the page it leads to."""
    if not target.fragment or target.kind != "page" or generated(target.fragment):
        return
    group = known.pages.get(target.path)
    if "/_" in target.path and not known.corpus.project.file:  # a part that other pages include
        return
    if group is None or (target.language and target.language not in group.sources):
        return
    ids = known.ids(group, target.language or variant.code)
    if ids is None or target.fragment in ids:
        return
    meant = near(target.fragment, ids)
    path = group.by_code[target.language or variant.code].page.path
    yield variant.finding(
        f"no heading or element has the id '{target.fragment}' in {path}",
        link.target_span,
        hint=f"did you mean '#{meant}'?" if meant else "mend the fragment, or drop it",
        value=link.target,
    )
