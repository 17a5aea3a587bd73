"""Faults beside the prose: front matter, alternative texts, keys of code, a template's marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.mutations.change import Change, replaced
from bench.mutations.links import with_neighbours

from concordance.checks.structure.tokens import tokens

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup, Variant

NUMBER = r"(?<![\w.,-])[0-9]+(?![.,]?\w)"
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
