"""What the rules of language, links, typography and safety find: `make bench-language CORPORA=DIR`.

For each corpus the findings by rule, those of language in full, to be judged by a person; whether
each known defect is found; how often a sentence of each language is found on another's page; and
what the rules cost.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from concordance.checks.check import check
from concordance.checks.language.identify import (
    SHORT,
    count,
    identifier,
    primary,
    spoken,
)
from concordance.checks.registry import RULES
from concordance.corpus.corpus import Corpus, read_corpus
from concordance.corpus.group import PageFile
from concordance.findings.model import Finding, Severity
from concordance.markdown import parse_page
from concordance.markdown.sentences import sentences
from concordance.project.project import project_from_folder

CORPORA = {
    "fastapi": "en,es,fr,pt",
    "twelve-factor": "en,es,fr,pt_br",
    "nodejs": "en,es,fr,pt,pt-br",
    "opensource-guide": "en,es,fr,pt",
    "otel": "en,es,fr,pt",
    "cncf-glossary": "en,es",
    "otel-stale": "en,es,fr",
}
FAMILIES = ("language", "links", "typography")
RULES_HERE = [rule for rule in RULES if rule.family in FAMILIES or rule.name == "active-html"]
LANGUAGE = {"untranslated-block", "wrong-language-block"}
GUIDE = "opensource-guide"
BALANCE = "maintaining-balance-for-open-source-maintainers.md"
DEFECTS = (
    (f"{GUIDE}/fr/{BALANCE}", 186, "untranslated-block"),
    (f"{GUIDE}/fr/{BALANCE}", 188, "untranslated-block"),
    (f"{GUIDE}/fr/{BALANCE}", 180, "malformed-link"),
    (f"{GUIDE}/pt/{BALANCE}", 175, "malformed-link"),
    (f"{GUIDE}/fr/starting-a-project.md", 212, "malformed-link"),
)
UNTRANSLATED = "security-best-practices-for-your-project.md"
WORDS = range(6, 31)
SENTENCES = 1500
"""Of each corpus and language, drawn once and for all."""


def read(name: str, languages: str) -> Corpus:
    """Read a corpus, its pages and their alignment included, so that the rules alone are timed."""
    corpus = read_corpus(project_from_folder(Path(name), languages))
    for group in corpus.groups:
        if len(group.variants) > 1:
            _ = group.alignment
    return corpus


def run(name: str, corpus: Corpus) -> list[Finding]:
    """Check one corpus and print what was found, by rule."""
    size = sum(len(variant.page.text) for group in corpus.groups for variant in group.variants)
    start = time.process_time()
    result = check(corpus, RULES_HERE)
    seconds = time.process_time() - start
    print(
        f"{name}: {result.counts.variants} variants, {result.counts.blocks} blocks, "
        f"{size / 1e6:.1f} MB; {seconds:.2f} s CPU for the rules"
    )
    errors = Counter(f.rule for f in result.findings if f.severity is Severity.ERROR)
    for rule in RULES_HERE:
        own = [finding for finding in result.findings if finding.rule == rule.name]
        if own:
            print(f"  {rule.name:22} {len(own):5} ({errors[rule.name]} errors)")
        for finding in own if rule.name in LANGUAGE else ():
            print(f"    {finding.path}:{finding.line}:{finding.column}: {finding.message}")
    return list(result.findings)


def undeclared() -> None:
    """Check the page that declares itself untranslated, with and without the declaration."""
    corpus = read_corpus(project_from_folder(Path(GUIDE), CORPORA[GUIDE]))
    group = next(group for group in corpus.groups if group.key == UNTRANSLATED)
    text = Path(f"{GUIDE}/fr/{UNTRANSLATED}").read_text(encoding="utf-8")
    for name, said in (
        ("as it is", text),
        ("without `untranslated: true`", text.replace("untranslated: true\n", "")),
    ):
        path = f"fr/{UNTRANSLATED}"
        sources = {**group.sources, "fr": PageFile(path, partial(parse_page, said, path))}
        one = replace(corpus, groups=(replace(group, sources=sources),))
        found = [
            f for f in check(one, RULES_HERE).findings if f.rule in LANGUAGE and "fr" in f.path
        ]
        print(f"  the untranslated page {name}: {[finding.message for finding in found]}")


def drawn(corpora: dict[str, Corpus]) -> list[tuple[str, str]]:
    """Draw sentences of six words and more, with the language of their page."""
    found = []
    for corpus in corpora.values():
        for language in corpus.project.languages:
            own = [
                " ".join(text.split())
                for group in corpus.groups
                for variant in group.variants
                if variant.code == language.code
                and variant.page.front_matter.get("untranslated") is not True
                for block in variant.page.blocks
                if block.kind in {"paragraph", "item"}
                for _, text in sentences(spoken(block.prose, block.links))
                if len(text.split()) in WORDS
            ]
            random.Random(1).shuffle(own)
            found += [(primary(language.code), text) for text in own[:SENTENCES]]
    return found


def recall(corpora: dict[str, Corpus]) -> None:
    """Print how often a sentence is found on another language's page, and on its own."""
    codes = ("en", "es", "fr", "pt")
    judge = identifier(codes)
    texts = drawn(corpora)
    start = time.process_time()
    found: Counter[tuple[str, str]] = Counter()
    asked: Counter[str] = Counter()
    unjudged = 0
    for language, text in texts:
        asked[language] += 1
        unjudged += count(text) < 6
        for own in codes:
            found[language, own] += judge.foreign(text, own) != ""
    seconds = time.process_time() - start
    print(f"\n{len(texts)} sentences of 6 to 30 words, {seconds / 4:.2f} s CPU a round; {unjudged}")
    print(f"have fewer than six words in lower case; up to {SHORT} words the margin is wider")
    for language in codes:
        shares = ", ".join(
            f"{found[language, own]} (own)"
            if own == language
            else f"{found[language, own] / asked[language]:.1%}"
            for own in codes
        )
        print(f"  {language} on pages in {', '.join(codes)}: {shares} of {asked[language]}")


def main() -> None:
    """Run everything on the folder given."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        raise SystemExit("usage: python bench/language.py CORPORA")
    os.chdir(sys.argv[1])
    corpora = {name: read(name, languages) for name, languages in CORPORA.items()}
    findings = [finding for name, corpus in corpora.items() for finding in run(name, corpus)]
    print("\nknown defects:")
    for path, line, rule in DEFECTS:
        found = any((f.path, f.line, f.rule) == (path, line, rule) for f in findings)
        print(f"  {'found ' if found else 'MISSED'} {path}:{line} {rule}")
    undeclared()
    recall({name: corpora[name] for name in ("fastapi", GUIDE, "otel", "twelve-factor")})


if __name__ == "__main__":
    main()
