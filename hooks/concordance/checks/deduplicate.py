"""One mistake, one finding: what several rules say of the same thing is said by one, for all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from concordance.checks.same_entry import of_entries
from concordance.checks.same_part import of_bounds, of_halves
from concordance.corpus.placeholders import DECLARED
from concordance.corpus.vote import OTHERWISE
from concordance.findings.model import Counterpart
from concordance.findings.wording import named
from concordance.freshness.moved import CHECKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding

DIFFER = frozenset({"link-mismatch", "image-mismatch"})
STALE = "stale-section"
MARKS = frozenset({"typography", "number-format", "mixed-number-format"})
"""Rules of a language's marks, which say nothing of text in another."""
FOREIGN = frozenset({"untranslated-block", "wrong-language-block"})
"""Rules of text in another language than its page: its numbers, words and marks are another's."""
RECORD = frozenset({"stale-section", "unchecked-section"})
"""Rules of what a person did not check, which follows from nothing on the page."""
ALONE = "extra-"
"""Begins the names of rules of what one variant alone has; with those of mismatches, they compare,
even where there is nothing to point at."""
VALUES = frozenset({"date-mismatch", "scale-mismatch", "unit-mismatch", "value-mismatch"})


def deduplicate(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what another finding says better, and give that what only this one knew.

    - What follows from another finding is not told again: `Finding.explains` says where. A page
      that is another page on the whole has that one finding; what stands in a block or sentence
      that a page lacks or has alone (links, code, values, terms), in mark-up that is broken, or in
      another language than its page, is told as that.
    - A link or image that leads nowhere and is not that of the other variants is broken-link's:
      it keeps the place, and takes theirs as its remedy, be it the translations' for the source.
    - A section that is stale and differs is told by the differences, each of which then says so;
      the source moved on, so that to correct it is no remedy.
    - A name that is wrong is told, not that the glossary's term of that name is missing.
    - A page that is in another language is told, not what the others then have otherwise.
    - A label that is not its number is told, with the remedy of the rule that compares languages.
    - An event's date that differs between the languages is told there, not in the data besides.
    - A name that another alphabet disguises is told as that.
    - An entry whose front matter cannot be read is no entry; the former is told.
    - An id that is misspelt, in a link or where it stands, is told at the link that is then broken.
    - What is wrong with an entry is told, a key that is misspelt and not that it is missing; not
      that it differs from others there, nor that pages then do not use it.
    - A bound that is turned round is told, not its word besides; a name or value that a sentence
      lacks, not that it lacks the part which had it.
    """
    left = of_halves(of_bounds(_leave_out_explained(_leave_out_recorded(findings))))
    left = _of_labels(_of_foreign_pages(_of_same_places(left)))
    return _of_lost_ids(of_entries(_of_names(_join_stale(_join_broken_links(left)))))


def _leave_out_recorded(findings: Sequence[Finding]) -> list[Finding]:
    """Take out that a page waits for its text where the record says so and names the command."""
    recorded = {finding.path for finding in findings if finding.rule == "unchecked-section"}
    return [
        finding
        for finding in findings
        if not (
            finding.rule == "placeholder-page"
            and finding.value == DECLARED
            and finding.path in recorded
        )
    ]


def _leave_out_explained(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what follows from another finding, which explains more."""
    causes: defaultdict[str, list[Finding]] = defaultdict(list)
    for cause in sorted(filter(_extent, findings), key=_extent, reverse=True):
        if not any(_explains(larger, cause) for larger in causes[cause.path]):
            for path in {cause.path, *(stretch.path for stretch in cause.explains)}:
                causes[path].append(cause)
    return [
        finding
        for finding in findings
        if not any(
            cause is not finding
            and _extent(cause) >= _extent(finding)
            and _explains(cause, finding)
            for cause in causes[finding.path]
        )
    ]


def _extent(finding: Finding) -> int:
    """Return how many lines a finding explains; 0 where it explains nothing."""
    return sum(stretch.end[0] - stretch.line + 1 for stretch in finding.explains)


def _explains(cause: Finding, finding: Finding) -> bool:
    """Return whether a finding says what follows from another.

    It stands where that says, and compares with its page; or it is of its page, and all that it
    compares with stands there.
    """
    paths = {finding.path, *(there.path for there in finding.variants)}
    if cause.path not in paths:
        return False
    here = Counterpart(finding.language, finding.path, finding.line, finding.column)
    if any(stretch.holds(here) for stretch in cause.explains):
        if finding.rule in MARKS and cause.rule in FOREIGN:
            return True
        if finding.rule in MARKS | RECORD:
            return any(stretch.is_page for stretch in cause.explains)
        return (
            bool(finding.variants) or finding.rule.startswith(ALONE) or "mismatch" in finding.rule
        )
    return (
        finding.path == cause.path
        and finding.rule not in RECORD
        and bool(finding.variants)
        and all(
            any(stretch.holds(there) for stretch in cause.explains) for there in finding.variants
        )
    )


def _join_broken_links(findings: Sequence[Finding]) -> list[Finding]:
    """Merge a difference between links with the broken link that causes it."""
    broken = {
        (finding.path, finding.line, finding.value): finding
        for finding in findings
        if finding.rule == "broken-link"
    }
    mended: dict[Finding, Finding] = {}
    joined: set[Finding] = set()
    for finding in findings if broken else ():
        if finding.rule not in DIFFER:
            continue
        same = broken.get((finding.path, finding.line, finding.value))
        compared = None if same else _broken_among(finding.variants, [*broken.values()])
        if same is not None:
            joined.add(finding)
            if finding.variants:
                mended[same] = replace(same, variants=finding.variants, hint=finding.hint)
        elif compared is not None:
            joined.add(finding)
            there = Counterpart(finding.language, finding.path, finding.line, finding.column)
            remedied = replace(compared, hint=f"write '{finding.value}'", variants=())
            before = mended.get(compared, remedied)
            mended[compared] = replace(before, variants=(*before.variants, there))
    return [mended.get(finding, finding) for finding in findings if finding not in joined]


def _broken_among(places: Sequence[Counterpart], broken: Sequence[Finding]) -> Finding | None:
    """Return the broken link, in the source, that a translation's link is compared with."""
    for link in broken:
        here = Counterpart(link.language, link.path, link.line, link.column)
        if any(place.holds(here) for place in places):
            return link
    return None


def _join_stale(findings: Sequence[Finding]) -> list[Finding]:
    """Merge what is stale in a section with what differs there from the source."""
    stale = {
        (finding.path, finding.section): finding
        for finding in findings
        if finding.rule == STALE and finding.variants
    }
    joined: set[Finding] = set()
    left = []
    for finding in findings:
        cause = stale.get((finding.path, finding.section))
        source = cause.variants[0] if cause else None
        if cause is None or source is None or cause is finding:
            left.append(finding)
            continue
        if all(there.path != source.path for there in finding.variants):
            left.append(finding)
            continue
        joined.add(cause)
        command = cause.hint.partition(", then: ")[2]
        remedy = finding.hint.split(OTHERWISE)[0]
        left.append(
            replace(
                finding,
                message=f"{finding.message}; {named(source.language)} {CHECKED}",
                hint=f"{remedy}, compare the rest, then: {command}",
            )
        )
    return [finding for finding in left if finding not in joined]


def _of_names(findings: Sequence[Finding]) -> list[Finding]:
    """Take out that a term is missing where a name is told to be wrong."""
    names = {
        (finding.path, _letters(finding.value)): finding
        for finding in findings
        if finding.rule == "name-mismatch"
    }
    left = []
    for finding in findings:
        name = names.get((finding.path, _letters(finding.value)))
        if not (
            finding.rule == "term-missing"
            and name is not None
            and any(place.holds(there) for place in finding.variants for there in name.variants)
        ):
            left.append(finding)
    return left


def _letters(name: str) -> str:
    """Return the letters and digits of a name or a concept: `node.js` and `Node.js` are one."""
    return "".join(filter(str.isalnum, name.lower()))


def _of_foreign_pages(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what other pages have otherwise than one that is in another language."""
    foreign = {
        stretch.path
        for finding in findings
        if finding.rule in FOREIGN
        for stretch in finding.explains
        if stretch.is_page
    }
    return [
        finding
        for finding in findings
        if finding.rule in RECORD or not any(there.path in foreign for there in finding.variants)
    ]


def _of_same_places(findings: Sequence[Finding]) -> list[Finding]:
    """Take out a name where its letters are told, and an event whose date is told on its page."""
    letters = {_place(finding) for finding in findings if finding.rule == "mixed-script"}
    dated = {
        (finding.path, finding.line) for finding in findings if finding.rule == "date-mismatch"
    }
    return [
        finding
        for finding in findings
        if not (finding.rule == "name-mismatch" and _place(finding) in letters)
        if not (
            finding.rule == "event-mismatch"
            and any((there.path, there.line) in dated for there in finding.variants)
        )
    ]


def _of_labels(findings: Sequence[Finding]) -> list[Finding]:
    """Merge what differs between the languages of a label with that it is not its number."""
    labels = {_place(finding): finding for finding in findings if finding.rule == "label-mismatch"}
    mended: dict[Finding, Finding] = {}
    joined: set[Finding] = set()
    for finding in findings if labels else ():
        own = labels.get(_place(finding))
        if finding.rule not in VALUES:
            continue
        if own is not None:
            joined.add(finding)
            mended[own] = replace(own, hint=finding.hint, variants=finding.variants)
        elif any((there.path, there.line, there.column) in labels for there in finding.variants):
            joined.add(finding)
    return [mended.get(finding, finding) for finding in findings if finding not in joined]


def _place(finding: Finding) -> tuple[str, int, int]:
    return finding.path, finding.line, finding.column


def _of_lost_ids(findings: Sequence[Finding]) -> list[Finding]:
    """Take out that nothing links to an id, where a link to another id of its page is broken."""
    lost = [finding for finding in findings if finding.rule == "broken-link"]
    return [
        finding
        for finding in findings
        if finding.rule != "unlinked-id"
        or not any(
            link.language == finding.language and f"' in {finding.path};" in f"{link.message};"
            for link in lost
        )
    ]
