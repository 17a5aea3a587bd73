"""Where a YAML file names a page: the places of its scalars, so that the rest stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from concordance.finding import Edit
from concordance.model import Span
from concordance.yaml_text import FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def named_in(path: Path, name: str) -> bool:
    """Tell whether a YAML file has this text as a value."""
    text = path.read_text(encoding="utf-8-sig")
    return any(node.value == name for node in scalars(text))


def edits_of(text: str, names: Mapping[str, str]) -> list[Edit]:
    """Give the edits that put new names where a YAML text has old ones as values."""
    found = []
    for node in scalars(text):
        if node.value in names:
            span = Span(node.start_mark.index, node.end_mark.index)
            raw = text[span.start : span.end]
            if node.value in raw:
                found.append(Edit(span, raw.replace(node.value, names[node.value], 1)))
    return found


def scalars(text: str, key: str = "") -> Iterator[yaml.ScalarNode]:
    """Give the scalars that are values in a YAML text, each once; below one top key if given.

    What cannot be read has none.
    """
    try:
        top = yaml.compose(text, yaml.SafeLoader)
    except FAULTS:
        return
    if key and isinstance(top, yaml.MappingNode):
        top = next((value for name, value in top.value if name.value == key), None)
    seen: set[int] = set()
    waiting = [top] if top is not None else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
