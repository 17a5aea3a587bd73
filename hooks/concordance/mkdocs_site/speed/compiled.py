"""The theme's templates, compiled once and listed once for what one process builds.

mkdocs makes a new environment for each build, and each would do so again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, FileSystemLoader, TemplateError
from jinja2.meta import find_referenced_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps what templates are compiled to, as long as their source is the same."""

    def __init__(self) -> None:
        """Begin with none."""
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what its template was compiled to, if it was."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


class Listed(FileSystemLoader):
    """Lists each folder of the theme once, without what mkdocs leaves out: names with a dot.

    `listed` are the names by their folder.
    """

    def __init__(self, folders: Sequence[str], listed: dict[str, list[str]]) -> None:
        super().__init__(folders)
        self._listed = listed

    def list_templates(self) -> list[str]:
        """Return the names of the files of all folders, in order."""
        for folder in self.searchpath:
            if folder not in self._listed:
                names = FileSystemLoader(folder).list_templates()
                self._listed[folder] = [name for name in names if not name.startswith(".")]
        return sorted({name for folder in self.searchpath for name in self._listed[folder]})


def compile_ahead(env: Environment, names: Iterable[str]) -> None:
    """Compile templates and those that they name, for the processes that are then started.

    What cannot be compiled is left to who draws it, and says so.
    """
    waiting, seen = list(names), set[str]()
    while waiting and env.loader is not None:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        with suppress(TemplateError):
            source, _, _ = env.loader.get_source(env, name)
            waiting += filter(None, find_referenced_templates(env.parse(source)))
            env.get_template(name)
