"""The rules of the family language, each with its page beside its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.language.other_text import other_text
from concordance.checks.language.untranslated_block import untranslated_block
from concordance.checks.language.wrong_language_block import wrong_language_block

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (
    other_text,
    untranslated_block,
    wrong_language_block,
)
