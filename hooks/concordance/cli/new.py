"""`concordance new`: a page in every language, with the same ids and structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from concordance.cli.options import load_project, project_options, spoken_option, stop
from concordance.cli.output import tell
from concordance.cli.write import begin_change, tell_git, write_all
from concordance.corpus.corpus import read_corpus, show
from concordance.findings.fixes import apply_to_file
from concordance.freshness.new import PageNameError, new_page_key, new_pages, page_key
from concordance.freshness.page_references import has_nav, nav_insertion, refers_to
from concordance.project.mkdocs_yml import inherited

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from concordance.corpus.corpus import Corpus

EPILOG = """\b
  concordance new glossary/tpu.md
  concordance new --all             every page, in a language that is new
Where the source has the page, the others begin as a copy of it: write the
translation over it, then take "untranslated: true" away. Until then readers
get a notice with a link. No file is overwritten.

Exit code: 0, or 2 where nothing was written.
"""


@click.command(epilog=EPILOG)
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("--all", "everything", is_flag=True, help="Every page that the source has.")
@project_options
@spoken_option
def command(
    *,
    pages: tuple[str, ...],
    everything: bool,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
) -> None:
    """Make a page in every language that lacks it.

    What is made is declared untranslated.
    """
    if bool(pages) == everything:
        raise click.UsageError("give PAGE, or --all")
    project = load_project(config_file, docs, languages, source)
    begun = begin_change(project)
    corpus = read_corpus(project)
    keys = _keys(corpus, pages)
    found = {path: text for key in keys for path, text in new_pages(corpus, key).items()}
    if not found:
        state = "every page is" if everything else f"{', '.join(keys)}: it is"
        stop(f"{state} there in every language")
    for path in found:
        if path.exists():
            stop(f"{show(path)}: it is there already, and is not overwritten")
    in_nav: dict[Path, bytes] = {}
    if project.file and not everything and has_nav(project.file):
        in_nav = _name_in_nav(project.file, keys)
    write_all(found | in_nav, begun)
    for path in found:
        tell(f"{show(path)}: made")
    for path in in_nav:
        tell(f"{show(path)}: has it in its nav, after the pages of its folder")
    tell_git([*found, *in_nav], begun)


def _keys(corpus: Corpus, pages: Sequence[str]) -> list[str]:
    """Return the pages that are meant, by their names without language: all where none is named."""
    if not pages:
        code = corpus.project.source.code
        return [group.key for group in corpus.groups if code in group.sources]
    try:
        there = {group.key for group in corpus.groups}
        keys = [page_key(corpus.project, page) for page in pages]
        return [key if key in there else new_page_key(corpus.project, key) for key in keys]
    except PageNameError as error:
        stop(str(error))


def _name_in_nav(file: Path, keys: Sequence[str]) -> dict[Path, bytes]:
    """Return the configuration files with these pages named in their nav.

    A page that no folder of the nav has a place for is told.
    """
    changed: dict[Path, bytes] = {}
    for key in keys:
        if refers_to(file, key):
            continue
        for each in inherited(file):
            raw = changed.get(each) or each.read_bytes()
            edit = nav_insertion(raw.decode("utf-8-sig").replace("\r\n", "\n"), key)
            if edit is not None:
                changed[each] = apply_to_file(raw, [edit])
                break
        else:
            tell(f"{show(file)}: add {key} to the nav", err=True)
    return changed
