"""A rule as users meet it: its name, its family, how much its findings weigh, its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from concordance.findings.model import Severity


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What every rule has, whether it reads the sources or the built site.

    `severity` holds where the configuration gives no level; `summary` is one line; `page` is the
    rule's documentation, a Markdown file beside its code. A rule of `safety` keeps readers from
    harm: what comes from a fork cannot ignore it.
    """

    name: str
    family: str
    severity: Severity
    summary: str
    page: Path
    safety: bool = False
