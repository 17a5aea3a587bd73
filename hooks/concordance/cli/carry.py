"""`concordance carry`: a figure corrected in one language, written in the others."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from concordance.checks.values.carry import carry
from concordance.cli.options import load_project, project_options, spoken_option, stop
from concordance.cli.output import echo, tell
from concordance.cli.write import begin_change, tell_git, write_all
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.fixes import apply_to_file
from concordance.findings.formats.neutral import neutral

if TYPE_CHECKING:
    from concordance.checks.values.carry import Carried
    from concordance.project.project import Project

EPILOG = """\b
  concordance carry docs/pt/horizon.md:24     the figures of this line
  concordance carry docs/pt/horizon.md        those of the whole page
Where another language has another number, amount, unit or date in the same
place, it becomes that of PAGE, as its language writes it. Read the sentences
around it, then record them with "concordance stamp".

Exit code: 0, 1 where nothing differs, 2 where nothing was changed.
"""


@click.command(epilog=EPILOG)
@click.argument("place", metavar="PAGE[:LINE]")
@project_options
@spoken_option
def command(
    *, place: str, config_file: Path, docs: Path | None, languages: str, source: str
) -> None:
    """Write a page's figures in its other languages."""
    asked = re.fullmatch(r"(.*):(\d{1,9})", place, re.DOTALL)
    name, line = (asked[1], int(asked[2])) if asked else (place, 0)
    project = load_project(config_file, docs, languages, source)
    begun = begin_change(project)
    found = _carried(project, name, line)
    if not found:
        tell(f"{place}: the other languages have the same figures, or none in its place", err=True)
        raise SystemExit(1)
    files: dict[str, list[Carried]] = defaultdict(list)
    for item in found:
        files[item.path].append(item)
    changes = {
        Path(path): apply_to_file(Path(path).read_bytes(), [item.edit for item in items])
        for path, items in files.items()
    }
    write_all(changes, begun)
    for item in found:
        words = f'"{item.before}" -> "{item.edit.replacement}"'
        echo(f"{show(Path(item.path))}:{item.line}: {neutral(words)}")
    tell_git(changes, begun)


def _carried(project: Project, name: str, line: int) -> list[Carried]:
    """Return what to write, or end with exit code 2 where no page has this name."""
    path = show(Path(name))
    for group in read_corpus(project).groups:
        code = next((c for c, file in group.sources.items() if show(Path(file.path)) == path), "")
        if code:
            break
    else:
        stop(f"{name}: no page of this project; give a file, as docs/es/guide.md:12")
    first = [language for language in project.languages if language.code == code]
    rest = [language for language in project.languages if language.code != code]
    turned = dataclasses.replace(
        project,
        languages=(*first, *rest),
        config=msgspec.structs.replace(project.config, source=code),
    )
    same = next(other for other in read_corpus(turned).groups if other.key == group.key)
    if code not in same.by_code:
        stop(f"{path}: this page cannot be compared; run check")
    return list(carry(same, code, line))
