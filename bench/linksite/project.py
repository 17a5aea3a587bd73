"""A project in three languages: ordinary pages, and room to plant faults in them."""

from __future__ import annotations

import json
import random
import struct
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("en", "fr", "de")
SITE = "https://docs.example.org/"
WORDS = {
    "en": "the system reads each page and writes a report about links anchors and assets before "
    "release so authors can fix them early",
    "fr": "le système lit chaque page et écrit un rapport sur les liens ancres et médias déjà "
    "vérifiés après la création où l’équipe préfère",
    "de": "das System liest jede Seite und schreibt einen Bericht über Verweise Anker und Bilder "
    "für die nächste Veröffentlichung natürlich größer",
}
TITLE = {"en": "Chapter", "fr": "Chapitre", "de": "Kapitel"}
SECTION = {"en": "Section", "fr": "Détail préféré", "de": "Übersicht größe"}
IMAGES = 40
STUB = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>r</title>{}</head>'
    "<body>{}</body></html>"
)
MAIN = """\
{% extends "base.html" %}
{% block extrahead %}
<link rel="manifest" href="{{ "site.webmanifest" | url }}">
{% if page and page.meta and page.meta.headlinks %}{% for h in page.meta.headlinks %}{{ h }}
{% endfor %}{% endif %}
{% endblock %}
"""
CONFIG = f"""\
site_name: Synthetic
site_url: {SITE}
theme:
  name: material
  custom_dir: overrides
  font: false
  features: [navigation.prune, navigation.tabs, navigation.indexes]
extra_css: [css/extra.css]
validation:
  omitted_files: warn
  nav: {{omitted_files: warn, not_found: warn, absolute_links: warn}}
  links: {{not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}
markdown_extensions:
  - attr_list
  - admonition
  - tables
  - pymdownx.superfences
  - pymdownx.highlight
  - md_in_html
  - toc:
      permalink: true
      slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}
plugins:
  - search
  - i18n:
      docs_structure: folder
      reconfigure_material: true
      languages:
        - {{locale: en, name: English, default: true, build: true}}
        - {{locale: fr, name: Français, build: true}}
        - {{locale: de, name: Deutsch, build: true}}
"""


class Place(NamedTuple):
    """One ordinary page: its language, section and number."""

    language: str
    section: int
    page: int

    @property
    def root(self) -> str:
        """The way from the built page to the site's root."""
        return "../../" if self.language == "en" else "../../../"

    @property
    def other(self) -> str:
        """Another language than the page's own."""
        return "fr" if self.language == "de" else "de"

    def source(self, name: str = "") -> str:
        """Return the Markdown file of the page, or of another one beside it."""
        return f"{self.language}/s{self.section:02d}/{name or f'p{self.page:03d}'}.md"


Make = Callable[[str, Place, int], str]


def link(url: str) -> str:
    """Write a link as HTML."""
    return f'<p><a href="{url}">lien</a></p>'


def image() -> bytes:
    """Make a PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        length, check = struct.pack(">I", len(data)), struct.pack(">I", zlib.crc32(kind + data))
        return length + kind + data + check

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def save(out: Path, planted: list[dict[str, str]]) -> None:
    """Write planted.json."""
    (out / "planted.json").write_text(json.dumps(planted, indent=0), encoding="utf-8")


class Generator:
    """One run: the numbers asked for, what is planted so far, and the pages to write."""

    def __init__(self, out: Path, sections: int, pages: int, heavy: int, few: int) -> None:
        self.out, self.docs = out, out / "docs"
        self.sections, self.pages, self.heavy, self.few = sections, pages, heavy, few
        self.random = random.Random(20261123)
        self.bodies: dict[Place, list[str]] = {
            Place(language, section, page): []
            for language in LANGUAGES
            for section in range(sections)
            for page in range(pages)
        }
        self.heads: dict[Place, list[str]] = {place: [] for place in self.bodies}
        self.turn = [place for place in self.bodies if place.page != 0]
        self.random.shuffle(self.turn)
        self.next = 0
        self.planted: list[dict[str, str]] = []

    def write(self, name: str, text: str | bytes) -> None:
        """Write one file of docs/."""
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def record(self, token: str, kind: str, page: str) -> None:
        """Note one planting."""
        category = token.split("-")[1]
        self.planted.append({"id": token, "cat": category, "kind": kind, "page": page})

    def plant(
        self, category: str, number: int, make: Make, kind: str = "broken", *, head: bool = False
    ) -> None:
        """Plant a category, each time on the next page of the shuffled ones."""
        for index in range(number):
            place = self.turn[self.next % len(self.turn)]
            self.next += 1
            token = f"zz-{category}-{index:03d}"
            (self.heads if head else self.bodies)[place].append(make(token, place, index))
            self.record(token, kind, place.source())

    def beside(self, place: Place) -> str:
        """Name another page of the same section."""
        return f"p{(place.page + 7) % (self.pages - 1) + 1:03d}"

    def linked(self, name: str, place: Place, title: str, url: str) -> str:
        """Write a further page, and give a link that nearly or quite leads to it."""
        self.write(place.source(name), f"# {title}\n\nText.\n")
        return link(url)

    def prose(self, language: str, words: int = 55) -> str:
        """Make a paragraph."""
        chosen = " ".join(self.random.choice(WORDS[language].split()) for _ in range(words))
        return chosen.capitalize() + "."

    def ordinary(self, place: Place) -> str:
        """Write one ordinary page with what is planted on it."""
        language, section, page = place
        head = [f"description: {self.prose(language, 8)}"]
        if self.heads[place]:
            head += ["headlinks:", *(f"  - {json.dumps(x)}" for x in self.heads[place])]
        title = f"# {TITLE[language]} {section}.{page} {self.prose(language, 3)[:-1]}"
        lines = ["---", *head, "---", "", title, "", self.prose(language), ""]
        waiting = list(self.bodies[place])
        for part in range(5):
            anchor = f" {{#sec-{part}}}" if part % 2 else ""
            lines += [f"## {SECTION[language]} {part}{anchor}", ""]
            lines += self._links(place, part)
            lines += self._figure(place, part)
            if waiting:
                lines += [waiting.pop(0), ""]
        for text in waiting:
            lines += [text, ""]
        return "\n".join(lines)

    def _links(self, place: Place, part: int) -> list[str]:
        language, section, _ = place
        links = []
        for index in range(3):
            page = self.random.randrange(self.pages)
            fragment = "#sec-1" if index == 1 else ""
            links.append(f"[{TITLE[language]} {section}.{page}](p{page:03d}.md{fragment})")
        far, page = self.random.randrange(self.sections), self.random.randrange(self.pages)
        fragment = "#sec-3" if part % 2 else ""
        links.append(f"[{TITLE[language]} {far}.{page}](../s{far:02d}/p{page:03d}.md{fragment})")
        first = self.prose(language)
        return [first, "", f"{self.prose(language, 12)} {', '.join(links)}.", ""]

    def _figure(self, place: Place, part: int) -> list[str]:
        language, section, page = place
        if part == 1:
            words = self.prose(language, 4)
            number = self.random.randrange(IMAGES)
            note = self.prose(language, 20)
            return [
                f"![{words}](../../assets/img{number:02d}.png)",
                "",
                f'!!! note "Note"\n\n    {note}',
                "",
            ]
        if part == 2:
            code = "```python\nfor x in range(10):\n    print(x)\n```"
            return ["| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "", code, ""]
        if part == 3:
            near = self.random.randrange(self.pages)
            return [
                (
                    f'<p>HTML: <a href="../p{near:03d}/#sec-1">x</a> '
                    f'<a href="https://example.com/{section}/{page}">ext</a> '
                    '<a href="#sec-1">up</a></p>'
                ),
                "",
            ]
        return []

    def finish(self) -> None:
        """Write the ordinary pages, the assets and the project around them."""
        self.write("assets/ok.png", image())
        for number in range(IMAGES):
            self.write(f"assets/img{number:02d}.png", image())
        for language in LANGUAGES:
            title = TITLE[language]
            links = " ".join(f"[{title} {s}](s{s:02d}/p000.md)" for s in range(self.sections))
            home = f"# {title}\n\n{self.prose(language)}\n\n{links}\n"
            self.write(f"{language}/index.md", home)
            for place in self.bodies:
                if place.language == language:
                    self.write(place.source(), self.ordinary(place))
        (self.out / "overrides").mkdir(exist_ok=True)
        (self.out / "overrides/main.html").write_text(MAIN, encoding="utf-8")
        (self.out / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        save(self.out, self.planted)
