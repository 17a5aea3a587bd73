"""The layout of a project that says nothing of it: what is found, what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from concordance.project.detect import is_language
from concordance.project.places import places
from concordance.project.project import ProjectError
from concordance.project.unknown import find_project, project_from_settings
from sites import write

DOCUSAURUS = "i18n/{}/docusaurus-plugin-content-{}"
ASTRO = "src/content/docs"


def pages(*folders: str, names: tuple[str, ...] = ("index.md", "guide/start.md")) -> dict[str, str]:
    """Return pages of the same names below each of some folders."""
    return {f"{folder}/{name}".removeprefix("/"): "# A\n" for folder in folders for name in names}


TREES = {
    "Docusaurus": (
        {
            "docusaurus.config.ts": "export default { i18n: { defaultLocale: 'pt' } };",
            **pages("docs", *(DOCUSAURUS.format(x, "docs/current") for x in ("fr", "es"))),
            **pages("blog", DOCUSAURUS.format("fr", "blog")),
            **pages("versioned_docs/version-1.0", DOCUSAURUS.format("es", "docs/version-1.0")),
            "README.md": "# Read\n",
        },
        "Docusaurus, source pt in docs, es and fr in i18n/*/docusaurus-plugin-content-docs/current",
        {"docs/index.md": 3, "blog/index.md": 2, "versioned_docs/version-1.0/index.md": 2},
    ),
    "Docusaurus, a second instance": (
        {
            "docusaurus.config.js": "module.exports = {};",
            **pages("community", DOCUSAURUS.format("fr", "docs-community/current")),
            **pages("docs", DOCUSAURUS.format("fr", "docs/current")),
        },
        "Docusaurus, source en in docs, fr in i18n/*/docusaurus-plugin-content-docs/current",
        {"docs/index.md": 2, "community/index.md": 2},
    ),
    "Hugo by folder": (
        {
            "hugo.toml": "defaultContentLanguage = 'de'\n[languages.de]\nweight = 1\n",
            **pages("content/de", "content/en", "content/fr", names=("_index.md", "posts/a.md")),
        },
        "Hugo by folder, source de in content/de, en and fr in content/*",
        {"_index.md": 3, "posts/a.md": 3},
    ),
    "Hugo by suffix": (
        {
            "config/_default/hugo.yaml": "defaultContentLanguage: en\n",
            **pages("content", names=("about.md", "about.fr.md", "about.es.md", "b/index.md")),
        },
        "Hugo by suffix, source en in content/*.md, es and fr in content/*.CODE.md",
        {"about.md": 3, "b/index.md": 1},
    ),
    "Hugo by suffix, each with its code": (
        {
            "hugo.toml": "",
            **pages("content", names=("a.en.md", "a.fr.md", "a.es.md")),
        },
        "Hugo by suffix, source en in content/*.en.md, es and fr in content/*.CODE.md",
        {"a.md": 3},
    ),
    "Starlight, English at the root": (
        {
            "astro.config.mjs": "starlight({ locales: { root: { label: 'English', lang: 'en' },"
            " 'zh-cn': { lang: 'zh-CN' } } })",
            **pages(ASTRO, f"{ASTRO}/fr", f"{ASTRO}/zh-cn", names=("index.mdx", "a/b.md")),
        },
        f"Astro, source en in {ASTRO}, fr and zh-cn in {ASTRO}/*",
        {"docs/index.mdx": 3, "docs/a/b.md": 3},
    ),
    "Astro, collections": (
        {
            "astro.config.ts": "i18n: { defaultLocale: 'es' }",
            **pages(*(f"src/content/{c}/{x}" for c in ("blog", "docs") for x in ("en", "es"))),
            **pages("src/content/docs/fr"),
        },
        "Astro, source es in src/content/blog/es, en and fr in src/content/blog/*",
        {"blog/index.md": 2, "docs/index.md": 3},
    ),
    "VitePress": (
        {
            "docs/.vitepress/config.mts": "{ fr: { lang: 'fr' }, root: { lang: 'en-GB' } }",
            **pages("docs", "docs/fr", "docs/pt"),
            "docs/node_modules/x/README.md": "# Not ours\n",
        },
        "VitePress, source en-GB in docs, fr and pt in docs/*",
        {"index.md": 3},
    ),
    "VitePress, each with its folder": (
        {
            ".vitepress/config/index.ts": "",
            **pages("en", "fr", "pt"),
            "index.md": "# Choose\n",
            "README.md": "# Read\n",
        },
        "VitePress, source en in en, fr and pt in *",
        {"index.md": 3},
    ),
    "mkdocs.yml for each language": (
        {
            "mkdocs.yml": "docs_dir: docs/en\n",
            "mkdocs-es.yml": "docs_dir: docs/es\n",
            "mkdocs-fr.yml": "docs_dir: docs/fr\n",
            **pages("docs/en", "docs/es", "docs/fr"),
        },
        "one mkdocs.yml for each language, below docs, source en in docs/en, es and fr in docs/*",
        {"index.md": 3},
    ),
    "mkdocs.yml beside each language's pages": (
        {
            **{f"docs/{x}/mkdocs.yml": "site_name: x\n" for x in ("en", "es", "fr")},
            **pages("docs/en/docs", "docs/es/docs", "docs/fr/docs"),
        },
        (
            "one mkdocs.yml for each language, below docs, "
            "source en in docs/en/docs, es and fr in docs/*/docs"
        ),
        {"index.md": 3},
    ),
    "Jekyll pages by prefix, as configured": (
        {
            "concordance.yml": 'layout: "{language}-{page}, {page}"\nsource: en\n',
            **pages("", names=("Page.md", "fr-Page.md", "zh-CN-Page.md", "fr-My-Home.md")),
            "My-Home.md": "# Home\n",
        },
        "{language}-{page}, {page}, source en in ., fr and zh-CN in CODE-*",
        {"Page.md": 3, "My-Home.md": 2},
    ),
    "folders, and one that is no language": (
        {**pages("docs/en", "docs/es", "docs/api"), "docs/id/format.md": "# Ids\n"},
        "folders, source en in docs/en, es in docs/*",
        {"index.md": 2},
    ),
    "suffixes, as configured": (
        {
            "concordance.yml": "source: pt\nlanguages: {es: {}, pt_BR: {}}\n",
            **pages("docs", names=("a.md", "a.es.md", "a.pt_BR.md", "a.de.md", "node.js.md")),
        },
        "suffixes, source pt in docs/*.md, es and pt_BR in docs/*.CODE.md",
        {"a.md": 3, "node.js.md": 1},
    ),
}
QUESTIONS = {
    "nothing of the source, by folder": (
        pages("docs/fr", "docs/es"),
        (
            "nothing says which of es, fr the others are translated from; "
            'write "source: es" in concordance.yml, or give --source es'
        ),
    ),
    "nothing of the source, by suffix": (
        pages("docs", names=("a.md", "a.es.md", "a.de.md")),
        (
            "nothing says which language docs/*.md is written in; "
            'write "source: CODE" in concordance.yml, or give --source CODE'
        ),
    ),
    "two layouts": (
        {
            "hugo.toml": "",
            **pages("content/en", "content/fr", names=("a.md", "a.es.md")),
        },
        (
            ".: 2 layouts fit (Hugo by folder, source en in content/en, fr in content/*; "
            "Hugo by suffix, source en in content/*.md, es in content/*.CODE.md); "
            'write "layout: Hugo by folder" in concordance.yml, or give --layout'
        ),
    ),
    "two sites": (
        {
            "a/docusaurus.config.js": "",
            "b/.vitepress/config.js": "",
            **pages("a/docs", "b", "b/fr", "a/i18n/fr/docusaurus-plugin-content-docs/current"),
        },
        "go to one of the folders, or name it, as --docs a",
    ),
    "one language": (pages("docs/en"), ".: no page in two languages in a layout that is known"),
    "a layout that does not fit": (
        {"concordance.yml": "layout: Docusaurus\n", **pages("docs/en", "docs/fr")},
        ".: no page in two languages in the layout 'Docusaurus'",
    ),
    "a name that is none": (
        {"concordance.yml": "layout: docusarus\n"},
        "concordance.yml:1:1: 'docusarus' is no layout; did you mean 'Docusaurus'",
    ),
    "a pattern without a language": (
        {"concordance.yml": 'layout: "{page}"\n'},
        (
            "the pattern '{page}' finds no page; "
            'write one with {language} and {page}, as "{language}/{page}"'
        ),
    ),
    "a part that is unknown": (
        {"concordance.yml": 'layout: "{language}/{version}/{page}"\n'},
        "the pattern '{language}/{version}/{page}' has the unknown part {version}",
    ),
    "a language that is not there": (
        {
            "concordance.yml": "languages: {en: {}, fr: {}, it: {}}\n",
            **pages("docs/en", "docs/fr"),
        },
        "concordance.yml:1:29: languages.it: 'it' is not a language of this site",
    ),
    "a key that is none": (
        {"concordance.yml": "sorce: en\n"},
        "concordance.yml:1:1: sorce: unknown key 'sorce'; did you mean 'source'",
    ),
}


def find_here():
    """Return the project of the working folder, and what was found."""
    settings = Path("concordance.yml")
    return project_from_settings(settings) if settings.is_file() else find_project(Path())


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_unclear_is_one_sentence(tmp_path, monkeypatch, name):
    """It says what to write, and where."""
    files, sentence = QUESTIONS[name]
    monkeypatch.chdir(write(tmp_path, files))
    with pytest.raises(ProjectError) as caught:
        find_here()
    assert sentence in str(caught.value)


@pytest.mark.parametrize("name", TREES)
def test_a_layout_is_found(tmp_path, monkeypatch, name):
    """By its marker and its folders, with the languages of each page."""
    files, found, counts = TREES[name]
    monkeypatch.chdir(write(tmp_path, files))
    project, said = find_here()
    assert said == found
    place = places(project)
    listed = [path.relative_to(project.docs) for path in project.docs.rglob("*.md*")]
    split = [place.split(path.as_posix()) for path in listed]
    keys = [each[0] for each in split if each]
    assert {key: keys.count(key) for key in counts} == counts


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("fr", True),
        ("pt-br", True),
        ("zh_Hans", True),
        ("zh-CN", True),
        ("es-419", True),
        ("api", False),
        ("js", False),
        ("fr-My", False),
    ],
)
def test_what_may_be_a_language(code, known):
    """A code of the CLDR, with a region that it knows the language of."""
    assert is_language(code) == known
