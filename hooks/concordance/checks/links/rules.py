"""The rules of the family links, each with its page beside its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.links.broken_link import broken_link
from concordance.checks.links.link_mismatch import link_mismatch
from concordance.checks.links.malformed_link import malformed_link
from concordance.checks.links.missing_source import missing_source
from concordance.checks.links.unlinked_id import unlinked_id
from concordance.checks.links.wrong_language_link import wrong_language_link

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (
    link_mismatch,
    wrong_language_link,
    broken_link,
    malformed_link,
    unlinked_id,
    missing_source,
)
