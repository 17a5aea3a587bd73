"""The project's pages, grouped into the variants of one page."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from concordance.corpus.data_texts import FOLDER, DataFile, data_files
from concordance.corpus.group import PageFile, PageGroup
from concordance.findings.model import Finding
from concordance.markdown.model import Page
from concordance.markdown.read import read_bytes
from concordance.project.bounded import read_regular
from concordance.project.config import LARGEST
from concordance.project.memo import Memo
from concordance.project.places import PAGES, places
from concordance.project.walk import below, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from concordance.project.project import Language, Project

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every page of a project. `problems` are what listing them found wrong."""

    project: Project
    groups: tuple[PageGroup, ...]
    problems: tuple[Finding, ...] = ()
    _memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)

    @property
    def present(self) -> tuple[Language, ...]:
        """Return the languages that have at least one page, the source first."""
        codes = {code for group in self.groups for code in group.sources}
        return tuple(lang for lang in self.project.languages if lang.code in codes)

    def memo(self, make: Callable[[Corpus], T]) -> T:
        """Return `make(corpus)` (a termbase, say), made once for all rules."""
        return self._memo.get(make, self)

    def release(self) -> None:
        """Forget all that was made of the corpus and of its pages, which may be read again."""
        self._memo.clear()
        for group in self.groups:
            group.release()


def read_corpus(project: Project) -> Corpus:
    """List the pages of a project on disk; their content is read when a rule asks for it."""
    problems: list[Finding] = []
    found: list[tuple[str, Language, PageFile]] = []
    place = places(project)
    docs = show(project.docs)
    for name in _pages(project, problems):
        placed = place.split(name)
        if placed is not None:
            shown = posixpath.normpath(posixpath.join(docs, name))
            if docs.startswith(".."):  # of the folder one stands in, if it is below
                shown = show(project.docs / name)
            content = FileReader(
                project.docs / name,
                shown,
                project.config.largest_page,
                project.layout.commonmark,
            )
            found.append((*placed, PageFile(shown, content.page, content.read)))
    return make_corpus(project, found, problems)


def data_of(corpus: Corpus) -> tuple[DataFile, ...]:
    """Return the data files of a project that hold texts in its languages; for `Corpus.memo`."""
    return tuple(data for data in corpus.memo(all_data_of) if data.labels)


def all_data_of(corpus: Corpus) -> tuple[DataFile, ...]:
    """Return the data files of a project, the faulty ones included; for `Corpus.memo`."""
    files = sorted((corpus.project.docs / FOLDER).glob("*.yml"))
    return tuple(data_files(corpus.project, {file: show(file) for file in files}))


def make_corpus(
    project: Project,
    found: Iterable[tuple[str, Language, PageFile]],
    problems: Sequence[Finding] = (),
) -> Corpus:
    """Group files, each given with its path without the language, and its language."""
    by_key: dict[str, dict[str, PageFile]] = {}
    for key, language, source in sorted(found, key=lambda each: project.languages.index(each[1])):
        by_key.setdefault(key, {})[language.code] = source
    groups = tuple(
        PageGroup(
            key=key,
            project=project,
            sources=by_key[key],
            absent={
                language.code: show(expected_path(project, key, language))
                for language in project.languages
                if language.code not in by_key[key]
            },
        )
        for key in sorted(by_key)
    )
    return Corpus(project, groups, tuple(problems))


@dataclass(frozen=True)
class FileReader:
    """A page's file, read once, so that what is kept of it is of the bytes that were judged."""

    path: Path
    shown: str
    largest: int = LARGEST
    commonmark: bool = False

    @cached_property
    def content(self) -> bytes:
        """Return the bytes, or raise OSError."""
        return read_regular(self.path)

    def read(self) -> bytes:
        """Return the bytes, or raise OSError."""
        return self.content

    def page(self) -> Page:
        """Return the page; one that cannot be opened is empty, and a problem."""
        try:
            return read_bytes(self.content, self.shown, self.largest, commonmark=self.commonmark)
        except OSError as error:
            problems = (unreadable(self.shown, error),)
            return Page(self.shown, "", {}, 0, (), problems=problems, malformed=True)


def unreadable(shown: str, error: OSError) -> Finding:
    """Say why a page cannot be opened, and what to do."""
    hint = "restore the file, or remove it"
    if isinstance(error, FileNotFoundError):
        hint = "let the link lead to a page, or remove it"
    elif isinstance(error, PermissionError):
        hint = "let it be read, as with chmod a+r"
    message = f"the file cannot be read: {error.strerror}"
    return Finding(shown, 1, 1, "unreadable-page", message, hint=hint)


def expected_path(project: Project, key: str, language: Language) -> Path:
    """Return where the variant of a page should be."""
    return project.docs / places(project).join(key, language)


def show(path: Path) -> str:
    """Write a path relative to the working folder, with `/`."""
    try:
        return relative_to(str(path), os.curdir, os.getcwd())  # noqa: PTH109 - of every page
    except ValueError:  # another drive
        return path.as_posix()


@lru_cache(maxsize=1 << 16)
def relative_to(path: str, start: str, folder: str) -> str:
    """Return the way from one path to another as seen in the working folder, with `/`.

    Raises:
        ValueError: It leads to another drive.
    """
    del folder  # what relative paths are of, and so a part of the cache's key
    return Path(os.path.relpath(path, start)).as_posix()


def _pages(project: Project, problems: list[Finding]) -> Iterator[str]:
    """Return the pages, by path below the docs folder, without what mkdocs leaves out."""
    excluded = exclusion(project)
    for root in places(project).roots:
        for folder, names, files in walk(project.docs / root, problems, project.docs):
            names[:] = [x for x in names if not x.startswith(".") and x != "node_modules"]
            within = below(folder, project.docs)
            for name in files:
                if name.startswith(".") or not name.lower().endswith(PAGES):
                    continue
                if not excluded(f"{within}{name}"):
                    yield f"{within}{name}"


def exclusion(project: Project) -> Callable[[str], bool]:
    """Return the test of mkdocs' `exclude_docs`.

    Its own defaults include `templates/` at the top.
    """
    if not project.exclude:
        return lambda _: False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - few projects need it

    return GitIgnoreSpec.from_lines(project.exclude.splitlines()).match_file
