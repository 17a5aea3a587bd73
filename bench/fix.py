"""What `check --fix` changes on real translations: `make bench-fix CORPORA=DIR`.

For each corpus, in memory: how many edits there are, whether a second run has more to change,
which rules have more findings than before, and which pages have lost or gained a word, a piece of
code, a template or a telephone number. Nothing is written to the corpora.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.fix import edits_by_path, write_edits
from concordance.corpus.corpus import read_corpus
from concordance.markdown import parse_page
from concordance.project.project import project_from_folder

CORPORA = {
    "fastapi": "en,es,fr,pt",
    "twelve-factor": "en,es,fr,pt_br",
    "nodejs": "en,es,fr,pt,pt-br",
    "opensource-guide": "en,es,fr,pt",
    "otel": "en,es,fr,pt",
}
PASSES = 4
LEAVE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|\+\d[\d ().-]{5,20}\d|\bYahoo!.")
"""Templates, attribute lists, telephone numbers, names: to be as they were."""


def words(text: str) -> object:
    """Return what of a page must not change: words, digits, code, templates."""
    blocks = list(parse_page(text, "a.md").blocks)
    seen = " ".join(prose.text for block in blocks for prose in block.cells or (block.prose,))
    plain = unicodedata.normalize("NFD", re.sub(r"\W", " ", seen)).encode("ascii", "ignore")
    codes = [(block.code, [piece.text for piece in block.codes]) for block in blocks]
    return plain.split(), re.sub(r"\D", "", seen), codes, LEAVE.findall(text)


def judge(name: str, languages: str) -> tuple[dict[str, list[object]], Counter[tuple[str, str]]]:
    """Return the edits by page, and the findings counted by rule and page."""
    result = check(read_corpus(project_from_folder(Path(name), languages)), RULES)
    told = Counter((finding.rule, finding.path) for finding in result.findings)
    return edits_by_path(result.findings), told


def main(corpora: Path) -> int:
    """Mend a copy of each corpus, and print what came of it; 1 where anything was spoilt."""
    spoilt = 0
    for name, languages in CORPORA.items():
        with TemporaryDirectory() as folder:
            shutil.copytree(corpora / name, Path(folder) / name, copy_function=shutil.copyfile)
            os.chdir(folder)
            edits, told = judge(name, languages)
            before = {path: words(Path(path).read_text("utf-8")) for path in edits}
            count, pages = sum(map(len, edits.values())), len(edits)
            for _ in range(PASSES):
                if not write_edits(edits):
                    break
                edits, left = judge(name, languages)
            more = {key: n for key, n in left.items() if n > told[key]}
            changed = [
                path
                for path, was in before.items()
                if words(Path(path).read_text("utf-8")) != was
                and not told["malformed-link", path]  # a link that is mended shows otherwise
            ]
            again = sum(map(len, edits.values()))
            print(
                f"{name}: {count} edits on {pages} pages; a second run makes {again}; "
                f"findings that were not there: {sum(more.values())}; pages with other words or "
                f"code: {len(changed)}"
            )
            for key, n in sorted(more.items()):
                print(f"  {key[1]}: {key[0]} {told[key]} -> {n}")
            for path in changed:
                print(f"  {path}")
            spoilt += again + len(more) + len(changed)
    return min(1, spoilt)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
