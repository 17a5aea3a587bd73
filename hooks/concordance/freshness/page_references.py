"""Where a YAML file names a page: the places of its scalars, so that the rest stays as it is."""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING

import yaml

from concordance.findings.model import Edit, Span
from concordance.project.mkdocs_yml import inherited
from concordance.project.yaml_text import FAULTS, loader_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path


def refers_to(path: Path, name: str) -> bool:
    """Return whether a configuration, or one it inherits from, has this text as a value."""
    return any(
        node.value == name
        for file in inherited(path)
        for node in scalars(file.read_text(encoding="utf-8-sig"))
    )


def has_nav(path: Path) -> bool:
    """Return whether a configuration, or one it inherits from, has a `nav`, at any depth."""
    return any(
        isinstance(name, yaml.ScalarNode) and name.value == "nav"
        for file in inherited(path)
        for node in _mappings(file.read_text(encoding="utf-8-sig"))
        for name, _ in node.value
    )


def renaming_edits(text: str, names: Mapping[str, str]) -> list[Edit]:
    """Return the edits that put new names where a YAML text has old ones as values.

    A value may name a place of the page, `page.md#id`, which it keeps.
    """
    found = []
    for node in scalars(text):
        name = node.value.partition("#")[0]
        if name in names:
            span = Span(node.start_mark.index, node.end_mark.index)
            raw = text[span.start : span.end]
            if name in raw:
                new = written(names[name], node.style)
                found.append(Edit(span, raw.replace(name, new, 1)))
    return found


def written(value: str, style: str | None = None) -> str:
    """Return a text as YAML reads it back as text: between the quotes of a style, else plain.

    In quotes where plain it would be read as something else: `no`, `2024`, `a: b`.
    """
    quoted = json.dumps(value, ensure_ascii=False)
    if style:
        return {"'": value.replace("'", "''"), '"': quoted[1:-1]}.get(style, value)
    try:
        plain = yaml.safe_load(f"[{value}]") == [value]
    except FAULTS:
        plain = False
    return value if plain else quoted


def removal_edits(text: str, key: str, names: Collection[str], new: str = "") -> list[Edit]:
    """Return the edits that take names out of the lists below a key of a YAML text, at any depth.

    An item goes with its line; so does a pair or a section that names nothing else. A list that
    loses all is written `[]`. Where `new` is given, it stands in place of the first that goes,
    unless its list has it already.
    """
    edits: list[Edit] = []
    for name, value in _lists(text, key):
        there = {item.value for item in value.value if isinstance(item, yaml.ScalarNode)}
        kept = new if new not in there else ""
        if _goes(value, names) and not kept:
            after = text.index(":", name.end_mark.index) + 1
            edits.append(Edit(Span(after, _end(value)), " []"))
        else:
            edits += _removals(text, value, names, kept)
    return edits


def nav_insertion(text: str, key: str) -> Edit | None:
    """Return the edit that names a page in a `nav`, after the last page of the same folder.

    None where the text has no such page on a line of its own, or names the page already.
    """
    folder = posixpath.dirname(key)
    beside: yaml.Node | None = None
    for _, value in _lists(text, "nav"):
        for node in _nodes(value):
            if isinstance(node, yaml.ScalarNode) and node.value == key:
                return None
            for item in node.value if isinstance(node, yaml.SequenceNode) else ():
                page = item.value[0][1] if _is_pair(item) else item
                if isinstance(page, yaml.ScalarNode) and posixpath.dirname(page.value) == folder:
                    later = beside is None or item.start_mark.index > beside.start_mark.index
                    beside = item if later and not _is_flow(node) else beside
    if beside is None:
        return None
    start = text.rfind("\n", 0, beside.start_mark.index) + 1
    before = text[start : beside.start_mark.index]
    end = text.find("\n", _end(beside))
    at = len(text) if end < 0 else end
    return Edit(Span(at, at), f"\n{before}{written(key)}") if before.strip() == "-" else None


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _is_pair(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and len(node.value) == 1


def _lists(text: str, key: str) -> Iterator[tuple[yaml.Node, yaml.SequenceNode]]:
    """Return each list of a YAML text that stands below a key of this name, with the key."""
    for node in _mappings(text):
        for name, value in node.value:
            if name.value == key and isinstance(value, yaml.SequenceNode):
                yield name, value


def _goes(node: yaml.Node, names: Collection[str]) -> bool:
    """Return whether an item names nothing but what goes."""
    if isinstance(node, yaml.ScalarNode):
        return node.value in names
    parts = node.value if isinstance(node, yaml.SequenceNode) else [pair[1] for pair in node.value]
    return bool(parts) and all(_goes(part, names) for part in parts)


def _removals(text: str, node: yaml.Node, names: Collection[str], new: str) -> Iterator[Edit]:
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _removals(text, value, names, new)
    if not isinstance(node, yaml.SequenceNode):
        return
    items = node.value
    for place, item in enumerate(items):
        span = Span(item.start_mark.index, _end(item))
        if not _goes(item, names):
            yield from _removals(text, item, names, new)
        elif new:
            yield Edit(span, written(new))
            new = ""
        elif node.flow_style:
            following = items[place + 1 :]
            before = _end(items[place - 1]) if place else span.start
            after = following[0].start_mark.index if following else span.end
            yield Edit(Span(span.start, after) if following else Span(before, span.end), "")
        else:
            start = text.rfind("\n", 0, span.start) + 1
            end = text.find("\n", span.end)
            if text[start : span.start].strip() == "-":
                yield Edit(Span(start, len(text) if end < 0 else end + 1), "")


def _end(node: yaml.Node) -> int:
    """Return where a node ends: PyYAML gives a block's end as the start of what follows."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)


def naming_lines(text: str, names: Collection[str], gone: Collection[Span]) -> list[int]:
    """Return the lines of a YAML text, from 1, whose values name one of `names`, but in `gone`."""
    return sorted(
        node.start_mark.line + 1
        for node in scalars(text)
        if node.value.partition("#")[0] in names
        and not any(span.start <= node.start_mark.index < span.end for span in gone)
    )


def scalars(text: str, key: str = "") -> Iterator[yaml.ScalarNode]:
    """Return the scalars that are values in a YAML text, each once; below one top key if given.

    What cannot be read has none.
    """
    top = _read(text)
    if key and isinstance(top, yaml.MappingNode):
        top = next((value for name, value in top.value if name.value == key), None)
    yield from (node for node in _nodes(top) if isinstance(node, yaml.ScalarNode))


def _mappings(text: str) -> Iterator[yaml.MappingNode]:
    return (node for node in _nodes(_read(text)) if isinstance(node, yaml.MappingNode))


def _read(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, loader_of(text))
    except FAULTS:
        return None


def _nodes(top: yaml.Node | None) -> Iterator[yaml.Node]:
    """Return the values of a YAML text and what holds them, each once."""
    seen: set[int] = set()
    waiting = [top] if top is not None else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
