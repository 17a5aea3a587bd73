"""The termbase as SKOS in JSON-LD, for thesauri and linked data.

https://www.w3.org/TR/skos-reference/: one preferred label per language and concept, the three
kinds of labels disjoint, `related` symmetric. Forms that only serve to match are hidden labels.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from concordance.glossary.termbase import spellings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.glossary.entry import GlossaryEntry
    from concordance.glossary.termbase import Termbase

_CONTEXT: dict[str, Any] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "title": {"@id": "dct:title", "@container": "@language"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": ["@language", "@set"]},
    "hiddenLabel": {"@id": "skos:hiddenLabel", "@container": ["@language", "@set"]},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "related": {"@id": "skos:related", "@type": "@id", "@container": "@set"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
}


def skos(
    termbase: Termbase, *, base: str, titles: Mapping[str, str], tags: Mapping[str, str]
) -> str:
    """Write the termbase as JSON-LD.

    `base` is the address of the file itself: concepts are its fragments (`#maia`). `titles` names
    the scheme in each language, `tags` gives each language its BCP 47 tag.
    """
    related = _related(termbase)
    graph: list[dict[str, Any]] = [
        {
            "id": base,
            "type": "skos:ConceptScheme",
            "title": {tags[code]: title for code, title in titles.items() if code in tags},
        }
    ]
    for concept in termbase.concepts:
        entries = {
            tag: entry for code, tag in tags.items() if (entry := termbase.entry(code, concept))
        }
        node: dict[str, Any] = {
            "id": f"{base}#{concept}",
            "type": "skos:Concept",
            "inScheme": base,
            "prefLabel": {tag: entry.term for tag, entry in entries.items()},
            "altLabel": {tag: _alternatives(entry) for tag, entry in entries.items()},
            "hiddenLabel": {tag: _hidden(entry) for tag, entry in entries.items()},
            "definition": {tag: entry.definition for tag, entry in entries.items()},
            "related": [f"{base}#{other}" for other in sorted(related.get(concept, ()))],
        }
        graph.append({key: filled for key, value in node.items() if (filled := _filled(value))})
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    return text + "\n"


def _related(termbase: Termbase) -> dict[str, set[str]]:
    """Return the concepts related to each, in both directions, from every `see_also`."""
    pairs: dict[str, set[str]] = {}
    concepts = set(termbase.concepts)
    for lexicon in termbase.lexicons.values():
        for concept, entry in lexicon.entries.items():
            for other in concepts.intersection(entry.see_also) - {concept}:
                pairs.setdefault(concept, set()).add(other)
                pairs.setdefault(other, set()).add(concept)
    return pairs


def _alternatives(entry: GlossaryEntry) -> list[str]:
    return [form for form in dict.fromkeys(entry.forms) if form != entry.term]


def _hidden(entry: GlossaryEntry) -> list[str]:
    shown = {entry.term, *entry.forms}
    return [form for form in spellings(entry) if form not in shown]


def _filled(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if item}
    return value
