"""Text in a language of the project that is neither the page's nor the source's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.language.foreign import foreign
from concordance.checks.language.identify import primary
from concordance.checks.language.untranslated_block import stretches, what
from concordance.checks.rule import group_rule
from concordance.corpus.group import excerpt
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("wrong-language-block", family="language")
def wrong_language_block(group: PageGroup) -> Iterator[Finding]:
    """A page, a block or a sentence is in another of the project's languages than its page.

    What is in the source's language, or in one of no page, is untranslated-block's.
    """
    source = group.languages[0].code
    codes = {primary(language.code): language.code for language in group.languages}
    for passage in group.memo(foreign):
        variant = passage.variant
        if passage.language not in codes:
            continue
        if passage.language == primary(source) and variant.code != source:
            continue
        code = codes[passage.language]
        if passage.scope == "page":
            message = f"the page is in {named(code)}, not in {named(variant.code)}"
        else:
            quote = excerpt(passage.text)
            message = (
                f'{what(passage)} in {named(code)}, on a page in {named(variant.code)}: "{quote}"'
            )
        yield variant.finding(
            message,
            passage.span,
            hint=f"write it in {named(variant.code)}, or quote it where it is another's words",
            value=excerpt(passage.text) if passage.scope != "page" else "page",
            explains=stretches(passage),
        )
