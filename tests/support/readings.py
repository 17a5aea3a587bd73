"""What the tests of quantities share: the case files, and how a reading is written in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from concordance.quantities.model import plain

if TYPE_CHECKING:
    from concordance.quantities import Quantity

CASES = Path(__file__).parents[1] / "quantities" / "cases"


def lines(name: str) -> list[list[str]]:
    """Read a case file: tab-separated columns, blank lines and `#` comments left out."""
    text = (CASES / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def describe(quantities: list[Quantity]) -> str:
    """Write a reading as the case files do: `amount 100000000000 USD ~ | date 2024`.

    `~` marks an approximation, `?` what a translation may leave out, `(or x)` other candidates.
    """
    return " | ".join(_one(quantity) for quantity in quantities) or "-"


def _one(quantity: Quantity) -> str:
    others = [plain(c) for c in quantity.candidates]
    others = [c for c in dict.fromkeys(others) if c not in {plain(v) for v in quantity.values}]
    parts = [
        quantity.kind.value,
        quantity.value,
        quantity.unit,
        "~" if quantity.approximate else "",
        "?" if quantity.optional else "",
        f"(or {', '.join(others)})" if others else "",
    ]
    return " ".join(part for part in parts if part)
