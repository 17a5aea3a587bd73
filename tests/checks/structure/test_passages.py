"""Where a page's sentences are compared, and how a finding points at them."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.structure.missing_sentence import missing_sentence
from concordance.checks.structure.moved_sentence import moved_sentence
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

FR = "Lancez `mesure`, qui lit la pluie et le vent. Ajoutez `--dates` pour chaque jour. C’est tout."
ES = "Ejecute `mesure`, que lee la lluvia y el viento. Añada `--dates` para cada jornada. Es todo."
PT = "Rode `mesure`, que lê a chuva e o vento. É tudo."


@pytest.fixture
def findings(tmp_path):
    """Return what both rules say of one page, given by language."""

    def run(**pages):
        for code, text in pages.items():
            (tmp_path / code).mkdir()
            (tmp_path / code / "a.md").write_text(text, encoding="utf-8")
        corpus = read_corpus(project_from_folder(tmp_path, ",".join(pages)))
        return check(corpus, [missing_sentence, moved_sentence]).findings

    return run


def test_a_finding_has_its_parts(findings):
    """It stands at the end of the sentence before, quotes code as code, and shows the others."""
    (one,) = findings(fr=f"# T\n\n{FR}\n", es=f"# T\n\n{ES}\n", pt=f"# T\n\n{PT}\n")
    assert (one.rule, one.language, one.line) == ("missing-sentence", "pt", 3)
    assert one.column == PT.index(".") + 2
    assert one.message == (
        'sentence "Ajoutez --dates pour chaque jour." of fr and es is missing here'
    )
    assert one.hint == 'translate it after "Rode mesure, que lê a chuva e o vento."'
    assert [(v.language, v.line, v.column) for v in one.variants] == [
        ("fr", 3, FR.index("Ajoutez") + 1),
        ("es", 3, ES.index("Añada") + 1),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "{}\n",
        "- {}\n- Fin\n",
        "> {}\n",
        "!!! note\n\n    {}\n",
        "| A | B |\n|---|---|\n| 1 | {} |\n",
        "Fin[^a].\n\n[^a]: {}\n",
        "Fin\n:   {}\n",
    ],
    ids=["paragraph", "item", "quotation", "admonition", "cell", "footnote", "definition"],
)
def test_in_every_kind_of_block(findings, frame):
    """Wherever prose stands its sentences are compared, in the cells of a table too."""
    told = findings(
        **{code: frame.format(text) for code, text in (("fr", FR), ("es", ES), ("pt", PT))}
    )
    assert [(one.rule, one.language) for one in told] == [("missing-sentence", "pt")]


def test_over_several_lines(findings):
    """A sentence that begins on one line and ends on another is one."""
    broken = [
        f"{text.replace(' el ', chr(10) + 'el ').replace(' le ', chr(10) + 'le ')}\n"
        for text in (FR, ES)
    ]
    (one,) = findings(fr=broken[0], es=broken[1], pt=PT)
    assert one.message.startswith('sentence "Ajoutez')


def test_two_findings_differ_in_value(findings):
    """Two sentences lost in one section are told apart when lines move."""
    text = "\n\n".join
    one, two = findings(
        fr=text([FR, FR.replace("jour", "heure")]),
        es=text([ES, ES.replace("jornada", "hora")]),
        pt=text([PT, PT]),
    )
    assert one.value != two.value


def test_unlike_tables_are_left_to_their_own_rule(findings):
    """Rows of as many cells are compared, others are table-shape's."""
    row = "| A | B |\n|---|---|\n| 1 | {} |\n"
    assert not findings(fr=row.format(FR), es=row.format(ES), pt="| A |\n|---|\n| " + PT + " |\n")
