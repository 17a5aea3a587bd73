"""Findings as text for a person: grouped by file, each with the line it is on and a caret."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from concordance.findings.formats.neutral import neutral
from concordance.findings.wording import FALLBACK, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.findings.model import Finding

WIDTH = 100
"""Characters of a page's line that are shown."""


class Piece(NamedTuple):
    """A piece of a line and its style: a name of `STYLES`, or nothing."""

    text: str
    style: str = ""


STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "path": "bold",
    "rule": "cyan",
    "margin": "blue",
    "quote": "dim",
}
Line = list[Piece]


def lines(findings: Sequence[Finding], language: str = FALLBACK) -> Iterator[Line]:
    """Return the report line by line, in pieces with their styles.

    `language` is that of the word for how much a finding weighs; messages are taken as they are.
    """
    words = wording(language)
    for path, group in groupby(findings, key=lambda finding: finding.path):
        text = _read(path)
        for finding in group:
            weight = words[f"severity.{finding.severity.value}"]
            yield from _finding(finding, text, weight)
            yield []


def plain(findings: Sequence[Finding], language: str = FALLBACK) -> str:
    """Return the report without colour."""
    return neutral(
        "".join("".join(piece.text for piece in line) + "\n" for line in lines(findings, language))
    )


def one_line(finding: Finding) -> str:
    """Return a finding on one line, for a log: place, message, counterparts, remedy."""
    there = ", ".join(f"{other.path}:{other.line}" for other in finding.variants)
    return neutral(
        f"{finding.path}:{finding.line}:{finding.column}: {finding.message} ({finding.rule})"
        + (f"; see {there}" if there else "")
        + (f"; {finding.hint}" if finding.hint else "")
    )


def _finding(finding: Finding, text: list[str], weight: str) -> Iterator[Line]:
    """Return the lines of a finding: its message, its excerpt, the counterparts and the remedy."""
    yield [
        Piece(f"{finding.path}:{finding.line}:{finding.column}: ", "path"),
        Piece(f"{weight}: ", finding.severity.value),
        Piece(f"{finding.message} "),
        Piece(f"({finding.rule})", "rule"),
    ]
    margin = " " * len(str(finding.line))
    if 0 < finding.line <= len(text):
        yield from _excerpt(finding, text[finding.line - 1], margin)
    for there in finding.variants:
        place = f"{there.path}:{there.line}:{there.column}"
        quote = f'  "{there.quote}"' if there.quote else ""
        yield [Piece(f"{margin} = ", "margin"), Piece(place), Piece(quote, "quote")]
    if finding.hint:
        yield [Piece(f"{margin} = ", "margin"), Piece(finding.hint)]


def _excerpt(finding: Finding, line: str, margin: str) -> Iterator[Line]:
    """Show the line, from near the column where it is long, and a caret under what is meant."""
    start = 0
    if len(line) > WIDTH and finding.column > WIDTH // 2:
        start = finding.column - WIDTH // 2
    shown = line[start : start + WIDTH]
    left, right = "…" if start else "", "…" if start + WIDTH < len(line) else ""
    at = finding.column - 1 - start
    width = max(1, finding.end_column - finding.column)
    width = min(width, max(1, len(shown) - at))
    pad = "".join(char if char == "\t" else " " for char in shown[:at])
    caret = " " * len(left) + pad + " " * (at - len(pad)) + "^" * width
    yield [Piece(f"{margin} |", "margin")]
    yield [Piece(f"{finding.line} | ", "margin"), Piece(f"{left}{shown}{right}")]
    yield [Piece(f"{margin} | ", "margin"), Piece(caret, finding.severity.value)]


def _read(path: str) -> list[str]:
    """Return the lines of a page, or none where it is not there (a missing variant)."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return []
    return text.split("\n")
