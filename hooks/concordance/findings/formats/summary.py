"""Findings in words with links, for someone who has nothing installed: GitHub's step summary.

Markdown, as https://docs.github.com/actions "Adding a job summary" takes it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from concordance.findings.formats.neutral import markdown_text, neutral
from concordance.findings.model import Severity
from concordance.findings.said import in_language
from concordance.findings.wording import FALLBACK, counted, wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.findings.model import Counterpart, Finding

OFF = "turned-off"
"""The rule of what a change silences: all of it is told, and first."""
MOST = 50
"""Findings told in full: GitHub cuts a summary at 1 MiB, a reader much sooner."""
MOST_OFF = 200
"""The same of what is turned off."""
LONGEST = 500
"""Characters of a message that are told: with all of them, a summary stays below 1 MiB."""


def to_summary(
    findings: Sequence[Finding], *, compared: str, blob: str = "", language: str = FALLBACK
) -> str:
    """Tell what is turned off, then the other findings page by page.

    `compared` is the sentence that says what was read, in `language`; `blob` the address below
    which the files of this revision are shown, without a slash at its end, empty where there is
    none.
    """
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    words = wording(language)
    if not findings:
        return f"### {words['summary.agree']}\n\n{words['summary.nothing']} {compared}\n"
    lines = [f"### {_title(errors, len(findings) - errors, language)}", ""]
    findings = in_language(findings, language)
    off = [finding for finding in findings if finding.rule == OFF]
    findings = [finding for finding in findings if finding.rule != OFF]
    if off:
        lines += [f"#### {counted(len(off), 'summary.off', language)}", ""]
        for finding in off[:MOST_OFF]:
            lines += _item(finding, blob, words, of_page=False)
        if len(off) > MOST_OFF:
            lines.append(f"- {words['summary.more'].format(n=len(off) - MOST_OFF)}")
        lines.append("")
    shown = findings[:MOST]
    for path, of_page in groupby(shown, key=lambda finding: finding.path):
        lines += [f"#### {_code(path)}", ""]
        for finding in of_page:
            lines += _item(finding, blob, words)
        lines.append("")
    if len(findings) > MOST:
        lines += [words["summary.more"].format(n=len(findings) - MOST), ""]
    lines += [compared, ""]
    return "\n".join(lines)


def blob_address(environment: Mapping[str, str]) -> str:
    """Return where GitHub shows the files of the revision that is checked, from its variables."""
    server = environment.get("GITHUB_SERVER_URL", "")
    repository = environment.get("GITHUB_REPOSITORY", "")
    commit = environment.get("HEAD_SHA") or environment.get("GITHUB_SHA", "")
    return f"{server}/{repository}/blob/{commit}" if server and repository and commit else ""


def _title(errors: int, warnings: int, language: str) -> str:
    if not errors:
        return counted(warnings, "summary.passes", language)
    rest = f", {counted(warnings, 'summary.warnings', language)}" if warnings else ""
    return f"{counted(errors, 'summary.errors', language)}{rest}"


def _item(
    finding: Finding, blob: str, words: Mapping[str, str], *, of_page: bool = True
) -> list[str]:
    """Return a finding as an item of a list in Markdown, its remedy and counterparts below it.

    `of_page` tells that it stands under the name of its page.
    """
    key = "summary.line" if of_page else "summary.place"
    place = words[key].format(path=finding.path, line=finding.line)
    where = _link(place, finding.path, finding.line, blob)
    weight = "" if finding.severity is Severity.ERROR else f"*({words['summary.warning']})* "
    lines = [f"- {where}: {weight}{_plain(finding.message)} (`{finding.rule}`)"]
    if finding.hint:
        lines.append(f"  - {words['summary.todo'].format(text=_plain(finding.hint))}")
    lines += [f"  - {_counterpart(other, blob, words)}" for other in finding.variants]
    return lines


def _counterpart(other: Counterpart, blob: str, words: Mapping[str, str]) -> str:
    place = words["summary.place"].format(path=other.path, line=other.line)
    where = words["summary.compare"].format(text=_link(place, other.path, other.line, blob))
    return where + (f": {_plain(other.quote)}" if other.quote else "")


def _link(text: str, path: str, line: int, blob: str) -> str:
    return f"[{_plain(text)}]({blob}/{_path(path)}#L{line})" if blob else _plain(text)


def _path(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only where there is a summary

    return quote(path, errors="surrogatepass")


def _plain(text: str) -> str:
    """Keep Markdown and HTML of a page from being read as the summary's own."""
    return markdown_text(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _code(text: str) -> str:
    shown = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    return f"`{neutral(shown).replace('`', '')}`"
