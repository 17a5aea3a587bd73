"""Text left in the source's language, or in one that the project does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.language.foreign import foreign
from concordance.checks.language.identify import primary
from concordance.checks.rule import group_rule
from concordance.corpus.group import excerpt
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.language.foreign import ForeignPassage
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Counterpart, Finding


@group_rule("untranslated-block", family="language")
def untranslated_block(group: PageGroup) -> Iterator[Finding]:
    """A page, a block or a sentence is still in the source's language, or in one of no page.

    A page with `untranslated: true` in its front matter declares it, and is left alone.
    """
    source = group.languages[0].code
    languages = {primary(language.code) for language in group.languages} - {primary(source)}
    for passage in group.memo(foreign):
        from_source = passage.language == primary(source)
        if passage.language in languages or (from_source and passage.variant.code == source):
            continue
        left_in = source if from_source else passage.language
        hint = "translate it"
        if passage.scope == "page":
            message = f"the page is still in {named(left_in)}"
            hint += ", or declare `untranslated: true` in its front matter"
        else:
            message = f'{what(passage)} still in {named(left_in)}: "{excerpt(passage.text)}"'
        yield passage.variant.finding(
            message,
            passage.span,
            hint=hint,
            variants=tuple(_twin(group, passage, source)) if from_source else (),
            value=excerpt(passage.text) if passage.scope != "page" else "page",
            explains=stretches(passage),
        )


def stretches(passage: ForeignPassage) -> tuple[Counterpart, ...]:
    """Return where values and marks follow from a passage's language, and are told with it."""
    if passage.scope == "page":
        return (passage.variant.whole(),)
    return tuple(map(passage.variant.counterpart, (passage.span, *passage.following)))


def what(passage: ForeignPassage) -> str:
    """Name a passage with its verb: `paragraph and 2 more blocks are`."""
    name = "sentence" if passage.scope == "sentence" else _name(passage.block.kind)
    if not passage.more:
        return f"{name} is"
    return f"{name} and {passage.more} more block{'s' if passage.more > 1 else ''} are"


def _name(kind: str) -> str:
    return {"item": "list item", "row": "table row", "html": "HTML block"}.get(kind, kind)


def _twin(group: PageGroup, passage: ForeignPassage, source: str) -> Iterator[Counterpart]:
    """Point at the block it was to be translated from."""
    there = group.by_code.get(source)
    if there is None:
        return
    for row in group.alignment.blocks:
        if row.blocks.get(passage.variant.code) is passage.block and source in row.blocks:
            yield there.counterpart(row.blocks[source].span)
            return
