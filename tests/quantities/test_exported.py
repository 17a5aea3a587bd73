"""The tables of a locale as plain data."""

from __future__ import annotations

import json
import re

import pytest

from concordance.quantities import LOCALES
from concordance.quantities.exported import number_table


@pytest.mark.parametrize("tag", [*LOCALES, "de", "ja", "ar"])
def test_every_locale_has_a_table(tag: str):
    """It survives JSON, its patterns are patterns, its units lead to canonical symbols."""
    table = number_table(tag)
    assert table is not None
    assert json.loads(json.dumps(table))["decimals"] == table["decimals"]
    for pattern in (table["joiners"], table["of"], table["half"]):
        re.compile(pattern)
    assert set(table["symbols"].values()) >= {"W", "GB", "%"}
    assert all(value.isdigit() for _, value, _ in table["words"].values())


CASES = [
    ("fr-FR", "words", "milliards", ("scale", "1000000000", "1000000000")),
    ("es-ES", "words", "billón", ("scale", "1000000000000", "1000000000000")),
    ("pt-BR", "words", "bilhão", ("scale", "1000000000", "1000000000")),
    ("pt-BR", "names", "dólares", "USD"),
    ("es-ES", "names", "por ciento", "%"),
    ("es-ES", "names", "por mil", "‰"),
    ("fr-FR", "symbols", "To", "TB"),
    ("fr-FR", "short", "Md", "1000000000"),
    ("es-MX", "names", "pesos", "MXN"),
]


@pytest.mark.parametrize(("tag", "part", "name", "value"), CASES)
def test_what_a_locale_says(tag: str, part: str, name: str, value: object):
    """The same word differs from one language to the next."""
    assert number_table(tag)[part][name] == value  # type: ignore[index,literal-required]


def test_a_locale_there_are_no_rules_for():
    """Nothing is invented."""
    assert number_table("xx") is None
