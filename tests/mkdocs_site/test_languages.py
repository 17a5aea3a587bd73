"""The hook in real builds: once per run, strict after all is reported, nothing to compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import build, mini_project, write

PAGES = {
    "docs/fr/index.md": "# Accueil {#home}\n\nUn texte.\n\nUn second.\n",
    "docs/es/index.md": "# Inicio {#home}\n\nUn texto.\n",
    "docs/pt/index.md": "# Começo {#home}\n\nUm texto.\n\nUm segundo.\n",
    "docs/fr/a.md": "# A {#a}\n",
    "docs/es/a.md": "# A {#a}\n",
    "docs/assets/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
}
for page in ("fr/index", "es/index", "pt/index", "fr/a", "es/a"):
    PAGES[f"docs/{page}.md"] += "\n![A](../assets/plan.svg)\n"


@pytest.fixture
def project(tmp_path):
    """Return a three-language project with two errors."""
    return mini_project(tmp_path, "languages.py", files=PAGES)


def test_each_finding_is_reported_once_and_strict_fails_after_all(project):
    """The three nested builds report as one; every language is built before the run fails."""
    run = build(project, "--strict")
    assert run.returncode == 1
    assert run.stderr.count("(missing-block)") == 1
    assert run.stderr.count("(missing-variant)") == 1
    assert "Aborted with 2 warnings in strict mode" in run.stdout
    assert "docs/es/index.md:3:10: paragraph" in run.stderr
    assert all((project / "site" / folder / "index.html").is_file() for folder in ("", "es", "pt"))


def test_without_strict_the_site_is_built(project):
    """Errors are warnings of mkdocs'; a shared image is shown from every language, and once."""
    run = build(project)
    assert run.returncode == 0
    assert "WARNING" in run.stderr
    site = project / "site"
    assert 'src="assets/plan.svg"' in (site / "index.html").read_text(encoding="utf-8")
    assert 'src="../../assets/plan.svg"' in (site / "es" / "a" / "index.html").read_text("utf-8")
    assert [path.relative_to(site) for path in site.rglob("plan.svg")] == [Path("assets/plan.svg")]


def test_warnings_do_not_fail_a_strict_build(project):
    """A rule whose severity is warning is printed as information."""
    off = "extra: {concordance: {rules: {missing-block: warning, missing-variant: off}}}\n"
    yml = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, {"mkdocs.yml": yml + off})
    run = build(project, "--strict")
    assert run.returncode == 0, run.stderr
    assert "(missing-block)" in run.stderr


def test_nothing_to_compare_is_a_warning(tmp_path):
    """A checker that found nothing to check fails too."""
    project = mini_project(tmp_path, "languages.py", files={"docs/fr/index.md": "# Accueil\n"})
    run = build(project, "--strict")
    assert run.returncode == 1
    assert "pages in fewer than two languages: there is nothing to compare" in run.stderr


def test_a_bad_configuration_stops_the_build_in_one_sentence(project):
    """File, line and column of the key, and what was probably meant."""
    yml = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, {"mkdocs.yml": f"{yml}extra:\n  concordance:\n    sorce: fr\n"})
    run = build(project)
    assert run.returncode == 1
    assert "extra.concordance.sorce: unknown key 'sorce'; did you mean 'source'" in run.stderr
    assert "Traceback" not in run.stderr
