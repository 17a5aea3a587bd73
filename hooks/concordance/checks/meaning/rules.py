"""The rules of the family meaning, each with its page beside this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.meaning.half_sentence import half_sentence
from concordance.checks.meaning.missing_label import missing_label
from concordance.checks.meaning.name_mismatch import name_mismatch
from concordance.checks.meaning.turned import negation_mismatch, opposite_mismatch

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (
    name_mismatch,
    missing_label,
    opposite_mismatch,
    negation_mismatch,
    half_sentence,
)
