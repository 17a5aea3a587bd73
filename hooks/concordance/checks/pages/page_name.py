"""A page whose name makes an address that breaks, where the other pages' names do not."""

from __future__ import annotations

import re
import shlex
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.corpus.pairing import pairing
from concordance.findings.model import Counterpart, Finding, Severity
from concordance.freshness.new import plain_key
from concordance.project.places import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.corpus import Corpus

FEW = 3
"""From so many plain names on, a project is one whose names are plain."""
SHARE = 10
"""As long as no more than one page in so many has another, or but one has."""
SHOUTED = re.compile(r"[A-Z0-9._-]+")
"""A name in capitals alone, as FAQ and CHANGELOG, is one on purpose."""


@corpus_rule("page-name", family="pages", severity=Severity.WARNING)
def page_name(corpus: Corpus) -> Iterator[Finding]:
    """A page's name has capitals, spaces, accents or an odd ending, and hardly another page's has.

    One that looks like another language's page is that one, under another name (`unpaired-page`).
    """
    renamed = corpus.memo(pairing).renamed
    keys = {group.key for group in corpus.groups}
    for group in corpus.groups:
        good = corpus.memo(misnamed).get(group.key)
        if good is None or group.key in renamed:
            continue
        (code, file), *others = group.sources.items()
        command = shlex.join([*corpus.project.command.split(), "rename", group.key, good])
        yield Finding(
            path=file.path,
            line=1,
            column=1,
            rule="",
            message=f"'{group.key}' is no plain name: capitals, spaces, accents and other endings "
            "make addresses that break",
            language=code,
            hint=f"{good} is there already; remove one of the two, or give this one another name"
            if good in keys
            else f"use {good}: {command}",
            variants=tuple(Counterpart(other, there.path, 1) for other, there in others),
            value=group.key,
        )


def misnamed(corpus: Corpus) -> Mapping[str, str]:
    """Return the pages of a site of mkdocs whose names are not plain, with the names to use.

    None where a site has more of them: there it is how pages are named. An ending that mkdocs takes
    for no page's, as `.MD`, is told in any case.
    """
    if corpus.project.file is None:
        return {}
    lost: dict[str, str] = {}
    odd: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for group in corpus.groups:
        key, good = group.key, plain_key(PurePosixPath(group.key))
        if not key.endswith(PAGES):
            lost[key] = good
        elif good == key:
            continue
        elif good != key.lower():
            odd[key] = good
        elif not SHOUTED.fullmatch(PurePosixPath(key).stem):
            capitals[key] = good
    of = len(corpus.groups)
    if len(capitals) == 1:
        odd |= capitals
    few = of - len(odd) >= FEW and len(odd) <= max(1, of // SHARE)
    return lost | (odd if few else {})
