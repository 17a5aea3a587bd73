"""The pages for adopters, hooks/docs/: their files and commands, tried in order."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.config import load_config

from concordance.__main__ import main
from concordance.mkdocs_site.plugin import HOOKS
from sites import ROOT, write

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted((ROOT / "hooks" / "docs").glob("*.md"))
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each file is written, each command run: it says the lines that are shown, in their order."""
    monkeypatch.chdir(tmp_path)
    for language, title, text in BLOCK.findall(path.read_text(encoding="utf-8")):
        if title:
            write(tmp_path, {title: text})
        elif language == "yaml":
            yaml.safe_load(text)
        elif language == "console":
            for part in text.removeprefix("$ ").split("\n$ "):
                command, *shown = part.strip().splitlines()
                _, *words = shlex.split(command)
                done = CliRunner().invoke(main, [*words, *(["--no-cache"] * (words[0] == "check"))])
                said = plain(done.output)
                for line in map(plain, shown):
                    assert line in said, done.output
                    said = said[said.index(line) + len(line) :]


def plain(text: str) -> str:
    """Return a text with every run of spaces one plain space."""
    return re.sub(r"[ \u00a0\u202f]+", " ", text)


def test_the_plugin_of_the_first_page(tmp_path: Path):
    """Its configuration is taken as it stands, and its table has every part."""
    text = (ROOT / "hooks/docs/start.md").read_text(encoding="utf-8")
    files = {title: block for _, title, block in BLOCK.findall(text) if title}
    config = load_config(str(write(tmp_path, files) / "mkdocs.yml"))
    assert [name for name in HOOKS if not config.plugins["concordance"].on(name)] == ["figures"]
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == [*HOOKS]


def test_every_page_is_in_the_index():
    """hooks/README.md leads to each."""
    text = (ROOT / "hooks/README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((docs/\w+\.md)\)", text)) == {f"docs/{path.name}" for path in PAGES}
