"""`concordance pairs`: a page's variants beside each other, sentence by sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.checks.cache import cache_of
from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.options import load_project, project_options, stop
from concordance.cli.output import count, echo
from concordance.cli.pair_view import NOTHING, view_page
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.formats.neutral import neutral
from concordance.findings.model import Severity
from concordance.findings.suggest import nearest
from concordance.project.revision import RevisionError, changed_since

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.cli.pair_view import PageView
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

EPILOG = """\b
  concordance pairs history.md                    in the terminal
  concordance pairs history.md --html pairs.html  one page for a browser
  concordance pairs --since main --html pairs.html   what a change touches
No rule can tell whether a sentence is well translated: what was read and found
right is then recorded with concordance stamp.

Exit code: 0, or 2 where a page is not known.
"""


@click.command(epilog=EPILOG)
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("--since", metavar="REVISION", default="", help="The pages changed since then.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write one self-contained page there.",
)
@project_options
def command(
    *,
    pages: tuple[str, ...],
    since: str,
    html: Path | None,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
) -> None:
    """Show a page in every language side by side.

    Sentence by sentence, with what the check finds on them. PAGE is the path of a page in any
    language, or its name without the language.
    """
    corpus = read_corpus(load_project(config_file, docs, languages, source))
    if not pages and not since:
        raise click.UsageError("name a PAGE, or a revision with --since")
    groups = _groups(corpus, pages, since)
    paths = {path for group in groups for path in group.paths}
    result = check(
        corpus,
        RULES,
        cache=cache_of(corpus.project),
        release=True,
        others=[rule.name for rule in all_rules()],
    )
    findings = [finding for finding in result.findings if finding.path in paths]
    if html is not None:
        _write(html, corpus, groups, findings)
        return
    for group in groups:
        for line, colour in _lines(view_page(group, findings)):
            click.secho(neutral(line), fg=colour or None)
        group.release()


def _groups(corpus: Corpus, pages: Sequence[str], since: str) -> list[PageGroup]:
    """Return the pages that are meant, in the order of the project, or end with exit code 2."""
    wanted: set[str] = set()
    for name in pages:
        shown, key = show(Path(name)), Path(name).as_posix()
        found = {group.key for group in corpus.groups if shown in group.paths or key == group.key}
        if not found:
            names = [every for group in corpus.groups for every in (group.key, *group.paths)]
            near = nearest(name, names)
            stop(f"{name}: no page of this project" + (f"; did you mean '{near}'" if near else ""))
        wanted |= found
    if since:
        try:
            changed = {show(path) for path in changed_since(since, corpus.project.docs)}
        except RevisionError as error:
            stop(str(error))
        wanted |= {group.key for group in corpus.groups if changed & {*group.paths}}
    return [group for group in corpus.groups if group.key in wanted]


def _write(
    file: Path, corpus: Corpus, groups: Sequence[PageGroup], findings: Sequence[Finding]
) -> None:
    """Write the page for a browser, and say so."""
    from concordance.cli.pairs_page import draw_pairs  # noqa: PLC0415 - one format is used

    text = draw_pairs(groups, findings, corpus.project.command)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        stop(f"{file}: {error.strerror}")
    echo(f"{show(file)}: {count(len(groups), 'page')}")


def _lines(view: PageView) -> Iterator[tuple[str, str]]:
    """Return the lines that show one page in the terminal, each with its colour, empty for none."""
    yield f"== {view.group.key}", ""
    for finding in view.above:
        yield _line(finding)
    width = max(map(len, view.codes), default=0)
    for row in view.rows:
        yield "", ""
        for code in view.codes:
            cell = row.cells.get(code)
            where = view.line(code, cell) if cell else ""
            yield f"{code:{width}} {where:>4}  {cell.text if cell else NOTHING}", ""
            for finding in view.on(row, code):
                yield _line(finding)
    yield "", ""


def _line(finding: Finding) -> tuple[str, str]:
    error = finding.severity is Severity.ERROR
    text = f"      {finding.severity.value}: {finding.message} ({finding.rule})"
    return text, "red" if error else "yellow"
