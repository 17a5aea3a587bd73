"""`concordance new`: a page in every language, with the same ids and structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from concordance.commands.options import load_project, project_options, stop
from concordance.commands.pages import settle, write
from concordance.corpus import read_corpus, show
from concordance.freshness.mentions import lists_pages, named_in
from concordance.freshness.new import PageNameError, new_pages, page_key

if TYPE_CHECKING:
    from pathlib import Path

EPILOG = """\b
  concordance new glossary/tpu.md
Where the source has the page, the others begin as a copy of it: write the
translation over it, then take "untranslated: true" away. Until then readers
get a notice with a link. No file is overwritten.

Exit code: 0, or 2 where nothing was written.
"""


@click.command(epilog=EPILOG)
@click.argument("page", metavar="PAGE")
@project_options
def command(
    *, page: str, config_file: Path, docs: Path | None, languages: str, source: str
) -> None:
    """Make a page in every language that lacks it.

    What is made is declared untranslated.
    """
    project = load_project(config_file, docs, languages, source)
    settle(project)
    try:
        key = page_key(project, page)
    except PageNameError as error:
        stop(str(error))
    found = new_pages(read_corpus(project), key)
    if not found:
        stop(f"{key}: it is there in every language")
    for path in found:
        if path.exists():
            stop(f"{show(path)}: it is there already, and is not overwritten")
    write(dict(found), project.root)
    for path in found:
        click.echo(f"{show(path)}: made")
    if project.file and lists_pages(project.file) and not named_in(project.file, key):
        click.echo(f"{show(project.file)}: add {key} to the nav", err=True)
