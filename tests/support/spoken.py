"""What of findings is not said in every language, or is left in English within a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.findings.habits import each_place
from concordance.findings.said import said
from concordance.findings.wording import FALLBACK, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from concordance.findings.model import Finding

QUOTED = re.compile(r"«.*?»|“.*?”|\".*?\"|`.*?`|\S*[./_#{}<>-]\S*")
ENGLISH = re.compile(
    r"\b(?:and|are|before|from|has|have|here|in the|is|it|missing|of|than|that|the|there"
    r"|this|times|translate|which|with|without|write)\b"
)
"""Words that are none of the other languages: where they stand outside quotes, half is English."""

OTHERS = [language for language in LANGUAGES if language != FALLBACK]


def unsaid(findings: Sequence[Finding]) -> list[str]:
    """Return what another language lacks of messages and remedies, and what it says by halves."""
    every = [*findings, *each_place(findings)]
    texts = {text for each in every for text in (each.message, each.hint) if text}
    found = []
    for text in sorted(texts):
        for language in OTHERS:
            told = said(text, language)
            if _lacks(told):
                found.append(f"{language}: {text} -> {told}")
    return found


def hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test fail where a command says what some language lacks."""

    def whole(text: str, language: str) -> str | None:
        assert [(each, text) for each in OTHERS if _lacks(said(text, each))] == []
        return said(text, language)

    monkeypatch.setattr("concordance.cli.output.said", whole)


def _lacks(told: str | None) -> bool:
    return told is None or ENGLISH.search(QUOTED.sub("", told)) is not None
