r"""The record: what each section of each translation was last checked against.

One text file, made to be read, merged and reviewed: a line for each language, page and section,
`es<TAB>history.md<TAB>year-2016<TAB>1:3f2a9c0d1e5b7a64`, sorted, the hash last, unless `unchanged`
stands behind it: its source changed in substance, and a person said that it need not. An empty line
follows each, so that git never sees two of them as neighbours: two people who stamp adjacent
sections change hunks that do not touch. Lines added at one place are both kept by `merge=union`
in .gitattributes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from concordance.freshness.normalise import LENGTH, VERSION
from concordance.project.bounded import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from concordance.project.project import Project

HEADER = """\
# What each section of each translation was last checked against: language, page, section, hash of
# the source. Written by "concordance stamp" once a person has checked; commit it with the pages.
"""
_HASH = re.compile(rf"([0-9]{{1,9}}):[0-9a-f]{{{LENGTH}}}")
UNCHANGED = "unchanged"
"""Stands last on a line of a section stamped as it was, though its source changed in substance."""
_PARTS = 4
"""Of a line between tabs, that word left out."""
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


class SectionKey(NamedTuple):
    """What a line is about: a language's code, a page without its language, a section's key."""

    language: str
    page: str
    section: str


class RecordLine(NamedTuple):
    """One line of the file: its number from 1, its key, its hash, and whether it is `unchanged`."""

    number: int
    key: SectionKey
    hash: str
    unchanged: bool = False

    @property
    def readable(self) -> bool:
        """Return whether this version of the normaliser made the hash."""
        return self.hash.startswith(f"{VERSION}:")


@dataclass(frozen=True)
class TranslationRecord:
    """A record as read. `lines` are in the order of the file, repeated keys included.

    `path` is where it is, whether or not it `exists`. `conflicts` are the numbers of the lines
    that a merge left, `broken` those of the lines that are no record, with their text;
    `unreadable` is why the file could not be opened.
    """

    path: Path
    exists: bool = False
    lines: tuple[RecordLine, ...] = ()
    conflicts: tuple[int, ...] = ()
    broken: tuple[tuple[int, str], ...] = ()
    unreadable: str = ""

    @cached_property
    def by_key(self) -> Mapping[SectionKey, tuple[RecordLine, ...]]:
        """Return the lines of each key: one, unless a merge left more."""
        found: dict[SectionKey, tuple[RecordLine, ...]] = {}
        for line in self.lines:
            found[line.key] = (*found.get(line.key, ()), line)
        return found

    def hash_of(self, key: SectionKey) -> str:
        """Return what is recorded of a section; empty where nothing is, or lines disagree."""
        hashes = {line.hash for line in self.by_key.get(key, ())}
        return hashes.pop() if len(hashes) == 1 else ""


def record_path(project: Project) -> Path:
    """Return where a project keeps its record: beside its mkdocs.yml, else in the plain folder."""
    return project.root / project.config.record


def read_record(path: Path) -> TranslationRecord:
    """Read a record; a file that is not there gives one that does not exist."""
    try:
        text = read_regular(path, path.parent).decode("utf-8-sig", errors="replace")
    except FileNotFoundError:
        return TranslationRecord(path)
    except OSError as error:
        return TranslationRecord(path, exists=True, unreadable=error.strerror or str(error))
    return parse_record(text, path)


def parse_record(text: str, path: Path) -> TranslationRecord:
    """Read the text of a record; what cannot be read is kept with its place."""
    lines: list[RecordLine] = []
    conflicts: list[int] = []
    broken: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        stripped = raw.rstrip()
        if not stripped or stripped.startswith("#"):
            continue
        if _CONFLICT.match(stripped):
            conflicts.append(number)
            continue
        parts = stripped.split("\t")
        unchanged = parts[_PARTS:] == [UNCHANGED]
        if unchanged:
            parts.pop()
        if len(parts) == _PARTS and all(parts) and _HASH.fullmatch(parts[-1]):
            key = SectionKey(*map(intern, parts[:3]))  # many lines are of one page
            lines.append(RecordLine(number, key, parts[3], unchanged))
        else:
            broken.append((number, stripped))
    return TranslationRecord(
        path, exists=True, lines=tuple(lines), conflicts=tuple(conflicts), broken=tuple(broken)
    )


def write_record(lines: Iterable[RecordLine]) -> str:
    """Write these lines as the text of a record: sorted, each once, an empty line after each."""
    written: dict[tuple[SectionKey, str], bool] = {}
    for line in lines:
        pair = (line.key, line.hash)
        written[pair] = written.get(pair, False) or line.unchanged
    return HEADER + "".join(
        "\n" + "\t".join((*key, hash_, *([UNCHANGED] if unchanged else []))) + "\n"
        for (key, hash_), unchanged in sorted(written.items())
    )
