"""The termbase: every entry of every language, and which concept each form names.

A form is what a text writes; a concept is what it means, the same in every language.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from concordance.findings.model import Counterpart, Finding, Severity
from concordance.glossary.common_words import is_common
from concordance.glossary.inflect import inflected
from concordance.glossary.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from concordance.glossary.entry import GlossaryEntry

AMBIGUOUS = ""
"""Stands for the concept of a form that may mean several: recognised, and never linked."""

_GIVEN, _DERIVED, _CAPITAL = range(3)


@dataclass(frozen=True)
class Lexicon:
    """The entries of one language by concept, and the concept of each form.

    `forms` holds every spelling to recognise, inflected and capitalised ones included.
    """

    language: str
    entries: Mapping[str, GlossaryEntry] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def matcher(self) -> Matcher:
        """What finds the forms in a text, made when first asked for."""
        return Matcher(self.forms)

    @cached_property
    def concepts(self) -> dict[str, str]:
        """Return the concept of each entry's path."""
        return {entry.path: concept for concept, entry in self.entries.items()}

    @cached_property
    def file_names(self) -> frozenset[str]:
        """Return the names of the entries' files, without their folders."""
        return frozenset(path.rpartition("/")[2] for path in self.concepts)


@dataclass(frozen=True)
class Termbase:
    """The lexicons by language, in the order they were given."""

    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)

    def entry(self, language: str, concept: str) -> GlossaryEntry | None:
        """Return the entry of a concept in a language, None where there is none."""
        lexicon = self.lexicons.get(language)
        return lexicon.entries.get(concept) if lexicon else None

    @cached_property
    def concepts(self) -> tuple[str, ...]:
        """Return every concept of any language, in alphabetical order."""
        return tuple(
            sorted({name for lexicon in self.lexicons.values() for name in lexicon.entries})
        )


def make_termbase(
    entries: Iterable[GlossaryEntry], languages: Iterable[str] = (), *, pages: Iterable[str] = ()
) -> tuple[Termbase, list[Finding]]:
    """Gather entries into a termbase and say what does not hold between them.

    `pages` are concepts that have a page in some language, though it may be no entry yet or
    unreadable, which is told there. `languages` sets the order and makes a language without entries
    an empty lexicon. Of two files with one concept the first by path is kept; a form that two
    concepts claim links to neither.
    """
    problems: list[Finding] = []
    by_language: dict[str, dict[str, GlossaryEntry]] = {language: {} for language in languages}
    for entry in sorted(entries, key=lambda entry: (entry.path, entry.concept)):
        first = by_language.setdefault(entry.language, {}).setdefault(entry.concept, entry)
        if first is not entry:
            problems.append(
                entry.finding(
                    f"the concept '{entry.concept}' is already that of {first.path}",
                    "rename one of the files, or make them one entry",
                )
            )
    lexicons = {}
    somewhere = {concept for found in by_language.values() for concept in found}.union(pages)
    for language, found in by_language.items():
        forms, claims = _forms(found)
        problems += claims
        lexicons[language] = Lexicon(language, found, forms)
        for entry in found.values():
            problems += [
                entry.finding(
                    f"see_also names '{concept}', which has no entry",
                    f"write the entry {concept}.md, or remove the line",
                    "see_also",
                    concept,
                )
                for concept in entry.see_also
                if concept not in somewhere
            ]
    return Termbase(lexicons), problems


def subtag(language: str) -> str:
    """Return the primary subtag of a language code: `pt_BR` gives `pt`."""
    return language.replace("_", "-").split("-")[0].lower()


def spellings(entry: GlossaryEntry) -> dict[str, int]:
    """Return what a text may write for an entry, and how each is known: given, derived, capital."""
    language = subtag(entry.language)
    found: dict[str, int] = {}
    for form in (entry.term, *entry.forms):
        found.setdefault(form, _GIVEN)
        lower = form if entry.written else _lowered(form)
        if lower != form:
            found.setdefault(lower, _DERIVED)
            found.setdefault(" ".join([*lower.split()[:1], *form.split()[1:]]), _DERIVED)
        if entry.inflect:
            both = entry.gender in {"", "mf"}
            for inflection in inflected(lower, language, both_genders=both):
                found.setdefault(inflection, _DERIVED)
                if lower != form:
                    found.setdefault(_capitals_of(form, inflection), _DERIVED)
    for form in list(found):
        if form[:1].islower():
            found.setdefault(form[0].upper() + form[1:], _CAPITAL)
    return found


def _lowered(title: str) -> str:
    """Write a title as it stands in a sentence: *Cloud Native Apps* gives *cloud native apps*."""
    words = [word.lower() if word[1:].islower() else word for word in title.split()]
    return " ".join(words)


def _capitals_of(title: str, form: str) -> str:
    """Write a form with the capitals of a title, word by word: *Virtual Machines*."""
    pairs = zip(title.split(), form.split(), strict=False)
    return " ".join(new[:1].upper() + new[1:] if old[:1].isupper() else new for old, new in pairs)


def _forms(entries: Mapping[str, GlossaryEntry]) -> tuple[dict[str, str], list[Finding]]:
    """Return each form its concept: what an entry gives goes before what a rule derives."""
    claims: dict[str, dict[str, int]] = defaultdict(dict)
    marked = {form for entry in entries.values() for form in _marked(entry)}
    problems: list[Finding] = []
    for concept, entry in entries.items():
        for form, how in spellings(entry).items():
            claims[form][concept] = how
            if how == _GIVEN and form not in marked and is_common(form, subtag(entry.language)):
                problems.append(_common(entry, form))
    forms: dict[str, str] = dict.fromkeys(marked, AMBIGUOUS)
    claimed: dict[tuple[str, str], str] = {}  # of two entries, the first form they share
    for form, concepts in sorted(claims.items(), key=lambda claim: min(claim[1].values())):
        best = min(concepts.values())
        first, *others = [concept for concept, how in concepts.items() if how == best]
        ambiguous = bool(others) or form in marked or _capital_of(form) in marked
        forms[form] = AMBIGUOUS if ambiguous else first
        if others and best < _CAPITAL and form not in marked:
            claimed.setdefault((others[0], first), form)
    problems += [
        _claimed(form, entries[earlier], entries[other])
        for (earlier, other), form in claimed.items()
    ]
    return forms, problems


def _marked(entry: GlossaryEntry) -> Iterator[str]:
    """Return the forms an entry marks as ambiguous, and their inflected forms."""
    for form in entry.ambiguous:
        yield form
        yield from inflected(form, subtag(entry.language))


def _capital_of(form: str) -> str:
    return form[:1].lower() + form[1:]


def _claimed(form: str, entry: GlossaryEntry, other: GlossaryEntry) -> Finding:
    """Return the finding on a form that two entries claim, at the first of them."""
    line, column = entry.line_column(*_key(entry, form))
    there = other.line_column(*_key(other, form))
    return Finding(
        path=entry.path,
        line=line,
        column=column,
        rule="ambiguous-form",
        message=f"'{form}' is a form of '{entry.concept}' and of '{other.concept}'",
        hint="remove it from one of them, or add it to 'ambiguous:' so that it is never linked",
        language=entry.language,
        variants=(Counterpart(other.language, other.path, *there, form),),
        value=form,
    )


def _common(entry: GlossaryEntry, form: str) -> Finding:
    """Return the finding on a form that is spelled like a common word."""
    line, column = entry.line_column(*_key(entry, form))
    return Finding(
        path=entry.path,
        line=line,
        column=column,
        rule="common-form",
        message=f"'{form}' is a common word, and every use of it would be a link",
        hint="remove it, or add it to 'ambiguous:' so that it is never linked",
        severity=Severity.WARNING,
        language=entry.language,
        value=form,
    )


def _key(entry: GlossaryEntry, form: str) -> tuple[str, str]:
    if form in entry.forms:
        return ("forms" if "\nforms" in f"\n{entry.head}" else "aliases"), form
    return ("term" if entry.written else "title"), ""
