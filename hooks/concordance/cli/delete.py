"""`concordance delete`: a page taken out in every language, with all that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from concordance.cli.options import load_project, project_options, spoken_option, stop
from concordance.cli.output import count, tell
from concordance.cli.write import begin_change, tell_git, write_all
from concordance.corpus.corpus import read_corpus, show
from concordance.freshness.delete import DeleteError, delete
from concordance.freshness.new import PageNameError, page_key

if TYPE_CHECKING:
    from pathlib import Path

EPILOG = """\b
  concordance delete history.md                  links to it become plain words
  concordance delete history.md --to story.md    links and old address lead there
Removes the page in every language, its lines in the record and in the nav, and
the see_also that name it. All of it is done, or nothing. What a person has to
change is listed.

Exit code: 0, or 2 where nothing was changed.
"""


@click.command(epilog=EPILOG)
@click.argument("page", metavar="PAGE")
@click.option("--to", metavar="OTHER", default="", help="Where its links and address shall lead.")
@project_options
@spoken_option
def command(
    *, page: str, to: str, config_file: Path, docs: Path | None, languages: str, source: str
) -> None:
    """Delete a page in every language."""
    project = load_project(config_file, docs, languages, source)
    begun = begin_change(project)
    try:
        done = delete(
            read_corpus(project), page_key(project, page), page_key(project, to) if to else ""
        )
    except (PageNameError, DeleteError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}; nothing was changed")
    write_all(done.changes, begun)
    for path in done.pages:
        tell(f"{show(path)}: deleted")
    led = f"now lead to {to}" if to else "now plain words"
    others = count(len(done.changes) - len(done.pages), "other file")
    tell(f"{count(done.links, 'link')} {led}; {others} changed")
    for place in done.left:
        tell(f"{place}: names the page; change it by hand", err=True)
    tell_git(done.changes, begun)
