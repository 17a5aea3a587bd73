"""`concordance glossary`: the termbase, and how far each language covers it."""

from __future__ import annotations

import json
from pathlib import Path  # noqa: TC003 - click reads the annotation
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from concordance.cli.options import load_project, project_options, stop
from concordance.cli.output import echo, format_option
from concordance.corpus.corpus import read_corpus
from concordance.findings.model import Severity
from concordance.glossary.read import read_glossary
from concordance.glossary.termbase import spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.glossary.entry import GlossaryEntry
    from concordance.glossary.termbase import Termbase

EPILOG = """\b
JSON, alone on stdout:
  {"concepts": [{"concept", "category", "terms": {LANGUAGE: {"path", "term",
     "gender", "forms", "inflected", "forbidden", "ambiguous", "definition"}}}],
   "coverage": {LANGUAGE: {"entries", "missing": [CONCEPT]}}}
"forms" are those an entry gives, "inflected" those derived from them.

Exit code: 0 the entries are sound, 1 some are not (said on stderr),
2 there is none, or the project cannot be read.
"""


@click.command(epilog=EPILOG)
@project_options
@format_option(("text", "json"), "How to write the termbase.")
@click.option("--forms", is_flag=True, help="Show each term's other forms too, derived included.")
def command(
    *,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
    form: str,
    forms: bool,
) -> None:
    """Print the termbase and how much of it each language has."""
    corpus = read_corpus(load_project(config_file, docs, languages, source))
    termbase, problems = read_glossary(corpus)
    if not termbase.concepts:
        stop(f"no entry in the folder '{corpus.project.config.glossary}' of any language")
    if form == "json":
        echo(json.dumps(_data(termbase), ensure_ascii=False, indent=1))
    else:
        _print(termbase, forms=forms)
    for problem in sorted(problems):
        place = f"{problem.path}:{problem.line}:{problem.column}"
        echo(
            f"{place}: {problem.severity}: {problem.message}; {problem.hint} ({problem.rule})",
            err=True,
        )
    raise SystemExit(any(problem.severity is Severity.ERROR for problem in problems))


def _data(termbase: Termbase) -> dict[str, Any]:
    """Return the termbase and its coverage as the JSON has them."""
    concepts = []
    for concept in termbase.concepts:
        entries = {
            code: entry for code in termbase.lexicons if (entry := termbase.entry(code, concept))
        }
        concepts.append(
            {
                "concept": concept,
                "category": next(iter(entries.values())).category,
                "terms": {code: _term(entry) for code, entry in entries.items()},
            }
        )
    coverage = {
        code: {"entries": len(lexicon.entries), "missing": _missing(termbase, code)}
        for code, lexicon in termbase.lexicons.items()
    }
    return {"concepts": concepts, "coverage": coverage}


def _term(entry: GlossaryEntry) -> dict[str, Any]:
    """Return an entry as the JSON has it."""
    return {
        "path": entry.path,
        "term": entry.term,
        "gender": entry.gender or "",
        "forms": list(entry.forms),
        "inflected": _derived(entry),
        "forbidden": list(entry.forbidden),
        "ambiguous": list(entry.ambiguous),
        "definition": entry.definition,
    }


def _derived(entry: GlossaryEntry) -> list[str]:
    """Return the forms that rules made, those that only begin with a capital left out."""
    given = {entry.term, *entry.forms}
    made = spellings(entry)
    return [
        form
        for form in made
        if form not in given and not (form[:1].isupper() and form[0].lower() + form[1:] in made)
    ]


def _missing(termbase: Termbase, code: str) -> list[str]:
    return [concept for concept in termbase.concepts if not termbase.entry(code, concept)]


def _print(termbase: Termbase, *, forms: bool) -> None:
    """Print the table of concepts by language, then what each language covers."""
    codes: Sequence[str] = list(termbase.lexicons)
    table = Table("concept", *codes, box=None, pad_edge=False)
    for concept in termbase.concepts:
        entries = [termbase.entry(code, concept) for code in codes]
        table.add_row(concept, *(_cell(entry, forms=forms) for entry in entries))
    console = Console(soft_wrap=False)
    console.print(table)
    total = len(termbase.concepts)
    for code in codes:
        missing = _missing(termbase, code)
        coverage = f"{code}: {total - len(missing)} of {total} concepts"
        console.print(
            coverage + (f"; missing: {', '.join(missing)}" if missing else ""), style="bold"
        )


def _cell(entry: GlossaryEntry | None, *, forms: bool) -> str:
    """Return the term of an entry, and its forms below it; a dash where there is none."""
    if entry is None:
        return "–"
    lines = [f"{entry.term} ({entry.gender})" if entry.gender else entry.term]
    if forms:
        lines += [f"  {form}" for form in entry.forms]
        lines += [f"  {form} *" for form in _derived(entry)]
    return "\n".join(lines)
