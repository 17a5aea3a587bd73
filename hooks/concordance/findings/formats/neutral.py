"""Text of a page or a name, made harmless for whatever shows it: a terminal, a log, XML."""

from __future__ import annotations

import re

_ACTIVE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|(?<=##)\["
)
"""Control characters, C0 and C1, but for tab and line feed; what turns the direction of writing;
and what begins a command of GitHub's runner anywhere in a line, `##[`."""
_PASSWORD = re.compile(r"(://[^\s/?#@:\"'<>]*):[^\s/?#@\"'<>]+@")
_UNKNOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2, Char) cannot hold, and UTF-8 neither."""


def neutral(text: str) -> str:
    r"""Return a text in which nothing acts on who shows it, and no address bears its password.

    What acts is written `\u001b`, which JSON reads as the same character.
    """
    text = _PASSWORD.sub(r"\1:***@", text)
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def xml_text(text: str) -> str:
    """Return a text, or a whole document, without the characters that XML cannot hold."""
    return _UNKNOWN.sub("", text)


def markdown_text(text: str) -> str:
    """Return a text in one line, of which Markdown and HTML read nothing as their own."""
    escaped = neutral(text).replace("&", "&amp;").replace("<", "&lt;")
    for character in "\\`*_[]|#":
        escaped = escaped.replace(character, f"\\{character}")
    return " ".join(escaped.split())
