"""`concordance mentions`: every use of every term, in a site or in any folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path  # noqa: TC003 - click reads the annotation
from typing import TYPE_CHECKING

import click

from concordance.cli.options import load_project, project_options, stop
from concordance.cli.output import echo, format_option
from concordance.corpus.corpus import read_corpus
from concordance.glossary.mentions import mentions
from concordance.glossary.read import read_glossary

if TYPE_CHECKING:
    from concordance.glossary.mentions import TermMention

EPILOG = """\b
JSON, alone on stdout:
  {"mentions": [{"language", "path", "line", "column",
                 "concept", "text", "linked"}]}
"concept" is the entry's file name without suffix; "linked" tells that the
text is that of a link made by hand. Lines and columns count from 1, columns
in characters.

Exit code: 0, or 2 where there is no entry or the project cannot be read.
"""
KEYS = ("language", "path", "line", "column", "concept", "text", "linked")


@click.command(epilog=EPILOG)
@project_options
@click.option(
    "--glossary",
    metavar="GLOB",
    default="",
    help="The entries, relative to each language's folder  [default: the configured folder].",
)
@format_option(("text", "json"), "How to write the mentions.")
def command(
    *,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
    glossary: str,
    form: str,
) -> None:
    """List every use of every term of the glossary.

    An entry is a page whose front matter has a term or a title; its plurals and its other forms
    count. Any folder will do: concordance mentions --docs DIR --languages en,es --glossary '*.md'
    """
    corpus = read_corpus(load_project(config_file, docs, languages, source))
    termbase, _ = read_glossary(corpus, glossary, defined=False)
    if not termbase.concepts:
        where = glossary or f"{corpus.project.config.glossary}/"
        stop(f"no entry in {where}; name the entries with --glossary, as --glossary 'terms/*.md'")
    found: list[TermMention] = []
    for group in corpus.groups:
        for variant in group.variants:
            matcher = termbase.lexicons[variant.code].matcher
            found.extend(mentions(variant.page, variant.code, matcher))
    found.sort()
    if form == "json":
        items = [{key: asdict(mention)[key] for key in KEYS} for mention in found]
        echo(json.dumps({"mentions": items}, ensure_ascii=False, indent=1))
        return
    for mention in found:
        text = " ".join(mention.text.split())
        link = " (linked)" if mention.linked else ""
        echo(f'{mention.path}:{mention.line}:{mention.column}: {mention.concept} "{text}"{link}')
    used = len({(mention.language, mention.concept) for mention in found})
    echo(f"{len(found)} mentions of {used} terms", err=True)
