"""Each rule finds what it should, and lets pass what it should, in each language it supports.

What the rules that read words find in each language is in `every_language.toml`; the others must
find in each what they find in the languages of their pages.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from rule_pages import SOURCE_EXAMPLES, findings_of

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

CODES = ("en", "fr", "es", "pt")
BY_NAME = {rule.name: rule for rule in RULES}
WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("every_language.toml").read_text(encoding="utf-8")
)
REST = WORDS.pop("rest")
NO_ENGLISH = {"typography": "no convention is judged", "mixed-number-format": "one way to write"}
"""Rules that know of nothing in English, or in most languages, and why."""
MODEL = {"other-text"}
"""A rule of an optional model, which tests/checks/language/test_other_text.py loads once."""
WITH_OTHERS = {"unused-ignore"}
"""A rule that is about all others."""
ENTRY = "glossary/a.md", "---\nterm: A\ndefinition: B.\nforms: [{}]\n---\n"
IN_PAGE, IN_DATA = rb"\b[a-z]{2}(?=[/.])|(?<=/)[a-z]{2}\b", rb"\b[a-z]{2}\b"
"""Where an example names a language: in a page in addresses alone, as its words look like codes."""


@pytest.mark.parametrize(("name", "code"), [(name, code) for name in WORDS for code in WORDS[name]])
def test_words(name, code, tmp_path):
    """What is wrong in one language is told there; what says the same otherwise is not.

    The source is another language: English, or French for what is English.
    """
    source = "fr" if code == "en" else "en"
    right = {each: WORDS[name].get(each, [""])[0] for each in (source, *CODES)}
    _, wrong, other = WORDS[name][code]
    told = []
    for text in (right[source] if wrong == "SOURCE" else wrong, other):
        for each, said in (right | {code: text}).items():
            page, head = ENTRY if name == "common-form" else ("a.md", "")
            file = tmp_path / each / page
            file.parent.mkdir(parents=True, exist_ok=True)
            body = f"# T {{#t}}\n\n{said}\n\n{REST[each]}\n"
            file.write_text(head.format(said) + body, encoding="utf-8")
        corpus = read_corpus(project_from_folder(tmp_path, ",".join(right)))
        told.append([one.language for one in check(corpus, [BY_NAME[name]]).findings])
    assert told == [[code], []]


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.name not in WORDS.keys() | MODEL], ids=lambda r: r.name
)
def test_without_words(rule, tmp_path, monkeypatch):
    """The first case of the rule's page, and the first that is right, with the languages changed.

    Each takes the next one's place, so that each is once the source and once a translation.
    """
    examples = [example for example in SOURCE_EXAMPLES if example.rule == rule]
    wrong = next(one for one in examples if any(f" {rule.name}" in line for line in one.expected))
    right = next(one for one in examples if not one.expected)
    rules = RULES if rule.name in WITH_OTHERS else [rule]
    for example in (wrong, right):
        own = [part for path in example.files for part in path.split("/")[:-1] if part in CODES]
        for first in range(len(CODES)):
            others = CODES[first:] + CODES[:first]
            folder = tmp_path / f"{example.line}-{first}"
            folder.mkdir()
            monkeypatch.chdir(folder)
            turned = in_languages(example, dict(zip(dict.fromkeys(own), others, strict=False)))
            found = any(one.rule == rule.name for one in findings_of(turned, Path(), rules))
            assert found is (example is wrong), others


def in_languages(example, codes):
    """Return an example with its languages changed, in the names of its files and in them."""

    def changed(path, content):
        if content.startswith(b"\0"):
            return content
        named = IN_PAGE if path.endswith(".md") else IN_DATA
        return re.sub(named, lambda m: codes.get(m[0].decode(), m[0].decode()).encode(), content)

    return replace(
        example,
        files={
            "/".join(codes.get(part, part) for part in path.split("/")): changed(path, content)
            for path, content in example.files.items()
        },
    )


def test_every_rule_has_its_cases_in_every_language():
    """The languages of a rule that reads words are the four, but for those named above."""
    assert set(WORDS) <= set(BY_NAME)
    few = {name: sorted({*CODES} - {*cases}) for name, cases in WORDS.items()}
    assert {name for name, lacking in few.items() if lacking} == set(NO_ENGLISH)
    assert few["typography"] == ["en"]
    assert few["mixed-number-format"] == ["en", "fr", "pt"]  # Spanish has two ways
