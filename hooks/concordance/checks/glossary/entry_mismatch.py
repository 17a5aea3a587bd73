"""What the variants of an entry must share: category, see-also, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.uses import terms
from concordance.checks.rule import corpus_rule
from concordance.corpus.vote import have, join_codes, vote
from concordance.findings.model import Counterpart, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.glossary.entry import GlossaryEntry

LISTS = ("see_also", "sources")


@corpus_rule("entry-mismatch", family="glossary")
def entry_mismatch(corpus: Corpus) -> Iterator[Finding]:
    """An entry has another category, see-also or list of sources than in the other languages."""
    termbase = corpus.memo(terms).termbase
    for concept in termbase.concepts:
        entries = {
            code: entry for code in termbase.lexicons if (entry := termbase.entry(code, concept))
        }
        if len(entries) > 1:
            source = "" if corpus.project.symmetric else corpus.project.source.code
            yield from _category(entries, source)
            for key in LISTS:
                yield from _list(entries, key, source)


def _category(entries: dict[str, GlossaryEntry], source: str) -> Iterator[Finding]:
    """Compare the categories of one concept's entries."""
    verdict = vote({code: entry.category for code, entry in entries.items()}, source)
    for code in verdict.outliers:
        actual = entries[code].category
        yield _finding(
            entries,
            code,
            verdict.majority,
            key="category",
            message=f"the category is {_quoted(actual)}, {join_codes(verdict.majority)} "
            f"{have(verdict.majority)} {_quoted(verdict.value)}",
            hint=verdict.remedy(f"write 'category: {verdict.value}'"),
            value=actual,
        )


def _list(entries: dict[str, GlossaryEntry], key: str, source: str) -> Iterator[Finding]:
    """Compare a list name by name: the order may follow each language's alphabet."""
    values: dict[str, tuple[str, ...]] = {
        code: getattr(written, key) for code, written in entries.items()
    }
    for name in dict.fromkeys(name for value in values.values() for name in value):
        verdict = vote({code: name in value for code, value in values.items()}, source)
        agree = join_codes(verdict.majority)
        for code in verdict.outliers:
            if verdict.value:
                message = f"{key} lacks '{name}', which {agree} {have(verdict.majority)}"
            else:
                message = f"{key} has '{name}', which {agree} {have(verdict.majority)} not"
            yield _finding(
                entries,
                code,
                verdict.majority,
                key=key,
                message=message,
                hint=verdict.remedy(f"{'add' if verdict.value else 'remove'} '- {name}'"),
                value=name,
            )


def _finding(
    entries: dict[str, GlossaryEntry],
    code: str,
    agree: tuple[str, ...],
    *,
    key: str,
    message: str,
    hint: str,
    value: str,
) -> Finding:
    """Make a finding at a key of one language's entry, at `value` where the key lists it."""
    line, column = entries[code].line_column(key, value)
    return Finding(
        path=entries[code].path,
        line=line,
        column=column,
        rule="",
        message=message,
        language=code,
        hint=hint,
        variants=tuple(
            Counterpart(other, entries[other].path, *entries[other].line_column(key))
            for other in agree
        ),
        section=key,
        value=value,
    )


def _quoted(value: str) -> str:
    return f"'{value}'" if value else "missing"
