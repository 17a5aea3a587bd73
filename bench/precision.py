"""How many findings are right, as judged by reading: `python -m bench.precision DIR`.

Of each rule some findings on the corpora below DIR are drawn, always the same ones, as evenly over
the corpora as can be; `bench/precision.tsv` has the verdict of who read them beside their pages.
A verdict is found by corpus, page, rule and a key of what is compared, never by line, so that it
holds while the code changes: what is found no more drops out, what is new in the sample is printed,
to be judged. Writes its section of README.md when nothing waits for a verdict.

`--each N` draws N findings of each rule instead of 25; `--warnings` lists those of warnings too.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.corpora import corpora
from bench.report import ROOT, table, write_section

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding

VERDICTS = ROOT / "bench" / "precision.tsv"
SEED = "18"
EACH = 25
KINDS = {
    "T": "true",
    "t": "true, trivial",
    "F": "false",
    "W": "misplaced",
}
"""T: worth mending; t: true, but few would thank for it; F: nothing is wrong; W: something is,
but not this, or it is told of the wrong language, or a second time."""
RIGHT = frozenset("Tt")


class Told(NamedTuple):
    """A finding with what stands for it in the table, and the section that it stands in.

    `section` is the page's key and the row of the alignment, or None where it is of no section.
    """

    corpus: str
    finding: Finding
    section: tuple[str, int] | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return corpus, page, rule, and a digest of the section and of what is compared."""
        found = self.finding
        quote = found.variants[0].quote if found.variants else ""
        text = f"{found.section}\n{found.value}\n{quote}"
        return self.corpus, found.path, found.rule, hashlib.sha256(text.encode()).hexdigest()[:10]

    @property
    def stratum(self) -> tuple[str, str]:
        """Return the rule and the corpus."""
        return self.finding.rule, self.corpus


def sample(found: Iterable[Told], each: int) -> list[Told]:
    """Draw some findings of each rule, one of each corpus in turn, in an order that is chance's.

    The order hangs on the findings alone: when one is gone, the others are drawn as before.
    """
    by_stratum: defaultdict[str, defaultdict[str, list[Told]]]
    by_stratum = defaultdict(lambda: defaultdict(list))
    for told in found:
        by_stratum[told.finding.rule][told.corpus].append(told)
    drawn: list[Told] = []
    for rule in sorted(by_stratum):
        lots = [sorted(lot, key=_chance) for _, lot in sorted(by_stratum[rule].items())]
        in_turn = chain.from_iterable(zip_longest(*lots))
        drawn += [told for told in in_turn if told is not None][:each]
    return drawn


def _chance(told: Told) -> tuple[str, Finding]:
    return hashlib.sha256("\n".join((SEED, *told.key)).encode()).hexdigest(), told.finding


def verdicts(file: Path = VERDICTS) -> dict[tuple[str, ...], str]:
    """Read the verdicts by corpus, page, rule and key."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = {}
    for row in rows:
        if row["verdict"] not in KINDS or not row["reason"]:
            raise ValueError(f"{file.name}: {row['path']} {row['rule']}: no verdict, or no reason")
        found[row["corpus"], row["path"], row["rule"], row["key"]] = row["verdict"]
    return found


def shares(found: Sequence[Told], judged: Mapping[tuple[str, ...], str]) -> Counter[str]:
    """Estimate how many findings have each verdict.

    A finding that was judged stands for those of its rule and corpus that were not, or, where none
    of them was, for those of its rule; rules of which none was judged are left out.
    """
    sizes = Counter(told.stratum for told in found)
    known: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for told in found:
        if told.key in judged:
            known[told.stratum][judged[told.key]] += 1
    rules: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (rule, _), counts in known.items():
        rules[rule] += counts
    estimate: Counter[str] = Counter()
    for stratum, size in sizes.items():
        counts = known[stratum] or rules[stratum[0]]
        for verdict, count in counts.items():
            estimate[verdict] += size * count / counts.total()  # type: ignore[assignment]
    return estimate


def accused(found: Sequence[Told], judged: Mapping[tuple[str, ...], str]) -> float:
    """Estimate how many sections with nothing wrong have an error.

    A section, in all its languages, has nothing wrong where none of its findings that were judged
    is true. Each counts as often as its findings stand for others of their rule and corpus.
    """
    sizes = Counter(told.stratum for told in found)
    known = Counter(told.stratum for told in found if told.key in judged)
    sections: defaultdict[tuple[str, tuple[str, int]], list[Told]] = defaultdict(list)
    for told in found:
        if told.section is not None:
            sections[told.corpus, told.section].append(told)
    whole = clean = 0.0
    for lot in sections.values():
        read = [told for told in lot if told.key in judged]
        if read:
            weight = sum(sizes[one.stratum] / known[one.stratum] for one in read) / len(read)
            whole += weight
            clean += weight * all(judged[told.key] not in RIGHT for told in read)
    return len(sections) * clean / whole if whole else 0.0


def told_of(name: str, corpus: Corpus) -> tuple[list[Told], int]:
    """Check a corpus; return its findings with their sections, and how many sections there are.

    A section counts once for all its languages, where two have the page.
    """
    findings = check(corpus, RULES).findings
    by_path: dict[str, tuple[str, list[int], list[int]]] = {}
    total = 0
    for group in corpus.groups:
        if len(group.variants) > 1:
            rows = group.alignment.sections
            total += len(rows)
            for variant in group.variants:
                starts = sorted(
                    (variant.page.line_column(section.span.start)[0], place)
                    for place, row in enumerate(rows)
                    if (section := row.sections.get(variant.code)) is not None
                )
                lines, places = [line for line, _ in starts], [place for _, place in starts]
                by_path[variant.page.path] = group.key, lines, places
        group.release()
    return [Told(name, one, _section(one, by_path)) for one in findings], total


def _section(
    finding: Finding, by_path: Mapping[str, tuple[str, list[int], list[int]]]
) -> tuple[str, int] | None:
    key, lines, places = by_path.get(finding.path, ("", [], []))
    at = bisect_right(lines, finding.line) - 1
    return (key, places[at]) if at >= 0 else None


def row(
    name: str, found: Sequence[Told], judged: Mapping[tuple[str, ...], str], sections: int = 0
) -> list[object]:
    """Return one line of a table: how many, how many were read, and the shares of each verdict."""
    read = Counter(judged[told.key] for told in found if told.key in judged)
    estimate = shares(found, judged)
    cells = [_percent(estimate[kind], estimate.total()) for kind in KINDS]
    line: list[object] = [name, len(found), read.total(), *cells]
    if sections:
        wrong = accused(found, judged)
        with_error = len({told.section for told in found if told.section is not None})
        line += [sections, _percent(wrong, sections - with_error + wrong)]
    return line


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def tables(
    found: Sequence[Told], sections: Mapping[str, int], judged: Mapping[tuple[str, ...], str]
) -> str:
    """Write the tables of the errors: by corpus, with the sections accused, and by rule."""
    heads = ["", "errors", "read", *KINDS.values()]
    corpora = [
        row(name, [told for told in found if told.corpus == name], judged, count)
        for name, count in sections.items()
    ]
    corpora.append(row("all", found, judged, sum(sections.values())))
    rules = sorted({told.finding.rule for told in found})
    by_rule = [
        row(f"`{rule}`", [told for told in found if told.finding.rule == rule], judged)
        for rule in rules
    ]
    by_corpus = table([*heads, "sections", "clean ones accused"], corpora)
    return f"{by_corpus}\n\n{table(heads, by_rule)}"


def main() -> None:
    """Check the corpora, list what was not judged, print the tables."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--each", type=int, default=EACH)
    options.add_argument("--warnings", action="store_true")
    asked = options.parse_args()
    os.chdir(asked.folder)
    found: list[Told] = []
    sections: dict[str, int] = {}
    for name, corpus in corpora():
        told, sections[name] = told_of(name, corpus)
        found += told
        corpus.release()
    errors = [told for told in found if told.finding.severity is Severity.ERROR]
    judged = verdicts()
    waiting = [
        told
        for told in sample(found if asked.warnings else errors, asked.each)
        if told.key not in judged
    ]
    for told in waiting:
        one = told.finding
        there = " ".join(f"{other.path}:{other.line}" for other in one.variants)
        place = f"{one.path}:{one.line}:{one.column}"
        print(*told.key, place, one.message, one.hint, there, sep="\t")
    text = tables(errors, sections, judged)
    print(f"\n{text}\n\nNot judged in the sample: {len(waiting)}")
    if not waiting:
        write_section("precision", text)


if __name__ == "__main__":
    main()
