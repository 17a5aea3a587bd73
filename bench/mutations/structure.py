"""Blocks, sentences and sections dropped, doubled and moved; headings and mark-up changed."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bench.mutations.change import PROSE, Change, lines_of, own_line, replaced, sentences, siblings

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block, Section

    Family = Callable[[PageGroup, Variant, random.Random], Iterator[Change]]

ADDED = {
    "es": "El jardín del vecino abre todos los domingos del verano.",
    "fr": "Le jardin du voisin ouvre tous les dimanches de l’été.",
    "pt": "O jardim do vizinho abre todos os domingos do verão.",
}
"""A sentence of words alone that no page has."""
APART = ("paragraph", "code")
"""Kinds that a blank line parts from what follows."""


def dropped(kind: str) -> Family:
    """Take one block out."""

    def changes(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
        for blocks, place in siblings(variant, (kind,)):
            lines = variant.page.text.split("\n")
            first, last = lines_of(variant.page, blocks[place])
            before, after = _around(variant, blocks, place)
            text = "\n".join(lines[:first] + lines[last:])
            yield Change(group.key, variant.code, text, (before, max(before, after - last + first)))

    return changes


def doubled(kind: str) -> Family:
    """Write one block twice."""

    def changes(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
        for blocks, place in siblings(variant, (kind,)):
            lines = variant.page.text.split("\n")
            first, last = lines_of(variant.page, blocks[place])
            gap = [""] if kind in APART else []
            own = lines[first:last]
            text = "\n".join(lines[:last] + gap + own + lines[last:])
            end = last + len(gap) + len(own)
            yield Change(group.key, variant.code, text, (first + 1, end))

    return changes


def moved(kind: str) -> Family:
    """Move one block below the second of its kind that follows it."""

    def changes(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
        for blocks, place in siblings(variant, (kind,)):
            following = blocks[place + 1 : place + 3]
            if len(following) < 2 or any(
                one.kind != kind or one.containers != blocks[place].containers for one in following
            ):
                continue
            lines = variant.page.text.split("\n")
            first, last = lines_of(variant.page, blocks[place])
            start, _last = lines_of(variant.page, following[0])
            _start, after = lines_of(variant.page, following[1])
            gap = lines[last:start]
            text = "\n".join(lines[:first] + lines[start:after] + gap + lines[first:last])
            text += "\n" + "\n".join(lines[after:])
            yield Change(group.key, variant.code, text, (first + 1, after))

    return changes


def _around(variant: Variant, blocks: list[Block], place: int) -> tuple[int, int]:
    """Return the line before a block at which something stands, and the one after, both from 1."""
    page = variant.page
    lines = page.text.split("\n")
    first, last = lines_of(page, blocks[place])
    before = first
    while before > 1 and not lines[before - 1].strip():
        before -= 1
    if place:
        before = min(before, lines_of(page, blocks[place - 1])[0] + 1)
    after = last + 1
    while after < len(lines) and not lines[after - 1].strip():
        after += 1
    return before, after


def _whole_lines(variant: Variant) -> Iterator[tuple[int, str, list[tuple[int, int]]]]:
    """Return lines that hold a paragraph or item of several sentences, and where these are."""
    text = variant.page.text
    for block in variant.page.blocks:
        if block.kind in PROSE and "quote" not in block.containers:
            start, end = own_line(variant, block)
            line = text[start:end]
            found = sentences(line)
            if len(found) > 1:
                yield start, line, found


def _says_a_fact(sentence: str) -> bool:
    """Return whether a sentence has a link, a piece of code or a number."""
    return bool(re.search(r"\]\(|`|[0-9]", sentence))


def sentence_dropped(*, facts: bool) -> Family:
    """Take out one sentence of a paragraph: one with a number, link or code, or one of words."""

    def changes(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
        for start, line, found in _whole_lines(variant):
            for place, (a, b) in enumerate(found):
                if _says_a_fact(line[a:b]) is facts and b - a > 20:
                    end = found[place + 1][0] if place + 1 < len(found) else b
                    begin = a if place + 1 < len(found) else found[place - 1][1]
                    yield replaced(group, variant, start + begin, start + end, "")

    return changes


def sentence_doubled(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Write one sentence twice."""
    for start, line, found in _whole_lines(variant):
        for a, b in found:
            if b - a > 20:
                yield replaced(group, variant, start + b, start + b, " " + line[a:b])


def sentence_moved(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Put one sentence after the one that follows it in its paragraph."""
    for start, line, found in _whole_lines(variant):
        for (a, b), (c, d) in itertools.pairwise(found):
            if b - a > 20 and d - c > 20:
                new = line[c:d] + line[b:c] + line[a:b]
                yield replaced(group, variant, start + a, start + d, new)


def sentence_added(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Put a sentence of words alone after one of a paragraph."""
    for start, _line, found in _whole_lines(variant):
        for _start, b in found:
            yield replaced(group, variant, start + b, start + b, f" {ADDED[variant.code]}")


def half_dropped(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Leave out what follows the first comma of a sentence, if it is words alone."""
    for start, line, found in _whole_lines(variant):
        for a, b in found:
            head, comma, rest = line[a : b - 1].partition(", ")
            if comma and len(rest) > 30 and not _says_a_fact(rest):
                yield replaced(group, variant, start + a + len(head), start + b - 1, "")


def _regions(variant: Variant) -> list[tuple[Section, int, int]]:
    """Return each section below the title with those below it, as lines from 0, end excluded."""
    page = variant.page
    lines = page.text.count("\n") + 1
    found = []
    for place, section in enumerate(page.sections):
        if section.level < 2:
            continue
        ends = [
            page.line_column(other.span.start)[0] - 1
            for other in page.sections[place + 1 :]
            if other.level <= section.level
        ]
        start = page.line_column(section.span.start)[0] - 1
        found.append((section, start, ends[0] if ends else lines))
    return found


def section_dropped(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Take out a section and those below it."""
    lines = variant.page.text.rstrip("\n").split("\n")
    heads = [variant.page.line_column(section.span.start)[0] for section in variant.page.sections]
    for _section, start, end in _regions(variant):
        before = max((head for head in heads if head <= start), default=1)
        text = "\n".join(lines[:start] + lines[end:]) + "\n"
        yield Change(group.key, variant.code, text, (before, start + 1))


def section_doubled(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Write a section twice, ids included."""
    lines = variant.page.text.rstrip("\n").split("\n")
    for _section, start, end in _regions(variant):
        own = lines[start:end]
        gap = [""] if own[-1].strip() else []
        text = "\n".join(lines[:end] + gap + own + lines[end:]) + "\n"
        last = start + 2 * len(own) + len(gap)
        yield Change(group.key, variant.code, text, (start + 1, last))


def section_moved(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Put a section after the next of its level."""
    lines = variant.page.text.rstrip("\n").split("\n")
    regions = _regions(variant)
    for section, start, end in regions:
        for other, begin, stop in regions:
            if begin == end and other.level == section.level:
                gap = [""] if lines[min(stop, len(lines)) - 1].strip() else []
                new = lines[begin:stop] + gap + lines[start:end]
                text = "\n".join(lines[:start] + new + lines[stop:]).rstrip("\n") + "\n"
                yield Change(group.key, variant.code, text, (start + 1, stop + 1))


def level_changed(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Lower a heading by a level."""
    for section in variant.page.sections:
        if section.level >= 2:
            at = variant.page.text.index("#", section.span.start)
            yield replaced(group, variant, at, at, "#")


def admonition_changed(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Return an admonition another type."""
    for block in variant.page.blocks:
        if block.kind in {"admonition", "details"} and block.info:
            at = variant.page.text.index(block.info, block.span.start)
            new = "danger" if block.info != "danger" else "note"
            yield replaced(group, variant, at, at + len(block.info), new)


def code_changed(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Change a letter or digit within a code block, its comments apart, or a piece of code."""
    text = variant.page.text
    for block in variant.page.blocks:
        stretches = [(code.span.start, code.span.end) for code in block.codes]
        if block.kind == "code":
            body = text.find("\n", block.span.start)
            stretches.append((body, text.rindex("\n", body, block.span.end - 1) + 1))
        for start, end in stretches:
            places = [
                i
                for i in range(start, end)
                if text[i].isalnum()
                and text[i].isascii()
                and (block.kind != "code" or "#" not in text[text.rfind("\n", 0, i) : i])
            ]
            if places:
                at = chance.choice(places)
                new = "7" if text[at].isdigit() and text[at] != "7" else "x"
                new = "y" if text[at] == "x" else new
                yield replaced(group, variant, at, at + 1, new)
