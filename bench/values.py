"""What the value rules find in real translations, and of what is planted: `bench/values.py DIR`.

DIR holds the corpora. First every finding of the value rules, to be read by a person. Then, in
the pages without one, errors are planted one at a time, each in one translation of one page: each
must give a finding in that variant. The random choices are fixed by the seed.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from typing import TYPE_CHECKING

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.checks.values.compare import comparison
from concordance.corpus.corpus import Corpus, read_corpus
from concordance.corpus.group import PageFile, PageGroup
from concordance.markdown import parse_page
from concordance.project.project import project_from_folder, project_from_mkdocs
from concordance.quantities import Kind
from concordance.quantities.locale import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.checks.values.occurrences import Occurrence
    from concordance.findings.model import Finding

CORPORA = {
    "fastapi": "en,es,fr,pt",
    "twelve-factor": "en,es,fr,pt_br",
    "opensource-guide": "en,es,fr,pt",
    "otel": "en,es,fr,pt",
    "cncf-glossary": "en,es",
    "nodejs": "en,es,fr,pt,pt-br",
}
VALUES = [rule for rule in RULES if rule.family == "values"]
NUMBERS = [rule for rule in VALUES if "format" not in rule.name]
PER_KIND = 150
CURRENCIES = {
    "US$": "€",
    "R$": "US$",
    "$": "€",
    "€": "£",
    "£": "$",
    "dólares": "euros",
    "dollars": "euros",
}


def plant(text: str, found: Occurrence, locale: str) -> Iterator[tuple[str, str]]:
    """Return the errors that can be planted in one quantity: its kind, and the page's new text."""
    quantity, span = found.quantity, found.span
    piece = text[span.start : span.end]
    for kind, new in [
        *_digits(piece, quantity.marks.decimal),
        *_scales(piece, rules_for(locale).table.scales),
        *_meaning(piece, quantity.kind),
    ]:
        yield kind, text[: span.start] + new + text[span.end :]


def _digits(piece: str, mark: str) -> Iterator[tuple[str, str]]:
    digits = [match.start() for match in re.finditer("[0-9]", piece)]
    if digits:
        at = digits[len(digits) // 2]
        new = str((int(piece[at]) + 1) % 10) if piece[at] != "9" else "8"
        yield "digit changed", piece[:at] + new + piece[at + 1 :]
    if mark and re.search(rf"[0-9]{re.escape(mark)}[0-9]", piece):
        left = re.sub(rf"([0-9])([0-9]){re.escape(mark)}", rf"\1{mark}\2", piece, count=1)
        yield "decimal mark moved", left if left != piece else piece.replace(mark, "", 1)


def _scales(piece: str, scales: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"[^\W\d_]+", piece):
        value = scales.get(match.group().lower(), 0)
        for word, other in scales.items():
            ratio = max(other, value) // min(other, value) if value else 0
            if ratio in {10**3, 10**6}:
                power = 3 if ratio == 10**3 else 6
                yield f"10^{power}", piece[: match.start()] + word + piece[match.end() :]


def _meaning(piece: str, kind: Kind) -> Iterator[tuple[str, str]]:
    if kind is Kind.AMOUNT:
        for old, new in CURRENCIES.items():
            if old in piece:
                yield "currency changed", piece.replace(old, new)
                break
    if kind is Kind.PERCENT:
        yield "percentage dropped", ""


def planted(corpus: Corpus) -> Iterator[tuple[str, PageGroup, str, str]]:
    """Return every error that can be planted.

    Its kind, the group, the language and the new text.
    """
    for group in corpus.groups:
        if len(group.variants) < 2:
            continue
        compared = comparison(group)
        for place in compared.settled:  # the variants agree on the whole block
            for code, locale in compared.locales.items():
                for found in compared.read.get((place, code), ()):
                    if code == group.reference or found.quantity.optional:
                        continue
                    text = group.by_code[code].page.text
                    for kind, new in plant(text, found, locale):
                        yield kind, group, code, new


def found_in(corpus: Corpus, group: PageGroup, code: str, text: str) -> list[Finding]:
    """Check one page with one variant's text replaced."""
    path = group.by_code[code].page.path
    sources = {variant.code: _kept(variant.page) for variant in group.variants}
    sources[code] = PageFile(path, lambda: parse_page(text, path))
    malformed = replace(group, sources=sources)
    result = check(Corpus(corpus.project, (malformed,)), NUMBERS)
    return [finding for finding in result.findings if finding.language == code]


def _kept(page: object) -> PageFile:
    return PageFile(page.path, lambda: page)  # type: ignore[attr-defined]


def run(name: str, corpus: Corpus, chance: random.Random) -> tuple[Counter[str], Counter[str]]:
    """Print the findings of one corpus, and count what is planted and found in it."""
    start = time.process_time()
    result = check(corpus, VALUES)
    seconds = time.process_time() - start
    accused = {f.path for f in result.findings if f.rule in {rule.name for rule in VALUES}}
    dirty = {id(g) for g in corpus.groups if accused & set(g.paths)}
    print(
        f"\n{name}: {len(corpus.groups)} page groups, {result.counts.values} values, "
        f"{len(dirty)} groups with a finding, {seconds:.2f} s CPU with pairing"
    )
    for f in result.findings:
        if f.rule in {rule.name for rule in VALUES}:
            print(f"  {f.path}:{f.line}:{f.column} {f.rule}: {f.message}")
    clean = replace(corpus, groups=tuple(g for g in corpus.groups if id(g) not in dirty))
    by_kind: dict[str, list[tuple[PageGroup, str, str]]] = {}
    for kind, group, code, text in planted(clean):
        by_kind.setdefault(kind, []).append((group, code, text))
    total, caught = Counter[str](), Counter[str]()
    for kind, errors in sorted(by_kind.items()):
        for group, code, text in chance.sample(errors, min(PER_KIND, len(errors))):
            total[kind] += 1
            if found_in(corpus, group, code, text):
                caught[kind] += 1
            elif "-v" in sys.argv:
                before = group.by_code[code].page.text
                at = next(i for i, (a, b) in enumerate(zip(before, text, strict=False)) if a != b)
                was, now = before[at - 30 : at + 20], text[at - 30 : at + 20]
                print(f"  missed {kind}: {group.by_code[code].page.path} {was!r} -> {now!r}")
    return total, caught


def main() -> None:
    """Check this site and the corpora, and print the rates."""
    chance = random.Random(1)
    root = Path(__file__).parents[1]
    os.chdir(root)
    total, caught = run("this site", read_corpus(project_from_mkdocs(Path("mkdocs.yml"))), chance)
    os.chdir(root.parent / sys.argv[1] if not Path(sys.argv[1]).is_absolute() else sys.argv[1])
    for name, languages in CORPORA.items():
        corpus = read_corpus(project_from_folder(Path(name), languages))
        more, found = run(name, corpus, chance)
        total += more
        caught += found
    print("\nplanted errors found, of the sample")
    for kind in sorted(total):
        print(f"  {kind:20} {caught[kind]:5} of {total[kind]:5}")


if __name__ == "__main__":
    main()
