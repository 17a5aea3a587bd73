"""The nodes of a data file: what stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from concordance.findings.model import Finding
from concordance.project.yaml_text import line_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.data_texts import DataFile
    from concordance.findings.model import Counterpart

Pairs = list[tuple[str, yaml.Node, yaml.Node]]
"""The keys of a mapping, each with its node and its value's."""


def mappings(node: yaml.Node | None) -> Iterator[Pairs]:
    """Yield every mapping of a file, an alias of one once, in the order of the file."""
    waiting: list[yaml.Node | None] = [node]
    seen: set[int] = set()
    while waiting:
        at = waiting.pop()
        if at is None or id(at) in seen:
            continue
        seen.add(id(at))
        if isinstance(at, yaml.SequenceNode):
            waiting += reversed(at.value)
        elif isinstance(at, yaml.MappingNode):
            yield pairs(at)
            waiting += [value for _, value in reversed(at.value)]


def pairs(node: yaml.Node | None) -> Pairs:
    """Return the keys of a mapping that are texts; none of another node."""
    if not isinstance(node, yaml.MappingNode):
        return []
    return [
        (str(key.value), key, value)
        for key, value in node.value
        if isinstance(key, yaml.ScalarNode)
    ]


def values(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return the values of a mapping by key; none of another node."""
    return {name: value for name, _, value in pairs(node)}


def finding(
    data: DataFile,
    node: yaml.Node | None,
    message: str,
    hint: str,
    *,
    value: str = "",
    variants: tuple[Counterpart, ...] = (),
) -> Finding:
    """Make a finding at a node of a data file; the rule is filled in by `check`."""
    line, column = line_column(data.text, node.start_mark if node is not None else None)
    return Finding(
        data.path, line, column, "", message, hint=hint, value=value or message, variants=variants
    )
