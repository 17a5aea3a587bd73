"""The search index: Pagefind over the built site, one index per language.

Pagefind (https://pagefind.app) reads `<html lang>`, folds accents, stems French, Spanish and
Portuguese, and is loaded in shards when a reader first searches.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "pagefind"
IGNORED = ".headerlink, .md-source-file, [data-pagefind-ignore]"
UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight*",
)
"""Pagefind's own interfaces, which no page loads."""


class SearchError(Exception):
    """Pagefind could not index the site; the message is what it said."""


def index(site: Path) -> None:
    """Index the articles of a built site into its `pagefind/` folder, the same bytes each time.

    Raises:
        SearchError: Pagefind failed or is not installed.
    """
    try:
        run = subprocess.run(  # noqa: S603 - fixed arguments
            [
                *(sys.executable, "-m", "pagefind", "--site", str(site)),
                *("--output-subdir", FOLDER, "--exclude-selectors", IGNORED, "--quiet"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise SearchError(str(error)) from error
    if run.returncode != 0:
        raise SearchError((run.stderr or run.stdout).strip())
    target = site / FOLDER
    for pattern in UNUSED:
        for path in target.glob(pattern):
            path.unlink()
    entry = target / "pagefind-entry.json"
    text = json.dumps(json.loads(entry.read_text(encoding="utf-8")), sort_keys=True)
    entry.write_text(text, encoding="utf-8")


def with_search(html: str, button: str, *, indexed: bool = True) -> str:
    """Mark the article of a page as what is searched, and put the button in the theme's header.

    `html` is a whole page of mkdocs-material; a page without its marks comes back unchanged.
    Where `indexed` is false the article is not marked, and so is not found.
    """
    if indexed:
        html = html.replace(f"<article {_ARTICLE}", f"<article data-pagefind-body {_ARTICLE}", 1)
    head, mark, rest = html.partition('<header class="md-header')
    before, end, after = rest.partition("</nav>")
    return f"{head}{mark}{before}{button}{end}{after}" if end else html


_ARTICLE = 'class="md-content__inner'
