"""`concordance delete`: a page taken out in every language, with all that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.options import load_project, project_options, spoken_option, stop
from concordance.cli.output import count, echo, spoken, tell
from concordance.cli.write import begin_change, tell_git, write_all
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.baseline import counted, new_ones
from concordance.findings.formats.text import one_line
from concordance.findings.said import in_language
from concordance.freshness.delete import DeleteError, delete
from concordance.freshness.new import PageNameError, page_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding

FOLLOWS = frozenset({"count-mismatch", "event-mismatch", "missing-source", "unlinked-id"})
"""Rules of what other pages count, date or cite: what a page that goes takes with it."""

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
    corpus = read_corpus(project)
    try:
        done = delete(corpus, page_key(project, page), page_key(project, to) if to else "")
    except (PageNameError, DeleteError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}; nothing was changed")
    before = counted(_findings(corpus))
    write_all(done.changes, begun)
    for path in done.pages:
        tell(f"{show(path)}: deleted")
    led = f"now lead to {to}" if to else "now plain words"
    others = count(len(done.changes) - len(done.pages), "other file")
    tell(f"{count(done.links, 'link')} {led}; {others} changed")
    for place in done.left:
        tell(f"{place}: names the page; change it by hand", err=True)
    _tell_left(new_ones(_findings(read_corpus(project)), before), project.command)
    tell_git(done.changes, begun)


def _findings(corpus: Corpus) -> Sequence[Finding]:
    """Return what the rules find that count or follow what pages name."""
    return check(corpus, [rule for rule in RULES if rule.name in FOLLOWS]).findings


def _tell_left(found: Sequence[Finding], command: str) -> None:
    """Say what the page was the only one to name, and how to see it again."""
    for finding in in_language(found, spoken()):
        echo(one_line(finding), err=True)
    if found:
        tell(f"{count(len(found), 'place')} to change by hand; then: {command} check", err=True)
