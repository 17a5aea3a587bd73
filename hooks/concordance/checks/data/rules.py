"""The rules of the family data, each with its page beside its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.data.count_mismatch import count_mismatch
from concordance.checks.data.event_mismatch import event_mismatch
from concordance.checks.data.invalid_data import invalid_data

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (invalid_data, event_mismatch, count_mismatch)
