"""The rules of the family pages, each with its page beside its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.pages.missing_variant import missing_variant
from concordance.checks.pages.orphan_variant import orphan_variant
from concordance.checks.pages.page_name import page_name
from concordance.checks.pages.placeholder_page import placeholder_page
from concordance.checks.pages.unpaired_page import unpaired_page
from concordance.checks.pages.untranslated_title import untranslated_title

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (
    missing_variant,
    orphan_variant,
    page_name,
    placeholder_page,
    unpaired_page,
    untranslated_title,
)
