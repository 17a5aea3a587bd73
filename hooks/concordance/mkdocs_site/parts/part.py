"""A part: a folder with the files of one language, and a file of what the whole site needs of it.

What is in a folder may come from anywhere: it is read as plain data, nothing in it is run, each
file is the one that the part names, and none of it is written outside the site.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from concordance.findings.model import Finding  # noqa: TC001 - msgspec reads the types
from concordance.mkdocs_site.discovery import Discovery  # noqa: TC001 - likewise
from concordance.mkdocs_site.parts.identity import Identity  # noqa: TC001 - likewise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

DATA = "concordance-part.msgpack"
DIGEST = 20
ONCE = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What each language's build writes at the root, and the whole site once."""
KEPT = ("entries", "titles", "errors", "files", "feeds", "sources")
"""Of `Discovery`, what is written when all languages are there."""


class PartError(ValueError):
    """A folder is no part of this site; the message is one sentence that names it."""


class FailedBuildError(Exception):
    """mkdocs' build failed; the message is its last word, and the rest was logged."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one language's build knows of the whole site, and the digest of each of its files.

    `glossary` is the title of its glossary; `active` what its pages bring that could run;
    `warnings` counts those that its build gave.
    """

    identity: Identity
    language: str
    files: dict[str, bytes]
    discovery: Discovery
    glossary: dict[str, str]
    active: tuple[Finding, ...]
    warnings: int


def digests(folder: Path) -> dict[str, bytes]:
    """Return the digest of every file of a folder, by its path there."""
    return {name: _digest((folder / name).read_bytes()) for name in _listed(folder)}


def write_part(folder: Path, part: Part) -> None:
    """Write a part's data beside its files."""
    data = msgspec.msgpack.encode(part)
    (folder / DATA).write_bytes(_digest(data) + data)


def read_part(folder: Path, identity: Identity, codes: Collection[str]) -> Part:
    """Read a part's data and look whether it is one of this site.

    Args:
        folder: Where it is.
        identity: What this site depends on.
        codes: Its languages.

    Raises:
        PartError: It is not there, is damaged, of another commit, configuration or tool, of no
            language of the site, or speaks of others than its own.
    """
    try:
        data = (folder / DATA).read_bytes()
    except OSError as error:
        raise PartError(f"{folder}: no part of a site: {DATA}: {error.strerror}") from None
    if _digest(data[DIGEST:]) != data[:DIGEST]:
        raise PartError(f"{folder}: {DATA} is damaged; build it again")
    body = memoryview(data)[DIGEST:]
    try:
        theirs = msgspec.msgpack.decode(body, type=_Of).identity
        if other := identity.other(theirs):
            raise PartError(f"{folder}: a part of {other}; build it again")
        part = msgspec.msgpack.decode(body, type=Part)
    except msgspec.MsgspecError as error:
        raise PartError(f"{folder}: {DATA} holds something else ({error})") from None
    if part.language not in codes:
        raise PartError(
            f"{folder}: a part in '{part.language}'; the site has {', '.join(sorted(codes))}"
        )
    if wrong := next(_foreign(part), ""):
        raise PartError(f"{folder}: the part of {part.language} speaks of {wrong}")
    return part


def require_all(parts: Mapping[Path, Part], codes: Sequence[str]) -> None:
    """Look whether there is one part of each language.

    Raises:
        PartError: One is missing, there are two, or two tell of one page.
    """
    places: dict[str, Path] = {}
    pages: dict[str, Path] = {}
    for folder, part in parts.items():
        if part.language in places:
            there = places[part.language]
            raise PartError(f"{folder}: a second part of {part.language}; one is {there}")
        places[part.language] = folder
        for url in part.discovery.entries:
            if url in pages:
                raise PartError(f"{folder}: the page {url} is one of {pages[url]}, too")
            pages[url] = folder
    if missing := [code for code in codes if code not in places]:
        raise PartError(f"no part of {' and '.join(missing)}; concordance part makes one")


def copy_files(parts: Mapping[Path, Part], site: Path) -> None:
    """Copy the files of every part into a site, the first part's where all have their own.

    Raises:
        PartError: A file is missing, is none of the part's, is not as it was, or is no plain file;
            or two parts differ in one.
    """
    known: dict[str, tuple[Path, bytes]] = {}
    for folder, part in parts.items():
        listed = set(_listed(folder)) - {DATA}
        for name in sorted(listed ^ part.files.keys()):
            what = "is none of the part's" if name in listed else "is missing"
            raise PartError(f"{folder}: {name} {what}; build it again")
        for name, digest in part.files.items():
            data = (folder / name).read_bytes()
            if _digest(data) != digest:
                raise PartError(f"{folder}: {name} is not as it was built; build it again")
            other, before = known.setdefault(name, (folder, digest))
            if before != digest and name not in ONCE:
                raise PartError(f"{folder}: {name} is another in {other}")
            if other == folder:
                target = site / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)


class _Of(msgspec.Struct):
    """As much of a part as any version has."""

    identity: Identity


def _foreign(part: Part) -> Iterator[str]:
    """Yield what a part says of other languages than its own, or of files outside the site."""
    told = part.discovery
    languages = [*told.errors, *told.files, *told.feeds, *part.glossary]
    languages += [code for code, _ in told.sources]
    languages += [page.language for page in told.entries.values()]
    yield from (code for code in languages if code != part.language)
    for name in (path for paths in told.files.values() for path in paths):
        if not inside(name):
            yield f"a file outside the site: {name}"


def inside(name: str) -> bool:
    """Return whether a path with `/` stays in the folder that it counts from, on any system."""
    return not (set(name.split("/")) & {"", ".", ".."} or "\\" in name or ":" in name)


def _listed(folder: Path) -> Iterator[str]:
    """Yield the path of each file of a folder; raise PartError at what is no plain file."""
    for at, folders, files in os.walk(folder):
        for name in sorted([*folders, *files]):
            path = Path(at, name)
            shown = path.relative_to(folder).as_posix()
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                raise PartError(f"{folder}: {shown} is no plain file")
            if name in files:
                yield shown


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest()
