"""Sections whose source changed since they were checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.findings.model import Severity
from concordance.freshness.findings import stale_sections
from concordance.freshness.known import ask_freshness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


@corpus_rule("stale-section", family="freshness", severity=Severity.WARNING, ask=ask_freshness)
def stale_section(corpus: Corpus) -> Iterator[Finding]:
    """The source of a section changed since somebody checked the translation against it."""
    yield from stale_sections(corpus)
