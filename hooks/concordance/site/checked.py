"""What one run's checks read and found, for the hooks that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.corpus import Corpus
    from concordance.finding import Finding


@dataclass
class Checked:
    """The corpus, read once for every hook, and the findings, both empty before the checks."""

    corpus: Corpus | None = None
    findings: Sequence[Finding] = ()
