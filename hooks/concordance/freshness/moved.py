"""Which side of a difference changed last, as git tells: the likelier remedy stands first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.corpus.vote import OTHERWISE, RIGHT, join_codes
from concordance.findings.wording import named
from concordance.freshness.history import in_repository, last_changes
from concordance.freshness.record import record_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from concordance.findings.model import Counterpart, Finding
    from concordance.freshness.history import LineChange
    from concordance.project.project import Project

CHECKED = "changed since this was checked"
"""What the record says of a source that moved on: git need not be asked."""
IS_RIGHT = RIGHT.replace("are", "is")
FILES = 40
"""The most files whose lines git is asked about in one run."""
LACKS = frozenset({"missing-block"})
"""Rules whose place on the translation is a neighbour's, whose age tells nothing."""
CARRIED = frozenset({"date-mismatch", "scale-mismatch", "unit-mismatch", "value-mismatch"})
"""Rules on figures: one that was corrected in one language is written in the others by `carry`."""
ADDS = frozenset({"extra-block"})
"""Rules whose place on the source is a neighbour's."""


def say_who_moved(
    findings: Sequence[Finding], project: Project, compared: Collection[str]
) -> list[Finding]:
    """Return the findings, those on a translation saying which side changed last where git knows.

    Where the translations did, all alike, the remedy on the source stands first; where the only
    translation did, or one did to a figure, that on the others stands second. What is stale by the
    record says so already, and is left: what is not stale did not change in the source since it
    was checked, however old the translation's line is.

    Args:
        findings: all of a project.
        project: the project; without a source, or outside a repository, nothing is added.
        compared: the names of the rules that compare a place with the source's.
    """
    if project.symmetric or not in_repository(project.root):
        return list(findings)
    source = project.source.code
    pairs = {
        finding: there
        for finding in findings
        if finding.rule in compared and finding.language not in {"", source}
        if not finding.message.endswith(CHECKED)
        for there in _source(finding, source)
    }
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for finding, there in pairs.items():
        if len(lines) < FILES or {finding.path, there.path} <= lines.keys():
            lines[finding.path].add(finding.line)
            lines[there.path].add(there.line)
    changes = {path: last_changes(Path(path), asked) for path, asked in lines.items()}
    alone = len(project.languages) == 2  # noqa: PLR2004 - the source and one translation
    return [
        _said(finding, pairs[finding], changes, alone=alone, project=project)
        if finding in pairs
        else finding
        for finding in findings
    ]


def _source(finding: Finding, source: str) -> Iterator[Counterpart]:
    """Yield the place in the source that a finding compares with, if there is one."""
    yield from [there for there in finding.variants if there.language == source][:1]


def _said(
    finding: Finding,
    there: Counterpart,
    changes: dict[str, dict[int, LineChange]],
    *,
    alone: bool,
    project: Project,
) -> Finding:
    """Return a finding that says which side changed last; itself where that is not known."""
    own = changes.get(finding.path, {}).get(finding.line)
    theirs = changes.get(there.path, {}).get(there.line)
    if own is None or theirs is None or own.commit == theirs.commit or own.time == theirs.time:
        return finding
    if theirs.time > own.time:
        if finding.rule in ADDS or record_path(project).exists():  # it knows better
            return finding
        return replace(finding, message=f"{finding.message}; {_when(there.language, theirs)}")
    if finding.rule in LACKS:
        return finding
    hint = finding.hint
    first, otherwise, rest = hint.partition(OTHERWISE)
    _, right, other = rest.partition(RIGHT)
    figure = finding.rule in CARRIED and finding.end_column > 0
    page = not finding.path.endswith((".yml", ".yaml"))  # which is all that carry reads
    carried = f": {project.command} carry {finding.path}:{finding.line}" if figure and page else ""
    if right:
        hint = f"{other}{carried}{OTHERWISE}{named(there.language)}{IS_RIGHT}{first}"
    elif hint and not otherwise and (alone or figure):
        others = join_codes([each.language for each in finding.variants])
        hint = f"{hint}{OTHERWISE}{named(finding.language)}{IS_RIGHT}correct {others}{carried}"
    return replace(finding, message=f"{finding.message}; {_when(finding.language, own)}", hint=hint)


def _when(code: str, change: LineChange) -> str:
    """Say that a language changed last, and when."""
    if not change.date:
        return f"{named(code)} changed last, and is not committed"
    return f"{named(code)} changed last, on {change.date}"
