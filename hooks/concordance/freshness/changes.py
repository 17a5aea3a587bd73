"""What changed between two states of a section, told by the passages that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from concordance.corpus.group import excerpt
from concordance.freshness.normalise import blocks, normal, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.markdown.model import Block, Page, Section

CONTEXT = 3
"""Words kept on each side of what changed in a passage."""


@dataclass(frozen=True, slots=True)
class Change:
    """A block that changed: its text then and now, empty where it was not there, and the block."""

    then: str
    now: str
    block: Block | None


def changes(then: tuple[Section, Page], now: tuple[Section, Page]) -> list[Change]:
    """Return the blocks that differ between two states of a section, each with its page.

    They are in the order of the later state, the heading included. What is cut into blocks in
    another way, and says the same, does not differ, as its hash does not.
    """
    old_texts = [text for _, text in _texts(then)]
    new, new_texts = [block for block, _ in _texts(now)], [text for _, text in _texts(now)]
    if normal(" ".join(old_texts)) == normal(" ".join(new_texts)):
        return []
    before, after = [normal(text) for text in old_texts], [normal(text) for text in new_texts]
    found: list[Change] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        left = old_texts[i1:i2]
        right = list(zip(new_texts[j1:j2], new[j1:j2], strict=True))
        paired = min(len(left), len(right))
        found += [Change(left[n], *right[n]) for n in range(paired)]
        found += [Change(text, "", None) for text in left[paired:]]
        found += [Change("", text, block) for text, block in right[paired:]]
    return found


def _texts(state: tuple[Section, Page]) -> list[tuple[Block, str]]:
    """Return the blocks that say anything (a thematic break does not), with what they say."""
    section, page = state
    texts = [(block, " ".join(visible(block, page).split())) for block in blocks(section)]
    return [(block, text) for block, text in texts if text]


def summary(found: Sequence[Change]) -> str:
    """Describe the first change in a clause and count the others; empty where there is none."""
    if not found:
        return ""
    first = found[0]
    if not first.then:
        text = f'"{excerpt(first.now)}" is new'
    elif not first.now:
        text = f'"{excerpt(first.then)}" is gone'
    else:
        then, now = _passage(first.then.split(), first.now.split())
        text = f'"{excerpt(then)}" became "{excerpt(now)}"'
    more = len(found) - 1
    return text + (f" and {more} more {'passage' if more == 1 else 'passages'}" if more else "")


def _passage(then: list[str], now: list[str]) -> tuple[str, str]:
    """Cut both down to what differs, with a few words around it."""
    start = 0
    while start < min(len(then), len(now)) and then[start] == now[start]:
        start += 1
    end = 0
    while end < min(len(then), len(now)) - start and then[-1 - end] == now[-1 - end]:
        end += 1
    start, end = max(0, start - CONTEXT), max(0, end - CONTEXT)
    return _cut(then, start, end), _cut(now, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    return " ".join(words[start : len(words) - end])
