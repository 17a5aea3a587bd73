"""Labels of buttons and links that all the others quote and one variant puts into words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.meaning.places import places
from concordance.checks.rule import group_rule
from concordance.corpus.vote import join_codes
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.checks.meaning.places import Place, Text
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

_SEVERAL = 3
_QUOTED = re.compile(
    r"«[ \u00a0\u202f]?([^«»\n]{3,60}?)[ \u00a0\u202f]?»"
    r"|“([^“”\n]{3,60})”|„([^„“”\n]{3,60})[“”]|\"([^\"\n]{3,60})\""
)
_MARKS = frozenset("«»“”„\"‘'")
_BOLD = re.compile(r"(\*\*|__).+\1", re.DOTALL)
_SENTENCE_ENDS = (".", "?", "!", "…", ",")


@group_rule("missing-label", family="meaning", severity=Severity.WARNING)
def missing_label(group: PageGroup) -> Iterator[Finding]:
    """A label that all the other variants quote is put into words."""
    for section in group.memo(places) if len(group.variants) >= _SEVERAL else ():
        for place in section:
            labels = {code: _labels(text) for code, text in place.items()}
            if len(place) >= _SEVERAL and any(labels.values()):
                yield from _of_place(group, place, labels)


def _of_place(group: PageGroup, place: Place, labels: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Return the finding on a translation that alone has no label, and marks nothing else."""
    bare = [code for code in place if not labels[code]]
    counts = {len(labels[code]) for code in place if code not in bare}
    if len(bare) != 1 or bare[0] == group.source or len(counts) > 1:
        return
    code, text = bare[0], place[bare[0]]
    if _is_title(group, text):
        return
    there = {other: (labels[other][0], theirs) for other, theirs in place.items() if other != code}
    if any(mark in text.folded for mark in _MARKS):
        return
    if any(_marked(group, text) > _marked(group, theirs) for _, theirs in there.values()):
        return
    if all(text.says_the_same(theirs) for _, theirs in there.values()):
        label = next(iter(there.values()))[0]
        yield group.by_code[code].finding(
            f'"{label}", which {join_codes(list(there))} quote, is no label here',
            text.start,
            hint="quote the label as the reader sees it in this language",
            variants=tuple(
                group.by_code[other].counterpart(theirs.span_of(quoted), quoted)
                for other, (quoted, theirs) in there.items()
            ),
            value=label,
        )


def _is_title(group: PageGroup, text: Text) -> bool:
    """Return whether a text is a heading, a picture's or all bold: what it names is its own."""
    span, page = text.block.span, group.by_code[text.code].page.text
    bold = _BOLD.fullmatch(page[span.start : span.end].strip()) is not None
    return bold or text.block.kind == "heading" or page[: span.start].endswith("![")


def _labels(text: Text) -> list[str]:
    """Return what a text quotes, if all of it is labels: several words, the first a capital."""
    found = ["".join(each) for prose in text.proses for each in _QUOTED.findall(prose.text)]
    labels = [each for each in found if " " in each and each[0].isupper()]
    return labels if len(labels) == len(found) and not _is_speech(labels) else []


def _is_speech(labels: list[str]) -> bool:
    """Return whether something that is quoted is a sentence, or a part of one."""
    return any(label.endswith(_SENTENCE_ENDS) for label in labels)


def _marked(group: PageGroup, text: Text) -> int:
    """Return how much of a block is emphasised or code: a label may be marked so instead."""
    span = text.block.span
    return group.by_code[text.code].page.text[span.start : span.end].count("*") + len(
        text.block.codes
    )
