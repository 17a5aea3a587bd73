"""Grow a large site out of this one: `bench/grow.py OUT [PAGES] [DOCS]`.

Writes OUT/<language>/, PAGES pages in each (1,000 unless told), by copying this site's own pages
into numbered folders. Each copy differs from the others and not between languages: its title
and description bear its number, and its level-2 sections are turned round by as many places, so
that the pages are as clean as the site's. The first copy keeps its place, so that links resolve.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path

SECTION = re.compile(r"^## ", re.MULTILINE)
FENCE = re.compile(r"^ *(```|~~~)", re.MULTILINE)


def vary(text: str, number: int) -> str:
    """Return the copy of a page with this number."""
    text = re.sub(r"^(title: .*?)(\"?)$", rf"\1 {number}\2", text, count=1, flags=re.MULTILINE)
    text = re.sub(
        r"^(description: .*?)(\"?)$", rf"\1 {number}\2", text, count=1, flags=re.MULTILINE
    )
    text = re.sub(r"^(# .*?)( \{#.*\})?$", rf"\1 {number}\2", text, count=1, flags=re.MULTILINE)
    starts = [match.start() for match in SECTION.finditer(text)]
    if len(starts) < 2 or FENCE.search(text):
        return text
    cuts = [*starts, len(text)]
    sections = [text[a:b].rstrip("\n") for a, b in pairwise(cuts)]
    turn = number % len(sections)
    return text[: starts[0]] + "\n\n".join(sections[turn:] + sections[:turn]) + "\n"


def grow(docs: Path, out: Path, pages: int) -> None:
    """Write the pages of every language folder of `docs`."""
    languages = sorted(f.name for f in docs.iterdir() if f.is_dir() and any(f.rglob("*.md")))
    names = sorted(
        file.relative_to(docs / languages[0]) for file in (docs / languages[0]).rglob("*.md")
    )
    for language in languages:
        for place in range(pages):
            number, page = divmod(place, len(names))
            source = docs / language / names[page]
            folder = out / language / (f"n{number}" if number else "")
            target = folder / names[page]
            target.parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text(encoding="utf-8")
            target.write_text(vary(text, number) if number else text, encoding="utf-8")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit("usage: bench/grow.py OUT [PAGES] [DOCS]")
    grow(
        Path(sys.argv[3] if len(sys.argv) > 3 else Path(__file__).parents[1] / "docs"),
        Path(sys.argv[1]),
        int(sys.argv[2]) if len(sys.argv) > 2 else 1000,
    )
