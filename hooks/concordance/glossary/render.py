"""The blocks that the glossary adds to pages, from the template in `theme/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html.entities import codepoint2name
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape

from concordance.glossary.collate import DIGITS, initial, sort_key
from concordance.glossary.termbase import subtag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from markupsafe import Markup

    from concordance.glossary.backlinks import Backlink, UsingPage
    from concordance.glossary.entry import GlossaryEntry

THEME = Path(__file__).parents[1] / "publish" / "theme"
SHOWN = 8
"""How many pages an entry lists before it folds the rest."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file that holds the whole termbase: its name, address and media type."""

    name: str
    url: str
    type: str


@dataclass(frozen=True, slots=True)
class EntryVariant:
    """An entry's concept in another language: that language's name here and tag, the entry there.

    `url` is the address of its page from the root of the site.
    """

    name: str
    tag: str
    entry: GlossaryEntry
    url: str


@cache
def _blocks() -> Any:  # noqa: ANN401 - a template's module has no type
    """Return the macros of the theme's template, compiled once."""
    environment = Environment(
        loader=FileSystemLoader(THEME),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("glossary.html").module


class Renderer:
    """Renders one language's blocks; `to` turns an address of the site into a relative one.

    `language` is a BCP 47 tag, by which terms are sorted; `strings` are its interface strings by
    dotted key, of which those that begin with `glossary.` are taken.
    """

    def __init__(self, language: str, strings: Mapping[str, str]) -> None:
        self.language = subtag(language)
        prefix = "glossary."
        self._strings = {
            key.removeprefix(prefix): text
            for key, text in strings.items()
            if key.startswith(prefix)
        }
        self._blocks = _blocks()

    def index(
        self, items: Iterable[tuple[GlossaryEntry, str]], exports: Sequence[Export], data: Markup
    ) -> str:
        """Render the index of the entries, which come with their addresses."""
        ordered = sorted(items, key=lambda item: sort_key(item[0].term, self.language))
        letters = [
            {
                "id": letter_id(letter),
                "name": letter,
                "entries": [
                    {"term": entry.term, "definition": entry.definition, "url": url}
                    for entry, url in group
                ],
            }
            for letter, group in groupby(
                ordered, key=lambda item: initial(item[0].term, self.language)
            )
        ]
        return str(self._blocks.index(letters, exports, data, self._strings))

    def entry(
        self,
        see_also: Iterable[tuple[GlossaryEntry, str]],
        links: Sequence[Backlink],
        to: Callable[[str], str],
        data: Markup,
        variants: Iterable[EntryVariant] = (),
    ) -> str:
        """Render what stands below an entry: other languages, see-also, where it is used."""
        elsewhere = [
            {
                "name": variant.name,
                "tag": variant.tag,
                "term": variant.entry.term,
                "url": to(variant.url),
                "gender": ", ".join(f"{letter}." for letter in variant.entry.gender or ""),
            }
            for variant in variants
        ]
        others = [{"term": entry.term, "url": to(url)} for entry, url in see_also]
        uses = [
            (escape(to(link.page.url)), escape(link.page.title), link.sections) for link in links
        ]
        shown = len(uses) if len(uses) <= SHOWN + 1 else SHOWN  # never fold a single page
        return str(
            self._blocks.entry(elsewhere, others, uses[:shown], uses[shown:], data, self._strings)
        )

    def related(self, pages: Iterable[UsingPage], to: Callable[[str], str]) -> str:
        """Render the pages related to a page."""
        listed = [{"title": page.title, "url": to(page.url)} for page in pages]
        return str(self._blocks.related(listed, self._strings))

    @property
    def headings(self) -> dict[str, str]:
        """Return the id and title of the headings that `entry` may write."""
        return {
            "glossary-languages": self._strings["in_languages"],
            "glossary-see-also": self._strings["see_also"],
            "glossary-used-in": self._strings["used_in"],
        }


def letter_id(letter: str) -> str:
    """Return the ASCII id of a letter's heading: `letter-a`, `letter-ntilde`, `letter-0-9`."""
    if letter == DIGITS or (letter.isascii() and letter.isalpha()):
        return f"letter-{letter.lower()}"
    point = ord(letter.lower()[0])
    return f"letter-{codepoint2name.get(point, f'u{point:x}')}"
