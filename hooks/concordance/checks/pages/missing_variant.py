"""A page that a language lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.pages.page_name import misnamed
from concordance.checks.rule import corpus_rule
from concordance.corpus.corpus import all_data_of
from concordance.corpus.pairing import pairing
from concordance.corpus.vote import join_codes
from concordance.findings.model import Counterpart, Finding
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.project.project import Language

FEW, MANY = 1, 3
"""Where more pages than these are missing, and more than one in so many, they are counted."""


@corpus_rule("missing-variant", family="pages")
def missing_variant(corpus: Corpus) -> Iterator[Finding]:
    """A page of the source, or of most languages, has no file in one language.

    Where a language has no page at all or lacks more than a third, or where the site shows the
    source's page in the place of one that is missing, one finding counts them. What a language
    that is declared `partial` lacks is none (`unfinished`), nor is a page that has to be renamed
    first (`page-name`).
    """
    found = corpus.memo(pairing)
    for language in corpus.project.languages:
        lacking = [
            group
            for group in corpus.groups
            if _should_have(group, language)
            and not found.taken(group, language.code)
            and group.key not in corpus.memo(misnamed)
        ]
        if not lacking or (language.partial and language in corpus.present):
            continue
        many = len(lacking) > FEW and len(lacking) * MANY > len(corpus.groups)
        if corpus.project.falls_back or language not in corpus.present or many:
            yield _count(corpus, language, lacking)
            continue
        for group in lacking:
            yield _missing(group, language)


def unfinished(corpus: Corpus) -> Iterator[str]:
    """Return a sentence on each language that is declared `partial`: what it does not have yet."""
    of = len(corpus.groups)
    for language in corpus.project.languages:
        code = language.code
        pages = sum(code not in group.sources for group in corpus.groups)
        texts = sum(
            code not in label.texts for data in corpus.memo(all_data_of) for label in data.labels
        )
        told = [f"{pages} of {of} pages are not there yet"] if pages else []
        told += [f"the charts' texts are in another language, {texts} of them"] if texts else []
        if language.partial and told:
            yield f"{named(code)} is begun: {'; '.join(told)}"


def _should_have(group: PageGroup, language: Language) -> bool:
    """Return whether a page lacks in a language: the source has it, or two others have."""
    if language.code in group.sources:
        return False
    source = group.languages[0].code
    return source in group.sources or len(group.sources) * 2 > len(group.languages)


def _missing(group: PageGroup, language: Language) -> Finding:
    """Make the finding of one page that a language lacks."""
    return Finding(
        path=group.absent[language.code],
        line=1,
        column=1,
        rule="",
        message=f"'{group.key}' has no {named(language.code)} variant; "
        f"{join_codes([*group.sources])} {'have' if len(group.sources) > 1 else 'has'} it",
        language=language.code,
        hint=f"translate {next(iter(group.sources.values())).path} into this file",
        variants=_there(group),
        value=group.key,
    )


def _count(corpus: Corpus, language: Language, lacking: list[PageGroup]) -> Finding:
    """Make the one finding of a language that lacks many pages, or all."""
    first = lacking[0].absent[language.code]
    folder = first.removesuffix(lacking[0].key).rstrip("/") or first
    of = len(corpus.groups)
    nothing = language not in corpus.present
    return Finding(
        path=folder,
        line=1,
        column=1,
        rule="",
        message=f"no page is in {named(language.code)}: {of} are missing"
        if nothing
        else f"{len(lacking)} of {of} pages have no {named(language.code)} variant",
        language=language.code,
        hint="check the folder's name and the language's code; a new language begins with "
        f"{corpus.project.command} new --all"
        if nothing
        else f"the first is {first}",
        value=language.code,
    )


def _there(group: PageGroup) -> tuple[Counterpart, ...]:
    return tuple(Counterpart(code, source.path, 1) for code, source in group.sources.items())
