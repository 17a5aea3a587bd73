"""A violation of the built site, before its place in the sources is known; and the rules' names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.findings.model import Severity

if TYPE_CHECKING:
    from concordance.sitecheck.site import UrlTarget

_ERRORS = (
    "alternate-broken",
    "alternate-default",
    "alternate-duplicate",
    "alternate-language",
    "alternate-missing",
    "alternate-reciprocal",
    "alternate-relative",
    "alternate-self",
    "alternate-target",
    "broken-asset",
    "broken-fragment",
    "broken-href",
    "canonical-broken",
    "canonical-duplicate",
    "canonical-missing",
    "canonical-other",
    "canonical-relative",
    "duplicate-id",
    "leaves-language",
    "malformed-url",
    "outside-link",
    "redirect-loop",
    "relative-404",
    "sitemap-alternate",
    "sitemap-broken",
    "sitemap-duplicate",
    "sitemap-extra",
    "sitemap-missing",
    "sitemap-page",
    "unreadable-file",
)
_WARNINGS = (
    "broken-idref",
    "empty-url",
    "missing-extension",
    "missing-slash",
    "orphan-page",
    "redirect-link",
)
RULES: dict[str, Severity] = {
    **dict.fromkeys(_ERRORS, Severity.ERROR),
    **dict.fromkeys(_WARNINGS, Severity.WARNING),
}
"""Every rule of the link contract; `rules.md` beside this file says what each one reports."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong in one built file.

    `url` is what is wrong, as written, and `what` goes on from it: `"../x/" leads to no page`.
    `key` is equal where a template repeats the violation on other pages. `line` is known only for
    XML and for what cannot be read; `number` is the reference's, -1 where it is none of them.
    """

    rule: str
    file: str
    url: str
    what: str
    hint: str = ""
    key: tuple[str, ...] = ()
    number: int = -1
    inner: bool = False
    target: UrlTarget | None = None
    line: int = 0

    @property
    def contract(self) -> bool:
        """Tell a promise of the whole page's head from a violation of one reference."""
        return self.number < 0
