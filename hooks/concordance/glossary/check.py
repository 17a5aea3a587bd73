"""What the rules ask of the glossary: which page uses which concept, and which wrong forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from concordance.glossary.matcher import Matcher
from concordance.glossary.read import entry_sources, read_glossary
from concordance.glossary.termbase import AMBIGUOUS, spellings
from concordance.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus import Corpus
    from concordance.finding import Finding
    from concordance.glossary.termbase import Lexicon, Termbase
    from concordance.model import Block
    from concordance.variants import Group, Variant

_WRONG = "!"
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"\n]*\"")


class Misuse(NamedTuple):
    """A wrong form in a page: the concept whose entry forbids it, its text and its place."""

    variant: Variant
    concept: str
    text: str
    span: Span


@dataclass
class Terms:
    """The termbase of a corpus, what is wrong with it, and how its pages use it.

    `uses` gives, for a page's key and a language, the block that first uses each concept.
    """

    termbase: Termbase
    problems: list[Finding]
    keys: dict[str, str] = field(default_factory=dict)
    uses: dict[tuple[str, str], dict[str, Block]] = field(default_factory=dict)
    misuses: list[Misuse] = field(default_factory=list)


def terms(corpus: Corpus) -> Terms:
    """Read the glossary of a corpus and every page's use of it; for `Corpus.once`."""
    termbase, problems = read_glossary(corpus)
    found = Terms(termbase, problems)
    if not termbase.concepts:
        return found
    found.keys = {key: PurePosixPath(key).stem for key, _, _ in entry_sources(corpus)}
    matchers = {code: _matcher(lexicon) for code, lexicon in termbase.lexicons.items()}
    for group in corpus.groups:
        own = found.keys.get(group.key, "")
        for variant in group.variants:
            found.uses[group.key, variant.code] = _read(found, group, variant, matchers, own)
    return found


def _read(
    found: Terms, group: Group, variant: Variant, matchers: Mapping[str, Matcher], own: str
) -> dict[str, Block]:
    """Give the first use of each concept on a page, and add its wrong forms to what is found."""
    uses: dict[str, Block] = {}
    find = matchers[variant.code].find
    for block in variant.page.blocks:
        for concept in _linked(block, group, found.keys):
            uses.setdefault(concept, block)
        for prose in block.cells or (block.prose,):
            matches = find(prose.text)
            wrong = any(match.value[:1] == _WRONG for match in matches)
            quoted = _quoted(block, prose.text) if wrong else []
            for start, end, value in matches:
                if value[:1] != _WRONG:
                    for concept in value.split("|"):
                        uses.setdefault(concept, block)
                elif value[1:] != own and not _within(start, quoted):
                    span = Span(prose.offset(start), prose.offset(end - 1) + 1)
                    found.misuses.append(Misuse(variant, value[1:], prose.text[start:end], span))
    uses.pop(AMBIGUOUS, None)
    uses.pop(own, None)
    return uses


def _matcher(lexicon: Lexicon) -> Matcher:
    """Make one matcher of right and wrong forms, so that a right one shields a wrong one in it.

    The value of a right form is its concept, or several with `|` between them where it may name
    each; that of a wrong one is the concept after `!`.
    """
    forms: dict[str, str] = {}
    for concept, entry in lexicon.entries.items():
        for form in entry.forbidden:
            forms[form] = _WRONG + concept
            if form[:1].islower():
                forms[form[0].upper() + form[1:]] = _WRONG + concept
    forms.update(lexicon.forms)
    if AMBIGUOUS in lexicon.forms.values():
        for concept, entry in lexicon.entries.items():
            for form in spellings(entry):
                if lexicon.forms.get(form) == AMBIGUOUS:
                    forms[form] = f"{forms[form]}|{concept}" if forms[form] else concept
    return Matcher(forms)


def _linked(block: Block, group: Group, keys: Mapping[str, str]) -> Iterator[str]:
    """Give the concepts whose entries a block links to, whatever the link's text."""
    for link in block.links:
        if link.kind == "link" and ".md" in link.target:
            path = unquote(link.target.partition("#")[0])
            concept = keys.get(normpath(join(dirname(group.key), path)))
            if concept is not None:
                yield concept


def _quoted(block: Block, text: str) -> list[tuple[int, int]]:
    """Give the quotations of a block's text, in order: another's words may be wrong."""
    if "quote" in block.containers:
        return [(-1, len(text))]
    return [found.span() for found in _QUOTED.finditer(text)]


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at, 0)) - 1
    return place >= 0 and spans[place][0] < at < spans[place][1]
