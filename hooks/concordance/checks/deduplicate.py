"""One mistake, one finding: what several rules say of the same thing is said by one, for all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from concordance.corpus.placeholders import DECLARED
from concordance.corpus.vote import OTHERWISE
from concordance.findings.model import Counterpart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.findings.model import Finding

DIFFER = frozenset({"link-mismatch", "image-mismatch"})
STALE = "stale-section"
LOSSES = frozenset({"missing-block", "missing-sentence"})
MARKS = frozenset({"typography", "number-format", "mixed-number-format"})
"""Rules of a language's marks, which say nothing of text in another."""
RECORD = frozenset({"stale-section", "unchecked-section"})
SPOIL = frozenset({"invalid-front-matter", "merge-conflict"})
USES = frozenset({"term-missing", "unused-entry"})


def deduplicate(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what another finding says better, and give that what only this one knew.

    - A page that is another page on the whole, in another language or waits for its text, has that
      one finding, and nothing of what then differs.
    - What stands in a block or sentence that a page lacks (its links, code, values, terms) is not
      told again of that page: the counterparts of the loss hold those of the others.
    - A link or image that leads nowhere and is not that of the other variants is broken-link's:
      it keeps the place, and takes theirs as its remedy, be it the translations' for the source.
    - A section that is stale and differs is told by the differences, each of which then says so;
      the source moved on, so that to correct it is no remedy.
    - A name that is wrong is told, not that the glossary's term of that name is missing.
    - An entry whose front matter cannot be read is no entry; the former is told.
    - What is wrong with an entry is told; not that it differs from others there, nor that pages
      then do not use it.
    """
    left = _join_stale(_explain_losses(_broken_links(_explain_pages(findings))))
    names = {(f.path, _plain(f.value)): f for f in left if f.rule == "name-mismatch"}
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
        and not _explains_term(names.get((finding.path, _plain(finding.value))), finding)
    ]


def _plain(name: str) -> str:
    """Return the letters and digits of a name or a concept: `node.js` and `Node.js` are one."""
    return "".join(filter(str.isalnum, name.lower()))


def _explains_term(name: Finding | None, finding: Finding) -> bool:
    """Return whether a term is missing where a name is told to be wrong."""
    return (
        name is not None
        and finding.rule == "term-missing"
        and any(place.holds(there) for place in finding.variants for there in name.variants)
    )


def _explain_pages(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what differs on a page of which one finding says that the whole does."""
    whole = {
        finding.path: finding
        for finding in findings
        if finding.rule in {"rewritten-page", "placeholder-page"}
        or (finding.rule == "untranslated-block" and finding.value == "page")
    }
    recorded = {finding.path for finding in findings if finding.rule == "unchecked-section"}
    for path, finding in [*whole.items()]:
        if finding.value == DECLARED and path in recorded:  # that one names the command
            del whole[path]
            findings = [one for one in findings if one is not finding]
    return [
        finding
        for finding in findings
        if whole.get(finding.path, finding) is finding
        or not (finding.variants or finding.rule in MARKS | RECORD)
    ]


def _explain_losses(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what is missing on a page because all of what it stands in is."""
    lost: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.rule in LOSSES:
            lost[finding.path].append(finding)
    return [
        finding
        for finding in findings
        if finding.rule == STALE
        or not any(
            loss is not finding and _explains(loss, finding) for loss in lost.get(finding.path, ())
        )
    ]


def _join_stale(findings: Sequence[Finding]) -> list[Finding]:
    """Merge what is stale in a section with what differs there from the source."""
    stale = {
        (finding.path, finding.section): finding
        for finding in findings
        if finding.rule == STALE and finding.variants
    }
    told: set[Finding] = set()
    left = []
    for finding in findings:
        cause = stale.get((finding.path, finding.section))
        if cause is None or cause is finding or not _compares(finding, cause):
            left.append(finding)
            continue
        told.add(cause)
        code, (_, _, command) = cause.variants[0].language, cause.hint.partition(", then: ")
        left.append(
            replace(
                finding,
                message=f"{finding.message}; {code} changed since this was checked",
                hint=f"{finding.hint.split(OTHERWISE)[0]}, compare the rest, then: {command}",
            )
        )
    return [finding for finding in left if finding not in told]


def _compares(finding: Finding, stale: Finding) -> bool:
    """Return whether a finding compares with the page that is the source of a stale section."""
    return any(there.path == stale.variants[0].path for there in finding.variants)


def _explains(loss: Finding, finding: Finding) -> bool:
    """Return whether all that a finding compares with stands in what a page lacks."""
    return bool(finding.variants) and all(
        any(place.holds(there) for place in loss.variants) for there in finding.variants
    )


def _broken_links(findings: Sequence[Finding]) -> list[Finding]:
    """Merge a difference between links with the broken link that causes it."""
    broken = {
        (finding.path, finding.line, finding.value): finding
        for finding in findings
        if finding.rule == "broken-link"
    }
    mended: dict[Finding, Finding] = {}
    absorbed: set[Finding] = set()
    for finding in findings if broken else ():
        if finding.rule not in DIFFER:
            continue
        own = broken.get((finding.path, finding.line, finding.value))
        theirs = None if own else _is_of_broken(finding, broken)
        cause = own or theirs
        if cause is None:
            continue
        absorbed.add(finding)
        if own is not None and finding.variants:
            mended[own] = replace(own, variants=finding.variants, hint=finding.hint)
        elif theirs is not None:
            there = Counterpart(finding.language, finding.path, finding.line, finding.column)
            best = mended.get(theirs, replace(theirs, hint=f"write '{finding.value}'", variants=()))
            mended[theirs] = replace(best, variants=(*best.variants, there))
    return [mended.get(finding, finding) for finding in findings if finding not in absorbed]


def _is_of_broken(
    finding: Finding, broken: Mapping[tuple[str, int, str], Finding]
) -> Finding | None:
    """Return the broken link, in the source, that a translation's link differs from."""
    return next(
        (
            other
            for other in broken.values()
            for there in finding.variants
            if there.holds(Counterpart(other.language, other.path, other.line, other.column))
        ),
        None,
    )
