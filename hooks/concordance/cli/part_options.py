"""What building a part of a site and making a site of parts share."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from concordance.cli.options import config_file_option, stop
from concordance.findings.formats.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

F = TypeVar("F", bound="Callable[..., object]")


def part_options(command: F) -> F:
    """Add the options --config-file and --strict."""
    options = (
        config_file_option("The site's mkdocs.yml  [default: here, or in a folder above]."),
        click.option(
            "--strict", is_flag=True, help="Fail after a warning, and leave all as it was."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def told() -> Iterator[None]:
    """Print what mkdocs warns of; end with exit code 1 and one sentence where it fails."""
    logger, shown = logging.getLogger("mkdocs"), logging.StreamHandler(sys.stderr)
    shown.setFormatter(_NeutralFormatter("%(levelname)-8s-  %(message)s"))
    shown.setLevel(logging.WARNING)
    logger.addHandler(shown)
    try:
        from concordance.mkdocs_site.parts.part import (  # noqa: PLC0415 - imports mkdocs
            FailedBuildError,
            PartError,
        )
    except ModuleNotFoundError as error:
        stop(f"{error.name} is not installed, and it builds the site")
    try:
        yield
    except PartError as error:
        stop(str(error))
    except FailedBuildError as error:
        click.echo(f"error: {neutral(str(error))}", err=True)
        raise SystemExit(1) from None
    finally:
        logger.removeHandler(shown)


class _NeutralFormatter(logging.Formatter):
    """Lets no text of a page steer a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        return neutral(super().format(record))
