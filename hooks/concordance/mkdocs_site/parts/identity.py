"""What the bytes of a build depend on: two parts of one site agree in all of it."""

from __future__ import annotations

import json
import os
import sys
from hashlib import blake2b
from importlib.metadata import distributions
from inspect import ismodule
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from concordance.freshness.record import record_path
from concordance.freshness.redirects import redirects_path
from concordance.mkdocs_site.settings import read_project
from concordance.project.revision import RevisionError, git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

PACKAGE = Path(__file__).parents[2]
PLACE = ("config_file_path", "docs_dir", "site_dir", "strict")
"""Settings that say where a build reads and writes, or how it ends, and not what it makes."""


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Digests of what decides a build, and git's commit, empty where there is no git."""

    tool: str
    configuration: str
    commit: str
    sources: str

    def other(self, one: Identity) -> str:
        """Return in which way another build differs, in words; empty where it does not."""
        if one.tool != self.tool:
            return "another version of the tool, of a library or of Python"
        if one.commit != self.commit:
            here, there = (commit[:12] or "none" for commit in (self.commit, one.commit))
            return f"another commit ({there}; this is {here})"
        if one.configuration != self.configuration:
            return "another configuration"
        return "other pages" if one.sources != self.sources else ""


def configuration(config: MkDocsConfig) -> str:
    """Digest mkdocs' configuration: its file, its values, and the templates and hooks it names.

    To be called before any event: plugins write into the configuration.
    """
    values = {key: value for key, value in config.items() if key not in PLACE}
    values["theme"] = dict(config.theme)
    options = {name: dict(getattr(each, "config", {})) for name, each in config.plugins.items()}
    plain = json.dumps([values, options], skipkeys=True, default=_name)
    hooks = [str(each.__file__) for each in config.plugins.values() if ismodule(each)]
    theme = [config.theme.custom_dir] if config.theme.custom_dir else []
    files = map(Path, [config.config_file_path, *hooks, *theme])
    return _digest([plain.encode(), *_contents(files)])


def identity(config: MkDocsConfig, configured: str) -> Identity:
    """Return what this build depends on; `configured` is the digest of its `configuration`."""
    project = read_project(config)
    docs = Path(config.docs_dir)
    try:
        commit = git(docs, "rev-parse", "HEAD")
    except RevisionError:
        commit = ""
    return Identity(
        tool=tool(),
        configuration=configured,
        commit=commit,
        sources=_digest(_contents([docs, record_path(project), redirects_path(project)])),
    )


def tool() -> str:
    """Digest this tool, every library that is installed beside it, and Python."""
    return _digest([sys.version.encode(), *_libraries(), *_contents([PACKAGE])])


def _libraries() -> list[bytes]:
    return sorted(f"{each.name} {each.version}".encode() for each in distributions())


def _contents(places: Iterable[Path]) -> Iterator[bytes]:
    """Return the names and bytes of files, and of those below folders, in a fixed order."""
    for place in places:
        if place.is_file():
            yield place.name.encode()
            yield place.read_bytes()
            continue
        for folder, names, files in os.walk(place):
            names[:] = sorted(name for name in names if name != "__pycache__")
            for name in sorted(files):
                path = Path(folder, name)
                yield path.relative_to(place).as_posix().encode()
                yield path.read_bytes() if path.is_file() else b""


def _name(value: object) -> str:
    """Return what stands in a configuration for what JSON has no word for: a function's name."""
    return str(getattr(value, "__qualname__", type(value).__qualname__))


def _digest(pieces: Iterable[bytes]) -> str:
    digest = blake2b(digest_size=20)
    for piece in pieces:
        digest.update(len(piece).to_bytes(8))
        digest.update(piece)
    return digest.hexdigest()
