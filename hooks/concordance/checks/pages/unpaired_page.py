"""Two pages that are one, under different names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.corpus.pairing import pairing
from concordance.findings.model import Counterpart, Finding
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus


@corpus_rule("unpaired-page", family="pages")
def unpaired_page(corpus: Corpus) -> Iterator[Finding]:
    """A page has the content of another language's page and a different name."""
    found = corpus.memo(pairing)
    for group in found.orphans:
        home = found.renamed.get(group.key)
        if home is None:
            continue
        for code, file in group.sources.items():
            yield Finding(
                path=file.path,
                line=1,
                column=1,
                rule="",
                message=f"this page looks like the {named(code)} variant of '{home.key}', "
                "whose name it does not have",
                language=code,
                hint=f"rename it {home.absent[code]}",
                variants=tuple(
                    Counterpart(other, source.path, 1) for other, source in home.sources.items()
                ),
                value=group.key,
            )
