"""Names of several variants compared, on pages as long as nobody writes them too."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

RULE = [rule for rule in RULES if rule.name == "name-mismatch"]
SHOWN = "Nos puces NVIDIA et AMD.\n\nAvec NVIDIA et AMD.\n"


def findings(folder, texts):
    """Check one page, given by language code."""
    for code, text in texts.items():
        file = folder / code / "a.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# T {{#t}}\n\n{text}\n", encoding="utf-8")
    corpus = read_corpus(project_from_folder(folder, ",".join(texts), "fr"))
    return check(corpus, RULE).findings


@pytest.mark.parametrize(
    ("fr", "es", "pt", "expected"),
    [
        ("La H100.", "La H100.", "A A100.", [("pt", "H100")]),
        ("La H100.", "La A100.", "A A100.", [("es", "H100"), ("pt", "H100")]),
        ("La H100.", "La A100.", "A B200.", []),  # of three names none is the others'
        ("De l’A100 à la H100.", "De H100 a A100.", "De A100 a H100.", [("es", "A100")]),
        ("L’A100 a 4, la H100 8.", "La H100, 8; la A100, 4.", "A A100, 4; a H100, 8.", []),
        ("Un lien [H100](x.md).", "Un [A100](x.md).", "Um [H100](x.md).", [("es", "H100")]),
        ("La `H100` va.", "La H100 va.", "A H100 vai.", []),
        ("La H100, dite H100.", "La H100.", "A H100, dita H100.", []),
        ("Fax du Groupe 4 ici.", "Fax de grupo 4 aquí.", "Fax do Grupo 4 aqui.", []),
        (
            "Fax du Groupe 4 ici.",
            "Fax del grupo aquí.",
            "Fax do Grupo 4 aqui.",
            [("es", "Groupe 4")],
        ),
    ],
)
def test_three(tmp_path, fr, es, pt, expected):
    """One that differs from all others is told, as the name that it should have."""
    found = findings(tmp_path, {"fr": fr, "es": es, "pt": pt})
    assert sorted((f.language, f.value) for f in found) == expected


@pytest.mark.parametrize(
    ("fr", "es", "expected"),
    [
        ("GPT-4 répond.", "GPT-3 responde.", ["GPT-4"]),
        ("La H100 répond.", "La A100 responde.", ["H100"]),
        ("GPT-4 répond.", "El modelo responde.", []),
        ("GPT-4 répond.", "O3 responde.", []),
        ("Sous Python 3.11 ici.", "Con la versión 3.10 de Python.", ["Python 3.11"]),
        ("Sous Python 3.11 ici.", "Con GPT-4 aquí.", []),
        ("Voir RFC 9110.", "Véase ISO 9001.", []),
    ],
)
def test_two(tmp_path, fr, es, expected):
    """Between two, only a name that differs in its letters or in its number alone."""
    assert [f.value for f in findings(tmp_path, {"fr": fr, "es": es})] == expected


@pytest.mark.parametrize(
    ("es", "expected"),
    [
        ("Con Intel en casa.", ["AMD"]),
        ("Con NVIDIA en casa.", ["AMD"]),
        ("Con AMDs en casa.", []),
        ("Con la empresa en casa.", []),
        ("Con amigos en casa.", []),
    ],
)
def test_names_that_no_language_translates(tmp_path, es, expected):
    """A name is told where another stands for it, and not where words do."""
    texts = {"fr": "Avec AMD chez nous.", "es": es, "pt": "Com AMD em casa."}
    found = findings(tmp_path, {code: f"{text}\n\n{SHOWN}" for code, text in texts.items()})
    assert [f.value for f in found] == expected


def test_the_name_that_is_new_is_told(tmp_path):
    """And not one that all have, which this variant has twice."""
    texts = {
        "fr": "OpenAI achète avec AMD pour son réseau.",
        "es": "OpenAI compra con AMD para su red.",
        "pt": "A OpenAI compra com Intel para a rede da OpenAI.",
    }
    shown = f"{SHOWN}\n\nAvec OpenAI.\n\nPar OpenAI."
    (found,) = findings(tmp_path, {code: f"{text}\n\n{shown}" for code, text in texts.items()})
    assert found.message.startswith('"Intel" stands where fr and es have "AMD"')


def test_ten_thousand_names(tmp_path):
    """A list of ten thousand names, of which one differs, in one sentence and in a table's row."""
    listed = [f"A{number}" for number in range(10_000)]
    row = " | ".join(listed[:500])
    text = f"Voici {', '.join(listed)}.\n\n| {row} |\n|{'---|' * 500}\n| {row} |"
    found = findings(tmp_path, {"fr": text, "es": text.replace("A4321,", "A4312b,"), "pt": text})
    assert [(f.language, f.value) for f in found] == [("es", "A4321")]


def test_a_sentence_of_ten_thousand_words(tmp_path):
    """Words with capitals, in another order in each language, are read to the end."""
    words = [f"Nom{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10 % 10]}" for n in range(10_000)]
    texts = {"fr": words, "es": words[::-1], "pt": words[5000:] + words[:5000]}
    assert not findings(tmp_path, {code: f"et {' '.join(said)}" for code, said in texts.items()})
