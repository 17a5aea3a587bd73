"""The steps of mkdocs' build that are left out for what is kept: no event stands for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build
from mkdocs.structure.files import get_files

from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.speed.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_populate_page = build._populate_page  # noqa: SLF001 - nobody else can be asked
_build_page = build._build_page  # noqa: SLF001 - likewise


def take_over() -> None:
    """Be called in the place of mkdocs' own; a run that keeps nothing goes on to those."""
    build.get_files = _list_files  # type: ignore[attr-defined]
    build._populate_page = _keep_or_populate_page  # noqa: SLF001 - as above
    build._build_page = _keep_or_build_page  # noqa: SLF001 - likewise


def _list_files(config: MkDocsConfig) -> Files:
    """List the files as mkdocs does, once for all languages."""
    return run_state(config, Keeping).list_files(partial(get_files, config))


def _keep_or_populate_page(
    page: Page,
    config: MkDocsConfig,
    files: Files,
    dirty: bool = False,  # noqa: FBT001, FBT002 - mkdocs' signature
) -> None:
    """Read and convert a page as mkdocs does, or keep it."""
    populated = partial(_populate_page, page, config, files, dirty)
    run_state(config, Keeping).populate(page, config, files, populated)


def _keep_or_build_page(  # noqa: PLR0917 - mkdocs' signature
    page: Page,
    config: MkDocsConfig,
    doc_files: Sequence[File],
    nav: Navigation,
    env: Environment,
    dirty: bool = False,  # noqa: FBT001, FBT002 - likewise
    excluded: bool = False,  # noqa: FBT001, FBT002 - likewise
) -> None:
    """Build a page as mkdocs does, or keep it."""
    arguments: tuple[Any, ...] = (page, config, doc_files, nav, env, dirty, excluded)
    built = partial(_build_page, *arguments)
    run_state(config, Keeping).draw(page, nav, doc_files, config, built, excluded=excluded)
