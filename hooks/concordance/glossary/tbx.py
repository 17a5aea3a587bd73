"""The termbase as TBX-Basic (ISO 30042:2019, DCA style), for terminology tools.

Structure as the dialect's core RELAX NG requires; the values of `type` and of the closed lists are
those of TBX-Basic 1.2.1. Inflected forms are not terms and are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from concordance.findings.formats.neutral import xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.glossary.entry import GlossaryEntry
    from concordance.glossary.termbase import Termbase

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
GENDERS = {"m": "masculine", "f": "feminine", "mf": "other"}
STATUSES = ("preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts")
TERM_TYPES = ("fullForm", "acronym")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tbx(termbase: Termbase, *, title: str, tags: Mapping[str, str]) -> str:
    """Write the termbase as a TBX file.

    `title` names the collection; `tags` gives each language its BCP 47 tag, the first one being
    the file's own language.
    """
    root = ET.Element("tbx", type="TBX-Basic", style="dca", xmlns=NAMESPACE)
    root.set(_LANG, next(iter(tags.values()), "en"))
    description = _below(_below(root, "tbxHeader"), "fileDesc")
    _below(_below(description, "titleStmt"), "title", title)
    _below(_below(description, "sourceDesc"), "p", title)
    body = _below(_below(root, "text"), "body")
    for concept in termbase.concepts:
        _concept(body, concept, termbase, tags)
    ET.indent(root)
    text = xml_text(ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def identifier(concept: str) -> str:
    """Write a concept as an xsd:ID, which begins with a letter and holds no odd character."""
    name = re.sub(r"[^\w.-]", "-", concept)
    return name if re.match(r"[^\W\d]", name) else f"c-{name}"


def _concept(body: ET.Element, concept: str, termbase: Termbase, tags: Mapping[str, str]) -> None:
    """Add a concept with its terms in each language; nothing where no language has it."""
    found = [(code, entry) for code in tags if (entry := termbase.entry(code, concept))]
    if not found:
        return
    node = _below(body, "conceptEntry", id=identifier(concept))
    first = found[0][1]
    if first.category:
        _below(node, "descrip", first.category, type="subjectField")
    for other in sorted({name for _, entry in found for name in entry.see_also}):
        if other in termbase.concepts and other != concept:
            _below(node, "ref", other, type="crossReference", target=identifier(other))
    for code, entry in found:
        section = _below(node, "langSec")
        section.set(_LANG, tags[code])
        _definition(section, entry)
        _term(section, entry.term, STATUSES[0], entry.gender)
        for form in entry.forms:
            if form != entry.term:
                _term(section, form, STATUSES[1])
        for form in entry.forbidden:
            _term(section, form, STATUSES[2])


def _definition(section: ET.Element, entry: GlossaryEntry) -> None:
    if not entry.definition:
        return
    group = _below(section, "descripGrp")
    _below(group, "descrip", entry.definition, type="definition")
    for source in entry.sources:
        _below(group, "admin", source, type="source")


def _term(section: ET.Element, term: str, status: str, gender: str | None = None) -> None:
    """Add a term with its part of speech, gender, status and type."""
    node = _below(section, "termSec")
    _below(node, "term", term)
    _below(node, "termNote", "noun", type="partOfSpeech")
    if gender in GENDERS:
        _below(node, "termNote", GENDERS[gender or ""], type="grammaticalGender")
    _below(node, "termNote", status, type="administrativeStatus")
    _below(node, "termNote", TERM_TYPES[_is_acronym(term)], type="termType")


def _is_acronym(term: str) -> bool:
    """Return whether a term is written as an acronym: one word of capitals, digits aside."""
    letters = [letter for letter in term if letter.isalpha()]
    return " " not in term and len(letters) > 1 and all(letter.isupper() for letter in letters)


def _below(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    node = ET.SubElement(parent, tag, attributes)
    node.text = text or None
    return node
