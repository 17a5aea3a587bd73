"""A finding's message and remedy in the contributor's language: `messages/*.toml`, a table of both.

Rules speak English, and so do the baseline, the caches and the rules' pages: findings are put into
another language when they are shown, and at no other time. A message is looked up by its pattern:

    [[say]]
    en = '"{quote}" of {@codes} is missing here'
    fr = '« {quote} » de {codes} manque ici'

What braces hold is taken over. A mark before its name says what it is:

    {name}    any text of the page
    {-name}   one word
    {+name}   a count or a line
    {@name}   languages: `fr`, `fr and pt`
    {=name}   a value, written as the language writes it
    {*name}   a message of the table itself
    {>name}   the same, or a part of one: what has `part = true` is no message alone
    {!name}   what is no word of English: its first word has another character than letters
    {`name}   pieces of code: `a`, `b` and `c`

`<has|have>` in English is either word; `<codes:a|ont>` in a translation is the first for one and
the second for several. A message that is not in the table, or holds one that is not, stays English
as a whole.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.findings.wording import FALLBACK, codes_again, wording, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from concordance.findings.model import Finding

FOLDER = Path(__file__).parent / "messages"
LONGEST = 600
"""Characters of the longest message that is looked up: what is longer stays English."""
DEPTH = 6
"""How many messages hold each other at the most; the places of a habit are four."""
KEPT = 4096
"""So many translations are remembered: a page says the same again."""
_MARKED = re.compile(r"\{([-@+=*!`>]?)([a-z]\w*)\}|<([^<>|{}]*\|[^<>{}]*)>")
_CHOICE = re.compile(r"<(\w+):([^<>|]*)\|([^<>|]*)>")
_HOLE = re.compile(r"\{([a-z]\w*)\}")
_CODE = r"[\w-]+"
_PLAIN = '[^"]+?'
"""What a text is taken for at first: one that holds no quotation mark."""
_KINDS = {
    "": ".+?",
    "-": r'[^\s"]+',
    "*": ".+?",
    ">": ".+?",
    "+": r"[\d,]+",
    "=": '[^";]+?',
    "!": r"\S*[^\sA-Za-z]\S*(?: .*?)??",
    "`": "`.*?`",
    "@": f"{_CODE}(?:, {_CODE})*(?: and {_CODE})?",
}


@dataclass(frozen=True)
class Pattern:
    """A message of the table, or a part: its English, the longest fixed piece, its translations."""

    english: str
    fixed: str
    texts: Mapping[str, str]
    part: bool = False

    @property
    def own(self) -> int:
        """How many of its characters are its own: what has most of them is tried first."""
        return len(_MARKED.sub("", self.english))


def in_language(findings: Iterable[Finding], language: str) -> list[Finding]:
    """Return findings with message and remedy in a language, those it cannot say in English.

    Args:
        findings: findings as the rules make them; what identifies them is not changed.
        language: one of `wording.LANGUAGES`.
    """
    if language == FALLBACK:
        return list(findings)
    return [_in_language(finding, language) for finding in findings]


def _in_language(finding: Finding, language: str) -> Finding:
    message = said(finding.message, language)
    hint = said(finding.hint, language) if finding.hint else ""
    if message is None or hint is None:
        return finding
    places = tuple(_in_language(place, language) for place in finding.places)
    return replace(finding, message=message, hint=hint, places=places)


def said(text: str, language: str) -> str | None:
    """Return an English message or remedy in another language; None where the table lacks it."""
    if language == FALLBACK:
        return text
    return _said(text, language, part=False, depth=DEPTH) if len(text) <= LONGEST else None


@lru_cache(maxsize=KEPT)
def _said(text: str, language: str, *, part: bool, depth: int) -> str | None:
    """Return a message, or with `part` what is but a part of one, that may hold `depth` others."""
    for plain in (True, False):
        for pattern in patterns():
            if pattern.fixed not in text or pattern.part > part:
                continue
            found = _compiled(pattern.english, plain=plain).fullmatch(text)
            filled = _filled(pattern, found.groupdict(), language, depth) if found else None
            if filled is not None:
                return filled
    return None


def _filled(pattern: Pattern, values: Mapping[str, str], language: str, depth: int) -> str | None:
    """Return the translation of a pattern with its values; None where one cannot be said."""
    several = {name: _is_several(value) for name, value in values.items()}
    shown = dict(values)
    for mark, name, _ in _MARKED.findall(pattern.english):
        if mark in {"*", ">"}:
            inner = (
                _said(values[name], language, part=mark == ">", depth=depth - 1) if depth else None
            )
            if inner is None:
                return None
            shown[name] = inner
        elif mark in {"@", "`"}:
            shown[name] = codes_again(values[name]).replace(
                " and ", f" {wording(language)['and']} "
            )
        elif mark in {"=", "+"}:
            shown[name] = written(values[name], language)
    text = _CHOICE.sub(lambda one: one[3] if several[one[1]] else one[2], pattern.texts[language])
    return _HOLE.sub(lambda hole: shown[hole[1]], text)


def _is_several(value: str) -> bool:
    """Return whether languages, or a count, are more than one."""
    return " and " in value or (value[:1].isdigit() and value != "1")


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the table in the order in which it is tried: what is said of a message first."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for texts in tomllib.loads(path.read_text(encoding="utf-8"))["say"]:
            english, part = texts.pop(FALLBACK), texts.pop("part", False)
            pieces = _MARKED.split(english)[:: _MARKED.groups + 1]
            found.append(Pattern(english, max(pieces, key=len), texts, part))
    return tuple(
        sorted(found, key=lambda one: (not one.english.startswith("{*message}"), -one.own))
    )


@cache
def _compiled(english: str, *, plain: bool) -> re.Pattern[str]:
    """Return what matches a message; `plain` where no text in it holds a quotation mark."""
    kinds = _KINDS | {"": _PLAIN} if plain else _KINDS
    parts, at, names = [], 0, set[str]()
    for marked in _MARKED.finditer(english):
        parts.append(re.escape(english[at : marked.start()]))
        mark, name, words = marked.groups()
        if words is not None:
            parts.append(f"(?:{'|'.join(map(re.escape, words.split('|')))})")
        else:
            parts.append(f"(?P={name})" if name in names else f"(?P<{name}>{kinds[mark]})")
            names.add(name)
        at = marked.end()
    return re.compile("".join([*parts, re.escape(english[at:])]), re.DOTALL)
