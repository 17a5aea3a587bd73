"""The rules of a built site: the link contract, and the links to other sites."""

from __future__ import annotations

from pathlib import Path

from concordance.findings.model import Severity
from concordance.findings.rule import Rule


def _rule(
    name: str,
    summary: str,
    severity: Severity = Severity.ERROR,
    family: str = "site",
    *,
    safety: bool = False,
) -> Rule:
    """Make a rule; its page stands beside this module."""
    return Rule(
        name=name,
        family=family,
        severity=severity,
        summary=summary,
        page=Path(__file__).parent / f"{name}.md",
        safety=safety,
    )


SITE_RULES: tuple[Rule, ...] = (
    _rule("broken-href", "A link leads to no page or file of the site"),
    _rule("broken-fragment", "A link names a place that its page does not have"),
    _rule("broken-asset", "An image, style sheet, script or other file is not in the site"),
    _rule("outside-link", "A path leaves the part of the host where the site is published"),
    _rule("malformed-url", "A URL names no host that could be reached"),
    _rule("empty-url", "An image, script, frame or medium has an empty address", Severity.WARNING),
    _rule("missing-slash", "A link to a folder lacks its final slash", Severity.WARNING),
    _rule("missing-extension", "A link leaves out .html", Severity.WARNING),
    _rule("redirect-link", "A link leads to what only sends its reader on", Severity.WARNING),
    _rule("redirect-loop", "Pages that send their reader on lead round in a circle"),
    _rule("relative-404", "The error page has URLs that count from its own place"),
    _rule("leaves-language", "A link leads to a page in another language without saying so"),
    _rule("orphan-page", "No way of links leads from the home page to a page", Severity.WARNING),
    _rule("duplicate-id", "More than one element of a page has the same id"),
    _rule("broken-idref", "An attribute names the id of no element of the page", Severity.WARNING),
    _rule("alternate-broken", "An alternate leads to no page"),
    _rule("alternate-relative", "An alternate is not a whole URL"),
    _rule("alternate-self", "A page is not among its own alternates"),
    _rule("alternate-default", "A page has alternates and none of them is x-default"),
    _rule("alternate-missing", "A variant of a page is not among its alternates"),
    _rule("alternate-reciprocal", "An alternate does not name the page in return"),
    _rule("alternate-language", "An alternate's language is no code, or not that of its page"),
    _rule("alternate-duplicate", "A page has two alternates for one language"),
    _rule("alternate-target", "An alternate leads to a page that is not to be found"),
    _rule("canonical-missing", "A page has no canonical"),
    _rule("canonical-broken", "A canonical leads to no page"),
    _rule("canonical-relative", "A canonical is not a whole URL"),
    _rule("canonical-duplicate", "A page has two canonicals that differ"),
    _rule("canonical-other", "A canonical is not the page's own URL"),
    _rule("sitemap-missing", "The site has no sitemap"),
    _rule("sitemap-broken", "The sitemap names a URL that is no page of the site"),
    _rule("sitemap-page", "A page is not in the sitemap"),
    _rule("sitemap-extra", "The sitemap lists what is not to be found"),
    _rule("sitemap-duplicate", "The sitemap lists a page twice"),
    _rule("sitemap-alternate", "The sitemap's alternates are not those of the page"),
    _rule(
        "active-content",
        "A page runs, loads or shows what no template of the site wrote",
        safety=True,
    ),
    _rule("unreadable-file", "A file of the site cannot be read"),
)
"""The rules of `concordance links`, in the order of the documentation."""

EXTERNAL_RULES: tuple[Rule, ...] = (
    _rule("dead-link", "A page of another site is gone", family="external"),
    _rule(
        "doubtful-link", "A page of another site does not answer well", Severity.WARNING, "external"
    ),
)
"""The rules of `concordance external`."""

SEVERITIES: dict[str, Severity] = {
    rule.name: rule.severity for rule in (*SITE_RULES, *EXTERNAL_RULES)
}
"""How much a rule's findings weigh where the configuration gives no level."""
