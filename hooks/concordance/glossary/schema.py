"""The termbase as schema.org data in the pages: a DefinedTermSet per language and its terms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.glossary.entry import GlossaryEntry

_CONTEXT = "https://schema.org"


def term_set(
    entries: Iterable[tuple[GlossaryEntry, str]], *, name: str, url: str, tag: str, scheme: str = ""
) -> Markup:
    """Describe a language's glossary.

    `entries` come with their addresses; `url` is the index's, `tag` the language's BCP 47 tag;
    `scheme`, where given, is the address of the SKOS file, whose concepts the terms are.
    """
    set_id = f"{url}#set"
    terms = [_term(entry, address, set_id, scheme) for entry, address in entries]
    return _script(
        {
            "@context": _CONTEXT,
            "@type": "DefinedTermSet",
            "@id": set_id,
            "name": name,
            "inLanguage": tag,
            "url": url,
            "hasDefinedTerm": terms,
        }
    )


def term(entry: GlossaryEntry, *, address: str, index: str, scheme: str = "") -> Markup:
    """Describe one entry on its own page; `index` is the address of the language's glossary."""
    set_id = f"{index}#set" if index else ""
    return _script({"@context": _CONTEXT, **_term(entry, address, set_id, scheme)})


def _term(entry: GlossaryEntry, address: str, set_id: str, scheme: str) -> dict[str, Any]:
    """Return a DefinedTerm, without the properties that are empty; addresses are absolute."""
    others = [form for form in dict.fromkeys(entry.forms) if form != entry.term]
    described = {
        "@type": "DefinedTerm",
        "@id": f"{address}#term",
        "name": entry.term,
        "alternateName": others,
        "termCode": entry.concept,
        "description": entry.definition,
        "url": address,
        "sameAs": f"{scheme}#{entry.concept}" if scheme else "",
        "inDefinedTermSet": {"@id": set_id} if set_id else "",
    }
    return {key: value for key, value in described.items() if value}


def _script(data: dict[str, Any]) -> Markup:
    """Write JSON that no text inside can end early, whatever the script's element holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped just above
