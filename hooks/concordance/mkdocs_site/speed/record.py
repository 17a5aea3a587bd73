"""The record of a language: what its last build made of its pages, in one file of `.cache/`.

It is plain data: nothing in it is run, and what cannot be written down exactly is not in it.
"""

from __future__ import annotations

import itertools
from contextlib import suppress
from datetime import date, datetime
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec
from mkdocs.structure.toc import AnchorLink, TableOfContents

from concordance.corpus.queries import Dump
from concordance.mkdocs_site.parts.part import inside
from concordance.mkdocs_site.speed.populated import ANCHORS, Populated
from concordance.mkdocs_site.speed.whole import Whole  # noqa: TC001 - msgspec reads the types
from concordance.project.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from pathlib import Path

TOC = "toc"
T = TypeVar("T")
DAYS: tuple[type[date], ...] = (date, datetime)
"""YAML's days and times, each written with its place here."""


class RecordError(ValueError):
    """A record is not to be used; the message says what it is, as "the record of pt is ..."."""


class ForeignRecordError(RecordError):
    """It was made with another tool, library or configuration, as all are then."""


class LanguageRecord(msgspec.Struct, array_like=True, frozen=True):
    """What is kept of a language, by the path of each page's file in the site.

    `populations` are the keys of pages' texts and what these became (`write_down`), `drawings` the
    keys of their files and the bytes; `index` are the files of the language's search index, by
    their paths in the folder where it is kept. `whole` is what it gave, where it may be taken over.
    """

    populations: dict[str, tuple[bytes, bytes]]
    drawings: dict[str, tuple[bytes, bytes]]
    index: dict[str, bytes]
    whole: Whole | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where a file would be read or written elsewhere."""
        static = itertools.chain(*self.whole.static) if self.whole else ()
        if not all(map(inside, (*self.drawings, *self.index, *static))):
            raise ValueError


Asked = dict[str, tuple[bytes, Dump]]
"""What was asked of each page in all its languages, by its key: its content, the results."""


class _Made(NamedTuple):
    identity: str
    name: str
    record: msgspec.Raw


class _Page(msgspec.Struct, array_like=True, frozen=True):
    """What is written down of `Populated`, its table of contents and its anchors apart."""

    attributes: dict[str, Any]
    toc: list[Any] | None
    anchors: list[str] | None
    links: dict[str, dict[str, str]] | None
    uses: list[tuple[str, str]] | None


def read_record(file: Path, identity: str, name: str, of: type[T]) -> T | None:
    """Return a record of a type, such as a language's of the name of its code; None without one.

    Raises:
        RecordError: It is cut off or damaged, or of another tool, library or configuration.
    """
    data = read_sealed(file)
    if data is None:
        with suppress(OSError):
            file.lstat()
            raise RecordError("damaged")
        return None
    try:
        made = msgspec.msgpack.decode(data, type=_Made)
        if (made.identity, made.name) != (identity, name):
            raise ForeignRecordError("of another configuration, tool or library")
        return msgspec.msgpack.decode(made.record, type=of)
    except msgspec.MsgspecError:
        raise RecordError("not one that this tool wrote") from None


def write_record(file: Path, identity: str, name: str, record: object) -> None:
    """Write a record, whole or not at all, or raise OSError."""
    write_sealed(file, msgspec.msgpack.encode((identity, name, record)))


def write_down(populated: Populated) -> bytes | None:
    """Write down what a page became; None where it would not be read as it was."""
    attributes = dict(populated.attributes)
    toc, anchors = attributes.pop(TOC, None), attributes.pop(ANCHORS, None)
    try:
        page = _Page(
            _exact(attributes),
            None if toc is None else [_heading(link) for link in _items(toc)],
            None if anchors is None else _exact(sorted(anchors)),
            populated.links,
            None if populated.uses is None else list(populated.uses),
        )
        return msgspec.msgpack.encode(page)
    except (TypeError, OverflowError):
        return None


def read_again(data: bytes) -> Populated:
    """Return what a page became, as it was written down."""
    page = msgspec.msgpack.decode(data, type=_Page, ext_hook=_day)
    attributes = page.attributes
    if page.toc is not None:
        attributes[TOC] = TableOfContents(list(map(_link, page.toc)))
    if page.anchors is not None:
        attributes[ANCHORS] = set(page.anchors)
    return Populated(attributes, page.links, None if page.uses is None else tuple(page.uses))


def _items(toc: object) -> list[AnchorLink]:
    """Return the headings of a table of contents of mkdocs' own; raise TypeError for another."""
    if type(toc) is not TableOfContents:
        raise TypeError
    return toc.items


def _heading(link: AnchorLink) -> dict[str, Any]:
    if type(link) is not AnchorLink:
        raise TypeError
    own: dict[str, Any] = _exact({**vars(link), "children": []})
    return {**own, "children": list(map(_heading, link.children))}


def _link(heading: dict[str, Any]) -> AnchorLink:
    link = AnchorLink.__new__(AnchorLink)
    vars(link).update(heading, children=list(map(_link, heading["children"])))
    return link


def _exact(value: Any) -> Any:  # noqa: ANN401 - a value of YAML
    """Return a value as it is written to be read the same: of these types, and none made of them.

    Raises:
        TypeError: It is of another.
    """
    kind = type(value)
    if kind in {str, int, float, bool, NoneType}:
        return value
    if kind is list:
        return list(map(_exact, value))
    if kind is dict and all(type(key) is str for key in value):
        return {key: _exact(each) for key, each in value.items()}
    if kind in DAYS:
        return msgspec.msgpack.Ext(DAYS.index(kind), value.isoformat().encode())
    raise TypeError


def _day(code: int, text: memoryview) -> date:
    """Return a day or a time of what stands for it."""
    return DAYS[code].fromisoformat(bytes(text).decode())
