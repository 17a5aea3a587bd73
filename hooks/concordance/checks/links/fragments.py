"""Links to one page of which one variant alone leads to another place on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.corpus.links.resolve import LinkResolver
from concordance.corpus.links.targets import PageLinks
from concordance.corpus.vote import have, join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Link

LINKS = frozenset({"link", "html-link"})
SEVERAL = 3


def other_fragments(group: PageGroup) -> Iterator[Finding]:
    """Return the links whose fragment is not that of all the others, where none can look it up.

    Of three variants at least, in addresses of the site itself that lead to no page of the project:
    a fragment of another site is compared with its address, one of a page is looked up there.
    """
    for row in group.alignment.blocks if len(group.variants) >= SEVERAL else ():
        if len(row.blocks) < SEVERAL:
            continue
        found = {code: _unknown(group, code, block) for code, block in row.blocks.items()}
        for address in set.intersection(*map(set, found.values())):
            links = {code: links[address] for code, links in found.items()}
            verdict = group.vote({code: link.target for code, link in links.items()})
            if len(verdict.outliers) != 1 or len(verdict.majority) + 1 < len(links):
                continue
            (code,) = verdict.outliers
            theirs = links[verdict.majority[0]]
            yield group.by_code[code].finding(
                f"link to '{links[code].target}' is not in {join_codes(verdict.majority)}, "
                f"which {have(verdict.majority)} '{theirs.target}'",
                links[code].span,
                hint=verdict.remedy(f"write '{theirs.target}'"),
                variants=(group.by_code[verdict.majority[0]].counterpart(theirs.span),),
                value=links[code].target,
            )


def _unknown(group: PageGroup, code: str, block: Block) -> Mapping[str, Link]:
    """Return a block's links by their address without the fragment, those with one of a kind."""
    found: dict[str, list[Link]] = {}
    for link in block.links:
        if link.kind in LINKS and "#" in link.target[1:] and _is_elsewhere(group, code, link):
            found.setdefault(link.target.partition("#")[0], []).append(link)
    return {address: links[0] for address, links in found.items() if len(links) == 1}


def _is_elsewhere(group: PageGroup, code: str, link: Link) -> bool:
    """Return whether a link leads to the site itself, and to no page of the project."""
    target = group.memo(PageLinks).to(code, link.target)
    if target.kind != "page" or target.source:
        return False
    return not group.project.memo(LinkResolver).has(code, target.path)
