"""Footnotes that a variant lacks, or that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import insertion
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block


Found = dict[str, dict[str, "Block"]]
"""Per language code and label, the block of a footnote or of a reference to it."""


@group_rule("footnote-mismatch", family="structure")
def footnote_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A footnote, or a reference to one, is missing in a variant or has no counterpart."""
    notes = {code: _notes(variant) for code, variant in group.by_code.items()}
    uses = {code: _uses(variant) for code, variant in group.by_code.items()}
    if not any(notes.values()) and not any(uses.values()):
        return
    for code in group.by_code:
        renamed = _renamed(group, code, uses)
        notes[code], uses[code] = (
            {renamed.get(label, label): block for label, block in found.items()}
            for found in (notes[code], uses[code])
        )
    labels = {label: None for found in (*notes.values(), *uses.values()) for label in found}
    for label in labels:
        yield from _label(group, notes, uses, label)
    for code, variant in group.by_code.items():
        for label in uses[code].keys() - notes[code].keys():
            if all(f"[^{label}]:" not in other.page.text for other in group.variants):
                yield variant.finding(
                    f"footnote '{label}' is not defined",
                    uses[code][label].span,
                    hint=f"write [^{label}]: and its text",
                    value=label,
                )


def _renamed(group: PageGroup, code: str, uses: Found) -> dict[str, str]:
    """Return the labels that one variant alone has, each with the reference's in its place.

    No reader sees a label: `[^nota]` is `[^note]` where one block refers to them.
    """
    renamed: dict[str, str] = {}
    known = uses[group.reference]
    for row in group.alignment.blocks:
        mine, theirs = row.blocks.get(code), row.blocks.get(group.reference)
        if mine is None or theirs is None or mine is theirs:
            continue
        own = [label for label in _labels(mine) if label not in known]
        lost = [label for label in _labels(theirs) if label not in uses[code]]
        if len(own) == len(lost):
            renamed.update(zip(own, lost, strict=True))
    return renamed


def _labels(block: Block) -> tuple[str, ...]:
    """Return the labels that a block refers to; of a footnote, its own."""
    return (block.info,) if block.kind == "footnote" else tuple(block.footnotes)


def _label(group: PageGroup, notes: Found, uses: Found, label: str) -> Iterator[Finding]:
    """Report the variants that lack, or have alone, a footnote or, where all have it, its use."""
    reported: set[str] = set()
    for found, what in ((notes, "footnote"), (uses, "reference to footnote")):
        verdict = group.vote({code: label in labels for code, labels in found.items()})
        for code in verdict.outliers:
            if code in reported:
                continue
            reported.add(code)
            variant = group.by_code[code]
            block = found[code].get(label)
            there = group.by_code[verdict.majority[0]]
            home = found[verdict.majority[0]].get(label)
            yield variant.finding(
                f"{what} '{label}' is missing; {join_codes(verdict.majority)} "
                f"{have(verdict.majority)} it"
                if block is None
                else f"{what} '{label}' is not in {join_codes(verdict.majority)}",
                block.span if block else _end(group, variant, home),
                hint=verdict.remedy("add it")
                if block is None
                else f"remove it, or add it to {join_codes(verdict.majority)}",
                variants=(there.counterpart(home.span),) if home else (),
                value=label,
            )


def _end(group: PageGroup, variant: Variant, home: Block | None) -> Span:
    """Return where a footnote or reference should be.

    In the paired block, or after what precedes.
    """
    for place, row in enumerate(group.alignment.blocks):
        if home is not None and any(block is home for block in row.blocks.values()):
            block = row.blocks.get(variant.code)
            if block is not None:
                return block.span
            return insertion(group, variant, place)[0]
    end = len(variant.page.text.rstrip())
    return Span(end, end)


def _notes(variant: Variant) -> dict[str, Block]:
    return {block.info: block for block in variant.page.blocks if block.kind == "footnote"}


def _uses(variant: Variant) -> dict[str, Block]:
    return {label: block for block in variant.page.blocks for label in block.footnotes}
