"""Where a YAML file names a page: the places of its scalars, so that the rest stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from concordance.findings.model import Edit, Span
from concordance.project.mkdocs_yml import inherited
from concordance.project.yaml_text import FAULTS, loader_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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
    """Return the edits that put new names where a YAML text has old ones as values."""
    found = []
    for node in scalars(text):
        if node.value in names:
            span = Span(node.start_mark.index, node.end_mark.index)
            raw = text[span.start : span.end]
            if node.value in raw:
                found.append(Edit(span, raw.replace(node.value, names[node.value], 1)))
    return found


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
