"""`concordance diff`: what changed in the source since a translation was checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from concordance.cli.options import load_project, project_options, stop
from concordance.cli.output import echo
from concordance.cli.translations import find_translations
from concordance.corpus.corpus import read_corpus
from concordance.findings.formats.neutral import neutral
from concordance.freshness.changes import changes
from concordance.freshness.history import find_past
from concordance.freshness.normalise import blocks, visible
from concordance.freshness.report import freshness
from concordance.freshness.state import ReviewState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.freshness.history import PastSection
    from concordance.freshness.state import TranslatedSection, Translation
    from concordance.markdown.model import Block

EPILOG = """\b
  - what the source said when the section was checked
  + what it says now
  = what the translation says in the same place
The text of then comes from git; without it the section is shown as it is.

Exit code: 0, or 2 where a page is not known.
"""


@click.command(epilog=EPILOG)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option(
    "--section", "sections", multiple=True, metavar="ID", help="Only this section; repeat."
)
@project_options
def command(
    *,
    pages: tuple[str, ...],
    sections: tuple[str, ...],
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
) -> None:
    """Show what changed in the source beside what lags.

    Of each section that lags: the source then and now, and the translation. PAGE is a
    translation's path, or a page's name without the language for all its translations.
    """
    corpus = read_corpus(load_project(config_file, docs, languages, source))
    report = corpus.memo(freshness)
    meant = find_translations(corpus, report, pages)
    ids = {item.key.section for page in meant for item in page.sections}
    for name in sections:
        if name not in ids:
            stop(f"no section '{name}'; there are {', '.join(sorted(ids))}")
    for translation in meant:
        late = [
            item
            for item in translation.of(ReviewState.STALE)
            if not sections or item.key.section in sections
        ]
        then = find_past(
            Path(translation.source.page.path), {item.key.section: item.recorded for item in late}
        )
        for section in late:
            for line, style in _section(translation, section, then.get(section.key.section)):
                click.secho(neutral(line), **style)
            echo()
        gone = [key.section for key, _ in translation.dropped]
        if gone:
            echo(f"{translation.path}: its source no longer has {', '.join(gone)}\n")
        if not late and not gone:
            echo(_nothing(translation))


def _section(
    translation: Translation, section: TranslatedSection, then: PastSection | None
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return the lines that show one section, each with its style."""
    source, variant, target = translation.source, translation.variant, section.target
    if variant is None or target is None:
        return
    line = variant.page.line_column(target.span.start)[0]
    since = f", checked at {then.commit.name} of {then.commit.date}" if then else ""
    place = f"{variant.page.path}:{line} #{section.key.section}"
    yield f"{place}: {source.code} changed{since}", {"bold": True}
    if then is None:
        yield f"  git does not have what {source.code} said then; now:", {}
        shown: Sequence[tuple[str, str, Block | None]] = [
            ("", _line(visible(item, source.page)), item) for item in blocks(section.source)
        ]
    else:
        found = changes((then.section, then.page), (section.source, source.page))
        shown = [(item.then, item.now, item.block) for item in found]
    for before, now, block in shown:
        if before:
            yield f"  - {before}", {"fg": "red"}
        if now:
            yield f"  + {now}", {"fg": "green"}
        beside = _beside(translation, block)
        if beside is not None:
            line = variant.page.line_column(beside.span.start)[0]
            yield f"  = {_line(visible(beside, variant.page))}", {}
            yield f"    {variant.page.path}:{line}", {"dim": True}


def _beside(translation: Translation, block: Block | None) -> Block | None:
    """Return the block of the translation that stands where one of the source does."""
    source, code = translation.source.code, translation.language.code
    if block is None:
        return None
    if block.kind == "heading":
        for section in translation.sections:
            if section.source.heading is block:
                return section.target.heading if section.target else None
    for row in translation.group.alignment.blocks:
        if row.blocks.get(source) is block:
            return row.blocks.get(code)
    return None


def _nothing(translation: Translation) -> str:
    unchecked = translation.counts[ReviewState.UNCHECKED]
    text = f"{translation.path}: nothing changed since it was checked"
    if unchecked:
        text += f"; nobody has recorded a check of {unchecked} of its sections"
    return text


def _line(text: str) -> str:
    return " ".join(text.split())
