"""Portuguese typography, of Brazil and of Portugal.

Sources: Manual de Comunicação da Secom, Senado Federal (Brazil); Código de Redação
Interinstitucional, Serviço das Publicações da União Europeia (Portugal).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.typography.slip import FIXED, Slip, spaced, units, words

if TYPE_CHECKING:
    from collections.abc import Iterator

PERCENT = re.compile(rf"(?<=\d)[ {FIXED}](?=[%‰])")
GUILLEMET = re.compile(rf"«[ {FIXED}]?|[ {FIXED}]?»")
WORDS = words(
    "o os de da dos das um uma e em é são para por com sem sobre que se seu "
    "sua na nos nas ao à ou não mais como este esta isso você "
)
"""Words that a phrase of the language is hardly without; not all are its alone."""


def slips(text: str, locale: str) -> Iterator[Slip]:
    """Find the departures in a text; `locale` is a BCP 47 tag."""
    yield from spaced(text)
    yield from units(text)
    if locale.endswith("-PT"):
        return
    for found in PERCENT.finditer(text) if "%" in text or "‰" in text else ():
        yield Slip(found.start(), found.end(), "", 'space before "%"', "no space")
    for found in GUILLEMET.finditer(text) if "«" in text or "»" in text else ():
        right = "“" if "«" in found.group() else "”"
        yield Slip(found.start(), found.end(), right, "« » for quotation marks", "“ ”")
