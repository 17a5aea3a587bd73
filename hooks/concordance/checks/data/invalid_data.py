"""A data file that is no YAML, lacks a text, or has a value that is none.

Or a text that is in another script than its language's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import yaml

from concordance.checks.data.nodes import finding, mappings, pairs, values
from concordance.checks.rule import corpus_rule
from concordance.corpus.corpus import all_data_of
from concordance.corpus.vote import join_codes
from concordance.findings.model import Finding
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.checks.data.nodes import Pairs
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.data_texts import DataFile
    from concordance.project.yaml_text import YamlFault

LETTERS = 3
"""Letters from which on a text is in a script; fewer are a sign or a unit."""
DRAWN = frozenset({"blocks", "comparison"})
"""Kinds of figures that draw numbers."""
BEGUN = re.compile(r"[-+.]?\d")
"""How a number begins; other words beside numbers say why there is none."""
KINDS: dict[type[yaml.Node], str] = {yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}


@corpus_rule("invalid-data", family="data")
def invalid_data(corpus: Corpus) -> Iterator[Finding]:
    """A figure's data file cannot be read, lacks a language, or has what is no text or number."""
    codes = [language.code for language in corpus.project.languages]
    needed = [language.code for language in corpus.project.languages if not language.partial]
    for data in corpus.memo(all_data_of):
        if data.fault is not None:
            yield _unreadable(data, data.fault)
            continue
        texts = [each for each in mappings(data.root) if _is_text(each, codes)]
        scripts = _scripts(texts)
        for each in texts:
            yield from _of_text(data, each, needed, scripts)
        kind = values(data.root).get("kind")
        if isinstance(kind, yaml.ScalarNode) and kind.value in DRAWN:
            yield from _of_numbers(data)


def _of_numbers(data: DataFile) -> Iterator[Finding]:
    """Yield the values of a figure that begin as a number and are none that can be drawn."""
    for each in mappings(data.root):
        inner = [pairs(value) for name, _, value in each if name == "values"]
        numbers = [value for name, _, value in each if name in {"value", "at-least"}]
        for node in (*numbers, *(value for one in inner for _, _, value in one)):
            if isinstance(node, yaml.ScalarNode) and BEGUN.match(node.value):
                try:
                    good = Decimal(node.value.strip()) > 0
                except InvalidOperation:
                    good = False
                if not good:
                    message = f'"{node.value}" is not a number above zero'
                    yield finding(data, node, message, "write one, as 54.2 or 1e9")


def _unreadable(data: DataFile, fault: YamlFault) -> Finding:
    """Make the finding of a file that is no YAML, where the fault is."""
    message = f"the file is not YAML: {fault.reason.rstrip('.')}"
    hint = fault.remedy or "put the value in quotation marks"
    return Finding(data.path, fault.line, fault.column, "", message, hint=hint, value="yaml")


def _is_text(text: Pairs, codes: list[str]) -> bool:
    """Return whether a mapping is one text in several languages: its keys are their codes."""
    return bool(text) and all(name in codes for name, _, _ in text)


def _of_text(
    data: DataFile, text: Pairs, needed: list[str], scripts: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what is wrong with one text in several languages."""
    there = {name for name, _, _ in text}
    lacking = [code for code in needed if code not in there]
    if lacking:
        missing = join_codes(lacking)
        yield finding(data, text[0][1], f"no text in {missing} beside this", "add it")
    for name, _, value in text:
        if not isinstance(value, yaml.ScalarNode):
            kind = KINDS.get(type(value), "no text")
            yield finding(data, value, f"the text in {named(name)} is {kind}", "write a text")
        elif not value.value.strip():
            yield finding(data, value, f"the text in {named(name)} is empty", "write it")
        elif value.tag.endswith((":bool", ":null")):
            message = f'the text in {named(name)} is "{value.value}", which YAML reads as no text'
            yield finding(data, value, message, "put it in quotation marks")
        elif _script(value.value) not in {"", scripts.get(name)} and _alone(value.value, text):
            message = (
                f'"{value.value[:40]}" is in {_script(value.value).capitalize()}, '
                f"{named(name)} is written in {scripts[name].capitalize()}"
            )
            yield finding(data, value, message, "write it in the language's script")


def _alone(words: str, text: Pairs) -> bool:
    """Return whether no other language has the same text, as for a name."""
    return sum(1 for _, _, value in text if value.value == words) == 1


def _scripts(texts: list[Pairs]) -> dict[str, str]:
    """Return the script that most texts of each language are in."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for name, _, value in text:
            script = _script(value.value) if isinstance(value, yaml.ScalarNode) else ""
            if script:
                counts.setdefault(name, Counter())[script] += 1
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}


def _script(text: str) -> str:
    """Return the one script of a text's letters, as Unicode names it; empty for several or few."""
    letters = [char for char in text if char.isalpha()]
    found = {unicodedata.name(char, "").partition(" ")[0] for char in letters}
    return found.pop() if len(found) == 1 and len(letters) >= LETTERS else ""
