"""What is kept of one build for the next: pages whose keys are the same are not made again.

mkdocs builds the whole site each time, with a configuration, files, a navigation and pages that
are all new; so does this. Only the two steps that cost most are left out for a page whose key is
the one of the build before (`dependencies`): its HTML is taken as it was, with what the events of
its page made of it, and its file as it was drawn. Every other event runs in between, so that
findings, backlinks and lists are those of a whole build. A process that serves keeps it in memory
(`serving`), one that builds in a record (`recording`); any other keeps nothing.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from mkdocs.structure.files import File, Files

from concordance.mkdocs_site.active import ActiveContent
from concordance.mkdocs_site.build import current_language, give_state, languages, run_state
from concordance.mkdocs_site.corpus import ReadPages
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.speed.compiled import Listed
from concordance.mkdocs_site.speed.dependencies import (
    key_of_drawing,
    key_of_language,
    key_of_population,
    key_of_sources,
    shown_of_terms,
)
from concordance.mkdocs_site.speed.populated import Populated
from concordance.mkdocs_site.speed.remembered import Remembered
from concordance.mkdocs_site.speed.said import listening
from concordance.mkdocs_site.speed.whole import Saying, Whole, keys_of_languages, whole_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

    from concordance.corpus.corpus import Corpus
    from concordance.mkdocs_site.speed.dependencies import Key

NEVER = b""
"""The key of what is made again in any case."""
Kept = tuple[object, Populated]
"""The key of a page's text, and what that became."""
Drawn = tuple[object, bytes]
"""The key of a page's file, and its bytes; none where they stand elsewhere."""


@dataclass
class OneBuild:
    """What one build knows, of the language in hand and for the next build.

    `listed` is what mkdocs knows of each file it found; `files` and `navigation` go with the keys
    made of them. `own` are the files of the pages of the language in hand, `covered` paths to which
    other files are written before pages.
    """

    listed: list[dict[str, Any]] | None = None
    files: tuple[Files, Key] | None = None
    navigation: tuple[Navigation, Key] | None = None
    populations: dict[str, Kept] = field(default_factory=dict)
    drawings: dict[str, Drawn] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    own: list[str] = field(default_factory=list)
    covered: set[str] = field(default_factory=set)
    folders: set[Path] = field(default_factory=set)
    drawn: int = 0


@dataclass
class Keeping:
    """What is kept between builds; nothing where it is not `active`.

    `populations` and `drawings`, by the path of a page's file in the site, are those of the build
    before, `index` has the files of the search indexes. `keys` are the languages' of this one,
    `saying` what is said of the one in hand, `noted` what in it could run before. `indexes_last`
    says that the search is made when all pages are shown.
    """

    indexes_last: ClassVar[bool] = False

    active: bool = False
    populations: dict[str, Kept] = field(default_factory=dict)
    drawings: dict[str, Drawn] = field(default_factory=dict)
    index: dict[str, bytes] = field(default_factory=dict)
    remembered: Remembered = field(default_factory=Remembered)
    now: OneBuild = field(default_factory=OneBuild)
    keys: dict[str, Key] = field(default_factory=dict)
    saying: Saying | None = None
    noted: int = 0

    def begin(self, config: MkDocsConfig) -> None:
        """Begin a build: find out whether what was kept holds, and let the run have it."""
        give_state(config, Keeping, self)
        self.now, self.keys = OneBuild(), {}
        self._stop_saying()
        if self.active:
            self.remembered.give(config)
            config.theme.get_env = partial(self._environment, config.theme)  # type: ignore[method-assign]

    def set_aside(self, site: Path) -> None:
        """Move what a build would clean away, where that is kept."""

    @contextmanager
    def asking(self, corpus: Corpus, config: MkDocsConfig) -> Iterator[None]:  # noqa: ARG002
        """Make ready what pages were asked in the build before, and keep what is asked of them."""
        yield

    def bring_back(self, site: Path) -> None:
        """Put in place again what was set aside, when mkdocs has cleaned."""

    def plan(self, files: Files, config: MkDocsConfig) -> None:
        """Make the key of each language, when the pages of all are listed."""
        if self.active and not config.extra_templates:
            self.keys = keys_of_languages(files, languages(config), config)

    def take_over(self, code: str, config: MkDocsConfig) -> bool:  # noqa: ARG002 - see those that do
        """Take a language over whole, if nothing in it changed; return whether it was."""
        return False

    def start_language(self, config: MkDocsConfig) -> None:
        """Begin a language that is not the first: write down what is said of it."""
        if self.active:
            self.saying, self.now.own = Saying(), []
            self.noted = run_state(config, ActiveContent).noted
            logging.getLogger("mkdocs").addHandler(self.saying)

    def whole(self, config: MkDocsConfig) -> Whole | None:
        """Return what the language in hand gave, where it may be taken over in the next build."""
        said, code = self._stop_saying(), current_language(config)
        noted = run_state(config, ActiveContent).noted - self.noted
        if said is None or noted or code not in self.keys or self.now.files is None:
            return None
        files = self.now.files[0]
        return whole_of(code, files, config, key=self.keys[code], pages=self.now.own, said=said)

    def begin_language(self, config: MkDocsConfig) -> None:
        """Make ready what is kept of the language in hand, whose pages are listed."""

    def end_language(self, config: MkDocsConfig) -> None:
        """Keep what was made of the language in hand, which is written and indexed."""

    def end_pages(self, site: Path) -> None:
        """Be told that the pages of all languages are written."""

    def show(self, config: MkDocsConfig) -> None:
        """Let a reader see the pages, which are all written."""

    def finish(self) -> None:
        """End a build."""

    def kept_index(self) -> dict[str, bytes] | None:
        """Return the files of the search indexes, to be kept; None where they are not."""
        return self.index if self.active else None

    def data(self, file: File, config: MkDocsConfig) -> bytes | None:
        """Return the bytes of a page's file, those of the whole build, where pages are kept."""
        if not self.active or file.abs_src_path is None:
            return None
        with suppress(OSError):  # whoever reads it says so
            return run_state(config, ReadPages).data(file.abs_src_path)
        return None

    def list_files(self, listed: Callable[[], Files]) -> Files:
        """Return the files that mkdocs finds, by `listed` for the first language of a build."""
        if not self.active:
            return listed()
        if self.now.listed is None:
            with listening() as said:
                found = listed()
            if not said.records:
                self.now.listed = [dict(vars(file)) for file in found]
            return found
        again = [File.__new__(File) for _ in self.now.listed]
        for file, known in zip(again, self.now.listed, strict=True):
            vars(file).update(known)
        return Files(again)

    def populate(
        self, page: Page, config: MkDocsConfig, files: Files, populated: Callable[[], None]
    ) -> None:
        """Read and convert a page, by `populated`, or let it be what it was of the same."""
        data, uri = self.data(page.file, config), page.file.dest_uri
        if data is None:
            populated()
            return
        if self.now.files is None or self.now.files[0] is not files:
            self.now.files = files, key_of_sources(files, config)
            self.begin_language(config)
        key = key_of_population(page, self.now.files[1], data, config)
        kept = self.known(uri)
        if kept is not None and kept[0] == self._with_terms(key, kept[1], config):
            kept[1].give(page, files, config)
        else:
            before = dict(vars(page))
            with listening() as said:
                populated()
            index = run_state(config, SiteGlossary).index == page.file.src_uri
            made = None if said.records or index else Populated.of(page, before, config)
            kept = made and (self._with_terms(key, made, config), made)
        if kept is not None:
            self.now.populations[uri] = kept

    def draw(
        self,
        page: Page,
        nav: Navigation,
        pages: Sequence[File],
        config: MkDocsConfig,
        built: Callable[[], None],
        *,
        excluded: bool,
    ) -> None:
        """Write a page's file, by `built` or as it was."""
        if not self.active:
            built()
            return
        if self.now.navigation is None or self.now.navigation[0] is not nav:
            self.now.navigation = nav, key_of_language(nav, pages, config)
        uri, target = page.file.dest_uri, Path(config.site_dir, page.file.dest_uri)
        key = self.sealed(key_of_drawing(page, self.now.navigation[1], config, excluded=excluded))
        kept = None if uri in self.now.pages else self.drawn(uri)
        if kept is not None and kept[0] == key:
            self.put(target, kept[1])
            self.now.drawings[uri] = kept
        else:
            if kept is not None:
                target.unlink(missing_ok=True)
            said = self._draw_again(built, config)
            if not target.is_file():  # a template may write nothing
                return
            # what was said is to be said again
            self.now.drawings[uri] = NEVER if said else key, self.keep(target)
        self.now.pages.add(uri)
        self.now.own.append(uri)

    def known(self, uri: str) -> Kept | None:
        """Return what a page's text became in the build before."""
        return self.populations.get(uri)

    def sealed(self, key: object) -> object:
        """Return a key in the form in which it is kept."""
        return key

    def drawn(self, uri: str) -> Drawn | None:
        """Return what was drawn of a page in the build before, unless another file is there."""
        return None if uri in self.now.covered else self.drawings.get(uri)

    def keep(self, target: Path) -> bytes:
        """Keep the file of a page that was drawn; return its bytes, none where it is elsewhere."""
        return target.read_bytes()

    def put(self, target: Path, html: bytes) -> None:
        """Put the file of a page that is the same as before in its place."""
        if target.parent not in self.now.folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.now.folders.add(target.parent)
        target.write_bytes(html)

    def _with_terms(self, key: object, page: Populated, config: MkDocsConfig) -> object:
        """Return the key of a page's HTML with what it shows of the terms it was found to use."""
        return self.sealed((key, shown_of_terms(page.uses, config)))

    def _stop_saying(self) -> list[tuple[str, int, str]] | None:
        """Return what was said of the language in hand; None where nobody listened."""
        saying, self.saying = self.saying, None
        if saying is not None:
            logging.getLogger("mkdocs").removeHandler(saying)
        return None if saying is None else saying.said

    def _draw_again(self, built: Callable[[], None], config: MkDocsConfig) -> bool:
        """Write a page's file; return whether something was said of it, or could run in it."""
        active = run_state(config, ActiveContent)
        noted = active.noted
        with listening() as said:
            built()
        self.now.drawn += 1
        return bool(said.records) or active.noted != noted

    def _environment(self, theme: Theme) -> Environment:
        """Return the theme's templates, whose folders are listed once."""
        env = type(theme).get_env(theme)
        env.loader = Listed(theme.dirs, self.remembered.listed)
        return env
