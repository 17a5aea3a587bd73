"""What a serving process keeps of its last build in memory, so that a save builds what it changes.

The last build's files of pages are moved to the next one's site; the panel of findings is put on
every page at each save. What every build takes as given makes the next a whole one where it
changes.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from mkdocs.plugins import get_plugin_logger

from concordance.corpus.corpus import show
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.check_run import CheckMemory, CheckRun
from concordance.mkdocs_site.corpus import ReadPages
from concordance.mkdocs_site.panel import PagePlace, PlacedFile, panel
from concordance.mkdocs_site.plugin import takes_part
from concordance.mkdocs_site.speed.compiled import Compiled
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.localised import Localised
from concordance.mkdocs_site.speed.unknown import given, unknown
from concordance.mkdocs_site.speed.whole import Whole, give
from concordance.publish.search import FOLDER as SEARCH

if TYPE_CHECKING:
    from click import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from concordance.findings.model import Finding
    from concordance.mkdocs_site.speed.unknown import Given

T = TypeVar("T")
LAST, PAGES = "last", "pages"
"""What is kept in the folder: the last build's site, files of pages."""
log = get_plugin_logger("concordance")


@dataclass
class Serving(Keeping):
    """What is kept between the builds of one process.

    `told` is what the panels of the last build that was finished are made of, `findings` all that
    it found; `telling` and `found` those of this one. `folder` holds the files of pages, without
    what is told of them while writing, and the last build's site while the next is made. `given`
    is what every build takes as given, `reason` why nothing is kept. `server` sends the pages, from
    the first build on. `places` are all that the panel asks of pages, `wholes` the languages of the
    last build, `ended` those of this one.
    """

    indexes_last = True

    told: dict[str, object] = field(default_factory=dict)
    telling: dict[str, object] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    found: tuple[Finding, ...] | None = None
    given: Given = field(default_factory=dict)
    reason: str = ""
    folder: TemporaryDirectory[str] | None = None
    finished: bool = True
    server: LiveReloadServer | None = None
    places: dict[str, PagePlace] = field(default_factory=dict)
    wholes: dict[str, Whole] = field(default_factory=dict)
    ended: dict[str, Whole] = field(default_factory=dict)

    def begin(self, config: MkDocsConfig) -> None:
        """Begin a build: forget what was kept where it may not hold, and say so in one line."""
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
        self.telling, self.found, self.ended = {}, None, {}
        super().begin(config)

    def set_aside(self, site: Path) -> None:
        """Move the last build's site out of the way of the one that is to be built."""
        if self.active:
            self.finished = False
            self.folder = self.folder or TemporaryDirectory(f"{site.name}_", dir=site.parent)
            if site.exists():
                site.rename(self._at(LAST))
            site.mkdir(mode=0o700)

    def take_over(self, code: str, config: MkDocsConfig) -> bool:
        """Put the pages of a language in which nothing changed from the last build's site.

        Where something else is found now, it is told on them.
        """
        whole = self.wholes.get(code)
        if whole is None or whole.key != self.keys.get(code):
            return False
        targets = {uri: Path(config.site_dir, uri) for uri in whole.pages}
        for folder in {target.parent for target in targets.values()}:
            folder.mkdir(parents=True, exist_ok=True)
        for uri, target in targets.items():
            _copy(self.populations, self.now.populations, uri)
            _copy(self.drawings, self.now.drawings, uri)
            self.put(self.places[uri], target, b"", config, same=True)
        self.now.pages.update(targets)
        self.ended[code] = whole
        give(whole, config)
        return True

    def end_language(self, config: MkDocsConfig) -> None:
        """Keep what the language in hand gave."""
        if whole := self.whole(config):
            self.ended[current_language(config)] = whole

    def show(self, config: MkDocsConfig) -> None:
        """Let the browsers load the pages, with the last build's search."""
        if not self.active or self.server is None or config.strict:
            return
        if self._at(LAST, SEARCH).is_dir():
            self._at(LAST, SEARCH).rename(Path(config.site_dir, SEARCH))
        with self.server._epoch_cond:  # noqa: SLF001 - as mkdocs does when all is done
            self.server._visible_epoch = self.server._wanted_epoch  # noqa: SLF001
            self.server._epoch_cond.notify_all()  # noqa: SLF001

    def finish(self) -> None:
        """End a build: what it made is what is kept."""
        if self.active:
            if self.drawings:
                log.info("built %d of %d pages again", self.now.drawn, len(self.now.pages))
            self.populations, self.drawings = self.now.populations, self.now.drawings
            self.told, self.findings = self.telling, self.found or ()
            self.wholes = self.ended
            self.places = {uri: self.places[uri] for uri in self.now.pages}
            self.read.end()
            shutil.rmtree(self._at(LAST), ignore_errors=True)
            self.finished = True

    def keep(self, uri: str, target: Path) -> bytes:
        """Keep the file of a page that was drawn, in the folder."""
        kept = self._at(PAGES, uri)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(target, kept)
        return b""

    def put(
        self, page: Page | PagePlace, target: Path, html: bytes, config: MkDocsConfig, *, same: bool
    ) -> None:
        """Put a page's file in its place, with the panel of findings."""
        file, uri = page.file, page.file.dest_uri
        self.places[uri] = PagePlace(PlacedFile(file.abs_src_path, file.dest_uri), page.url)
        self.telling[uri] = told = self._told(page, config)
        if same and self.told.get(uri) == told:
            with suppress(FileNotFoundError):
                self._at(LAST, uri).rename(target)
                return
        html = self._at(PAGES, uri).read_bytes()
        if takes_part(config, "freshness"):
            html = panel(html.decode("utf-8"), page, config).encode("utf-8")
        target.write_bytes(html)

    def _told(self, page: Page | PagePlace, config: MkDocsConfig) -> object:
        """Return what the panel of a page is made of: all that is found, and the page's text."""
        if self.found is None:
            found = tuple(run_state(config, CheckRun).findings)
            # the same object is told to be the same at once
            self.found = self.findings if found == self.findings else found
        return self.found, self.data(page.file, config)

    def _at(self, *names: str) -> Path:
        """Return a path in the folder, which is there from the first build on."""
        return Path(self.folder.name if self.folder else "", *names)

    def _forget(self, why: str) -> None:
        log.info("%s: the whole site is built", why)
        self.populations, self.drawings, self.listed = {}, {}, {}
        self.index, self.wholes, self.places = {}, {}, {}
        self.compiled, self.read, self.localised = Compiled(), ReadPages(), Localised()
        self.checked = CheckMemory()
        if self.folder is not None:
            self.folder.cleanup()
        self.folder, self.finished = None, True


def _copy(before: dict[str, T], now: dict[str, T], uri: str) -> None:
    """Keep what is known of a page."""
    if uri in before:
        now[uri] = before[uri]


def kept_while_serving(context: Context) -> Serving | None:
    """Return what the process that serves keeps from its first build on; None for a dirty build."""
    if context.params.get("build_type"):
        return None
    kept: Serving = context.meta.setdefault("concordance.keeping", Serving())
    return kept
