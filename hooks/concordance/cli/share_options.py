"""The options that let several machines do a command's work: each a share, one puts together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

F = TypeVar("F", bound="Callable[..., object]")


def share_options(command: F) -> F:
    """Add the options --shard and --merge; `require_cache` goes with them."""
    options = (
        click.option(
            "--shard",
            callback=_share,
            metavar="I/N",
            help="Read this share into .cache/concordance/, and report nothing.",
        ),
        click.option(
            "--merge",
            multiple=True,
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            metavar="FOLDER",
            help="Take over what a share wrote; repeat.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def require_cache(shard: tuple[int, int] | None, merge: Sequence[Path], *, no_cache: bool) -> None:
    """Refuse --no-cache beside --shard or --merge: it is the cache that goes round."""
    if no_cache and (shard or merge):
        option = "--shard" if shard else "--merge"
        raise click.UsageError(f"{option} works by the cache; leave --no-cache out")


def _share(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Read a share, `2/5`: which, from 1, and of how many."""
    if value is None:
        return None
    found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", value)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise click.BadParameter(f"'{value}' is no share; the second of five is 2/5", ctx, param)
    return number, of
