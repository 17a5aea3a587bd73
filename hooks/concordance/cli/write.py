"""Files that a command changes: all of them, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.cli.options import stop
from concordance.corpus.corpus import show
from concordance.project.transaction import BusyError, recover, replace_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.project.project import Project


def undo_interrupted(project: Project) -> None:
    """Undo what a killed command left half-way, before anything is read."""
    try:
        if recover(project.root):
            click.echo("undone: what a command that was killed had half changed", err=True)
    except BusyError as error:
        stop(str(error))


def write_all(changes: Mapping[Path, bytes | None], root: Path) -> None:
    """Write these files, all or none, or end with exit code 2 and the reason."""
    try:
        replace_files(changes, root)
    except BusyError as error:
        stop(str(error))
    except OSError as error:
        where = show(Path(error.filename)) if error.filename else show(root)
        stop(f"{where}: {error.strerror}; nothing was changed")
