"""One mistake, one finding: what two rules say of the same thing is said by one, for both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.finding import Finding


DIFFER = frozenset({"link-mismatch", "image-mismatch"})


def said_once(findings: Iterable[Finding]) -> list[Finding]:
    """Take out what another finding says better, and give that what only this one knew.

    A link or image that leads nowhere and is not that of the other variants is broken-link's: it
    keeps the place, and takes theirs as its remedy.
    """
    kept = list(findings)
    differ = {(one.path, one.line, one.value): one for one in kept if one.rule in DIFFER}
    told: set[Finding] = set()
    for place, one in enumerate(kept):
        other = differ.get((one.path, one.line, one.value)) if one.rule == "broken-link" else None
        if other is not None:
            told.add(other)
            if other.variants:
                kept[place] = replace(one, variants=other.variants, hint=other.hint)
    return [one for one in kept if one not in told]
