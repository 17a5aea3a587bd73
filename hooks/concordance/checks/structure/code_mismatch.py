"""Code that is not the same in every variant."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.code_text import (
    ANY_NAME,
    essence,
    language,
    level,
    other_figures,
)
from concordance.checks.structure.inline_code import LostCode, lost_code
from concordance.checks.structure.typeset_code import typeset_code
from concordance.corpus.group import excerpt
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block

LEFT_OUT = re.compile(rf'""|{ANY_NAME}')
"""What stands in a line for words that may differ."""
ALIKE, LONGEST = 0.6, 200
"""How alike a written line is to a compared one that it is taken for, of so many characters."""
SHOWN = 3
"""Pieces of code that a message names; of more it names the first."""


@group_rule("code-mismatch", family="structure")
def code_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A code block, outside its comments and strings, or a piece of inline code differs."""
    for row in group.alignment.blocks:
        kinds = {block.kind for block in row.blocks.values()}
        if len(row.blocks) < 2 or "code" not in kinds:  # noqa: PLR2004 - two to compare
            continue
        if len(kinds) > 1:
            yield from _kinds(group, row)
        else:
            yield from _blocks(group, row)
    missing: dict[object, list[LostCode]] = {}
    for lost in lost_code(group):
        if lost.present is None and not lost.bare:
            missing.setdefault((lost.code, lost.block.span, lost.verdict), []).append(lost)
        else:
            yield _inline(group, [lost])
    for together in missing.values():
        yield _inline(group, together)
    yield from typeset_code(group)


def _kinds(group: PageGroup, row: BlockRow) -> Iterator[Finding]:
    """Report code that is written as text, or text as code."""
    verdict = group.vote({code: block.kind for code, block in row.blocks.items()})
    names = {"code": "code block"}
    for code in verdict.outliers:
        block = row.blocks[code]
        yield group.by_code[code].finding(
            f"this {names.get(block.kind, block.kind)} is a "
            f"{names.get(verdict.value, verdict.value)} in {join_codes(verdict.majority)}",
            _first_line(group.by_code[code], block),
            hint=verdict.remedy("fence it" if verdict.value == "code" else "write it as text"),
            variants=tuple(
                group.by_code[other].counterpart(
                    _first_line(group.by_code[other], row.blocks[other])
                )
                for other in verdict.majority
            ),
            value=block.kind,
        )


def _blocks(group: PageGroup, row: BlockRow) -> Iterator[Finding]:
    """Compare the languages of code blocks in one row, then what they say."""
    if len({(block.code, block.info) for block in row.blocks.values()}) == 1:
        return
    names = {code: language(block.info) for code, block in row.blocks.items()}
    verdict = group.vote(names)
    for code in verdict.outliers:
        block = row.blocks[code]
        yield group.by_code[code].finding(
            f"code block in '{block.info or 'no language'}', "
            f"{join_codes(verdict.majority)} {have(verdict.majority)} "
            f"'{row.blocks[verdict.majority[0]].info or 'no language'}'",
            _first_line(group.by_code[code], block),
            hint=verdict.remedy("name the same language"),
            variants=tuple(
                group.by_code[other].counterpart(
                    _first_line(group.by_code[other], row.blocks[other])
                )
                for other in verdict.majority
            ),
            value="language",
        )
    told = list(_content(group, row, verdict.value))
    yield from told
    if not told and verdict.value == "text":
        yield from _figures(group, row)


def _content(group: PageGroup, row: BlockRow, info: str) -> Iterator[Finding]:
    """Compare code blocks without their comments and strings, as `info`'s language has them."""
    essences: dict[str, tuple[str, ...]]
    if info == "include":
        essences = {code: (_anywhere(group, block),) for code, block in row.blocks.items()}
    else:
        essences = level({code: essence(block.code, info) for code, block in row.blocks.items()})
    verdict = group.vote(essences)
    for code in verdict.outliers:
        actual, theirs = _first_difference(essences[code], verdict.value)
        if (
            not actual
            and info == "text"
            and set(theirs.split()) <= set(row.blocks[code].code.split())
        ):
            continue  # a command without its prompt
        variant = group.by_code[code]
        span = _line_of(variant, row.blocks[code], actual)
        quoted = f"code `{excerpt(actual)}`" if actual else "this code lacks a line"
        yield variant.finding(
            f"{quoted}, {join_codes(verdict.majority)} "
            f"{have(verdict.majority)} " + (f"`{excerpt(theirs)}`" if theirs else "no such line"),
            span,
            hint=verdict.remedy("write the same code; comments and sentences may be translated"),
            variants=tuple(
                group.by_code[other].counterpart(
                    _line_of(group.by_code[other], row.blocks[other], theirs), excerpt(theirs)
                )
                for other in verdict.majority
            ),
            value=actual or theirs,
        )


def _figures(group: PageGroup, row: BlockRow) -> Iterator[Finding]:
    """Report a number that one variant alone has otherwise in the same plain text."""
    code = group.reference if group.reference in row.blocks else next(iter(row.blocks))
    for other, block in row.blocks.items():
        actual, theirs = other_figures(block.code, row.blocks[code].code)
        rest = [b.code for c, b in row.blocks.items() if c not in {code, other}]
        if not actual or not all(theirs in text and actual not in text for text in rest):
            continue
        variant = group.by_code[other]
        start = variant.page.text.index(actual, block.span.start)
        agree = tuple(c for c in row.blocks if c != other)
        yield variant.finding(
            f"code `{actual}`, {join_codes(agree)} {have(agree)} `{theirs}`",
            Span(start, start + len(actual)),
            hint=f"write `{theirs}`",
            variants=(
                group.by_code[code].counterpart(_first_line(group.by_code[code], row.blocks[code])),
            ),
            value=actual,
        )


def _anywhere(group: PageGroup, block: Block) -> str:
    """Return an inclusion without the language's code, which may name a folder or file of it."""
    codes = "|".join(re.escape(language.code) for language in group.languages)
    return re.sub(rf"(?<![^\W_])(?:{codes})(?![^\W_])", "*", " ".join(block.code.split()))


def _first_difference(actual: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, str]:
    """Return the first line that differs on each side; nothing for the side that lacks one."""
    place = next(
        (at for at, pair in enumerate(zip(actual, theirs, strict=False)) if pair[0] != pair[1]),
        min(len(actual), len(theirs)),
    )
    mine = actual[place] if place < len(actual) else ""
    other = theirs[place] if place < len(theirs) else ""
    if len(actual) > len(theirs) and mine not in theirs:
        return mine, "" if other in actual else other
    if len(actual) < len(theirs) and other not in actual:
        return "" if mine in theirs else mine, other
    return mine, other


def _line_of(variant: Variant, block: Block, line: str) -> Span:
    """Return where a line of a code block's essence is written.

    The block's first line failing it.
    """
    if not line:
        return _first_line(variant, block)
    start = block.span.start
    key = LEFT_OUT.split(line, maxsplit=1)[0].strip()
    found: dict[Span, str] = {}
    for written in variant.page.text[block.span.start : block.span.end].split("\n"):
        indent = len(written) - len(written.lstrip())
        span = Span(start + indent, start + len(written.rstrip()))
        found[span] = " ".join(written.split())
        if key and found[span].startswith(key):
            return span
        start += len(written) + 1
    alike = {span: _likeness(written, line) for span, written in found.items()}
    likest = max(alike, key=alike.__getitem__)
    return likest if alike[likest] > ALIKE else _first_line(variant, block)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:LONGEST], other[:LONGEST], autojunk=False).ratio()


def _first_line(variant: Variant, block: Block) -> Span:
    end = variant.page.text.find("\n", block.span.start)
    return Span(block.span.start, min(block.span.end, end) if end >= 0 else block.span.end)


def _inline(group: PageGroup, together: Sequence[LostCode]) -> Finding:
    """Make the finding of inline code that is changed, or of all that a block lacks."""
    lost = together[0]
    agree = lost.verdict.majority
    quoted = join_codes([f"`{one.written}`" for one in together])
    if len(together) > SHOWN:
        quoted = f"{len(together)} pieces of code, the first `{lost.written}`,"
    if lost.present is not None:
        message = f"`{lost.present.text}`, {join_codes(agree)} {have(agree)} `{lost.written}`"
    elif lost.bare:
        message = f"`{lost.written}` of {join_codes(agree)} stands here without code marks"
    else:
        verb = "are" if len(together) > 1 else "is"
        message = f"{quoted} of {join_codes(agree)} {verb} missing here"
    return group.by_code[lost.code].finding(
        message,
        lost.present.span if lost.present else _first_line(group.by_code[lost.code], lost.block),
        hint=lost.verdict.remedy(
            f"write {quoted}" if len(together) <= SHOWN else "write them as they are there"
        ),
        variants=tuple(
            group.by_code[other].counterpart(piece.span)
            for one in together
            for other, (_, piece) in one.there.items()
        ),
        value=" ".join(one.text for one in together),
    )
