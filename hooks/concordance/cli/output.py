"""What the commands print: findings in a format, counts, columns."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from concordance.findings.formats.neutral import neutral
from concordance.findings.model import Severity
from concordance.findings.said import in_language, said
from concordance.findings.wording import FALLBACK, counted, language_of, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from concordance.findings.model import Finding

F = TypeVar("F", bound="Callable[..., object]")

LANGUAGE = "concordance.language"
"""Where a command's context keeps the value of --language."""
FINDINGS = ("text", "github", "json", "sarif")
"""The formats of a command that reports findings."""


def echo(text: str = "", *, nl: bool = True, err: bool = False) -> None:
    """Print a text in which nothing of a page or a name acts on who shows it; none where closed.

    Args:
        text: what to print.
        nl: whether a line end follows.
        err: whether it goes to the error stream.
    """
    click.echo(neutral(text), nl=nl, err=err)


def spoken() -> str:
    """Return the language that a command speaks: its option --language, else the locale's."""
    context = click.get_current_context(silent=True)
    return (context.meta.get(LANGUAGE) if context else "") or language_of(os.environ)


def in_spoken(text: str) -> str:
    """Return what a command says in the language that it speaks; as it is where it cannot be."""
    return said(text, spoken()) or text


def tell(text: str, *, err: bool = False) -> None:
    """Print what a command says, English as the table of messages has it, in the spoken language.

    Args:
        text: one sentence or clause.
        err: whether it goes to the error stream.
    """
    echo(in_spoken(text), err=err)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal; one that is closed is None, and is none."""
    return stream is not None and stream.isatty()


def format_option(formats: Sequence[str], help_text: str) -> Callable[[F], F]:
    """Return the option --format, passed to the command as `form`; the first format is the default.

    Args:
        formats: The names to choose from.
        help_text: What it formats, a sentence.
    """
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=help_text,
    )


def print_report(
    form: str,
    checked: Mapping[str, int],
    findings: Sequence[Finding],
    summary: str,
    language: str = FALLBACK,
) -> None:
    """Print findings.

    Args:
        form: `text`, in colour on a terminal, `github`, `json` or `sarif`.
        checked: What was checked and how much of it, for JSON.
        findings: The findings, in their order.
        summary: The line that ends a text.
        language: In which language messages and remedies are.
    """
    findings = in_language(findings, language)
    if form == "json":
        from concordance.findings.formats.json import to_json  # noqa: PLC0415 - one format is used

        echo(to_json(checked, findings))
    elif form == "github":
        from concordance.findings.formats.github import to_github  # noqa: PLC0415 - likewise

        echo(to_github(findings), nl=False)
    elif form == "sarif":
        from concordance.findings.formats.sarif import to_sarif  # noqa: PLC0415 - likewise

        echo(to_sarif(findings))
    elif is_terminal(sys.stdout):
        from concordance.findings.formats.terminal import print_findings  # noqa: PLC0415 - rich is slow

        print_findings(findings, language)
        echo(summary)
    else:
        from concordance.findings.formats.text import plain  # noqa: PLC0415 - one format is used

        echo(plain(findings, language) + summary)


def count(number: int, name: str) -> str:
    """Return a number with its noun: `1 page`, `2 pages`."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def tally(findings: Sequence[Finding], language: str = FALLBACK) -> dict[str, str]:
    """Return how many `errors` and `warnings` there are, with their nouns: `1 error`."""
    errors = sum(1 for finding in findings if finding.severity is Severity.ERROR)
    return {
        "errors": counted(errors, "count.error", language),
        "warnings": counted(len(findings) - errors, "count.warning", language),
    }


def mended_by_fix(findings: Sequence[Finding], command: str, language: str) -> str:
    """Return how many findings `check --fix` mends, if any; `command` is how ours is called."""
    edited = sum(bool(finding.edits) for finding in findings)
    if not edited:
        return ""
    text = wording(language)["report.mended"]
    return text.format(edited=edited, findings=len(findings), command=command)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of as many cells each as lines, the cells of a column one below the other."""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
