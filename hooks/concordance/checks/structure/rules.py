"""The rules of the family structure, each with its page beside its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.admonition_mismatch import admonition_mismatch
from concordance.checks.structure.broken_markup import broken_markup
from concordance.checks.structure.code_mismatch import code_mismatch
from concordance.checks.structure.extra_block import extra_block
from concordance.checks.structure.extra_sentence import extra_sentence
from concordance.checks.structure.footnote_mismatch import footnote_mismatch
from concordance.checks.structure.heading_mismatch import heading_mismatch
from concordance.checks.structure.image_mismatch import image_mismatch
from concordance.checks.structure.missing_alt import missing_alt
from concordance.checks.structure.missing_block import missing_block
from concordance.checks.structure.missing_heading_id import missing_heading_id
from concordance.checks.structure.missing_sentence import missing_sentence
from concordance.checks.structure.moved_block import moved_block
from concordance.checks.structure.moved_sentence import moved_sentence
from concordance.checks.structure.repeated_id import repeated_id
from concordance.checks.structure.rewritten_page import rewritten_page
from concordance.checks.structure.table_shape import table_shape
from concordance.checks.structure.tokens import token_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.rule import CheckRule
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("token-mismatch", family="structure")
def token_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A template variable, shortcode, icon, class or placeholder is lost, added or translated."""
    yield from token_findings(group)


RULES: tuple[CheckRule, ...] = (
    rewritten_page,
    broken_markup,
    heading_mismatch,
    missing_heading_id,
    repeated_id,
    missing_block,
    extra_block,
    moved_block,
    missing_sentence,
    extra_sentence,
    moved_sentence,
    table_shape,
    code_mismatch,
    image_mismatch,
    missing_alt,
    admonition_mismatch,
    footnote_mismatch,
    token_mismatch,
)
