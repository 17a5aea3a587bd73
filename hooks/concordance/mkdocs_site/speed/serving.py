"""What a serving process keeps of its last build in memory, so that a save builds what it changes.

The files of pages that are what they were stay where they are; the panel of findings is put on a
page when it is sent. What every build takes as given makes the next a whole one where it changes.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from mkdocs.plugins import get_plugin_logger

from concordance.corpus.corpus import show
from concordance.mkdocs_site.build import current_language, give_state, run_state
from concordance.mkdocs_site.panel import FoundPlaces
from concordance.mkdocs_site.speed.in_place import Copied, InPlace
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.remembered import Remembered
from concordance.mkdocs_site.speed.unknown import given, unknown
from concordance.mkdocs_site.speed.whole import Whole, give
from concordance.publish.search import FOLDER as SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from concordance.mkdocs_site.speed.unknown import Given

T = TypeVar("T")
LAST = "last"
"""What is left of the last build's site, in the folder: all but the pages."""
log = get_plugin_logger("concordance")


@dataclass
class Serving(Keeping):
    """What is kept between the builds of one process.

    `found` is what the last build found, which pages tell when they are sent. `folder` holds, while
    a site is made, what was in the last one beside pages. `given` is what every build takes as
    given, `reason` why nothing is kept. `server` sends the pages, from the first build on. `wholes`
    are the languages of the last build, `ended` those of this one; `in_place` are the files beside
    pages that stay where they are.
    """

    indexes_last = True

    found: FoundPlaces = field(default_factory=FoundPlaces)
    given: Given = field(default_factory=dict)
    reason: str = ""
    folder: TemporaryDirectory[str] | None = None
    finished: bool = True
    server: LiveReloadServer | None = None
    in_place: InPlace = field(default_factory=lambda: InPlace(kept=True))
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
        self.ended = {}
        super().begin(config)
        if self.active:
            give_state(config, InPlace, self.in_place)

    def set_aside(self, site: Path) -> None:
        """Move the last build's site out of the way of mkdocs, which would clean it away."""
        if self.active:
            self.finished = False
            self.folder = self.folder or TemporaryDirectory(f"{site.name}_", dir=site.parent)
            if site.exists():
                site.rename(self._at(LAST))
            site.mkdir(mode=0o700)

    def bring_back(self, site: Path) -> None:
        """Put in their place again the last build's files of pages, and others that stay there."""
        if not self.drawings:
            return
        site.rmdir()
        self._at(LAST).rename(site)
        self._at(LAST).mkdir()
        self.in_place.stand(site)
        staying = {*self.drawings, *self.in_place.last}
        folders = {above for uri in staying for above in _folders(uri)}
        for folder in folders:
            with os.scandir(site / folder) as found:
                others = [each for each in found if f"{folder}{each.name}" not in staying]
            for each in others:
                if f"{folder}{each.name}/" in folders:
                    continue
                if not folder:
                    os.rename(each.path, self._at(LAST, each.name))  # noqa: PTH104 - as listed
                elif each.is_dir(follow_symlinks=False):
                    shutil.rmtree(each.path)
                else:
                    os.unlink(each.path)  # noqa: PTH108 - as listed

    def take_over(self, code: str, config: MkDocsConfig) -> bool:
        """Let the pages of a language in which nothing changed stay where they are."""
        whole = self.wholes.get(code)
        if whole is None or whole.key != self.keys.get(code):
            return False
        if not all(map(self.drawn, whole.pages)):
            return False
        for uri in whole.pages:
            _copy(self.populations, self.now.populations, uri)
            _copy(self.drawings, self.now.drawings, uri)
        self.now.pages.update(whole.pages)
        self.now.covered.update(target for _, target in whole.static)
        self.ended[code] = whole
        give(whole, config)
        return True

    def begin_language(self, config: MkDocsConfig) -> None:
        """Note which paths others write to: a page there is not what was drawn."""
        files = self.now.files[0] if self.now.files else ()
        self.now.covered |= {*config.theme.static_templates} | {
            each.dest_uri for each in files if not each.is_documentation_page()
        }
        self.in_place.copying(files, Path(config.site_dir))

    def end_pages(self, site: Path) -> None:
        """Remove the files of pages that are no more, when those of all languages are written.

        So with the files that are copied.
        """
        self.in_place.remove_gone(site, Copied)
        for uri in self.drawings.keys() - self.now.pages - self.now.covered:
            target = site / uri
            target.unlink(missing_ok=True)
            with suppress(OSError):  # another page is below it
                os.removedirs(target.parent)

    def end_language(self, config: MkDocsConfig) -> None:
        """Keep what the language in hand gave."""
        if whole := self.whole(config):
            self.ended[current_language(config)] = whole

    def show(self, config: MkDocsConfig) -> None:
        """Let the browsers load the pages, with what is found on them and the last search."""
        self.in_place.remove_gone(Path(config.site_dir), bytes)
        self.found = run_state(config, FoundPlaces).fill(config) if self.active else FoundPlaces()
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
            self.populations, self.wholes = self.now.populations, self.ended
            made = self.now.drawings.items()
            self.drawings = {uri: each for uri, each in made if uri not in self.now.covered}
            self.remembered.read.end()
            self.in_place.end()
            shutil.rmtree(self._at(LAST), ignore_errors=True)
            self.finished = True

    def keep(self, target: Path) -> bytes:  # noqa: ARG002 - see `Keeping`
        """Leave a page's file where it is."""
        return b""

    def put(self, target: Path, html: bytes) -> None:
        """Leave a page's file where it is."""

    def _at(self, *names: str) -> Path:
        """Return a path in the folder, which is there from the first build on."""
        return Path(self.folder.name if self.folder else "", *names)

    def _forget(self, why: str) -> None:
        log.info("%s: the whole site is built", why)
        self.populations, self.drawings, self.remembered = {}, {}, Remembered()
        self.index, self.wholes = {}, {}
        self.in_place = InPlace(kept=True)
        if self.folder is not None:
            self.folder.cleanup()
        self.folder, self.finished = None, True


def _copy(before: dict[str, T], now: dict[str, T], uri: str) -> None:
    """Keep what is known of a page."""
    if uri in before:
        now[uri] = before[uri]


def _folders(uri: str) -> Iterator[str]:
    """Yield every folder that a file is in, with the slash that ends it; that of the site, too."""
    yield ""
    for at, letter in enumerate(uri):
        if letter == "/":
            yield uri[: at + 1]


def kept_while_serving(context: Context) -> Serving | None:
    """Return what the process that serves keeps from its first build on; None for a dirty build."""
    if context.params.get("build_type"):
        return None
    kept: Serving = context.meta.setdefault("concordance.keeping", Serving())
    return kept
