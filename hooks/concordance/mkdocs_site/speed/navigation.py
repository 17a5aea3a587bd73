"""The theme's navigation, drawn once for the pages that differ in nothing but which is current.

mkdocs-material draws every entry of the navigation again on every page, which is half of a large
build. Two pages of one section have the same entries open and, where their addresses are of one
depth, the same links; the current page's own entry is the difference. So the theme draws the
navigation once for such pages, with none of them current, and then each page's own entry alone.
The outcome is the theme's to the byte; where it might not be, the theme draws it for the page.
"""

from __future__ import annotations

from contextlib import contextmanager
from copy import copy
from posixpath import normpath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, pass_context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jinja2 import Environment, Template
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

THEIRS = "theme"
"""What a template's name begins with that is the theme's, whatever stands before it."""
WHOLE = f"{THEIRS}/partials/nav.html"
ENTRY = "partials/nav-item.html"
PARTS = (ENTRY, "partials/logo.html", "partials/source.html")
"""What the theme's navigation is made of."""
ANY = ":"
"""Stands for the last part of the address of any page among its neighbours; no address has it."""


class _Navigation(NamedTuple):
    """A navigation; whether its entries are as mkdocs and the theme make them; and its links.

    `listed` are the pages it names, `above` every folder below which one of its links leads.
    """

    nav: Navigation
    usual: bool
    listed: set[int]
    above: set[tuple[str, ...]]


class _Drawn(NamedTuple):
    """A navigation in which no page is current, and what draws one page's entry as it is there."""

    whole: str
    entry: Callable[[Page], str]


class SharedNavigation:
    """One language's navigation while its pages are written: `draw` is for its templates.

    `own` is the folder of templates that holds the one which calls `draw`; the theme's are looked
    for in the folders after it.
    """

    def __init__(
        self,
        env: Environment,
        ours: str,
        folders: Sequence[str],
        tidy: Callable[[str], str] = str,
    ) -> None:
        """Give the templates of `env` a way to the theme's own.

        `folders` are those of all templates, the first winning. What pages share goes through
        `tidy`, which does once what is done to every page: an entry alone must come out of it as it
        does among others.
        """
        self._tidy = tidy
        loader = cast("BaseLoader", env.loader)
        self._env = env
        self._ours = ours in folders
        before = folders.index(ours) if self._ours else -1
        theirs = _from(loader, folders[before + 1 :])
        env.loader = ChoiceLoader([loader, PrefixLoader({THEIRS: theirs})])
        self._drawn: dict[tuple[int, tuple[str, ...]], _Drawn] = {}
        self._navigation: _Navigation | None = None

    @pass_context
    def draw(self, context: Context) -> str:
        """Return the navigation of the page whose template is being rendered."""
        values = context.get_all()
        page = values.get("page")
        navigation = self._of(values["nav"], values["config"])
        if page is None or not navigation.usual:
            return self._theirs().render(values)
        page = page.file.page or page  # the one that the navigation has
        at = parts(page.url)
        if at and at not in navigation.above and page.url.endswith("/"):
            at = (*at[:-1], ANY)
        key = (id(page.parent), at)
        with not_current(page):
            if key not in self._drawn:
                anyone = SimpleNamespace(url="/".join((*at, "")), meta={}, toc=[])
                self._drawn[key] = self._draw({**values, "page": anyone})
            shared = self._drawn[key]
            entry = self._tidy(shared.entry(page)) if id(page) in navigation.listed else ""
        if not entry:
            return shared.whole
        if shared.whole.count(entry) != 1:  # its section's index, or a page named twice
            return self._theirs().render(values)
        return shared.whole.replace(entry, self._entries(values)(page))

    def _draw(self, values: dict[str, Any]) -> _Drawn:
        return _Drawn(self._tidy(self._theirs().render(values)), self._entries(values))

    def _theirs(self) -> Template:
        return self._env.get_template(WHOLE)

    def _entries(self, values: dict[str, Any]) -> Callable[[Page], str]:
        """Return what draws a page's entry.

        Where in the navigation it stands makes no difference.
        """
        module: Any = self._env.get_template(ENTRY).make_module(values)
        return lambda page: str(module.render(page, "", 1, page.parent))

    def _of(self, nav: Navigation, config: MkDocsConfig) -> _Navigation:
        """Return what is known of a navigation, and forget what was drawn of another."""
        if self._navigation is None or self._navigation.nav is not nav:
            items = list(entries(nav.items))
            links = [str(cast("Any", item).url) for item in items if not item.is_section]
            links += [config.extra.get("homepage") or "", config.theme.get("logo") or ""]
            self._navigation = _Navigation(
                nav=nav,
                usual=self._is_themes()
                and not any(getattr(item, "pages", None) for item in items)
                and not any(item.is_section and item.is_page for item in items),
                listed={id(item) for item in items if item.is_page},
                above={at[:length] for at in map(parts, links) for length in range(len(at))},
            )
            self._drawn = {}
        return self._navigation

    def _is_themes(self) -> bool:
        """Return whether all that is drawn is the theme's: a site's own may say what it likes."""
        if not self._ours:
            return False
        return all(
            self._env.get_template(name).filename
            == self._env.get_template(f"{THEIRS}/{name}").filename
            for name in PARTS
        )


def _from(loader: BaseLoader, folders: Sequence[str]) -> BaseLoader:
    """Return a loader of the same kind that looks into other folders.

    A plugin may have put its own around mkdocs' loader, as mkdocs-section-index does.
    """
    inner = getattr(loader, "loader", None)
    if not isinstance(inner, BaseLoader):
        return FileSystemLoader(folders)
    outer: Any = copy(loader)
    outer.loader = _from(inner, folders)
    return cast("BaseLoader", outer)


def parts(url: str) -> tuple[str, ...]:
    """Return the folders from which a page's links are counted, as mkdocs counts them."""
    folder, _, name = url.rpartition("/")
    path = normpath("/" + (folder if "." in name else url)).lstrip("/")
    return tuple(path.split("/")) if path else ()


def entries(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    """Return every entry of a navigation, sections before what is in them."""
    for item in items:
        yield item
        yield from entries(getattr(item, "children", None) or ())


@contextmanager
def not_current(page: Page) -> Iterator[None]:
    """Make a page one among others of its section for a while; the section stays open."""
    page.active = False
    if page.parent is not None:
        page.parent.active = True
    try:
        yield
    finally:
        page.active = True
