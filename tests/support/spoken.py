"""What of findings is not said in every language, or is left in English within a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.findings.habits import each_place
from concordance.findings.said import said
from concordance.findings.wording import FALLBACK, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

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
            if told is None or ENGLISH.search(QUOTED.sub("", told)):
                found.append(f"{language}: {text} -> {told}")
    return found
