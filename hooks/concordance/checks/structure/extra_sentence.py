"""A sentence that one variant alone has in a block that all have."""

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


@group_rule("extra-sentence", family="structure")
def extra_sentence(group: PageGroup) -> Iterator[Finding]:
    """A sentence within a paragraph, item or cell is in no other variant."""
    for passage in group.memo(passages).extra:
        extra = passage.found
        codes = list(passage.proses)
        odd, agree = codes[extra.odd], join_codes([codes[index] for index in extra.agree])
        quoted = excerpt(passage.text(odd, extra.place))
        yield group.by_code[odd].finding(
            f'sentence "{quoted}" is not in {agree}',
            passage.span(odd, extra.place),
            hint=f"remove it, or add it to {agree}",
            value=f"sentence {quoted}",
            explains=(group.by_code[odd].counterpart(passage.span(odd, extra.place), ""),),
        )
