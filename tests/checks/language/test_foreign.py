"""Runs of foreign blocks are told as one, and a whole page once."""

from __future__ import annotations

import pytest

from concordance.checks.language.foreign import foreign
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

FR = "Le fabricant conçoit désormais ses propres puces pour ses centres de données."
ES = "El fabricante diseña ahora sus propios chips para sus centros de datos."


def passages(tmp_path, page):
    """Find the foreign passages of a Spanish page beside a French one."""
    for code, text in {"fr": FR, "es": page}.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(text, encoding="utf-8")
    group = read_corpus(project_from_folder(tmp_path, "fr,es")).groups[0]
    return [(found.scope, found.language, found.more) for found in foreign(group)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ([ES] * 5, []),
        ([ES] * 5 + [FR], [("block", "fr", 0)]),
        ([ES] * 5 + [FR, FR, ES, FR], [("block", "fr", 0)] * 3),
        ([ES] * 12 + [FR] * 6, [("block", "fr", 5)]),
        ([FR] * 9 + [ES], [("page", "fr", 0)]),
        (["## Un título", FR, "Sí."], [("page", "fr", 0)]),
        ([f"{ES} {FR}"], [("sentence", "fr", 0)]),
        (["---\nuntranslated: true\n---", FR], []),
        (["---\nuntranslated: yes please\n---", FR], [("page", "fr", 0)]),
        ([ES, f"> {FR}", f"«{FR}»"], []),
        ([ES, "Ses puces sont dans ce centre."], []),
        ([], []),
    ],
)
def test_passages(tmp_path, page, expected):
    """Blocks one by one, four and more as one, a page once."""
    assert passages(tmp_path, "\n\n".join(page)) == expected


def test_a_block_of_the_source_needs_fewer_words(tmp_path):
    """Four words copied from the source are enough; of an author's own they are not."""
    short = "Workshop agenda was remixed from series"
    for code, text in {"en": f"Text.\n\n{short}", "fr": f"{FR}\n\n{short}"}.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(text, encoding="utf-8")
    group = read_corpus(project_from_folder(tmp_path, "en,fr")).groups[0]
    assert [found.text for found in foreign(group)] == [short]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("app.get('/:id', function (request, answer, next) {\n  console.log(next.id)\n})", False),
        ("Use the function next (request, answer, other) of app, and console to log it.", True),
        ("It takes the settings (a|b), and the names (c|d) of what the app should log.", True),
    ],
)
def test_code_that_lacks_its_fence_is_no_text(tmp_path, text, told):
    """It is the same in every language."""
    for code, page in {"en": f"Text.\n\n{text}", "fr": f"{FR}\n\n{text}"}.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(page, encoding="utf-8")
    group = read_corpus(project_from_folder(tmp_path, "en,fr")).groups[0]
    assert bool(foreign(group)) is told


@pytest.mark.parametrize(
    ("fr", "es", "pt", "found"),
    [
        (
            "Reuters : [la puissance dont dispose la société, et Abilene](a.md).",
            "Reuters: [la capacidad de cálculo que la empresa tiene, y Abilene](a.md).",
            "Reuters: [la capacidad de cálculo que la empresa tiene, y Abilene](a.md).",
            ["pt"],
        ),
        (
            "Reuters : [la puissance dont dispose la société, et Abilene](a.md).",
            "Reuters: [la capacidad de cálculo que la empresa tiene, y Abilene](a.md).",
            "Reuters: [a capacidade de cálculo que a empresa tem, e Abilene](a.md).",
            [],
        ),
        ("[El plan de la empresa, y sus chips](a.md)",) * 3 + ([],),
        ("GPU, Azure, Maia et Cobalt", "GPU, Azure, Maia, Cobalt", "GPU, Azure, Maia, Cobalt", []),
        ("Un accélérateur", "Un chip de memoria", "Un chip de memoria", []),
    ],
)
def test_what_another_translation_says_word_for_word(tmp_path, fr, es, pt, found):
    """Copied from it, the words of links count too; what all three say alike is a title."""
    for code, text in {"fr": fr, "es": es, "pt": pt}.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(f"- {text}\n", encoding="utf-8")
    group = read_corpus(project_from_folder(tmp_path, "fr,es,pt")).groups[0]
    assert [passage.variant.code for passage in foreign(group)] == found
