"""Pages that no other language has under their name, and what they are likely to be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from concordance.corpus.align.signals import likeness, of_section
from concordance.corpus.queries import query

if TYPE_CHECKING:
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup

ALIKE, SHARED = 0.5, 3
"""Two pages are one from this likeness of ids and anchors on, with at least so many shared."""


@dataclass(frozen=True)
class Pairing:
    """What a corpus's lonely pages are.

    `orphans` are the groups that lack the source and most other languages. `renamed` gives, for
    an orphan's key, the group it is a variant of under another name.
    """

    orphans: tuple[PageGroup, ...]
    renamed: dict[str, PageGroup]

    def taken(self, group: PageGroup, code: str) -> bool:
        """Return whether a language has this page under another name."""
        return any(
            home is group and code in orphan.sources
            for orphan in self.orphans
            if (home := self.renamed.get(orphan.key)) is not None
        )


def pairing(corpus: Corpus) -> Pairing:
    """Find the orphans of a corpus, and among the pages their languages lack, what each is."""
    source = corpus.project.source.code
    orphans = tuple(
        group
        for group in corpus.groups
        if source not in group.sources and 2 * len(group.sources) <= len(group.languages)
    )
    renamed = {}
    for orphan in orphans:
        lacking = [
            group
            for group in corpus.groups
            if group not in orphans and not group.sources.keys() & orphan.sources.keys()
        ]
        home = _home(orphan, lacking)
        if home is not None:
            renamed[orphan.key] = home
    return Pairing(orphans, renamed)


def _home(orphan: PageGroup, lacking: list[PageGroup]) -> PageGroup | None:
    """Return the group an orphan belongs to: alike in content, or a file of the same name."""
    signs = orphan.query(_signs)
    best, score = None, 0.0
    for group in lacking:
        theirs = group.query(_signs)
        alike = likeness(signs, theirs)
        if alike > score and len(signs & theirs) >= SHARED:
            best, score = group, alike
    if score >= ALIKE:
        return best
    name = PurePosixPath(orphan.key).name
    same = [group for group in lacking if PurePosixPath(group.key).name == name]
    generic = PurePosixPath(name).stem.lower() in {"index", "_index", "readme"}
    return same[0] if len(same) == 1 and not generic else None


@query(frozenset[str])
def _signs(group: PageGroup) -> frozenset[str]:
    """Return what tells a page from others, in whatever language."""
    found: set[str] = set()
    for variant in group.variants[:1]:
        for section in variant.page.sections:
            signals = of_section(section)
            found |= signals.anchors | {f"id {name}" for name in signals.ids}
    return frozenset(found)
