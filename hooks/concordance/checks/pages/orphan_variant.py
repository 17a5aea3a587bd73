"""A page that the source language does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.pages.page_name import misnamed
from concordance.checks.rule import corpus_rule
from concordance.corpus.pairing import pairing
from concordance.findings.model import Finding
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus


@corpus_rule("orphan-variant", family="pages")
def orphan_variant(corpus: Corpus) -> Iterator[Finding]:
    """A page exists in one language while the source and most others have no such page.

    One that has to be renamed first is told as that (`page-name`).
    """
    found = corpus.memo(pairing)
    source = corpus.project.source
    for group in found.orphans:
        if group.key in found.renamed or group.key in corpus.memo(misnamed):
            continue
        for code, file in group.sources.items():
            yield Finding(
                path=file.path,
                line=1,
                column=1,
                rule="",
                message=f"no page '{group.key}' in {named(source.code)}",
                language=code,
                hint=f"remove this page, or write {group.absent[source.code]}",
                value=group.key,
            )
