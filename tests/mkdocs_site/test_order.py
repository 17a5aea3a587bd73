"""Every priority of an event stands in one table, with a name and a reason."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from concordance.mkdocs_site import order
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

HOOKS = ROOT / "hooks"
EVENTS = HOOKS / "concordance" / "mkdocs_site" / "events"
TABLE = {name: value for name, value in vars(order).items() if name.isupper()}


def priorities() -> Iterator[tuple[str, ast.expr]]:
    """Yield the file and the argument of each `event_priority(...)` of the hooks."""
    for path in sorted(HOOKS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("event_priority"):
                yield path.relative_to(HOOKS).as_posix(), node.args[0]


def test_events_name_their_priority():
    """No number stands beside an event, and no name of the table is without an event."""
    used = {ast.unparse(argument) for _, argument in priorities()}
    assert used == {f"order.{name}" for name in TABLE}


def test_each_priority_has_a_reason():
    """A sentence stands below each number."""
    body = ast.parse((EVENTS.parent / "order.py").read_text(encoding="utf-8")).body
    for statement, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.Assign):
            assert isinstance(after, ast.Expr), ast.unparse(statement)
            assert isinstance(ast.literal_eval(after.value), str)


@pytest.mark.parametrize("path", sorted(HOOKS.glob("[!_]*.py")), ids=lambda path: path.name)
def test_a_hook_is_a_name_of_its_events(path):
    """A file that a site names in mkdocs.yml says what it does, and takes each of its events."""
    _, *code = ast.parse(path.read_text(encoding="utf-8")).body
    assert [ast.unparse(each) for each in code] == [
        f"from concordance.mkdocs_site.events.{path.stem} import *"
    ]
    assert (EVENTS / path.name).exists()
