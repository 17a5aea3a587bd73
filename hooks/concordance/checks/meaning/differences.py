"""A name on which one variant differs from all the others, as what its page is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.corpus.vote import have, join_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding, Span

Written = tuple[str, "Span"]
"""A name as a page has it, and where."""


@dataclass(frozen=True)
class NameDifference:
    """What one variant has where all the others have another name.

    `actual` is what the variant `code` has, its text empty where it has nothing, at the start of
    the block; `expected` what the others have, by language code. `exchanged` tells that the
    variant has that too, where the others have `actual`; `quoted` that the name is the source of a
    statement.
    """

    code: str
    actual: Written
    expected: Mapping[str, Written]
    exchanged: bool = False
    quoted: bool = False

    def findings(self, group: PageGroup) -> tuple[Finding, ...]:
        """Return the finding on the variant; where it is the source, one on each translation."""
        verdict = group.vote({code: code != self.code for code in (self.code, *self.expected)})
        if self.code in verdict.outliers:
            name = next(iter(self.expected.values()))[0]
            stands = {self.code: (self.actual, self.expected, name)}
        else:
            theirs = {self.code: self.actual}
            stands = {
                code: (self.expected[code], theirs, self.actual[0]) for code in verdict.outliers
            }
        return tuple(
            self._finding(group, verdict, code, mine=mine, theirs=theirs, name=name)
            for code, (mine, theirs, name) in stands.items()
        )

    def _finding(
        self,
        group: PageGroup,
        verdict: Verdict[bool],
        code: str,
        *,
        mine: Written,
        theirs: Mapping[str, Written],
        name: str,
    ) -> Finding:
        """Make the finding on one variant.

        Args:
            group: the page.
            verdict: who is told.
            code: the language of the variant.
            mine: what it has.
            theirs: what it is compared with, by language code.
            name: what those have, empty for nothing.
        """
        text, span = mine
        codes = join_codes(list(theirs))
        if not text:
            message = f'"{name}" of {codes} is missing here'
            if self.quoted:
                message = f'"{name}", whom {codes} name as the source, is missing here'
        elif name:
            message = f'"{text}" stands where {codes} {have(list(theirs))} "{name}"'
        else:
            message = f'"{text}" is not in {codes}'
        hint = f'write "{name}"' if name else "remove it"
        if self.exchanged:
            hint = "put the two names in each other's place"
        return group.by_code[code].finding(
            message,
            span,
            hint=verdict.remedy(hint, "correct" if name else "write it in"),
            variants=tuple(
                group.by_code[other].counterpart(place, written or None)
                for other, (written, place) in theirs.items()
            ),
            value=name or text,
        )
