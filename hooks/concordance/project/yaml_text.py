"""YAML as people write it: the loader for a text, and where and why a text is not YAML."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

import yaml
from yaml.reader import Reader, ReaderError

FAULTS = (
    yaml.YAMLError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What PyYAML raises: its own errors, and whatever a value makes that is not what its tag says,
as `2024-99-99`, `!!bool x` or `!!timestamp x`."""
DEEPEST = 100
"""Values that may nest: ten times what anybody writes, a tenth of what Python's recursion takes."""
LARGEST = 1_000_000
"""The most characters of a text, and of what it stands for once its aliases are written out."""
FEW = 50
"""Marks of a text so simple that it can neither be deep nor large."""
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML 1.1; elsewhere in a page, `\\n` alone does."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_DATE = re.compile(r"\b([0-9]{4})-([0-9][0-9]?)-([0-9][0-9]?)\b")
_C: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BoundsError(yaml.MarkedYAMLError):
    """A text that is YAML, and is not read: it is deeper or larger than anybody writes."""


class YamlFault(NamedTuple):
    """Why a text is not YAML: line and column from 1 (both 1 if unknown), a clause, the remedy.

    The remedy is empty where none is known.
    """

    line: int
    column: int
    reason: str
    remedy: str = ""


class _Wording(NamedTuple):
    """What a parser's message means in plain words; `opening` points at where the thing began."""

    pattern: str
    reason: str
    remedy: str
    opening: bool = False


_WORDINGS = (
    _Wording(
        r"mapping values are not allowed",
        "a colon stands where no key can be",
        "put a value that holds a colon in quotation marks, and let the keys begin in one column",
    ),
    _Wording(
        r"did not find expected (key|'-' indicator)|expected <block end>",
        "what begins here belongs to no key",
        "close the quotation marks above, let keys begin in one column, and put a value that "
        "holds quotation marks in the other kind",
    ),
    _Wording(
        r"could not find expected ':'",
        "this line is no key with its value",
        'write it as "key: value", or indent it under the key it belongs to',
        opening=True,
    ),
    _Wording(
        r"unexpected end of stream", "this quotation mark is never closed", "close it", opening=True
    ),
    _Wording(r"expected ',' or", "this bracket is never closed", "close it", opening=True),
    _Wording(
        r"undefined alias",
        'a value that begins with "*" refers to another, which is not there',
        "put the value in quotation marks",
    ),
    _Wording(
        r"tab character that violates", "a tab stands where only spaces can", "indent with spaces"
    ),
    _Wording(r"another document", "a second document begins here", "take the line of dashes out"),
)
_COLONS = (
    (
        1,
        r"\s*(?:- )?[\w-]+:\s+[“”„«‘’]",
        "the quotation mark here is not one of YAML",
        'write " in place of it and of the one that closes',
    ),
    (
        2,
        r"\s*(?:- )?[A-Za-z_][\w-]*:(?=[^\s:/])",
        "a space is missing after this colon",
        'write it as "key: value"',
    ),
)
"""What a colon too many comes from: how many lines above, what stands there, why, the remedy."""
"""The messages that people meet most, of PyYAML and of libyaml; any other is shown as it is."""


def loader_of(text: str, loader: type[Any] = _C) -> type[Any]:
    """Return the loader for a text, which is bounded: it is neither deep nor large.

    Raises:
        BoundsError: the text, or what it stands for, is larger or deeper than anybody writes.
    """
    if len(text) > LARGEST:
        raise _refused(f"there are more than {LARGEST:,} characters of YAML here")
    if sum(map(text.count, "[{-?:")) > FEW or "*" in text:
        _Bounds().read(text)
    return loader


class _Bounds:
    """How deep a text is, and how long it would be with its aliases written out."""

    def __init__(self) -> None:
        self.sizes: list[int] = [0]
        """Characters in each collection that is open, and outside of all."""
        self.anchors: list[str | None] = []
        """The anchors of the open collections."""
        self.named: dict[str, int] = {}
        """Characters of what each anchor stands for."""

    def read(self, text: str) -> None:
        """Read a text up to its first fault, which the loader will find again.

        Raises:
            BoundsError: it is too deep or too large.
        """
        start: Any = None
        try:
            for event in yaml.parse(text, Loader=_C):
                if isinstance(event, yaml.CollectionStartEvent):
                    start = start if self.anchors else event.start_mark
                    self.sizes.append(1)
                    self.anchors.append(event.anchor)
                    if len(self.anchors) > DEEPEST:
                        raise _refused("it is nested too deeply", start)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._add(self.anchors.pop(), self.sizes.pop())
                elif isinstance(event, yaml.ScalarEvent):
                    self._add(event.anchor, len(event.value) + 1)
                elif isinstance(event, yaml.AliasEvent):
                    self._repeat(event)
        except BoundsError:
            raise
        except FAULTS:
            return

    def _add(self, anchor: str | None, size: int) -> None:
        self.sizes[-1] += size
        if anchor is not None:
            self.named[anchor] = size

    def _repeat(self, event: yaml.AliasEvent) -> None:
        """Count what an alias stands for once more."""
        if event.anchor in self.anchors:
            raise _refused("a value holds itself", event.start_mark)
        self.sizes[-1] += self.named.get(str(event.anchor), 0)
        if sum(self.sizes) > LARGEST:
            reason = f"with its aliases, this is more than {LARGEST:,} characters"
            raise _refused(reason, event.start_mark)


def _refused(reason: str, mark: Any = None) -> BoundsError:  # noqa: ANN401 - as in line_column
    return BoundsError(problem=reason, problem_mark=mark)


def explain(text: str, error: Exception) -> YamlFault:
    """Return where and why a text is not YAML, from one of `FAULTS` that reading it raised."""
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        reason = "a merge left its marks here"
        remedy = "keep one side, and take the lines of marks away"
        return YamlFault(*_line_and_column(text, conflict.start()), reason, remedy)
    if isinstance(error, BoundsError):
        line, column = line_column(text, error.problem_mark)
        return YamlFault(line, column, error.problem or "", "write it shorter, and without aliases")
    if isinstance(error, yaml.MarkedYAMLError):
        return _explain_syntax(text, error)
    if isinstance(error, ReaderError) and (found := Reader.NON_PRINTABLE.search(text)):
        reason = f"the character U+{ord(found[0]):04X} is not allowed"
        return YamlFault(*_line_and_column(text, found.start()), reason)
    for found in _DATE.finditer(text):
        try:
            date(*map(int, found.groups()))
        except ValueError:
            reason = f"'{found[0]}' is not a date that exists"
            return YamlFault(*_line_and_column(text, found.start()), reason)
    return YamlFault(1, 1, "a value is not what its tag says")


def _explain_syntax(text: str, error: yaml.MarkedYAMLError) -> YamlFault:
    """Return the fault that a parser found, in plain words where its message is a known one."""
    line, column = line_column(text, error.problem_mark or error.context_mark)
    message = error.problem or error.context or "it cannot be read"
    if "cannot start any token" in message:
        char = text.split("\n", line)[line - 1][column - 1 : column]
        if char == "\t":
            reason, remedy = "a tab stands where only spaces can", "indent with spaces"
            return YamlFault(line, column, reason, remedy)
        return YamlFault(
            line, column, f'no value begins with "{char}"', "put the value in quotation marks"
        )
    written = text.split("\n", line)[:line]
    for number, pattern, reason, remedy in _COLONS if "mapping values" in message else ():
        if found := re.match(pattern, "".join(written[line - number : line - number + 1])):
            return YamlFault(line - number + 1, found.end(), reason, remedy)
    for wording in _WORDINGS:
        if re.search(wording.pattern, message):
            if wording.opening and error.context_mark is not None:
                line, column = line_column(text, error.context_mark)
            return YamlFault(line, column, wording.reason, wording.remedy)
    return YamlFault(line, column, message)


def line_column(text: str, mark: Any) -> tuple[int, int]:  # noqa: ANN401 - libyaml's or Python's mark
    """Return the line and column, from 1, of a mark in a text; both 1 where there is no mark."""
    if mark is None:
        return 1, 1
    at = 0
    for number, found in enumerate(_BREAK.finditer(text), 1):
        if number > mark.line:
            break
        at = found.end()
    return _line_and_column(text, min(at + mark.column, len(text)))


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
