"""Pages found on disk and grouped: both layouts, every spelling of a code, bad folders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from concordance.checks.check import check
from concordance.checks.pages.missing_variant import unfinished
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus, show
from concordance.corpus.links.resolve import LinkResolver, resolve
from concordance.findings.model import Severity
from concordance.findings.said import said
from concordance.freshness.new import page_key
from concordance.project.layouts import Layout, Tree
from concordance.project.places import Places
from concordance.project.project import project_from_folder, project_from_mkdocs
from sites import write

SUFFIX = """\
docs_dir: pages
exclude_docs: |
  drafts/
  *.skip.md
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
        - {locale: pt-BR, name: Português}
extra: {concordance: {source: fr}}
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(corpus):
    """Return each group's key with the paths of its variants, by language."""
    return {
        group.key: {code: source.path for code, source in group.sources.items()}
        for group in corpus.groups
    }


def test_suffix_layout(here):
    """A file without a language's suffix is the default language's, whichever the source is."""
    names = ("a.md", "a.fr.md", "a.pt_BR.md", "b.ai.md", "sub/c.fr.md", "drafts/d.md", "e.skip.md")
    write(here, {"mkdocs.yml": SUFFIX, **{f"pages/{name}": "# T\n" for name in names}})
    corpus = read_corpus(project_from_mkdocs(Path("mkdocs.yml")))
    assert listed(corpus) == {
        "a.md": {"en": "pages/a.md", "fr": "pages/a.fr.md", "pt-BR": "pages/a.pt_BR.md"},
        "b.ai.md": {"en": "pages/b.ai.md"},
        "sub/c.md": {"fr": "pages/sub/c.fr.md"},
    }
    assert corpus.groups[2].absent == {"en": "pages/sub/c.md", "pt-BR": "pages/sub/c.pt-BR.md"}
    assert [language.code for language in corpus.present] == ["fr", "en", "pt-BR"]


def test_folder_layout(here):
    """Folders may be written with the code, its canonical form or the content locale."""
    names = ("en/a.md", "pt-br/a.md", "es-MX/a.mdx", "fr/.hidden/a.md", "fr/a.txt", "fr/a.markdown")
    write(here, dict.fromkeys(names, "# T\n"))
    corpus = read_corpus(project_from_folder(Path(), "en,pt_BR,es=es-MX,fr"))
    assert listed(corpus) == {
        "a.md": {"en": "en/a.md", "pt_BR": "pt-br/a.md"},
        "a.mdx": {"es": "es-MX/a.mdx"},
        "a.markdown": {"fr": "fr/a.markdown"},
    }


def test_plain_folder_with_suffixes(here):
    """Where no folder bears a language's name, suffixes tell."""
    write(here, {"docs/a.md": "# T\n", "docs/a.fr.md": "# T\n"})
    corpus = read_corpus(project_from_folder(Path("docs"), "en,fr"))
    assert listed(corpus) == {"a.md": {"en": "docs/a.md", "fr": "docs/a.fr.md"}}


def test_source_at_the_root(here):
    """The source may lie beside the other languages' folders."""
    write(here, {"docs/a.md": "# T\n", "docs/sub/b.md": "# T\n", "docs/fr/a.md": "# T\n"})
    corpus = read_corpus(project_from_folder(Path("docs"), "en,fr"))
    assert listed(corpus) == {
        "a.md": {"en": "docs/a.md", "fr": "docs/fr/a.md"},
        "sub/b.md": {"en": "docs/sub/b.md"},
    }


AT_ROOT = """\
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: uk, name: Українська}
"""


def test_default_language_at_the_root(here):
    """mkdocs-static-i18n takes it there; folders of languages that are not built are no pages."""
    names = ("a.md", "sub/b.md", "go/c.md", "uk/a.md", "uk/sub/b.md", "de/a.md", "de/sub/b.md")
    write(here, {"mkdocs.yml": AT_ROOT, **{f"docs/{name}": "# T\n" for name in names}})
    project = project_from_mkdocs(Path("mkdocs.yml"))
    assert listed(read_corpus(project)) == {
        "a.md": {"en": "docs/a.md", "uk": "docs/uk/a.md"},
        "go/c.md": {"en": "docs/go/c.md"},
        "sub/b.md": {"en": "docs/sub/b.md", "uk": "docs/uk/sub/b.md"},
    }
    assert page_key(project, "docs/uk/new.md") == page_key(project, "new.md") == "new.md"
    assert page_key(project, "docs/uk/sub/b.md") == page_key(project, "docs/sub/b.md") == "sub/b.md"
    resolver = LinkResolver(project)
    there = [
        (found.path, found.language)
        for code, link in (
            ("en", "../a.md"),
            ("en", "../uk/a.md"),
            ("uk", "../a.md"),
            ("uk", "../../a.md"),
            ("uk", "/a/"),
        )
        for found in (resolve(resolver, "sub/b.md", code, link),)
    ]
    assert there == [("a", "en"), ("a", "uk"), ("a", "uk"), ("a", "uk"), ("a", "en")]


@pytest.mark.parametrize(
    ("layout", "files", "pages"),
    [
        (
            Layout(
                "a generator's",
                (
                    Tree("i18n/{language}/plugin-docs/current/{page}", "docs/{page}"),
                    Tree("i18n/{language}/plugin-blog/{page}", "blog/{page}", "blog/"),
                ),
            ),
            [
                "docs/a.md",
                "i18n/pt-BR/plugin-docs/current/a.md",
                "blog/a.md",
                "i18n/pt-BR/plugin-blog/a.md",
                "i18n/de/plugin-blog/a.md",
                "other/a.md",
            ],
            {"a.md": ["docs/a.md", "i18n/pt-BR/plugin-docs/current/a.md"], "blog/a.md": 2},
        ),
        (
            Layout("prefixed names", (Tree("{language}-{page}", "{page}"),)),
            ["Home.md", "pt-br-Home.md", "sub/Home.md", "de-Home.md"],
            {
                "Home.md": ["Home.md", "pt-br-Home.md"],
                "sub/Home.md": 1,
                "de-Home.md": 1,  # a name like another
            },
        ),
        (
            Layout("in a folder", (Tree("content/docs/{language}/{page}", "content/docs/{page}"),)),
            ["content/docs/a.mdx", "content/docs/pt-br/a.mdx", "content/docs/de/a.mdx", "a.mdx"],
            {"a.mdx": ["content/docs/a.mdx", "content/docs/pt-br/a.mdx"]},
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Layout) else "",
)
def test_a_layout_is_a_row(here, layout, files, pages):
    """Patterns alone say where the pages are, and where one that is missing should be."""
    write(here, dict.fromkeys(files, "# T\n"))
    project = project_from_folder(Path(), "en,pt_br")
    corpus = read_corpus(replace(project, layout=layout, default="en"))
    found = listed(corpus)
    assert found.keys() == pages.keys()
    for key, paths in pages.items():
        there = list(found[key].values())
        assert there == paths if isinstance(paths, list) else len(there) == paths
    places = Places(replace(project, layout=layout, default="en"))
    for key, language in [(key, lang) for key in pages for lang in project.languages]:
        assert places.split(places.join(key, language)) == (key, language)


COPY = """\
# Profiles

The first text says what a profile is, and why it is wanted.

The second text tells of the way in which they are written today.
"""


@pytest.mark.parametrize(
    ("falls_back", "found"),
    [
        (
            "true",
            [
                ("docs/fr", "missing-variant", "1 of 3 pages have no fr variant"),
            ],
        ),
        (
            "false",
            [
                ("docs/fr/b.md", "missing-variant", "'b.md' has no fr variant; en has it"),
                ("docs/fr/c.md", "untranslated-block", "the page is still in en"),
            ],
        ),
    ],
)
def test_a_site_that_falls_back_is_quiet(here, falls_back, found):
    """Where it shows the source's pages by itself, those missing are counted, a copy is none."""
    yml = AT_ROOT.replace("uk", "fr") + f"      fallback_to_default: {falls_back}\n"
    write(here, {"mkdocs.yml": yml, "docs/a.md": "# T\n", "docs/fr/a.md": "# T\n"})
    write(here, {"docs/b.md": COPY, "docs/c.md": COPY, "docs/fr/c.md": COPY})
    findings = check(read_corpus(project_from_mkdocs(Path("mkdocs.yml"))), RULES).findings
    assert [(f.path, f.rule, f.message) for f in findings] == found


def test_a_loop_of_links_is_a_finding_and_the_rest_is_checked(here):
    """The walk ends, says where the loop is, and gives the other pages."""
    write(here, {"en/a.md": "# T\n", "fr/a.md": "# T\n", "fr/sub/b.md": "# T\n"})
    (here / "fr" / "sub" / "again").symlink_to(here / "fr", target_is_directory=True)
    corpus = read_corpus(project_from_folder(Path(), "en,fr"))
    assert set(listed(corpus)) == {"a.md", "sub/b.md"}
    assert [(p.path, p.rule) for p in corpus.problems] == [("fr/sub/again", "unreadable-page")]
    found = check(corpus, RULES).findings
    assert ("fr/sub/again", "unreadable-page") in {(f.path, f.rule) for f in found}


def test_a_linked_folder_is_followed_once(here):
    """A link that leads elsewhere in the documentation is a folder like another."""
    write(here, {"en/a.md": "# T\n", "shared/b.md": "# T\n", "fr/a.md": "# T\n"})
    (here / "en" / "more").symlink_to(here / "shared", target_is_directory=True)
    corpus = read_corpus(project_from_folder(Path(), "en,fr"))
    assert set(listed(corpus)) == {"a.md", "more/b.md"}


def test_a_language_without_folder_is_one_finding(here):
    """Not one for each page: its folder's name is probably wrong."""
    write(here, {f"{code}/{name}.md": "# T\n" for code in ("en", "fr") for name in "abc"})
    found = check(read_corpus(project_from_folder(Path(), "en,fr,es")), RULES).findings
    assert [(f.path, f.line, f.rule, f.message) for f in found] == [
        ("es", 1, "missing-variant", "no page is in es: 3 are missing")
    ]


def test_a_partial_language_is_one_line(here):
    """`partial: true` makes of what is missing, pages and texts of charts, a line that is said."""
    yml = """\
    plugins: {i18n: {docs_structure: folder, languages: [
      {locale: en, name: E, default: true}, {locale: fr, name: F},
      {locale: es, name: S}]}}
    extra: {concordance: {languages: {fr: {partial: true}, es: {partial: true}}}}
    """
    write(here, {"mkdocs.yml": yml, **{f"docs/en/{name}.md": "# T\n" for name in "abcd"}})
    write(here, {f"docs/es/{name}.md": "# T\n" for name in "abcd"})
    write(here, {"docs/fr/a.md": "# T\n"})
    write(here, {"docs/assets/data/a.yml": "title: {en: One, es: Uno}\n"})
    corpus = read_corpus(project_from_mkdocs(Path("mkdocs.yml")))
    assert check(corpus, RULES).findings == ()
    (line,) = unfinished(corpus)
    assert line.startswith("fr is begun: 3 of 4 pages are not there yet; the charts' texts")
    assert said(line, "es") == (
        "fr está empezado: aún faltan 3 de 4 páginas; 1 texto de los gráficos está en otro idioma"
    )


def test_a_page_cut_within_a_character_is_one_finding(here):
    """Nothing of what is lost with its end: sections, what links to them, what it linked to."""
    page = "# T {{#t}}\n\nEl café y [{0}](b.md#b).\n\n## S {{#s}}\n\nOtro café de 12 años.\n"
    for code in ("fr", "es", "pt"):
        other = "# B {#b}\n\n[A](a.md#s)\n"
        write(here, {f"{code}/a.md": page.format(code), f"{code}/b.md": other})
    path = here / "es" / "a.md"
    data = path.read_bytes()
    path.write_bytes(data[: data.index("é".encode()) + 1])
    found = check(read_corpus(project_from_folder(Path(), "fr,es,pt")), RULES).findings
    told = [(f.path, f.line, f.column, f.rule) for f in found if f.severity is Severity.ERROR]
    assert told == [("es/a.md", 3, 7, "invalid-encoding")]


def test_bad_pages_are_findings_and_the_others_are_checked(here):
    """Nothing is raised, whatever a file holds."""
    write(here, {"en/a.md": "# T\n\nA text.\n", "fr/a.md": "# T\n\nUn texte.\n\nEt un autre.\n"})
    for name, data in {
        "binary": bytes(range(256)) * 20,
        "empty": b"",
        "bom": b"\xef\xbb\xbf# T\r\n\r\nText.\r\n",
        "ragged": b"# T\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n",
        "front": b"---\n- a\n---\n# T\n",
    }.items():
        for code in ("en", "fr"):
            (here / code / f"{name}.md").write_bytes(data)
    found = check(read_corpus(project_from_folder(Path(), "en,fr")), RULES).findings
    rules = {(f.path, f.rule) for f in found}
    assert ("fr/a.md", "extra-block") in rules
    assert ("en/front.md", "invalid-front-matter") in rules
    assert ("en/binary.md", "invalid-encoding") in rules
    assert not {path for path, _ in rules} & {"en/empty.md", "en/bom.md", "fr/ragged.md"}


def test_a_path_is_shown_as_the_working_folder_sees_it(tmp_path, monkeypatch):
    """What is kept of one folder says nothing of another."""
    (tmp_path / "docs").mkdir()
    for folder, shown in (("", "docs/a.md"), ("docs", "a.md"), ("", "docs/a.md")):
        monkeypatch.chdir(tmp_path / folder)
        assert show(tmp_path / "docs/a.md") == shown
        assert show(Path("b/../c.md")) == "c.md"
