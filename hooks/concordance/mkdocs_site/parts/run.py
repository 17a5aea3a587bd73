"""From a configuration to a part, and from the parts to the site: what mkdocs does between.

mkdocs builds a site in one go. Here its events are called as `mkdocs.commands.build` does up to
the list of pages; then one language is built, or what parts know takes the place of that, and the
events that write what the whole site has once follow.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files
from mkdocs.utils import CountHandler

from concordance.mkdocs_site.active import ActiveContent
from concordance.mkdocs_site.build import i18n, languages, run_state
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.parts.identity import Identity, configuration, identity
from concordance.mkdocs_site.parts.part import (
    KEPT,
    FailedBuildError,
    Part,
    PartError,
    copy_files,
    digests,
    read_part,
    require_all,
    write_part,
)
from concordance.mkdocs_site.speed.workers import GATHERERS, Workers, build_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig


def build_part(config_file: Path, language: str, target: Path, *, strict: bool = False) -> None:
    """Build one language into a folder, which is then a part of the site.

    Raises:
        PartError: The site has no such language, or a plugin that must see all of them; or the
            folder holds what the build reads.
        FailedBuildError: mkdocs' build fails; with `strict` after a warning. The folder is then as
            it was.
    """
    with _build_in_place(target) as (fresh, warnings):
        config = _loaded(config_file, fresh, target)
        try:
            built_of = _configure(config, part=True)
            if language not in languages(config):
                known = ", ".join(languages(config))
                raise PartError(f"no language '{language}'; the site has {known}")
            _list_pages(config)
            build_languages([language], config)
        finally:
            config.plugins.on_shutdown()
        told = run_state(config, Discovery)
        part = Part(
            identity=built_of,
            language=language,
            files=digests(fresh),
            discovery=Discovery(**{name: getattr(told, name) for name in KEPT}),
            glossary=run_state(config, SiteGlossary).titles,
            active=tuple(sorted(run_state(config, ActiveContent).findings)),
            warnings=_count(warnings),
        )
        _refuse(part.warnings, strict=strict)
        write_part(fresh, part)


def merge_parts(
    config_file: Path, folders: Sequence[Path], target: Path, *, strict: bool = False
) -> None:
    """Make the whole site of one part in each language: the same bytes as its build.

    Raises:
        PartError: Something is no part of this site, or one is missing; or `target` holds what is
            read.
        FailedBuildError: mkdocs' build fails; with `strict` after a warning, of a part's build too.
            `target` is then as it was.
    """
    with _build_in_place(target) as (fresh, warnings):
        config = _loaded(config_file, fresh, target, *folders)
        try:
            merged_of = _configure(config, part=False)
            codes = languages(config)
            read = {folder: read_part(folder, merged_of, codes) for folder in folders}
            require_all(read, codes)
            _list_pages(config)
            parts = dict(sorted(read.items(), key=lambda each: codes.index(each[1].language)))
            copy_files(parts, fresh)
            workers = run_state(config, Workers)
            workers.built = True
            workers.parts = [states(part) for part in parts.values()]
            config.plugins.on_post_build(config=config)
        finally:
            config.plugins.on_shutdown()
        before = sum(part.warnings for part in parts.values())
        _refuse(_count(warnings) + before, strict=strict)


def states(part: Part) -> dict[type, object]:
    """Return what a part knows as `export_states` does for a process."""
    return {
        Discovery: part.discovery,
        SiteGlossary: part.glossary,
        ActiveContent: set(part.active),
    }


def _loaded(config_file: Path, fresh: Path, target: Path, *others: Path) -> MkDocsConfig:
    """Load mkdocs' configuration for a build into `fresh`, which then takes `target`'s place."""
    config = load_config(str(config_file), site_dir=str(fresh), strict=False)
    place, docs = target.resolve(), Path(config.docs_dir).resolve()
    for held in (
        docs,
        Path(config.config_file_path).resolve(),
        *(each.resolve() for each in others),
    ):
        if held.is_relative_to(place):
            raise PartError(f"{target}: it holds {held.name}, which the build reads")
    gathers = sorted(GATHERERS & set(config.plugins))
    if gathers or i18n(config) is None:
        why = f"{gathers[0]} must see all languages" if gathers else "there are no languages"
        raise PartError(f"{config_file}: the site cannot be built in parts: {why}")
    return config


def _configure(config: MkDocsConfig, *, part: bool) -> Identity:
    """Do what comes first in mkdocs' build; return what the build depends on."""
    configured = configuration(config)
    workers = run_state(config, Workers)
    workers.apart, workers.part = True, part
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins.on_config(config)
    return identity(config, configured)


def _list_pages(config: MkDocsConfig) -> None:
    """Do what mkdocs' build does next, up to the list of pages."""
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    config.plugins.on_files(files, config=config)


@contextmanager
def _build_in_place(target: Path) -> Iterator[tuple[Path, CountHandler]]:
    """Give an empty folder, which takes the target's place unless an exception leaves it as it was.

    Beside it stands what counts the warnings of the build, as mkdocs' strict build does.
    """
    place = target.absolute()
    place.parent.mkdir(parents=True, exist_ok=True)
    logger, counter = logging.getLogger("mkdocs"), CountHandler()
    counter.setLevel(logging.WARNING)
    logger.addHandler(counter)
    try:
        with TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as work:
            fresh = Path(work, "fresh")
            fresh.mkdir()
            yield fresh, counter
            if place.exists():
                place.rename(Path(work, "former"))
            fresh.rename(place)
    except MkDocsException as error:
        raise FailedBuildError(str(error)) from None
    finally:
        logger.removeHandler(counter)


def _count(warnings: CountHandler) -> int:
    return sum(number for _, number in warnings.get_counts())


def _refuse(warnings: int, *, strict: bool) -> None:
    if strict and warnings:
        raise FailedBuildError(f"the build is strict, and gave warnings: {warnings}")
