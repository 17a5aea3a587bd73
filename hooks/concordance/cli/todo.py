"""`concordance todo`: what helps most, as a list or as drafts of issues."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - click reads the annotation
from typing import TYPE_CHECKING

import click

from concordance.checks.todo import tasks
from concordance.cli.options import load_project, project_options, spoken_option
from concordance.cli.output import echo, format_option, in_spoken, tell
from concordance.corpus.corpus import read_corpus
from concordance.findings.formats.neutral import markdown_text

if TYPE_CHECKING:
    from concordance.checks.todo import Task

TITLES = {
    "translate": "Translate {path}",
    "update": "Bring {path} up to date",
    "source": "A second source for {path}",
}
STEPS = {
    "translate": "Translate it, take `untranslated: true` away, then `{name} stamp {path}`.",
    "update": "Change what the source changed, then `{name} stamp {path}`.",
    "source": "List it in sources.md in every language, and its id in `sources` of the entry.",
}
EPILOG = """\b
  concordance todo                      in the order of the navigation
  concordance todo --format issues      a draft of an issue for each, Markdown
Pages that a language lacks or has begun, sections behind their source, entries
with one source or none. Nothing is sent anywhere.

Exit code: 0.
"""


@click.command(epilog=EPILOG)
@click.option("--only", "codes", multiple=True, metavar="CODE", help="This language; repeat.")
@format_option(("text", "issues"), "How to write it: a list, or drafts of issues.")
@project_options
@spoken_option
def command(
    *,
    codes: tuple[str, ...],
    form: str,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
) -> None:
    """List what waits for somebody, first-met pages first."""
    corpus = read_corpus(load_project(config_file, docs, languages, source))
    found = [task for task in tasks(corpus) if not codes or task.language in codes]
    if form == "issues":
        echo("\n".join(_issue(task, corpus.project.command) for task in found), nl=False)
        return
    for task in found:
        tell(f"{task.path}: {task.title}")
        echo(f"  {task.command}")
    tell("nothing waits" if not found else f"{len(found)} to do")


def _issue(task: Task, name: str) -> str:
    """Return the draft of an issue: its title as a heading, then the text."""
    title = in_spoken(TITLES[task.kind].format(path=task.path))
    lines = [
        in_spoken(f"`{task.command}` shows what there is."),
        in_spoken(STEPS[task.kind].format(name=name, path=task.path)),
        in_spoken(f"`{name} check {task.path}` says whether it agrees."),
    ]
    text = f"{in_spoken(f'{task.path}: {task.title}')} ({in_spoken('language')}: {task.language})."
    steps = "".join(f"{number}. {line}\n" for number, line in enumerate(lines, 1))
    return f"## {markdown_text(title)}\n\n{markdown_text(text)}\n\n{steps}"
