"""Each kind of error, planted in pages that agree, is found, in the variant it was planted in."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner
from value_findings import findings

from concordance.__main__ import main

PAGE = {
    "en": (
        "On March 29, 2024 the plan took $100 billion, then €3.5 million and 12.5% more. It runs "
        "6,912 chips of 54.2 billion transistors on 64 GB at 7 TB/s; it was seven years late.\n\n"
        "- from 2016 to 2019\n- 18:30, on the 2nd of May 2026"
    ),
    "fr": (
        "Le 29 mars 2024, le plan prenait 100 milliards de dollars, puis 3,5 millions d’euros et "
        "12,5 % de plus. Il use 6 912 puces de 54,2 milliards de transistors sur 64 Go à 7 To/s ; "
        "il avait sept ans de retard.\n\n"
        "- de 2016 à 2019\n- 18 h 30, le 2 mai 2026"
    ),
    "es": (
        "El 29 de marzo de 2024 el plan tomaba 100 000 millones de dólares, luego 3,5 millones de "
        "euros y un 12,5 % más. Usa 6912 chips de 54 200 millones de transistores en 64 GB a "
        "7 TB/s; llevaba siete años de retraso.\n\n"
        "- de 2016 a 2019\n- a las 18:30, el 2 de mayo de 2026"
    ),
    "pt-PT": (
        "Em 29 de março de 2024 o plano levava 100 mil milhões de dólares, depois 3,5 milhões de "
        "euros e mais 12,5%. Usa 6912 chips de 54,2 mil milhões de transístores em 64 GB a "
        "7 TB/s; tinha sete anos de atraso.\n\n"
        "- de 2016 a 2019\n- às 18h30, a 2 de maio de 2026"
    ),
    "pt": (
        "Em 29 de março de 2024, o plano levava US$ 100 bilhões, depois € 3,5 milhões e mais "
        "12,5%. Usa 6.912 chips de 54,2 bilhões de transistores em 64 GB a 7 TB/s; tinha sete "
        "anos de atraso.\n\n"
        "- de 2016 a 2019\n- às 18h30, em 2 de maio de 2026"
    ),
}


def planted(tmp_path, code, old, new, count=1):
    """Return the findings once a piece of one variant is replaced."""
    assert PAGE[code].count(old) >= 1, old
    return findings(tmp_path, PAGE | {code: PAGE[code].replace(old, new, count)})


def told(code):
    """Return the languages that are told of what differs in one: the source never is."""
    return [other for other in PAGE if other != "en"] if code == "en" else [code]


def test_the_page_agrees(tmp_path):
    """Nothing is planted, nothing is found."""
    assert findings(tmp_path, PAGE) == []


@pytest.mark.parametrize("code", PAGE)
def test_each_digit_changed(code, tmp_path):
    """Any digit of any quantity, in any variant, in turn."""
    for match in re.finditer("[0-9]", PAGE[code]):
        digit = str((int(match.group()) + 1) % 10) if match.group() != "9" else "8"
        text = PAGE[code][: match.start()] + digit + PAGE[code][match.end() :]
        found = findings(tmp_path, PAGE | {code: text})
        assert {f.language for f in found} == {*told(code)}, text[
            match.start() - 9 : match.end() + 9
        ]


@pytest.mark.parametrize(
    ("code", "right", "wrong", "power"),
    [
        ("fr", "100 milliards", "100 billions", "100 x 10^12"),
        ("fr", "100 milliards", "100 millions", "100 x 10^6"),
        ("fr", "54,2 milliards", "54,2 billiards", "54.2 x 10^15"),
        ("fr", "3,5 millions", "3,5 milliards", "3.5 x 10^9"),
        ("fr", "3,5 millions", "3,5 billions", "3.5 x 10^12"),
        ("fr", "100 milliards de dollars", "100 Mds $ ou 100 M$", ""),
        ("es", "100 000 millones", "100 billones", "100 x 10^12"),
        ("es", "100 000 millones", "100 millones", "100 x 10^6"),
        ("es", "54 200 millones", "54,2 billones", "54.2 x 10^12"),
        ("es", "3,5 millones", "3,5 millardos", "3.5 x 10^9"),
        ("es", "3,5 millones", "3,5 billones", "3.5 x 10^12"),
        ("pt", "100 bilhões", "100 trilhões", "100 x 10^12"),
        ("pt", "100 bilhões", "100 biliões", "100 x 10^12"),
        ("pt", "100 bilhões", "100 mil bilhões", "100 x 10^12"),
        ("pt", "100 bilhões", "100 milhões", "100 x 10^6"),
        ("pt", "3,5 milhões", "3,5 mil", "3.5 x 10^3"),
        ("pt", "3,5 milhões", "3,5 trilhões", "3.5 x 10^12"),
        ("pt-PT", "100 mil milhões", "100 biliões", "100 x 10^12"),
        ("pt-PT", "100 mil milhões", "100 milhões", "100 x 10^6"),
        ("pt-PT", "54,2 mil milhões", "54,2 biliões", "54.2 x 10^12"),
        ("pt-PT", "3,5 milhões", "3,5 mil milhões", "3.5 x 10^9"),
        ("pt-PT", "3,5 milhões", "3,5 biliões", "3.5 x 10^12"),
        ("en", "$100 billion", "$100 trillion", "100 x 10^12"),
        ("en", "$100 billion", "$100 million", "100 x 10^6"),
        ("en", "€3.5 million", "€3.5 trillion", "3.5 x 10^12"),
        ("en", "$100 billion", "$100m", "100 x 10^6"),
    ],
)
def test_false_friends(code, right, wrong, power, tmp_path):
    """A scale word that is a thousand or a million times another."""
    found = planted(tmp_path, code, right, wrong)
    assert sorted(f.language for f in found) == sorted(told(code))
    for finding in found if power else ():  # else a true amount beside a false one
        assert finding.rule == "scale-mismatch"
        said = f"en says {power}" if code == "en" else f" is {power}; "
        assert said in finding.message


@pytest.mark.parametrize(
    ("texts", "word"),
    [
        ({"fr": "100 milliards", "es": "100 billones", "pt": "100 bilhões"}, "100 000 millones"),
        ({"es": "100 000 millones", "fr": "100 billions", "pt": "100 bilhões"}, "100 milliards"),
        ({"fr": "100 milliards", "es": "100 000 millones", "pt": "100 trilhões"}, "100 bilhões"),
        (
            {"fr": "100 milliards", "es": "100 000 millones", "pt-PT": "100 biliões"},
            "100 mil milhões",
        ),
        ({"fr": "1 billion", "es": "mil millones", "pt": "1 trilhão"}, "1 billón"),
    ],
)
def test_the_word_to_use_is_named(texts, word, tmp_path):
    """The hint writes the amount as the odd one's language does."""
    (finding,) = findings(tmp_path, texts)
    assert re.sub(r"[\u00a0\u202f]", " ", finding.hint) == f'write "{word}"'


@pytest.mark.parametrize(
    ("code", "right", "wrong", "rule"),
    [
        ("fr", "54,2 milliards", "5,42 milliards", "value-mismatch"),
        ("es", "12,5 %", "1,25 %", "value-mismatch"),
        ("en", "12.5%", "125%", "value-mismatch"),
        ("pt", "US$ 100", "R$ 100", "unit-mismatch"),
        ("fr", "milliards de dollars", "milliards d’euros", "unit-mismatch"),
        ("en", "€3.5", "£3.5", "unit-mismatch"),
        ("es", "millones de euros", "millones de pesos mexicanos", "unit-mismatch"),
        ("pt-PT", "12,5%", "12,5", "unit-mismatch"),
        ("fr", "7 To/s", "7 Tb/s", "unit-mismatch"),
        ("es", "64 GB", "64 MB", "unit-mismatch"),
        ("fr", "12,5 % de plus", "un peu plus", "value-mismatch"),
        ("es", "un 12,5 % más", "mucho más", "value-mismatch"),
        ("pt", "sete anos", "oito anos", "value-mismatch"),
        ("fr", "29 mars", "29 mai", "date-mismatch"),
        ("es", "de 2016 a 2019", "de 2016 a 2020", "date-mismatch"),
        ("pt", "18h30", "18h45", "date-mismatch"),
        ("en", "18:30", "6:45 pm", "date-mismatch"),
    ],
)
def test_one_error(code, right, wrong, rule, tmp_path):
    """The decimal mark, the currency, the unit, a percentage dropped, a date or time."""
    found = planted(tmp_path, code, right, wrong)
    assert {f.rule for f in found} == {rule}
    assert sorted(f.language for f in found) == sorted(told(code))


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("fr", "29 mars 2024", "2 mai 2026"),
        ("es", "29 de marzo de 2024", "2 de mayo de 2026"),
        ("pt", "29 de março de 2024", "2 de maio de 2026"),
        ("en", "March 29, 2024", "2nd of May 2026"),
    ],
)
def test_two_dates_swapped(code, one, other, tmp_path):
    """Two dates of different blocks in each other's place."""
    text = PAGE[code].replace(one, "\0").replace(other, one).replace("\0", other)
    found = findings(tmp_path, PAGE | {code: text})
    assert found
    assert {(f.rule, f.language) for f in found} == {("date-mismatch", lang) for lang in told(code)}


def test_an_error_in_the_source_is_told_on_each_translation(tmp_path):
    """With both remedies: it may be that the source is ahead."""
    found = planted(tmp_path, "en", "64 GB", "65 GB")
    assert sorted(f.language for f in found) == sorted(told("en"))
    for finding in found:
        assert finding.hint.endswith(", or, if fr, es, pt-PT and pt are right, correct en")
        assert [c.language for c in finding.variants] == ["en"]


def test_without_a_source_the_odd_one_is_told(tmp_path):
    """Where each may be ahead, four against one name the one."""
    page = PAGE | {"en": PAGE["en"].replace("64 GB", "65 GB")}
    (finding,) = findings(tmp_path, page, source="none")
    assert finding.path.endswith("en/a.md")
    assert [c.language for c in finding.variants] == ["fr", "es", "pt-PT", "pt"]


def test_of_two_the_source_is_right(tmp_path):
    """With two variants, the finding is in the translation, missing or added."""
    (changed,) = findings(tmp_path, {"fr": "64 Go.", "es": "65 GB."})
    (missing,) = findings(tmp_path, {"fr": "64 Go.", "es": "Nada."})
    (added,) = findings(tmp_path, {"fr": "Rien.", "es": "64 GB."})
    assert {f.language for f in (changed, missing, added)} == {"es"}


def test_a_language_without_rules_is_left_out(tmp_path):
    """The others are compared all the same."""
    (finding,) = findings(tmp_path, {"fr": "64 Go.", "tlh": "66 GB.", "es": "65 GB."})
    assert finding.language == "es"


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Am 29. März 2024 zahlte er 4,5 Millionen Dollar an drei Leute.", 0),
        ("de", "Am 29. März 2025 zahlte er 4,5 Millionen Dollar an drei Leute.", 1),
        ("de", "Am 29. März 2024 zahlte er 4,5 Milliarden Dollar an drei Leute.", 1),
        ("hu", "Ő 2024. március 29-én 4,5 millió dollárt fizetett három embernek.", 0),
        ("ru", "29 марта 2024 г. он заплатил 4,5 миллиона долларов трём людям.", 0),
        ("zh", "2024年3月29日，他向三个人支付了450万美元。", 0),
        ("zh", "2024年3月29日，他向三个人支付了45万美元。", 1),
        ("ja", "２０２４年３月２９日に三人へ450万ドルを払った。", 0),
    ],
)
def test_figures_of_other_languages(tmp_path, language, text, found):
    """Marks, dates and scales are CLDR's; a number in words is not missing where none is read."""
    others = {
        "en": "On March 29, 2024 he paid $4.5 million to three people.",
        "fr": "Le 29 mars 2024, il a payé 4,5 millions de dollars à trois personnes.",
    }
    found_here = findings(tmp_path, others | {language: text})
    assert [f.language for f in found_here] == [language] * found


def test_the_command_says_once_which_language_is_left_out(tmp_path):
    """On stderr, so that JSON stays alone on stdout; and it counts what was read."""
    findings(tmp_path, {"fr": "64 Go.\n\n7 %", "tlh": "66 GB.\n\n7 %", "es": "64 GB.\n\n7 %"})
    arguments = ["--docs", str(tmp_path), "--languages", "fr,tlh,es", "--format", "json"]
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.stderr == "tlh: no number rules for tlh; its values are not compared\n"
    assert json.loads(result.stdout)["checked"]["values"] == 4


def test_a_repeated_value_that_is_lost_once_is_found(tmp_path):
    """Values are counted, not only looked for."""
    (finding,) = findings(tmp_path, {"fr": "5 % puis 5 %.", "es": "5 %.", "pt": "5% e depois 5%."})
    assert (finding.rule, finding.language) == ("value-mismatch", "es")


def test_number_format_is_mended_once(tmp_path):
    """The edit writes the language's own marks; mended, nothing is left to say."""
    texts = {"fr": "318 487 et 99.98 %.", "es": "318,487 y 99,98 %.", "pt": "318.487 e 99,98%."}
    found = findings(tmp_path, texts)
    assert [(f.language, f.rule) for f in found] == [
        ("es", "number-format"),
        ("fr", "number-format"),
    ]
    for finding in found:
        (edit,) = finding.edits
        page = tmp_path / finding.language / "a.md"
        text = page.read_text("utf-8")
        mended = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        texts[finding.language] = mended.split("\n\n", 1)[1].strip()
    assert findings(tmp_path, texts) == []


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"es": "1,555 TB", "fr": "1555 To", "pt": "1,555 TB"}, ["fr scale-mismatch"]),
        ({"fr": "1,555 To", "es": "1,555 TB", "pt": "1555 TB"}, ["pt scale-mismatch"]),
        (
            {"en": "1.555 m", "fr": "1,555 m", "es": "1555 m", "pt": "1,555 m"},
            ["es scale-mismatch"],
        ),
        ({"fr": "1 555 pas", "es": "1555 pasos", "pt": "1.555 passos"}, []),
        ({"fr": "1 555 pas", "es": "1555 pasos", "pt": "1,555 passos"}, ["pt number-format"]),
        ({"fr": "1,555 pas", "es": "1555 pasos"}, ["fr number-format"]),
        (
            {"en": "2,000 steps", "fr": "2000 pas", "es": "2,000 pasos", "pt": "2,000 passos"},
            ["es number-format", "pt number-format"],
        ),
        (
            {"fr": "318 487 pas", "es": "318,487 pasos", "pt": "318,487 passos"},
            ["es number-format", "pt number-format"],
        ),
    ],
)
def test_a_mark_that_may_be_either(texts, said, tmp_path):
    """A bare numeral stands against a majority of decimal marks; a grouped one does not."""
    assert [f"{f.language} {f.rule}" for f in findings(tmp_path, texts)] == said
