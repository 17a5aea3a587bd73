"""`concordance merge DIR...`: make a mkdocs site of the parts that other runs built."""

from __future__ import annotations

from pathlib import Path

import click

from concordance.cli.output import count, echo
from concordance.cli.part_options import part_options, told


@click.command()
@click.argument(
    "folders", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path)
)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Where the site is to be.",
)
@part_options
def command(*, folders: tuple[Path, ...], site_dir: Path, config_file: Path, strict: bool) -> None:
    """Make the whole mkdocs site of its languages' parts.

    Each DIR is what `concordance part` built of one language. The site is the same to the byte as
    the one that is built at once. A part of another commit, configuration or version is refused,
    and so is one that was changed.
    """
    folders = tuple(dict.fromkeys(folders))
    with told():
        from concordance.mkdocs_site.parts.run import merge_parts  # noqa: PLC0415 - imports mkdocs

        merge_parts(config_file, folders, site_dir, strict=strict)
    echo(f"{site_dir}: the site of {count(len(folders), 'part')}")
