"""`concordance init`: the files that a project needs to begin with, and what matters first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import yaml

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.options import load_project, project_options, stop
from concordance.cli.output import count, echo
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.baseline import write
from concordance.findings.formats.text import one_line
from concordance.findings.model import Severity
from concordance.project.unknown import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding
    from concordance.project.project import Project

BASELINE = "concordance-known.json"
FIRST = 10
"""How many findings are shown."""
STEP = """\
      - run: pip install concordance-docs
      - run: concordance check --format github
"""
"""The step for GitHub's CI; any other runs the same command."""


@click.command()
@project_options
def command(config_file: Path, docs: Path | None, languages: str, source: str) -> None:
    """Begin a project: its layout and its findings of today.

    No file that is there is changed. The step for CI is printed, and the first findings to look at:
    errors before warnings, one of each rule before a second.
    """
    project = load_project(config_file, docs, languages, source)
    corpus = read_corpus(project)
    if len(corpus.present) < 2:  # noqa: PLR2004 - one has nothing to agree with
        stop(
            f"{show(project.docs)}: pages in fewer than two languages; there is nothing to compare"
        )
    others = [rule.name for rule in all_rules()]
    findings = check(corpus, RULES, release=True, others=others).findings
    settings = project.file or project.settings
    top = settings.parent if settings else docs or Path()
    files = {top / BASELINE: write(findings)}
    if settings is None:
        files[top / SETTINGS] = settings_of(project)
    _create(files)
    if settings:
        below = ", below extra.concordance" if settings.name != SETTINGS else ""
        echo(f'{show(settings)}: add "baseline: {BASELINE}"{below}')
    echo(f"CI:\n{STEP}")
    first = foremost(findings)
    echo(f"{count(len(findings), 'finding')} known; look at {len(first)} first:")
    for finding in first:
        echo(one_line(finding))


def settings_of(project: Project) -> str:
    """Return the `concordance.yml` of a project that was found by looking."""
    named = {"layout": project.layout.name, "source": project.source.code}
    codes: dict[str, object] = {
        "languages": {language.code: {} for language in project.languages},
        "baseline": BASELINE,
    }
    return yaml.safe_dump({**named, **codes}, sort_keys=False, allow_unicode=True)


def foremost(findings: Sequence[Finding]) -> list[Finding]:
    """Return the first findings to look at: errors first, one of each rule before a second."""
    seen: dict[str, int] = {}
    ranked: list[tuple[bool, int, int, Finding]] = []
    for finding in findings:
        seen[finding.rule] = turn = seen.get(finding.rule, 0) + 1
        ranked.append((finding.severity is not Severity.ERROR, turn, len(ranked), finding))
    return [finding for *_, finding in sorted(ranked, key=lambda each: each[:3])[:FIRST]]


def _create(files: dict[Path, str]) -> None:
    """Write files that are not there yet; end with exit code 2, and none written, where one is."""
    for path in files:
        if path.exists():
            stop(f"{show(path)}: it is there already; remove it to begin anew")
    for path, text in files.items():
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            stop(f"{show(path)}: it cannot be written: {error.strerror}")
        echo(f"{show(path)}: written")
