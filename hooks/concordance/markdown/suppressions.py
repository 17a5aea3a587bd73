"""What authors ask the checks to leave alone, and why: in comments, or in the front matter.

`<!-- concordance: ignore[rule] reason -->` holds for its own line; alone on a line, for the next
line that is not empty. In front matter, `concordance: {ignore: {rule: reason}}` holds for the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from concordance.findings.model import Span
from concordance.findings.suggest import nearest
from concordance.markdown import parse_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from concordance.findings.model import Finding
    from concordance.markdown.model import Comment, Page

STARTS = re.compile(r"\s*concordance:\s*ignore\b")
COUNT = re.compile(r"\s*count:\s*(\S+)\s*")
"""Names what the number before it counts: the rule count-mismatch."""
WRITTEN = re.compile(r"\s*concordance:\s*ignore\[([^\]\n]*)\]([\s\S]*)")
ALMOST = re.compile(r"\s*([a-z]{6,16})[ \t]*[:;.]?[ \t]*ignore[ \t]*[\[(]", re.IGNORECASE)
"""What was meant as a request and is mistyped before the name of its rule."""
FORM = "write <!-- concordance: ignore[rule] reason -->"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One request: leave `rule` alone on `line` of the page (0: on all of it), for `reason`.

    `span` is where the request stands; `fault` says what is wrong with it, if anything.
    """

    rule: str
    reason: str
    line: int
    span: Span
    fault: str = ""


def parse_suppressions(page: Page) -> tuple[Suppression, ...]:
    """Return every request of a page, the faulty ones included, in order."""
    return (*_of_front_matter(page), *_of_comments(page))


def strip_suppressions(markdown: str) -> str:
    """Remove the requests, and what names what is counted, from a page's Markdown.

    Whole lines where they stand alone; comments inside code are examples and stay.
    """
    if not re.search(r"concordance:\s*ignore|<!--\s*count:", markdown):
        return markdown
    page = parse_page(markdown, "")
    pieces: list[str] = []
    at = 0
    for comment in page.comments:
        if not STARTS.match(comment.text) and not COUNT.fullmatch(comment.text):
            continue
        start, end = comment.span.start, comment.span.end
        line = page.text.rfind("\n", 0, start) + 1
        line_end = page.text.find("\n", end)
        line_end = len(page.text) if line_end < 0 else line_end + 1
        if not page.text[line:start].strip() and not page.text[end:line_end].strip():
            start, end = line, line_end
        pieces.append(page.text[at:start])
        at = end
    return "".join((*pieces, page.text[at:]))


@dataclass(frozen=True, slots=True)
class SuppressionResult:
    """What is left after suppression, and the requests that suppressed nothing, by path."""

    findings: tuple[Finding, ...]
    unused: tuple[tuple[str, Suppression], ...]


def apply_suppressions(
    findings: Iterable[Finding],
    suppressions: Iterable[tuple[str, Sequence[Suppression]]],
    ran: Iterable[str],
    source: str = "",
) -> SuppressionResult:
    """Take out the findings that their page asks to leave alone.

    What the source asks of a passage holds for what translations are told when they are compared
    with it: a difference is never told on the source.

    Args:
        findings: the findings of any pages.
        suppressions: each page's path, with its requests.
        ran: the names of the rules that were run.
        source: the code of the language that the others are translated from, where there is one.

    Returns:
        The other findings, in their order, and the requests that are unused: their rule ran, and
        found nothing on their line.
    """
    requests = {
        (path, ignore.rule, ignore.line): (path, ignore)
        for path, of_page in suppressions
        for ignore in of_page
        if not ignore.fault
    }
    used: set[tuple[str, str, int]] = set()
    remaining: list[Finding] = []
    for finding in findings:
        places = [(finding.path, finding.line), (finding.path, 0)]
        places += [
            (there.path, there.line) for there in finding.variants if there.language == source
        ]
        keys = [(path, finding.rule, line) for path, line in places]
        matching = [key for key in keys if key in requests]
        used.update(matching)
        if not matching:
            remaining.append(finding)
    names = set(ran)
    unused = [
        request for key, request in requests.items() if key not in used and request[1].rule in names
    ]
    return SuppressionResult(tuple(remaining), tuple(unused))


def _of_comments(page: Page) -> Iterator[Suppression]:
    """Return the requests in comments, one for each rule named; a faulty one says its fault."""
    for comment in page.comments:
        if not STARTS.match(comment.text):
            if _almost(comment.text):
                yield Suppression("", "", 0, comment.span, f"this ignore is mistyped; {FORM}")
            continue
        closed = page.text.endswith(("-->", "*/}"), 0, comment.span.end)
        match = WRITTEN.match(comment.text)
        if not closed:
            yield Suppression(
                "", "", 0, comment.span, "this comment is never closed; end it with -->"
            )
        elif match is None:
            yield Suppression("", "", 0, comment.span, f"this ignore names no rule; {FORM}")
        else:
            reason = " ".join(match[2].split())
            line = _line(page, comment)
            for rule in match[1].split(","):
                request = Suppression(rule.strip(), reason, line, comment.span)
                fault = f"this ignore gives no reason; {FORM}" if not reason else ""
                fault = fault if rule.strip() else f"this ignore names no rule; {FORM}"
                yield replace(request, fault=fault)


def _almost(text: str) -> bool:
    """Return whether a comment is a request but for a letter or a colon."""
    found = ALMOST.match(text)
    return found is not None and bool(nearest(found[1].lower(), ["concordance"], 0.8))


def _line(page: Page, comment: Comment) -> int:
    """Return the number of the line a comment is about.

    Its own where something else stands on it, or the next that is not empty; 0 where none follows.
    """
    start, end = comment.span.start, comment.span.end
    line_start = page.text.rfind("\n", 0, start) + 1
    line_end = page.text.find("\n", end)
    rest = page.text[end:] if line_end < 0 else page.text[end:line_end]
    if page.text[line_start:start].strip() or rest.strip():
        return page.line_column(start)[0]
    following = re.compile(r"\S").search(page.text, end)
    return page.line_column(following.start())[0] if following else 0


def _of_front_matter(page: Page) -> Iterator[Suppression]:
    """Return the requests in `concordance: {ignore: {rule: reason}}`, for the whole page."""
    settings = page.front_matter.get("concordance")
    reasons = settings.get("ignore") if isinstance(settings, dict) else None
    if reasons is None:
        return
    if not isinstance(reasons, dict):
        span = _key(page, "ignore")
        yield Suppression(
            "", "", 0, span, "`ignore` must give a reason for each rule: `rule: reason`"
        )
        return
    for rule, reason in reasons.items():
        text = reason.strip() if isinstance(reason, str) else ""
        fault = "" if text else f"no reason is given for ignoring '{rule}'; write `{rule}: reason`"
        yield Suppression(str(rule), text, 0, _key(page, str(rule)), fault)


def _key(page: Page, name: str) -> Span:
    """Return where a key first stands in the front matter; an empty span at 0 if nowhere."""
    match = re.compile(rf"^[ \t]*(['\"]?){re.escape(name)}\1[ \t]*:", re.MULTILINE).search(
        page.text, 0, page.body
    )
    if match is None:
        return Span(0, 0)
    start = page.text.index(name, match.start())
    return Span(start, start + len(name))
