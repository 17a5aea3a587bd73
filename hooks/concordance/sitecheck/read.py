"""Read a whole site: list its files, parse what changed, in one process or two."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from concordance.sitecheck.css import css_urls
from concordance.sitecheck.extract import extract_drawing, extract_page
from concordance.sitecheck.formats import manifest, robots, xml
from concordance.sitecheck.record import FileRecord, ReferenceTable, UrlReference, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from concordance.sitecheck.cache import SiteCache

PAGES = (".html", ".htm", ".xhtml")
_READ = (*PAGES, ".css", ".svg", ".xml", ".webmanifest")
_NAMED = ("robots.txt", "manifest.json")
_WORTH_TWO = 48 << 20
_PIECE = 64


@dataclass
class SiteReading:
    """A site as read: every file's name, the records of those that hold URLs, what was refused.

    Names are relative to the site's root, with `/`. `files` gives each one's size, `refused` are
    pairs (name, reason), `parsed` counts the files that the cache did not know.
    """

    root: Path
    files: dict[str, int] = field(default_factory=dict)
    table: ReferenceTable = field(default_factory=ReferenceTable)
    records: dict[str, FileRecord] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    parsed: int = 0

    @property
    def pages(self) -> list[str]:
        """The names of the HTML files, sorted."""
        return sorted(name for name in self.records if name.lower().endswith(PAGES))


class _ReadPiece(msgspec.Struct, array_like=True):
    """What one worker sends back: a record and its key per file, and the references it met."""

    results: list[tuple[str, bytes, FileRecord | None]]
    entries: list[UrlReference]


def read_site(
    root: Path,
    cache: SiteCache | None = None,
    processes: int | None = None,
    share: tuple[int, int] = (1, 1),
) -> SiteReading:
    """Read every file of a built site that holds URLs; nothing outside `root` is opened.

    `processes` is how many may run; None takes two where there are two cores and what is to be
    parsed weighs enough to pay for the second. What is read does not depend on it. `share` is which
    of the files to read, from 1, and of how many shares. What others' caches know of the site is
    read as if it had been parsed here.

    Raises:
        NotADirectoryError: `root` is no directory.
    """
    if not root.is_dir():
        raise NotADirectoryError(f"{root}: there is no such directory")
    found = SiteReading(root)
    _walk(os.path.realpath(root), "", found, ())
    names = sorted(n for n in found.files if n.lower().endswith(_READ) or n in _NAMED)
    names = names[share[0] - 1 :: share[1]]
    own = cache.load(found.table) if cache else {}
    cached = cache.load_parts(found.table) | own if cache else {}
    if processes is None:
        weight = sum(found.files[name] for name in names)
        pays = weight > _WORTH_TWO and len(cached) < len(names) // 2
        processes = min(2, len(os.sched_getaffinity(0))) if pays else 1
    keys: dict[bytes, FileRecord] = {}
    for name, key, record in _parse(found.root, names, cached, found.table, processes):
        found.parsed += key not in own
        keys[key] = found.records[name] = record or cached[key]
    if cache and (found.parsed or len(keys) != len(own)):
        cache.save(keys, found.table)
    return found


def _walk(folder: str, prefix: str, found: SiteReading, above: tuple[str, ...]) -> None:
    """List a folder; a symlink counts as what it leads to, when that is inside the site.

    `folder` and those `above` it are real paths, so that a link into one of them is a circle.
    """
    chain = (*above, folder)
    with os.scandir(folder) as entries:
        inside = sorted(entries, key=lambda entry: entry.name)
    for entry in inside:
        name, path = prefix + entry.name, entry.path
        try:
            if entry.is_symlink():
                path = os.path.realpath(path, strict=True)
                if not path.startswith(chain[0] + os.sep) and path != chain[0]:
                    found.refused.append((name, "is a symbolic link out of the site"))
                    continue
                if path in chain:
                    found.refused.append((name, "is a symbolic link to a folder it stands in"))
                    continue
            if entry.is_dir():
                _walk(path, name + "/", found, chain)
            elif entry.is_file():
                found.files[name] = entry.stat().st_size
        except (OSError, RuntimeError) as error:
            found.refused.append((name, f"cannot be read: {error.__class__.__name__}"))


def _parse(
    root: Path,
    names: list[str],
    cached: dict[bytes, FileRecord],
    table: ReferenceTable,
    processes: int,
) -> Iterator[tuple[str, bytes, FileRecord | None]]:
    """Return the name, key and record of each file, in the order of `names`.

    The record is None where the cache has it; with several processes, the references of each are
    numbered anew in `table`.
    """
    if processes == 1:
        for name in names:
            yield read_file(root, name, cached, table)
        return
    shared = len(table.entries)
    pieces = [names[at : at + _PIECE] for at in range(0, len(names), _PIECE)]
    worker = _ReaderProcess(root, cached, table.entries)
    with multiprocessing.get_context("fork").Pool(
        processes, initializer=_ReaderProcess.adopt, initargs=(worker,)
    ) as pool:
        for data in pool.imap(_ReaderProcess.run, pieces):
            piece = msgspec.msgpack.decode(data, type=_ReadPiece)
            fresh = [table.add(e.element, e.attribute, e.url, e.note) for e in piece.entries]
            for name, key, record in piece.results:
                if record is not None:
                    record.outer = _renumber(record.outer, shared, fresh)
                    record.inner = _renumber(record.inner, shared, fresh)
                yield name, key, record


class _ReaderProcess:
    """One process of the reading. The pool hands `current` to the forked process, once."""

    current: _ReaderProcess

    def __init__(
        self, root: Path, cached: dict[bytes, FileRecord], entries: list[UrlReference]
    ) -> None:
        self.root = root
        self.cached = cached
        self.entries = entries

    def adopt(self) -> None:
        _ReaderProcess.current = self

    @staticmethod
    def run(names: list[str]) -> bytes:
        self = _ReaderProcess.current
        table = ReferenceTable(self.entries)
        results = [read_file(self.root, name, self.cached, table) for name in names]
        return msgspec.msgpack.encode(_ReadPiece(results, table.entries[len(self.entries) :]))


def _renumber(numbers: bytes, shared: int, fresh: list[int]) -> bytes:
    return array(
        "I", [n if n < shared else fresh[n - shared] for n in memoryview(numbers).cast("I")]
    ).tobytes()


def read_file(
    root: Path, name: str, cached: dict[bytes, FileRecord], table: ReferenceTable
) -> tuple[str, bytes, FileRecord | None]:
    """Read one file.

    Returns:
        Its name, its key (of its content and how it is read), and its record, None where `cached`
        holds it already.
    """
    try:
        data = (root / name).read_bytes()
    except OSError as error:
        return name, b"", FileRecord("unread", problem=f"cannot be read: {error.strerror}")
    suffix = name.lower().rpartition(".")[2]
    key = hashlib.sha256(data).digest()[:20] + suffix.encode()
    if key in cached:
        return name, key, None
    return name, key, _record(name, suffix, data, table)


def _record(name: str, suffix: str, data: bytes, table: ReferenceTable) -> FileRecord:
    """Return the record of a file by its name and suffix."""
    if f".{suffix}" in PAGES:
        return extract_page(data, table)
    if suffix == "svg":
        return extract_drawing(data, table)
    if suffix == "css":
        return listed("css", "css", css_urls(data.decode("utf-8", "replace")), table)
    if suffix == "xml":
        return xml(data, table)
    return robots(data, table) if name == "robots.txt" else manifest(data, table)
