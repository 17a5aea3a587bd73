"""What of a change a person must judge: each kind is listed, and what the rules compare is not."""

from __future__ import annotations

import pytest

from concordance.corpus.corpus import read_corpus
from concordance.freshness.edited import edited
from concordance.project.project import project_from_folder
from sites import write

FILES = {
    "fr/a.md": (
        "---\ntitle: Le pont\ncategory: ouvrage\n---\n\n# Le pont {#b}\n\n"
        "Le pont n’a jamais fermé. Il mesure 90 mètres.\n\n"
        "Selon la ville, il tient. [Vrai](b.md#c1){ .verdict .yes }\n"
    ),
    "es/a.md": (
        "---\ntitle: El puente\ncategory: ouvrage\n---\n\n# El puente {#b}\n\n"
        "El puente nunca ha cerrado. Mide 90 metros.\n\n"
        "Según la ciudad, aguanta. [Cierto](b.md#c1){ .verdict .yes }\n"
    ),
    "assets/data/c.yml": (
        "kind: bars\nitems:\n  - id: steel\n    value: 12\n"
        "    label: {fr: douze tonnes, es: doce toneladas}\n    sources: [ville-2020]\n"
    ),
}
SOURCE = [("fr/a.md", "jamais fermé", "toujours fermé")]
CASES = {
    "negation": ([("es/a.md", "nunca ha", "ha")], [("es/a.md", 8, "a negation")]),
    "with its source": ([*SOURCE, ("es/a.md", "nunca ha", "siempre ha")], []),
    "beside a source edited elsewhere": (
        [*SOURCE, ("es/a.md", "90 metros", "90 varas")],
        [("es/a.md", 8, "a value")],
    ),
    "source alone": (SOURCE, []),
    "attribution, in both": (
        [("fr/a.md", "Selon la ville, il", "Il"), ("es/a.md", "Según la ciudad, a", "A")],
        [("fr/a.md", 10, "an attribution"), ("es/a.md", 10, "an attribution")],
    ),
    "verdict's word": ([("es/a.md", "[Cierto]", "[Falso]")], [("es/a.md", 10, "a verdict")]),
    "verdict's class": ([("fr/a.md", ".yes", ".no")], [("fr/a.md", 10, "a verdict")]),
    "setting, in both": (
        [("fr/a.md", "ouvrage", "bac"), ("es/a.md", "ouvrage", "bac")],
        [("fr/a.md", 3, "a setting"), ("es/a.md", 3, "a setting")],
    ),
    "title alone": ([("es/a.md", "title: El puente", "title: La barca")], [("es/a.md", 2, "")]),
    "address": ([("es/a.md", "b.md#c1", "b.md#c2")], [("es/a.md", 10, "a verdict")]),
    "sentence dropped": ([("es/a.md", " Mide 90 metros.", "")], [("es/a.md", 10, "")]),
    "sentence dropped, source edited below": (
        [("es/a.md", " Mide 90 metros.", ""), ("fr/a.md", "[Vrai]", "[Sûr]")],
        [("fr/a.md", 10, "a verdict"), ("es/a.md", 10, "")],
    ),
    "space alone": ([("es/a.md", "cerrado. Mide", "cerrado.  Mide")], []),
    "label alone": (
        [("assets/data/c.yml", "doce", "trece")],
        [("assets/data/c.yml", 5, "")],
    ),
    "label with its source": (
        [("assets/data/c.yml", "douze", "treize"), ("assets/data/c.yml", "doce", "trece")],
        [("assets/data/c.yml", 5, "")],
    ),
    "value": ([("assets/data/c.yml", "value: 12", "value: 13")], [("assets/data/c.yml", 4, "")]),
    "source of a value": ([("assets/data/c.yml", "ville", "port")], [("assets/data/c.yml", 6, "")]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_listed(name, tmp_path, monkeypatch):
    """Place and kinds of each passage; those of a chart's own language are told as well."""
    edits, expected = CASES[name]
    monkeypatch.chdir(tmp_path)
    before, now = (write(tmp_path / where, FILES) for where in ("before", "now"))
    for file, old, new in edits:
        text = (now / file).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (now / file).write_text(text.replace(old, new), encoding="utf-8")
    found = list(edited(*(read_corpus(project_from_folder(f, "fr,es", "")) for f in (before, now))))
    told = [(one.path.removeprefix("now/"), one.line, ", ".join(one.kinds)) for one in found]
    if name == "label with its source":
        assert [one.alone for one in found] == [True, False]
        found, told = found[:1], told[:1]
    assert told == expected
    for one in found:
        assert one.before != one.after


def test_source_beside(tmp_path, monkeypatch):
    """The source's sentence stands beside, with its place, before and after each on one line."""
    monkeypatch.chdir(tmp_path)
    before = write(tmp_path / "before", FILES)
    changed = {**FILES, "es/a.md": FILES["es/a.md"].replace("nunca ha", "ha")}
    now = write(tmp_path / "now", changed)
    (one,) = edited(*(read_corpus(project_from_folder(f, "fr,es", "")) for f in (before, now)))
    assert (one.before, one.after) == ("El puente nunca ha cerrado.", "El puente ha cerrado.")
    assert one.beside == "Le pont n’a jamais fermé."
    assert one.there == ("now/fr/a.md", 8)


def test_pages_new_and_gone(tmp_path, monkeypatch):
    """A page that is new is to be read whole; one that is gone is named."""
    monkeypatch.chdir(tmp_path)
    before = write(tmp_path / "before", {**FILES, "es/old.md": "# Viejo\n", "fr/old.md": "# V\n"})
    now = write(tmp_path / "now", {**FILES, "es/new.md": "# Nuevo\n", "fr/old.md": "# V\n"})
    found = list(edited(*(read_corpus(project_from_folder(f, "fr,es", "")) for f in (before, now))))
    assert [(one.path, one.line, one.before, one.after) for one in found] == [
        ("now/es/new.md", 1, "", ""),
        ("now/es/old.md", 0, "old.md", ""),
    ]
