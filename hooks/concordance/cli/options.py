"""What the commands share: which project, how to load it, how to end."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from concordance.cli.output import echo, is_terminal
from concordance.project.project import (
    Project,
    ProjectError,
    project_from_folder,
    project_from_mkdocs,
)

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., object]")


def project_options(command: F) -> F:
    """Add the options that say which project is meant; `load_project` takes their values."""
    options = (
        click.option(
            "-f",
            "--config-file",
            type=click.Path(path_type=Path),
            callback=_given_or_found,
            help="The site's configuration  [default: mkdocs.yml here, or in a folder above].",
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
            help="With --docs: its languages, as en,fr,es,pt_br=pt-BR.",
        ),
        click.option(
            "--source",
            metavar="CODE",
            default="",
            help="With --docs: the language translated from (by default the first).",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def rule_names(context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    """Return the names of a command's rules that begin so, for a shell that completes them."""
    from concordance.cli.rule_options import all_rules, rules_by_command  # noqa: PLC0415 - only a shell asks

    rules = rules_by_command().get(context.info_name or "", all_rules())
    return [rule.name for rule in rules if rule.name.startswith(begun)]


def find_config(folder: Path) -> Path | None:
    """Find the mkdocs.yml of a folder: in it, or in the nearest above it that has one."""
    for above in (folder, *folder.parents):
        for name in ("mkdocs.yml", "mkdocs.yaml"):
            if (above / name).is_file():
                return above / name
    return None


def _given_or_found(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path:
    found = value or find_config(Path.cwd())
    if found is None:
        return Path("mkdocs.yml")
    return found if value else Path(os.path.relpath(found))


def load_project(config_file: Path, docs: Path | None, languages: str, source: str) -> Project:
    """Load the project the options name, or end with exit code 2 and one sentence."""
    if docs is None and (languages or source):
        raise click.UsageError("--languages and --source go with --docs")
    if docs is not None and not languages:
        raise click.UsageError("--docs needs --languages, as en,fr,es,pt_br=pt-BR")
    called = click.get_current_context().find_root().info_name or "concordance"
    try:
        if docs is not None:
            return replace(project_from_folder(docs, languages, source), command=called)
        if not config_file.is_file() and config_file == Path("mkdocs.yml"):
            stop(
                "no mkdocs.yml here or in a folder above; go to a site's folder, name its "
                "configuration with -f, or a plain folder of pages with --docs and --languages"
            )
        return replace(project_from_mkdocs(config_file), command=called)
    except ProjectError as error:
        stop(str(error))


def stop(message: str) -> NoReturn:
    """Print on stderr why the command cannot do its work, and end with exit code 2."""
    echo(f"error: {message}", err=True)
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
