"""What is not YAML: the place, what is wrong and what to do, in plain words."""

from __future__ import annotations

import pytest
import yaml

from concordance.project.yaml_text import FAULTS, explain

CASES = [
    ("a: b: c\n", (1, 5), "a colon stands where no key can be", "put a value that holds a colon"),
    ("a: b\n  c: d\n", (2, 4), "a colon stands where no key can be", "keys begin in one column"),
    ('a: "x "y"\n', (1, 8), "what begins here belongs to no key", "in the other kind"),
    ("- a: b\nc: d\n", (2, 1), "what begins here belongs to no key", "one column"),
    ("a:\n  b: c\n d: e\n", (3, 2), "what begins here belongs to no key", "one column"),
    ("a: b\nfoo\nc: d\n", (2, 1), "this line is no key with its value", '"key: value"'),
    ('a: 1\nb: "x\nc: d\n', (2, 4), "this quotation mark is never closed", "close it"),
    ("a: [x, y\nb: c\n", (1, 4), "this bracket is never closed", "close it"),
    ("a:\n\tb: c\n", (2, 1), "a tab stands where only spaces can", "indent with spaces"),
    ("a: x\n\tb: c: d\n", (2, 1), "a tab stands where only spaces can", "indent with spaces"),
    ("a:x\nb: c\n", (1, 2), "a space is missing after this colon", '"key: value"'),
    ("a://x\nb: c\n", (2, 2), "a colon stands where no key can be", "in quotation marks"),
    ("a: “x: y”\n", (1, 4), "the quotation mark here is not one of YAML", 'write " in place'),
    ("a: @x\n", (1, 4), 'no value begins with "@"', "in quotation marks"),
    ("é: `x`\n", (1, 4), 'no value begins with "`"', "in quotation marks"),
    ("a: *x\n", (1, 4), "refers to another, which is not there", "in quotation marks"),
    ("a: b\n---\nc: d\n", (2, 1), "a second document begins here", "dashes"),
    ("a: b\n<<<<<<< HEAD\nc: d\n=======\n", (2, 1), "a merge left its marks here", "one side"),
]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("text", "at", "reason", "remedy"), CASES)
def test_plain_words(loader, text, at, reason, remedy):
    """Both parsers' words become the same, at the place where the mistake is."""
    with pytest.raises(FAULTS) as raised:
        yaml.load(text, loader)  # noqa: S506 - both are safe
    fault = explain(text, raised.value)
    assert fault[:2] == at
    assert reason in fault.reason
    assert remedy in fault.remedy


def test_what_is_not_known_is_said_as_the_parser_does():
    """Without a remedy."""
    error = yaml.MarkedYAMLError(problem="something odd")
    assert explain("a: b", error) == (1, 1, "something odd", "")
    assert explain("a: b", ValueError("x")) == (1, 1, "a value is not what its tag says", "")
