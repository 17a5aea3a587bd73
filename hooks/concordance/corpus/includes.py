"""What the build puts into a page: files, documented objects. Here their text is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.markdown.model import Page


def opaque(variants: tuple[Variant, ...]) -> frozenset[str]:
    """Return the codes of the variants that include what others write out.

    Such a variant includes more than another, which has more blocks of its own: what stands in
    which place is not known. One that has merely lost an inclusion has no more blocks, and is
    compared.
    """
    counts = {variant.code: _count(variant.page) for variant in variants}
    return frozenset(
        code
        for code, (included, own) in counts.items()
        if any(included > fewer and own < more for fewer, more in counts.values())
    )


def _count(page: Page) -> tuple[int, int]:
    """Return how many inclusions a page has, and how many other headings and blocks."""
    kinds = [*_inclusions(page)]
    return sum(kinds), len(kinds) - sum(kinds)


def _inclusions(page: Page) -> Iterator[bool]:
    return (block.kind == "code" and block.info == "include" for block in page.blocks)
