"""A sentence that stands elsewhere in its block than in the other variants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.passages import passages
from concordance.corpus.group import excerpt
from concordance.corpus.vote import join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("moved-sentence", family="structure")
def moved_sentence(group: PageGroup) -> Iterator[Finding]:
    """A sentence stands in another place of its paragraph, item or cell than elsewhere."""
    for passage in group.memo(passages).moved:
        moved = passage.found
        codes = list(passage.proses)
        odd, agree = codes[moved.odd], [codes[index] for index in moved.agree]
        side = "after" if moved.home > moved.place else "before"
        yield group.by_code[odd].finding(
            f'sentence "{excerpt(passage.text(odd, moved.place))}" stands elsewhere than in '
            f"{join_codes(agree)}",
            passage.span(odd, moved.place),
            hint=group.vote({code: code in agree for code in codes}).remedy(
                f'move it {side} "{excerpt(passage.text(odd, moved.home))}"'
            ),
            variants=tuple(
                group.by_code[code].counterpart(
                    passage.span(code, moved.home), excerpt(passage.text(code, moved.home))
                )
                for code in agree
            ),
            value=f"sentence {excerpt(passage.text(odd, moved.place))}",
        )
