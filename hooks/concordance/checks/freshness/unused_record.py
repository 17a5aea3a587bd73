"""Lines of the record about what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.findings.model import Severity
from concordance.freshness.known import ask_freshness
from concordance.freshness.lines import unused_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


@corpus_rule("unused-record", family="freshness", severity=Severity.WARNING, ask=ask_freshness)
def unused_record(corpus: Corpus) -> Iterator[Finding]:
    """The record of checked translations has a line for a page or section that is gone."""
    yield from unused_lines(corpus)
