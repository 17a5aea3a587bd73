"""The project of a folder that no mkdocs plugin describes; what to write where it is unclear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from concordance.project.config import Config, ConfigError, read_config
from concordance.project.detect import LayoutError, find_layouts, read_layout
from concordance.project.locales import canonical
from concordance.project.mkdocs_yml import locate_key, read_mkdocs_yml
from concordance.project.project import (
    NO_SOURCE,
    Project,
    ProjectError,
    UnknownLayoutError,
    describe_config_error,
    make_project,
)

if TYPE_CHECKING:
    from pathlib import Path

    from concordance.project.detect import Found

SETTINGS = "concordance.yml"
"""The configuration of a project without mkdocs: the keys of `extra.concordance`, at the top."""


def project_from_settings(file: Path, layout: str = "", source: str = "") -> tuple[Project, str]:
    """Return the project of a folder that has a `concordance.yml`, and what was found.

    Raises:
        ProjectError: as `find_project`, or the file cannot be used.
    """
    try:
        config = read_config(read_mkdocs_yml(file, ProjectError))
    except ConfigError as error:
        raise ProjectError(describe_config_error(error, file)) from None
    return find_project(file.parent, config=config, settings=file, layout=layout, source=source)


def find_project(
    folder: Path,
    *,
    config: Config | None = None,
    settings: Path | None = None,
    layout: str = "",
    source: str = "",
) -> tuple[Project, str]:
    """Return the project that is in a folder, and one clause that says what was found.

    Args:
        folder: the top of it.
        config: its configuration, if any, and
        settings: the file that this was read from.
        layout: the layout in place of the configured one.
        source: the source in place of the configured one.

    Raises:
        ProjectError: no layout fits, more than one does, nothing says which language is the source,
            or the configuration does not fit what was found.
    """
    config = config or Config()
    if source:
        config = replace_source(config, source)
    wanted = layout or config.layout
    named = config.source if config.source != NO_SOURCE else ""
    if not folder.is_dir():
        raise ProjectError(f"{folder}: no such folder")
    try:
        found = find_layouts(folder, read_layout(wanted) if wanted else None, named)
    except LayoutError as error:
        where = "--layout" if layout or not settings else locate_key(settings, ("layout",))
        raise ProjectError(f"{where}: {error}") from None
    one = _only(found, folder, wanted)
    if not one.certain and config.source != NO_SOURCE:
        raise ProjectError(_ask(one))
    codes = one.codes
    if config.languages:
        chosen = {canonical(code) for code in (*config.languages, one.codes[0])}
        codes = tuple(code for code in one.codes if canonical(code) in chosen)
    try:
        project = make_project(
            docs=one.folder, codes=codes, layout=one.layout, config=config, unbuilt=one.codes
        )
    except ConfigError as error:
        raise ProjectError(
            describe_config_error(error, settings) if settings else f"--source: {error.message}"
        ) from None
    return replace(project, settings=settings), one._replace(codes=codes).describe()


def replace_source(config: Config, source: str) -> Config:
    """Return a configuration with another source."""
    from msgspec.structs import replace as replaced  # noqa: PLC0415 - named as dataclasses' own

    return replaced(config, source=source)


def _ask(found: Found) -> str:
    """Return what to write where nothing says which language is the source."""
    home = found.layout.trees[0].default
    first = "CODE" if home else found.codes[0]
    remedy = f'write "source: {first}" in {SETTINGS}, or give --source {first}'
    if home:
        return f"nothing says which language {found.shown(home)} is written in; {remedy}"
    listed = ", ".join(found.codes)
    return f"nothing says which of {listed} the others are translated from; {remedy}"


def _only(found: list[Found], folder: Path, wanted: str) -> Found:
    """Return the one layout that was found, or raise what to write."""
    if len(found) == 1:
        return found[0]
    if found:
        names = "; ".join(each.describe() for each in found)
        first = found[0]
        remedy = (
            f'write "layout: {first.layout.name}" in {SETTINGS}, or give --layout'
            if len({each.folder for each in found}) == 1
            else f"go to one of the folders, or name it, as --docs {first.folder}"
        )
        raise ProjectError(f"{folder}: {len(found)} layouts fit ({names}); {remedy}")
    if wanted:
        raise ProjectError(f"{folder}: no page in two languages in the layout '{wanted}'")
    raise UnknownLayoutError(
        f"{folder}: no page in two languages in a layout that is known; say where they are with "
        f'"layout" in {SETTINGS} or --layout, as --layout "{{language}}-{{page}}, {{page}}"'
    )
