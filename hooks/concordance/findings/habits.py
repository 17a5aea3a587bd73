"""What a page does again and again, told once: a finding for each habit, with its places.

A rule names what its findings have in common (`Finding.habit`); those of one rule, page and habit
become one, that keeps the others as its `places`. Only what is shown is gathered: what is known
already, what a page asks to ignore and what `--fix` changes is told place by place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from concordance.findings.model import Finding

PLAIN_SPACE = "plain space for a no-break one"
PROJECT_WIDE = {PLAIN_SPACE: "--fix writes them; no reader sees the difference but at a line's end"}
"""Habits that are told once for all pages, for none of their places is seen; with the remedy."""
SAME_AGAIN = frozenset(
    {"admonition-mismatch", "code-mismatch", "forbidden-form", "name-mismatch", "token-mismatch"}
)
"""Rules that say the same of each place where a page has one thing for another."""
FIRST = 3
"""So many places of a habit are named."""


def gather(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings of which each habit of a page is one, at its first place, in their order."""
    by_habit: defaultdict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for place, finding in enumerate(each_place(findings)):
        habit = _habit(finding)
        where = "" if habit in PROJECT_WIDE else finding.path if habit else str(place)
        by_habit[finding.rule, habit, where].append(finding)
    return [same[0] if len(same) == 1 else _one(same) for same in by_habit.values()]


def _habit(finding: Finding) -> str:
    return finding.habit or (finding.message if finding.rule in SAME_AGAIN else "")


def each_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Return the findings place by place, as they were before they were gathered."""
    for finding in findings:
        yield from finding.places or (finding,)


def _one(places: list[Finding]) -> Finding:
    """Make one finding of several of one habit; its edits are those of its own page."""
    first, shown = places[0], places[:FIRST]
    pages = {place.path for place in places}
    habit = _habit(first)
    count = f"{habit}, {len(places)} times"
    if len(pages) > 1:
        message = f"{count} on {len(pages)} pages"
    elif len({place.value for place in places}) == 1:
        message = f"{count}: {_lines(places)}"
    else:
        quotes = ", ".join(f'"{place.value}" (line {place.line})' for place in shown)
        more = f" and {len(places) - FIRST} more" if len(places) > FIRST else ""
        message = f"{count}: {quotes}{more}"
    return replace(
        first,
        message=message,
        hint=PROJECT_WIDE.get(habit) or _hint(shown),
        section="",
        value=habit,
        edits=tuple(edit for place in places if place.path == first.path for edit in place.edits),
        places=tuple(places),
    )


def _lines(places: list[Finding]) -> str:
    """Return the first lines of several places: `line 3`, `lines 3, 5, 9…`."""
    lines = list(dict.fromkeys(str(place.line) for place in places))
    return f"line{'s' * (len(lines) > 1)} {', '.join(lines[:FIRST])}{'…' * (len(lines) > FIRST)}"


def _hint(shown: list[Finding]) -> str:
    """Return the remedy of all, or of each that is named where they differ."""
    if len({place.hint for place in shown}) == 1:
        return shown[0].hint
    return "; ".join(f"line {place.line}: {place.hint}" for place in shown)
