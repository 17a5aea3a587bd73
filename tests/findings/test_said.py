"""Messages in the contributor's language: what is said, and what stays English as a whole."""

from __future__ import annotations

import json
import re

import pytest

from concordance.findings.baseline import write
from concordance.findings.formats.json import to_json
from concordance.findings.formats.text import plain
from concordance.findings.habits import gather
from concordance.findings.model import Finding
from concordance.findings.said import LONGEST, in_language, patterns, said
from concordance.findings.wording import FALLBACK, LANGUAGES, counted, wording, written

HOLE = re.compile(r"\{[-@+=*!`>]?([a-z]\w*)\}|<(\w+):")


@pytest.mark.parametrize(
    ("english", "language", "told"),
    [
        ('"3" is 3; fr and pt say 5', "es", "«3» es 3; fr y pt dicen 5"),
        ('"3" is 3; fr says 5', "es", "«3» es 3; fr dice 5"),
        ('"3" is 3; fr and Italian say 5', "pt", "“3” é 3; fr e it dizem 5"),
        ('"3" is 3; fr says 5', "en", '"3" is 3; fr says 5'),
        ('"1,8" is 1.8 TB/s; fr says 18 TB/s', "pt", "“1,8” é 1,8 TB/s; fr diz 18 TB/s"),
        (
            '"28 mars" is 2024-03-28; es says 2024-03-29',
            "fr",
            "«\u00a028 mars\u00a0» vaut 28 mars 2024\u202f; es dit 29 mars 2024",
        ),
        (
            'write "90 GB", or, if es and pt are right, correct fr',
            "fr",
            "écrivez «\u00a090 GB\u00a0», ou, si es et pt ont raison, corrigez fr",
        ),
        (
            'title: "3" is in pt alone; pt changed last, on 2026-05-05',
            "es",
            "title: «3» solo está en pt; pt ha cambiado en último lugar, el 5 de mayo de 2026",
        ),
        (
            'sentence "A "b" c." of fr is missing here',
            "pt",
            'frase “A "b" c.”, de fr, falta aqui',
        ),
        (
            "no heading or element has the id 'x' in a.md; pt changed last, and is not committed",
            "pt",
            "nenhum título ou elemento tem o id “x” em a.md; pt mudou por último, ainda sem commit",
        ),
        (
            "no item of t.md in fr and es has the id 'x'",
            "pt",
            "nenhum item de t.md em fr e es tem o id “x”",
        ),
        ('write it as "key: value"', "pt", "escreva “chave: valor”"),
        ("write it as the target", "es", "escríbalo como destino"),
        (
            "add the heading with {#a}, or, if es and pt are right, remove it from fr",
            "es",
            "añada el título con {#a} o, si es y pt tienen razón, elimínelo de fr",
        ),
        (
            'title of <abbr>: "3" is 3; fr says 5',
            "pt",
            "atributo title de <abbr>: “3” é 3; fr diz 5",
        ),
        ("write 'a' or 'b' or 'c'", "pt", "escreva “a”, “b” ou “c”"),
        (
            'description: text is in pt, on a page in es: "Um plano"',
            "pt",
            "description: texto em pt, numa página em es: “Um plano”",
        ),
        ('a word said 3 times: "x" (line 2) and 1 more', "fr", None),
        ('"3" is 3; the others say why', "fr", None),
        ("remove it, or, if the moon is right, howl", "pt", None),
        (f'"{"a" * LONGEST}" is in pt alone', "pt", None),
    ],
)
def test_a_message(english, language, told):
    """Values and languages are the language's; what holds a part that is not known is not said."""
    assert said(english, language) == told


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.english)
def test_a_pattern_is_whole(pattern):
    """Every language says it, with the same values, of which it may leave out none but a reason."""
    names = {name for pair in HOLE.findall(pattern.english) for name in pair if name}
    assert {FALLBACK, *pattern.texts} == set(LANGUAGES)
    for text in pattern.texts.values():
        used = {name for pair in HOLE.findall(text) for name in pair if name}
        assert used <= names <= used | {"reason"}
        assert text == text.strip()


def test_no_message_is_twice_in_the_table():
    """Each English pattern stands once."""
    english = [pattern.english for pattern in patterns()]
    assert len(set(english)) == len(english)


def finding(message, hint="remove it", **more):
    """Make a finding."""
    return Finding("a.md", 3, 1, "x-rule", message, hint=hint, language="pt", **more)


def test_a_finding_is_said_whole_or_not():
    """Where the remedy is not known, the message stays English too."""
    known, odd = finding('"x" stands twice'), finding('"x" stands twice', hint="dance")
    assert [one.message for one in in_language([known, odd], "es")] == [
        "«x» está dos veces",
        '"x" stands twice',
    ]
    assert in_language([known], FALLBACK) == [known]


def test_what_identifies_a_finding_is_the_same_in_every_language():
    """A baseline written in one language holds in the others; the rule and severity stay too."""
    findings = gather([finding('"x" stands twice', value="x", habit="space inside « »")] * 2)
    spoken = in_language(findings, "pt")
    assert spoken[0].message == "espaço dentro de « », 2 vezes: linha 3"
    assert write(spoken) == write(findings)
    (told,) = json.loads(to_json({}, spoken))["findings"]
    assert (told["rule"], told["severity"]) == ("x-rule", "error")
    assert told["message"] == spoken[0].message


def test_the_report_is_in_the_language():
    """The word for the severity too; a rule's name is not translated."""
    (line, *_) = plain(in_language([finding('"x" stands twice')], "fr"), "fr").splitlines()
    assert line == "a.md:3:1: erreur: «\u00a0x\u00a0» est écrit deux fois (x-rule)"


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        ("930000000000 USD", "pt", "930.000.000.000 USD"),
        ("12.5 %", "es", "12,5 %"),
        ("2018", "fr", "2018"),
        ("18:30", "fr", "18:30"),
        ("--03-29", "pt", "29 de março"),
        ("2024-03/2024-05", "es", "marzo de 2024 – mayo de 2024"),
        ("2024-13-01", "fr", "2024-13-01"),
        ("1,210", "fr", "1210"),
    ],
)
def test_a_value(value, language, text):
    """Digits, decimals and dates as the language writes them; a year and a time as they are."""
    assert written(value, language) == text


def test_the_tables_of_words_have_the_same_keys():
    """What one language lacks would be English in the midst of it."""
    keys = {language: set(wording(language)) for language in LANGUAGES}
    assert all(found == keys[FALLBACK] for found in keys.values())
    assert counted(0, "count.error", "fr") == "0 erreur"
    assert counted(0, "count.error", "es") == "0 errores"
