"""`concordance read`: show what is understood of the quantities of a text."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from concordance.cli.output import columns, echo, format_option
from concordance.quantities import UnknownLocaleError, read
from concordance.quantities.model import plain

if TYPE_CHECKING:
    from concordance.quantities import Quantity

EPILOG = """\b
JSON, alone on stdout:
  {"quantities": [{"text", "kind", "value", "unit", "start", "end",
                   "candidates", "approximate", "bound"}]}
"value" is a decimal or an ISO 8601 date or time ("--05-01" where no year is
said), two of them for a range ("5..10", "2001/2006"); "unit" is an ISO 4217
code, an SI or IEC symbol, "%", "‰" or "century"; "start" and "end" count
characters from 0; "candidates" are the values the text may have where it is
ambiguous, the locale's reading first; "bound" is ">=" for "at least", "<=" for
"up to", ">", "<", "=" for "exactly", "?" where a negation leaves it open.

Exit code: 0, or 2 where there are no rules for the locale.
"""

HEADER = ("text", "kind", "value", "unit", "")


@click.command(epilog=EPILOG)
@click.option("--locale", required=True, metavar="TAG", help="The text's locale, as pt-PT.")
@format_option(("text", "json"), "How to write what is read.")
@click.argument("text", required=False)
def command(*, locale: str, form: str, text: str | None) -> None:
    """Read the numbers, amounts and dates of a text.

    Without TEXT, or with -, standard input is read.
    """
    if text in {None, "-"}:
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        found = read(text or "", locale)
    except UnknownLocaleError as error:
        raise click.UsageError(str(error)) from None
    if form == "json":
        echo(json.dumps({"quantities": [_item(q) for q in found]}, ensure_ascii=False))
    else:
        echo(columns([HEADER, *map(_row, found)]) if found else "no quantity")


def _item(quantity: Quantity) -> dict[str, object]:
    """Return a quantity as the JSON has it."""
    return {
        "text": quantity.text,
        "kind": quantity.kind.value,
        "value": quantity.value,
        "unit": quantity.unit,
        "start": quantity.start,
        "end": quantity.end,
        "candidates": [plain(value) for value in quantity.candidates],
        "approximate": quantity.approximate,
        "bound": quantity.bound,
    }


def _row(quantity: Quantity) -> tuple[str, ...]:
    """Return a quantity as a row of the table, what is uncertain last."""
    notes = ["approximate"] if quantity.approximate else []
    if quantity.bound:
        notes.append(f"bound {quantity.bound}")
    others = [plain(v) for v in quantity.candidates if v not in quantity.values]
    others = [value for value in dict.fromkeys(others) if value not in quantity.value.split("..")]
    if others:
        notes.append(f"or {' or '.join(others)}")
    text = " ".join(quantity.text.split())
    return (text, quantity.kind.value, quantity.value, quantity.unit, ", ".join(notes))
