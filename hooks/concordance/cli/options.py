"""What the commands share: which project, how to load it, how to end."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from concordance.cli.output import LANGUAGE, echo, in_spoken, is_terminal, spoken
from concordance.findings.wording import LANGUAGES, language_of, wording
from concordance.project.project import (
    Project,
    ProjectError,
    UnknownLayoutError,
    config_from_mkdocs,
    docs_of,
    project_from_folder,
    project_from_mkdocs,
)
from concordance.project.unknown import SETTINGS, find_project, project_from_settings

if TYPE_CHECKING:
    from collections.abc import Callable

LAYOUT = "concordance.layout"
"""Where a command's context keeps the value of --layout."""
F = TypeVar("F", bound="Callable[..., object]")


def config_file_option(text: str) -> Callable[[F], F]:
    """Return the option --config-file, whose help is `text`."""
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(path_type=Path),
        callback=given_or_found,
        help=text,
    )


def project_options(command: F) -> F:
    """Add the options that say which project is meant; `load_project` takes their values."""
    options = (
        config_file_option(
            "The site's configuration  [default: mkdocs.yml here, or in a folder above]."
        ),
        click.option(
            "--docs",
            type=click.Path(path_type=Path),
            help="Take this plain folder of pages; no mkdocs.yml is read.",
        ),
        click.option(
            "--languages",
            metavar="CODES",
            default="",
            help="With --docs: its languages, as en,fr,es,pt_br=pt-BR  [default: as found].",
        ),
        click.option(
            "--source",
            metavar="CODE",
            default="",
            help="Without mkdocs.yml: the language translated from  [default: the first, or as "
            "found].",
        ),
        click.option(
            "--layout",
            metavar="PATTERN",
            default="",
            callback=_keep_layout,
            expose_value=False,
            help="Without mkdocs.yml: where the pages are, by its name or as {language}-{page}, "
            "{page}  [default: as found].",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def language_option(command: F) -> F:
    """Add the option --language: in which language the words around findings are."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=lambda: language_of(os.environ),
        help="Speak this language  [default: the locale's; English where it has no table].",
    )(command)


def spoken_option(command: F) -> F:
    """Add the option --language to a command that speaks by `tell`."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        callback=_keep_language,
        expose_value=False,
        is_eager=True,
        help="Speak this language  [default: the locale's; English where it has no table].",
    )(command)


def rule_names(context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    """Return the names of a command's rules that begin so, for a shell that completes them."""
    from concordance.cli.rule_options import all_rules, rules_by_command  # noqa: PLC0415 - only a shell asks

    rules = rules_by_command().get(context.info_name or "", all_rules())
    return [rule.name for rule in rules if rule.name.startswith(begun)]


def find_config(folder: Path) -> Path | None:
    """Find the mkdocs.yml of a folder: in it, or in the nearest above it that has one."""
    for above in (folder, *folder.parents):
        for name in (SETTINGS, "mkdocs.yml", "mkdocs.yaml"):
            if (above / name).is_file():
                return above / name
    return None


def _keep_layout(context: click.Context, _option: click.Parameter, value: str) -> None:
    context.meta[LAYOUT] = value


def _keep_language(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    context.meta[LANGUAGE] = value or ""


def given_or_found(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path:
    """Return the configuration that is given, else the nearest one, for an option's callback."""
    found = value or find_config(Path.cwd())
    if found is None:
        return Path("mkdocs.yml")
    return found if value else Path(os.path.relpath(found))


def load_project(config_file: Path, docs: Path | None, languages: str, source: str) -> Project:
    """Load the project the options name, or end with exit code 2 and one sentence.

    Where its layout was found by looking, one line on stderr says what was found.
    """
    context = click.get_current_context()
    layout = context.meta.get(LAYOUT, "")
    if docs is None and languages:
        raise click.UsageError("--languages goes with --docs")
    if languages and layout:
        raise click.UsageError("--layout finds the languages; leave --languages out")
    called = context.find_root().info_name or "concordance"
    found = ""
    try:
        if docs is not None and languages:
            project = project_from_folder(docs, languages, source)
        elif docs is not None:
            project, found = find_project(docs, layout=layout, source=source)
        else:
            project, found = _project_of(config_file, layout, source)
    except ProjectError as error:
        stop(str(error))
    if found:
        echo(f"found: {found}", err=True)
    return replace(project, command=called)


def _project_of(file: Path, layout: str, source: str) -> tuple[Project, str]:
    """Return the project of a configuration, or of the folder it would be in, and what was found.

    A mkdocs.yml that says nothing of languages, or a layout, is one of several, or has no plugin.
    """
    if file.name == SETTINGS:
        return project_from_settings(file, layout, source)
    if not file.is_file() and file == Path("mkdocs.yml"):
        try:
            return find_project(Path(), layout=layout, source=source)
        except UnknownLayoutError as error:
            raise ProjectError(f"no mkdocs.yml here or in a folder above; {error}") from None
    config = config_from_mkdocs(file)
    wanted = layout or config.layout
    try:
        if not wanted:
            return project_from_mkdocs(file), ""
    except UnknownLayoutError as unknown:
        try:
            return find_project(file.parent, config=config, settings=file, source=source)
        except ProjectError as error:
            raise ProjectError(f"{unknown}; {error}") from None
    folder = docs_of(file) if "{" in wanted else file.parent
    return find_project(folder, config=config, settings=file, layout=layout, source=source)


def stop(message: str) -> NoReturn:
    """Print on stderr why the command cannot do its work, and end with exit code 2."""
    echo(f"{wording(spoken())['severity.error']}: {in_spoken(message)}", err=True)
    raise SystemExit(2)


class Progress:
    """Tells on a terminal's stderr, after the first second, how far a command is."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown = 0.0
        self._on = is_terminal(sys.stderr)

    def __call__(self, done: int, of: int) -> None:
        """Note that `done` of `of` pages are done."""
        if not self._on:
            return
        now = time.monotonic()
        if now - self._start > 1 and now - self._shown > 0.1:  # noqa: PLR2004 - ten times a second
            self._shown = now
            click.echo(f"\r{done} of {of} pages", nl=False, err=True)

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
