"""Words are added to the lists of spelling by a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script as a module."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import words

    return words


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Return a folder with the lists of two languages."""
    for language in ("es", "fr"):
        (tmp_path / f"{language}.txt").write_text("Azure\nXbox\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "french", "spanish"),
    [
        (["fr", "Issaquah", "États"], "Azure Issaquah Xbox États", "Azure Xbox"),
        (["all", "GPT-6"], "Azure GPT-6 Xbox", "Azure GPT-6 Xbox"),
        (["es", "Xbox"], "Azure Xbox", "Azure Xbox"),
    ],
)
def test_a_word_is_added_once_and_in_order(
    words: ModuleType, lists: Path, arguments: list[str], french: str, spanish: str
):
    """The other lists stay as they are, and `all` is each of them."""
    assert words.main(arguments, lists) == 0
    assert (lists / "fr.txt").read_text(encoding="utf-8").split() == french.split()
    assert (lists / "es.txt").read_text(encoding="utf-8").split() == spanish.split()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "a language and a word are wanted"),
        (["de", "Xbox"], "a language and a word are wanted"),
        (["fr"], "a language and a word are wanted"),
        (["fr", "two words"], "'two words' is not one word"),
    ],
)
def test_what_cannot_be_added_is_told(
    words: ModuleType,
    lists: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
):
    """One sentence, with the command as it should be, and no list changed."""
    assert words.main(arguments, lists) == 2
    assert capsys.readouterr().err == f"{told}: make word LANGUAGE=es|fr|all WORD=Issaquah\n"
    assert (lists / "fr.txt").read_text(encoding="utf-8") == "Azure\nXbox\n"
