"""What reading Markdown costs, and what is read: `bench/source.py [CORPORA]`.

First 3 x 1,000 pages' worth of text (11 MB), grown from this site's pages by changing their years,
read as the check does, in CPU seconds of one process. With a folder of corpora, then every
Markdown file in it: its blocks by kind, the problems told, and what looks like mark-up left in the
visible text, for a person to read.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from concordance.markdown import parse_page, read_page

DOCS = Path(__file__).parents[1] / "docs"
SIZE = 11_000_000
LEFT = re.compile(r"\]\(|\*\*|</?[a-z]|\{[{%*]|&[a-z]+;|^[|#]|^!!!|^///|-->|`|\$\$")


def cost() -> None:
    """Print what reading 11 MB of this site's own kind of text takes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))]
    size = sum(len(text.encode()) for text in texts)
    grown = [text.replace("2024", str(1000 + i)) for i in range(SIZE // size + 1) for text in texts]
    size = sum(len(text.encode()) for text in grown)
    start = time.process_time()
    blocks = sum(1 for text in grown for _ in parse_page(text, "a.md").blocks)
    spent = time.process_time() - start
    print(f"{len(grown)} pages, {size / 1e6:.1f} MB, {blocks} blocks: {spent:.2f} s CPU")


def corpora(folder: Path) -> None:
    """Print what is read in a folder of corpora."""
    for corpus in sorted(path for path in folder.iterdir() if path.is_dir()):
        kinds: Counter[str] = Counter()
        size, start, told = 0, time.process_time(), []
        files = [path for path in sorted(corpus.rglob("*")) if path.suffix in {".md", ".mdx"}]
        for path in files:
            page = read_page(path, path.relative_to(folder).as_posix())
            size += len(page.text)
            told += [f"{p.path}:{p.line}:{p.column}: {p.message}" for p in page.problems]
            for block in page.blocks:
                kinds[block.kind] += 1
                for prose in block.cells or (block.prose,):
                    if found := LEFT.search(prose.text):
                        line, column = page.line_column(prose.offset(found.start()))
                        told.append(f"{page.path}:{line}:{column}: {found[0]!r} left in the text")
        spent = time.process_time() - start
        print(f"\n{corpus.name}: {len(files)} files, {size / 1e6:.2f} M characters, {spent:.1f} s")
        print(", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
        print("\n".join(told))


if __name__ == "__main__":
    cost()
    if len(sys.argv) > 1:
        corpora(Path(sys.argv[1]))
