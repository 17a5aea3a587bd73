"""Marks in prose that are no words: template variables, shortcodes, icons, placeholders, letters.

A letter in emphasis (the step *k*) is a variable; those that are words of a language (*a*, *y*) are
left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Span
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding
    from concordance.markdown.model import Page

TOKEN = re.compile(
    r"""
    (?P<shortcode>\{\{[<%]\s*(?:[^>%}]|%(?!\}\}))*[>%]\}\})       # Hugo
    | (?P<variable>\{\{-?\s*[\w.]+(?:\s*\|[^{}]*)?\s*-?\}\})      # mkdocs-macros, Jinja, Vue
    | (?P<tag>\{%-?\s*\w+[^%]*-?%\})
    | (?P<classes>\{:?\s*[.\#][^{}\n]*\})                         # attribute lists
    | (?P<placeholder>(?<![\w%])%\d(?!\w|\s?%)|%\(\w+\)[sd])      # printf, Qt, gettext
    | (?P<icon>(?<![\w:/]):[a-z][a-z0-9_]*(?:-[a-z0-9_]+)+:(?![\w:]))
    | (?P<component><[A-Z]\w*(?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}))?)*\s*/?>)
    | (?P<expression>\{[A-Za-z_]\w*(?:\.\w+)*\})                    # MDX, messages
    | (?P<letter>(?<![\w*_\\])(?P<mark>[*_])[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ](?P=mark)(?![\w*_]))
    """,
    re.VERBOSE,
)
SIGNS = re.compile(r"\{|%[\d(]|<[A-Z]|:[a-z]|\*[A-Za-z]\*|_[A-Za-z]_")
"""How each of them begins; quick to look for."""
ATTRIBUTE = re.compile(r"""([\w:-]+)=(?:"([^"\n]*)"|'([^'\n]*)')""")
CLASS = re.compile(r"\.[\w-]+")
OTHERS_KEYS = frozenset(
    {
        *("alt", "caption", "content", "description", "heading", "href", "label", "name"),
        *("placeholder", "src", "summary", "text", "title", "to", "tooltip", "url"),
    }
)
"""Attributes whose values are for people, or are links, which another rule compares."""
TEMPLATE = ("{{", "{%")
NOT_PROSE = frozenset({"code", "math", "rule"})
LETTER = 3
"""Characters of a letter in emphasis."""
LIMIT = 400
"""Characters of a mark that are looked at; a longer one is no mark of a sentence."""


class _Difference(NamedTuple):
    """A row of blocks whose marks differ: those of each variant, and what each lacks or adds."""

    row: BlockRow
    found: Mapping[str, list[tuple[str, Span]]]
    lost: dict[str, list[str]]
    added: dict[str, list[str]]


def token_findings(group: PageGroup) -> Iterator[Finding]:
    """Yield a finding for each block that lacks a mark the others have, or has another.

    A mark that closes another, `/note`, is told where the one that opens is not.
    """
    differences = [
        difference
        for row in group.alignment.blocks
        if len(row.blocks) > 1
        and not any(b.kind in NOT_PROSE for b in row.blocks.values())
        and _of_one_type(row)
        if (difference := _of_row(group, row)) is not None
    ]
    opened: defaultdict[str, set[str]] = defaultdict(set)
    for difference in differences:
        for side in (difference.lost, difference.added):
            for code, names in side.items():
                opened[code].update(f"/{name.split()[0]}" for name in names if name[0] != "/")
    for row, found, lost, added in differences:
        for code in row.blocks:
            sides = [
                [name for name in side.get(code, []) if name not in opened[code]]
                for side in (lost, added)
            ]
            if any(sides):
                yield _finding(group, row, code, found, (sides[0], sides[1]))


def _of_one_type(row: BlockRow) -> bool:
    """Return whether no component stands beside another or a box: that is told by itself."""
    types = {(block.kind, block.info) for block in row.blocks.values()}
    return len(types) < 2 or all(kind != "component" for kind, _ in types)  # noqa: PLR2004


def _of_row(group: PageGroup, row: BlockRow) -> _Difference | None:
    """Compare the marks of one row; None where they are alike."""
    found: dict[str, list[tuple[str, Span]]] = {}
    filled = group.memo(_is_filled)
    for code, block in row.blocks.items():
        page = group.by_code[code].page
        text = page.text
        found[code] = [
            (name, span)
            for name, span in tokens(text, block.span, mdx=page.path.endswith(".mdx"))
            if (text.startswith(TEMPLATE, span.start) and not filled)  # read in code too
            or not any(
                piece.span.start <= span.start < piece.span.end
                # code of several words may be translated, but not what is filled in
                and not (" " in piece.text and text.startswith("%", span.start))
                for piece in block.codes
            )
        ]
    if not any(found.values()):
        return None
    counts = {code: Counter(name for name, _ in marks) for code, marks in found.items()}
    if len({sum(map(_is_letter, count.elements())) for count in counts.values()}) > 1:
        # a variable may be said again, or not: that it is another is sure where they are as many
        counts = {
            code: Counter({name: n for name, n in count.items() if not _is_letter(name)})
            for code, count in counts.items()
        }
    if len({frozenset(count.items()) for count in counts.values()}) < 2:  # noqa: PLR2004 - all alike
        return None
    lost: dict[str, list[str]] = {}
    added: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for count in counts.values() for name in count):
        verdict = group.vote({code: count[name] for code, count in counts.items()})
        for code in verdict.outliers:
            side = lost if counts[code][name] < verdict.value else added
            side.setdefault(code, []).append(name)
    return _Difference(row, found, lost, added)


def _is_filled(group: PageGroup) -> bool:
    """Return whether `{{name}}` in inline code is for readers to fill in: some translate most."""
    pages = {code: _in_code(variant.page) for code, variant in group.by_code.items()}
    source = pages[group.reference]
    return len(source) > 1 and any(
        len(found & source) * 2 < len(source) <= len(found) + 1 for found in pages.values()
    )


def _in_code(page: Page) -> set[str]:
    return {
        name
        for block in page.blocks
        for piece in block.codes
        for name in re.findall(r"\{\{[^{}]+\}\}", piece.text)
    }


def _finding(
    group: PageGroup,
    row: BlockRow,
    code: str,
    found: Mapping[str, list[tuple[str, Span]]],
    differs: tuple[list[str], list[str]],
) -> Finding:
    """Make the finding of one variant.

    Args:
        group: the page.
        row: the blocks compared.
        code: the language told.
        found: the marks of each variant, with their places.
        differs: the marks that it lacks, and those that it has alone.
    """
    lost, added = differs
    name = (lost or added)[0]
    others = [
        other
        for other in row.blocks
        if other != code and (name in dict(found[other])) is bool(lost)
    ]
    if lost and added:
        message = f"`{added[0]}`, {join_codes(others)} {have(tuple(others))} `{name}`"
    elif lost:
        message = f"`{name}` of {join_codes(others)} is missing here"
    else:
        message = f"`{name}` is in {named(code)} alone"
    block = row.blocks[code]
    span = dict(found[code])[added[0]] if added else Span(block.span.start, block.span.start + 1)
    return group.by_code[code].finding(
        message,
        span,
        hint=f"write `{name}`: it is no word to translate"
        if lost
        else "remove it, or write it in the others",
        variants=tuple(
            group.by_code[other].counterpart(dict(found[other])[name])
            for other in others
            if name in dict(found[other])
        ),
        value=name,
    )


def tokens(text: str, span: Span, *, mdx: bool = False) -> Iterator[tuple[str, Span]]:
    """Yield the marks of a stretch of a page, what is for people left out, with their places.

    A shortcode or component is its name and the attributes that hold no prose; an attribute list
    is one mark for each class.
    """
    for match in _marks(text, span):
        place = Span(*match.span())
        written, kind = match[0], match.lastgroup
        if len(written) > LIMIT:
            continue
        if kind == "classes":
            yield from ((name, place) for name in CLASS.findall(written))
        elif kind in {"shortcode", "component"}:
            yield _without_prose(written), place
        elif kind == "expression":
            if mdx or "." in written:
                yield written, place
        elif kind == "letter":
            yield f"*{written[1]}*", place
        else:
            yield "".join(written.split()) if kind == "variable" else written, place


def _marks(text: str, span: Span) -> Iterator[re.Match[str]]:
    at = span.start
    while (sign := SIGNS.search(text, at, span.end)) is not None:
        mark = TOKEN.match(text, sign.start(), span.end)
        if mark is not None:
            yield mark
        at = mark.end() if mark is not None else sign.start() + 1


def _is_letter(name: str) -> bool:
    return len(name) == LETTER and name[0] == "*"


def _without_prose(written: str) -> str:
    """Return a shortcode or component with its name and the attributes that a program reads."""
    name = re.search(r"[\w/-]+", written)
    attributes = [
        f'{key}="{double or single}"'
        for key, double, single in ATTRIBUTE.findall(written)
        if key not in OTHERS_KEYS and not re.search(r"\s", double or single)
    ]
    return " ".join([name[0] if name else written, *attributes])
