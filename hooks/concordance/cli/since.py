"""`check --since` and `--baseline`: what a change turns off, and what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.before import only_new as _only_new
from concordance.cli.options import stop
from concordance.cli.output import echo
from concordance.cli.rule_options import all_rules
from concordance.findings.baseline import BaselineError
from concordance.project.revision import RevisionError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from concordance.checks.rule import CheckRule
    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


def only_new(
    findings: Sequence[Finding],
    *,
    corpus: Corpus,
    rules: Sequence[CheckRule],
    since: str,
    baseline: Path | None,
) -> list[Finding]:
    """Return what a change turns off, and then what is new.

    Ends with exit code 2 and one sentence where the revision or the file cannot be had.
    """
    every = all_rules()
    try:
        new = _only_new(
            findings, corpus=corpus, rules=rules, every=every, since=since, baseline=baseline
        )
    except (BaselineError, RevisionError) as error:
        stop(str(error))
    if new.note:
        echo(new.note, err=True)
    return new.findings
