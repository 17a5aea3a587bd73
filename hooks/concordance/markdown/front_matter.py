"""The front matter of a page: where it stands, the mapping it holds, and what is wrong with it.

`find_front_matter` alone knows the syntax of YAML; whatever writes front matter asks it. Lines of
MultiMarkdown, without dashes, are read as mkdocs reads them where a page has no YAML.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from concordance.findings.model import Finding, Severity
from concordance.markdown.front_matter_hugo import read_hugo
from concordance.markdown.front_matter_values import misfit
from concordance.project.yaml_text import FAULTS, BoundsError, explain, line_column, loader_of

RULE = "invalid-front-matter"
OPENING = re.compile(r"\ufeff?---[ \t]*(\r\n?|\n)")
CLOSING = re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
DISPLACED = re.compile(r"(?:[ \t]*\n){0,9}[ \t]*(-{2,9})[ \t]*\n(?=[A-Za-z_][\w-]*[ \t]*:)")
LINE = re.compile(r"[A-Za-z_][\w-]*[ \t]*:|[ \t]+\S|-[ \t]|#")
KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\n)")
RULED = re.compile(r"(?:[ \t]*\n)+(?![A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\n))(?=[ \t]*\S)")
"""What begins with a blank line, and then with no key: the text below a line across the page."""
PLACE = 2
"""A line and a column."""
HEADLESS = re.compile(
    r"\ufeff?(?:[A-Za-z_][\w-]*:[ \t].*\n(?:[ \t]+\S.*\n|- .*\n)*){2,}---[ \t]*\n"
)
"""Two keys or more with what is indented below them, above a line of three dashes."""
METADATA = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")
MORE_METADATA = re.compile(r"(?:[ ]{4}|\t)\s*(.*)")
"""A line of MultiMarkdown's metadata, and one that continues it. Source: mkdocs.utils.meta."""


class FrontMatter(NamedTuple):
    """Where the front matter of a text stands, in offsets of that text.

    `start` and `end` enclose the YAML, its last line end included; `body` is where the Markdown
    starts. `newline` is the line end of the opening line.
    """

    start: int
    end: int
    body: int
    newline: str


def find_front_matter(text: str) -> FrontMatter | None:
    """Find the YAML between a first line of three dashes and one of three dashes or dots.

    A byte order mark may stand before it, spaces or tabs after the marks, and any line ends.
    None where the text does not begin with it, or it is never closed.
    """
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    return FrontMatter(opening.end(), closing.start(), closing.end(), opening[1])


def too_large(text: str, path: str) -> Finding | None:
    """Return what is wrong with front matter that is deeper or larger than it may be read.

    `text` is the whole page with its own line ends, `path` where it is. None for any other.
    """
    found = find_front_matter(text)
    if found is None:
        return None
    written = text[found.start : found.end].replace("\r\n", "\n").replace("\r", "\n")
    try:
        loader_of(written)
    except BoundsError as error:
        return _not_yaml(written, path, error)
    return None


def read_front_matter(text: str, path: str) -> tuple[dict[str, Any], int, list[Finding]]:
    """Read the front matter at the start of a page.

    Args:
        text: the page's text, each line end one line feed.
        path: where the page is, for the findings.

    Returns:
        The mapping (empty where there is none, or where it cannot be read), the offset at which
        the Markdown starts, and what is wrong. What is not a mapping is taken away with its
        dashes, except that nothing is dropped when the dashes are never closed, or are two lines
        drawn across the page, the first with a blank line after it: then all of it is Markdown.
    """
    found = find_front_matter(text)
    if found is not None:
        written = text[found.start : found.end]
        mapping, problems = _mapping(written, path)
        if mapping or not RULED.match(written):
            return mapping, found.body, problems
        return {}, 0, []
    other = read_hugo(text, path)
    if other is not None:
        return other
    opening = OPENING.match(text)
    if opening is None:
        displaced = _displaced(text, path) or _headless(text, path)
        return ({}, 0, displaced) if displaced else (*_metadata(text), [])
    if KEY.match(text, opening.end()):
        message = "the front matter that begins here is never closed"
        return {}, 0, [_finding(path, 1, 1, message, "close it with a line of three dashes")]
    return {}, 0, []


def _metadata(text: str) -> tuple[dict[str, Any], int]:
    """Return what lines of "key: value" at the very start of a page say, and where they end.

    A key twice has both values. Source: mkdocs.utils.meta.get_data.
    """
    found: dict[str, Any] = {}
    key, body = "", 0
    while body < len(text):
        end = text.find("\n", body)
        line = text[body : end if end >= 0 else len(text)]
        named = METADATA.fullmatch(line)
        more = MORE_METADATA.fullmatch(line) if key and named is None else None
        if not line.strip() or not (named or more):
            break
        key = named[1].lower() if named else key
        value = (named[2] if named else more[1] if more else "").strip()
        found[key] = f"{found[key]} {value}" if key in found else value
        body += len(line) + 1
    return found, min(body, len(text))


def _displaced(text: str, path: str) -> list[Finding]:
    """Find front matter that is not read, since lines stand above it or its dashes are not three.

    At most one finding, at the line of dashes; none where what follows does not look like YAML.
    """
    found = DISPLACED.match(text)
    closing = CLOSING.search(text, found.end()) if found else None
    if found is None or closing is None:
        return []
    lines = text[found.end() : closing.start()].split("\n")
    if not all(not line.strip() or LINE.match(line) for line in lines):
        return []
    number = text.count("\n", 0, found.start(1)) + 1
    message = "the front matter is not read: a page's first line must be three dashes, and no more"
    hint = (
        "begin the file with it" if found[1] == "---" and number > 1 else "write just those there"
    )
    return [_finding(path, number, 1, message, hint)]


def _headless(text: str, path: str) -> list[Finding]:
    """Find front matter that lost its first line: keys, and then a line of three dashes.

    At most one finding. One line above dashes may be a heading: it takes two keys.
    """
    if HEADLESS.match(text) is None:
        return []
    message = "the front matter is not read: a page's first line must be three dashes, and no more"
    return [_finding(path, 1, 1, message, "put a line of three dashes above it")]


def _mapping(written: str, path: str) -> tuple[dict[str, Any], list[Finding]]:
    """Return the mapping that the YAML of a front matter is, and what is wrong with it.

    `written` begins on line 2 of the page. The mapping is empty where there is a fault.
    """
    loader: Any = None
    try:
        loader = loader_of(written)(written)
        node = loader.get_single_node()
        if node is None:
            return {}, []
        if not isinstance(node, yaml.MappingNode):
            line, column = line_column(written, node.start_mark)
            message = "the front matter is not a mapping of keys to values"
            hint = 'write each line as "key: value"'
            return {}, [_finding(path, line + 1, column, message, hint)]
        problems = _doubled(node, written, path)
        found = loader.construct_document(node)
        for key, value in [*found.items()]:
            message, hint = misfit(key, value)
            if message:
                del found[key]
                mark = next((name.start_mark for name, _ in node.value if name.value == key), None)
                line, column = line_column(written, mark)
                problems.append(_finding(path, line + 1, column, message, hint))
    except FAULTS as error:
        return {}, [_not_yaml(written, path, error)]
    finally:
        if loader is not None:
            loader.dispose()
    return found, problems


def _not_yaml(written: str, path: str, error: Exception) -> Finding:
    """Return a finding for what reading a front matter raised."""
    line, column, reason, hint = explain(written, error)
    fault = "is not YAML" if isinstance(error, yaml.MarkedYAMLError) else "cannot be read"
    fault = "cannot be read" if isinstance(error, BoundsError) else fault
    message = f"the front matter {fault}: {reason}"
    return _finding(path, line + 1, column, message, hint or "put the value in quotation marks")


def _doubled(node: yaml.MappingNode, written: str, path: str) -> list[Finding]:
    """Find the keys written twice, of which YAML silently takes the last; one finding for each."""
    seen: dict[str, Any] = {}
    problems = []
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if key.value in seen:
            line, column = line_column(written, key.start_mark)
            first, _ = line_column(written, seen[key.value])
            message = f'the front matter has "{key.value}" twice, first on line {first + 1}'
            hint = "keep one of the two; the last one holds"
            problems.append(_finding(path, line + 1, column, message, hint))
        else:
            seen[key.value] = key.start_mark
    return problems


def _finding(path: str, line: int, column: int, message: str, hint: str) -> Finding:
    return Finding(path, line, column, RULE, message, Severity.ERROR, hint=hint)
