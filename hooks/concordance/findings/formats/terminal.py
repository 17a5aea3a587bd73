"""The text report in colour, on a terminal; `NO_COLOR` is respected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from concordance.findings.formats.neutral import neutral
from concordance.findings.formats.text import STYLES, lines
from concordance.findings.wording import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding


def print_findings(findings: Sequence[Finding], language: str = FALLBACK) -> None:
    """Print the report on stdout, uncut: a path that wraps can no longer be clicked."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines(findings, language):
        text = Text()
        for piece in line:
            text.append(neutral(piece.text), STYLES.get(piece.style, ""))
        console.print(text)
