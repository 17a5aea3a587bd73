"""How a review is written: for a terminal, and as Markdown for the summary of a run in CI."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from concordance.findings.formats.neutral import markdown_text, neutral
from concordance.freshness.edited import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.findings.formats.suggestions import Suggestion
    from concordance.findings.model import Finding
    from concordance.freshness.edited import Edited

MOST = 40
"""Passages of one page that are told: a page that was written anew is read whole."""
LONGEST = 600
"""Characters of a passage that are shown."""


class Review(NamedTuple):
    """What a person is to judge: passages, what is turned off, other files, mechanical changes."""

    passages: Sequence[Edited]
    off: Sequence[Finding]
    files: Sequence[str]
    suggestions: Sequence[Suggestion]


class Stretch(NamedTuple):
    """Words in a row, and the tag of what became of them: `del`, `ins`, or nothing."""

    text: str
    tag: str = ""


MARKS = {"del": ("[-", "-]"), "ins": ("{+", "+}"), "": ("", "")}
"""How a terminal shows what went and what came, as `git diff --word-diff` does."""


class _Item(NamedTuple):
    """One thing to look at: its place, what it is about, and lines of label and text."""

    path: str
    line: int
    about: str
    lines: Sequence[tuple[str, Sequence[Stretch]]] = ()
    block: str = ""


def to_text(review: Review, words: Mapping[str, str]) -> str:
    """Return a review for a terminal; `words` are those of the reader's language."""
    parts = []
    for title, items in _sections(review, words):
        parts.append(f"== {title}\n")
        for item in items:
            place = f"{item.path}:{item.line}" if item.line else item.path
            parts.append(f"{place}" + (f"  {item.about}" if item.about else "") + "\n")
            parts += [f"  {label}: {_marked(pieces)}\n" for label, pieces in item.lines]
            parts += [f"  | {line}\n" for line in item.block.split("\n") if item.block]
        parts.append("\n")
    return neutral("".join(parts) or f"{words['review.none']}\n")


def to_markdown(review: Review, words: Mapping[str, str], blob: str = "") -> str:
    """Return a review as Markdown, in which nothing of a page is read as Markdown.

    Args:
        review: what to write.
        words: the texts of the reader's language.
        blob: the address below which the files of the revision are shown; empty for none.
    """
    parts = [f"\n### {words['review.title']}\n\n"]
    for title, items in _sections(review, words):
        parts.append(f"#### {title}\n\n")
        for item in items:
            where = _link(item, words, blob)
            parts.append(f"- {where}" + (f" — {markdown_text(item.about)}" if item.about else ""))
            parts.append("\n")
            parts += [f"  - {label}: {_tagged(pieces)}\n" for label, pieces in item.lines]
            if item.block:
                parts.append("\n" + "".join(f"  {line}\n" for line in item.block.split("\n")))
        parts.append("\n")
    if len(parts) == 1:
        parts.append(f"{words['review.none']}\n")
    return neutral("".join(parts))


def _link(item: _Item, words: Mapping[str, str], blob: str) -> str:
    line = words["review.line"].replace("{line}", str(item.line))
    text = markdown_text(f"{item.path}, {line}" if item.line else item.path)
    address = f"{blob}/{quote(item.path, errors='surrogatepass')}#L{max(item.line, 1)}"
    return f"[{text}]({address})" if blob else text


def _sections(review: Review, words: Mapping[str, str]) -> Iterator[tuple[str, list[_Item]]]:
    """Return the parts of a review that hold something, each with its title."""
    texts = [each for each in review.passages if each.before or each.after]
    whole = [each for each in review.passages if not (each.before or each.after)]
    gone = [each for each in texts if not each.after and each.before and _is_gone(each)]
    data = [each for each in texts if each.path.endswith((".yml", ".yaml"))]
    rest = [each for each in texts if each not in gone and each not in data]
    marked = [each for each in rest if ALWAYS.intersection(each.kinds)]
    alone = [each for each in rest if not ALWAYS.intersection(each.kinds)]
    for name, items in (
        ("alone", list(_passages(alone, words))),
        ("marked", list(_passages(marked, words))),
        ("data", list(_passages(data, words))),
        ("pages", [_Item(each.path, 0, "") for each in whole]),
        ("gone", [_Item(each.path, 0, "") for each in gone]),
        ("off", [_off(finding) for finding in review.off]),
        ("files", [_Item(path, 0, "") for path in review.files]),
        ("suggestions", [_suggested(each) for each in review.suggestions]),
    ):
        if items:
            yield words[f"review.{name}"], items


def _is_gone(passage: Edited) -> bool:
    """Return whether a passage stands for a page that is no longer there."""
    return passage.line == 0


def _passages(passages: Sequence[Edited], words: Mapping[str, str]) -> Iterator[_Item]:
    for path, group in groupby(passages, key=lambda passage: passage.path):
        found = list(group)
        yield from (_passage(passage, words) for passage in found[:MOST])
        if len(found) > MOST:
            more = words["review.more"].replace("{count}", str(len(found) - MOST))
            yield _Item(path, 0, more)


def _passage(passage: Edited, words: Mapping[str, str]) -> _Item:
    was, now = _compared(passage.before, passage.after)
    nothing = [Stretch(words["review.nothing"])]
    lines = [(words["review.before"], was or nothing), (words["review.after"], now or nothing)]
    if passage.beside:
        path, line = passage.there
        lines.append((f"{path}:{line}", [Stretch(_cut(passage.beside))]))
    kinds = ", ".join(words[f"kind.{kind.split()[-1]}"] for kind in passage.kinds)
    return _Item(passage.path, passage.line, kinds, lines)


def _off(finding: Finding) -> _Item:
    return _Item(finding.path, finding.line, finding.message)


def _suggested(suggestion: Suggestion) -> _Item:
    return _Item(suggestion.path, suggestion.first, "", block=suggestion.markdown())


def _compared(before: str, after: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return two texts in pieces, of which those are tagged that only one of them has."""
    old, new = _cut(before).split(), _cut(after).split()
    if not old or not new:
        return [Stretch(" ".join(old))] if old else [], [Stretch(" ".join(new))] if new else []
    was, now = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = tag == "equal"
        was += [Stretch(" ".join(old[i1:i2]), "" if same else "del")] if i2 > i1 else []
        now += [Stretch(" ".join(new[j1:j2]), "" if same else "ins")] if j2 > j1 else []
    return was, now


def _marked(pieces: Sequence[Stretch]) -> str:
    return " ".join(f"{MARKS[tag][0]}{text}{MARKS[tag][1]}" for text, tag in pieces)


def _tagged(pieces: Sequence[Stretch]) -> str:
    """Return pieces as Markdown, in which GitHub shows its own `<del>` and `<ins>` alone."""
    return " ".join(
        f"<{tag}>{markdown_text(text)}</{tag}>" if tag else markdown_text(text)
        for text, tag in pieces
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
