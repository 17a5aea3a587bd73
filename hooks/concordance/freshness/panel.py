"""The findings of a page, shown on it while it is being written."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.findings.model import Finding


def with_panel(html: str, findings: Sequence[Finding], say: Mapping[str, str]) -> str:
    """Put the panel at the end of a whole page: rule, line, message, remedy, the other variants.

    The messages are the command's own, in English.
    """
    end = html.rfind("</body>")
    if end < 0:
        return html
    if findings:
        title = say["panel.title"].replace("{count}", str(len(findings)))
        items = "".join(_item(finding, say) for finding in findings)
        panel = (
            f'<details class="cc-panel" open><summary>{escape(title)}</summary>'
            f"<ol>{items}</ol></details>"
        )
    else:
        panel = f'<p class="cc-panel cc-panel--none">{escape(say["panel.none"])}</p>'
    aside = f'<aside id="cc-panel" data-pagefind-ignore>{panel}</aside>'
    return html[:end] + aside + html[end:]


def _item(finding: Finding, say: Mapping[str, str]) -> str:
    """Return one finding as an item of the list, in HTML."""
    line = escape(say["panel.line"].replace("{line}", str(finding.line)))
    severity = escape(say[f"panel.{finding.severity.value}"])
    others = "".join(
        f"<li><code>{escape(f'{there.path}:{there.line}')}</code>"
        f"{f' <q>{escape(there.quote)}</q>' if there.quote else ''}</li>"
        for there in finding.variants
    )
    hint = f'<p lang="en">{escape(finding.hint)}</p>' if finding.hint else ""
    return (
        f'<li class="cc-panel__{finding.severity.value}">'
        f"<p><strong>{line}</strong> {severity} <code>{escape(finding.rule)}</code></p>"
        f'<p lang="en">{escape(finding.message)}</p>'
        f"{hint}"
        f"{f'<ul>{others}</ul>' if others else ''}</li>"
    )
