"""Records kept by content, so that a file that did not change is not parsed again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from array import array
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import selectolax

from concordance.sitecheck.record import FileRecord, UrlReference  # noqa: TC001 - msgspec reads the types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.sitecheck.record import ReferenceTable

_SOURCES = ("active", "attributes", "css", "extract", "formats", "parsed_page", "read", "record")


class _StoredRecords(msgspec.Struct, array_like=True):
    entries: list[UrlReference]
    records: dict[bytes, FileRecord]


class SiteCache:
    """One file of records under a folder, named by the site and by the code that made them.

    A missing, damaged or unwritable one costs time and nothing else.
    """

    def __init__(self, folder: Path, site: Path, parts: Sequence[Path] = ()) -> None:
        """Take the folder, such as `.cache/concordance/links`, and the site's directory.

        `parts` are folders of other caches of the same site and code, read beside it.
        """
        key = hashlib.sha256(selectolax.__version__.encode())
        for module in _SOURCES:
            key.update((Path(__file__).parent / f"{module}.py").read_bytes())
        key.update(os.fsencode(site.resolve()))
        self.path = folder / f"{key.hexdigest()[:20]}.msgpack"
        self._parts = [part / self.path.name for part in parts]

    def load(self, table: ReferenceTable) -> dict[bytes, FileRecord]:
        """Return this cache's own records by key, their references added to the table."""
        return _load(self.path, table)

    def load_parts(self, table: ReferenceTable) -> dict[bytes, FileRecord]:
        """Return the records of the other caches likewise."""
        found = (_load(part, table) for part in self._parts)
        return dict(chain.from_iterable(records.items() for records in found))

    def save(self, records: dict[bytes, FileRecord], table: ReferenceTable) -> None:
        """Write the records of this run, and only the references that they use."""
        numbers: dict[int, int] = {}
        stored = {}
        for key, record in records.items():
            if key:
                outer, inner = (
                    array("I", [numbers.setdefault(n, len(numbers)) for n in place]).tobytes()
                    for place in record.references()
                )
                stored[key] = msgspec.structs.replace(record, outer=outer, inner=inner)
        entries = [table.entries[number] for number in numbers]
        body = msgspec.msgpack.encode(_StoredRecords(entries, stored))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.path.parent, delete=False) as file:
                file.write(hashlib.sha256(body).digest())
                file.write(body)
            Path(file.name).replace(self.path)
        except OSError:
            return


def _load(path: Path, table: ReferenceTable) -> dict[bytes, FileRecord]:
    """Return the records of a cache's file, by key; none where it is missing or damaged."""
    try:
        data = path.read_bytes()
        digest, body = data[:32], memoryview(data)[32:]
        if hashlib.sha256(body).digest() != digest:
            return {}
        stored = msgspec.msgpack.decode(body, type=_StoredRecords)
        numbers = [table.add(e.element, e.attribute, e.url, e.note) for e in stored.entries]
        for record in stored.records.values():
            record.outer, record.inner = (
                array("I", [numbers[n] for n in place]).tobytes() for place in record.references()
            )
    except (OSError, msgspec.MsgspecError, ValueError, IndexError):  # of a number that is none's
        return {}
    return stored.records
