"""A mark that is opened and never closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.rule import page_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.finding import Finding
    from concordance.variants import Variant


@page_rule("unclosed-mark", family="hygiene")
def unclosed_mark(variant: Variant) -> Iterator[Finding]:
    """A code fence or comment is opened and never closed, and swallows what follows."""
    yield from variant.problems("unclosed-mark")
