"""Turn meanings in real translations, count what is found: `python -m bench.meaning DIR`.

DIR holds the corpora; this site is measured too. In pages that have no finding of these rules, one
translation at a time is changed in one place, and the rules of the families `meaning` and `values`
are run. *Found* is a new finding on the page, *in the right language* on the changed variant. Then
every finding of the rules of meaning on the text as it is: `bench/meaning.tsv` has the verdict of
who read it, by rule, page, section and value; one that is new is printed, to be judged.

`--each N` plants N of each family in each corpus (40), `--family TEXT` those whose name holds the
text, `--corpus NAME` in one; `-v` prints what is missed. With any of them nothing is written.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.meaning import plants, turned
from bench.meaning.plants import Ground
from bench.report import ROOT, table, write_section

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import Corpus, read_corpus
from concordance.corpus.group import PageFile
from concordance.corpus.sentences.sentences import cut
from concordance.markdown import parse_page
from concordance.project.project import project_from_folder, project_from_mkdocs

if TYPE_CHECKING:
    from bench.mutations.change import Change

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

FAMILIES = plants.FAMILIES | turned.FAMILIES
SEED = 19
EACH = 40
CORPORA = {
    "fastapi": "en,es,fr,pt",
    "opensource-guide": "en,es,fr,pt",
    "otel": "en,es,fr,pt",
    "nodejs": "en,es,fr,pt,pt-br",
    "twelve-factor": "en,es,fr,pt_br",
    "cncf-glossary": "en,es",
}
VERDICTS = ROOT / "bench" / "meaning.tsv"
JUDGED = [
    rule.name
    for rule in RULES
    if rule.family == "meaning" or rule.name in {"bound-mismatch", "vague-mismatch"}
]
"""The rules whose findings on unmodified text are read."""
ASKED = [rule for rule in RULES if rule.family in {"meaning", "values"}]
OF_PAGES = [rule for rule in ASKED if rule.scope == "group"]
OF_ALL = [rule for rule in ASKED if rule.scope == "corpus"]


@dataclass
class Base:
    """A corpus with its findings before anything is planted; `clean` are the pages without one."""

    name: str
    ground: Ground
    known: frozenset[Finding]
    sentences: int

    @property
    def clean(self) -> list[tuple[int, PageGroup]]:
        """Return the pages in two languages or more without a finding, with their place."""
        told = {finding.path for finding in self.known}
        return [
            (at, group)
            for at, group in enumerate(self.ground.corpus.groups)
            if len(group.variants) > 1 and not told & set(group.paths)
        ]


def bases(folder: Path, only: str) -> list[Base]:
    """Read this site and the corpora, and check them as they are."""
    found = []
    for name in ("this site", *CORPORA):
        if only and only != name:
            continue
        os.chdir(ROOT if name == "this site" else folder)
        corpus = (
            read_corpus(project_from_mkdocs(Path("mkdocs.yml")))
            if name == "this site"
            else read_corpus(project_from_folder(Path(name), CORPORA[name]))
        )
        groups = tuple(replace(group, sources=_in_memory(group)) for group in corpus.groups)
        corpus = Corpus(corpus.project, groups, corpus.problems)
        result = check(corpus, ASKED)
        sentences = sum(
            len(cut(prose.text))
            for group in groups
            for variant in group.variants[1:]
            for block in variant.page.blocks
            for prose in block.cells or (block.prose,)
        )
        found.append(Base(name, Ground(corpus), frozenset(result.findings), sentences))
    return found


def _in_memory(group: PageGroup) -> dict[str, PageFile]:
    return {v.code: PageFile(v.page.path, lambda page=v.page: page) for v in group.pages}  # type: ignore[misc]


def told(base: Base, at: int, change: Change) -> list[Finding]:
    """Return what is found on a page when one variant of it is changed, and was not before."""
    corpus = base.ground.corpus
    group = corpus.groups[at]
    path = group.by_code[change.code].page.path
    sources = _in_memory(group)
    sources[change.code] = PageFile(path, partial(parse_page, change.text, path))
    changed = replace(group, sources=sources)
    groups = (*corpus.groups[:at], changed, *corpus.groups[at + 1 :])
    alone = check(Corpus(corpus.project, (changed,), ()), OF_PAGES).findings
    whole = [
        replace(finding, rule=rule.name)
        for rule in OF_ALL
        for finding in rule.check(Corpus(corpus.project, groups, ()))
        if finding.path in changed.paths
    ]
    return [finding for finding in (*alone, *whole) if finding not in base.known]


def measure(family: str, base: Base, each: int, *, verbose: bool) -> Counter[str]:
    """Plant some faults of a family in one corpus, and count."""
    plant, _ = FAMILIES[family]
    chance = random.Random(f"{SEED} {family} {base.name}")
    faults = [
        (at, change)
        for at, group in base.clean
        for variant in group.variants[1:]
        for change in plant(base.ground, group, variant, chance)
    ]
    counts: Counter[str] = Counter()
    for at, change in chance.sample(faults, min(each, len(faults))):
        found = told(base, at, change)
        counts["planted"] += 1
        counts["found"] += bool(found)
        counts["language"] += any(finding.language == change.code for finding in found)
        if verbose and not found:
            _tell(base, at, change)
    return counts


def _tell(base: Base, at: int, change: Change) -> None:
    page = base.ground.corpus.groups[at].by_code[change.code].page
    before, after = page.text, change.text
    start = next(i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    print(f"  missed {page.path}:{change.lines[0]}")
    print(f"    {before[max(0, start - 60) : start + 60]!r}")
    print(f"    {after[max(0, start - 60) : start + 60]!r}")


def key_of(corpus: str, finding: Finding) -> tuple[str, str, str, str, str]:
    """Return what a verdict is found by, when lines move."""
    return corpus, finding.rule, finding.path, finding.section, finding.value


def verdicts() -> dict[tuple[str, ...], str]:
    """Read the verdicts: true or false, by corpus, rule, page, section and value."""
    if not VERDICTS.exists():
        return {}
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    keys = ("corpus", "rule", "path", "section", "value")
    return {tuple(row[key] for key in keys): row["verdict"] for row in rows}


def flags(found: list[Base]) -> str:
    """Count the findings on the text as it is, by rule and verdict; print those not judged."""
    judged = verdicts()
    counts: dict[str, Counter[str]] = {name: Counter() for name in JUDGED}
    for base in found:
        for finding in sorted(base.known):
            if finding.rule in counts:
                verdict = judged.get(key_of(base.name, finding), "not judged")
                counts[finding.rule][verdict] += 1
                if verdict == "not judged":
                    print("to be judged:", *key_of(base.name, finding), finding.message, sep="\t")
    sentences = sum(base.sentences for base in found)
    rows = [
        [rule, count.total(), count["true"], count["false"], count["not judged"],
         f"{1000 * count['false'] / sentences:.2f}"]
        for rule, count in counts.items()
    ]  # fmt: skip
    heads = ["rule", "findings", "true", "false", "not judged", "false in 1,000 sentences"]
    return f"{table(heads, rows)}\n\nOn {sentences:,} sentences of translations."


def share(part: int, whole: int) -> str:
    """Write a share as a percentage."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def main() -> None:
    """Read the options, measure, and write or print the tables."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--each", type=int, default=EACH)
    options.add_argument("--family", default="")
    options.add_argument("--corpus", default="")
    options.add_argument("-v", "--verbose", action="store_true")
    asked = options.parse_args()
    found = bases(asked.folder.resolve(), asked.corpus)
    rows = []
    for family, (_, goal) in FAMILIES.items():
        if asked.family not in family:
            continue
        total: Counter[str] = Counter()
        for base in found:
            counts = measure(family, base, asked.each, verbose=asked.verbose)
            total += counts
            print(family, base.name, dict(counts), file=sys.stderr)
        rows.append(
            [
                family,
                total["planted"],
                share(total["found"], total["planted"]),
                share(total["language"], total["found"]),
                f"{goal} %" if goal else "-",
            ]
        )
    heads = ["planted in one translation", "planted", "found", "in the right language", "goal"]
    text = f"{table(heads, rows)}\n\n{flags(found)}"
    print(text)
    if not (asked.family or asked.corpus) and asked.each == EACH:
        write_section("meaning", text)


if __name__ == "__main__":
    main()
