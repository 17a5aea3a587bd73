"""What a YAML parser's complaint means to the person who wrote the file, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import yaml


class Words(NamedTuple):
    """What is wrong in plain words, and the remedy; `opening` tells to point at where it began."""

    said: str
    hint: str
    opening: bool = False


KEYS = Words(
    "what begins here belongs to no key",
    "close the quotation marks above, let keys begin in one column, and put a value that holds "
    "quotation marks in the other kind",
)
PLAIN: tuple[tuple[re.Pattern[str], Words], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"mapping values are not allowed",
            Words(
                "a colon stands where no key can be",
                "put a value that holds a colon in quotation marks, "
                "and let the keys begin in one column",
            ),
        ),
        (r"did not find expected (key|'-' indicator)|expected <block end>", KEYS),
        (
            r"could not find expected ':'",
            Words(
                "this line is no key with its value",
                'write it as "key: value", or indent it under the key it belongs to',
                opening=True,
            ),
        ),
        (
            r"unexpected end of stream",
            Words("this quotation mark is never closed", "close it", opening=True),
        ),
        (r"expected ',' or", Words("this bracket is never closed", "close it", opening=True)),
        (
            r"undefined alias",
            Words(
                'a value that begins with "*" refers to another, which is not there',
                "put the value in quotation marks",
            ),
        ),
        (
            r"unknown escape character",
            Words(
                "a backslash between double quotation marks has a meaning of its own",
                "put the value between single ones",
            ),
        ),
        (
            r"expected comment or line break|expected chomping",
            Words(
                'a text that "|" or ">" begins stands on the lines below',
                "put the value in quotation marks, or on the next line, indented",
            ),
        ),
        (
            r"another document",
            Words("a second document begins here", "take the line of dashes out"),
        ),
    )
)
CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
MERGED = Words("a merge left its marks here", "keep one side, and take the lines of marks away")
TAG = re.compile(r"could not determine a constructor for the tag '(?:tag:yaml\.org,2002:)?(.*)'")
BEGINNING = "cannot start any token"


def in_plain_words(error: yaml.MarkedYAMLError, at: str) -> Words:
    """Say what an error of PyYAML or libyaml means; `at` is the text from its place on.

    What is not known is said as the parser says it, without a remedy.
    """
    problem = error.problem or error.context or "it cannot be read"
    if BEGINNING in problem:
        if at[:1] == "\t":
            return Words("a tab stands where only spaces can", "indent with spaces")
        return Words(f'no value begins with "{at[:1]}"', "put the value in quotation marks")
    tag = TAG.search(problem)
    if tag:
        name = tag[1] if tag[1].startswith("!") else f"!!{tag[1]}"
        return Words(f'the tag "{name}" is not known here', "take it out")
    for pattern, words in PLAIN:
        if pattern.search(problem):
            return words
    return Words(problem, "")


def mark_of(error: yaml.MarkedYAMLError, words: Words) -> Any:  # noqa: ANN401 - of either parser
    """Return the mark of the place to show.

    Where what is not closed began, else the error's own.
    """
    if words.opening and error.context_mark is not None:
        return error.context_mark
    return error.problem_mark or error.context_mark
