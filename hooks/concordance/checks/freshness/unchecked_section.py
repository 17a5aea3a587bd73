"""Sections that nobody has recorded as checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.findings.model import Severity
from concordance.freshness.findings import unchecked_sections
from concordance.freshness.known import ask_freshness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


@corpus_rule("unchecked-section", family="freshness", severity=Severity.WARNING, ask=ask_freshness)
def unchecked_section(corpus: Corpus) -> Iterator[Finding]:
    """Nothing records that a section of a translation was checked against its source."""
    yield from unchecked_sections(corpus)
