"""`concordance part LANGUAGE FOLDER`: build one language of a mkdocs site alone."""

from __future__ import annotations

from pathlib import Path

import click

from concordance.cli.output import echo
from concordance.cli.part_options import part_options, told


@click.command()
@click.argument("language")
@click.argument("folder", type=click.Path(path_type=Path))
@part_options
def command(*, language: str, folder: Path, config_file: Path, strict: bool) -> None:
    """Build one language of a mkdocs site alone.

    It goes into FOLDER, of which and the other languages' `concordance merge` makes the whole. What
    compares the languages is left to that.
    """
    with told():
        from concordance.mkdocs_site.parts.run import build_part  # noqa: PLC0415 - imports mkdocs

        build_part(config_file, language, folder, strict=strict)
    echo(f"{folder}: the part of {language}")
