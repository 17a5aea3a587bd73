"""What the last run found of each page, for a run in which the page did not change.

A page is its variants: their paths and bytes. Whatever else decides what is found of it is the
environment: this package's own files, the libraries it reads with, and the project's configuration.
A cache of another environment, a damaged or an unreadable one is as none; one that cannot be
written is not written. It holds no code, and a run with it finds what a run without it does.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from concordance.corpus.anchor import PACKAGE
from concordance.corpus.queries import Dump  # noqa: TC001 - likewise
from concordance.findings.model import Finding  # noqa: TC001 - msgspec reads the types
from concordance.markdown.suppressions import Suppression  # noqa: TC001 - likewise
from concordance.project.places import places
from concordance.project.sealed import DIGEST, read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.project.project import Project

LIBRARIES = (
    *("babel", "eldc", "markdown-it-py", "mdit-py-plugins", "msgspec", "pyyaml"),
    PACKAGE,
)
"""Those that decide what is read in a page."""
RECORDED = (".dist-info", ".egg-info")
"""The endings of what tells which version of a library is installed."""
NOT_CODE = ("__pycache__", "theme")
"""Folders of the package that no check reads."""


class Counts(msgspec.Struct, array_like=True, frozen=True):
    """What was read: pages, each counted once, their variants, and what these hold."""

    pages: int = 0
    variants: int = 0
    sections: int = 0
    blocks: int = 0
    values: int = 0


class Report(msgspec.Struct, array_like=True, frozen=True):
    """What the rules of the scopes page and group found of one page.

    `ran` are those rules' names; `suppressions` the requests to ignore, by variant's path.
    """

    ran: frozenset[str]
    findings: tuple[Finding, ...]
    suppressions: tuple[tuple[str, tuple[Suppression, ...]], ...]
    counts: Counts


class _Entry(msgspec.Struct, array_like=True):
    content: bytes
    report: Report
    queries: Dump


class _Stored(msgspec.Struct, array_like=True):
    environment: bytes
    entries: dict[str, _Entry]


@dataclass(frozen=True)
class Hit:
    """One page's entry as it stands in this run: the digest of its content, and its report."""

    group: PageGroup
    content: bytes
    report: Report


class CheckCache:
    """The reports and query results of a project's pages, in one file of a folder."""

    def __init__(self, folder: Path, parts: Sequence[Path] = ()) -> None:
        """Take the folder, such as `.cache/concordance/check`; it is made when first written.

        `parts` are folders of other caches of the same project and tool, read beside it.
        """
        self._folder = folder
        self._parts = parts
        self._environment = b""
        self._file = folder
        self._entries: dict[str, _Entry] = {}
        self._hits: dict[str, Hit] = {}
        self._results: dict[str, tuple[_Entry, dict[str, tuple[str, object]]]] = {}
        self._size = 0

    def open(self, corpus: Corpus) -> None:
        """Make ready for a corpus: read the file, unless the last run read it."""
        environment = _environment_key(corpus)
        self._hits = {}
        if environment == self._environment:
            return
        self._environment = environment
        self._file = self._folder / f"{_name(corpus.project)}.msgpack"
        self._entries = _load(self._file, environment)
        self._size = len(self._entries)
        for part in self._parts:
            self._entries |= _load(part / self._file.name, environment)

    def get(self, group: PageGroup, rules: Collection[str]) -> Report | None:
        """Return what these rules reported on a page of the same content, or None.

        The group is given the results of its queries.
        """
        content = group.memo(content_of)
        entry = self._entries.get(group.key)
        if entry is None or not content or entry.content != content or _elsewhere(entry, group):
            return None
        known = self._results.get(group.key)
        if known is None or known[0] is not entry:
            self._results[group.key] = known = (entry, {})
        group.queries.load(entry.queries, known[1])
        if entry.report.ran != frozenset(rules):
            return None
        self._hits[group.key] = Hit(group, content, entry.report)
        return entry.report

    def put(self, group: PageGroup, report: Report) -> None:
        """Take note of a page's report; its queries' results are taken when the cache is saved.

        The report of some rules does not take the place of one of these and others.
        """
        content = group.memo(content_of)
        entry = self._entries.get(group.key)
        if entry is not None and entry.content == content and entry.report.ran > report.ran:
            report = entry.report
        self._hits[group.key] = Hit(group, content, report)

    def save(self) -> None:
        """Write the entries, if anything is new, whole or not at all."""
        entries: dict[str, _Entry] = {}
        new = False
        for key, hit in self._hits.items():
            if not hit.content:
                continue
            entry = self._entries.get(key)
            if entry is None or entry.report is not hit.report or hit.group.queries.changed:
                entry = _Entry(hit.content, hit.report, hit.group.queries.dump())
                new = True
            entries[key] = entry
        changed = new or len(entries) != self._size
        self._entries, self._size = entries, len(entries)
        if changed:
            with suppress(OSError):
                write_sealed(
                    self._file, msgspec.msgpack.encode(_Stored(self._environment, entries))
                )


def cache_of(project: Project, parts: Sequence[Path] = ()) -> CheckCache:
    """Return the cache of a project, with what the folders of other ones hold.

    Beside its settings, for a plain folder in the working one.
    """
    top = project.root if project.file or project.settings else Path()
    return CheckCache(top / ".cache" / "concordance" / "check", parts)


def _load(file: Path, environment: bytes) -> dict[str, _Entry]:
    """Return the entries of a cache's file; none where it is damaged or of another environment."""
    data = read_sealed(file)
    if data is None:
        return {}
    try:
        stored = msgspec.msgpack.decode(data, type=_Stored)
    except ValueError:
        return {}
    return stored.entries if stored.environment == environment else {}


def _elsewhere(entry: _Entry, group: PageGroup) -> bool:
    """Return whether an entry would have a file changed that is none of its page's."""
    own = {source.path for source in group.sources.values()}
    return any(finding.edits and finding.path not in own for finding in entry.report.findings)


def content_of(group: PageGroup) -> bytes:
    """Digest what a group is: its variants' paths and bytes. Empty where one cannot be read."""
    pieces: list[bytes] = [group.key.encode()]
    for code, source in group.sources.items():
        try:
            data = source.data() if source.data is not None else None
        except OSError:
            data = None
        if data is None:
            return b""
        pieces += (code.encode(), source.path.encode(), data)
    pieces += (f"{code} {path}".encode() for code, path in group.absent.items())
    return _digest(pieces)


def _environment_key(corpus: Corpus) -> bytes:
    """Digest what decides the findings beside the pages themselves."""
    project = corpus.project
    tops = repr(places(project).tops)
    file = project.file and project.file.resolve()
    placed = replace(project, docs=project.docs.resolve(), file=file)
    pieces = [*_tool(), repr(placed).encode(), tops.encode(), str(Path.cwd()).encode()]
    if not project.file:  # there a link without an ending leads to a page, if that is there
        sources = (source for group in corpus.groups for source in group.sources.values())
        pieces += (source.path.encode() for source in sources)
    return _digest(pieces)


@cache
def _tool() -> tuple[bytes, ...]:
    """Return what this package and its libraries are; once, for what runs does not change."""
    return (sys.version.encode(), *_libraries(), *_files(Path(__file__).parents[1]))


def _libraries() -> Iterator[bytes]:
    """Return the names and versions of the libraries, as installing wrote them beside their code.

    Source: "Recording installed projects", packaging.python.org. The files themselves are not read,
    as `importlib.metadata` does: that alone would take a twentieth of a run.
    """
    for folder in sys.path:
        with suppress(OSError):
            for entry in sorted(os.listdir(folder or ".")):  # noqa: PTH208 - names alone
                name, ending = os.path.splitext(entry)  # noqa: PTH122
                library = re.sub(r"[-_.]+", "-", name.partition("-")[0]).lower()
                if ending in RECORDED and library in LIBRARIES:
                    yield entry.encode()


def _files(top: Path) -> Iterator[bytes]:
    """Return the names and bytes of the code below a folder, in a fixed order."""
    for folder, names, files in os.walk(top):
        names[:] = sorted(name for name in names if name not in NOT_CODE)
        for name in sorted(files):
            if not name.endswith(".md"):
                file = Path(folder, name)
                yield name.encode()
                yield file.read_bytes()


def _name(project: Project) -> str:
    codes = (f"{language.code}={language.locale}" for language in project.languages)
    return _digest([str(project.docs.resolve()).encode(), *(code.encode() for code in codes)]).hex()


def _digest(pieces: Iterable[bytes]) -> bytes:
    """Digest pieces, each with its length, so that no two lists of pieces look alike."""
    digest = hashlib.blake2b(digest_size=DIGEST)
    for piece in pieces:
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.digest()
