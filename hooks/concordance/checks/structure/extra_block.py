"""A paragraph, item, row or other block that one variant alone has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import Run, describe, point, runs
from concordance.checks.structure.repeats import repeats
from concordance.corpus.group import excerpt
from concordance.corpus.vote import join_codes
from concordance.findings.model import Counterpart, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block


@group_rule("extra-block", family="structure")
def extra_block(group: PageGroup) -> Iterator[Finding]:
    """A block or sentence of one variant is in no other variant, or stands twice."""
    for run in runs(group, lacking=False):
        blocks = run.blocks(run.variant.code)
        twin = _twin(run.variant, blocks[0])
        if twin is not None:
            line, _ = run.variant.page.line_column(twin.span.start)
            message = f"{describe(blocks)} repeats line {line}"
            hint = "remove one of the two"
        else:
            message = f"{describe(blocks)} {'is' if len(blocks) == 1 else 'are'} not in "
            message += join_codes(run.agree)
            hint = f"remove it, or add it to {join_codes(run.agree)}"
        yield run.variant.finding(
            message,
            blocks[0].span,
            hint=hint,
            variants=tuple(_before(group, run, code) for code in run.agree),
            value=f"{blocks[0].kind} {len(blocks)}",
            explains=(
                run.variant.counterpart(Span(blocks[0].span.start, blocks[-1].span.end), ""),
            ),
        )
    for repeat in repeats(group):
        yield repeat.variant.finding(
            f'sentence "{excerpt(repeat.text)}" stands twice; not in {join_codes(repeat.agree)}',
            repeat.span,
            hint="remove one of the two",
            value=f"sentence {excerpt(repeat.text)}",
            explains=(repeat.variant.counterpart(repeat.span, ""),),
        )


def _twin(variant: Variant, block: Block) -> Block | None:
    """Return the other block of the same page that says the same, if there is one."""
    visible = _said(block)
    if len(visible) < 20:  # noqa: PLR2004 - "Yes" may well stand twice
        return None
    for other in variant.page.blocks:
        if other is not block and other.kind == block.kind and _said(other) == visible:
            return other
    return None


def _said(block: Block) -> str:
    text = block.code or block.prose.text or "|".join(cell.text for cell in block.cells)
    return " ".join(text.split())


def _before(group: PageGroup, run: Run, code: str) -> Counterpart:
    """Point at what stands before the place where the others do not have the run."""
    for row in reversed(group.alignment.blocks[: run.first]):
        if code in row.blocks and code not in row.moved:
            return point(group.by_code[code], row.blocks[code])
    return Counterpart(code, group.by_code[code].page.path, 1)
