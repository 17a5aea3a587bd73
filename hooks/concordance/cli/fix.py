"""`check --fix`: make the changes that findings carry, or show them."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.cli.options import stop
from concordance.findings.fixes import apply_to_file
from concordance.findings.habits import each_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from concordance.findings.model import Edit, Finding

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")  # as git has it: a lone carriage return ends none


def edits_by_path(findings: Iterable[Finding]) -> dict[str, list[Edit]]:
    """Gather the edits of findings by the page they are made on."""
    found: dict[str, list[Edit]] = defaultdict(list)
    for finding in each_place(findings):
        if finding.edits:
            found[finding.path].extend(finding.edits)
    return dict(found)


def mended(edits: Mapping[str, list[Edit]]) -> Iterator[tuple[Path, bytes, bytes]]:
    """Return each page's path, its bytes as they are and as they would be."""
    for name, page_edits in sorted(edits.items()):
        path = Path(name)
        before = path.read_bytes()
        yield path, before, apply_to_file(before, page_edits)


def show_difference(edits: Mapping[str, list[Edit]]) -> None:
    """Print what `--fix` would change as a patch, byte for byte as `git apply` reads it."""
    for path, before, after in mended(edits):
        for line in difflib.diff_bytes(
            difflib.unified_diff,
            _LINE.findall(before),
            _LINE.findall(after),
            f"a/{path.as_posix()}".encode(),
            f"b/{path.as_posix()}".encode(),
        ):
            missing = b"" if line.endswith(b"\n") else b"\n\\ No newline at end of file\n"
            click.echo(line + missing, nl=False)


def write_edits(edits: Mapping[str, list[Edit]]) -> int:
    """Change the pages, each written whole beside itself first; give the number of pages.

    Ends with exit code 2 and one sentence where a page cannot be written.
    """
    pages = 0
    for path, before, after in mended(edits):
        if before == after:
            continue
        aside = path.with_name(f".{path.name}.mending")
        try:
            if not path.stat().st_mode & 0o200:
                stop(f"{path}: this page is read-only and was not mended")
            aside.write_bytes(after)
            aside.chmod(path.stat().st_mode)
            aside.replace(path)
        except OSError as error:
            aside.unlink(missing_ok=True)
            stop(f"{path}: this page cannot be mended: {error.strerror}")
        pages += 1
    return pages
