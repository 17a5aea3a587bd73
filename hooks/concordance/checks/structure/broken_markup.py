"""Mark-up that is not read as in the other variants, told by its cause instead of what follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.broken_boxes import boxes, quoted_boxes
from concordance.checks.structure.broken_tables import broken_rows, unread_rows
from concordance.checks.structure.cause import Cause, lacking, line_end
from concordance.checks.structure.open_emphasis import open_emphasis
from concordance.corpus.group import label_of
from concordance.corpus.vote import join_codes
from concordance.findings.model import Edit, Span
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import BlockRow, SectionRow
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block

MARKER = re.compile(r"\n[ \t]*(?=(?:[-*+]|\d{1,3}[.)])[ \t]+\S)")
"""The beginning of a line that would be an item, were a blank line before it."""
CODE_COLUMNS = 4
"""Columns from which on a line, below a blank one, is code."""
BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
PROSE = frozenset({"paragraph", "item", "definition"})
WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"\w+://\S+")
WORDS = 4
"""A text of so many words is no name that a translation keeps."""


@group_rule("broken-markup", family="structure")
def broken_markup(group: PageGroup) -> Iterator[Finding]:
    """A list, a row, a heading or code is read as something else, for want of a line or a mark."""
    for find in (_lists, boxes, quoted_boxes, _headings, _originals, _codes):
        for cause in find(group):
            variant = cause.variant
            first = {there.path: there for there in sorted(cause.others, reverse=True)}
            yield variant.finding(
                cause.message,
                cause.span,
                hint=cause.hint,
                variants=tuple(sorted(first.values())),
                value=cause.value,
                edits=cause.edits,
                explains=(
                    *(variant.counterpart(block.span, "") for block in cause.own),
                    *cause.others,
                ),
            )
    yield from broken_rows(group)
    yield from unread_rows(group)
    yield from open_emphasis(group)


def _column(text: str, at: int) -> int:
    """Return how far the first character of the line of a place is indented."""
    line = text[text.rfind("\n", 0, at) + 1 :]
    return len(line) - len(line.lstrip(" "))


def _lists(group: PageGroup) -> Iterator[Cause]:
    """Find lists that no blank line parts from the paragraph or tag above: no list is read."""
    for row in group.alignment.blocks:
        for code, block in row.blocks.items():
            if block.kind not in {"paragraph", "html"}:
                continue
            page = group.by_code[code].page
            lines = [
                line
                for line in MARKER.finditer(page.text, block.span.start, block.span.end)
                if not any(code.span.start <= line.start() < code.span.end for code in block.codes)
            ]
            agree = _with_items(group, row.section, code, len(lines)) if lines else ()
            if not agree:
                continue
            start = lines[0].start() + 1
            plain = not any(name.startswith("quote") for name in block.containers)
            deeper = _column(page.text, lines[0].end()) - _column(page.text, block.span.start)
            yield Cause(
                group.by_code[code],
                Span(lines[0].end(), min(block.span.end, line_end(page, start))),
                f"this list needs a blank line before it; it is one in {join_codes(agree)}",
                "put a blank line before it",
                (block,),
                tuple(
                    group.by_code[other].counterpart(there.span, label_of(there))
                    for line in (row, *lacking(group, row.section, code))
                    for other, there in line.blocks.items()
                    if other != code
                ),
                "list",
                (Edit(Span(start, start), "\n"),) if plain and deeper < CODE_COLUMNS else (),
            )


def _with_items(group: PageGroup, section: int, code: str, lines: int) -> tuple[str, ...]:
    """Return the variants that have at least so many items more in a section than one has."""
    counts = {
        other: sum(block.kind == "item" for block in there.blocks)
        for other, there in group.alignment.sections[section].sections.items()
    }
    least = counts.get(code, 0) + lines
    return tuple(other for other, count in counts.items() if count >= least)


def _headings(group: PageGroup) -> Iterator[Cause]:
    """Find paragraphs of bold text where the source, or most, have a heading."""
    used: set[int] = set()
    for index, row in enumerate(group.alignment.sections):
        present = {
            code: code in row.sections and row.sections[code].heading is not None
            for code in group.by_code
        }
        if not any(present.values()) or all(present.values()):
            continue
        verdict = group.vote(present)
        for code in verdict.outliers if verdict.value else ():
            block = next((b for b in _bold(group, index, code) if id(b) not in used), None)
            if block is None:
                continue
            used.add(id(block))
            yield _heading(group, row, code, block, verdict.majority)


def _heading(
    group: PageGroup, row: SectionRow, code: str, block: Block, agree: tuple[str, ...]
) -> Cause:
    variant, there = group.by_code[code], row.sections[agree[0]]
    words = variant.page.text[block.span.start : block.span.end][2:-2]
    marks = "#" * there.level
    right = f"{marks} {words}" + (f" {{#{there.id}}}" if there.id else "")
    return Cause(
        variant,
        block.span,
        f'"{words}" is bold, in {join_codes(agree)} it is a heading {marks}',
        f"write {right}",
        (block,),
        tuple(
            group.by_code[other].counterpart(heading.span)
            for other in agree
            if (heading := row.sections[other].heading) is not None
        ),
        "heading",
        (Edit(block.span, right),),
    )


def _bold(group: PageGroup, index: int, code: str) -> Iterator[Block]:
    """Return a variant's lines of bold text between the heading before a lost one and the next."""
    sections = group.alignment.sections
    before = next((at for at in range(index - 1, -1, -1) if code in sections[at].sections), 0)
    for row in group.alignment.blocks:
        block = row.blocks.get(code)
        if block is None or block.kind != "paragraph" or not before <= row.section <= index:
            continue
        bold = [other for other in row.blocks if _is_bold(group, row, other)]
        if bold == [code] and not block.containers:
            yield block


def _is_bold(group: PageGroup, row: BlockRow, code: str) -> bool:
    span = row.blocks[code].span
    return BOLD.fullmatch(group.by_code[code].page.text[span.start : span.end]) is not None


def _originals(group: PageGroup) -> Iterator[Cause]:
    """Find blocks of the source that a translation has beside their translation."""
    rows, original = group.alignment.blocks, group.source
    for place in range(len(rows) - 1) if original else ():
        for pair, lone in ((rows[place], rows[place + 1]), (rows[place + 1], rows[place])):
            source = pair.blocks.get(original)
            if source is None or original in lone.blocks or pair.section != lone.section:
                continue
            for code in lone.blocks:
                mine = pair.blocks.get(code)
                if mine is None or mine.kind not in PROSE:
                    continue
                both = (mine, lone.blocks[code])
                same = [block for block in both if _said(block) == _said(source)]
                if len(same) == 1 and _is_long(source) and _could_say(*both):
                    yield _original(group, code, same[0], both, source)


def _original(
    group: PageGroup, code: str, block: Block, both: tuple[Block, Block], source: Block
) -> Cause:
    variant = group.by_code[code]
    return Cause(
        variant,
        block.span,
        f'"{label_of(block)}" of {named(group.source)} stands beside its translation',
        "remove it",
        both,
        (group.by_code[group.source].counterpart(source.span, label_of(source)),),
        "original",
    )


def _said(block: Block) -> str:
    return " ".join(block.prose.text.split())


def _is_long(block: Block) -> bool:
    return len(WORD.findall(ADDRESS.sub("", block.prose.text))) >= WORDS


def _could_say(one: Block, other: Block) -> bool:
    """Return whether two blocks may say the same: of one kind, neither twice as long."""
    shorter, longer = sorted((len(one.prose.text), len(other.prose.text)))
    alike = (one.kind, len(one.links), len(one.codes)) == (
        other.kind,
        len(other.links),
        len(other.codes),
    )
    return alike and 2 * shorter >= longer


def _codes(group: PageGroup) -> Iterator[Cause]:
    """Find code blocks of one line that a variant alone has, and the source within a sentence."""
    rows = group.alignment.blocks
    for place, row in enumerate(rows):
        for code, block in row.blocks.items() if len(row.blocks) == 1 else ():
            text = block.code.strip()
            if block.kind != "code" or not text or "\n" in text or code == group.source:
                continue
            for near in rows[max(place - 1, 0) : place + 2]:
                agree = tuple(
                    other
                    for other, there in near.blocks.items()
                    if other != code and text in {piece.text.strip() for piece in there.codes}
                )
                if near.section != row.section or not agree:
                    continue
                mine = near.blocks.get(code)
                yield Cause(
                    group.by_code[code],
                    block.span,
                    f"this code block is code within a sentence in {join_codes(agree)}",
                    f"write `{text}` in the sentence",
                    (block, mine) if mine else (block,),
                    tuple(
                        group.by_code[other].counterpart(
                            near.blocks[other].span, label_of(near.blocks[other])
                        )
                        for other in agree
                    ),
                    text,
                )
                break
