"""Plant faults in this site's pages and write the table of README.md: `python -m bench.mutations`.

`--each N` plants N of each family and language (25 unless told), `--family TEXT` those whose name
holds the text, `-v` prints every fault that is missed or misplaced; with any of them the table is
printed and not written. The pages are this site's and those of bench/pages/, which have what the
site has little of; the random choices are fixed by the seed.
"""

from __future__ import annotations

import argparse
import difflib
import os
import random
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.mutations.families import FAMILIES, Family
from bench.mutations.score import Ground, Verdict, ground, judge
from bench.report import ROOT, fingerprint, table, write_section

from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_mkdocs

if TYPE_CHECKING:
    from bench.mutations.change import Change

SEED = 12
EACH = 5
CODES = ("fr", "es", "pt")
PAGES = Path("bench/pages/mkdocs.yml")


@dataclass
class Score:
    """The counts of one family, and by language those planted and found."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    language: int = 0
    place: int = 0
    elsewhere: int = 0

    def add(self, code: str, verdict: Verdict) -> None:
        """Count one fault."""
        self.planted[code] += 1
        self.found[code] += verdict.found
        self.language += verdict.language
        self.place += verdict.place
        self.elsewhere += len(verdict.elsewhere)


def definition() -> str:
    """Return the fingerprint of what the table is about.

    Families, pages of bench/, rules' names.
    """
    names = " ".join([*(rule.name for rule in RULES), *(family.name for family in FAMILIES)])
    here = Path(__file__).parent
    return fingerprint(f"{SEED} {EACH} {names}", here, ROOT / "bench" / "pages")


def sample(
    grounds: list[Ground], family: Family, code: str, each: int
) -> list[tuple[Ground, Change]]:
    """Choose some of the faults of a family that can be planted in one language."""
    chance = random.Random(f"{SEED} {family.name} {code}")
    found: list[tuple[Ground, Change]] = []
    for base in grounds:
        plant = family.of(base.corpus)
        for group in base.clean:
            variant = group.by_code.get(code)
            if variant is not None:
                found += ((base, change) for change in plant(group, variant, chance))
    return chance.sample(found, min(each, len(found)))


def tell(base: Ground, family: Family, change: Change, verdict: Verdict) -> None:
    """Print one fault and what was said of it."""
    group = base.corpus.groups[base.by_key[change.key]]
    page = group.by_code[change.code].page
    said = "MISSED" if not verdict.found else "misplaced" if not verdict.place else "elsewhere"
    print(f"{said}: {family.name}: {page.path}:{change.lines[0]}-{change.lines[1]}")
    lines = difflib.unified_diff(page.text.split("\n"), change.text.split("\n"), n=0, lineterm="")
    for line in list(lines)[2:8]:
        print(f"    {line[:230]}")
    for f in (*verdict.here, *verdict.elsewhere):
        print(f"    -> {f.path}:{f.line}:{f.column} {f.rule}: {f.message[:150]}")


def run(each: int, only: str, *, verbose: bool) -> tuple[dict[str, Score], list[Ground]]:
    """Plant, check and count."""
    grounds = [
        ground(read_corpus(project_from_mkdocs(file))) for file in (Path("mkdocs.yml"), PAGES)
    ]
    scores: defaultdict[str, Score] = defaultdict(Score)
    for family in FAMILIES:
        if only not in family.name:
            continue
        start = time.perf_counter()
        for code in CODES:
            for base, change in sample(grounds, family, code, each):
                verdict = judge(base, change)
                scores[family.name].add(code, verdict)
                missed = not verdict.place or verdict.elsewhere
                if verbose and missed:
                    tell(base, family, change, verdict)
        score = scores[family.name]
        print(
            f"{family.name:46} {score.found.total():4} of {score.planted.total():4}, "
            f"{time.perf_counter() - start:.0f} s",
            file=sys.stderr,
        )
    return dict(scores), grounds


def share(part: int, whole: int) -> str:
    """Write a share as a percentage."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def report(scores: dict[str, Score], grounds: list[Ground]) -> str:
    """Write the table and what it says of untouched pages."""
    rows = []
    for name, score in scores.items():
        planted, found = score.planted.total(), score.found.total()
        by_code = [f"{score.found[code]} of {score.planted[code]}" for code in CODES]
        by_code = ["-" if one == "0 of 0" else one for one in by_code]
        rows.append(
            [
                name,
                *by_code,
                share(found, planted),
                share(score.language, found),
                share(score.place, found),
            ]
        )
    heads = ["planted", *CODES, "found", "in the right language", "in the right place"]
    variants = sum(len(group.variants) for base in grounds for group in base.corpus.groups)
    errors = sum(len(base.known) for base in grounds)
    elsewhere = sum(score.elsewhere for score in scores.values())
    planted = sum(score.planted.total() for score in scores.values())
    return (
        f"{table(heads, rows)}\n\n"
        f"On the untouched pages, {variants} variants, there "
        f"{'is 1 finding' if errors == 1 else f'are {errors} findings'}; while {planted:,} faults "
        f"were planted, pages that were not touched had {elsewhere} findings, references to "
        f"what was taken out apart."
    )


def main() -> None:
    """Read the options, run, and write or print the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--each", type=int, default=EACH)
    options.add_argument("--family", default="")
    options.add_argument("-v", "--verbose", action="store_true")
    asked = options.parse_args()
    os.chdir(ROOT)
    scores, grounds = run(asked.each, asked.family, verbose=asked.verbose)
    text = report(scores, grounds)
    print(text)
    if asked.each == EACH and not asked.family:
        write_section("mutations", f"{text}\n\nState of the benchmark: `{definition()}`.")


if __name__ == "__main__":
    main()
