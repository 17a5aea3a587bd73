"""The quantities of a text: numbers, amounts, dates, read by value in the text's locale."""

from concordance.quantities.locale import LOCALES, canonical
from concordance.quantities.model import Kind, Marks, Quantity, UnknownLocaleError, Value
from concordance.quantities.reader import read

__all__ = [
    "LOCALES",
    "Kind",
    "Marks",
    "Quantity",
    "UnknownLocaleError",
    "Value",
    "canonical",
    "read",
]
