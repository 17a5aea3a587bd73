"""A language is named where it is sure, and nothing is said where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from concordance.checks.language.identify import (
    count,
    identifier,
    primary,
    spoken,
    without_identifier,
)
from concordance.markdown import parse_page

if TYPE_CHECKING:
    from concordance.markdown.model import Block

SENTENCES = {
    "en": "The company now designs its own chips and connects them through another network.",
    "es": "La empresa diseña ahora sus propios chips y los conecta mediante otra red.",
    "fr": "L’entreprise conçoit désormais ses propres puces et les relie par un autre réseau.",
    "pt": "A empresa projeta agora os seus próprios chips e os conecta por meio de outra rede.",
}


@pytest.mark.parametrize("own", SENTENCES)
@pytest.mark.parametrize("language", SENTENCES)
def test_four_languages_are_told_apart(own, language):
    """Each sentence is foreign on the pages of the three others, never on its own."""
    judge = identifier(("en", "es", "fr", "pt_br"))
    assert judge.foreign(SENTENCES[language], own) == ("" if own == language else language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Microsoft Azure OpenAI Service NVIDIA H100 Tensor Core GPU Cloud",
        "Read the docs",
        "A100, H100, B200; 3.5 × 10¹², 64 GB/s, 12:30",
        "\x00\x01 \U0001f600 \u202e \u0301",
    ],
)
def test_what_says_too_little_is_not_judged(text):
    """Names, numbers and a few words have no language."""
    assert identifier(("fr", "en")).foreign(text, "fr") == ""


def test_unknown_and_double_languages_are_not_judged():
    """A code the library does not know, and two locales of one language, give no finding."""
    judge = identifier(("fr", "oc", "pt", "pt-BR"))
    assert judge.codes == {"fr"}
    assert judge.foreign(SENTENCES["es"], "oc") == ""
    assert judge.foreign(SENTENCES["en"], "oc") == ""
    assert identifier(("oc", "br")).foreign(SENTENCES["en"], "oc") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", SENTENCES["en"]),
        ("de", "Das Relais startet von selbst und sucht danach das nächste Netz im ganzen Tal."),
        ("it", "Il relè si avvia da solo e cerca poi la rete più vicina di tutta la valle."),
        ("ru", "Реле запускается само и затем ищет ближайшую сеть во всей долине."),
    ],
)
def test_a_language_that_the_project_has_not(language, text):
    """English is always expected; any other language is named where it is far more likely."""
    judge = identifier(("es", "fr", "pt"))
    assert judge.foreign(text, "fr") == language
    assert judge.foreign(" ".join(text.split()[:5]), "fr") == ""


def blocks(text) -> list[Block]:
    """Read the blocks of a page."""
    return list(parse_page(text, "a.md").blocks)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Un mot «two words» ici", "Un mot ici"),
        ('Un “two words” et "three more words" ici', "Un et ici"),
        ("Lire [the whole story](a.md) puis `code`", "Lire puis"),
        ("Voir https://example.org/a/b et name@example.org", "Voir et"),
        (
            "Le livre *The whole story*, _et_ **ceci** ici",
            "Le livre , **ceci** ici".replace("*", ""),
        ),
        ("*All of it is emphasised by its author*", "All of it is emphasised by its author"),
        ("Lire docs/a/b.md, name@a.example/x, (/c/d) et X", "Lire , , ( ) et X"),
        ("MCM" * 20000, "MCM" * 20000),
        ("L’en-tête X-Forwarded-For et some_name vaut :smile:", "L’en-tête et vaut"),
    ],
)
def test_what_is_not_the_authors_is_left_out(text, left):
    """Quotations, links, code, addresses and identifiers become blanks, place for place."""
    block = blocks(text)[0]
    said = spoken(block.prose, block.links, text)
    assert len(said) == len(block.prose.text)
    assert said.split() == left.split()


def test_words_with_a_capital_do_not_count():
    """They are names as often as not."""
    assert count("Le GPU de NVIDIA et l’A100") == 3
    assert primary("pt_BR") == primary("pt-br") == "pt"


def test_without_the_library(monkeypatch):
    """Nothing is foreign, and one sentence says that it is not looked for."""
    assert without_identifier() == ""
    monkeypatch.setattr(f"{identifier.__module__}.find_spec", lambda _: None)
    identifier.cache_clear()
    judge = identifier(("en", "es", "fr"))
    identifier.cache_clear()
    assert judge.foreign(SENTENCES["en"], "fr") == judge.sure(SENTENCES["en"]) == ""
    assert judge.guess(SENTENCES["en"]) == ""
    assert without_identifier().startswith("eldc is not installed")
