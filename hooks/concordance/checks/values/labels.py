"""The words of a chart against the number that they label."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from concordance.checks.values.occurrences import readable
from concordance.corpus.corpus import data_of
from concordance.findings.model import Span
from concordance.quantities import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block


def label_findings(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for each label of a data file that says another number than its value.

    Where all its languages say the same one, the value is what is wrong, and the first is told.
    """
    for data in corpus.memo(data_of):
        variants = data.group(corpus.project).by_code
        for label in data.labels:
            texts = {c: text for c, text in label.texts.items() if readable(variants[c].language)}
            wrong = [
                found
                for code, block in texts.items()
                if label.value is not None
                for found in _of_label(variants[code], label.name, block, label.value)
            ]
            alike = len(wrong) == len(texts) and len({number for number, _ in wrong}) == 1
            yield from [finding for _, finding in wrong[: 1 if alike else None]]


def _of_label(
    variant: Variant, name: str, block: Block, value: Decimal
) -> Iterator[tuple[Decimal, Finding]]:
    """Yield at most one finding, with the number: the label has some, and none is the value."""
    found = read(block.prose.text, variant.language.locale)
    numbers = [
        (q, [n for n in (*q.values, *q.candidates) if isinstance(n, Decimal)]) for q in found
    ]
    numbers = [(quantity, values) for quantity, values in numbers if values]
    if not numbers or any(value in values for _, values in numbers):
        return
    quantity, values = numbers[0]
    start = block.prose.offset(quantity.start)
    finding = variant.finding(
        f'{name}: "{quantity.text}" is {values[0]:f}, the value beside it is {value:f}',
        Span(start, start + len(quantity.text)),
        hint="correct the one that is wrong",
        value=f"{name} {variant.code}",
    )
    yield values[0], finding
