"""What inline mark-up looks like: the expressions that find it, none of which can run away."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

UNSEEN = "\u00ad\u034f\u200b\u2060\ufeff"
"""Characters that show nothing and join or part nothing that is read: soft hyphen, joiners."""
MARK = re.compile(
    r"\\|``*+|!\[|\[|\]|<|&(?=[#A-Za-z])|\*\**+|__*+|~~|==|\^\^|\{|\$(?=\S)"
    rf"|:(?=[a-z])[a-z0-9_+-]++:|{'|'.join(UNSEEN)}"
)
"""Where something other than text may begin.

Each branch begins with one character, so that `re` looks for those alone: six times as fast.
"""
RAW_MARK = re.compile(rf"<|&(?=[#A-Za-z])|\{{(?=[{{%*!#])|{'|'.join(UNSEEN)}")
"""The same in raw HTML, where only tags, entities and templates are read."""
TICKS = re.compile(r"`+")
CLOSE = {name: re.compile(rf"</{name}[ ]*>", re.IGNORECASE) for name in ("code", "script", "style")}
ESCAPED = frozenset("\\`*_{}[]()>#+-.!|$~^:\"'=<&/")
"""What a backslash may precede. Source: Python-Markdown's and its extensions' lists, and `<&/`."""
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
AUTOLINK = re.compile(
    r"<((?:https?|ftps?|mailto):[^\s<>]*)>|<([^\s<>!@]{1,64}@[^\s<>@]{1,255})>", re.IGNORECASE
)
TAG = re.compile(r"</?([A-Za-z][^\s<>@/]*)(?:[\s/][^<>]*)?>|<[!?][A-Za-z][^<>]*>")
ATTRIBUTE = re.compile(r"([A-Za-z:_][\w:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
BLOCK = frozenset(
    re.findall(
        r"\w+",
        """
        address article aside blockquote body canvas center colgroup dd details dialog dir div
        dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header
        hgroup hr html iframe legend li link main map math menu nav noframes noscript object ol
        option output p param pre script section style summary table tbody td textarea tfoot th
        thead title tr ul video
    """,
    )
)
"""Tags that make a block. Source: Python-Markdown's block_level_elements, and CommonMark's list."""
NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
TASK = re.compile(r"\[([ xX])\](?:[ \t]+|$)")
DIRECTIVE = re.compile(
    r"\{\{(?:[^{}]++|\{[^{}]*+\})*\}\}|\{([%*!])[^{}]*+(?<=\1)\}|\{#[ ][^{}]*[ ]#\}"
)
"""Shortcodes and templates of Hugo, Jinja and others: not words of the page."""
EXPRESSION = re.compile(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
"""An expression of MDX."""
ATTRIBUTES = re.compile(r"\{:?[ ]*([^{}%*!<\s][^{}\n]*)\}")
"""An attribute list. Source: Python-Markdown's attr_list, templates apart."""
ATTRIBUTES_LIKE = re.compile(r"\{(?::[ ]*[^{}\n]+|[ ]*[#.][\w-][^{}\n]*|[ ]*[\w-]+=[^{}\n]*)\}")
FORMULA = re.compile(r"\$\$?([^\s$](?:[^$\n]*[^\s$])?)\$\$?(?![\w$])")
TEX = re.compile(r"[\\^_={}<>]|^[A-Za-z]$")
LABEL = re.compile(r"[ \n]?\[([^\[\]]*)\]")
TARGET = re.compile(
    r"""\([ \n]*+(?:<([^<>\n]*+)>"""
    r"""|(\{\{[<%][^{}\n]*+\}\}[^\s()]*+|(?:[^\s()<>\\]++|\\.|\([^\s()]*+\))*))"""
    r"""(?:[ \n]++(?P<title>"[^"]*+"|'[^']*+'))?[ \n]*+\)"""
)
LOOSE_TARGET = re.compile(r"""\(([^()"'<>\n]*+)(?P<title>"[^"\n]*+"|'[^'\n]*+')?[ ]*+\)""")
"""An address with spaces in it, which Python-Markdown takes."""
ESCAPES = re.compile(r"\\([!-/:-@\[-`{-~])")


def resolve(address: str) -> str:
    """Return what an address says once its entities and escapes are resolved."""
    if "&" in address:
        address = unescape(address)
    return ESCAPES.sub(r"\1", address) if "\\" in address else address


def entity(written: str) -> str:
    """Return the character that an entity names, empty where it names none."""
    if written[1] == "#":
        shown = unescape(written)
        return "" if shown == written else shown
    return html5.get(written[1:], "")
