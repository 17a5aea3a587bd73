"""The search index: Pagefind over the built site, one index per language.

Pagefind (https://pagefind.app) reads `<html lang>`, folds accents, stems French, Spanish and
Portuguese, and is loaded in shards when a reader first searches. It is given the articles alone,
as `search_text` makes them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

from concordance.project.locales import content_locale
from concordance.publish.pagefind import SearchError, index_files
from concordance.publish.search_text import left_in, searched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
IGNORED = ".headerlink, .md-source-file, [data-pagefind-ignore]"
UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Pagefind's own interfaces, which no page loads."""
_MARKED = "<article data-pagefind-body "
_BODY = re.compile(rb"<article\b[^>]*?\sdata-pagefind-body(?=[\s=>/])")
"""The mark of an article as any plugin may have written it again."""
_ARTICLE = 'class="md-content__inner'
_LANGUAGE = re.compile(rb"""<html\b[^>]*?\slang=["']?([\w-]*)""", re.IGNORECASE)


def index(
    site: Path, pages: Iterable[str], part: str, kept: dict[str, bytes] | None = None
) -> None:
    """Index the articles of some pages of a built site into a part, which `merge` puts in place.

    `pages` are the paths of their files in `site`, `part` is a name that no other part has. The
    same pages give the same bytes: a part whose files are in `kept` is not made again of them, and
    what is made is put there.

    Raises:
        SearchError: Pagefind failed or is not installed, or the part cannot be written.
    """
    articles = dict(_articles(site, pages))
    if not articles:
        return
    files = _files(articles) if kept is None else _kept_files(articles, f"{part}/", kept)
    _write(site / f"{FOLDER}-{part}", files)


def _kept_files(
    articles: Mapping[str, tuple[str, str]], part: str, kept: dict[str, bytes]
) -> dict[str, bytes]:
    """Return the files of a part's index: those that are kept of the same articles, or new ones."""
    folder = f"{part}{sha256(repr(articles).encode()).hexdigest()}/"
    if not any(name.startswith(folder) for name in kept):
        for name in [name for name in kept if name.startswith(part)]:
            del kept[name]
        kept |= {folder + name: data for name, data in _files(articles).items()}
    return {name[len(folder) :]: data for name, data in kept.items() if name.startswith(folder)}


def _files(articles: Mapping[str, tuple[str, str]]) -> dict[str, bytes]:
    """Index articles, each with its language, by the paths of their pages."""
    pages = ((page, _searched_page(html, language)) for page, (language, html) in articles.items())
    made = index_files(pages, IGNORED)
    return {name: data for name, data in made.items() if not name.startswith(UNUSED)}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an index.

    Raises:
        SearchError: The folder cannot be written.
    """
    try:
        for below in {name.rpartition("/")[0] for name in files}:
            (folder / below).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise SearchError(str(error)) from error


def _searched_page(article: str, language: str) -> str:
    """Return a page of nothing but an article, as the index takes it."""
    text = searched(article, content_locale(language))
    return f'<!doctype html><html lang="{language}"><body>{text}</article>'


def merge(site: Path, parts: Iterable[str]) -> bool:
    """Make one index of its parts, which are gone afterwards.

    Gives False, and leaves nothing, where two parts have pages of one language: Pagefind loads
    one index for each, so that these pages must be indexed together.
    """
    folders = [folder for part in parts if (folder := site / f"{FOLDER}-{part}").is_dir()]
    entries = [json.loads((folder / ENTRY).read_text(encoding="utf-8")) for folder in folders]
    languages = [language for entry in entries for language in entry["languages"]]
    apart = len(languages) == len(set(languages))
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    for folder in folders:
        if apart:
            shutil.copytree(folder, target, dirs_exist_ok=True, copy_function=os.replace)
        shutil.rmtree(folder)
    if entries and apart:
        found = {name: of for entry in entries for name, of in entry["languages"].items()}
        text = json.dumps({**entries[0], "languages": found}, sort_keys=True)
        (target / ENTRY).write_text(text, encoding="utf-8")
    return apart


def _articles(site: Path, pages: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each page that has an article, with its language and the article."""
    for page in pages:
        path = site / page
        if not path.is_file():  # a draft is not written
            continue
        html = path.read_bytes()
        marked, end = _BODY.search(html), html.rfind(b"</article>")
        if marked and marked.start() < end:
            found = _LANGUAGE.search(html)
            article = left_in(html[marked.start() : end].decode())
            yield page, (found[1].decode() if found else "", article)


def with_search(html: str, button: str, *, indexed: bool = True) -> str:
    """Mark the article of a page as what is searched, and put the button in the theme's header.

    `html` is a whole page of mkdocs-material; a page without its marks comes back unchanged.
    Where `indexed` is false the article is not marked, and so is not found.
    """
    if indexed:
        html = html.replace(f"<article {_ARTICLE}", f"{_MARKED}{_ARTICLE}", 1)
    head, mark, rest = html.partition('<header class="md-header')
    before, end, after = rest.partition("</nav>")
    return f"{head}{mark}{before}{button}{end}{after}" if end else html
