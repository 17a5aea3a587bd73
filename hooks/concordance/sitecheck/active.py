"""What of a page could run a program, take its reader elsewhere, or show what is another's.

Read from the parsed page, as a browser does: whatever a reader of Markdown takes for a comment, a
formula or code is judged by what became of it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from selectolax.lexbor import LexborNode

    from concordance.sitecheck.parsed_page import ParsedPage
    from concordance.sitecheck.site import Site

RULE = "active-content"
HINT = "take it out, or let a maintainer name it in extra.concordance.allow"
HANDLER = re.compile(r"on[a-z]{3,}")
"""An event handler content attribute (HTML Standard, 8.1.8.1)."""
MAY_HANDLE = re.compile(rb"on(?<=[\s/\"'\0]on)[a-z]{3,}\s*=")
"""Stands in the text, in lower case, of every page that has one; elsewhere none is looked for."""
DATA = "application/ld+json"
"""A `<script>` of this type runs nowhere and is read by search engines alone."""
PROGRAMS = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma|j|live)script.*",
    re.IGNORECASE,
)
"""The types of a `<script>` that a browser runs or obeys (HTML Standard, 4.12.1; WHATWG MIME)."""
SETTINGS = "__config"
"""The id by which mkdocs-material's program finds its addresses: the first element with it."""
ELEMENTS = {
    "applet": "runs a program",
    "base": "moves every link of the page",
    "embed": "shows another site's content",
    "fencedframe": "shows another site's content",
    "frame": "shows another site's content",
    "frameset": "shows another site's content",
    "iframe": "shows another site's content",
    "object": "shows another site's content",
    "portal": "shows another site's content",
}
LOADING = frozenset(
    (
        *("stylesheet", "import", "manifest", "modulepreload", "prefetch", "preload", "prerender"),
        *("compression-dictionary", "dns-prefetch", "preconnect"),
    )
)
"""What a `<link>` may be to have a browser load its file, or ask after its host."""
SETTING = frozenset(("color-scheme", "googlebot", "referrer", "robots", "theme-color", "viewport"))
"""What a `<meta>` says to a browser or a search engine even below the head."""
MEMBER = re.compile(
    r"[a-z]+[A-Z]\w*|all|append|body|contains|cookie|dir|domain|fonts|forms|head|images|links"
    r"|location|normalize|open|prepend|referrer|scripts|title|write"
)
"""A name by which programs ask a document: an element that has it answers (HTML, 3.1.5)."""
ANIMATIONS = ("set", "animate", "animateMotion", "animateTransform")
SCHEME = re.compile(r"(javascript|vbscript|data):(.*)", re.IGNORECASE | re.DOTALL)
HARMLESS = re.compile(r"(?:image/(?!svg)|audio/|video/|font/)", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
"""What a browser takes out of an address, or a reader does not see in it (WHATWG URL, 4.4)."""
LEADS_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
"""How an address begins that names another site or a program, and not a place on this one."""
ADDRESSES = ("action", "data", "formaction", "href", "src")
JUDGED = frozenset(
    ("script", "link", "meta", "template", "form", "button", "img", "input", *ELEMENTS, *ANIMATIONS)
)
_ADDRESSED = ",".join(f'[{name}*=":"]:not([{name}^="http"])' for name in ("href", "src"))
"""The elements whose address may have a scheme that runs something; a link has it spelt out."""
_COMMON = "a,li,span,ul,div,path,text,svg,label,p,nav,rect,em,h2,td,tr,small,circle,strong"
"""What a page has most of, none of them judged by its name: passed over before names are tried."""
_JUDGED = f":not({_COMMON}):is({','.join(sorted(JUDGED))}),{_ADDRESSED},#{SETTINGS}"
_PLAIN = re.compile(
    rb"<noscript(?: data-pagefind-ignore)?>[^<]*"
    rb"(?:<(?:p|/p|(?:a|link)(?: [a-z]+=\"[^\"<>]*\")*|/a)>[^<]*)*</noscript>"
)
"""One of whole paragraphs and links: it ends at the same place as text and as mark-up."""


class ActivePart(NamedTuple):
    """One thing of a page that runs, loads or leads away: equal parts do the same.

    `element` is the name of its element, `attribute` that of the attribute at fault, empty where
    it is the element itself; `value` what runs: the program, the handler, the address. `effect` is
    a clause that says what it does.
    """

    element: str
    attribute: str
    value: str
    effect: str

    @property
    def name(self) -> str:
        """Return it as a message quotes it: its attribute, else its tag."""
        return self.attribute or f"<{self.element}>"

    @property
    def program(self) -> bool:
        """Tell a script that stands in the page, and that a browser runs."""
        return self.element == "script" and not self.attribute

    def is_named(self, patterns: Collection[str]) -> bool:
        """Tell whether one of `extra.concordance.allow` is its address or its program's hash."""
        if not patterns:
            return False
        name = script_hash(self.value) if self.program else self.value
        return any(fnmatchcase(name, pattern) for pattern in patterns)


def active_parts(html: bytes, tree: LexborHTMLParser | None = None) -> list[ActivePart]:
    """Return what could run in a page, each once, in no order that matters.

    Args:
        html: The page's text, in UTF-8.
        tree: The same page, where it is parsed already.

    Returns:
        The parts. The insides of `<noscript>`, which a browser that runs scripts reads as text,
        are read both ways where that could make a difference.
    """
    found = dict.fromkeys(_parts(html, tree or LexborHTMLParser(html)))
    rest = _PLAIN.sub(b"", html).lower()
    if b"<noscript" in rest or b"<frameset" in rest:  # which takes the place of a body of no text
        raw = re.sub(rb"<(/?)noscript(?=[\s/>])", rb"<\1noembed", html, flags=re.IGNORECASE)
        found |= dict.fromkeys(_parts(raw, LexborHTMLParser(raw)))
    return list(found)


def script_hash(program: str) -> str:
    """Return the hash of a script's text as a policy names it (CSP 3, "Hash source").

    A browser hashes a script as it read it: with line feeds alone.
    """
    read = program.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")
    return f"sha256-{base64.b64encode(hashlib.sha256(read).digest()).decode()}"


def unapproved_parts(html: bytes, page: ParsedPage) -> list[ActivePart]:
    """Return what could run in a built page and its own policy does not approve.

    Args:
        html: The page's text, in UTF-8.
        page: The same page, parsed.

    Returns:
        The parts; none where the page has no policy, which says what its makers meant to run. A
        file that a page loads counts where it stands in the article: the rest is the theme's.
    """
    meta = page.tree.css_first('meta[http-equiv="Content-Security-Policy"]')
    if meta is None:
        return []
    policy = meta.attributes.get("content") or ""
    inner = {
        node.attributes.get(name)
        for node in page.tree.css("article script, article link")
        for name in ("src", "href", "xlink:href")
    }
    approved = f"content-security-policy {policy}"

    def stands(part: ActivePart) -> bool:
        """Tell whether a part is none of those that the page's makers meant."""
        if part.program:
            return f"'{script_hash(part.value)}'" not in policy
        if part.element == "meta":
            return part.value.lower() != approved.lower()
        loads = part.element == "link" or part.attribute in {"src", "href", "xlink:href"}
        loads = loads and part.element in {"link", "script"}
        return part.value in inner if loads else part.attribute != "type"

    return [part for part in active_parts(html, page.tree) if stands(part)]


def check_active(site: Site, allowed: Collection[str]) -> Iterator[Violation]:
    """Return what each page of a built site has that its policy does not approve.

    `allowed` are the patterns that a maintainer has named.
    """
    for name in site.pages:
        for part in site.records[name].active:
            if not part.is_named(allowed):
                yield Violation(RULE, name, part.name, part.effect, HINT, key=tuple(part))


def active_scheme(address: str) -> str:
    """Return the scheme of an address that runs a program, as `javascript:`; else nothing.

    An image, a sound or a font in the address (`data:image/png`) does no harm; a document, an
    SVG, or what has no type does.
    """
    found = SCHEME.match(UNSEEN.sub("", address))
    if found is None or (found[1].lower() == "data" and HARMLESS.match(found[2])):
        return ""
    return f"{found[1].lower()}:"


def _parts(html: bytes, tree: LexborHTMLParser) -> Iterator[ActivePart]:
    root = tree.root
    if root is None:
        return
    for node in root.css(_JUDGED):
        tag, attributes = node.tag or "", node.attributes
        yield from _of_element(node, tag, attributes)
        own = (attributes.get("id") or "").lower()
        if own == SETTINGS and tag != "script":  # a script of data is told as one
            yield ActivePart(tag, "id", SETTINGS, "is taken for the theme's settings")
    if MAY_HANDLE.search(html.lower()):
        yield from _handlers(root)


def _handlers(root: LexborNode) -> Iterator[ActivePart]:
    """Return the attributes that run at an event, of every element of a page."""
    for node in root.css("*"):
        for name, value in node.attributes.items():
            if HANDLER.fullmatch(name.lower()):
                yield ActivePart(node.tag or "", name, value or "", "runs a program")


def _of_element(
    node: LexborNode, tag: str, attributes: dict[str, str | None]
) -> Iterator[ActivePart]:
    """Return what one element runs: by what it is, then by its attributes."""
    if tag == "link":
        if not LOADING.isdisjoint((attributes.get("rel") or "").lower().split()):
            yield ActivePart(tag, "", attributes.get("href") or "", "loads a file into the page")
        return
    if tag == "meta":
        yield from _meta(node, attributes)
        return
    if tag == "script":
        yield from _script(node, attributes)
    elif tag in ELEMENTS:
        where = attributes.get("src") or attributes.get("data") or attributes.get("href") or ""
        yield ActivePart(tag, "", where, ELEMENTS[tag])
    elif tag == "template" and "shadowrootmode" in attributes:
        yield ActivePart(tag, "shadowrootmode", node.html or "", "holds a page of its own")
    elif tag in ANIMATIONS:
        yield from _animation(tag, attributes)
    elif tag in {"form", "img"} and MEMBER.fullmatch(name := attributes.get("name") or ""):
        yield ActivePart(tag, "name", name, "takes the place of what programs ask the page for")
    yield from _addresses(tag, attributes)


def _meta(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[ActivePart]:
    """Return what a `<meta>` does in the place of the site's headers, or from the page's text."""
    if "http-equiv" in attributes:
        rule = f"{attributes['http-equiv']} {attributes.get('content')}"
        yield ActivePart("meta", "http-equiv", rule, "takes the reader elsewhere or sets rules")
    elif (name := (attributes.get("name") or "").strip().lower()) in SETTING and _below(node):
        rule = f"{name} {attributes.get('content')}"
        yield ActivePart("meta", "", rule, "sets rules for the page from its text")


def _below(node: LexborNode) -> bool:
    """Tell whether an element stands in the body of its page."""
    return node.parent is not None and node.parent.tag not in {"head", "html"}


def _script(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[ActivePart]:
    """Return a script by the file it loads, else by its text; data for search engines is none."""
    kind = (attributes.get("type") or "").strip().lower()
    for name in ("src", "href", "xlink:href"):
        if name in attributes:
            yield ActivePart("script", name, attributes[name] or "", "runs a program")
            return
    if PROGRAMS.fullmatch(kind):
        yield ActivePart("script", "", node.text(), "runs a program")
    elif kind != DATA:
        yield ActivePart("script", "type", f"{kind} {node.text()}", "is read by a program")


def _animation(tag: str, attributes: dict[str, str | None]) -> Iterator[ActivePart]:
    """Return an animation of SVG that changes an address or a handler."""
    name = (attributes.get("attributename") or attributes.get("attributeName") or "").strip()
    changed = name.lower().rpartition(":")[2]
    if changed == "href" or HANDLER.fullmatch(changed):
        yield ActivePart(tag, "attributename", name, "changes where a link leads or what it runs")


def _addresses(tag: str, attributes: dict[str, str | None]) -> Iterator[ActivePart]:
    """Return the attributes that hold a program, a page, or where a form is sent."""
    for name, value in attributes.items():
        lower = name.lower()
        if lower == "srcdoc":
            yield ActivePart(tag, name, value or "", "holds a page of its own")
        elif lower == "formaction" or (tag == "form" and lower == "action"):
            if LEADS_AWAY.match(UNSEEN.sub("", value or "")):
                yield ActivePart(tag, name, value or "", "sends what a reader types elsewhere")
        elif lower.rpartition(":")[2] in ADDRESSES and (scheme := active_scheme(value or "")):
            yield ActivePart(tag, name, value or "", f"runs a program: '{scheme}'")
