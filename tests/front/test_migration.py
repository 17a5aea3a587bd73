"""What a site wrote for version 1 holds in version 2: configuration, record, baseline, ignores.

The record and the baseline are as version 1 wrote them for these pages.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from sites import ROOT, build, write

HOOKS = ["languages", "freshness", "glossary", "discovery", "figures", "workers"]
SITE = {
    "mkdocs.yml": f"""\
site_name: Port
site_url: https://port.example/
theme: {{name: material, font: false}}
hooks: [{", ".join(str(ROOT / "hooks" / f"{name}.py") for name in HOOKS)}]
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {{locale: fr, name: Français, default: true}}
        - {{locale: es, name: Español}}
markdown_extensions: [attr_list, admonition]
extra:
  concordance:
    source: fr
    record: translations.tsv
    redirects: redirects.tsv
    glossary: glossary
    term_links: 60
    related_pages: 3
    about: new.md
    rules: {{moved-block: off}}
    languages:
      es: {{locale: es-ES, partial: false, provenance: Del francés, report: es.yml}}
""",
    "docs/fr/index.md": (
        "---\ntitle: Le port\ndescription: Un port de 12 quais.\n---\n\n# Le port {#harbour}\n\n"
        "Le port a 12 quais, dont 3 sont [neufs](new.md#new).\n\n"
        "## La grue {#crane}\n\nLa grue pèse 40 tonnes.\n"
    ),
    "docs/es/index.md": (
        "---\ntitle: El puerto\ndescription: Un puerto de 12 muelles.\n---\n\n"
        "# El puerto {#harbour}\n\n"
        "El puerto tiene 12 muelles, de los que 3 son [nuevos](new.md#new).\n\n"
        "## La grúa {#crane}\n\nLa grúa pesa 45 toneladas.\n"
    ),
    "docs/fr/new.md": "# Neuf {#new}\n\nIl y en a 7.\n",
    "docs/es/new.md": (
        "# Nuevo {#new}\n\n<!-- concordance: ignore[value-mismatch] contado así -->\nHay 8.\n"
    ),
    "translations.tsv": (
        "# What each section of each translation was last checked against.\n\n"
        "es\tindex.md\tcrane\t1:1a47914755e662af\n\n"
        "es\tindex.md\tharbour\t1:193d2fb19ab6e96b\n\n"
        "es\tnew.md\tnew\t1:0332f0dbabbe5f0c\n"
    ),
    "baseline.txt": (
        '{"version": 1, "findings": [\n'
        '    {"rule": "value-mismatch", "path": "docs/es/index.md", "section": "crane",'
        ' "value": "45", "count": 1}\n]}\n'
    ),
}


@pytest.fixture
def site(tmp_path):
    """Return a site of version 1."""
    return write(tmp_path, SITE)


def said(folder, *arguments):
    """Return what a command prints."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "hooks"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_what_was_checked_stays_checked(site):
    """Every section that version 1 recorded is fresh."""
    assert "total     4 fresh\n" in said(site, "status")


def test_what_was_known_or_ignored_is_not_told(site):
    """The baseline holds, and so does the request in the page; without it the fault is told."""
    assert said(site, "check", "--baseline", "baseline.txt").startswith("0 errors, 0 warnings")
    assert said(site, "check").startswith('docs/es/index.md:12:14: error: "45 toneladas"')


def test_the_six_hooks_build_it(site):
    """With every key that version 1 knew."""
    (site / "docs/es/index.md").write_text(
        SITE["docs/es/index.md"].replace("45", "40"), encoding="utf-8"
    )
    run = build(site, "--strict")
    assert run.returncode == 0, run.stderr
    assert "Del francés" in (site / "site/es/index.html").read_text(encoding="utf-8")
