"""A small glossary for tests, and pages to link with it."""

from __future__ import annotations

from concordance.glossary.entry import GlossaryEntry
from concordance.glossary.termbase import Lexicon, make_termbase

FRENCH = {
    "a100": {"term": "A100", "forms": ("GPU A100",)},
    "gpu": {"term": "GPU"},
    "ia": {"term": "IA"},
    "maia": {"term": "Azure Maia", "forms": ("Maia",)},
    "network": {"term": "réseau de neurones"},
    "training": {"term": "entraînement"},
}


def entry(concept: str, language: str = "fr", **values: object) -> GlossaryEntry:
    """Make an entry whose page is where a site keeps it."""
    path = f"docs/{language}/glossary/{concept}.md"
    return GlossaryEntry(concept=concept, language=language, path=path, **values)


def lexicon(language: str = "fr", entries: dict[str, dict[str, object]] | None = None) -> Lexicon:
    """Make a lexicon, by default of a few French entries without definitions."""
    made = [entry(name, language, **values) for name, values in (entries or FRENCH).items()]
    termbase, problems = make_termbase(made)
    assert problems == []
    return termbase.lexicons[language]
