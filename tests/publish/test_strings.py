"""The interface's strings: the same keys and places to fill in every language."""

from __future__ import annotations

import re

import pytest
import yaml

from concordance.publish.strings import FOLDER, strings


def written(code: str) -> dict[str, str]:
    """Return what a language's file says, and no more."""
    return yaml.safe_load((FOLDER / f"{code}.yml").read_text(encoding="utf-8"))


CODES = sorted(path.stem for path in FOLDER.glob("*.yml"))


def test_the_site_s_languages_are_there():
    """With German and Italian: each is one file; English is for everybody else."""
    assert CODES == ["de", "en", "es", "fr", "it", "pt"]


@pytest.mark.parametrize("code", CODES)
def test_same_keys_and_same_gaps(code: str):
    """A string missing or without its `{gap}` in one language fails here."""

    def gaps(texts: dict[str, str]) -> dict[str, list[str]]:
        return {key: sorted(re.findall(r"{\w+}", text)) for key, text in texts.items()}

    assert gaps(written(code)) == gaps(written("en"))


@pytest.mark.parametrize(
    ("locale", "code"),
    [("pt-BR", "pt"), ("pt_BR", "pt"), ("es-MX", "es"), ("de-AT", "de"), ("nl", "en")],
)
def test_a_locale_finds_its_language(locale: str, code: str):
    """A tag falls back to its language, and an unknown language to English."""
    assert strings(locale) == strings(code)
