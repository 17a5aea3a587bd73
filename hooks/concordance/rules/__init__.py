"""The rules, one module each beside its documentation; `RULES` lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.rules.extra_block import extra_block
from concordance.rules.heading_mismatch import heading_mismatch
from concordance.rules.missing_block import missing_block
from concordance.rules.missing_variant import missing_variant

if TYPE_CHECKING:
    from concordance.rule import Rule

RULES: tuple[Rule, ...] = (
    # pages
    missing_variant,
    # structure
    heading_mismatch,
    missing_block,
    extra_block,
)
"""Every rule, by family, in the order of the documentation."""
