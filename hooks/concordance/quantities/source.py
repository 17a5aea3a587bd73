"""The text being read, beside its lower-case twin and the rules of its locale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from concordance.quantities.model import NO_MARKS, Kind, Marks, Quantity, Value

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale

_ONE = Decimal(1)
_NO_QUANTITY = (Kind.VERSION, Kind.IDENTIFIER)


class Source(msgspec.Struct, frozen=True, gc=False):
    """A text, the same in lower case (same length), and how its locale writes quantities."""

    text: str
    low: str
    rules: Locale

    @classmethod
    def of(cls, text: str, rules: Locale) -> Source:
        """Prepare a text for reading."""
        low = text.lower()
        if len(low) != len(text):  # "İ" alone grows, and offsets must not move
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        return cls(text, low, rules)

    def name(self, start: int, end: int) -> Quantity:
        """Make the identifier of a stretch of the text."""
        return self.quantity(start, end, Kind.IDENTIFIER, (self.text[start:end],))

    def quantity(
        self,
        start: int,
        end: int,
        kind: Kind,
        values: tuple[Value, ...],
        *,
        unit: str = "",
        candidates: tuple[Value, ...] = (),
        approximate: bool = False,
        spelled: bool = False,
        optional: bool = False,
        marks: Marks = NO_MARKS,
        scale: Decimal = _ONE,
        stem: tuple[int, int] | None = None,
    ) -> Quantity:
        """Make the quantity of a stretch of the text."""
        return Quantity(
            self.text[start:end],
            start,
            end,
            kind,
            values,
            unit,
            candidates,
            approximate,
            spelled,
            optional or kind in _NO_QUANTITY,
            marks,
            scale,
            stem or (start, end),
        )
