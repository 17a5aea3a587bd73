"""mkdocs' files as a corpus: the same pages the build will render, generated ones included."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.corpus.corpus import Corpus, FileReader, make_corpus, show
from concordance.corpus.group import PageFile
from concordance.markdown import parse_page
from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.settings import read_project
from concordance.project.places import places

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from concordance.markdown.model import Page
    from concordance.project.project import Language, Project


@dataclass
class ReadPages:
    """The pages of files as they were last read, each with its bytes, by the path shown."""

    pages: dict[str, tuple[bytes, Page]] = field(default_factory=dict)

    def page(self, content: FileReader) -> Page:
        """Return the page of a file; one that cannot be opened is empty, and a problem."""
        try:
            data = content.read()
        except OSError:
            return content.page()
        if self.pages.get(content.shown, (None,))[0] != data:
            self.pages[content.shown] = data, content.page()
        return self.pages[content.shown][1]


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
                content = FileReader(path, shown, project.config.largest_page)
                source = PageFile(shown, partial(read.page, content), content.read)
            found.append((*placed, source))
    return make_corpus(project, found)


def split_language(project: Project, uri: str) -> tuple[str, Language] | None:
    """Return a page's path without the language, and its language; None where it has none."""
    return places(project).split(uri)


def _path(config: MkDocsConfig, file: File) -> Path:
    return Path(file.abs_src_path or Path(config.docs_dir, file.src_uri))
