"""What was found in a project as it was at a revision, and what was known of it then."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from concordance.checks.check import check
from concordance.checks.turned_off import TURNED_OFF, turned_off
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.baseline import Key, counted, new_ones, read
from concordance.findings.model import Finding, Severity
from concordance.project.project import ProjectError, project_from_mkdocs
from concordance.project.revision import tree_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.checks.rule import CheckRule
    from concordance.corpus.corpus import Corpus
    from concordance.findings.rule import Rule
    from concordance.project.config import Level
    from concordance.project.project import Project


class New(NamedTuple):
    """The findings that are new, what was turned off first, and what could not be compared with."""

    findings: list[Finding]
    note: str = ""


def only_new(
    findings: Sequence[Finding],
    *,
    corpus: Corpus,
    rules: Sequence[CheckRule],
    every: Sequence[Rule],
    since: str,
    baseline: Path | None,
) -> New:
    """Return what a change turns off, and then what is new.

    What was there at a revision, and what a file says was known, is left out.

    Args:
        findings: all there are now.
        corpus: what they are of.
        rules: those that found them.
        every: all rules there are, those of other commands included.
        since: the revision, or nothing.
        baseline: the file, or None.

    Raises:
        BaselineError: the file cannot be read.
        RevisionError: the revision cannot be had.
    """
    recorded: Counter[Key] = Counter()
    there = _There(Counter(), [])
    if baseline is not None:
        recorded += read(baseline)
    if since:
        there = _at(since, corpus, rules, every)
        if baseline is not None:
            there.off.extend(_newly_known(baseline, recorded, since))
        recorded |= there.recorded
    return New([*there.off, *new_ones(findings, recorded)], there.note)


class _There(NamedTuple):
    """The findings of a revision, counted, and what was turned off since."""

    recorded: Counter[Key]
    off: list[Finding]
    note: str = ""


def _at(since: str, corpus: Corpus, rules: Sequence[CheckRule], every: Sequence[Rule]) -> _There:
    """Check the project as it was at a revision, and compare what is turned off."""
    project = corpus.project
    folder = project.root
    with tree_of(since, folder.resolve()) as copy:
        try:
            before = project_at(copy, project)
        except ProjectError:
            note = f"{since}: no project to compare with there; every finding is new"
            return _There(Counter(), [], note)
        old = read_corpus(before)
        result = check(old, rules, others=[rule.name for rule in every])
        recorded = counted(
            replace(finding, path=_now(finding.path, copy, folder)) for finding in result.findings
        )
        level = before.config.level(TURNED_OFF.name, TURNED_OFF.severity.value)
        severities = {rule.name: rule.severity for rule in every}
        off = turned_off(old, corpus, severities) if level != "off" else ()
        return _There(recorded, [_weighed(finding, level) for finding in off])


def project_at(copy: Path, project: Project) -> Project:
    """Return a project as a copy of its folder has it.

    Raises:
        ProjectError: there is none there.
    """
    if project.file:
        return project_from_mkdocs(copy / project.file.name)
    return replace(project, docs=copy / os.path.relpath(project.docs, project.root))


def _weighed(finding: Finding, level: Level) -> Finding:
    """Return a finding as an error where the configuration says so; it is never less."""
    return replace(finding, severity=Severity.ERROR) if level == "error" else finding


def _newly_known(baseline: Path, recorded: Counter[Key], since: str) -> list[Finding]:
    """Return a finding where a baseline knows more than it did at a revision."""
    with tree_of(since, baseline.resolve().parent) as copy:
        there = copy / baseline.name
        added = recorded - read(there) if there.is_file() else recorded
    if not added:
        return []
    named = ", ".join(f"{rule} in {path}" for rule, path, *_ in list(added)[:5])
    more = f" and {len(added) - 5} more" if len(added) > 5 else ""  # noqa: PLR2004 - as above
    message = f"the baseline knows {added.total()} findings that it did not: {named}{more}"
    hint = "see that they are meant to be left"
    return [Finding(show(baseline), 1, 1, TURNED_OFF.name, message, TURNED_OFF.severity, hint=hint)]


def _now(path: str, copy: Path, folder: Path) -> str:
    """Return the path in the working tree of a file in the copy."""
    return show(folder / os.path.relpath(Path(path).resolve(), copy.resolve()))
