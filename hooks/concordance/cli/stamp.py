"""`concordance stamp`: a person says that translations were checked against their source."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from concordance.cli.options import load_project, project_options, spoken_option, stop
from concordance.cli.output import count, echo, in_spoken, tell
from concordance.cli.translations import find_translations
from concordance.cli.write import begin_change, write_all
from concordance.corpus.corpus import read_corpus, show
from concordance.freshness.followed import Unfollowed, unfollowed
from concordance.freshness.record import write_record
from concordance.freshness.report import freshness
from concordance.freshness.stamp import Stamped, prune, stamp
from concordance.freshness.state import ReviewState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from concordance.freshness.state import Translation

EPILOG = """\b
  concordance stamp docs/es/history.md            this translation
  concordance stamp history.md                    every translation of the page
  concordance stamp history.md --section year-2016
  concordance stamp --prune                       only drop lines of what is gone
Commit the record with the pages. Where CI is set the command refuses: a machine has checked
nothing.

A section is refused where git shows that its source changed in values, names, negations or
attributions while it stayed as it was; --unchanged records it all the same, and says so in the
record, until its source changes again or --section names it.

Exit code: 0, 1 where a section was refused, or 2 where nothing could be recorded.
"""


@click.command(epilog=EPILOG)
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option(
    "--section", "sections", multiple=True, metavar="ID", help="Only this section; repeat."
)
@click.option("--all", "everything", is_flag=True, help="Every translation of every page.")
@click.option(
    "--unchanged", is_flag=True, help="Also sections that stayed though their source changed."
)
@click.option(
    "--prune",
    "pruning",
    is_flag=True,
    help="Drop what is about pages and sections that are gone, and what a merge left.",
)
@project_options
@spoken_option
def command(
    *,
    pages: tuple[str, ...],
    sections: tuple[str, ...],
    everything: bool,
    unchanged: bool,
    pruning: bool,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
) -> None:
    """Record that a translation was checked against its source.

    The source is taken as it is now. PAGE is a translation's path, or a page's name without the
    language for all its translations.
    """
    if sum((bool(pages), everything, pruning)) != 1:
        raise click.UsageError("give PAGE, or --all, or --prune")
    if sections and not pages:
        raise click.UsageError("--section goes with PAGE")
    if unchanged and pruning:
        raise click.UsageError("--unchanged goes with PAGE or --all")
    if os.environ.get("CI", "").lower() not in {"", "0", "false"}:
        stop("CI is set, and only a person can say that a translation was checked")
    project = load_project(config_file, docs, languages, source)
    begun = begin_change(project)
    corpus = read_corpus(project)
    report = corpus.memo(freshness)
    if report.record.unreadable:
        stop(f"{show(report.record.path)}: the record cannot be read: {report.record.unreadable}")
    stayed: list[Unfollowed] = []
    if pruning:
        done = prune(report)
    else:
        meant = (
            list(report.translations) if everything else find_translations(corpus, report, pages)
        )
        _refuse_unknown(meant, sections)
        stayed = [item for page in meant for item in unfollowed(page, sections)]
        keys = {item.section.key for item in stayed}
        done = stamp(report, meant, sections, unfollowed=keys, unchanged=unchanged)
        _tell_left_out(meant)
    text = write_record(done.lines)
    write_all({report.record.path: text.encode()}, begun)
    mended = bool(report.record.conflicts or report.record.broken)
    tell(_outcome(done, show(report.record.path), mended=mended))
    for number, line in report.record.broken:
        tell(f'{show(report.record.path)}:{number}: dropped, unreadable: "{line}"', err=True)
    if stayed and not unchanged:
        _tell_refused(stayed, project.source.code)
        sys.exit(1)


def _tell_refused(stayed: Sequence[Unfollowed], source: str) -> None:
    """Tell which sections were left out, and why, on stderr."""
    for item in stayed:
        what = "; ".join(str(difference) for difference in item.differences)
        tell(
            f"{item.path}:{item.line}:{item.column}: not recorded: {source} changed {what}; "
            f"section '{item.section.key.section}' stayed as it was",
            err=True,
        )
        remedy = in_spoken("update it; or add --unchanged, if it needs no change")
        echo(f"   = {remedy}", err=True)


def _refuse_unknown(meant: Sequence[Translation], sections: Sequence[str]) -> None:
    ids = dict.fromkeys(item.key.section for page in meant for item in page.sections)
    ids |= dict.fromkeys(key.section for page in meant for key, _ in page.dropped)
    for name in sections:
        if name not in ids:
            stop(f"no section '{name}'; there are {', '.join(ids)}")


def _tell_left_out(meant: Sequence[Translation]) -> None:
    for page in meant:
        missing = [item.key.section for item in page.of(ReviewState.MISSING)]
        if page.variant is not None and page.variant.page.malformed:
            tell(f"{page.path}: {page.variant.page.problems[0].message}; left out", err=True)
        elif page.counts[ReviewState.UNTRANSLATED]:
            tell(f"{page.path}: says it is untranslated; left out", err=True)
        elif missing and page.variant is not None:
            tell(f"{page.path}: has no section {', '.join(missing)}", err=True)


def _outcome(done: Stamped, path: str, *, mended: bool) -> str:
    """Return what was recorded and dropped, in one line; `mended`, whether marks went."""
    if not done.checked and not done.dropped:
        return f"{path}: {'cleared up' if mended else 'nothing to change'}"
    if not done.checked:
        return f"{path}: {count(len(done.dropped), 'line')} dropped"
    pages = len({(section.key.language, section.key.page) for section in done.checked})
    text = f"{path}: {count(len(done.checked), 'section')} of {count(pages, 'page')} recorded"
    return text + (f", {count(len(done.dropped), 'line')} dropped" if done.dropped else "")
