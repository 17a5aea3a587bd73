"""What the value rules remember of a page goes with it, and what they count needs no rule."""

from __future__ import annotations

import gc
import weakref

from value_findings import VALUE_RULES

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

TEXTS = {
    "fr": "318 487 pas et 99.98 %, le 2 mai 2026.",
    "es": "318,487 pasos y 99,98 %, el 3 de mayo de 2026.",
    "pt": "318.487 passos e 99,98%, em 2 de maio de 2026.",
}


def corpus_of(folder):
    """Write one page in three languages, and read it."""
    for code, text in TEXTS.items():
        (folder / code).mkdir()
        (folder / code / "a.md").write_text(f"# T {{#t}}\n\n{text}\n", encoding="utf-8")
    return read_corpus(project_from_folder(folder, ",".join(TEXTS)))


def test_no_page_is_alive_once_its_group_is_released(tmp_path):
    """Every rule has compared it, and found something."""
    (group,) = corpus_of(tmp_path).groups
    pages = [weakref.ref(variant.page) for variant in group.variants]
    assert [finding for rule in VALUE_RULES for finding in rule.check(group)]
    group.release()
    gc.collect()
    assert [page for page in pages if page() is not None] == []


def test_the_values_are_counted_whatever_rules_run(tmp_path):
    """The summary says how many the variants have, of 3 in each."""
    corpus = corpus_of(tmp_path)
    counts = {
        check(corpus, rules).counts.values
        for rules in (RULES, VALUE_RULES, VALUE_RULES[:1], [r for r in RULES if r.scope == "page"])
    }
    assert counts == {9}
