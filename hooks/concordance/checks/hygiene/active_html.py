"""Mark-up that runs a program in the reader's browser."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from concordance.checks.hygiene.attribute_lists import attribute_lists
from concordance.checks.rule import page_rule
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding

TAG = re.compile(r"<([A-Za-z][^\s/<>:]*+)(?=[\s/>])((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*)")
ATTRIBUTE = re.compile(
    r"""(?<![\w:.-])(?P<name>[A-Za-z][\w:.-]*+)(?:\s*+=\s*+"""
    r"""(?P<value>"[^"]*+"|'[^']*+'|[^\s"'>{}]++))?"""
)
LIST = re.compile(r"\{:?[ ]?[^{}\n]*+\}")
DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]++\]:[ \t]*+<?(\S++)", re.MULTILINE)
HANDLER = re.compile(r"on[a-z]{3,}", re.IGNORECASE)
ELEMENTS = {
    "script": "runs a program",
    "object": "runs or shows another site's content",
    "embed": "runs or shows another site's content",
    "applet": "runs a program",
    "base": "moves every link of the page",
}
"""Elements that no prose needs; HTML Standard, sections 4.12, 4.8.6, 4.8.7, 16.2 and 4.2.3."""
ADDRESSES = {"action", "background", "data", "formaction", "from", "href", "poster", "src", "to"}
ADDRESSES |= {"values", "xlink:href"}
MOVING = frozenset(("href", "src", "srcset", "xlink:href"))
"""What takes the place of the target that a link or an image has in the text."""
SCHEME = re.compile(r"(javascript|vbscript|data)\s*:(.*)", re.IGNORECASE | re.DOTALL)
DOCUMENT = re.compile(
    r"\s*(?:text/html|application/xhtml|image/svg|text/xml|application/xml)", re.IGNORECASE
)
IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
"""What a browser removes from an address, or a reader does not see in it (WHATWG URL, 4.4)."""
SIGNS = re.compile(r"[<{]|\]:")
HINT = "take it out: a page needs text, images and links"


@page_rule("active-html", family="hygiene", safety=True)
def active_html(variant: Variant) -> Iterator[Finding]:
    """Mark-up runs a program: a script, an event's attribute, or an address `javascript:`.

    HTML, attribute lists and the targets of links are read, and the front matter, whose texts a
    template prints; never code. MDX is a programming language of its own and not read.
    """
    page = variant.page
    if page.path.lower().endswith(".mdx"):
        return
    text = page.without_code if SIGNS.search(page.text) else ""
    front = page.text[: page.body] if "<" in page.text[: page.body] else ""
    for tag in (*TAG.finditer(front), *TAG.finditer(text)):
        yield from _tag(variant, tag)
    for found in LIST.finditer(text):
        yield from _attributes(variant, found.group(), found.start(), "attribute list")
    for span, given in attribute_lists(text):
        for name in sorted(MOVING.intersection(given)):
            message = f"attribute '{name}' of an attribute list leads elsewhere than its link says"
            yield variant.finding(message, span, hint="write it as the target", value=given[name])
    yield from _targets(variant, text)


def _targets(variant: Variant, text: str) -> Iterator[Finding]:
    """Return what the targets of links run, where they stand or are defined, each once."""
    defined: set[Span] = set()
    for definition in DEFINITION.finditer(text) if "]:" in text else ():
        if scheme := active(definition[1]):
            span = Span(*definition.span(1))
            defined.add(span)
            yield _target(variant, scheme, span)
    for block in variant.page.blocks:
        for link in block.links:
            if link.kind not in {"link", "image", "autolink"} or link.target_span in defined:
                continue
            if scheme := active(link.target):
                yield _target(variant, scheme, link.target_span)


def _target(variant: Variant, scheme: str, span: Span) -> Finding:
    return variant.finding(f"target '{scheme}' runs a program", span, hint=HINT, value=scheme)


def active(address: str) -> str:
    """Return the scheme of an address that runs a program, as `javascript:`; else nothing.

    Entities, control characters and blanks, which browsers see through, hide nothing. An image
    in the address (`data:image/png`) does no harm; a document or an SVG does.
    """
    if ":" not in address and "&" not in address:
        return ""
    found = SCHEME.match(IGNORED.sub("", unescape(unescape(address))))
    if found is None or (found[1].lower() == "data" and not DOCUMENT.match(found[2])):
        return ""
    return f"{found[1].lower()}:"


def _tag(variant: Variant, tag: re.Match[str]) -> Iterator[Finding]:
    """Return what a tag runs: by its name, as `<meta http-equiv>`, or in its attributes."""
    name = tag[1].lower()
    if name in ELEMENTS:
        span = Span(tag.start(), tag.end(1))
        message = f"element '<{name}>' {ELEMENTS[name]}"
        yield variant.finding(message, span, hint=HINT, value=f"<{name}>")
    if name == "meta" and "http-equiv" in tag[2].lower():
        span = Span(tag.start(), tag.end(1))
        message = "element '<meta http-equiv>' takes the reader elsewhere or sets rules"
        yield variant.finding(message, span, hint=HINT, value="<meta>")
    yield from _attributes(variant, tag[2], tag.start(2), f"<{name}>")


def _attributes(variant: Variant, text: str, at: int, where: str) -> Iterator[Finding]:
    """Return what the attributes of a tag run; `at` is the offset of `text` in the page."""
    for given in ATTRIBUTE.finditer(text):
        name = given["name"].lower()
        if given["value"] is None:
            continue
        value = given["value"].strip("\"'")
        span = Span(at + given.start(), at + given.end("name"))
        if HANDLER.fullmatch(name):
            message = f"attribute '{name}' of {where} runs a program"
        elif name == "srcdoc":
            message = f"attribute 'srcdoc' of {where} holds a page of its own"
        elif name in ADDRESSES and (scheme := active(value)):
            message = f"attribute '{name}' of {where} runs a program: '{scheme}'"
        else:
            continue
        yield variant.finding(message, span, hint=HINT, value=name)
