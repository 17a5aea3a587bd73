"""`check --since` and `--baseline`: the findings that were there before are left out."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.checks.check import check
from concordance.cli.options import stop
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.baseline import BaselineError, Key, counted, new_ones, read
from concordance.project.project import ProjectError, project_from_folder, project_from_mkdocs
from concordance.project.revision import RevisionError, tree_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.checks.rule import CheckRule
    from concordance.findings.model import Finding
    from concordance.project.project import Project


def only_new(
    findings: Sequence[Finding],
    *,
    project: Project,
    rules: Sequence[CheckRule],
    since: str,
    baseline: Path | None,
    languages: str,
    source: str,
) -> list[Finding]:
    """Leave out what was there at a revision, and what a file says was known.

    Ends with exit code 2 and one sentence where the revision or the file cannot be had.
    """
    old: Counter[Key] = Counter()
    try:
        if baseline is not None:
            old += read(baseline)
        if since:
            old |= _known_at(since, project, rules, languages, source)
    except (BaselineError, RevisionError) as error:
        stop(str(error))
    return new_ones(findings, old)


def _known_at(
    since: str, project: Project, rules: Sequence[CheckRule], languages: str, source: str
) -> Counter[Key]:
    """Check the project as it was at a revision, and count what was found."""
    folder = project.file.parent if project.file else project.docs
    with tree_of(since, folder.resolve()) as copy:
        try:
            if project.file:
                before = project_from_mkdocs(copy / project.file.name)
            else:
                before = project_from_folder(copy, languages, source)
        except ProjectError:
            click.echo(f"{since}: no project to compare with there; every finding is new", err=True)
            return Counter()
        result = check(read_corpus(before), rules, others=[rule.name for rule in all_rules()])
        return counted(
            replace(finding, path=_now(finding.path, copy, folder)) for finding in result.findings
        )


def _now(path: str, copy: Path, folder: Path) -> str:
    """Return the path in the working tree of a file in the copy."""
    return show(folder / os.path.relpath(Path(path).resolve(), copy.resolve()))
