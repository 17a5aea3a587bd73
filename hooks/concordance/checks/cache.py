"""What the last run found of each page, for a run in which the page did not change.

A page is its variants: their paths and bytes. Whatever else decides what is found of it is the
frame: this package's own files, the libraries it reads with, and the project's configuration. A
cache of another frame, a damaged or an unreadable one is as none; one that cannot be written is
not written. It holds no code, and a run with it finds what a run without it does.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from concordance.corpus.targets.resolve import Ground
from concordance.findings.model import Finding  # noqa: TC001 - msgspec reads the types
from concordance.markdown.suppressions import Suppression  # noqa: TC001 - likewise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.project.project import Project

DIGEST = 20
"""Bytes of a digest: no two contents will ever share one."""
LIBRARIES = ("babel", "eldc", "markdown-it-py", "mdit-py-plugins", "msgspec", "pyyaml")
"""Those that decide what is read in a page."""
NOT_CODE = ("__pycache__", "theme")
"""Folders of the package that no check reads."""


class Counts(msgspec.Struct, array_like=True, frozen=True):
    """What the variants of a page hold."""

    variants: int
    sections: int
    blocks: int
    values: int


class Report(msgspec.Struct, array_like=True, frozen=True):
    """What the rules of the scopes page and group found of one page.

    `ran` are those rules' names; `asked` the requests to ignore, by variant's path.
    """

    ran: frozenset[str]
    findings: tuple[Finding, ...]
    asked: tuple[tuple[str, tuple[Suppression, ...]], ...]
    counts: Counts


class _Entry(msgspec.Struct, array_like=True):
    content: bytes
    report: Report
    facts: dict[str, tuple[str, msgspec.Raw]]


class _Stored(msgspec.Struct, array_like=True):
    frame: bytes
    entries: dict[str, _Entry]


@dataclass(frozen=True)
class Known:
    """One page's entry as it stands in this run: what its content is, and what is known."""

    group: PageGroup
    content: bytes
    report: Report


class Cache:
    """The reports and facts of a project's pages, in one file of a folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, such as `.cache/concordance/check`; it is made when first written."""
        self._folder = folder
        self._frame = b""
        self._file = folder
        self._entries: dict[str, _Entry] = {}
        self._known: dict[str, Known] = {}
        self._size = 0

    def open(self, corpus: Corpus) -> None:
        """Make ready for a corpus: read the file, unless it is known from the last run."""
        frame = _frame(corpus)
        self._known = {}
        if frame == self._frame:
            return
        self._frame = frame
        self._file = self._folder / f"{_name(corpus.project)}.msgpack"
        self._entries = _load(self._file, frame)
        self._size = len(self._entries)

    def recall(self, group: PageGroup, rules: Collection[str]) -> Report | None:
        """Return what these rules reported on a page of the same content, and tell it its facts."""
        content = group.memo(_content)
        entry = self._entries.get(group.key)
        if entry is None or not content or entry.content != content:
            return None
        group.facts.recall(entry.facts)
        if entry.report.ran != frozenset(rules):
            return None
        self._known[group.key] = Known(group, content, entry.report)
        return entry.report

    def keep(self, group: PageGroup, report: Report) -> None:
        """Take note of a page's report; its facts are taken when the cache is saved.

        The report of some rules does not take the place of one of these and others.
        """
        content = group.memo(_content)
        entry = self._entries.get(group.key)
        if entry is not None and entry.content == content and entry.report.ran > report.ran:
            report = entry.report
        self._known[group.key] = Known(group, content, report)

    def save(self) -> None:
        """Write what is known, if anything is new, whole or not at all."""
        entries: dict[str, _Entry] = {}
        new = False
        for key, known in self._known.items():
            if not known.content:
                continue
            entry = self._entries.get(key)
            if entry is None or entry.report is not known.report or known.group.facts.new:
                entry = _Entry(known.content, known.report, known.group.facts.keep())
                new = True
            entries[key] = entry
        changed = new or len(entries) != self._size
        self._entries, self._size = entries, len(entries)
        if changed:
            with suppress(OSError):
                _write(self._file, msgspec.msgpack.encode(_Stored(self._frame, entries)))


def cache_of(project: Project) -> Cache:
    """Return the cache of a project.

    Beside its mkdocs.yml, for a plain folder in the working one.
    """
    top = project.file.parent if project.file else Path()
    return Cache(top / ".cache" / "concordance" / "check")


def _load(file: Path, frame: bytes) -> dict[str, _Entry]:
    try:
        data = file.read_bytes()
        if hashlib.blake2b(data[DIGEST:], digest_size=DIGEST).digest() != data[:DIGEST]:
            return {}
        stored = msgspec.msgpack.decode(memoryview(data)[DIGEST:], type=_Stored)
    except (OSError, ValueError):
        return {}
    return stored.entries if stored.frame == frame else {}


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    try:
        draft.write_bytes(hashlib.blake2b(data, digest_size=DIGEST).digest() + data)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    ignore = file.parent / ".gitignore"  # whatever a project ignores, this is not to be committed
    if not ignore.exists():
        ignore.write_text("*\n", encoding="ascii")


def _content(group: PageGroup) -> bytes:
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


def _frame(corpus: Corpus) -> bytes:
    """Digest what decides the findings beside the pages themselves."""
    project = corpus.project
    tops = repr(Ground(project).tops)
    pieces = [*_tool(), repr(project).encode(), tops.encode(), str(Path.cwd()).encode()]
    if not project.file:  # there a link without an ending leads to a page, if that is there
        sources = (source for group in corpus.groups for source in group.sources.values())
        pieces += (source.path.encode() for source in sources)
    return _digest(pieces)


@cache
def _tool() -> tuple[bytes, ...]:
    """Return what this package and its libraries are; once, for what runs does not change."""
    return (sys.version.encode(), *_libraries(), *_files(Path(__file__).parents[1]))


def _libraries() -> Iterator[bytes]:
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}".encode()
        except PackageNotFoundError:
            yield f"{name} none".encode()


def _files(top: Path) -> Iterator[bytes]:
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
