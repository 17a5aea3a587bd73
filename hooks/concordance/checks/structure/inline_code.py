"""Inline code that variants should share: what one has translated, unmarked or left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from concordance.checks.structure.code_text import SAMPLE
from concordance.checks.structure.inline_line import (
    CodeLine,
    code_line,
    is_call,
    is_capital,
    is_within,
    is_written,
    language_part,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.markdown.model import Block, Code, Section

BRACKETS = re.compile(r"[{}<>\[\]]")
FILLED = re.compile(r"\{[^{}#]*\}|(?<!\w)(?:<[^<>]*>|\[[^\[\]]*\])")
"""What a reader fills in, `<name>` or `{file}`: not the id `{#plan}`, nor the `[int]` of a type."""
KEYS = re.compile(
    r"(?:\w+\+)+[^\s+]+|(?i:enter|return|esc|escape|space|tab|ctrl|control|shift|alt|del|delete"
    r"|backspace|home|end|insert)"
)
PROSE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
"""Two words or more: the label of a button, a name, as apt to be translated as not."""
IDENTIFIER = re.compile(r"[\w.:/@=\"'-]+")
"""What nobody translates; the source's word alone is enough for these."""
ALIKE = 0.6
"""From this likeness on, one of several pieces is taken for the changed one, wherever it stands."""
NEAR = 0.75
"""From this likeness on, one of two pieces is the other misspelled."""


@dataclass(frozen=True)
class LostCode:
    """A piece of inline code that one variant lacks where the verdict's majority has it.

    `present` stands in its place, if anything; `bare` tells that the words are there without
    code marks. `block` is the variant's block, `there` the majority's blocks and code.
    """

    code: str
    text: str
    verdict: Verdict[bool]
    block: Block
    present: Code | None
    bare: bool
    there: Mapping[str, tuple[Block, Code]]

    @property
    def written(self) -> str:
        """Return the piece as the first of the majority writes it."""
        return plain(next(iter(self.there.values()))[1].text)


def lost_code(group: PageGroup) -> Iterator[LostCode]:
    """Return the inline code that a variant lacks: in its section, or for another in its block.

    A piece counts where the source has it in the section, and one translation at least, or all
    have the same in its place: what every translator changed may be changed. Where the source has
    no such section, a majority decides. Between two variants the first one's counts. What
    the section has elsewhere counts where all of several others have it as often in the block, and
    this one has something else in its place. Placeholders, keys of the keyboard and, unless all of
    several others left them as they are, labels of several words may be translated; code marks
    may be added.
    """
    part = language_part(group)
    alignment = group.alignment
    for index, row in enumerate(alignment.sections):
        rows = [_headings(row.sections), *(r.blocks for r in alignment.of_section(index))]
        if not any(block.codes for blocks in rows for block in blocks.values()):
            continue
        lines = [code_line(blocks, part) for blocks in rows]
        totals = {code: Counter[str]() for code in row.sections}
        for line in lines:
            for code, count in line.counts.items():
                if count:
                    totals.setdefault(code, Counter()).update(count)
        first = next(iter(totals.values()))
        if len(totals) > 1 and any(present != first for present in totals.values()):
            taken: set[tuple[str, Code]] = set()
            gone = list(_gone(group, lines, totals, taken))
            yield from gone
            reported = {(lost.code, lost.text, lost.block.span) for lost in gone}
            for lost in _changed(group, lines, totals, taken):
                if (lost.code, lost.text, lost.block.span) not in reported:
                    yield lost


def _gone(
    group: PageGroup,
    lines: Sequence[CodeLine],
    totals: Mapping[str, Counter[str]],
    taken: set[tuple[str, Code]],
) -> Iterator[LostCode]:
    """Return what is nowhere in a variant's section."""
    for text in dict.fromkeys(text for present in totals.values() for text in present):
        verdict = group.vote({code: text in found for code, found in totals.items()})
        agree = verdict.majority
        if not verdict.value or not verdict.outliers:
            continue
        homes = {
            code: next(line for line in lines if text in line.counts.get(code, ()))
            for code in agree
        }
        there = {code: (line.blocks[code], line.piece(code, text)) for code, line in homes.items()}
        alone = len(agree) == 1 < len(verdict.outliers)
        if alone and not _is_replaced(homes[agree[0]], totals, agree[0]):
            continue
        others_have = {other for code in agree for other in totals[code]}
        for code in totals.keys() - set(agree):
            line = next((line for line in homes.values() if code in line.blocks), None)
            if line is None or _has_plural(text, totals[code]):
                continue
            present = _instead(line, code, text, others_have, taken)
            written = there[agree[0]][1].text
            if present is not None and is_call(present.text, written):
                continue
            against = present is not None and line.against(code, text)
            bare = present is None and any(
                is_written(text, plain(peer.blocks[code].prose.text))
                for peer in lines
                if code in peer.blocks
            )
            label = PROSE.fullmatch(text) and not against
            sure = len(agree) > 1 or IDENTIFIER.fullmatch(text)
            if _may_change(text, present if against else None) or (
                not bare and (label or not sure)
            ):
                continue
            if (present is None and is_within(line, code, text)) or is_capital(
                group, (code, line), (agree[0], homes[agree[0]]), text
            ):
                continue
            if present is not None:
                taken.add((code, present))
            yield LostCode(code, text, verdict, line.blocks[code], present, bare, there)


def _changed(
    group: PageGroup,
    lines: Sequence[CodeLine],
    totals: Mapping[str, Counter[str]],
    taken: set[tuple[str, Code]],
) -> Iterator[LostCode]:
    """Return what a block has less often than all the others, and another piece in its place."""
    for line in lines:
        if not totals.keys() >= line.blocks.keys():  # one of them is in a section of its own
            continue
        for code, block in line.blocks.items():
            if code == group.source:
                continue
            others = line.others(code)
            if len(totals) == len(others) + 1 == 2:  # noqa: PLR2004 - of two, a slip alone is sure
                yield from _slips(group, line, code, totals, taken)
            others_have = {text for other in others for text in totals[other]}
            for text in line.counts[others[0]] if len(others) > 1 else ():
                if not line.against(code, text) or _has_plural(text, totals[code]):
                    continue
                present = _instead(line, code, text, others_have, taken)
                moved = totals[code][text] >= min(totals[other][text] for other in others)
                if (
                    present is not None
                    and not moved
                    and not _may_change(text, present)
                    and not is_call(present.text, line.piece(others[0], text).text)
                    and not is_capital(group, (code, line), (others[0], line), text)
                ):
                    taken.add((code, present))
                    there = {o: (line.blocks[o], line.piece(o, text)) for o in others}
                    verdict = group.vote({other: other != code for other in line.blocks})
                    yield LostCode(code, text, verdict, block, present, bare=False, there=there)


def _slips(
    group: PageGroup,
    line: CodeLine,
    code: str,
    totals: Mapping[str, Counter[str]],
    taken: set[tuple[str, Code]],
) -> Iterator[LostCode]:
    """Return what a translation of two variants misspells, though it has it right elsewhere."""
    (other,) = line.others(code)
    for text in line.counts[other]:
        less = line.counts[code][text] < line.counts[other][text]
        if not less or not totals[code][text] or not IDENTIFIER.fullmatch(text):
            continue
        present = _instead(line, code, text, set(totals[other]), taken)
        if present is not None and _is_near(plain(present.text), text):
            taken.add((code, present))
            there = {other: (line.blocks[other], line.piece(other, text))}
            verdict = group.vote({other: True, code: False})
            yield LostCode(code, text, verdict, line.blocks[code], present, bare=False, there=there)


def _is_near(one: str, other: str) -> bool:
    if one in other or other in one:  # `admin-2` may be meant
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > NEAR


def _is_replaced(line: CodeLine, totals: Mapping[str, Counter[str]], code: str) -> bool:
    """Return whether in place of what one variant alone has, all others have one thing."""
    others = line.others(code)
    if len(others) + 1 < len(totals):
        return False
    shared = set.intersection(*(set(line.counts[other]) for other in others))
    return bool(shared - totals[code].keys())


def _may_change(text: str, present: Code | None) -> bool:
    """Return whether a translator may write something else, or write `own`, which no other does."""
    if SAMPLE.search(text) or KEYS.fullmatch(text):
        return True
    if not BRACKETS.search(text):
        return False
    return present is None or FILLED.sub("{}", text) == FILLED.sub("{}", plain(present.text))


def _has_plural(text: str, present: Mapping[str, object]) -> bool:
    ends = [end for end in ("s", "es") if text.endswith(end)]
    return (
        f"{text}s" in present
        or f"{text}es" in present
        or any(text[: -len(end)] in present for end in ends)
    )


def _instead(
    line: CodeLine, code: str, text: str, others_have: set[str], taken: set[tuple[str, Code]]
) -> Code | None:
    """Return what stands in the lost one's place.

    Code that no other has, the first or the likest.
    """
    new: dict[str, Code] = {}
    for present, piece in line.codes.get(code, ()):
        example = SAMPLE.search(present) or (BRACKETS.search(present) and not BRACKETS.search(text))
        if present not in others_have and (code, piece) not in taken and not example:
            new.setdefault(present, piece)
    if len(new) > 1:
        alike = {
            present: SequenceMatcher(None, present, text, autojunk=False).ratio() for present in new
        }
        likest = max(new, key=lambda present: alike[present])
        return new[likest] if alike[likest] > ALIKE else next(iter(new.values()))
    return next(iter(new.values()), None)


def _headings(sections: Mapping[str, Section]) -> dict[str, Block]:
    """Return the headings of a row of sections, as a row of blocks."""
    return {
        code: section.heading for code, section in sections.items() if section.heading is not None
    }
