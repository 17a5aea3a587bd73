"""Numbers that name what they count, against what there is of it."""

from __future__ import annotations

import re
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from concordance.checks.data.nodes import values
from concordance.checks.rule import corpus_rule
from concordance.corpus.corpus import all_data_of
from concordance.corpus.queries import query
from concordance.findings.model import Span
from concordance.markdown.suppressions import COUNT
from concordance.quantities import UnknownLocaleError, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding

ID = re.compile(r"\{([^{}\n]*)\}|id(?<!\wid)=[\"']([^\"'\n]+)[\"']")
"""Where an id may be given: an attribute list, an element of HTML."""
LISTED = re.compile(r"#([\w.-]+)")
"""The first id of an attribute list."""

Marked = dict[str, tuple[tuple[str, int, int, str, tuple[str, ...]], ...]]
"""By language, each mark: what it names, and the number before it: place, text and values."""


@query(Marked)
def _marked(group: PageGroup) -> Marked:
    return {
        variant.code: tuple(
            (match[1], *_number(variant, comment.span.start))
            for comment in variant.page.comments
            if (match := COUNT.fullmatch(comment.text))
        )
        for variant in group.variants
    }


def _number(variant: Variant, mark: int) -> tuple[int, int, str, tuple[str, ...]]:
    """Return the last number before a mark in its block; the mark itself where there is none."""
    for block in variant.page.blocks:
        if not block.span.start <= mark <= block.span.end:
            continue
        for prose in reversed((block.prose, *block.cells)):
            try:
                found = read(prose.text, variant.language.locale) if prose.text else []
            except UnknownLocaleError:
                found = []
            for quantity in reversed(found):
                start = prose.offset(quantity.start)
                if start < mark:
                    known = (*quantity.values, *quantity.candidates)
                    texts = tuple(f"{value:f}" for value in known if isinstance(value, Decimal))
                    return start, start + len(quantity.text), quantity.text, texts
    return mark, mark, "", ()


@query(dict[str, tuple[str, ...]])
def _ids(group: PageGroup) -> dict[str, tuple[str, ...]]:
    return {
        variant.code: tuple(dict.fromkeys(_ids_of(variant.page.text))) for variant in group.variants
    }


def _ids_of(text: str) -> Iterator[str]:
    for match in ID.finditer(text):
        listed = LISTED.search(match[1] or "")
        if listed or match[2]:
            yield listed[1] if listed else match[2]


def _ask(_: Corpus, group: PageGroup) -> None:
    group.query(_marked)


@corpus_rule("count-mismatch", family="data", ask=_ask)
def count_mismatch(corpus: Corpus) -> Iterator[Finding]:
    """A number that names what it counts (`<!-- count: ... -->`) is not how many there are."""
    counted: dict[tuple[str, str], int | None] = {}
    for group in corpus.groups:
        for code, marks in group.query(_marked).items():
            for target, start, end, text, known in marks:
                if (target, code) not in counted:
                    counted[target, code] = _count(corpus, target, code)
                there = counted[target, code]
                if there is None:
                    message = f"there is no '{target}' to count"
                    hint = "name a folder/, a page.md#pattern of ids, or a file.yml#list"
                elif not text:
                    message = f"no number stands before the mark that counts '{target}'"
                    hint = f"write {there} before it"
                elif str(there) not in known:
                    message = f'"{text}", there are {there} of {target}'
                    hint = f"write {there}"
                else:
                    continue
                variant = group.by_code[code]
                yield variant.finding(message, Span(start, end), hint=hint, value=target)


def _count(corpus: Corpus, target: str, code: str) -> int | None:
    """Return how many there are of what a mark names, in one language; None for no such thing."""
    name, _, pattern = target.partition("#")
    if name.endswith("/"):
        keys = [group.key for group in corpus.groups if code in group.sources]
        return sum(key.startswith(name) and key != f"{name}index.md" for key in keys) or None
    if name.endswith((".yml", ".yaml")):
        for data in corpus.memo(all_data_of):
            listed = values(data.root).get(pattern)
            if data.path.endswith(f"/{name}") and listed is not None:
                return len(listed.value) if isinstance(listed.value, list) else None
        return None
    for group in corpus.groups:
        if group.key == name and pattern:
            return sum(fnmatchcase(id_, pattern) for id_ in group.query(_ids).get(code, ())) or None
    return None
