"""A word of Latin letters with some that only look like them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from concordance.checks.hygiene.unseen import unseen
from concordance.checks.rule import page_rule
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding

ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХавеѕіјкмнорстухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXabesijkmhopctyxhdqwABEZHIKMNOPTYXo",
)
"""Letters of Cyrillic and Greek, each with the Latin one it is taken for (Unicode, UTS 39)."""
OTHERS = (
    "Ͱ-ϿЀ-ԯ\u0530-\u058fᎠ-\u13ffᲀ-\u1c8fⲀ-\u2cffꓐ-\ua4ffꙀ-\ua69fꭰ-\uabbf"
    "\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff"
)
"""Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu; letters of full width and of formulas."""
OTHER = re.compile(f"[{OTHERS}]")
WORD = re.compile(r"[^\W_]+")
LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
NUMBER = re.compile(r"[0-9][\s\u00a0\u202f]*\Z")
WIDE = 0xFF00
"""Above it stand the letters of full width and of formulas, all of which are taken for Latin."""
SYMBOLS = frozenset("αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ")
"""Greek letters that stand before and in units and names of quantities: `μm`, `kΩ`, `ΔT`."""
ELSEWHERE = frozenset(
    ("be", "bg", "chr", "cop", "el", "hy", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk")
)
"""Languages written in one of the other scripts, which mix whole words: only look-alikes count."""


@page_rule("mixed-script", family="hygiene")
def mixed_script(variant: Variant) -> Iterator[Finding]:
    """A word mixes Latin letters with those of another script, so that it only looks like itself.

    So does a unit after a number that is written in look-alikes alone, and a word or number with
    a character in it that shows nothing.
    """
    yield from unseen(variant)
    page = variant.page
    if not OTHER.search(page.text) and "&" not in page.text:
        return
    reported: set[tuple[int, str]] = set()
    for word, start, end in _words(variant):
        line = page.line_column(start)[0]
        if (line, word) not in reported:
            reported.add((line, word))
            letter = next(char for char in word if OTHER.match(char) and char not in SYMBOLS)
            script = unicodedata.name(letter, "unknown").split()[0].capitalize()
            plain = unicodedata.normalize("NFKC", word.translate(ALIKE))
            yield variant.finding(
                f'"{word}" is not all Latin: "{letter}" is {script} (U+{ord(letter):04X})',
                Span(start, end),
                hint=f'write "{plain}"' if not OTHER.search(plain) else "write it in one script",
                value=word,
            )


def _words(variant: Variant) -> Iterator[tuple[str, int, int]]:
    """Return each word at fault with its start and end in the page; some come twice."""
    page = variant.page
    native = variant.code.partition("-")[0].partition("_")[0].lower() in ELSEWHERE
    for block in page.blocks:
        for prose in block.cells or (block.prose,):
            if OTHER.search(prose.text):
                for found in WORD.finditer(prose.text):
                    if _mixed(prose.text, found, native=native):
                        start = prose.offset(found.start())
                        yield found[0], start, prose.offset(found.end() - 1) + 1
    text = page.text[: page.body] + page.without_code[page.body :]
    for found in WORD.finditer(text) if OTHER.search(text) else ():
        if _mixed(text, found, native=native):
            yield found[0], found.start(), found.end()


def _mixed(text: str, found: re.Match[str], *, native: bool) -> bool:
    """Return whether a word mixes scripts, or is a unit in look-alikes alone."""
    others = [char for char in OTHER.findall(found[0]) if char not in SYMBOLS]
    if not others:
        return False
    alike = all(ord(char) in ALIKE or ord(char) > WIDE for char in others)
    if LATIN.search(found[0]):
        return alike or not native
    letters = [char for char in found[0] if char.isalpha()]
    before = text[max(0, found.start() - 8) : found.start()]
    return not native and alike and letters == others and bool(NUMBER.search(before))
