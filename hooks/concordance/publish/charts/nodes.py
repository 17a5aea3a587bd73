"""YAML with positions: what a data file holds, and where it is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

import yaml

from concordance.findings.model import Finding
from concordance.project.yaml_text import FAULTS, explain, line_column, loader_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

RULE = "invalid-figure"
LARGEST = Decimal("1e30")


@dataclass
class Nodes:
    """Reads the nodes of one file and keeps the problems met, each with its position.

    A reading that fails notes a problem and gives an empty value, so that one pass over a file
    finds all of them. `languages` are the codes every text must have; those that are `begun` may
    lack one, and then show the first other's.
    """

    path: str
    languages: Sequence[str]
    problems: list[Finding] = field(default_factory=list)
    text: str = ""
    begun: Collection[str] = ()

    def problem(self, node: yaml.Node | None, message: str, hint: str) -> None:
        """Note a problem at a node, or at the file's start where `node` is None.

        `message` says what is wrong, `hint` what to do.
        """
        line, column = line_column(self.text, node.start_mark if node is not None else None)
        self.problems.append(Finding(self.path, line, column, RULE, message, hint=hint))

    def root(self, text: str) -> yaml.Node | None:
        """Compose the file's one document, without building a single object from its tags."""
        self.text = text
        try:
            node = yaml.compose(text, loader_of(text, yaml.SafeLoader))
        except FAULTS as error:
            line, column, reason, hint = explain(text, error)
            message = f"this is not YAML: {reason.rstrip('.')}"
            self.problems.append(
                Finding(self.path, line, column, RULE, message, hint=hint or "mend it")
            )
            return None
        if node is None:
            self.problem(None, "the file is empty", "write a figure, or delete the file")
        return node

    def mapping(
        self, node: yaml.Node | None, required: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, yaml.Node]:
        """Return a mapping's values by key; say which keys are unknown, twice there, or missing."""
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, "keys with values are expected here", f"write {_list(required)}")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in required and name not in optional:
                allowed = _list([*required, *optional])
                self.problem(key, f'"{name}" is not a key that is known here', f"use {allowed}")
            elif name in found:
                self.problem(key, f'"{name}" is given twice', "keep one")
            else:
                found[name] = value
        missing = [name for name in required if name not in found]
        if missing:
            verb = "is" if len(missing) == 1 else "are"
            named = ", ".join(f'"{name}"' for name in missing)
            self.problem(node, f"{named} {verb} missing", "add it")
        return found

    def pairs(self, node: yaml.Node | None) -> dict[str, yaml.Node]:
        """Return a mapping whose keys are the author's own."""
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.problem(node, "keys with values are expected here", "write one per line")
            return {}
        return {str(key.value): value for key, value in node.value}

    def sequence(self, node: yaml.Node | None, *, least: int = 1) -> list[yaml.Node]:
        """Return a list's items; an empty list is a problem unless `least` is 0."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.problem(node, "a list is expected here", "begin each item with a hyphen")
            return []
        if len(node.value) < least:
            self.problem(node, "this list is empty", "add an item, or delete the figure")
        return list(node.value)

    def string(self, node: yaml.Node | None) -> str:
        """Return a text that is not empty."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(node, "a text is expected here", "write it on one line")
            return ""
        text = str(node.value).strip(" \t\n")
        if not text:
            self.problem(node, "the value is missing", "write it after the colon")
        return text

    def strings(self, node: yaml.Node | None) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.string(item) for item in self.sequence(node, least=0))

    def words(self, node: yaml.Node | None) -> dict[str, str]:
        """Return a text by language; one text alone stands for every language."""
        if isinstance(node, yaml.ScalarNode):
            text = self.string(node)
            return dict.fromkeys(self.languages, text)
        whole = [code for code in self.languages if code not in self.begun]
        found = self.mapping(node, whole, self.begun)
        texts = {code: self.string(found.get(code)) for code in self.languages}
        return {
            code: text if code in found or code in whole else texts[whole[0]]
            for code, text in texts.items()
        }

    def number(self, node: yaml.Node | None) -> Decimal:
        """Return a number above zero, exactly as written: `54.2`, `100e9`, `100_000`."""
        if node is None:
            return Decimal(0)
        text = self.string(node)
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if text and not (value.is_finite() and 0 < value < LARGEST):
            self.problem(node, f'"{text}" is not a number above zero', "write one, as 54.2 or 1e9")
            return Decimal(0)
        return value if text else Decimal(0)

    def choice(self, node: yaml.Node | None, allowed: Collection[str]) -> str:
        """Return one of the names that are known."""
        text = self.string(node)
        if text and text not in allowed:
            self.problem(node, f'"{text}" is not known here', f"use {_list(allowed)}")
            return ""
        return text


def _list(names: Collection[str]) -> str:
    return ", ".join(names)
