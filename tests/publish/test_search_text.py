"""What the index is given beside the text: amounts by value, words apart."""

from __future__ import annotations

import pytest

from concordance.publish.search_text import APART, searched

CASES = {
    "an amount, over elements and entities": (
        "fr-FR",
        "<p><b>500</b>&nbsp;milliards de <a>dollars</a>.</p>",
        "<p><b>500</b>&nbsp;milliards de <a>dollars|qz500000000000zq|qz500000000000usdzq</a>.</p>",
    ),
    "a measure and a percentage": (
        "es-ES",
        "<td>1,8&nbsp;TB/s</td><td>27 %</td>",
        "<td>1,8&nbsp;TB/s|qz1d8zq|qz1d8tb2fszq</td><td>27 %|qz27zq|qz2725zq</td>",
    ),
    "both ends of a range": (
        "pt-BR",
        "<li>de 4 a 5 milhões</li>",
        "<li>de 4 a 5 milhões|qz4zq|qz4000000zq|qz5000000zq</li>",
    ),
    "two blocks are not one amount": ("fr-FR", "<td>mars</td><td>2024</td>", ""),
    "a date is found by its words": ("fr-FR", "<p>le 29 mars 2024</p>", ""),
    "an identifier is no amount": ("fr-FR", "<p>l'A100 et GPT-4</p>", "<p>l'|A100 et GPT-4</p>"),
    "elided words stand apart": ("fr-FR", "<p>d’<em>IA</em></p>", "<p>d’|<em>IA</em></p>"),
    "Chinese characters stand apart": ("zh-CN", "<p>数据 AI芯</p>", "<p>数|据 AI|芯</p>"),
    "Japanese ones too": ("ja", "<p id='日本'>日<b>本</b></p>", "<p id='日本'>日|<b>本</b></p>"),
    "numbers of no known locale stay": ("xx", "<p>500 000</p>", ""),
    "a sign that opens nothing": ("fr-FR", "<p>a < b & c</p>", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_searched(name: str):
    """`|` stands for what is put between two words; nothing else changes."""
    locale, html, expected = CASES[name]
    assert searched(html, locale).replace(APART, "|") == (expected or html)
