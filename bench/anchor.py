"""Sentences replaced by another of their page, as the rule other-text finds them: `anchor.py DIR`.

On this site and on the corpora in DIR, every row of three or more sentences is taken to be right:
what is told of it as it is, is false. In one translation at a time the sentence is replaced by
another of the same page, which must be told. The sentences drawn depend on a fixed seed.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from report import ROOT, table

from concordance.checks.language.other_text import odd_one, sentence_rows
from concordance.corpus.anchor import anchor_of
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder, project_from_mkdocs

if TYPE_CHECKING:
    from concordance.project.project import Project

CORPORA = {"fastapi": "en,es,fr,pt", "opensource-guide": "en,es,fr,pt"}
PAGES, MOST = 12, 160
"""Pages of one set, and rows of them, that are drawn."""


def measure(project: Project) -> tuple[int, int, int, int]:
    """Return how many rows, of them told as they are, and replaced ones: tried, found."""
    anchor = anchor_of(replace(project, config=_asking(project)))
    if anchor is None:
        sys.exit("the anchor is not installed: pip install -r requirements-anchor.txt")
    random = Random(18)
    pages = []
    for group in read_corpus(project).groups:
        rows = sentence_rows(group) if len(group.sources) > 2 else []
        pages.append([{code: each.words for code, each in row.items()} for row in rows])
        group.release()
    drawn = [(page, row) for page in pages for row in page]
    drawn = random.sample(drawn, min(MOST, len(drawn)))
    planted = []
    for page, row in drawn:
        code = random.choice([*row][1:])
        others = [other[code] for other in page if code in other and other is not row]
        if others:
            planted.append((code, row | {code: random.choice(others)}))
    anchor.learn(text for _, row in (*drawn, *planted) for text in row.values())
    told = sum(bool(odd_one(anchor, row)) for _, row in drawn)
    found = sum(odd_one(anchor, row) == code for code, row in planted)
    return len(drawn), told, len(planted), found


def _asking(project: Project):  # noqa: ANN202 - msgspec's own type
    import msgspec  # noqa: PLC0415 - only here

    return msgspec.structs.replace(project.config, anchor=True)


def main(folder: Path | None) -> None:
    """Print the table."""
    projects = {"this site": project_from_mkdocs(ROOT / "mkdocs.yml")}
    for name, codes in CORPORA.items() if folder else ():
        projects[name] = project_from_folder(folder / name, codes)
    rows = []
    for name, project in projects.items():
        drawn, told, tried, found = measure(project)
        rows.append(
            (
                name,
                f"{found / max(tried, 1):.1%} of {tried:,}",
                f"{1000 * told / max(drawn, 1):.1f} in 1,000 ({told} of {drawn:,})",
            )
        )
    print(table(("pages", "replaced: found", "as they are: told"), rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
