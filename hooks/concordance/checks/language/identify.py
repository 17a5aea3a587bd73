"""Which of a project's languages a piece of prose is in, if that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.markdown.model import Link, Prose

WORDS = 6
"""Fewer words say too little; those with a capital are names as often as not, and do not count."""
MARGIN = 0.02
"""How much more likely, of 1, another language must be than the page's own."""
SHORT, SHORT_MARGIN = 12, 0.1
"""Up to so many words the margin must be wider: names and loans weigh more."""
WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+")
QUOTED = re.compile(r"«[^«»]*+»|“[^“”]*+”|„[^„“”]*+[“”]|\"[^\"\n]*+\"")
FENCED = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?(?:^[ \t]*\1|\Z)", re.DOTALL | re.MULTILINE)
MARKS = re.compile(r"[«“„\"@/{:_]|www|(?<!\w)-|[A-Z]\w*-")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S++|[\w.+-]++@[\w.-]++|[\w.-]*+/[\w./-]++"
    r"|(?<!\w)--?[A-Za-z][\w-]*+|\{[^{}\n]*+\}|:[\w-]++:|\b[A-Z]\w*+-[\w-]++|\b[^\W_]++_\w++"
)


@dataclass(frozen=True)
class Identifier:
    """Tells the languages of one project apart; `codes` are the primary subtags it knows of them.

    A language that the library does not know, or of which two locales stand in one project, is
    never found and its pages are never judged.
    """

    codes: frozenset[str]
    _judge: Any = field(repr=False)

    def guess(self, text: str) -> str:
        """Return the language a text of any length is most likely in; cheap, and often wrong."""
        return str(self._judge.detect(text)) if self._judge is not None else ""

    def sure(self, text: str) -> str:
        """Return the language a text is most likely in; nothing where it is too short to say."""
        if count(text) < WORDS or len(self.codes) < 2:  # noqa: PLR2004 - as below
            return ""
        return str(self._judge.detect(text))

    def foreign(
        self, text: str, page_language: str, margin: float = 0.0, least: int = WORDS
    ) -> str:
        """Return the language a text is in where it is surely not the page's; else nothing.

        `page_language` is a primary subtag (`pt` of pt-BR); `margin` is required on top of the
        usual one, of a score from 0 to 1; a text of fewer than `least` words is not judged.
        """
        if page_language not in self.codes or len(self.codes) < 2:  # noqa: PLR2004 - two to tell apart
            return ""
        words = count(text)
        if words < least:
            return ""
        found = self._judge.detect_details(text)
        language: str = found.language
        if language == page_language or language not in self.codes:
            return ""
        gap = found.scores[language] - found.scores.get(page_language, 0.0)
        required = SHORT_MARGIN if words <= SHORT else MARGIN
        return language if gap >= required + margin else ""


def count(text: str) -> int:
    """Count the words of a text that do not begin with a capital."""
    return sum(1 for word in WORD.findall(text) if not word[0].isupper())


def primary(code: str) -> str:
    """Return the primary subtag of a language code: `pt` of `pt_BR`."""
    return code.replace("_", "-").split("-")[0].lower()


@cache
def identifier(codes: tuple[str, ...]) -> Identifier:
    """Make the identifier of a project's languages, given by code or locale."""
    import eldc  # type: ignore[import-untyped]  # noqa: PLC0415 - 20 MB of tables, for the rules of language alone

    given = [primary(code) for code in codes]
    supported = frozenset(
        code for code in given if code in eldc.LANGUAGES and given.count(code) == 1
    )
    if not supported:
        return Identifier(supported, None)
    eldc.init()
    judge = eldc.instance()
    judge.set_languages(sorted(supported))
    judge.set_scores(len(supported))
    return Identifier(supported, judge)


def spoken(prose: Prose, links: Iterable[Link] = ()) -> str:
    """Return what of a prose its author says in the page's own language, place for place.

    What stands in quotation marks, in links, in code and in addresses becomes blanks: it may be
    another's words, or a title.
    """
    text = prose.text.replace(CODE, " ")
    for link in links:
        if link.text and link.kind != "image":
            text = text.replace(link.text, " " * len(link.text), 1)
    if "```" in text or "~~~" in text:  # code within raw HTML
        text = FENCED.sub(_blank, text)
    if MARKS.search(text):
        text = ADDRESS.sub(_blank, QUOTED.sub(_blank, text))
    return text


def _blank(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())
