"""`concordance watch`: from save to terminal, without a build."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sites import write
from waiting import NEVER

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "docs/fr/a.md": "# Titre {#t}\n\nIl y en a 12.\n",
    "docs/es/a.md": "# Título {#t}\n\nHay 12.\n",
}


SITE = (
    "site_name: Essai\nplugins:\n  - i18n:\n      docs_structure: folder\n      languages:\n"
    "        - {locale: fr, name: Français, default: true}\n"
    "        - {locale: es, name: Español}\n"
)
WARNED = "extra: {concordance: {rules: {value-mismatch: warning}}}\n"
WRONG = {"docs/es/a.md": "# Título {#t}\n\nHay 13.\n"}
RECORD = "es\ta.md\tt\t1:0123456789abcdef\n"


def watched(folder: Path, options: list[str], first: str, *changes: dict[str, str]) -> str:
    """Watch a folder in which changes are made once the first check was told; give what follows."""
    with subprocess.Popen(
        [sys.executable, "-m", "concordance", "watch", "--once", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("— ")
        while not (line := process.stdout.readline()).startswith(first):
            assert line, process.stderr and process.stderr.read()
        for change in changes:
            write(folder, change)
        try:
            rest, errors = process.communicate(timeout=NEVER)
        finally:
            process.kill()
    assert process.returncode == 0, errors
    return rest


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"docs/es/a.md": "# Título {#t}\n\nHay 13.\n"}, "docs/es/a.md:3:5: error: "),
        ({"docs/fr/b.md": "# Autre {#b}\n"}, "docs/es/b.md:1:1: error: "),
        ({"docs/translations.tsv": RECORD}, "docs/es/a.md:1:1: warning: the fr section changed"),
    ],
)
def test_a_save_is_checked(tmp_path: Path, change: dict[str, str], said: str):
    """The first check is clean; a changed page, a new one and the record are told at once."""
    write(tmp_path, PAGES)
    options = ["--docs", "docs", "--languages", "fr,es"]
    assert said in watched(tmp_path, options, "0 errors, 0 warnings in 1 page ", change)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"translations.tsv": RECORD}, "fr changed since this was checked"),
        ({"mkdocs.yml": SITE + WARNED}, "docs/es/a.md:3:5: warning: "),
        ({"base/common.yml": WARNED}, "docs/es/a.md:3:5: warning: "),
    ],
)
def test_what_stands_beside_the_pages_is_followed(
    tmp_path: Path, change: dict[str, str], said: str
):
    """The record, the configuration, and the one that it inherits from in another folder."""
    own = {"mkdocs.yml": f"INHERIT: base/common.yml\n{SITE}", "base/common.yml": "{}\n"}
    write(tmp_path, {**PAGES, **WRONG, **own})
    assert said in watched(tmp_path, [], "1 error, 0 warnings in 1 page ", change)


def test_the_pages_are_followed_to_another_folder(tmp_path: Path):
    """Which the configuration names from then on."""
    write(tmp_path, {**PAGES, "mkdocs.yml": SITE})
    for name, text in {**PAGES, **WRONG}.items():
        write(tmp_path, {name.replace("docs", "other"): text})
    changes = {"mkdocs.yml": f"{SITE}docs_dir: other\n"}
    said = watched(tmp_path, [], "0 errors, 0 warnings in 1 page ", changes)
    assert "other/es/a.md:3:5: error: " in said
