"""The rules of the family meaning, each with its page beside this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.meaning.name_mismatch import name_mismatch

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (name_mismatch,)
