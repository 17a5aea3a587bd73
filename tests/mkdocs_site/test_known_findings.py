"""The build of a site that already has findings: those that are known do not fail it."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.findings.baseline import write as baseline
from concordance.project.project import project_from_mkdocs
from sites import build, mini_project

FILES = {
    f"docs/{code}/index.md": f"# A\n\n{text}\n"
    for code, text in (
        ("fr", "Il y a 30 pages."),
        ("es", "Hay 30 páginas."),
        ("pt", "Há 40 páginas."),
    )
}
CONFIG = "extra: {{concordance: {{baseline: {}}}}}\n"


@pytest.fixture
def site(tmp_path):
    """Return a site with an error that is known from the first day."""
    folder = mini_project(tmp_path, "languages.py", files=FILES)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(CONFIG.format("known.json"))
    return folder


def test_a_known_finding_does_not_fail_a_strict_build(site, monkeypatch):
    """It is left out, and the next one is not."""
    (site / "known.json").write_text(baseline([]), encoding="utf-8")
    found = build(site, "--strict")
    assert found.returncode == 1
    assert '"40" is 40; fr and es say 30 (value-mismatch)' in found.stderr
    monkeypatch.chdir(site)  # paths are from here
    findings = check(read_corpus(project_from_mkdocs(site / "mkdocs.yml")), RULES).findings
    (site / "known.json").write_text(baseline(findings), encoding="utf-8")
    assert build(site, "--strict").returncode == 0
    page = site / "docs/es/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nHay [más](nada.md).\n", encoding="utf-8")
    again = build(site, "--strict")
    assert again.returncode == 1
    assert "(value-mismatch)" not in again.stderr


def test_a_baseline_that_is_not_there_stops_the_build(site):
    """In one sentence."""
    found = build(site)
    assert found.returncode == 1
    assert "known.json: the baseline cannot be read" in found.stderr
