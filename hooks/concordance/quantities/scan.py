"""The text being read, beside its lower-case twin and the rules of its locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from concordance.quantities.model import NAMES, Kind, Quantity, Value

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale


class Scan(msgspec.Struct, frozen=True, gc=False):
    """A text, the same in lower case (same length), and how its locale writes quantities."""

    text: str
    low: str
    rules: Locale

    @classmethod
    def of(cls, text: str, rules: Locale) -> Scan:
        """Prepare a text for reading."""
        low = text.lower()
        if len(low) != len(text):  # "İ" alone grows, and offsets must not move
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        return cls(text, low, rules)

    def quantity(self, start: int, end: int, kind: Kind, *values: Value) -> Quantity:
        """Make the quantity of a stretch of the text; `replace` puts in what else is known of it.

        Args:
            start: index of its first character.
            end: index after its last.
            kind: what it is; a version or an identifier is optional.
            values: its value, or the two ends of a range.

        Returns:
            The quantity, its numeral being the whole stretch.
        """
        return Quantity(
            text=self.text[start:end],
            start=start,
            end=end,
            kind=kind,
            values=values,
            optional=kind in NAMES,
            numeral_span=(start, end),
        )

    def name(self, start: int, end: int, kind: Kind = Kind.IDENTIFIER) -> Quantity:
        """Make the identifier or version that the text from `start` to `end` is.

        Its value is that text.
        """
        return self.quantity(start, end, kind, self.text[start:end])

    def stretched(self, quantity: Quantity, start: int, end: int) -> Quantity:
        """Return a quantity that covers the text from `start` to `end`.

        Its numeral stays, and all else that is known of it.
        """
        return replace(quantity, text=self.text[start:end], start=start, end=end)
