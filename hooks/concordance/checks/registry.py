"""Every rule of the sources: the tables of the families, in the order of the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.data import rules as data
from concordance.checks.freshness import rules as freshness
from concordance.checks.glossary import rules as glossary
from concordance.checks.hygiene import rules as hygiene
from concordance.checks.language import rules as language
from concordance.checks.links import rules as links
from concordance.checks.meaning import rules as meaning
from concordance.checks.pages import rules as pages
from concordance.checks.structure import rules as structure
from concordance.checks.typography import rules as typography
from concordance.checks.values import rules as values

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

FAMILIES = (
    pages,
    structure,
    values,
    meaning,
    glossary,
    freshness,
    language,
    links,
    data,
    typography,
    hygiene,
)

RULES: tuple[CheckRule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
