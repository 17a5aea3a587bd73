"""A sentence that a variant lacks in a block that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.passages import passages
from concordance.corpus.group import excerpt
from concordance.corpus.vote import join_codes
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("missing-sentence", family="structure")
def missing_sentence(group: PageGroup) -> Iterator[Finding]:
    """A sentence of the other variants is missing within a paragraph, item or cell."""
    for passage in group.memo(passages).lost:
        lost = passage.found
        codes = list(passage.proses)
        odd, agree = codes[lost.odd], [codes[index] for index in lost.agree]
        quoted = excerpt(passage.text(agree[0], lost.places[0]))
        many = len(lost.places)
        first = excerpt(passage.text(odd, 0))
        after = excerpt(passage.text(odd, lost.before - 1)) if lost.before else ""
        place = passage.span(odd, max(lost.before - 1, 0))
        point = place.end if lost.before else place.start
        hint = f'translate it after "{after}"' if after else f'translate it before "{first}"'
        if many > 1:
            message = (
                f'{many} sentences, the first "{quoted}", of {join_codes(agree)}, are missing here'
            )
        elif lost.named:
            message = f'sentence "{quoted}" of {join_codes(agree)} is missing here'
        else:
            message = (
                f'sentence "{quoted}" of {join_codes(agree)}, or one beside it, is missing here'
            )
        lost_places = {
            code: Span(
                passage.span(code, lost.places[0]).start, passage.span(code, lost.places[-1]).end
            )
            for code in agree
        }
        yield group.by_code[odd].finding(
            message,
            Span(point, point),
            hint=group.vote({code: code in agree for code in codes}).remedy(hint, "remove it from"),
            variants=tuple(
                group.by_code[code].counterpart(
                    passage.span(code, lost.places[0]), excerpt(passage.text(code, lost.places[0]))
                )
                for code in agree
            ),
            value=f"sentence {quoted}",
            explains=tuple(
                group.by_code[code].counterpart(span, "") for code, span in lost_places.items()
            ),
        )
