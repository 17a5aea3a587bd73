"""A file's bytes as text, with what is wrong with them."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

from concordance.finding import Finding
from concordance.source.page import even, parse_page

if TYPE_CHECKING:
    from pathlib import Path

    from concordance.model import Page

RULE = "invalid-encoding"
WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_page(path: Path, shown: str) -> Page:
    """Read a file as a page.

    A byte order mark is dropped and line ends are made one character, so that lines and columns
    stay those of the file. What is not UTF-8 is a problem of the page, and the rest is read.

    Args:
        path: the file.
        shown: its path as findings name it.

    Returns:
        The page; `Page.problems` holds what is wrong with the file.

    Raises:
        OSError: the file cannot be opened.
    """
    return read_bytes(path.read_bytes(), shown)


def read_bytes(data: bytes, shown: str) -> Page:
    """Read the content of a file as a page; as `read_page`."""
    text, problems = decode(data, shown)
    page = parse_page(text, shown)
    return replace(page, problems=(*problems, *page.problems)) if problems else page


def text_of(data: bytes) -> str:
    """Give what `Page.text` is for a file of this content, without reading the page."""
    return even(decode(data, "")[0])


def decode(data: bytes, shown: str) -> tuple[str, list[Finding]]:
    """Give the text of a file and what is wrong with it, which is at most one finding."""
    wide = WIDE.get(data[:2])
    if wide:
        text = data.decode(wide, errors="replace")
        message, hint = "the file is UTF-16, not UTF-8", "save it as UTF-8"
        return text, [Finding(shown, 1, 1, RULE, message, hint=hint)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        text = data.decode("utf-8-sig", errors="replace")
        more = text.count("\ufffd") - before.count("\ufffd") - 1
        said = f"the byte 0x{data[error.start]:02X} here" + (
            f" and {more} below" if more > 0 else ""
        )
        message = f"the file is not UTF-8: {said} cannot be read"
        return text, [_at(shown, before, message, "save the file as UTF-8")]
    null = text.find("\0")
    if null >= 0:
        before = text[:null].replace("\r\n", "\n").replace("\r", "\n")
        message = f"the file holds {text.count(chr(0))} null characters, the first here"
        return text, [_at(shown, before, message, "remove them, or save the file as UTF-8")]
    return text, []


def _at(shown: str, before: str, message: str, hint: str) -> Finding:
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Finding(shown, line, column, RULE, message, hint=hint)
