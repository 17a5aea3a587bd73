"""The termbase in other formats, as their specifications ask."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest
from glossaries import entry
from rdflib import Graph
from rdflib.namespace import DCTERMS, RDF, SKOS

from concordance.glossary import schema
from concordance.glossary.skos import skos
from concordance.glossary.tbx import identifier, tbx
from concordance.glossary.termbase import Termbase, make_termbase

TBX = "{urn:iso:std:iso:30042:ed-2}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAGS = {"fr": "fr", "pt_br": "pt-BR"}
BASE = "https://example.org/glossary.skos.jsonld"
NOTES = {
    "administrativeStatus": {
        "preferredTerm-admn-sts",
        "admittedTerm-admn-sts",
        "deprecatedTerm-admn-sts",
        "supersededTerm-admn-sts",
    },
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "other"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}


def termbase() -> Termbase:
    """Make a termbase with every key, characters that need escaping, and an id with a digit."""
    entries = [
        entry(
            "4-bit",
            term="4-bit",
            definition='a < b & "c"</script>',
            see_also=("gpu",),
            category="practice",
        ),
        entry("gpu", term="GPU", forms=("processeur graphique",), forbidden=("GPUs",), gender="m"),
        entry(
            "gpu", "pt_br", term="GPU", definition="d", gender="f", sources=("s-1",), category="c"
        ),
    ]
    return make_termbase(entries, TAGS)[0]


def exported() -> ET.Element:
    """Return the TBX file, parsed."""
    return ET.fromstring(tbx(termbase(), title="Glossaire", tags=TAGS))  # noqa: S314 - our own


def test_tbx_structure():
    """Elements stand where the core schema has them, and values are of its lists."""
    root = exported()
    assert root.tag == f"{TBX}tbx"
    assert (root.get("type"), root.get("style"), root.get(LANG)) == ("TBX-Basic", "dca", "fr")
    assert root.find(f"{TBX}tbxHeader/{TBX}fileDesc/{TBX}sourceDesc/{TBX}p") is not None
    concepts = root.findall(f"{TBX}text/{TBX}body/{TBX}conceptEntry")
    ids = [concept.get("id", "") for concept in concepts]
    assert ids == ["c-4-bit", "gpu"]
    assert all(re.fullmatch(r"[^\W\d][\w.-]*", one) for one in ids)
    for concept in concepts:
        kinds = [child.tag for child in concept]
        assert kinds == sorted(kinds, key=[f"{TBX}descrip", f"{TBX}ref", f"{TBX}langSec"].index)
        languages = [section.get(LANG) for section in concept.iter(f"{TBX}langSec")]
        assert len(languages) == len(set(languages)) > 0
        for section in concept.iter(f"{TBX}langSec"):
            assert section.findall(f"{TBX}termSec")
        for term in concept.iter(f"{TBX}termSec"):
            assert term[0].tag == f"{TBX}term"
            for note in term.iter(f"{TBX}termNote"):
                assert note.text in NOTES[note.get("type", "")]
        for reference in concept.iter(f"{TBX}ref"):
            assert reference.get("target") in ids


def test_tbx_terms():
    """Headword, other terms and wrong ones are told apart; inflected forms are left out."""
    root = exported()
    terms = {
        term[0].text: [note.text for note in term.findall(f"{TBX}termNote")]
        for term in root.iter(f"{TBX}termSec")
    }
    assert "preferredTerm-admn-sts" in terms["GPU"]
    assert "acronym" in terms["GPU"]
    assert "admittedTerm-admn-sts" in terms["processeur graphique"]
    assert "deprecatedTerm-admn-sts" in terms["GPUs"]
    assert "processeurs graphiques" not in terms


def test_identifiers():
    """Whatever a file is called, its id is an XML name."""
    assert [identifier(name) for name in ("gpu", "4-bit", "a b", "-x")] == [
        *("gpu", "c-4-bit", "a-b", "c--x")
    ]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser
def test_skos_as_read_by_rdflib():
    """A reader of linked data finds the concepts, their labels and their relations."""
    text = skos(termbase(), base=BASE, titles={"fr": "Glossaire"}, tags=TAGS)
    graph = Graph().parse(data=text, format="json-ld")
    concepts = {str(node): node for node in graph.subjects(RDF.type, SKOS.Concept)}
    assert set(concepts) == {f"{BASE}#4-bit", f"{BASE}#gpu"}
    scheme = next(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert str(scheme) == BASE
    assert [str(title) for title in graph.objects(scheme, DCTERMS.title)] == ["Glossaire"]
    for node in concepts.values():
        assert graph.value(node, SKOS.inScheme) == scheme
        labels = [
            set(graph.objects(node, kind))
            for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        ]
        assert not labels[0] & labels[1]
        assert not labels[0] & labels[2]
        assert not labels[1] & labels[2]
        tags = [label.language for label in labels[0]]
        assert len(tags) == len(set(tags))
        for other in graph.objects(node, SKOS.related):
            assert (other, SKOS.related, node) in graph
    gpu = concepts[f"{BASE}#gpu"]
    assert {(str(one), one.language) for one in graph.objects(gpu, SKOS.hiddenLabel)} >= {
        ("processeurs graphiques", "fr")
    }
    assert (gpu, SKOS.related, concepts[f"{BASE}#4-bit"]) in graph
    assert {one.language for one in graph.objects(gpu, SKOS.prefLabel)} == {"fr", "pt-BR"}


def test_schema_in_a_page():
    """The data is JSON that no definition can break out of."""
    base = termbase().lexicons["fr"].entries
    text = schema.term_set(
        [(one, f"https://example.org/{name}/") for name, one in base.items()],
        name="Glossaire",
        url="https://example.org/",
        tag="fr",
        scheme=BASE,
    )
    assert "<" not in text
    data = json.loads(text)
    assert (data["@type"], data["inLanguage"]) == ("DefinedTermSet", "fr")
    terms = {term["termCode"]: term for term in data["hasDefinedTerm"]}
    assert terms["4-bit"]["description"] == 'a < b & "c"</script>'
    assert terms["gpu"]["alternateName"] == ["processeur graphique"]
    assert terms["gpu"]["sameAs"] == f"{BASE}#gpu"
    assert {term["inDefinedTermSet"]["@id"] for term in terms.values()} == {data["@id"]}
    alone = json.loads(schema.term(base["gpu"], address="https://example.org/gpu/", index=""))
    assert "inDefinedTermSet" not in alone


def test_tbx_of_any_text():
    """What XML cannot hold is left out: the file is well-formed whatever an entry says."""
    text = "a\x00\x07\x1b\x0b\ud800\ufffe<b>&"
    found = entry("a", term=text, definition=text, category=text, sources=(text,), see_also=("a",))
    written = tbx(make_termbase([found], TAGS)[0], title=text, tags=TAGS)
    root = ET.fromstring(written.encode())  # noqa: S314 - our own
    assert root.find(f".//{TBX}term").text == "a<b>&"
