"""Plant losses in clean translated pages and see whether they are named: `bench/losses.py DIR`.

Of the corpora in DIR, the pages without a finding of structure are taken; in one translation at
a time, one block is dropped, doubled, or moved down by two blocks. Each must give a finding in
that variant, of structure or, where it was the page's only block, of a page that waits for its
text; it is named exactly where the finding points at the block's counterpart. The random choices
are fixed by the seed.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from typing import TYPE_CHECKING

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import Corpus, make_corpus, read_corpus
from concordance.corpus.group import PageFile, PageGroup, Variant
from concordance.markdown import parse_page
from concordance.project.project import project_from_folder

if TYPE_CHECKING:
    from concordance.markdown.model import Block

CORPORA = {
    "fastapi": "en,es,fr,pt",
    "twelve-factor": "en,es,fr,pt_br",
    "opensource-guide": "en,es,fr,pt",
    "otel": "en,es,fr,pt",
    "cncf-glossary": "en,es",
}
STRUCTURE = [
    rule
    for rule in RULES
    if (rule.family == "structure" and rule.name != "missing-alt")
    or rule.name == "placeholder-page"
]
KINDS = {"paragraph", "item", "row", "code"}
EACH = 300


def clean(corpus: Corpus) -> list[PageGroup]:
    """Return the groups of a corpus in which no rule of structure finds anything."""
    found = {finding.path for finding in check(corpus, STRUCTURE).findings}
    return [g for g in corpus.groups if len(g.variants) > 1 and not found & set(g.paths)]


def lines_of(variant: Variant, block: Block) -> tuple[int, int]:
    """Return the first and last line of a block, from 0, last excluded."""
    first = variant.page.line_column(block.span.start)[0] - 1
    end = block.span.start + len(variant.page.text[block.span.start : block.span.end].rstrip())
    return first, variant.page.line_column(max(end - 1, block.span.start))[0]


def mutate(variant: Variant, kind: str, place: int, blocks: list[Block]) -> str | None:
    """Return the page's text with one block dropped, doubled or moved; None where it cannot be."""
    lines = variant.page.text.split("\n")
    first, last = lines_of(variant, blocks[place])
    own = lines[first:last]
    gap = [""] if blocks[place].kind in {"paragraph", "code"} else []
    if kind == "drop":
        return "\n".join(lines[:first] + lines[last:])
    if kind == "double":
        return "\n".join(lines[:last] + gap + own + lines[last:])
    if place + 2 >= len(blocks) or blocks[place + 2].kind != blocks[place].kind:
        return None
    _, after = lines_of(variant, blocks[place + 2])
    return "\n".join(lines[:first] + lines[last:after] + gap + own + gap + lines[after:])


def plant(corpus: Corpus, group: PageGroup, kind: str, chance: random.Random) -> str | None:
    """Plant one fault and tell if it is `named`, `found` or `missed`; None if none could be."""
    variant = chance.choice(group.variants[1:])
    section = chance.choice(variant.page.sections)
    blocks = [block for block in section.blocks if block.kind in KINDS and block.info != "head"]
    whole = [block for block in blocks if block.containers[:1] != ("quote",)]
    if not whole:
        return None
    place = chance.randrange(len(whole))
    text = mutate(variant, kind, place, whole)
    if text is None:
        return None
    path = variant.page.path
    sources = {
        one.code: PageFile(one.page.path, lambda p=one.page: p)  # type: ignore[misc]
        for one in group.variants
    }
    sources[variant.code] = PageFile(path, lambda: parse_page(text, path))
    planted = [(group.key, v.language, sources[v.code]) for v in group.variants]
    small = make_corpus(corpus.project, planted)
    findings = [f for f in check(small, STRUCTURE).findings if f.language == variant.code]
    if not findings:
        return "missed"
    row = next(r for r in group.alignment.blocks if r.blocks.get(variant.code) is whole[place])
    there = {
        (one, group.by_code[one].page.line_column(block.span.start)[0])
        for one, block in row.blocks.items()
        if one != variant.code
    }
    exact = any(there & {(c.language, c.line) for c in f.variants} for f in findings)
    if kind == "double":
        first, last = lines_of(variant, whole[place])
        exact = any(first < f.line <= 2 * last - first + 2 for f in findings)
    return ("named" if exact else "found") + (" with others" if len(findings) > 1 else "")


def main() -> None:
    """Plant in every corpus and print the counts."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: bench/losses.py DIR")
    os.chdir(sys.argv[1])
    for name, languages in CORPORA.items():
        corpus = read_corpus(project_from_folder(Path(name), languages))
        groups = clean(replace(corpus))
        for kind in ("drop", "double", "move"):
            chance = random.Random(f"{name} {kind}")
            counts: Counter[str] = Counter()
            for _ in range(EACH * 4):
                told = plant(corpus, chance.choice(groups), kind, chance)
                if told is not None:
                    counts[told] += 1
                if sum(counts.values()) == EACH:
                    break
            said = ", ".join(f"{counts[key]} {key}" for key in sorted(counts))
            print(f"{name:17} {len(groups):3} groups  {kind:6} {said}")


if __name__ == "__main__":
    main()
