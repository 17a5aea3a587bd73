"""Where a link leads, however it is written and whatever its language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from concordance.corpus.links.resolve import LinkResolver, external, resolve, strip_language
from concordance.project.config import Config
from concordance.project.layouts import FOLDER, LAYOUTS, SUFFIX
from concordance.project.project import make_project


def resolver(layout=FOLDER, site_url="", *, mkdocs=True):
    """Return a project of three languages, French first, whose folders need not exist."""
    project = make_project(
        docs=Path("nowhere"), codes=["fr", "es", "pt_BR"], layout=layout, config=Config()
    )
    file = Path("mkdocs.yml") if mkdocs else None
    return LinkResolver(replace(project, file=file, site_url=site_url))


@pytest.mark.parametrize(
    ("key", "code", "target", "expected"),
    [
        ("a/b.md", "fr", "c.md", ("page", "a/c", "", "fr")),
        ("a/b.md", "fr", "c.md?x=1#y", ("page", "a/c", "y", "fr")),
        ("a/b.md", "fr", "../index.md", ("page", "", "", "fr")),
        ("a/b.md", "fr", "../c/index.md#x", ("page", "c", "x", "fr")),
        ("a/b.md", "fr", "../../es/a/b.md", ("page", "a/b", "", "es")),
        ("a/b.md", "es", "../../pt_BR/c.md", ("page", "c", "", "pt_BR")),
        ("a/b.md", "es", "#x", ("page", "a/b", "x", "es")),
        ("a/b.md", "es", "#caf%C3%A9", ("page", "a/b", "café", "es")),
        ("a/b.md", "es", "img/c.png", ("file", "es/a/img/c.png", "", "")),
        ("a/b.md", "es", "../../assets/c.png", ("file", "assets/c.png", "", "")),
        ("a/b.md", "es", "/es/c/", ("page", "c", "", "es")),
        ("a/b.md", "es", "/pt-br/c/", ("page", "c", "", "pt_BR")),
        ("a/b.md", "es", "/c/#x", ("page", "c", "x", "fr")),
        ("a/b.md", "fr", "../c/", ("page", "a/c", "", "fr")),
        ("a/b.md", "es", "../c/", ("page", "a/c", "", "es")),
        ("a/b.md", "es", "../../../c/", ("page", "c", "", "fr")),
        ("a/index.md", "es", "c/", ("page", "a/c", "", "es")),
        ("a/b.md", "fr", "mailto:x@y.org", ("other", "mailto:x@y.org", "", "")),
        ("a/b.md", "fr", "https://s.org/d/es/c/#x", ("page", "c", "x", "es")),
        ("a/b.md", "fr", "https://s.org/d/", ("page", "", "", "fr")),
        ("a/b.md", "fr", "https://s.org/e/", ("external", "s.org/e", "", "")),
    ],
)
def test_folder_layout(key, code, target, expected):
    """A relative link is its page's language's, unless its path says another."""
    found = resolve(resolver(site_url="https://s.org/d/"), key, code, target)
    assert (found.kind, found.path, found.fragment, found.language) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("c.md", ("page", "a/c", "es")),
        ("c.pt-BR.md", ("page", "a/c", "pt_BR")),
        ("c.es.md", ("page", "a/c", "es")),
        ("img/c.png", ("file", "a/img/c.png", "")),
    ],
)
def test_suffix_layout(target, expected):
    """A file without suffix is read in the reader's language; one with it names another."""
    found = resolve(resolver(SUFFIX), "a/b.md", "es", target)
    assert (found.kind, found.path, found.language) == expected


def test_a_plain_folder_claims_no_language_without_its_name():
    """Another generator may read `/c/` in the page's own language."""
    assert resolve(resolver(mkdocs=False), "a.md", "es", "/c/").language == ""
    assert resolve(resolver(mkdocs=False), "a.md", "es", "/fr/c/").language == "fr"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://fr.wikipedia.org/wiki/Puce", "http://pt.wikipedia.org/wiki/Chip", True),
        ("https://x.org/fr/a", "https://x.org/es/a/", True),
        ("https://x.org/a", "https://www.x.org/en/a/index.html", True),
        ("https://x.org/a?hl=fr&v=1", "https://x.org/a?v=1&hl=es", True),
        ("https://x.org/a#.track", "https://x.org/a", True),
        ("https://x.org/pt-BR/a", "https://x.org/a", True),
        ("https://x.org/a?v=1", "https://x.org/a?v=2", False),
        ("https://x.org/a", "https://y.org/a", False),
        ("https://x.org/a#b", "https://x.org/a#c", False),
        ("https://go.dev/a", "https://x.dev/a", False),
    ],
)
def test_external(one, other, same):
    """What chooses a language is taken away, and nothing else."""
    codes = frozenset(("en", "es", "fr", "pt"))
    assert (external(one, codes) == external(other, codes)) is same


@pytest.mark.parametrize("target", ["https://[x", "http://x:99999999", "//", "#", "%zz", "\x00"])
def test_odd_addresses_are_read(target):
    """What is no address is compared as it is."""
    assert resolve(resolver(), "a.md", "fr", target)


def test_neutral():
    """A page's path has no ending and no index."""
    paths = ["a/index.md", "a.mdx", "_index.md", "README.md", "a.b/c.html", "indexes.md"]
    assert [strip_language(path) for path in paths] == ["a", "a", "", "", "a.b/c", "indexes"]


def test_a_tree_at_the_root_of_the_site(tmp_path):
    """Docusaurus may serve its docs at the root; what is no page there stays as it is written."""
    docs = tmp_path / "docs" / "a"
    docs.mkdir(parents=True)
    (docs / "c.md").write_text("# C\n", encoding="utf-8")
    project = make_project(docs=tmp_path, codes=["en", "es"], layout=LAYOUTS[0], config=Config())
    found = [
        resolve(LinkResolver(project), "docs/a/b.md", "en", target).path
        for target in ("/a/c", "c.md", "/docs/a/c", "/a/d")
    ]
    assert found == ["docs/a/c", "docs/a/c", "docs/a/c", "a/d"]
