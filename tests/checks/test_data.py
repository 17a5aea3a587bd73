"""Data files with bad input: each fault is a finding at its line, and none stops the check."""

from __future__ import annotations

import time

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder
from sites import write

HEAD = "kind: blocks\n"
BAD = {
    "not YAML": ("title: [a\n", 2, "the file is not YAML: "),
    "an alias of nothing": ("title: *a\n", 2, "the file is not YAML: "),
    "an alias of itself": ("title: &a [*a]\n", 2, "the file is not YAML: "),
    "one language": ("title: {fr: Titre}\n", 2, "no text in es and pt beside this"),
    "a language less": ("title:\n  fr: A\n  es: B\n", 3, "no text in pt beside this"),
    "a list": ("title: {fr: A, es: [B], pt: C}\n", 2, "the text in es is a list"),
    "a mapping": ("title: {fr: A, es: {b: c}, pt: C}\n", 2, "the text in es is a mapping"),
    "nothing": ("title:\n  fr: A\n  es:\n  pt: C\n", 4, "the text in es is empty"),
    "no": ("title:\n  fr: A\n  es: no\n  pt: C\n", 4, 'the text in es is "no", which YAML'),
    "Cyrillic": (
        "a: {fr: Un mot, es: Palabra, pt: Palavra}\nb: {fr: Deux, es: Слово, pt: Duas}\n",
        3,
        '"Слово" is in Cyrillic, es is written in Latin',
    ),
    "an alias": ("a: &x {fr: Mot}\nb: *x\n", 2, "no text in es and pt beside this"),
}


def findings(folder, data):
    """Return what is found of a data file, as line and message."""
    pages = {f"{code}/a.md": "# A {#a}\n" for code in ("fr", "es", "pt")}
    write(folder, {**pages, "assets/data/a.yml": data})
    corpus = read_corpus(project_from_folder(folder, "fr,es,pt", source="fr"))
    return [
        (found.line, found.message)
        for found in check(corpus, RULES).findings
        if found.path.endswith("a.yml")
    ]


@pytest.mark.parametrize(("text", "line", "said"), BAD.values(), ids=BAD)
def test_a_fault_is_told_at_its_line(tmp_path, text, line, said):
    """Once, with the line it stands on."""
    ((where, message),) = findings(tmp_path, HEAD + text)
    assert (where, message[: len(said)]) == (line, said)


@pytest.mark.parametrize(
    "text",
    [
        "title: {fr: A, es: B, pt: C}\n",
        "title: &a {fr: A, es: B, pt: C}\ncaption: *a\n",
        "items: [{id: a, label: {fr: Яндекс, es: Яндекс, pt: Яндекс}}]\n",
        "unit: {fr: kg, es: кг, pt: kg}\n",
        "values: {a: 1, b: [2]}\n",
        "",
    ],
)
def test_right(tmp_path, text):
    """Aliases, names in any script, keys that are no languages."""
    assert findings(tmp_path, HEAD + text) == []


def test_a_file_that_is_no_text(tmp_path):
    """Its bytes are told at the first line."""
    folder = tmp_path / "assets" / "data"
    folder.mkdir(parents=True)
    (folder / "b.yml").write_bytes(b"kind: \xff\n")
    pages = {f"{code}/a.md": "# A {#a}\n" for code in ("fr", "es")}
    write(tmp_path, pages)
    corpus = read_corpus(project_from_folder(tmp_path, "fr,es", source="fr"))
    (found,) = check(corpus, RULES).findings
    assert (found.line, found.rule) == (1, "invalid-data")


@pytest.mark.parametrize("piece", ["#a ", "{#a ", "id='", "id=", "#"])
def test_what_looks_like_an_id_takes_no_time(tmp_path, piece):
    """However often it stands in a line that does not end it."""
    text = f"# A {{#a}}\n\n{{{piece * 60_000}\n\nUn <!-- count: a.md#* -->.\n"
    write(tmp_path, {f"{code}/a.md": text for code in ("fr", "es")})
    corpus = read_corpus(project_from_folder(tmp_path, "fr,es", source="fr"))
    start = time.monotonic()
    assert check(corpus, [rule for rule in RULES if rule.name == "count-mismatch"])
    assert time.monotonic() - start < 20
