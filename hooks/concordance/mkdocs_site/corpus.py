"""mkdocs' files as a corpus: the same pages the build will render, generated ones included."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from concordance.corpus.corpus import Corpus, FileReader, make_corpus, show
from concordance.corpus.group import PageFile
from concordance.markdown import parse_page
from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.settings import read_project
from concordance.mkdocs_site.speed.file_state import State, settled, state_of
from concordance.project.bounded import read_regular
from concordance.project.places import places

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from concordance.markdown.model import Page
    from concordance.project.project import Language, Project

T = TypeVar("T")


@dataclass
class ReadPages:
    """The files of pages as they were last read, and what was made of their bytes.

    `files`, by path, has how each stood when it was read, None where it was too new for that to
    tell, and its bytes; `now` those of this run, whatever happens to the file meanwhile. `pages`
    and `made` are by the path shown.
    """

    files: dict[str, tuple[State | None, bytes]] = field(default_factory=dict)
    now: dict[str, bytes] = field(default_factory=dict)
    pages: dict[str, tuple[bytes, Page]] = field(default_factory=dict)
    made: dict[tuple[str, Callable[[str], Any]], tuple[bytes, Any]] = field(default_factory=dict)

    def data(self, path: str) -> bytes:
        """Return a file's bytes, the same in the whole run, or raise OSError.

        A file that stands as it did when it was read is not read again.
        """
        if path not in self.now:
            state = state_of(path)
            last = self.files.get(path)
            if last is None or last[0] != state:
                sure = settled(state)
                data = read_regular(Path(path))
                if last is not None and last[1] == data:
                    data = last[1]  # the same object is told to be the same at once
                self.files[path] = last = (state if sure else None, data)
            self.now[path] = last[1]
        return self.now[path]

    def make(self, source: PageFile, make: Callable[[str], T]) -> T:
        """Return what is made of a page's text, once as long as its bytes are the same."""
        if source.data is None:
            return make(source.text())
        try:
            data = source.data()
        except OSError:
            return make("")
        key = source.path, make
        if self.made.get(key, (None,))[0] is not data:
            self.made[key] = data, make(source.text())
        result: T = self.made[key][1]
        return result

    def end(self) -> None:
        """End a run: what was not read in it is forgotten, and nothing is sure any more."""
        self.files = {path: self.files[path] for path in self.now}
        self.now = {}

    def page(self, content: FileReader) -> Page:
        """Return the page of a file; one that cannot be opened is empty, and a problem."""
        try:
            data = content.read()
        except OSError:
            return content.page()
        if self.pages.get(content.shown, (None,))[0] != data:
            self.pages[content.shown] = data, content.page()
        return self.pages[content.shown][1]


@dataclass(frozen=True)
class _ReadFile(FileReader):
    """A page's file, whose bytes may be known."""

    known: ReadPages = field(default_factory=ReadPages)

    @cached_property
    def content(self) -> bytes:
        return self.known.data(str(self.path))


def read_files(config: MkDocsConfig, files: Files) -> Corpus:
    """Group the pages that mkdocs will render; to be called where every language's are listed.

    Raises:
        PluginError: `extra.concordance` is not valid.
    """
    project, read = read_project(config), run_state(config, ReadPages)
    found = []
    for file in files.documentation_pages():
        path = _path(config, file)
        placed = split_language(project, file.src_uri)
        if placed is not None:
            shown = show(path)
            if file.abs_src_path is None:  # a page that another plugin made
                text = file.content_string
                source = PageFile(shown, partial(parse_page, text, shown), text.encode)
            else:
                content = _ReadFile(path, shown, project.config.largest_page, known=read)
                source = PageFile(shown, partial(read.page, content), content.read)
            found.append((*placed, source))
    return make_corpus(project, found)


def split_language(project: Project, uri: str) -> tuple[str, Language] | None:
    """Return a page's path without the language, and its language; None where it has none."""
    return places(project).split(uri)


def _path(config: MkDocsConfig, file: File) -> Path:
    return Path(file.abs_src_path or Path(config.docs_dir, file.src_uri))
