"""`concordance status`: which translations follow their source, which lag, which nobody checked."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from concordance.cli.options import load_project, project_options, spoken_option
from concordance.cli.output import columns, echo, format_option, in_spoken, spoken, tell
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.formats.neutral import markdown_text
from concordance.findings.wording import wording
from concordance.freshness.report import freshness
from concordance.freshness.state import ReviewState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from concordance.freshness.record import SectionKey
    from concordance.freshness.report import Freshness
    from concordance.freshness.state import Translation

EPILOG = """\b
A section is fresh (checked against its source as it is now), stale (against
an earlier one), unchecked (nobody recorded a check), missing, or untranslated
(its page says so). A cell counts the sections of a page; a page that cannot be
compared is unread, and concordance check says why. Below the table: the
sections that were stamped --unchanged.

\b
JSON, alone on stdout:
  {"record", "source", "totals": {CODE: {STATE: COUNT}},
   "unchanged": [{"language", "page", "section"}],
   "pages": [{"page", "translations": [{"language", "path", STATE: COUNT...,
              "sections": [{"section", "state", "line", "source_line"}]}]}]}
"record" is empty where there is none yet; "line" is 0 where there is none.

Exit code: 0, or 2 where the project cannot be read.
"""


@click.command(epilog=EPILOG)
@format_option(("text", "json", "markdown"), "How to write the table.")
@click.option("--late", is_flag=True, help="Only pages of which some section is not fresh.")
@project_options
@spoken_option
def command(
    *, form: str, late: bool, config_file: Path, docs: Path | None, languages: str, source: str
) -> None:
    """Tell how each translation of each page stands to its source."""
    corpus = read_corpus(load_project(config_file, docs, languages, source))
    report = corpus.memo(freshness)
    if form == "json":
        echo(_json(report, corpus.project.source.code, late=late))
        return
    header, *rows = table(report, late=late)
    if form == "markdown":
        named = [tuple(map(markdown_text, row)) for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in ([*header], ["---"] * len(header), *named)]
        echo("\n".join(lines))
    else:
        echo(columns([header, *rows]))
    unchanged = stamped_unchanged(report)
    notes = [
        in_spoken(f"stamped unchanged: {key.language} {key.page} #{key.section}")
        for key in unchanged
    ]
    if notes and form == "markdown":
        notes = ["", *(f"- {markdown_text(line)}" for line in notes)]
    if notes:
        echo("\n".join(notes))
    if not report.record.exists:
        path = show(report.record.path)
        command = corpus.project.command
        tell(f"{path} is not there yet; {command} stamp PAGE writes it", err=True)


def stamped_unchanged(report: Freshness) -> list[SectionKey]:
    """Return the sections recorded as they were though their source had changed in substance."""
    return [line.key for line in report.record.lines if line.unchanged and line.key in report.keys]


def table(report: Freshness, *, late: bool = False) -> list[Sequence[str]]:
    """Return the rows of the table: header, pages, totals; with `late` the pages that lag alone."""
    codes = list(dict.fromkeys(item.language.code for item in report.translations))
    rows: list[Sequence[str]] = [(wording(spoken())["state.page"], *codes)]
    for key, group in _pages(report, late=late):
        cells = {item.language.code: _cell_of(item) for item in group}
        rows.append((key, *(cells.get(code, "") for code in codes)))
    totals = (cell(_total(report.translations, code)) for code in codes)
    rows.append((wording(spoken())["state.total"], *totals))
    return rows


def cell(counts: Mapping[ReviewState, int]) -> str:
    """Return how many sections are in each state that occurs."""
    words = wording(spoken())
    found = [state for state in ReviewState if counts.get(state)]
    return (
        ", ".join(f"{counts[state]} {words[f'state.{state}']}" for state in found)
        or (words["state.empty"])
    )


def _cell_of(translation: Translation) -> str:
    return wording(spoken())["state.unread"] if _unread(translation) else cell(translation.counts)


def _unread(translation: Translation) -> bool:
    return translation.variant is not None and translation.variant.page.malformed


def _pages(report: Freshness, *, late: bool) -> Iterator[tuple[str, list[Translation]]]:
    """Return each page's translations; with `late` only where one is not fresh throughout."""
    for key, group in groupby(report.translations, key=lambda item: item.group.key):
        found = list(group)
        if not late or any(
            set(item.counts) - {ReviewState.FRESH} or _unread(item) for item in found
        ):
            yield key, found


def _total(translations: Sequence[Translation], code: str) -> Counter[ReviewState]:
    total: Counter[ReviewState] = Counter()
    for translation in translations:
        if translation.language.code == code and not _unread(translation):
            total.update(translation.counts)
    return total


def _json(report: Freshness, source: str, *, late: bool) -> str:
    """Return the state of every translation as JSON."""
    codes = list(dict.fromkeys(item.language.code for item in report.translations))
    pages = [
        {"page": key, "translations": [_translation(item) for item in group]}
        for key, group in _pages(report, late=late)
    ]
    value = {
        "record": show(report.record.path) if report.record.exists else "",
        "source": source,
        "totals": {code: _counts(_total(report.translations, code)) for code in codes},
        "unchanged": [key._asdict() for key in stamped_unchanged(report)],
        "pages": pages,
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _translation(translation: Translation) -> dict[str, object]:
    """Return one translation with its sections as the JSON has it."""
    there = translation.source.page
    return {
        "language": translation.language.code,
        "path": translation.path,
        **_counts(translation.counts),
        "sections": [
            {
                "section": item.key.section,
                "state": item.state.value,
                "line": translation.variant.page.line_column(item.target.span.start)[0]
                if translation.variant and item.target
                else 0,
                "source_line": there.line_column(item.source.span.start)[0],
            }
            for item in translation.sections
        ],
    }


def _counts(counts: Mapping[ReviewState, int]) -> dict[str, int]:
    return {state.value: counts.get(state, 0) for state in ReviewState}
