"""A heading without the explicit id that the others have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.corpus.group import label_of
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Edit, Span
from concordance.markdown.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import SectionRow
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding
    from concordance.markdown.model import Page, Section


NAME = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)


@group_rule("missing-heading-id", family="structure")
def missing_heading_id(group: PageGroup) -> Iterator[Finding]:
    """A heading has no explicit id, on a page whose headings have one."""
    for row in group.alignment.sections:
        ids = {code: section.id for code, section in row.sections.items() if section.id}
        for code, section in row.sections.items():
            if section.heading is None or section.id or not (ids or _expected(group, row, code)):
                continue
            if (
                ids
                and not group.vote(
                    {other: bool(theirs.id) for other, theirs in row.sections.items()}
                ).value
            ):
                continue
            wanted = group.vote(ids).value if ids else ""
            if wanted and slug(section.heading.prose.text) == wanted:
                continue
            agree = [other for other, name in ids.items() if name == wanted]
            phrase = f"{join_codes(agree)} {have(agree)} '{wanted}'"
            yield group.by_code[code].finding(
                f'heading "{label_of(section)}" has no id; '
                + (phrase if wanted else "the page's other headings have one"),
                section.heading.span,
                hint=f"write {{#{wanted}}} after it"
                if wanted
                else "write {#name} after it, the same in every language",
                variants=tuple(
                    group.by_code[other].counterpart(heading.span)
                    for other in agree
                    if (heading := row.sections[other].heading) is not None
                ),
                value=wanted or label_of(section),
                edits=_edits(group.by_code[code].page, section, wanted),
                habit=f"heading without the id that {join_codes(agree)} {have(agree)}"
                if wanted
                else "heading without an id, where the page's other headings have one",
            )


def _edits(page: Page, section: Section, wanted: str) -> tuple[Edit, ...]:
    """Return what writes the id the others have, where it is plain and the page's own."""
    heading = section.heading
    plain = NAME.fullmatch(wanted) is not None
    if heading is None or not plain or any(other.id == wanted for other in page.sections):
        return ()
    line = page.text[heading.span.start : heading.span.end].split("\n", 1)[0].rstrip()
    if not line or line.endswith(("}", "\\")):
        return ()
    end = heading.span.start + len(line)
    return (Edit(Span(end, end), f" {{#{wanted}}}"),)


def _expected(group: PageGroup, row: SectionRow, code: str) -> bool:
    """Return whether most other headings have ids, of this page and of the reference's.

    The title of a page needs none: its address is the page's. Where the reference uses no ids,
    a translator who copied its anchors chose which.
    """
    if row.sections[code].level == 1:
        return False
    return all(
        _uses_ids(group.by_code[language].page, row.sections.get(language))
        for language in {code, group.reference}
    )


def _uses_ids(page: Page, but: Section | None) -> bool:
    others = [section for section in page.sections if section.level > 1 and section is not but]
    named = sum(1 for section in others if section.id)
    return bool(others) and 2 * named > len(others)
