"""What of a text is a name, and what two spellings of one have in common."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.attributions import sources_named
from concordance.checks.meaning.designations import (
    compact,
    designations,
    fold_name,
    has_word,
    names,
)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("le H100 et la A100", "fr", [("h100", ""), ("a100", "")]),
        ("Des H100s, des H-100", "fr", [("h100", ""), ("h100", "")]),
        ("exige Python 3.11 et USB 2.0", "fr", [("3.11", "python"), ("2", "usb")]),
        ("la versión 3.11 de Python", "es", [("3.11", "")]),
        ("depuis v1.29", "fr", [("1.29", "")]),
        ("a falha CVE-2021-44228", "pt", [("cve202144228", "")]),
        ("au +33 1 23 45 67 89", "fr", [("+33123456789", "")]),
        ("al +33 123 456 789", "es", [("+33123456789", "")]),
        ("the RFC 9110 of 2022", "en", [("9110", "rfc")]),
        ("il y a 3 puces de 80 Go", "fr", []),
        ("der H100 und GPT-5.2", "xx", [("h100", ""), ("gpt5.2", "")]),
        ("auf 192.168.1.10", "xx", [("192.168.1.10", "")]),
    ],
)
def test_designations(text, locale, expected):
    """Each with its key and the word before it."""
    assert [(one.key, one.word) for one in designations(text, locale)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chez Microsoft, l’accord d’OpenAI avec AMD", ["Microsoft", "OpenAI", "AMD"]),
        ("Le plan. Les puces (Azure) sont là", ["Azure"]),
        ("US$ 10, le H100 et GPT5", []),
        ("au R&D de The Information", ["R&D", "Information"]),
        ("los GPUs", ["GPUs"]),
        ("오늘 OpenAI는 AMD의 칩을", ["OpenAI", "AMD"]),
        ("chez OpenAIé", ["OpenAIé"]),
        ("sur macOS, 5 kWh et 3kHz, init.d et isOpen()", ["macOS"]),
    ],
)
def test_names(text, expected):
    """A capital counts within a sentence; articles, currencies and names with digits do not."""
    assert [*names(text)] == expected


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("GPUs", "gpu"),
        ("GPU", "gpu"),
        ("Azure", "azure"),
        ("NVIDIA", "nvidia"),
        ("IoTs", "iots"),
        ("Vms", "vms"),
        ("SUSS", "suss"),
        ("GPUx", "gpux"),
    ],
)
def test_fold_name(name, folded):
    """Case and an acronym's plural count for nothing."""
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("the gpus of nvidia", "gpu", True),
        ("nvidias", "nvidia", True),
        ("the gpux, agpu", "gpu", False),
        ("at&t", "at", False),
        ("gpux gpu", "gpu", True),
        ("gpu gpux", "gpu", True),
        ("agpu", "gpu", False),
        ("gpuss", "gpu", False),
        ("gpu의 칩", "gpu", True),
        ("칩gpu", "gpu", True),
        ("r&gpu", "gpu", False),
    ],
)
def test_has_word(text, word, expected):
    """A word stands between what is no letter."""
    assert has_word(text, word) is expected


def test_compact_keeps_the_numbers_of_a_version():
    """2.0 is 2, and 1.13.0 is not 1.13."""
    assert [compact(one) for one in ("2.0", "1.13.0", "10.0")] == ["2", "1.13.0", "10"]


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("Selon le cabinet Omdia et d’après *Reuters*", "fr-FR", ["Omdia"]),
        ("D’après Reuters, oui", "fr-FR", ["Reuters"]),
        ("según el Financial Times", "es-ES", ["Financial Times"]),
        ("De acordo com a Reuters; segundo a Omdia", "pt-BR", ["Reuters", "Omdia"]),
        ("According to The Information", "en", ["The Information"]),
        ("segundo trimestre", "pt-BR", []),
        ("selon eux, Microsoft", "fr-FR", []),
        ("laut Reuters", "de-DE", []),
    ],
)
def test_sources_named(text, locale, expected):
    """A formula, then articles and what it is, then the name."""
    assert [*sources_named(text, locale)] == expected
