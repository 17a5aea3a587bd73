"""Which pages are entries: one selection for the checks, the built site and the exports."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from concordance.corpus.corpus import read_corpus
from concordance.glossary.read import concept_of, entry_pages, read_glossary
from concordance.project.config import Config
from concordance.project.project import Project, project_from_folder, project_from_mkdocs
from sites import build, mini_project, tree, write

if TYPE_CHECKING:
    from concordance.glossary.termbase import Termbase


@pytest.mark.parametrize(
    ("key", "concept"),
    [
        ("glossary/gpu.md", "gpu"),
        ("glossary/node.js.md", "node.js"),
        ("glossary/node.py.md", "node.py"),
        ("glossary/deep/er/gpu.md", "gpu"),
        ("glossary/gpu.markdown", "gpu"),
        ("glossary/index.md", None),
        ("glossary/README.md", None),
        ("glossary/_draft.md", None),
        ("glossary.md", None),
        ("guide/glossary/gpu.md", None),
        ("other/gpu.md", None),
    ],
)
def test_concept_of(key: str, concept: str | None):
    """The file's name without its last suffix, of a page below the folder and at any depth."""
    assert concept_of(key, Project(Path("docs"), ())) == concept


@pytest.mark.parametrize(
    ("pattern", "key", "concept"),
    [
        ("terms/*.md", "terms/pod.md", "pod"),
        ("terms/*.md", "terms/a/pod.md", None),
        ("**/terms/?od.md", "a/b/terms/pod.md", "pod"),
        ("terms/*.md", "terms/_index.md", None),
    ],
)
def test_a_pattern(pattern: str, key: str, concept: str | None):
    """A pattern goes before the configured folder, and what is never an entry stays none."""
    project = Project(Path("docs"), (), config=Config(glossary="words"))
    assert concept_of(key, project, pattern) == concept


def test_suffix_layout(tmp_path: Path):
    """The language is taken off before the name is read: `maia.fr.md` is `maia`."""
    names = ("maia.md", "maia.fr.md", "node.js.md", "node.js.fr.md", "_draft.fr.md")
    write(tmp_path, {f"docs/glossary/{name}": "# X\n" for name in names})
    project = project_from_folder(tmp_path / "docs", "en,fr")
    found = [(page.concept, page.language) for page in entry_pages(read_corpus(project))]
    assert sorted(found) == [
        (concept, code) for concept in ("maia", "node.js") for code in ("en", "fr")
    ]


ENTRIES = {"node.js": "Nodejota", "node.py": "Nodepê", "maia": "Maia"}
PROSE = "Nodejota, Nodepê, Maia, Rascunho.\n"


def entry(term: str) -> str:
    """Write an entry's page."""
    return f"---\nterm: {term}\ndefinition: Def {term}\n---\n# {term} {{#x}}\n"


def site(folder: Path, layout: str) -> Path:
    """Make a project with dotted names and a draft, in a layout of mkdocs-static-i18n."""
    pages = {
        "index.md": f"# Mini {{#mini}}\n\n{PROSE}",
        "glossary/_draft.md": entry("Rascunho"),
        **{f"glossary/{concept}.md": entry(term) for concept, term in ENTRIES.items()},
    }
    files = {}
    for code in ("fr", "es", "pt"):
        for name, text in pages.items():
            suffixed = f"{name.removesuffix('.md')}.{code}.md"
            files[f"docs/{code}/{name}" if layout == "folder" else f"docs/{suffixed}"] = text
    project = mini_project(folder, "glossary.py", files=files)
    path = project / "mkdocs.yml"
    settings = path.read_text(encoding="utf-8").replace("folder", layout)
    path.write_text(settings, encoding="utf-8")
    return project


def termbase_on_disk(project: Path) -> Termbase:
    """Return the termbase that the command line reads."""
    termbase, problems = read_glossary(read_corpus(project_from_mkdocs(project / "mkdocs.yml")))
    assert not problems
    return termbase


@pytest.mark.parametrize("layout", ["folder", "suffix"])
def test_check_site_and_exports_read_the_same_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
):
    """Dotted names are entries of their own and a draft is none, in a real build as well."""
    project = site(tmp_path, layout)
    monkeypatch.chdir(project)
    assert list(termbase_on_disk(project).concepts) == sorted(ENTRIES)
    run = build(project, "--strict")
    assert run.returncode == 0, run.stderr
    files = tree(project / "site")
    for prefix in ("", "es/", "pt/"):
        html = files[f"{prefix}index.html"].decode()
        linked = re.findall(r'data-term="([^"]*)"', html)
        assert linked == ["node.js", "node.py", "maia"]
        for concept in ENTRIES:
            assert f"{prefix}glossary/{concept}/index.html" in files
    ids = re.findall(r'<conceptEntry id="([^"]*)"', files["glossary.tbx"].decode())
    assert sorted(ids) == sorted(ENTRIES)
    graph = json.loads(files["glossary.skos.jsonld"])["@graph"]
    assert {node["prefLabel"]["fr"] for node in graph if "prefLabel" in node} == set(
        ENTRIES.values()
    )
