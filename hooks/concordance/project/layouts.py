"""The layouts of documentation in several languages: where a page of a language has its file.

A layout is a row of `LAYOUTS`. Its patterns are paths below the pages' folder, of three parts:
`{language}`, the code of a language in any spelling; `{page}`, the path of the page, which is the
same in every language; or in place of that `{stem}` and `{ending}`, its two halves.
"""

from __future__ import annotations

from typing import NamedTuple


class Tree(NamedTuple):
    """One folder of pages and its translations.

    `translated` is the pattern of a page in a language, `default` that of the default language's
    pages where it differs. `prefix` begins the name of its pages, where a layout has more trees
    than one and two of them may hold pages of one name.
    """

    translated: str
    default: str = ""
    prefix: str = ""


class Layout(NamedTuple):
    """How a kind of site lays out its languages.

    `falls_back` is true where its generator shows the default language's page in the place of one
    that is missing, whatever is configured. `own_links`: a link to the default language's file
    leads to that page in the reader's language, as mkdocs-static-i18n has it. `commonmark`: it
    reads CommonMark, in which a list needs no blank line above, and not Python-Markdown.

    The rest is for finding it. `markers` are patterns of files of which such a site has one, none
    where its folders alone tell; in `default_in`, an expression, they name the default language,
    which is `default` where they name none. `*` in a tree stands for each folder there is.
    """

    name: str
    trees: tuple[Tree, ...]
    falls_back: bool = False
    own_links: bool = False
    commonmark: bool = False
    markers: tuple[str, ...] = ()
    default_in: str = ""
    default: str = ""


FOLDER = Layout("folder", (Tree("{language}/{page}"),))
ROOT = Layout("folder, default language at the root", (Tree("{language}/{page}", "{page}"),))
I18N_ROOT = ROOT._replace(own_links=True)
SUFFIX = Layout("suffix", (Tree("{stem}.{language}{ending}", "{stem}{ending}"),), own_links=True)

DOCS = "i18n/{language}/docusaurus-plugin-content"
HUGO = ("hugo.*", "config.toml", "config.yaml", "config.yml", "config/_default/*.*")
HUGO_DEFAULT = r"(?i)\bdefaultContentLanguage[\"']?\s*[:=]\s*[\"']?([\w-]+)"
LANG = r"""\b(?:defaultLocale|lang|locale)["']?\s*:\s*["']([\w-]+)["']"""

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "Docusaurus",
        (
            Tree(f"{DOCS}-docs/current/{{page}}", "docs/{page}", "docs/"),
            Tree(f"{DOCS}-docs/{{page}}", "versioned_docs/{page}", "versioned_docs/"),
            Tree(f"{DOCS}-docs-*/current/{{page}}", "*/{page}", "*/"),
            Tree(f"{DOCS}-blog/{{page}}", "blog/{page}", "blog/"),
            Tree(f"{DOCS}-pages/{{page}}", "src/pages/{page}", "pages/"),
        ),
        falls_back=True,
        commonmark=True,
        markers=("docusaurus.config.*",),
        default_in=LANG,
        default="en",
    ),
    Layout(
        "Hugo by folder",
        (Tree("content/{language}/{page}", "content/{page}"),),
        commonmark=True,
        markers=HUGO,
        default_in=HUGO_DEFAULT,
        default="en",
    ),
    Layout(
        "Hugo by suffix",
        (Tree("content/{stem}.{language}{ending}", "content/{stem}{ending}"),),
        own_links=True,
        commonmark=True,
        markers=HUGO,
        default_in=HUGO_DEFAULT,
        default="en",
    ),
    Layout(
        "Astro",
        (
            Tree("src/content/*/{language}/{page}", "src/content/*/{page}", "*/"),
            Tree("src/pages/{language}/{page}", "src/pages/{page}", "pages/"),
        ),
        falls_back=True,
        commonmark=True,
        markers=("astro.config.*",),
        default_in=LANG,
        default="en",
    ),
    Layout(
        "VitePress",
        (Tree("{language}/{page}", "{page}"),),
        commonmark=True,
        markers=(".vitepress/config*", ".vitepress/config/*"),
        default_in=LANG,
        default="en",
    ),
    Layout(
        "one mkdocs.yml for each language, below docs",
        (
            Tree("docs/{language}/docs/{page}"),
            Tree("docs/{language}/{page}"),
        ),
        markers=("mkdocs[-_.]*.yml", "docs/*/mkdocs.yml", "config/*/mkdocs.yml"),
        default="en",
    ),
    Layout(
        "one mkdocs.yml for each language, in its folder",
        (Tree("{language}/docs/{page}"),),
        markers=("*/mkdocs.yml",),
        default="en",
    ),
    ROOT._replace(name="folders"),
    SUFFIX._replace(name="suffixes"),
)
"""What is looked for in a project that does not say its layout; those with markers first.

Sources: the pages on internationalisation in the documentation of Docusaurus, Hugo, Starlight,
Astro and VitePress.
"""
