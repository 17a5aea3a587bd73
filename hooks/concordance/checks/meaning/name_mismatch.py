"""Names that one variant writes otherwise, lacks, or has in another's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.meaning.places import places
from concordance.checks.meaning.slips import slips
from concordance.checks.rule import group_rule
from concordance.corpus.vote import join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.meaning.slips import Slip
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("name-mismatch", family="meaning")
def name_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A name, version or identifier is not the one that all the other variants have."""
    for section in places(group):
        for slip in slips(section):
            yield _finding(group, slip)


def _finding(group: PageGroup, slip: Slip) -> Finding:
    """Make the finding of a slip: both names, and what to write."""
    example = next(iter(slip.expected.values()))
    codes = list(slip.expected)
    others = f"{join_codes(codes)} {'have' if len(codes) > 1 else 'has'}"
    text = slip.place[slip.code]
    if slip.actual is None:
        message, span = f'"{example.text}" of {join_codes(codes)} is missing here', text.start
    else:
        message = f'"{slip.actual.text}" stands where {others} "{example.text}"'
        span = text.span(slip.actual)
    hint = f'write "{example.text}"'
    if slip.exchanged:
        hint = "put the two names in each other's place"
    return group.by_code[slip.code].finding(
        message,
        span,
        hint=hint,
        variants=tuple(
            group.by_code[code].counterpart(slip.place[code].span(name), name.text)
            for code, name in slip.expected.items()
        ),
        value=example.text,
    )
