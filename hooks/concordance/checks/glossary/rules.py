"""The rules of the family glossary, each with its page beside this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.entry_mismatch import entry_mismatch
from concordance.checks.glossary.forbidden_form import forbidden_form
from concordance.checks.glossary.invalid_entry import invalid_entry
from concordance.checks.glossary.term_missing import term_missing
from concordance.checks.glossary.unused_entry import unused_entry
from concordance.checks.glossary.uses import terms
from concordance.checks.rule import make_rule
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.rule import CheckRule
    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


def _termbase_rule(name: str, severity: Severity, summary: str) -> CheckRule:
    """Make the rule of the problems that reading the entries found under this name."""

    def check(corpus: Corpus) -> Iterator[Finding]:
        return (problem for problem in corpus.memo(terms).problems if problem.rule == name)

    return make_rule(name, "glossary", "corpus", check, severity=severity, summary=summary)


RULES: tuple[CheckRule, ...] = (
    term_missing,
    forbidden_form,
    entry_mismatch,
    _termbase_rule(
        "ambiguous-form",
        Severity.ERROR,
        "A form belongs to two entries, so that a link could lead to either",
    ),
    _termbase_rule(
        "common-form",
        Severity.WARNING,
        "A form is so common a word that half of a page would be links",
    ),
    invalid_entry,
    unused_entry,
)
