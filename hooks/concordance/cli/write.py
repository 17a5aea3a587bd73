"""Files that a command changes: all of them, or none, and no other command meanwhile."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.cli.options import stop
from concordance.cli.output import tell
from concordance.corpus.corpus import show
from concordance.project.mkdocs_yml import inherited
from concordance.project.revision import RevisionError, git
from concordance.project.transaction import (
    BusyError,
    RefusedError,
    Transaction,
    replace_files,
    transaction,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from concordance.project.project import Project


def begin_change(project: Project) -> Transaction:
    """Let no other command change the project until this one ends, before anything is read.

    What a killed command left half-way is undone. Ends with exit code 2 and the reason where
    another command is at it, or where what was left is not to be believed.
    """
    context = click.get_current_context()
    parents = [file.parent for file in inherited(project.file)] if project.file else []
    try:
        begun = context.with_resource(transaction(project.root, project.docs, *parents))
    except (BusyError, RefusedError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{_where(error, project.root)}: {error.strerror}; nothing was changed")
    if begun.undone:
        tell("undone: what a command that was killed had half changed", err=True)
    return begun


def write_all(changes: Mapping[Path, bytes | None], begun: Transaction) -> None:
    """Write these files, all or none, or end with exit code 2 and the reason."""
    try:
        replace_files(changes, begun)
    except RefusedError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{_where(error, begun.roots[0])}: {error.strerror}; nothing was changed")


def tell_git(changes: Iterable[Path], begun: Transaction) -> None:
    """Say what to `git add`, where the project is under git; nothing is staged."""
    root = begun.roots[0].resolve()
    if any((folder / ".git").exists() for folder in (root, *root.parents)):
        there = {show(path) for path in changes if path.exists()}
        there |= _known({show(path) for path in changes} - there)
        names = " ".join(map(shlex.quote, sorted(there)))
        tell(f"to commit it: git add {names}", err=True)


def _known(gone: Collection[str]) -> set[str]:
    """Return those of these files, which are gone, that git has: it takes no others."""
    if not gone:
        return set()
    try:
        told = git(Path(), "--literal-pathspecs", "ls-files", "-z", "--", *gone)
    except RevisionError:
        return set(gone)
    return {name for name in told.split("\0") if name}


def _where(error: OSError, root: Path) -> str:
    return show(Path(error.filename) if error.filename else root)
