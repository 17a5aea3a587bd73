"""Which language a piece of prose is in, if that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
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
MARKS = re.compile(r"[«“„\"@/{:_]|www|(?<!\w)-|\b[A-Z]\w*+-")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w.-]++|(?:(?<![\w.-])[\w.-]++)?/[\w./-]++"
    r"|(?<!\w)--?[A-Za-z][\w-]*+|\{[^{}\n]*+\}|:[\w-]++:|\b[A-Z]\w*+-[\w-]++|\b[^\W_]++_\w++"
)


STRANGE_MARGIN = 0.2
"""The margin of a language that neither the project nor the source has: many are alike."""
STRANGE_WORDS = 8


@dataclass(frozen=True, eq=False)
class Identifier:
    """Tells languages apart; `codes` are the primary subtags that it knows of a project's.

    A language that the library does not know, or of which two locales stand in one project, is
    never found and its pages are never judged. `expected` are the project's and English: what is
    left untranslated is most often that. `strange` are all others of the library.
    """

    codes: frozenset[str]
    expected: frozenset[str] = frozenset()
    _judge: Any = field(default=None, repr=False)

    def guess(self, text: str) -> str:
        """Return the language a text of any length is most likely in; cheap, and often wrong."""
        return str(self._judge.detect(text)) if self._judge is not None else ""

    def score(self, text: str, language: str) -> float:
        """Return how likely, of 1, a text is in a language."""
        scores: dict[str, float] = self._judge.detect_details(text).scores
        return scores.get(language, 0.0)

    def sure(self, text: str) -> str:
        """Return the language a text is most likely in; nothing where it is too short to say."""
        if count(text) < WORDS or not self.codes:
            return ""
        return str(self._judge.detect(text))

    def foreign(
        self, text: str, page_language: str, margin: float = 0.0, least: int = WORDS
    ) -> str:
        """Return the language a text is in where it is surely not the page's; else nothing.

        `page_language` is a primary subtag (`pt` of pt-BR); `margin` is required on top of the
        usual one, of a score from 0 to 1; a text of fewer than `least` words is not judged.
        """
        if page_language not in self.codes:
            return ""
        words = count(text)
        if words < least:
            return ""
        scores: dict[str, float] = self._judge.detect_details(text).scores
        page_score = scores.get(page_language, 0.0)
        strange = max(scores, key=lambda code: scores[code], default="")
        if strange and strange not in self.expected and words >= STRANGE_WORDS:
            rival = max((scores.get(code, 0.0) for code in self.expected), default=0.0)
            return strange if scores[strange] - rival >= STRANGE_MARGIN + margin else ""
        language = max(self.expected, key=lambda code: (scores.get(code, 0.0), code))
        if language == page_language:
            return ""
        required = SHORT_MARGIN if words <= SHORT else MARGIN
        return language if scores.get(language, 0.0) - page_score >= required + margin else ""


def count(text: str) -> int:
    """Count the words of a text that do not begin with a capital."""
    return sum(1 for word in WORD.findall(text) if not word[0].isupper())


def primary(code: str) -> str:
    """Return the primary subtag of a language code: `pt` of `pt_BR`."""
    return code.replace("_", "-").split("-")[0].lower()


def without_identifier() -> str:
    """Return in one sentence what is not checked where no identifier is installed; else nothing."""
    if find_spec("eldc") is not None:
        return ""
    return (
        "eldc is not installed, so that text in another language than its page's is not looked for"
    )


@cache
def identifier(codes: tuple[str, ...]) -> Identifier:
    """Make the identifier of a project's languages, given by code or locale.

    Where the library is not installed, one that knows none: it has no wheel for each system, and a
    compiler is not asked for.
    """
    if without_identifier():
        return Identifier(frozenset())
    import eldc  # type: ignore[import-untyped]  # noqa: PLC0415 - 20 MB of tables, for the rules of language alone

    given = [primary(code) for code in codes]
    supported = frozenset(
        code for code in given if code in eldc.LANGUAGES and given.count(code) == 1
    )
    if not supported:
        return Identifier(supported)
    eldc.init()
    judge = eldc.instance()
    judge.set_scores(len(eldc.LANGUAGES))
    twice = {code for code in given if code not in supported}
    return Identifier(supported, (supported | {"en"}) - twice, judge)


def spoken(prose: Prose, links: Iterable[Link] = (), page: str = "") -> str:
    """Return what of a prose its author says in the page's own language, place for place.

    What stands in quotation marks, in emphasis, in links, in code and in addresses becomes blanks:
    it may be another's words, or a title. `page` is the text of the page, for its emphasis.
    """
    text = prose.text.replace(CODE, " ")
    for start, end in emphasised(prose, page):
        if end - start < len(text) / 2:  # a paragraph may be emphasised as a whole
            text = text[:start] + " " * (end - start) + text[end:]
    for link in links:
        if link.text and link.kind != "image":
            text = text.replace(link.text, " " * len(link.text), 1)
    if "```" in text or "~~~" in text:  # code within raw HTML
        text = FENCED.sub(_blank, text)
    if MARKS.search(text):
        text = ADDRESS.sub(_blank, QUOTED.sub(_blank, text))
    return text


def emphasised(prose: Prose, page: str) -> list[tuple[int, int]]:
    """Return the stretches of a prose that stand between single marks of emphasis in its page."""
    found, opened = [], -1
    for (index, offset), (after, further) in pairwise(prose.source_map) if page else ():
        mark = page[offset + after - index : further]
        if mark in {"*", "_"}:
            if opened >= 0:
                found.append((opened, after))
            opened = -1 if opened >= 0 else after
    if opened >= 0:
        found.append((opened, len(prose.text)))
    return found


def _blank(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())
