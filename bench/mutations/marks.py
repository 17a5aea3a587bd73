"""Faults beside the prose: front matter, titles, labels, keys of code, a template's marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.mutations.change import Change, replaced
from bench.mutations.links import with_neighbours

from concordance.checks.structure.tokens import tokens
from concordance.corpus.texts import text_groups

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Span

    Plant = Callable[[PageGroup, Variant, random.Random], Iterator[Change]]

NUMBER = r"(?<![\w.,-])[0-9]+(?![.,]?\w)"
NAME = r"(?<![\w-])[A-Z]{2,}[ -]?\d+(?!\w)"
KEY = re.compile(r"""^[ \t]*(?:- )?"?([A-Za-z]\w{2,})"?:(?=\s)""", re.MULTILINE)


def front_matter_value(
    group: PageGroup, variant: Variant, chance: random.Random
) -> Iterator[Change]:
    """Change a digit of the title or the description."""
    for line in re.finditer(r"(?m)^(?:title|description):.*", _head(variant)):
        theirs = [_head(other) for other in group.variants]
        yield from _digits(group, variant, line.span(), theirs, chance)


def _head(variant: Variant) -> str:
    return variant.page.text[: variant.page.body]


def alternative_text_value(
    group: PageGroup, variant: Variant, chance: random.Random
) -> Iterator[Change]:
    """Change a digit of an image's alternative text."""
    texts = {v.code: re.findall(r"!\[([^\]]*)\]", v.page.text) for v in group.variants}
    for image in re.finditer(r"!\[([^\]]*)\]\(", variant.page.text):
        theirs = [" ".join(found) for found in texts.values()]
        yield from _digits(group, variant, image.span(1), theirs, chance)


def text_value(*kinds: str) -> Plant:
    """Return what changes a digit of the texts whose kind begins with one of these."""

    def plant(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
        for _, theirs, own in _texts(group, variant, kinds):
            yield from _digits(group, variant, (own.start, own.end), theirs, chance)

    return plant


def text_name(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Change a digit of a name that stands in all the texts of one kind, as the 4 of `GPT-4`."""
    for _, theirs, own in _texts(group, variant, ("",)):
        for found in re.finditer(NAME, variant.page.text[own.start : own.end]):
            if all(found[0] in text for text in theirs):
                at = own.start + found.end() - 1
                yield replaced(group, variant, at, at + 1, "7" if found[0][-1] != "7" else "8")


def block_value(*kinds: str) -> Plant:
    """Return what changes a digit of the blocks of these kinds, as boxes' titles are."""

    def plant(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
        for row in group.alignment.blocks:
            blocks = row.blocks
            if len(blocks) == len(group.variants) and blocks[variant.code].kind in kinds:
                theirs = [block.prose.text for block in blocks.values()]
                span = blocks[variant.code].span
                yield from _digits(group, variant, (span.start, span.end), theirs, chance)

    return plant


def _texts(
    group: PageGroup, variant: Variant, kinds: tuple[str, ...]
) -> Iterator[tuple[str, list[str], Span]]:
    """Return the texts of some kinds: the kind, what each language says, and the own place."""
    for kind, texts in text_groups(group):
        if kind.startswith(kinds) and variant.code in texts.by_code:
            rows = zip(*(each.page.blocks for each in texts.variants), strict=False)
            for blocks in rows:
                by_code = dict(zip(texts.by_code, blocks, strict=True))
                theirs = [block.prose.text for block in blocks]
                yield kind, theirs, by_code[variant.code].span


def word_doubled(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Write a short word of a sentence twice."""
    for block in variant.page.blocks:
        if block.kind == "paragraph":
            for word in re.finditer(
                r"(?<= )(?:de|la|los|um|uma|du|les|del|da|do)(?= \w)", block.prose.text
            ):
                at = block.prose.offset(word.start())
                yield replaced(group, variant, at, at, f"{word[0]} ")


def label_mistyped(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Exchange two letters in the label of a reference."""
    for found in re.finditer(r"(?<=\]\[)[a-z]{4,}(?=\])", variant.page.text):
        label = found[0]
        yield replaced(group, variant, *found.span(), label[0] + label[2] + label[1] + label[3:])


def _digits(
    group: PageGroup,
    variant: Variant,
    span: tuple[int, int],
    theirs: list[str],
    chance: random.Random,
) -> Iterator[Change]:
    """Change the last digit of each whole number of a stretch that all the texts have."""
    for found in re.finditer(NUMBER, variant.page.text[slice(*span)]):
        if all(found[0] in re.findall(NUMBER, text) for text in theirs):
            at = span[0] + found.end() - 1
            new = chance.choice([digit for digit in "123456789" if digit != found[0][-1]])
            yield replaced(group, variant, at, at + 1, new)


def key_translated(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Put a word of the page's language in the place of a key of a code block."""
    prose = " ".join(block.prose.text for block in variant.page.blocks)
    words = sorted(set(re.findall(r"\b[a-z]{6,}\b", prose)))
    for block in variant.page.blocks:
        if block.kind == "code" and block.info in {"yaml", "yml", "json"}:
            for key in KEY.finditer(variant.page.text, block.span.start, block.span.end):
                yield replaced(group, variant, *key.span(1), chance.choice(words))


def token_lost(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Leave out a variable, an icon, a class or a placeholder."""
    for block in variant.page.blocks:
        if block.kind not in {"code", "math", "rule"}:
            for _name, span in tokens(variant.page.text, block.span):
                yield with_neighbours(replaced(group, variant, span.start, span.end, ""))
