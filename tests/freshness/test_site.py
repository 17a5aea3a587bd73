"""What the hook puts on the pages, in real builds of a small site."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress

import pytest

from concordance.sitecheck import check_site
from sites import ROOT, build, mini_project, tree, write
from waiting import wait_until

HOOKS = ("languages.py", "freshness.py", "discovery.py", "glossary.py")
TEXTS = {
    "fr": ("Accueil", "Guide", "Le premier pas.", "La suite du chemin."),
    "es": ("Inicio", "Guía", "El primer paso.", "El resto del camino."),
    "pt": ("Começo", "Guia", "O primeiro passo.", "O resto do caminho."),
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a site of two pages in three languages, whose record is complete."""
    files = {}
    for code, (home, guide, first, then) in TEXTS.items():
        files[f"docs/{code}/index.md"] = f"# {home} {{#home}}\n\n[{guide}](guide.md#second)\n"
        files[f"docs/{code}/guide.md"] = (
            f"# {guide} {{#guide}}\n\n## 1 {{#first}}\n\n{first}\n\n## 2 {{#second}}\n\n{then}\n"
            "\n[^n]\n\n[^n]: 1\n"
        )
    folder = mini_project(tmp_path, *HOOKS, files=files)
    yml = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    yml += "repo_url: https://forge.example/a/b\nedit_uri: edit/main/docs/\n"
    write(folder, {"mkdocs.yml": yml + "extra: {concordance: {rules: {missing-block: off}}}\n"})
    monkeypatch.chdir(folder)
    run(folder, "stamp", "--all")
    return folder


def run(folder, *arguments):
    """Run a command of concordance in its own process."""
    done = subprocess.run(
        [sys.executable, "-m", "concordance", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def change(folder, name, old, new):
    """Put one text for another in a file that has it."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    write(folder, {name: text.replace(old, new)})


def page(folder, name):
    """Return a built page."""
    return (folder / "site" / name / "index.html").read_text(encoding="utf-8")


def sound(folder):
    """Hold the built site to the contract of links."""
    return [finding.message for finding in check_site(folder / "site").findings]


def test_a_stale_section_says_so_in_its_language(project):
    """Under its heading, with a link to the same section; the others say nothing."""
    who = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "One"]):
        subprocess.run([*who, *words], check=True)
    change(project, "docs/fr/guide.md", "La suite du chemin.", "La fin du chemin.")
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    spanish = page(project, "es/guide")
    assert re.search(
        r'<h2 id="second">.*?</h2>(?:<noscript.*?</noscript>)?\s*<p class="cc-stale" '
        r'role="note" data-pagefind-ignore>'
        r"La versión en francés de esta sección ha cambiado después de traducirse. "
        r'Ahora dice: <q lang="fr">La fin du chemin\.</q> '
        r'<a href="../../guide/#second" hreflang="fr">'
        r"Leer la versión en francés</a></p>",
        spanish,
    )
    assert spanish.count("cc-stale") == 1
    assert "A versão em francês desta seção mudou" in page(project, "pt/guide")
    assert "cc-stale" not in page(project, "guide") + page(project, "es")
    assert "Traducción desactualizada: 1 sección de la versión en francés ha cambiado" in spanish
    assert "Traducción actualizada según la versión en francés" in page(project, "es")
    assert sound(project) == []
    run(project, "stamp", "guide.md")
    build(project)
    assert "cc-stale" not in page(project, "es/guide")


def test_the_status_page_of_each_language(project):
    """Built, linked from the pages' feet, with links to edit, found by no search."""
    change(project, "docs/fr/guide.md", "La suite du chemin.", "La fin du chemin.")
    assert build(project, "--strict").returncode == 0
    status = page(project, "pt/status")
    assert "Situação das traduções" in status
    row = re.search(r'<tr><th scope="row"><a href="../guide/">Guia</a>.*?</tr>', status)
    assert row is not None
    assert "seções em dia: 2, seções em atraso: 1" in row[0]
    assert 'href="https://forge.example/a/b/edit/main/docs/es/guide.md"' in row[0]
    assert '<a href="../../es/guide/#second" hreflang="es" lang="es">2</a>' in row[0]
    assert re.findall(r'<tr><th scope="row"><a href="([^"]*)"', status) == ["../", "../guide/"]
    assert '<meta name="robots" content="noindex">' in status
    assert "data-pagefind-body" not in status
    assert "status" not in (project / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert 'href="../status/"' in page(project, "pt/guide")
    assert '<a href="../status/">État des traductions</a>' in page(project, "guide")


def test_a_page_that_waits_is_no_translation(project):
    """A notice, the source's titles, its places kept; out of search, sitemap and alternates."""
    (project / "docs/es/guide.md").unlink()
    run(project, "new", "guide.md")
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    waiting = page(project, "es/guide")
    assert "La suite du chemin" not in waiting
    assert "Esta página todavía no está traducida." in waiting
    assert '<h1 id="guide" lang="fr">Guide</h1>' in waiting
    assert (
        '<li id="second"><a href="../../guide/#second" hreflang="fr" lang="fr">2</a></li>'
        in waiting
    )
    assert '<span id="fn:n"></span>' in waiting
    assert '<meta name="robots" content="noindex">' in waiting
    assert "data-pagefind-body" not in waiting
    sitemap = (project / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "/es/guide/" not in sitemap
    assert "/pt/guide/" in sitemap
    assert 'hreflang="es"' not in page(project, "pt/guide").partition("</head>")[0]
    assert sound(project) == []


def test_redirects_in_every_language(project):
    """The old address sends on, is not listed, and the contract holds."""
    run(project, "rename", "guide.md", "book/guide.md")
    done = build(project, "--strict")
    assert done.returncode == 0, done.stderr
    old = page(project, "es/guide")
    assert '<meta http-equiv="refresh" content="0; url=../book/guide/">' in old
    assert '<link rel="canonical" href="https://mini.example/es/book/guide/">' in old
    assert "La suite" not in old
    assert page(project, "es/book/guide")
    sitemap = (project / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://mini.example/guide/" not in sitemap
    assert sound(project) == []


def test_a_production_build_has_no_panel_and_is_the_same_twice(project):
    """Findings or none: nothing of the panel is in any file."""
    change(project, "docs/fr/guide.md", "La suite du chemin.", "La fin du chemin.")
    assert build(project).returncode == 0
    first = tree(project / "site")
    assert not [name for name, content in first.items() if b"cc-panel" in content]
    assert not [name for name in first if "panel" in name]
    assert build(project).returncode == 0
    assert tree(project / "site") == first


def test_without_a_record_no_page_says_anything(project):
    """Nothing is known, so nothing is claimed, and there is no status page."""
    (project / "translations.tsv").unlink()
    assert build(project, "--strict").returncode == 0
    assert "Traducción" not in page(project, "es/guide")
    assert not (project / "site" / "es" / "status").exists()


def test_the_panel_while_serving(project):
    """A page's findings stand on it: rule, line, message, the other variants; others' do not.

    When the page is stamped they go.
    """
    change(project, "docs/fr/guide.md", "La suite du chemin.", "La fin & la suite <du> chemin.")
    yml = (project / "mkdocs.yml").read_text(encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            spanish = fetched(f"http://127.0.0.1:{port}/es/guide/")
            french = fetched(f"http://127.0.0.1:{port}/guide/")
            sheet = re.search(r"assets/concordance/[^\"]*panel[^\"]*\.css", spanish)[0]
            rule = fetched(f"http://127.0.0.1:{port}/assets/concordance/rules/stale-section.html")
            styles = fetched(f"http://127.0.0.1:{port}/{sheet}")
            run(project, "stamp", "guide.md")
            write(project, {"mkdocs.yml": "a: [\n"})
            failed = fetched(f"http://127.0.0.1:{port}/assets/concordance/failed.txt", "mkdocs")
            write(project, {"mkdocs.yml": yml})
            stamped = fetched(f"http://127.0.0.1:{port}/es/guide/", "cc-panel--none")
        finally:
            server.terminate()
    panel = spanish.partition('<aside id="cc-panel"')[2]
    assert "Observaciones sobre esta página: 1" in panel
    assert '<a href="#second">línea 7</a></strong> advertencia <a href="' in panel
    assert "la sección de fr ha cambiado desde que se comprobó esta" in panel
    assert "<h1>stale-section</h1>" in rule
    assert "panel.js" in spanish
    assert "mkdocs.yml" in failed
    assert "<code>docs/fr/guide.md:7</code>" in panel
    assert "Aucune remarque sur cette page" in french
    assert "Sur d’autres pages et dans les données\u00a0: 2" in french
    assert "#cc-panel" in styles
    assert "Ninguna observación sobre esta página" in stamped
    assert "cc-stale" not in stamped


def fetched(url, holding=""):
    """Return what a server answers, once it does, and once its answer holds a text."""
    texts = []

    def answered() -> bool:
        with suppress(OSError), urllib.request.urlopen(url) as answer:  # noqa: S310 - loopback
            texts.append(answer.read().decode())
        return bool(texts) and holding in texts[-1]

    wait_until(answered, url)
    return texts[-1]
