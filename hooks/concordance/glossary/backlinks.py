"""Backlinks and related pages: where each concept is used, and which pages use the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

STRONGEST = 8
"""How many concepts stand for a page when pages are compared: its strongest ones."""
THRESHOLD = 0.15
"""The least likeness, from 0 to 1, of a related page."""


@dataclass(frozen=True, slots=True)
class UsingPage:
    """A page of one language that was linked: where it is, what it is called, what it uses.

    `title` is text; `sections` gives the title of each section, as HTML, by its id. `uses` are
    pairs (concept, section's id, empty above the first section), in the order of the page.
    """

    path: str
    url: str
    title: str
    sections: Mapping[str, str] = field(default_factory=dict)
    uses: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Backlink:
    """A page that uses a concept, and the sections it does so in, as pairs (id, title)."""

    page: UsingPage
    sections: tuple[tuple[str, str], ...]


def in_reading_order(pages: Iterable[UsingPage], order: Mapping[str, int]) -> list[UsingPage]:
    """Return pages as `order` numbers their paths; those it does not have come last, by address."""
    return sorted(pages, key=lambda page: (order.get(page.path, len(order)), page.url, page.path))


def backlinks(pages: Sequence[UsingPage]) -> dict[str, list[Backlink]]:
    """Return where each concept is used; `pages` come in reading order, and so do the answers.

    A section without a title, as a footnote's, counts as its page.
    """
    found: dict[str, list[Backlink]] = defaultdict(list)
    for page in pages:
        by_concept: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for concept, section in page.uses:
            titles = by_concept[concept]
            if section in page.sections:
                titles.append((section, page.sections[section]))
        for concept, sections in by_concept.items():
            found[concept].append(Backlink(page, tuple(sections)))
    return dict(found)


def related(
    pages: Iterable[UsingPage], most: int, apart: Collection[str | None] = ()
) -> dict[str, list[UsingPage]]:
    """Return the pages most like each page, by its path: cosine over their concepts.

    A concept weighs by the sections that use it and by how few pages do (tf-idf); one that every
    page uses weighs nothing. The most alike come first, then by address, `most` of them at most.
    The pages at the paths `apart`, as entries and their index, are related to none.
    """
    pages = [page for page in pages if page.path not in apart]
    if not most:
        return {}
    counts = [Counter(concept for concept, _ in page.uses) for page in pages]
    spread = Counter(concept for count in counts for concept in count)
    vectors = [_vector(count, spread, len(pages)) for count in counts]
    using: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for concept, weight in vector.items():
            using[concept].append((at, weight))
    nearest: dict[str, list[UsingPage]] = {}
    for at, vector in enumerate(vectors):
        scores = [0.0] * len(pages)
        for concept, weight in vector.items():
            for other, theirs in using[concept]:
                scores[other] += weight * theirs
        scores[at] = 0.0
        if found := _best(scores, most, pages):
            nearest[pages[at].path] = found
    return nearest


def _best(scores: list[float], most: int, pages: Sequence[UsingPage]) -> list[UsingPage]:
    """Return the pages of the highest scores, at most so many, equals by address."""
    least = max([THRESHOLD, *nlargest(most, scores)[-1:]])
    near = [other for other, score in enumerate(scores) if score >= least - 1e-9]
    ranked = sorted((-round(scores[other], 9), pages[other].url, other) for other in near)
    return [pages[other] for _, _, other in ranked[:most]]


def _vector(count: Counter[str], spread: Counter[str], pages: int) -> dict[str, float]:
    """Return a page's weights, of length 1."""
    weights = {
        concept: (1 + log(times)) * log(pages / spread[concept])
        for concept, times in count.items()
        if spread[concept] < pages
    }
    strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:STRONGEST]
    length = sqrt(sum(weight * weight for _, weight in strongest))
    return {concept: weight / length for concept, weight in strongest}
