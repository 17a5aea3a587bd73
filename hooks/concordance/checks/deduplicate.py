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
    kept = _broken_links(list(findings))
    unread = {one.path for one in kept if one.rule in SPOIL}
    entries = [one for one in kept if one.rule == "invalid-entry"]
    places = {(one.path, one.line) for one in entries}
    slips = {one.path for one in entries if one.hint.startswith("did you mean")}
    concepts = {(one.language, PurePosixPath(one.path).name.split(".")[0]) for one in entries}
    return [
        one
        for one in kept
        if not (one.rule == "invalid-entry" and one.path in unread)
        and not (
            one.rule == "entry-mismatch" and ((one.path, one.line) in places or one.path in slips)
        )
        and not (one.rule in USES and (one.language, one.value) in concepts)
    ]


def _broken_links(kept: list[Finding]) -> list[Finding]:
    differ = {(one.path, one.line, one.value): one for one in kept if one.rule in DIFFER}
    told: set[Finding] = set()
    for place, one in enumerate(kept):
        other = differ.get((one.path, one.line, one.value)) if one.rule == "broken-link" else None
        if other is not None:
            told.add(other)
            if other.variants:
                kept[place] = replace(one, variants=other.variants, hint=other.hint)
    return [one for one in kept if one not in told] if told else kept
