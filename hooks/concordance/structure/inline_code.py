"""Inline code that variants should share: what one has translated, unmarked or left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.model import Block, Code, Section
    from concordance.variants import Group

PLACEHOLDER = re.compile(
    r"[{}<>\[\]…]|\.\.\.|(?i:(?<![a-z])(?:your|my|some|something|someone|example|sample)(?![a-z]))"
    r"|(?<![a-z])Some(?=[A-Z])"
)
KEYS = re.compile(
    r"(?:\w+\+)+[^\s+]+|(?i:enter|return|esc|escape|space|tab|ctrl|control|shift|alt|del|delete"
    r"|backspace|home|end|insert)"
)
PROSE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
"""Two words or more: the label of a button, a name, as apt to be translated as not."""
IDENTIFIER = re.compile(r"[\w.:/@=\"'-]+")
"""What nobody translates; the source's word alone is enough for these."""
FOLDED = str.maketrans("’‘“”\u00a0\u202f", "''\"\"  ")


@dataclass(frozen=True)
class Lost:
    """A piece of inline code that one variant lacks where `agree` have it.

    `own` is what stands in its place, if anything; `bare` tells that the words are there without
    code marks. `block` is the variant's block, `there` the block and code of each of `agree`.
    """

    code: str
    text: str
    agree: tuple[str, ...]
    block: Block
    own: Code | None
    bare: bool
    there: Mapping[str, tuple[Block, Code]]


def lost_code(group: Group) -> Iterator[Lost]:
    """Give the inline code of each section that a variant lacks.

    A piece counts where a majority has it, one translation at least among them: what every
    translator changed may be changed. Between two variants the source's counts. Placeholders,
    keys of the keyboard and labels of several words may be translated, and code marks added.
    """
    part = _language_part(group)
    alignment = group.alignment
    for index, row in enumerate(alignment.sections):
        found: dict[str, dict[str, tuple[int, Code]]] = {code: {} for code in row.sections}
        lines = [_headings(row.sections), *(r.blocks for r in alignment.of_section(index))]
        for place, blocks in enumerate(lines):
            for code, block in blocks.items():
                for piece in block.codes:
                    own = found.setdefault(code, {})
                    own.setdefault(normal(piece.text, part), (place, piece))
        first = next(iter(found.values()))
        if len(found) > 1 and any(own.keys() != first.keys() for own in found.values()):
            yield from _compare(group, found, lines)


def _compare(
    group: Group,
    found: Mapping[str, Mapping[str, tuple[int, Code]]],
    lines: Sequence[Mapping[str, Block]],
) -> Iterator[Lost]:
    taken: set[tuple[str, str]] = set()
    for text in dict.fromkeys(text for own in found.values() for text in own):
        agree = tuple(code for code in found if text in found[code])
        if not _held(agree, tuple(found), group.reference) or _may_change(text):
            continue
        known = {other for code in agree for other in found[code]}
        for code in found.keys() - set(agree):
            block = _block(found, lines, text, agree, code)
            if block is None or _has_plural(text, found[code]):
                continue
            own = _instead(block, known, taken, code, found[code])
            bare = own is None and any(
                text in _plain(line[code].prose.text) for line in lines if code in line
            )
            sure = len(agree) > 1 or IDENTIFIER.fullmatch(text)
            if not bare and (PROSE.fullmatch(text) or not sure):
                continue
            there = {
                other: (lines[place][other], piece)
                for other in agree
                for place, piece in (found[other][text],)
            }
            yield Lost(code, text, agree, block, own, bare, there)


def _held(agree: tuple[str, ...], codes: tuple[str, ...], reference: str) -> bool:
    if len(codes) == 2:  # noqa: PLR2004 - two variants: the source decides
        return agree == (reference if reference in codes else codes[0],)
    if len(agree) < 2 or len(agree) == len(codes):  # noqa: PLR2004 - the source and another
        return False
    return 2 * len(agree) > len(codes) or (2 * len(agree) == len(codes) and reference in agree)


def _may_change(text: str) -> bool:
    return bool(PLACEHOLDER.search(text) or KEYS.fullmatch(text))


def _has_plural(text: str, own: Mapping[str, object]) -> bool:
    ends = ("s", "es")
    return any(f"{text}{end}" in own or text.removesuffix(end) in own for end in ends)


def _block(
    found: Mapping[str, Mapping[str, tuple[int, Code]]],
    lines: Sequence[Mapping[str, Block]],
    text: str,
    agree: tuple[str, ...],
    code: str,
) -> Block | None:
    """Give the variant's block where a piece should be; None where that is missing whole."""
    for other in agree:
        block = lines[found[other][text][0]].get(code)
        if block is not None:
            return block
    return None


def _instead(
    block: Block,
    known: set[str],
    taken: set[tuple[str, str]],
    code: str,
    own: Mapping[str, tuple[int, Code]],
) -> Code | None:
    """Give the block's code that none of the others has: what stands in the lost one's place."""
    for text, (_, piece) in own.items():
        new = text not in known and (code, text) not in taken and not PLACEHOLDER.search(text)
        if new and piece in block.codes:
            taken.add((code, text))
            return piece
    return None


def _headings(sections: Mapping[str, Section]) -> dict[str, Block]:
    """Give the headings of a row of sections, as a row of blocks."""
    return {
        code: section.heading for code, section in sections.items() if section.heading is not None
    }


def normal(text: str, part: re.Pattern[str]) -> str:
    """Write a piece of code so that equal ones compare equal: spaces, quotes, language parts."""
    return part.sub("*", _plain(text).replace("\\_", "_"))


def _plain(text: str) -> str:
    return " ".join(text.translate(FOLDED).split())


def _language_part(group: Group) -> re.Pattern[str]:
    """Give the pattern of a language's own folder in a path: `fr` of `docs/fr/a.md`."""
    names = {name for lang in group.languages for name in (lang.code, lang.locale)}
    either = "|".join(sorted(re.escape(name) for name in names))
    return re.compile(rf"(?<=/)(?:{either})(?=/)|^(?:{either})(?=/)")
