"""What a build keeps for the next one, on disk: a record of each language, written by its process.

A build that publishes takes nothing from a record, and writes none.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from mkdocs.plugins import get_plugin_logger

from concordance.checks.cache import content_of
from concordance.mkdocs_site.build import current_language, languages
from concordance.mkdocs_site.parts.identity import configuration, tool
from concordance.mkdocs_site.speed.dependencies import digest
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.record import (
    Asked,
    ForeignRecordError,
    LanguageRecord,
    RecordError,
    read_again,
    read_record,
    write_down,
    write_record,
)
from concordance.mkdocs_site.speed.unknown import unknown
from concordance.mkdocs_site.speed.whole import give
from concordance.publish.search import FOLDER as SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from concordance.corpus.corpus import Corpus
    from concordance.mkdocs_site.speed.dependencies import Key
    from concordance.mkdocs_site.speed.keeping import Kept

FOLDER = ".cache/concordance/pages"
QUERIES = "queries"
"""The name of the record of what pages were asked, beside those of languages."""
T = TypeVar("T")
NOTHING = LanguageRecord({}, {}, {})
log = get_plugin_logger("concordance")


@dataclass
class Recording(Keeping):
    """What one build takes from the records of the build before, and what it writes into them.

    `identity` is what every page is made with: tool, libraries, configuration. `record` is that of
    the language in hand, `code`, `before` the one that was read to take it over.
    """

    identity: str = ""
    code: str = ""
    record: LanguageRecord = NOTHING
    before: dict[str, LanguageRecord] = field(default_factory=dict)

    def begin(self, config: MkDocsConfig) -> None:
        """Begin a build, unless something may write into its pages by what it alone knows."""
        self.active = not os.environ.get("PUBLISH") and not unknown(config)
        if self.active:
            self.identity = f"{tool()} {configuration(config)}"
        super().begin(config)

    @contextmanager
    def asking(self, corpus: Corpus, config: MkDocsConfig) -> Iterator[None]:
        """Let pages that did not change be asked without being read, and keep what is asked."""
        if not self.active:
            yield
            return
        before: Asked = self._read(QUERIES, Asked, config) or {}
        contents = {group.key: content_of(group) for group in corpus.groups}
        for group in corpus.groups:
            content, dump = before.get(group.key, (b"", {}))
            if content and content == contents[group.key]:
                group.queries.load(dump)
        yield
        new = any(group.queries.changed for group in corpus.groups)
        if new or before.keys() != contents.keys():
            asked = {each.key: (contents[each.key], each.queries.dump()) for each in corpus.groups}
            self._write(QUERIES, asked, config)

    def take_over(self, code: str, config: MkDocsConfig) -> bool:
        """Write the pages and the search index of a language in which nothing changed."""
        record = self._read(code, LanguageRecord, config) if code in self.keys else None
        self.before = {code: record or NOTHING}
        whole = record.whole if record is not None else None
        if record is None or whole is None or whole.key != self.keys[code]:
            return False
        if not all(uri in record.drawings for uri in whole.pages):
            return False
        files = {uri: record.drawings[uri][1] for uri in whole.pages}
        for name, data in record.index.items():
            _, _, *path = name.split("/")
            files["/".join((f"{SEARCH}-{code}", *path))] = data
        _write_files(Path(config.site_dir), files)
        give(whole, config)
        log.info("the pages of '%s' are as they were", code)
        return True

    def begin_language(self, config: MkDocsConfig) -> None:
        """Read the record of the language in hand; one that is not to be used is told."""
        self.code = current_language(config)
        self.now.populations, self.now.drawings, self.now.pages = {}, {}, set()
        if self.before.get(self.code) is None:
            self.before = {self.code: self._read(self.code, LanguageRecord, config) or NOTHING}
        self.record = self.before.pop(self.code)
        self.drawings, self.index = dict(self.record.drawings), dict(self.record.index)

    def end_language(self, config: MkDocsConfig) -> None:
        """Write the record of the language in hand, where it is another now."""
        whole = self.whole(config)
        if not self.active or self.code != current_language(config):
            return
        again = sum(self.drawings.get(uri) is not each for uri, each in self.now.drawings.items())
        if self.drawings:
            log.info("drew %d of %d pages of '%s' again", again, len(self.now.pages), self.code)
        drawings = cast("dict[str, tuple[Key, bytes]]", self.now.drawings)
        now = LanguageRecord(dict(self._populations()), drawings, self.index, whole)
        if now != self.record:
            self._write(self.code, now, config)
        self.code, self.record, self.drawings = "", NOTHING, {}
        self.now.populations, self.now.drawings = {}, {}

    def known(self, uri: str) -> Kept | None:
        """Return what a page's text became, as it is written down."""
        kept = self.record.populations.get(uri)
        return kept and (kept[0], read_again(kept[1]))

    def sealed(self, key: object) -> Key:
        """Return a digest of a key: the same in every process, unless it names an object."""
        return digest(key)

    def _read(self, name: str, of: type[T], config: MkDocsConfig) -> T | None:
        """Return a record; None without one. One that is not to be used is told."""
        try:
            return read_record(_file(name, config), self.identity, name, of)
        except ForeignRecordError as error:
            if name == languages(config)[0]:  # once
                _tell(f"the record of the last build is {error}: the whole site is built")
            return None
        except RecordError as error:
            _tell(f"the record of '{name}' is {error}: what it had is made again")
            return None

    def _write(self, name: str, record: object, config: MkDocsConfig) -> None:
        with suppress(OSError):  # the next build is a whole one
            write_record(_file(name, config), self.identity, name, record)

    def _populations(self) -> Iterator[tuple[str, tuple[Key, bytes]]]:
        """Yield what the pages became that can be written down, by their files' paths."""
        for uri, (key, populated) in self.now.populations.items():
            kept = self.record.populations.get(uri)
            if kept is not None and kept[0] == key:
                yield uri, kept
            elif written := write_down(populated):
                yield uri, (cast("Key", key), written)


def _tell(words: str) -> None:
    """Say why a build takes longer, where mkdocs' own lines are hidden or fail a strict build."""
    sys.stderr.write(f"{words}\n")


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths in a folder."""
    for each in {name.rpartition("/")[0] for name in files}:
        (folder / each).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _file(name: str, config: MkDocsConfig) -> Path:
    """Return the file of a record, beside the configuration."""
    own = Path(config.config_file_path)
    return own.parent / FOLDER / f"{own.stem}-{name}.msgpack"
