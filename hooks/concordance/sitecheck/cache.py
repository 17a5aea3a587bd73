"""Records kept by content, so that a file that did not change is not parsed again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import selectolax

from concordance.sitecheck.record import FileRecord, UrlReference  # noqa: TC001 - msgspec reads the types

if TYPE_CHECKING:
    from concordance.sitecheck.record import ReferenceTable

_SOURCES = ("active", "attributes", "css", "extract", "formats", "parsed_page", "read", "record")


class _StoredRecords(msgspec.Struct, array_like=True):
    entries: list[UrlReference]
    records: dict[bytes, FileRecord]


class SiteCache:
    """One file of records under a folder, named by the site and by the code that made them.

    A missing, damaged or unwritable one costs time and nothing else.
    """

    def __init__(self, folder: Path, site: Path) -> None:
        """Take the folder, such as `.cache/concordance/links`, and the site's directory."""
        key = hashlib.sha256(selectolax.__version__.encode())
        for module in _SOURCES:
            key.update((Path(__file__).parent / f"{module}.py").read_bytes())
        key.update(os.fsencode(site.resolve()))
        self.path = folder / f"{key.hexdigest()[:20]}.msgpack"

    def load(self, table: ReferenceTable) -> dict[bytes, FileRecord]:
        """Return the records by key, their references added to an empty table."""
        try:
            data = self.path.read_bytes()
            digest, body = data[:32], memoryview(data)[32:]
            if hashlib.sha256(body).digest() != digest:
                return {}
            stored = msgspec.msgpack.decode(body, type=_StoredRecords)
        except (OSError, msgspec.MsgspecError):
            return {}
        for entry in stored.entries:
            table.add(entry.element, entry.attribute, entry.url, entry.note)
        return stored.records

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
