"""What the checks find on real translated documentation: `make bench-corpora CORPORA=DIR`.

For each corpus, the findings by rule; then the known defects, each found or not, the known
legitimate differences, each reported as an error or not, and the pages labelled stale or fresh.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from concordance.checks.check import CheckResult, check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import Corpus, read_corpus
from concordance.findings.model import Finding, Severity
from concordance.project.project import project_from_folder, project_from_mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = {
    "fastapi": "en,es,fr,pt",
    "twelve-factor": "en,es,fr,pt_br",
    "nodejs": "en,es,fr,pt,pt-br",
    "opensource-guide": "en,es,fr,pt",
    "otel": "en,es,fr,pt",
    "cncf-glossary": "en,es",
}
STRUCTURE = {rule.name for rule in RULES if rule.family == "structure"}
DEFECTS = (
    ("fr traces: h4 became h3", "otel/fr/docs/concepts/signals/traces.md", 297, "heading-mismatch"),
    ("pt traces: h4 became h3", "otel/pt/docs/concepts/signals/traces.md", 392, "heading-mismatch"),
    ("pt forbid", "fastapi/pt/tutorial/request-form-models.md", 49, "code-mismatch"),
    ("es forbid", "fastapi/es/tutorial/cookie-param-models.md", 51, "code-mismatch"),
    ("fr lost code", "fastapi/fr/tutorial/body-updates.md", 25, "code-mismatch"),
    ("fr lost code", "fastapi/fr/tutorial/body-updates.md", 27, "code-mismatch"),
    ("fr stale", "otel/fr/docs/concepts/context-propagation/index.md", 0, "heading-mismatch"),
    ("es stale", "otel/es/docs/concepts/context-propagation/index.md", 0, "heading-mismatch"),
)
"""What was found by hand: a name, the page, the line (0: any), the rule."""
LEGITIMATE = (
    ("keys: Ctrl+Espacio", "fastapi/es/python-types.md", 55),
    ("keys: Ctrl+Espace", "fastapi/fr/python-types.md", 97),
    ("placeholder: votre_membre_d_enum", "fastapi/fr/tutorial/path-params.md", 175),
    ("placeholder: @algo", "fastapi/es/tutorial/first-steps.md", 325),
    ("placeholder: alguma_coisa", "fastapi/pt/tutorial/first-steps.md", 325),
    ("placeholder: mon_script.py", "twelve-factor/fr/processes.md", 6),
    ("diagram: Cliente", "fastapi/es/advanced/behind-a-proxy.md", 73),
    ("diagram: Cliente", "fastapi/pt/tutorial/dependencies/dependencies-with-yield.md", 141),
    ("comments in code", "fastapi/es/_llm-test.md", 98),
    ("a word marked as code", "otel/es/docs/concepts/signals/traces.md", 147),
)
"""Differences that a translator may make: a name, the page, the line."""


def corpora() -> Iterator[tuple[str, Corpus]]:
    """Read each corpus of the working folder, those whose source moved on included, by name."""
    for name, languages in CORPORA.items():
        yield name, read_corpus(project_from_folder(Path(name), languages))
    for language in labels():
        yield f"otel-stale/{language}", stale_corpus(language)
    for file in sorted(Path("mkdocs-projects").glob("*/mkdocs.yml")):
        yield file.parent.name, read_corpus(project_from_mkdocs(file))


def stale_corpus(language: str) -> Corpus:
    """Read the labelled pages of one language beside the source of today."""
    return read_corpus(project_from_folder(Path("otel-stale"), f"en,{language}"))


def run(name: str, corpus: Corpus) -> list[Finding]:
    """Check one corpus and print what was found, by rule."""
    start = time.process_time()
    result = check(corpus, RULES)
    report(name, result, time.process_time() - start)
    return list(result.findings)


def report(name: str, result: CheckResult, seconds: float) -> None:
    """Print one corpus's counts."""
    errors = Counter(f.rule for f in result.findings if f.severity is Severity.ERROR)
    pages = len({f.path for f in result.findings})
    checked = result.counts
    print(
        f"{name}: {checked.pages} pages, {checked.variants} variants, {checked.blocks} blocks, "
        f"{seconds:.1f} s CPU; findings on {pages} variants"
    )
    for rule in RULES:
        count = sum(1 for f in result.findings if f.rule == rule.name)
        if count:
            print(f"  {rule.name:22} {count:5} ({errors[rule.name]} errors)")


def defects(findings: list[Finding]) -> None:
    """Tell which known defects are found."""
    print("\nknown defects:")
    for name, path, line, rule in DEFECTS:
        found = [f for f in findings if f.path == path and f.rule == rule and line in {0, f.line}]
        print(f"  {'found ' if found else 'MISSED'} {path}:{line} {rule} ({name})")


def legitimate(findings: list[Finding]) -> None:
    """Tell which legitimate differences are reported as errors of pages or structure."""
    print("\nlegitimate differences:")
    known = STRUCTURE | {rule.name for rule in RULES if rule.family == "pages"}
    wrong = {(f.path, f.line) for f in findings if f.rule in known and f.severity is Severity.ERROR}
    for name, path, line in LEGITIMATE:
        print(f"  {'ACCUSED' if (path, line) in wrong else 'silent '} {path}:{line} ({name})")


def stale() -> None:
    """Print how many pages labelled stale and fresh have a finding against the source of today."""
    counts: Counter[str] = Counter()
    told: Counter[str] = Counter()
    missed: list[str] = []
    accused: list[Finding] = []
    for language, rows in labels().items():
        by_path = defaultdict(list)
        for finding in run("otel-stale", stale_corpus(language)):
            if finding.rule in STRUCTURE:
                by_path[finding.path].append(finding)
        for path, (label, changed) in rows.items():
            found = by_path[f"otel-stale/{language}/{path}"]
            counts[label] += 1
            told[label] += bool(found)
            if label == "stale, structure" and not found:
                missed.append(f"{language}/{path} ({changed})")
            if label in {"fresh", "fm-only"}:
                accused += found
    print("\nlabelled pages:")
    for label in sorted(counts):
        print(f"  {label:18} {told[label]} of {counts[label]} have a finding of structure")
    for path in missed:
        print(f"  missed {path}")
    for f in accused:
        print(f"  {f.path}:{f.line}:{f.column}: {f.message} ({f.rule})")


def labels() -> dict[str, dict[str, tuple[str, str]]]:
    """Read the labels: per language and page, the label and what changed in the source."""
    found: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    with Path("otel-stale/labels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            changed = row["struct_changed_in_source"] or ""
            label = row["label"]
            if label == "stale":
                label = f"stale, {'structure' if changed else 'prose'}"
            found[row["lang"]][row["path"]] = label, changed
    return found


def main() -> None:
    """Run everything on the folder given."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: bench/corpora.py DIR")
    os.chdir(sys.argv[1])
    findings = [
        finding
        for name, corpus in corpora()
        if not name.startswith("otel-stale")
        for finding in run(name, corpus)
    ]
    defects(findings)
    legitimate(findings)
    stale()


if __name__ == "__main__":
    main()
