"""Say whether CI does its work in shares, and in how many: into $GITHUB_OUTPUT, else on stdout.

Shares pay when what they save is more than what each takes to begin: a machine, its set-up, and a
list of every page. By bench/README.md ("A large site in shares") two processors check, build and
read 20,000 pages, each language's counted, in about five minutes, half of what a job is given.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_mkdocs

LARGE = 20_000
"""The most pages that one machine takes alone."""
SHARE = 5_000
MOST = 40
"""The pages of a share, while they are not more than this many."""


def plan(codes: list[str], pages: int) -> dict[str, object]:
    """Return what the workflow asks for, by name.

    Args:
        codes: The languages of the site.
        pages: Its pages, each language's counted.
    """
    shares = min(MOST, -(-pages // SHARE)) if pages > LARGE else 1
    return {
        "large": pages > LARGE,
        "languages": codes,
        "shares": shares,
        "numbers": list(range(1, shares + 1)),
    }


def main() -> None:
    """Count the pages of this site, and write the plan as GitHub reads it."""
    project = project_from_mkdocs(Path("mkdocs.yml"))
    pages = sum(len(group.sources) for group in read_corpus(project).groups)
    found = plan([language.code for language in project.languages], pages)
    text = "".join(f"{name}={json.dumps(value)}\n" for name, value in found.items())
    if target := os.environ.get("GITHUB_OUTPUT"):
        with Path(target).open("a", encoding="utf-8") as output:
            output.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
