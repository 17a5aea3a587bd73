"""What a serving process keeps of its last build, so that a save builds what it changes.

mkdocs builds the whole site at each save, with a configuration, files, a navigation and pages that
are all new; so does this. Only the two steps that cost most are left out for a page whose key is
the one of the last build (`dependencies`): its HTML is taken from memory, with what the events of
its page made of it, its file from those that were drawn. Every other event runs in between, so that
findings, backlinks and lists are those of a whole build; the panel of findings is put on every page
at each save.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from concordance.corpus.corpus import show
from concordance.mkdocs_site.active import ActiveContent
from concordance.mkdocs_site.build import give_state, run_state
from concordance.mkdocs_site.check_run import CheckMemory, CheckRun
from concordance.mkdocs_site.corpus import ReadPages
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.panel import panel
from concordance.mkdocs_site.plugin import takes_part
from concordance.mkdocs_site.speed.compiled import Compiled, Listed
from concordance.mkdocs_site.speed.dependencies import (
    key_of_drawing,
    key_of_language,
    key_of_population,
    key_of_sources,
)
from concordance.mkdocs_site.speed.localised import Localised
from concordance.mkdocs_site.speed.populated import Populated
from concordance.mkdocs_site.speed.said import listening
from concordance.mkdocs_site.speed.unknown import given, unknown
from concordance.publish.search import FOLDER as SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

    from concordance.findings.model import Finding
    from concordance.mkdocs_site.speed.dependencies import Key
    from concordance.mkdocs_site.speed.unknown import Given

LAST, PAGES, INDEX = "last", "pages", "index"
"""What is kept in the folder: the last build's site, files of pages, the languages' indexes."""
log = get_plugin_logger("concordance")


@dataclass
class OneBuild:
    """What one build knows, of the language in hand and for the next build.

    `listed` is what mkdocs knows of each file it found; `files` and `navigation` go with the keys
    made of them; `told` is what the panels are made of, `findings` all that was found.
    """

    listed: list[dict[str, Any]] | None = None
    files: tuple[Files, Key] | None = None
    navigation: tuple[Navigation, Key] | None = None
    populations: dict[str, tuple[object, Populated]] = field(default_factory=dict)
    drawings: dict[str, object] = field(default_factory=dict)
    told: dict[str, object] = field(default_factory=dict)
    findings: tuple[Finding, ...] | None = None
    pages: set[str] = field(default_factory=set)
    folders: set[Path] = field(default_factory=set)
    drawn: int = 0


@dataclass
class Keeping:
    """What is kept between the builds of one process; nothing where it does not serve.

    `populations`, `drawings` and `told`, by the path of a page's file in the site, are those of the
    last build that was finished, `findings` what it found. `folder` holds the files of pages,
    without what is told of them while writing, the search index of each language, and the last
    build's site while the next is made.
    `given` is what every build takes as given, `reason` why nothing is kept. `server` sends the
    pages, from the first build on.
    """

    active: bool = False
    populations: dict[str, tuple[object, Populated]] = field(default_factory=dict)
    drawings: dict[str, object] = field(default_factory=dict)
    told: dict[str, object] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    compiled: Compiled = field(default_factory=Compiled)
    read: ReadPages = field(default_factory=ReadPages)
    listed: dict[str, list[str]] = field(default_factory=dict)
    localised: Localised = field(default_factory=Localised)
    checked: CheckMemory = field(default_factory=CheckMemory)
    given: Given = field(default_factory=dict)
    reason: str = ""
    folder: TemporaryDirectory[str] | None = None
    finished: bool = True
    server: LiveReloadServer | None = None
    now: OneBuild = field(default_factory=OneBuild)

    def begin(self, config: MkDocsConfig) -> None:
        """Begin a build: forget what was kept where it may not hold, and say so in one line."""
        give_state(config, Keeping, self)
        self.now = OneBuild()
        found = given(config)
        if not self.finished:
            self._forget("the last build failed")
        elif self.given and found != self.given:
            paths = {**self.given, **found}
            changed = next(path for path in paths if self.given.get(path) != found.get(path))
            self._forget(f"{show(changed)} has changed")
        if found != self.given:
            reason = unknown(config)
            if reason and reason != self.reason:
                log.info("each save builds the whole site, because of %s", reason)
            self.given, self.reason, self.active = found, reason, not reason
        if self.active:
            give_state(config, Compiled, self.compiled)
            give_state(config, ReadPages, self.read)
            give_state(config, CheckMemory, self.checked)
            self.localised.take_over()
            config.theme.get_env = partial(self._environment, config.theme)  # type: ignore[method-assign]

    def folder_of(self, kind: str) -> Path | None:
        """Return where files of a kind are kept; None where nothing is."""
        return Path(self.folder.name, kind) if self.active and self.folder else None

    def set_aside(self, site: Path) -> None:
        """Move the last build's site out of the way of the one that is to be built."""
        if self.active:
            self.finished = False
            self.folder = self.folder or TemporaryDirectory(f"{site.name}_", dir=site.parent)
            if site.exists():
                site.rename(Path(self.folder.name, LAST))
            site.mkdir(mode=0o700)

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
        key = key_of_population(page, self.now.files[1], data, config)
        kept = self.populations.get(uri)
        if kept is not None and kept[0] == key:
            kept[1].give(page, files, config)
        else:
            before = dict(vars(page))
            with listening() as said:
                populated()
            index = run_state(config, SiteGlossary).index == page.file.src_uri
            kept = None if said.records or index else (key, Populated.of(page, before, config))
        if kept is not None:
            self.now.populations[uri] = kept

    def show(self, config: MkDocsConfig) -> None:
        """Let the browsers load the pages, which are all written, with the last build's search."""
        last = self.folder_of(LAST)
        if last is None or self.server is None or config.strict:
            return
        if (last / SEARCH).is_dir():
            (last / SEARCH).rename(Path(config.site_dir, SEARCH))
        with self.server._epoch_cond:  # noqa: SLF001 - as mkdocs does when all is done
            self.server._visible_epoch = self.server._wanted_epoch  # noqa: SLF001
            self.server._epoch_cond.notify_all()  # noqa: SLF001

    def finish(self) -> None:
        """End a build: what it made is what is kept."""
        last = self.folder_of(LAST)
        if last is not None:
            if self.drawings:
                log.info("built %d of %d pages again", self.now.drawn, len(self.now.pages))
            self.populations, self.drawings = self.now.populations, self.now.drawings
            self.told, self.findings = self.now.told, self.now.findings or ()
            self.read.end()
            shutil.rmtree(last, ignore_errors=True)
            self.finished = True

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
        """Write a page's file, by `built` or as it was, and the panel of findings on it."""
        folder = self.folder_of(PAGES)
        if folder is None:
            built()
            return
        if self.now.navigation is None or self.now.navigation[0] is not nav:
            self.now.navigation = nav, key_of_language(nav, pages, config)
        uri = page.file.dest_uri
        key = key_of_drawing(page, self.now.navigation[1], config, excluded=excluded)
        told, target = self._told(page, config), Path(config.site_dir, uri)
        same = self.drawings.get(uri) == key and uri not in self.now.pages
        if same:
            if target.parent not in self.now.folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                self.now.folders.add(target.parent)
            self.now.drawings[uri] = key
        else:
            said = self._draw_again(built, config)
            if not target.is_file():  # a template may write nothing
                return
            (folder / uri).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(target, folder / uri)
            if not said:  # else it is to be said again
                self.now.drawings[uri] = key
        self.now.pages.add(uri)
        self.now.told[uri] = told
        if same and self.told.get(uri) == told:
            with suppress(FileNotFoundError):
                (folder.parent / LAST / uri).rename(target)
                return
        html = (folder / uri).read_bytes().decode("utf-8")
        if takes_part(config, "freshness"):
            html = panel(html, page, config)
        target.write_bytes(html.encode("utf-8"))

    def _draw_again(self, built: Callable[[], None], config: MkDocsConfig) -> bool:
        """Write a page's file; return whether something was said of it, or could run in it."""
        active = run_state(config, ActiveContent)
        noted = active.noted
        with listening() as said:
            built()
        self.now.drawn += 1
        return bool(said.records) or active.noted != noted

    def _told(self, page: Page, config: MkDocsConfig) -> object:
        """Return what the panel of a page is made of: all that is found, and the page's text."""
        if self.now.findings is None:
            found = tuple(run_state(config, CheckRun).findings)
            # the same object is told to be the same at once
            self.now.findings = self.findings if found == self.findings else found
        return self.now.findings, self.data(page.file, config)

    def _environment(self, theme: Theme) -> Environment:
        """Return the theme's templates, whose folders are listed once."""
        env = type(theme).get_env(theme)
        env.loader = Listed(theme.dirs, self.listed)
        return env

    def _forget(self, why: str) -> None:
        log.info("%s: the whole site is built", why)
        self.populations, self.drawings, self.listed = {}, {}, {}
        self.compiled, self.read, self.localised = Compiled(), ReadPages(), Localised()
        self.checked = CheckMemory()
        if self.folder is not None:
            self.folder.cleanup()
        self.folder, self.finished = None, True


def kept_while_serving() -> Keeping | None:
    """Return what the process that serves keeps from its first build on; None for another."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name != "serve" or context.params.get("build_type"):
        return None
    kept: Keeping = context.meta.setdefault("concordance.keeping", Keeping())
    return kept
