"""`concordance rename`: a page under another name, in every language, with all that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from concordance.cli.options import load_project, project_options, spoken_option, stop
from concordance.cli.output import count, echo, tell
from concordance.cli.write import begin_change, tell_git, write_all
from concordance.corpus.corpus import read_corpus, show
from concordance.freshness.new import PageNameError, new_page_key, page_key
from concordance.freshness.rename import RenameError, rename

if TYPE_CHECKING:
    from pathlib import Path

EPILOG = """\b
  concordance rename history.md story.md
  concordance rename history.md article/history.md
Moves the page in every language; changes the links to it and its own links, in
Markdown and HTML, the see_also of entries, mkdocs.yml and the record; adds a
redirect from the old address. All of it is done, or nothing.

Exit code: 0, or 2 where nothing was changed.
"""


@click.command(epilog=EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@project_options
@spoken_option
def command(
    *, old: str, new: str, config_file: Path, docs: Path | None, languages: str, source: str
) -> None:
    """Give a page another name in every language."""
    project = load_project(config_file, docs, languages, source)
    begun = begin_change(project)
    try:
        done = rename(read_corpus(project), page_key(project, old), new_page_key(project, new))
    except (PageNameError, RenameError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}; nothing was changed")
    write_all(done.changes, begun)
    for before, after in done.pages.items():
        echo(f"{show(before)} -> {show(after)}")
    others = len(done.changes) - 2 * len(done.pages)
    tell(f"{count(done.links, 'link')} changed; {count(others, 'other file')} changed")
    for place in done.left:
        tell(f"{place}: names the old address; left as it is, the redirect serves", err=True)
    tell_git(done.changes, begun)
