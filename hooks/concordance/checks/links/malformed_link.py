"""Links whose mark-up or address is mistyped."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.corpus.group import excerpt
from concordance.findings.model import Edit, Span
from concordance.findings.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Link, Prose

SCHEME = re.compile(
    r"(?P<name>[A-Za-z]{3,8})(?P<colon>[:;]?)(?P<slashes>/*)(?P<rest>.*)", re.DOTALL
)
KNOWN = {"http", "https"}
NEAR = re.compile(r"h{1,3}t{0,4}p{0,3}s{0,2}|h?t{1,2}ps?|shttps?|htt?sp|hppts?")
DOUBLED = re.compile(r"(https?:/{0,2})https?:?/", re.IGNORECASE)
CURLY = re.compile("[“”„«»]")
LEFT = re.compile(r"\](?P<blank>[ \t]*)\((?=(?P<target>[^\s()]*))")
ADDRESS = re.compile(
    r"[“”\"'<]?(?:h[htps]{2,6}:|www\.|\.{0,2}/|#|mailto:|[\w./-]+\.(?:md|html?)\b)"
)
LEFTOVER = ("][", "](", "] (", ")[")
REVERSED = re.compile(
    r"\((?P<text>[^()\[\]\n]+)\)\[(?P<target>(?:https?://|\.{0,2}/|#|[\w./-]+\.md\b)[^\[\]\s]*)\]"
)
REFERENCE = re.compile(
    r"(?<![\w\])])\[(?P<text>[^\[\]\n]*[^\W\d_][^\[\]\n]*)\]\[(?P<label>[^\[\]\n^]*[^\W\d_][^\[\]\n]*)\]"
)
LABEL = re.compile(r"(?m)^ {0,3}\[(?P<label>[^\[\]^\n][^\[\]\n]*)\]:[ ]*(?P<target>\S.*)")
TEMPLATE = re.compile(r"\{[{%*!<]|<[%{]|\$\{")
HANDED_OVER = re.compile(
    r"(?P<scheme>file|smb|search-ms|ms-(?!settings|windows-store)[a-z-]+):", re.IGNORECASE
)
"""An address that a browser leaves to the reader's own machine: its files, or a program there."""
HOST = re.compile(r"(?:https?:)?//(?P<user>[^/?#\s@]*+@)?(?P<host>[\w.-]+)", re.IGNORECASE)


@page_rule("malformed-link", family="links")
def malformed_link(variant: Variant) -> Iterator[Finding]:
    """A link's address or mark-up is mistyped, so that it leads nowhere or shows its brackets.

    Only what has one reading is reported; what may be meant so (brackets in prose, templates) is
    not.
    """
    for block in variant.page.blocks:
        for link in block.links:
            yield from _address(variant, link)
        if block.kind == "html":  # its Markdown, if it is read at all, is read by others' rules
            continue
        for prose in block.cells or (block.prose,):
            if any(mark in prose.text for mark in LEFTOVER):
                yield from _leftovers(variant, prose)
        yield from _stray(variant, block)


def _address(variant: Variant, link: Link) -> Iterator[Finding]:
    """Report an address with a mistyped scheme, or with marks that no address has."""
    target = " ".join(link.target.split())
    mended = _mended(target)
    if mended:
        # only where the file says it as it is read, without entities or escapes
        raw = variant.page.text[link.target_span.start : link.target_span.end]
        edits = (Edit(link.target_span, mended),) if raw == target else ()
        yield variant.finding(
            f"target '{target}' is mistyped",
            link.target_span,
            hint=f"write {mended}",
            value=target,
            edits=edits,
        )
    elif not target.strip() and link.kind in {"link", "html-link"}:
        if not TEMPLATE.search(variant.page.text, link.span.start, link.span.end):
            yield variant.finding(
                f'link "{excerpt(link.text or "")}" has no target',
                link.span,
                hint="write where it leads",
                value=link.text or "",
            )
    elif " " in target and link.kind == "link" and not TEMPLATE.search(target):
        yield variant.finding(
            f"target '{target}' has a blank in it",
            link.target_span,
            hint="write it as %20, and a title between straight quotation marks",
            value=target,
        )
    elif disguise := _disguised(target, link.text or ""):
        message, hint = disguise
        yield variant.finding(message, link.target_span, hint=hint, value=target)
    elif CURLY.search(target) and not TEMPLATE.search(target):
        yield variant.finding(
            f"target '{target}' has quotation marks in it",
            link.target_span,
            hint="take them out; a title stands in straight ones",
            value=target,
        )


def _disguised(target: str, text: str) -> tuple[str, str] | None:
    """Return what is wrong with an address that leads where nobody expects, and what to do.

    None where nothing is. Sites are alike where the last two names of their hosts are.
    """
    if TEMPLATE.search(target):
        return None
    if "\\" in target:
        return f"target '{target}' has a backslash, which is read as a slash", "write / for it"
    if handed := HANDED_OVER.match(target):
        what = "a file" if handed["scheme"].lower() in {"file", "smb"} else "a program"
        message = f"target '{target}' is {what} of the reader's own machine"
        return message, "lead to a page of the site or an https: address"
    there = HOST.match(target)
    if there and there["user"]:
        host = there["host"]
        return f"target '{target}' leads to {host}, by the name before the @", "take the name out"
    shown = HOST.match(text.strip())
    if there and shown and _site(shown["host"]) != _site(there["host"]):
        return f'link "{excerpt(text)}" leads to {there["host"]}', f"write {there['host']} in it"
    return None


def _site(host: str) -> list[str]:
    return host.lower().rstrip(".").split(".")[-2:]


@lru_cache(maxsize=4096)  # the languages of a page lead to the same places
def _mended(target: str) -> str:
    """Return an address as it was meant, where its scheme is mistyped; else nothing."""
    doubled = DOUBLED.match(target)
    if doubled and not target.lower().startswith(("https://http.", "http://http.")):
        return target[doubled.end(1) :]
    found = SCHEME.match(target)
    if found is None:
        return ""
    name = found["name"].lower()
    if name in KNOWN:
        if (found["colon"] == ":" and found["slashes"] == "//") or not found["slashes"]:
            return ""
        if not found["colon"] and found["slashes"] != "//":
            return ""  # a folder of that name
    elif not NEAR.fullmatch(name) or found["slashes"] != "//" or not found["colon"]:
        return ""
    return f"{'https' if 's' in name else 'http'}://{found['rest']}"


def _leftovers(variant: Variant, prose: Prose) -> Iterator[Finding]:
    """Report mark-up of links that shows as text."""
    text = prose.text
    for found in LEFT.finditer(text):
        start = text.rfind("[", 0, found.start())
        if start < 0 or "\n\n" in text[start : found.start()]:
            continue
        span = Span(prose.offset(start), prose.offset(found.end() - 1) + 1)
        raw = variant.page.text[max(span.start - 1, 0) : span.end]
        after = variant.page.text[span.end : span.end + 200]
        if not ADDRESS.match(found["target"]) or TEMPLATE.search(after) or "\\" in raw:
            continue
        label = excerpt(text[start + 1 : found.start()])
        if found["blank"]:
            message, hint = f'link "{label}" has a space before its target', "take the space out"
        elif ")" not in text[found.end() :].split("\n\n")[0]:
            message, hint = f'link "{label}" is not closed', "close it with a parenthesis"
        else:
            message = f'link "{label}" shows as text'
            hint = "write blanks in its target as %20, and a title between straight quotation marks"
        edits = _without_blank(variant, prose, found) if found["blank"] else ()
        yield variant.finding(message, span, hint=hint, value=label, edits=edits)
    yield from _undefined(variant, prose)
    for found in REVERSED.finditer(text):
        span = Span(prose.offset(found.start()), prose.offset(found.end() - 1) + 1)
        yield variant.finding(
            f'link "{found["text"]}" has its brackets reversed',
            span,
            hint=f"write [{found['text']}]({found['target']})",
            value=found["text"],
        )


def _undefined(variant: Variant, prose: Prose) -> Iterator[Finding]:
    """Report `[text][label]` with a label that the page, which defines others, does not.

    A definition whose target is a template is one, though none that is read here.
    """
    if "][" not in prose.text:
        return
    definitions = LABEL.finditer(variant.page.text)
    targets = {_label(found["label"]): found["target"] for found in definitions}
    for found in REFERENCE.finditer(prose.text) if targets else ():
        span = Span(prose.offset(found.start()), prose.offset(found.end() - 1) + 1)
        if variant.page.text[span.start : span.end] != found.group():
            continue  # an escape, or marks inside: it may be meant
        if TEMPLATE.search(targets.get(_label(found["label"]), "")):
            continue
        meant = nearest(found["label"].lower(), targets.keys())
        yield variant.finding(
            f"no [{found['label']}]: defines where this leads",
            span,
            hint=f"write [{meant}]" if meant else "define it, or write the target itself",
            value=found["label"],
        )


def _label(written: str) -> str:
    return " ".join(written.split()).lower()


def _without_blank(variant: Variant, prose: Prose, found: re.Match[str]) -> tuple[Edit, ...]:
    span = Span(prose.offset(found.start()), prose.offset(found.end() - 1) + 1)
    same = variant.page.text[span.start : span.end] == found.group()
    return (Edit(span, "]("),) if same else ()


def _stray(variant: Variant, block: Block) -> Iterator[Finding]:
    """Report a parenthesis that closes none, right after a link."""
    text = variant.page.text
    for link in block.links:
        end = link.span.end
        if link.kind != "link" or text[end : end + 1] != ")":
            continue
        depth = 0
        for sign in re.findall(r"[()]", _before(text, block, link)):
            depth = depth + 1 if sign == "(" else max(depth - 1, 0)
        if not depth:
            span = Span(end, end + 1)
            yield variant.finding(
                f"stray parenthesis after the link to '{link.target}'",
                span,
                hint="take it out",
                value=link.target,
                edits=(Edit(span, ""),),
            )


def _before(text: str, block: Block, link: Link) -> str:
    """Return a block's text up to a link, its other links' mark-up left out."""
    pieces, at = [], block.span.start
    for other in sorted(block.links, key=lambda other: other.span):
        if other.span.start >= link.span.start:
            break
        if other.span.start >= at and "image" not in other.kind:
            pieces.append(text[at : other.span.start])
            at = other.span.end
    return "".join((*pieces, text[at : link.span.start]))
