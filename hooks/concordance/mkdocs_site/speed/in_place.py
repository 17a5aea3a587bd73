"""Files beside pages that stay where they are in a served site, while they are made of the same."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.structure.files import File

from concordance.mkdocs_site.speed.file_state import State, settled, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Make = Callable[[], Any]


class Copied(NamedTuple):
    """What a copy was made of: a file, and how it stood."""

    source: str
    state: State


Made = tuple[Copied | bytes, State]
"""What a file was made of, a digest where it was written, and how it stood then."""


@dataclass
class InPlace:
    """The files of the last build and of this one, by their paths in the site.

    A file that anybody has written to since, as one is trimmed when all is there, is made again.
    Unless `kept`, each is written anew.
    """

    kept: bool = False
    last: dict[str, Made] = field(default_factory=dict)
    now: dict[str, Made] = field(default_factory=dict)

    def stand(self, site: Path) -> None:
        """Forget the last build's files that are no more as they were written."""
        self.last = {uri: made for uri, made in self.last.items() if _stands(site, uri, made)}

    def copying(self, files: Iterable[File], site: Path) -> None:
        """Let mkdocs leave those of its files alone that it would copy again as they are."""
        for file in files if self.kept else ():
            own = type(file).copy_file is File.copy_file and file.abs_src_path is not None
            if own and file.abs_dest_path == os.path.normpath(site / file.dest_uri):
                file.copy_file = partial(self._copy, file, site)  # type: ignore[method-assign]

    def copy(self, source: Path, site: Path, uri: str) -> None:
        """Copy a file of the docs folder into the site."""
        file = File(uri, None, str(site), use_directory_urls=True, dest_uri=uri)
        file.abs_src_path = str(source)
        self._copy(file, site)

    def write(self, site: Path, uri: str, data: bytes) -> None:
        """Write data to a path in the site."""

        def written() -> None:
            target = site / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)

        self._make(site, uri, blake2b(data).digest(), written)

    def remove_gone(self, site: Path, of: type) -> None:
        """Remove files made of this kind that this build did not make, nor anybody else by now."""
        for uri in self.last.keys() - self.now.keys():
            made = self.last[uri]
            if isinstance(made[0], of) and _stands(site, uri, made):
                (site / uri).unlink()

    def end(self) -> None:
        """End a build: its files are those of the last one."""
        self.last, self.now = self.now, {}

    def _copy(self, file: File, site: Path, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - mkdocs' signature
        source = str(file.abs_src_path)
        try:
            state = state_of(source)
        except OSError:  # whoever copies it says so
            state = None
        of = Copied(source, state) if state and settled(state) else None
        self._make(site, file.dest_uri, of, partial(type(file).copy_file, file, dirty))

    def _make(self, site: Path, uri: str, of: Copied | bytes | None, made: Make) -> None:
        """Have a file made of something, unless it is there; what is None is another each time."""
        before = self.last.get(uri)
        if self.kept and of is not None and before is not None and before[0] == of:
            self.now[uri] = before
            return
        self.last.pop(uri, None)
        self.now.pop(uri, None)
        made()
        if self.kept and of is not None:
            self.now[uri] = of, state_of(os.path.join(site, uri))  # noqa: PTH118 - of each file


def _stands(site: Path, uri: str, made: Made) -> bool:
    """Return whether a file is as it was written."""
    try:
        return state_of(os.path.join(site, uri)) == made[1]  # noqa: PTH118 - of each file
    except OSError:
        return False
