"""hooks/ARCHITECTURE.md names the rooms and layers that the code has and the contract holds."""

from __future__ import annotations

import re
import tomllib

import pytest

from sites import ROOT

PAGE = (ROOT / "hooks/ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "hooks/concordance"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]


def layers_of_the_contract() -> dict[int, set[str]]:
    """Return the rooms of each layer that import-linter holds, the lowest being 0."""
    (layers,) = [contract["layers"] for contract in CONTRACTS if contract["type"] == "layers"]
    return {
        number: set(layer.replace(" ", "").split("|"))
        for number, layer in enumerate(reversed(layers))
    }


def test_the_page_has_the_layers_of_the_contract():
    """The table's numbers and rooms are the contract's."""
    named: dict[int, set[str]] = {}
    table = PAGE.split("| layer | room |")[1].split("\n\n")[0]
    for number, room in re.findall(r"^\| (\d) \| `(\w+)` \|", table, re.MULTILINE):
        named.setdefault(int(number), set()).add(room)
    assert named == layers_of_the_contract()


def test_every_room_is_a_folder_and_nothing_is_loose():
    """The package holds the rooms of the contract, `__init__` and `__main__`."""
    rooms = set().union(*layers_of_the_contract().values())
    found = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert found - {"py.typed"} == rooms | {"__init__.py", "__main__.py"}


def test_every_family_is_independent():
    """The contract of independence names every family of checks that has rules."""
    (families,) = [c["modules"] for c in CONTRACTS if c["type"] == "independence"]
    pages = {page.parent.name for page in PACKAGE.glob("checks/*/*.md")}
    assert {name.rpartition(".")[2] for name in families} == pages


PATHS = sorted(set(re.findall(r"`((?:\w+/)+[\w.]+\.(?:py|md|yml|html))`", PAGE)))


@pytest.mark.parametrize("path", PATHS)
def test_every_file_that_the_page_names_is_there(path):
    """A path is from the root, from the package, or from a room of it."""
    if "XX" in path or "NAME" in path or "FAMILY" in path:
        path = re.sub(r"/[A-Z]+\b.*", "", path)
    assert (ROOT / path).exists() or (PACKAGE / path).exists() or any(PACKAGE.glob(f"*/{path}"))
