"""Headings that the variants do not share."""

from __future__ import annotations

import unicodedata
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import explained
from concordance.corpus.group import PageGroup, Variant, label_of
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Span
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import SectionRow
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Counterpart, Finding
    from concordance.markdown.model import Section


ALPHABET = 3
"""So many headings in the order of the alphabet are in it on purpose."""
SLIPS = 0.1
"""The share of them that may follow one which they should precede."""


@group_rule("heading-mismatch", family="structure")
def heading_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A heading is missing, added, moved, or of another level or id than in the other variants."""
    alignment = group.alignment
    covered: dict[str, int] = {}
    for index, row in enumerate(alignment.sections):
        present = {code: _has(row, code) for code in alignment.codes}
        if not all(present.values()):
            yield from _presence(group, index, present, covered)
            continue
        covered.clear()
        yield from _written(group, row)
        yield from _order(group, row)


def _has(row: SectionRow, code: str) -> bool:
    section = row.sections.get(code)
    return section is not None and section.heading is not None


def _presence(
    group: PageGroup, index: int, present: dict[str, bool], covered: dict[str, int]
) -> Iterator[Finding]:
    """Compare which variants have a heading; `covered` has the level of a lost section above it."""
    row = group.alignment.sections[index]
    if not any(present.values()):
        return
    verdict = group.vote(present)
    level = min(row.sections[code].level for code in row.sections if present[code])
    for code in verdict.outliers:
        if covered.get(code, 0) and level > covered[code]:
            continue
        variant = group.by_code[code]
        lacking = (code,) if verdict.value else verdict.majority
        if level == 1 and all(
            group.by_code[other].page.front_matter.get("title") for other in lacking
        ):
            continue  # the theme shows the front matter's title as the page's heading
        if verdict.value:
            whole = not _is_there(group, index, code, verdict.majority[0])
            covered[code] = level if whole else 0
            yield _lost(group, variant, index, verdict)
        else:
            covered[code] = level
            yield _added(group, variant, index, verdict.majority)
    for code in verdict.majority:
        covered[code] = 0


def _added(group: PageGroup, variant: Variant, index: int, agree: tuple[str, ...]) -> Finding:
    """Make the finding of a heading that only this variant has."""
    section = group.alignment.sections[index].sections[variant.code]
    below = _below(group, index, variant.code, section.level, lacking=False)
    below = f", nor {below}" if below else ""
    return variant.finding(
        f'heading "{label_of(section)}" is not in {join_codes(agree)}{below}',
        heading_span(section),
        hint=f"remove it, or add it to {join_codes(agree)}",
        variants=tuple(_before(group, index, other) for other in agree),
        value=section.id or label_of(section),
        explains=_explained(group, index, variant, (variant.code,)),
    )


def _lost(group: PageGroup, variant: Variant, index: int, verdict: Verdict[bool]) -> Finding:
    """Make the finding of a heading, or of a whole section, that this variant lacks."""
    agree = verdict.majority
    row = group.alignment.sections[index]
    first = row.sections[agree[0]]
    rows = [line for line in group.alignment.of_section(index) if variant.code not in line.moved]
    there = [line for line in rows if variant.code in line.blocks]
    of = sum(1 for line in rows if agree[0] in line.blocks)
    name = f'"{label_of(first)}"{f" {{#{first.id}}}" if first.id else ""}'
    if _is_there(group, index, variant.code, agree[0]):
        place = there[0].blocks[variant.code].span
        message = (
            f"heading {'#' * first.level} {name} of {join_codes(agree)} is missing before this"
        )
        span = Span(place.start, place.start)
    else:
        below = _below(group, index, variant.code, first.level, lacking=True)
        blocks = f", with its {of} block{'s' if of > 1 else ''}" if of else ""
        below = f" and {below}" if below else ""
        message = f"section {name} of {join_codes(agree)} is missing{blocks}{below}"
        span = place_after(group, index, variant)
    return variant.finding(
        message,
        span,
        hint=verdict.remedy(
            f"add the heading{f' with {{#{first.id}}}' if first.id else ''}", "remove it from"
        ),
        variants=tuple(_at(group, row, code) for code in agree),
        value=first.id or label_of(first),
        explains=_explained(group, index, variant, agree),
    )


def _explained(
    group: PageGroup, index: int, odd: Variant, having: tuple[str, ...]
) -> tuple[Counterpart, ...]:
    """Return where the section stands, if it is lost or added whole: nothing else is told of it."""
    sections = group.alignment.sections[index].sections
    return tuple(
        group.by_code[code].counterpart(sections[code].span, "")
        for code in having
        if explained(group, index, odd.code)
    )


def _is_there(group: PageGroup, index: int, code: str, other: str) -> bool:
    """Return whether most blocks of a section stand in a variant that lacks its heading.

    What was moved there from another section is not in its place.
    """
    rows = group.alignment.of_section(index)
    there = sum(1 for line in rows if code in line.blocks and code not in line.moved)
    return there > 0 and 2 * there >= sum(1 for line in rows if other in line.blocks)


def _below(group: PageGroup, index: int, code: str, level: int, *, lacking: bool) -> str:
    """Say how many subsections are missing, or added, with a section."""
    count = 0
    for row in group.alignment.sections[index + 1 :]:
        lowest = min(section.level for section in row.sections.values())
        if lowest <= level or (code in row.sections) is lacking:
            break
        count += 1
    if not count:
        return ""
    return f"{count} subsection{'s' if count > 1 else ''}"


def _written(group: PageGroup, row: SectionRow) -> Iterator[Finding]:
    """Return a finding for each variant whose heading has another level, or another explicit id.

    An id that is absent is missing-heading-id's.
    """
    sections = row.sections
    levels = {code: "#" * sections[code].level for code in group.by_code}
    ids = {code: sections[code].id for code in group.by_code if sections[code].id}
    for what, values, said, mark, right in (
        ("level", levels, "is", "{}", "{}"),
        ("id", ids, "has the id", "'{}'", "{{#{}}}"),
    ):
        if not values:
            continue
        verdict = group.vote(values)
        for code in verdict.outliers:
            agree = verdict.majority
            yield group.by_code[code].finding(
                f'heading "{label_of(sections[code])}" {said} {mark.format(values[code])}, '
                f"{join_codes(agree)} {have(agree)} {mark.format(verdict.value)}",
                heading_span(sections[code]),
                hint=verdict.remedy(f"write {right.format(verdict.value)}"),
                variants=tuple(_at(group, row, other) for other in agree),
                value=what,
            )


def _order(group: PageGroup, row: SectionRow) -> Iterator[Finding]:
    """Return a finding for each variant in which a section stands elsewhere."""
    if not row.moved:
        return
    verdict = group.vote({code: code in row.moved for code in group.by_code})
    for code in verdict.outliers:
        section = row.sections[code]
        if all(_is_alphabetical(group, row, each) for each in (code, verdict.majority[0])):
            continue
        yield group.by_code[code].finding(
            f'section "{label_of(section)}" stands elsewhere than in '
            f"{join_codes(verdict.majority)}",
            heading_span(section),
            hint=verdict.remedy(f"move it where {named(verdict.majority[0])} has it"),
            variants=tuple(_at(group, row, other) for other in verdict.majority),
            value="order",
        )


def _is_alphabetical(group: PageGroup, row: SectionRow, code: str) -> bool:
    """Return whether the headings around a section, of its level, are in order of the alphabet."""
    place, level = (
        group.by_code[code].page.sections.index(row.sections[code]),
        row.sections[code].level,
    )
    sections = group.by_code[code].page.sections
    before = takewhile(lambda section: section.level >= level, reversed(sections[:place]))
    after = takewhile(lambda section: section.level >= level, sections[place:])
    titles = [
        unicodedata.normalize("NFKD", section.heading.prose.text).casefold()
        for section in (*reversed([*before]), *after)
        if section.level == level and section.heading
    ]
    words = ["".join(filter(str.isalnum, title)) for title in titles]
    slips = sum(before > after for before, after in pairwise(words))
    return len(words) >= ALPHABET and slips <= SLIPS * len(words)


def heading_span(section: Section) -> Span:
    """Return where a heading is written, or where the page's text begins."""
    return section.heading.span if section.heading else Span(section.span.start, section.span.start)


def place_after(group: PageGroup, index: int, variant: Variant) -> Span:
    """Return the end of the last section before a row, where a variant's own should follow."""
    for row in reversed(group.alignment.sections[:index]):
        section = row.sections.get(variant.code)
        if section is not None and variant.code not in row.moved:
            return end_of(variant, section.blocks[-1].span if section.blocks else section.span)
    return Span(variant.page.body, variant.page.body)


def end_of(variant: Variant, span: Span) -> Span:
    """Return the point after the last character of a span that is not blank."""
    end = span.start + len(variant.page.text[span.start : span.end].rstrip())
    return Span(end, end)


def _at(group: PageGroup, row: SectionRow, code: str) -> Counterpart:
    variant = group.by_code[code]
    section = row.sections[code]
    return variant.counterpart(heading_span(section))


def _before(group: PageGroup, index: int, code: str) -> Counterpart:
    variant = group.by_code[code]
    return variant.counterpart(place_after(group, index, variant), "")
