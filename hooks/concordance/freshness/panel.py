"""The findings of a page, shown on it while it is being written, in the page's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from concordance.findings.said import in_language
from concordance.findings.wording import known, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.findings.model import Finding

MOST = 20
"""So many findings of other pages are named."""
_MARKED = re.compile(r"[*_`\[\](){}<>|#\\!]|&\w+;|\A\s*\Z")
"""What a browser does not show as it is written, so that it finds no such text."""


@dataclass(frozen=True)
class PanelPage:
    """The page that a panel is for: its HTML, its lines as written, its language, its strings.

    `rules` is where the page of each rule is, by name; `failed` where the reason is for which the
    last build failed, an empty file where it did not.
    """

    html: str
    lines: Sequence[str]
    language: str
    say: Mapping[str, str]
    rules: Mapping[str, str]
    failed: str = ""


def with_panel(page: PanelPage, findings: Sequence[Finding], elsewhere: Sequence[Finding]) -> str:
    """Put the panel at the end of a whole page, and return it.

    Each finding has its line, which leads to the passage, its rule, which leads to the rule's page,
    message, remedy and the other variants. What is found on other pages and in data files is
    counted, and named below.
    """
    return with_aside(page.html, aside(page, findings, elsewhere))


def with_aside(html: str, element: str) -> str:
    """Put an element at the end of a whole page."""
    end = html.rfind("</body>")
    return html if end < 0 else html[:end] + element + html[end:]


def aside(page: PanelPage, findings: Sequence[Finding], elsewhere: Sequence[Finding]) -> str:
    """Write the panel of a page; without findings of its own it is one for all whose links are."""
    title = _counted(page, "panel.title", len(findings)) if findings else page.say["panel.none"]
    items = "".join(
        _item(finding, told, page)
        for finding, told in zip(findings, in_language(findings, known(page.language)), strict=True)
    )
    others = "".join(_other(finding, page) for finding in elsewhere[:MOST])
    rest = (
        f"<details><summary>{escape(_counted(page, 'panel.elsewhere', len(elsewhere)))}</summary>"
        f"<ul>{others}{'<li>…</li>' if elsewhere[MOST:] else ''}</ul></details>"
    )
    shown = (f"<ol>{items}</ol>" if findings else "") + (rest if elsewhere else "")
    panel = (
        f'<details class="cc-panel{"" if findings else " cc-panel--none"}" open>'
        f"<summary>{escape(title)}</summary>{shown}</details>"
        if shown
        else f'<p class="cc-panel cc-panel--none">{escape(title)}</p>'
    )
    return (
        f'<aside id="cc-panel" data-pagefind-ignore data-failed="{escape(page.failed)}"'
        f' data-title="{escape(page.say["panel.failed"])}">{panel}</aside>'
    )


def _counted(page: PanelPage, key: str, count: int) -> str:
    return page.say[key].replace("{count}", written(str(count), page.language))


def _item(finding: Finding, told: Finding, page: PanelPage) -> str:
    """Return one finding as an item of the list, in HTML; `told` is it in the page's language."""
    line = escape(page.say["panel.line"].replace("{line}", str(finding.line)))
    place = _passage(finding, page)
    severity = escape(page.say[f"panel.{finding.severity.value}"])
    lang = "" if told is not finding else ' lang="en"'
    others = "".join(
        f"<li><code>{escape(f'{there.path}:{there.line}')}</code>"
        f"{f' <q>{escape(there.quote)}</q>' if there.quote else ''}</li>"
        for there in finding.variants
    )
    hint = f"<p{lang}>{escape(told.hint)}</p>" if told.hint else ""
    return (
        f'<li class="cc-panel__{finding.severity.value}">'
        f"<p><strong>{_link(line, place)}</strong> {severity} {_rule(finding, page)}</p>"
        f"<p{lang}>{escape(told.message)}</p>"
        f"{hint}"
        f"{f'<ul>{others}</ul>' if others else ''}</li>"
    )


def _other(finding: Finding, page: PanelPage) -> str:
    place = escape(f"{finding.path}:{finding.line}")
    severity = escape(page.say[f"panel.{finding.severity.value}"])
    return f"<li><code>{place}</code> {severity} {_rule(finding, page)}</li>"


def _rule(finding: Finding, page: PanelPage) -> str:
    return _link(f"<code>{escape(finding.rule)}</code>", page.rules.get(finding.rule, ""))


def _link(html: str, address: str) -> str:
    return f'<a href="{escape(address)}">{html}</a>' if address else html


def _passage(finding: Finding, page: PanelPage) -> str:
    """Return where on the page a finding's passage is: its section, and the words it is about.

    The words are a text fragment (WICG, Scroll to Text Fragment), where they show as written.
    """
    section = finding.section if f'id="{escape(finding.section)}"' in page.html else ""
    line = page.lines[finding.line - 1] if 0 < finding.line <= len(page.lines) else ""
    words = line[finding.column - 1 : finding.end_column - 1] if finding.end_column else ""
    anchor = f"#{quote(section)}" if section else ""
    if not words or _MARKED.search(words):
        return anchor
    return f"{anchor or '#'}:~:text={quote(words, safe='').replace('-', '%2D')}"
