"""The bytes of a file as text and as a page, and what is wrong with them."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from concordance.findings.model import Finding
from concordance.markdown.model import Page
from concordance.markdown.page import normalize, parse_page
from concordance.project.config import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

RULE = "invalid-encoding"
PER_BLOCK = 100
"""Characters of that bound for each heading or block that a page may have."""
CUT = "what followed is lost: take the file again from where it came"
"""The remedy where a file was cut, so that nothing is known of the rest of the page."""
FEW = 3
"""Characters that may be lost before what is left of a page is not worth comparing."""
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r") + b"\x7f"
TURNING = "\u202d\u202e"
CONTROL = re.compile(f"[{re.escape(CONTROLS.decode('ascii'))}{TURNING}]")
"""Characters that no text needs: HTML forbids them, and the last two turn what follows around."""
MISREAD = re.compile("(?:\u00c3[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|\u00e2\u20ac.)")
"""UTF-8 that was read as Windows-1252 and saved as what it looked like."""
WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_page(path: Path, shown: str) -> Page:
    """Return the page that a file is.

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


def read_bytes(
    data: bytes, shown: str, largest: int = LARGEST, *, commonmark: bool = False
) -> Page:
    """Return the page that a file of this content is, as `read_page` does; of either Markdown.

    A page of more than `largest` characters, or of more headings and blocks than a hundredth of
    that, is not read, and is one problem.
    """
    if len(data) > largest * 4:  # bytes that a character takes at the most
        return _too_large(shown, f"{len(data):,} bytes", largest)
    text, problems = decode(data, shown)
    if len(text) > largest:
        return _too_large(shown, f"{len(text):,} characters", largest)
    page = parse_page(text, shown, commonmark=commonmark)
    count = sum(1 for _ in page.blocks)
    if count > largest // PER_BLOCK:
        return _too_large(shown, f"{count:,} headings and blocks", largest // PER_BLOCK)
    if not problems:
        return page
    lost = (
        text.count("\ufffd") > FEW
        or data[:2] in WIDE
        or bool(MISREAD.search(text))
        or any(problem.hint == CUT for problem in problems)
    )
    malformed = page.malformed or lost
    return replace(page, problems=(*problems, *page.problems), malformed=malformed)


def _too_large(shown: str, size: str, largest: int) -> Page:
    """Return the empty page that stands for one that is too large to compare."""
    message = f"this page has {size}; more than {largest:,} are too many to compare"
    hint = "part it into several, or raise largest_page in extra.concordance"
    return Page(
        shown,
        "",
        {},
        0,
        (),
        problems=(Finding(shown, 1, 1, "too-large", message, hint=hint),),
        malformed=True,
    )


def text_of(data: bytes) -> str:
    """Return what `Page.text` is for a file of this content, without reading the page."""
    return normalize(decode(data, "")[0])


def decode(data: bytes, shown: str) -> tuple[str, list[Finding]]:
    """Return the text of a file and what is wrong with its bytes, which is at most one finding.

    What cannot be decoded is U+FFFD in the text. Line ends stay as they are; `shown` is the path
    as findings name it.
    """
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
        if error.reason == "unexpected end of data":
            last = data[error.start :].hex(" ").upper()
            return text, [_at(shown, before, f"the file ends within a character ({last})", CUT)]
        more = text.count("\ufffd") - before.count("\ufffd") - 1
        unreadable = f"the byte 0x{data[error.start]:02X} here" + (
            f" and {more} below" if more > 0 else ""
        )
        message = f"the file is not UTF-8: {unreadable} cannot be read"
        return text, [_at(shown, before, message, "save the file as UTF-8")]
    odd = len(data.translate(None, CONTROLS)) < len(data) or any(map(text.count, TURNING))
    control = CONTROL.search(text) if odd else None
    if control is not None:
        count = len(CONTROL.findall(text))
        name = f"U+{ord(control[0]):04X}"
        what = "null character" if control[0] == "\0" else f"control character {name}"
        message = f"the file holds the {what} here" + (
            f" and {count - 1} more below" if count > 1 else ""
        )
        before = text[: control.start()].replace("\r\n", "\n").replace("\r", "\n")
        return text, [_at(shown, before, message, "take it out, or save the file as UTF-8")]
    return text, _misread(text, shown)


def _misread(text: str, shown: str) -> list[Finding]:
    """Report text that was read in a wrong encoding before it was saved; at most one finding.

    A few words must be so, since some languages write such letters on purpose.
    """
    if "\u00c3" not in text and "\u00e2\u20ac" not in text:
        return []
    meant = [
        (word, right)
        for word in re.finditer(r"[^ \t\r\n]+", text)
        if MISREAD.search(word[0]) and (right := _meant(word[0]))
    ]
    if len(meant) < FEW:
        return []
    word, right = meant[0]
    before = text[: word.start()].replace("\r\n", "\n").replace("\r", "\n")
    message = f'the text was read in a wrong encoding once: "{word[0][:40]}" is "{right[:40]}"'
    return [_at(shown, before, message, "take it again from its source, and save it as UTF-8")]


def _meant(word: str) -> str:
    """Return what a word was before it was read as Windows-1252, or nothing."""
    try:
        right = word.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return right if len(right) < len(word) else ""


def _at(shown: str, before: str, message: str, hint: str) -> Finding:
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Finding(shown, line, column, RULE, message, hint=hint)
