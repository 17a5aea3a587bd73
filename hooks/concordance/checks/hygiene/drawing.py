"""An SVG file as a browser opens it by its own address: XML, in which it runs scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSED = {
    "script": "a script",
    "handler": "a script",
    "listener": "a script",
    "foreignobject": "a page of its own",
    "iframe": "a frame",
    "object": "an embedded object",
    "embed": "an embedded object",
}
"""Elements that no drawing needs, in whatever namespace (SVG 2, SVG Tiny 1.2, HTML)."""
HTML = "http://www.w3.org/1999/xhtml"
HANDLER = re.compile(r"on[a-z]{3,}", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20]")
PROGRAM = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(?!svg)", re.IGNORECASE)


class _Found(Exception):  # noqa: N818 - no error: it ends the reading
    """What was looked for stands here."""


def program_in(data: bytes) -> tuple[int, str]:
    """Return the line, from 1, and the name of what in an SVG file could run; else 0 and nothing.

    A file that is not well-formed up to its end runs what comes before the fault: it is refused,
    as are entities, which hide what they stand for, and other instructions to the reader.
    """
    parser = ParserCreate(namespace_separator="\n")

    def element(name: str, attributes: Mapping[str, str]) -> None:
        if fault := _fault(name, attributes):
            raise _Found(fault)

    def entity(*_: object) -> None:
        raise _Found("an entity")

    def instruction(*_: object) -> None:
        raise _Found("an instruction to another program")

    parser.StartElementHandler = element
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)  # noqa: FBT003 - this is the whole of it
    except _Found as found:
        return parser.CurrentLineNumber, str(found)
    except (ExpatError, ValueError, LookupError):
        return max(parser.ErrorLineNumber, 1), "what is no XML"
    return 0, ""


def _fault(name: str, attributes: Mapping[str, str]) -> str:
    """Return what of an element could run; empty where nothing is.

    Names are as the parser gives them: the namespace, a line feed, and the name in it.
    """
    space, _, local = name.rpartition("\n")
    local = local.lower()
    if local in REFUSED:
        return REFUSED[local]
    if space == HTML:
        return "an element of HTML"
    for full, value in attributes.items():
        attribute = full.rpartition("\n")[2].lower()
        address = UNSEEN.sub("", value)
        if HANDLER.fullmatch(attribute):
            return f"the attribute '{attribute}'"
        if PROGRAM.match(address) and not PICTURE.match(address):
            return "an address that is a program"
        changed = value.strip().lower().rpartition(":")[2]
        if attribute == "attributename" and (changed == "href" or HANDLER.fullmatch(changed)):
            return f"an animation of '{changed}'"
    return ""
