"""`concordance review`: what of a change no rule can judge, for whoever merges it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.checks.before import project_at
from concordance.checks.cache import cache_of
from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.checks.turned_off import turned_off
from concordance.cli.fix import edits_by_path
from concordance.cli.options import language_option, load_project, project_options, stop
from concordance.cli.output import echo, format_option
from concordance.cli.review_text import Review, to_markdown, to_text
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.formats.suggestions import Suggestion, suggestions
from concordance.findings.formats.summary import blob_address
from concordance.findings.said import in_language
from concordance.findings.wording import wording
from concordance.freshness.edited import edited
from concordance.freshness.record import record_path
from concordance.markdown.read import text_of
from concordance.project.project import ProjectError
from concordance.project.revision import RevisionError, changed_since, left_at, tree_of

if TYPE_CHECKING:
    from concordance.corpus.corpus import Corpus

EPILOG = """\b
  concordance review --since main      what a branch brings, before it is merged
A translation edited while its source was not, sentence by sentence; verdicts
and attributions that changed; the words of charts; what is turned off, stamped
without an edit, new or gone; changes that --fix would make, as blocks to paste.
What a change contains is shown, never run.

Exit code: 0, or 2 where the revision cannot be read.
"""


@click.command(epilog=EPILOG)
@click.option("--since", metavar="REVISION", required=True, help="Where the change begins.")
@format_option(("text", "markdown"), "How to write it: for a terminal, or for GitHub's summary.")
@language_option
@project_options
def command(
    *,
    since: str,
    form: str,
    language: str,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
) -> None:
    """Show what of a change only a person can judge."""
    corpus = read_corpus(load_project(config_file, docs, languages, source))
    project = corpus.project
    folder = project.root
    try:
        base = left_at(since, folder.resolve())
        changed = {show(path) for path in changed_since(base, folder)}
        with tree_of(base, folder.resolve()) as copy:
            before = read_corpus(project_at(copy, project))
            passages = tuple(edited(before, corpus))
            severities = {rule.name: rule.severity for rule in all_rules()}
            off = in_language(turned_off(before, corpus, severities), language)
    except RevisionError as error:
        stop(str(error))
    except ProjectError as error:
        stop(f"{since}: {error}")
    known = {path for group in corpus.groups for path in group.paths}
    known |= {passage.path for passage in passages} | {show(record_path(project))}
    others = tuple(sorted(path for path in changed - known if not _inside(path)))
    review = Review(passages, off, others, tuple(_suggestions(corpus, changed)))
    words = wording(language)
    if form == "markdown":
        echo(to_markdown(review, words, blob_address(os.environ)), nl=False)
    else:
        echo(to_text(review, words), nl=False)


def _inside(path: str) -> bool:
    """Return whether a path is of what the tools keep for themselves."""
    return path.startswith((".cache/", "site/"))


def _suggestions(corpus: Corpus, changed: set[str]) -> list[Suggestion]:
    """Return the mechanical changes of the pages that changed."""
    result = check(
        corpus,
        RULES,
        cache=cache_of(corpus.project),
        release=True,
        others=[rule.name for rule in all_rules()],
    )
    found: list[Suggestion] = []
    for path, edits in edits_by_path(result.findings).items():
        if path in changed:
            found += suggestions(path, text_of(Path(path).read_bytes()), edits)
    return found
