"""What the rules ask of the glossary: which page uses which concept, and which wrong forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from concordance.corpus.links.resolve import beside
from concordance.corpus.texts import KEYS, front_matter
from concordance.findings.model import Span
from concordance.glossary.matcher import Matcher
from concordance.glossary.read import entry_pages, read_glossary
from concordance.glossary.termbase import AMBIGUOUS, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.glossary.matcher import Match
    from concordance.glossary.termbase import Lexicon, Termbase
    from concordance.markdown.model import Block, Prose

_WRONG = "!"
_REMEMBERED = 4096
DEFINITION = "definition"
"""The key of what a tooltip shows on every page: it has no form that its own entry forbids."""
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"\n]*\"")


class Misuse(NamedTuple):
    """A wrong form in a page: the concept whose entry forbids it, its text and its place."""

    variant: Variant
    concept: str
    text: str
    span: Span


class Uses(NamedTuple):
    """How the variants of a page use the termbase.

    `first` gives, by language, the block that first uses each concept.
    """

    first: dict[str, dict[str, Block]]
    misuses: list[Misuse]


@dataclass(frozen=True, eq=False)
class Terms:
    """The termbase of a corpus, and what is wrong with it; a context for facts.

    `keys` are the concepts of the entries' pages, by their paths without the language.
    """

    termbase: Termbase
    problems: list[Finding]
    keys: dict[str, str]

    @cached_property
    def fingerprint(self) -> str:
        """Digest what decides how a page uses the termbase."""
        entries = [  # an entry's definition, and what its page says, count for nothing here
            (code, concept, replace(entry, head="", definition=""))
            for code, lexicon in self.termbase.lexicons.items()
            for concept, entry in lexicon.entries.items()
        ]
        return sha256(repr((self.keys, entries)).encode()).hexdigest()

    @cached_property
    def finders(self) -> Mapping[str, Callable[[str], Sequence[Match]]]:
        """Return what finds right and wrong forms in a text, by language."""
        return {
            code: lru_cache(maxsize=_REMEMBERED)(_matcher(lexicon).find)
            for code, lexicon in self.termbase.lexicons.items()
        }

    def uses(self, group: PageGroup) -> Uses:
        """Read how the variants of a page use the termbase, once for all rules."""
        return group.memo(self._read)

    def _read(self, group: PageGroup) -> Uses:
        found = Uses({}, [])
        page_concept = self.keys.get(group.key, "")
        for variant in group.variants if self.termbase.concepts else ():
            found.first[variant.code] = _first(self, group, variant, page_concept, found.misuses)
        return found


def terms(corpus: Corpus) -> Terms:
    """Read the glossary of a corpus; for `Corpus.once`."""
    termbase, problems = read_glossary(corpus)
    return Terms(termbase, problems, {page.key: page.concept for page in entry_pages(corpus)})


def _first(
    glossary: Terms, group: PageGroup, variant: Variant, page_concept: str, misuses: list[Misuse]
) -> dict[str, Block]:
    """Return the first use of each concept on a page, and add its wrong forms to `misuses`."""
    uses: dict[str, Block] = {}
    find = glossary.finders[variant.code]
    for block in variant.page.blocks:
        for concept in _linked(block, group, glossary.keys) if block.links else ():
            uses.setdefault(concept, block)
        for prose in block.cells or (block.prose,):
            matches = find(prose.text)
            if not matches:
                continue
            for _, _, value in matches:
                for concept in value.split("|") if value[:1] != _WRONG else ():
                    uses.setdefault(concept, block)
            misuses += _wrong(variant, block, prose, matches, page_concept)
    for section in front_matter(variant.page, KEYS):
        own = "" if section.id == DEFINITION else page_concept
        for block in section.blocks:
            misuses += _wrong(variant, block, block.prose, find(block.prose.text), own)
    uses.pop(AMBIGUOUS, None)
    uses.pop(page_concept, None)
    return uses


def _wrong(
    variant: Variant, block: Block, prose: Prose, matches: Sequence[Match], own: str
) -> Iterator[Misuse]:
    """Return the wrong forms among what was found in a text, but those that the entry `own` has."""
    wrong = [match for match in matches if match.value[:1] == _WRONG and match.value[1:] != own]
    quoted = _quoted(block, prose.text) if wrong else []
    for start, end, value in wrong:
        if not _within(start, quoted):
            span = Span(prose.offset(start), prose.offset(end - 1) + 1)
            yield Misuse(variant, value[1:], prose.text[start:end], span)


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


def _linked(block: Block, group: PageGroup, keys: Mapping[str, str]) -> Iterator[str]:
    """Return the concepts whose entries a block links to, whatever the link's text."""
    for link in block.links:
        if link.kind == "link" and ".md" in link.target:
            path = unquote(link.target.partition("#")[0])
            concept = keys.get(beside(group.key, path))
            if concept is not None:
                yield concept


def _quoted(block: Block, text: str) -> list[tuple[int, int]]:
    """Return the quotations of a block's text, in order: another's words may be wrong."""
    if "quote" in block.containers:
        return [(-1, len(text))]
    return [found.span() for found in _QUOTED.finditer(text)]


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at, 0)) - 1
    return place >= 0 and spans[place][0] < at < spans[place][1]
