"""A heading without the explicit id that the others have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.rule import group_rule
from concordance.variants import naming
from concordance.vote import say, vote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.align import SectionRow
    from concordance.finding import Finding
    from concordance.variants import Group


@group_rule("missing-heading-id", family="structure")
def missing_heading_id(group: Group) -> Iterator[Finding]:
    """A heading has no explicit id, on a page whose headings have one."""
    for row in group.alignment.sections:
        ids = {code: section.id for code, section in row.sections.items() if section.id}
        for code, section in row.sections.items():
            if section.heading is None or section.id or not (ids or _expected(group, row, code)):
                continue
            known = vote(ids, group.reference).value if ids else ""
            agree = [other for other, name in ids.items() if name == known]
            said = f"{say(agree)} {'have' if len(agree) > 1 else 'has'} '{known}'"
            yield group.by_code[code].finding(
                f'heading "{naming(section)}" has no id; '
                + (said if known else "the page's other headings have one"),
                section.heading.span,
                hint=f"write {{#{known}}} after it"
                if known
                else "write {#name} after it, the same in every language",
                variants=tuple(
                    group.by_code[other].counterpart(heading.span)
                    for other in agree
                    if (heading := row.sections[other].heading) is not None
                ),
                value=known or naming(section),
            )


def _expected(group: Group, row: SectionRow, code: str) -> bool:
    """Tell whether the page's other headings have ids: all but this one, or most of many.

    The title of a page needs none: its address is the page's.
    """
    if row.sections[code].level == 1:
        return False
    others = [
        section
        for section in group.by_code[code].page.sections
        if section.level > 1 and section is not row.sections[code]
    ]
    named = sum(1 for section in others if section.id)
    return bool(others) and 2 * named > len(others)
