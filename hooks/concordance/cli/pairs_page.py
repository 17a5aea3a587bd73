"""The page of `concordance pairs --html`: one file, no script, nothing fetched, text as text."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from concordance.cli.output import count
from concordance.cli.pair_view import NOTHING, view_page
from concordance.findings.formats.neutral import neutral, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.cli.pair_view import PageView
    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.pairs import PairRow
    from concordance.findings.model import Finding

STYLE = """
:root { color-scheme: light dark; --soft: #8884; --error: #c62828; --warning: #b26a00; }
body { margin: 0 auto; max-width: 110rem; padding: 0 1rem 4rem;
  font: 1rem/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 1px solid var(--soft); padding: .3rem .6rem; text-align: start;
  vertical-align: top; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: Canvas; }
.heading td { font-weight: bold; }
.code td, .html td, .math td { font-family: monospace; }
.line { float: right; margin-left: .5rem; opacity: .6; font-size: .75rem; }
ul { list-style: none; margin: .3rem 0; padding: 0; font: .875rem/1.4 system-ui, sans-serif; }
li { border-left: .25rem solid; padding-left: .5rem; margin: .2rem 0; }
.error { border-color: var(--error); }
.warning { border-color: var(--warning); }
.nothing { background: repeating-linear-gradient(45deg, #0000 0 .5rem, var(--soft) .5rem 1rem); }
"""
HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'sha256-{digest}'">
<meta name="viewport" content="width=device-width">
<title>{pages} side by side</title>
<style>{style}</style>
<h1>{pages} side by side</h1>
<p>Rules find what differs in form. Whether a sentence says the same is left to read; record what
you read and found right with <code>{command} stamp</code> and the translation's path.</p>
"""


def draw_pairs(groups: Sequence[PageGroup], findings: Sequence[Finding], command: str) -> str:
    """Return a page of HTML that shows these pages in all their languages.

    Args:
        groups: the pages; each is released once it is drawn.
        findings: what was found on them.
        command: how this tool is called here.
    """
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    pages = count(len(groups), "page")
    head = HEAD.format(digest=digest, pages=pages, style=STYLE, command=_text(command))
    parts = [head]
    if len(groups) > 1:
        links = (f'<li><a href="#p{n}">{_text(group.key)}</a>' for n, group in enumerate(groups))
        parts.append(f"<ol>{''.join(links)}</ol>\n")
    for number, group in enumerate(groups):
        parts += _page(view_page(group, findings), number)
        group.release()
    return xml_text("".join(parts))


def _page(view: PageView, number: int) -> Iterator[str]:
    """Return the HTML of one page."""
    group = view.group
    yield f'<h2 id="p{number}">{_text(group.key)}</h2>\n{_findings(view.above)}'
    missing = list(group.absent.values())
    if missing:
        yield f"<p>Missing: {_text(', '.join(missing))}</p>\n"
    if not view.rows:
        yield "<p>Nothing to show.</p>\n"
        return
    heads = "".join(
        f'<th scope="col">{_text(code)} <small>{_text(group.by_code[code].page.path)}</small>'
        for code in view.codes
    )
    yield f"<table>\n<thead><tr>{heads}</thead>\n<tbody>\n"
    for row in view.rows:
        cells = "".join(_cell(view, row, code) for code in view.codes)
        yield f'<tr class="{_text(row.kind)}">{cells}\n'
    yield "</tbody>\n</table>\n"


def _cell(view: PageView, row: PairRow, code: str) -> str:
    """Return the HTML of one cell."""
    note = _findings(view.on(row, code))
    cell = row.cells.get(code)
    if cell is None:
        return f'<td class="nothing">{NOTHING}{note}'
    language = _text(view.group.by_code[code].language.locale)
    line = view.line(code, cell)
    return (
        f'<td lang="{language}" dir="auto"><span class="line">{line}</span>{_text(cell.text)}{note}'
    )


def _findings(findings: Sequence[Finding]) -> str:
    """Return a list of findings; empty where there is none."""
    items = "".join(
        f'<li class="{finding.severity.value}" lang="en" dir="ltr">{_text(finding.message)} '
        f"({_text(finding.rule)})" + (f"<br>{_text(finding.hint)}" if finding.hint else "")
        for finding in findings
    )
    return f"<ul>{items}</ul>" if items else ""


def _text(text: str) -> str:
    """Return a text as HTML shows it; what would turn the direction of writing is written out."""
    return escape(neutral(text))
