"""A record of checked translations that cannot be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.freshness.lines import invalid_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


@corpus_rule("invalid-record", family="freshness")
def invalid_record(corpus: Corpus) -> Iterator[Finding]:
    """The record of checked translations has lines that cannot be read or that disagree."""
    yield from invalid_lines(corpus)
