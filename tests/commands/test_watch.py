"""`concordance watch`: from save to terminal, without a build."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sites import write

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "docs/fr/a.md": "# Titre {#t}\n\nIl y en a 12.\n",
    "docs/es/a.md": "# Título {#t}\n\nHay 12.\n",
}
WATCH = ["watch", "--once", "--docs", "docs", "--languages", "fr,es"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"docs/es/a.md": "# Título {#t}\n\nHay 13.\n"}, "docs/es/a.md:3:5: error: "),
        ({"docs/fr/b.md": "# Autre {#b}\n"}, "docs/es/b.md:1:1: error: "),
    ],
)
def test_a_save_is_checked(tmp_path: Path, change: dict[str, str], said: str):
    """The first check is clean; a changed page and a new one are reported at once."""
    write(tmp_path, PAGES)
    with subprocess.Popen(
        [sys.executable, "-m", "concordance", *WATCH],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("— ")
        assert process.stdout.readline().startswith("0 errors, 0 warnings in 1 page ")
        write(tmp_path, change)
        try:
            rest, errors = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0, errors
    assert said in rest
