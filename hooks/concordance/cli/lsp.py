"""`concordance lsp`: a language server on stdin and stdout, for any editor that speaks LSP."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path  # noqa: TC003 - click reads the annotation
from typing import TYPE_CHECKING

import click

from concordance.cli.options import load_project, project_options, stop

if TYPE_CHECKING:
    from concordance.project.project import Project

EPILOG = """\b
An editor starts it in the site's folder and speaks to it on stdin and stdout.
It needs the extra lsp: pip install 'concordance-docs[lsp]'
What is typed is judged in memory and written nowhere.
"""


@click.command(epilog=EPILOG)
@project_options
def command(*, config_file: Path, docs: Path | None, languages: str, source: str) -> None:
    """Serve an editor: findings as you type.

    On hover, the same passage in the other languages; "go to definition" opens it there; quick
    fixes make the edits that a finding knows.
    """
    if find_spec("pygls") is None:
        stop("concordance lsp needs pygls; run: pip install 'concordance-docs[lsp]'")
    from concordance.cli.editor import make_server  # noqa: PLC0415 - it needs the extra

    context = click.get_current_context()

    def load() -> Project:
        with context.scope(cleanup=False):  # the thread that follows the files has none
            return load_project(config_file, docs, languages, source)

    load()  # what cannot be read ends the command, in one sentence
    make_server(load).start_io()
