"""An image that says nothing to who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("missing-alt", family="structure")
def missing_alt(variant: Variant) -> Iterator[Finding]:
    """An image has no alternative text.

    In HTML, `alt=""` declares that an image is decoration; in Markdown nothing can, so that an
    empty text is a missing one.
    """
    for block in variant.page.blocks:
        for link in block.links:
            if "image" not in link.kind:
                continue
            if link.text is None or (link.kind == "image" and not link.text.strip()):
                yield variant.finding(
                    f"image '{link.target}' has no alternative text",
                    link.span,
                    hint="say in a few words what it shows"
                    if link.kind == "image"
                    else 'say in alt="" what it shows; leave it empty for decoration',
                    value=link.target,
                    habit="image without an alternative text",
                )
