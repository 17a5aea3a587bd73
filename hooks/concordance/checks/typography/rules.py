"""The rules of the family typography, each with its page beside its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.typography.doubled_word import doubled_word
from concordance.checks.typography.typography import typography

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (typography, doubled_word)
