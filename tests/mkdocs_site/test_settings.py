"""A configuration that cannot be used stops the build in one sentence, whichever hook is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sites import ROOT, build, mini_project, write

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = sorted(path.name for path in (ROOT / "hooks").glob("*.py") if path.stem != "__main__")
PAGES = {f"docs/{code}/index.md": "# A {#a}\n\nUn.\n" for code in ("fr", "es", "pt")}
EXTRA = "extra:\n  concordance:\n    "
WRONG = {
    "glosary: x": "5: extra.concordance.glosary: unknown key 'glosary'; did you mean 'glossary'",
    "languages: {de: {}}": "17: extra.concordance.languages.de: 'de' is not a language of this",
}


def test_every_hook_is_tried():
    """The six that a site can name."""
    assert len(HOOKS) == 6


@pytest.mark.parametrize("hook", HOOKS)
def test_one_message_from_every_hook(tmp_path: Path, hook: str):
    """File, line and column of the key, the key itself, and what was probably meant."""
    for written, message in WRONG.items():
        project = mini_project(tmp_path, hook, files=PAGES)
        yml = (project / "mkdocs.yml").read_text(encoding="utf-8") + EXTRA
        write(project, {"mkdocs.yml": f"{yml}{written}\n"})
        line = yml.count("\n") + 1
        run = build(project, "--strict")
        assert run.returncode == 1
        assert f"mkdocs.yml:{line}:{message}" in run.stderr.replace("ERROR   -  ", "")
        assert "Traceback" not in run.stderr


def test_the_file_a_key_is_inherited_from(tmp_path: Path):
    """The place is where the key is written."""
    project = mini_project(tmp_path, "glossary.py", files=PAGES)
    yml = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, {"base.yml": f"{EXTRA}sorce: fr\n", "mkdocs.yml": f"INHERIT: base.yml\n{yml}"})
    run = build(project, "--strict")
    assert run.returncode == 1
    assert "base.yml:3:5: extra.concordance.sorce: unknown key 'sorce'" in run.stderr


def test_one_language_built_alone(tmp_path: Path):
    """What is configured for the others is no fault."""
    project = mini_project(tmp_path, "languages.py", "glossary.py", files=PAGES)
    yml = (project / "mkdocs.yml").read_text(encoding="utf-8")
    yml = yml.replace(
        "docs_structure: folder", "docs_structure: folder\n      build_only_locale: fr"
    )
    write(project, {"mkdocs.yml": f"{yml}{EXTRA}languages: {{es: {{partial: true}}}}\n"})
    run = build(project)
    assert run.returncode == 0, run.stderr
