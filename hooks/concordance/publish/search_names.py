"""What the search knows of a language's pages before it reads the index: one file, read at once.

It has the names of the pages and of what they define, so that an entry is found by any of them,
the words and tables with which a question is read, and what the dialog says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.glossary.common_words import COMMON_WORDS
from concordance.project.locales import content_locale
from concordance.quantities.exported import number_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class NamedPage:
    """A page that can be found by name.

    `url` is its address from the root of the site. Of an entry, `names` are its term and forms,
    `others` what else leads to it: forms that are not to be written, the other languages' terms.
    """

    url: str
    title: str
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the site: its code, the `lang` of its pages, and its name in another one."""

    code: str
    lang: str
    name: str = ""


def names_file(code: str) -> str:
    """Return the name of the file of a language, in the folder of the search index."""
    return f"names.{code}.json"


def search_names(
    here: Tongue, pages: Iterable[NamedPage], say: Mapping[str, str], others: Iterable[Tongue]
) -> str:
    """Return the file of a language as JSON.

    `say` are the interface's strings, of which those of the search are taken; `others` are the
    languages in which a question can be asked again.
    """
    found = {
        "language": here.lang,
        "say": {key[7:]: text for key, text in say.items() if key.startswith("search.")},
        "common": sorted(COMMON_WORDS.get(here.lang.partition("-")[0].lower(), ())),
        "numbers": number_table(content_locale(here.lang)),
        "pages": [_row(page) for page in pages],
        "others": [{"code": one.code, "language": one.lang, "name": one.name} for one in others],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _row(page: NamedPage) -> list[object]:
    """Write a page as the values of its fields, without those that are empty at the end."""
    row: list[object] = [page.url, page.title, page.names, page.others, page.definition]
    while not row[-1]:
        row.pop()
    return row
