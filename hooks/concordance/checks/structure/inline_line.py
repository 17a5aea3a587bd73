"""The inline code of a row of blocks, and how its pieces compare."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.corpus.group import PageGroup
    from concordance.markdown.model import Block, Code

WORD = r"[^\W\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff]"
"""A letter or digit of a script that puts spaces between words."""
CALLED = re.compile(r"(?<=\w)\(\)\Z")
FOLDED = str.maketrans("’‘“”\u00a0\u202f", "''\"\"  ")


@dataclass(frozen=True)
class CodeLine:
    """A row of blocks, and by language the code of each, in order, beside how it compares."""

    blocks: Mapping[str, Block]
    codes: Mapping[str, Sequence[tuple[str, Code]]]

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """Count the pieces of each block."""
        return {code: Counter(text for text, _ in present) for code, present in self.codes.items()}

    def others(self, code: str) -> tuple[str, ...]:
        """Return the languages but one."""
        return tuple(other for other in self.blocks if other != code)

    def against(self, code: str, text: str) -> bool:
        """Return whether several others have a piece, all as often, and this one has it less."""
        theirs = [self.counts[other][text] for other in self.others(code)]
        same = len(theirs) > 1 and len(set(theirs)) == 1
        return same and self.counts[code][text] < theirs[0]

    def piece(self, code: str, text: str) -> Code:
        """Return the first piece of a block that compares as `text`."""
        return next(piece for present, piece in self.codes[code] if present == text)


def code_line(blocks: Mapping[str, Block], part: re.Pattern[str]) -> CodeLine:
    """Normalise the pieces of code in a row of blocks, by language."""
    return CodeLine(
        blocks,
        {
            code: [(normal(piece.text, part), piece) for piece in block.codes]
            for code, block in blocks.items()
        },
    )


def is_within(line: CodeLine, code: str, text: str) -> bool:
    """Return whether a block has a piece in longer code that the others do not have there."""
    return any(
        len(text) < len(piece) and is_written(text, piece)
        for piece, count in line.counts[code].items()
        if count > max(line.counts[other][piece] for other in line.others(code))
    )


def is_written(text: str, within: str) -> bool:
    """Return whether a piece stands in a text by itself, not as a part of a longer word.

    Letters that are written without spaces, as in Chinese or with a Korean particle, end a word.
    """
    return re.search(rf"(?<!{WORD}){re.escape(text)}(?!{WORD})", within) is not None


def is_capital(
    group: PageGroup, here: tuple[str, CodeLine], there: tuple[str, CodeLine], text: str
) -> bool:
    """Return whether a piece is that of the others but for a capital, which opens a sentence."""
    twin = text[:1].swapcase() + text[1:]
    code, line = here
    if twin == text or not line.counts[code][twin]:
        return False
    return _opens_sentence(group, there, text) or _opens_sentence(group, here, twin)


def _opens_sentence(group: PageGroup, at: tuple[str, CodeLine], text: str) -> bool:
    code, line = at
    start = line.blocks[code].span.start
    before = group.by_code[code].page.text[start : line.piece(code, text).span.start]
    return re.search(r"(?:[.:!?…]\s+|^)[^\w.:!?…]*$", before) is not None


def normal(text: str, part: re.Pattern[str]) -> str:
    """Write a piece of code so that equal ones compare equal: spaces, quotes, language parts.

    The name of a function is the same with its empty brackets: `map()` is `map`.
    """
    named = part.sub(lambda found: "" if found[0][0] in "._-" else "*", plain(text))
    return CALLED.sub("", named.replace("\\_", "_"))


def is_call(one: str, other: str) -> bool:
    """Return whether two pieces are one function, called in one: `.split` and `split()`."""
    if not (CALLED.search(one) or CALLED.search(other)):
        return False
    bare, twin = (CALLED.sub("", text).replace("#", ".").lstrip(".") for text in (one, other))
    return bare == twin


def plain(text: str) -> str:
    """Return a piece of code with its spaces made single and its quotation marks plain."""
    return " ".join(text.translate(FOLDED).split())


def language_part(group: PageGroup) -> re.Pattern[str]:
    """Return the pattern of what names a language in a path: `fr` of `docs/fr/a.md`, of `a.fr.md`.

    A file's name may do without, as the source's does: there the mark before it is part of it.
    """
    names = {name for lang in group.languages for name in (lang.code, lang.locale)}
    either = "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))
    return re.compile(
        rf"(?<=/)(?:{either})(?=/)|^(?:{either})(?=/)|(?<=\w)[._-](?:{either})(?=\.(?:md|mdx|html?)\Z)"
    )
