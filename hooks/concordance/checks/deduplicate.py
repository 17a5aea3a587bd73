"""One mistake, one finding: what several rules say of the same thing is said by one, for all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding

DIFFER = frozenset({"link-mismatch", "image-mismatch"})
SPOIL = frozenset({"invalid-front-matter", "merge-conflict"})
USES = frozenset({"term-missing", "unused-entry"})


def deduplicate(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what another finding says better, and give that what only this one knew.

    - A link or image that leads nowhere and is not that of the other variants is broken-link's:
      it keeps the place, and takes theirs as its remedy.
    - An entry whose front matter cannot be read is no entry; the former is told.
    - What is wrong with an entry is told; not that it differs from others there, nor that pages
      then do not use it.
    """
    left = _broken_links(list(findings))
    unread = {finding.path for finding in left if finding.rule in SPOIL}
    entries = [finding for finding in left if finding.rule == "invalid-entry"]
    places = {(finding.path, finding.line) for finding in entries}
    slips = {finding.path for finding in entries if finding.hint.startswith("did you mean")}
    concepts = {
        (finding.language, PurePosixPath(finding.path).name.split(".")[0]) for finding in entries
    }
    return [
        finding
        for finding in left
        if not (finding.rule == "invalid-entry" and finding.path in unread)
        and not (
            finding.rule == "entry-mismatch"
            and ((finding.path, finding.line) in places or finding.path in slips)
        )
        and not (finding.rule in USES and (finding.language, finding.value) in concepts)
    ]


def _broken_links(left: list[Finding]) -> list[Finding]:
    """Merge a difference between links with the broken link that causes it."""
    differ = {
        (finding.path, finding.line, finding.value): finding
        for finding in left
        if finding.rule in DIFFER
    }
    absorbed: set[Finding] = set()
    for place, finding in enumerate(left):
        other = (
            differ.get((finding.path, finding.line, finding.value))
            if finding.rule == "broken-link"
            else None
        )
        if other is not None:
            absorbed.add(other)
            if other.variants:
                left[place] = replace(finding, variants=other.variants, hint=other.hint)
    return [finding for finding in left if finding not in absorbed] if absorbed else left
