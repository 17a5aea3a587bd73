"""The translations that a command is given by path or by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from concordance.cli.options import stop
from concordance.corpus.corpus import show
from concordance.findings.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.corpus.corpus import Corpus
    from concordance.freshness.report import Freshness
    from concordance.freshness.state import Translation


def find_translations(corpus: Corpus, report: Freshness, pages: Sequence[str]) -> list[Translation]:
    """Return the translations that are meant, or end with exit code 2 where a name is none's.

    `docs/es/history.md` is one translation, `history.md` is each one there is of that page.
    """
    found: list[Translation] = []
    for name in pages:
        path = show(Path(name))
        key = Path(name).as_posix()
        here = [translation for translation in report.translations if translation.path == path]
        here = here or [
            translation for translation in report.translations if translation.group.key == key
        ]
        if not here:
            stop(_unknown(corpus, name, path))
        if all(translation.variant is None for translation in here):
            stop(f"{name}: there is no translation of it yet")
        for translation in here:
            if translation.variant is not None and translation.variant.page.malformed:
                problem = translation.variant.page.problems[0]
                stop(f"{problem.path}:{problem.line}: mend it first: {problem.message}")
        found += [
            translation
            for translation in here
            if translation.variant is not None and translation not in found
        ]
    return found


def _unknown(corpus: Corpus, name: str, path: str) -> str:
    """Return why a name is no translation: the source, unreadable, or no page at all."""
    source = corpus.project.source.code
    for group in corpus.groups:
        if (
            source in group.sources
            and source not in group.by_code
            and path in (*group.paths, group.key)
        ):
            return f"{group.sources[source].path}: this source cannot be compared with; run check"
        if source in group.sources and group.sources[source].path == path:
            return f"{name}: it is the source; name a translation, or all of them as {group.key}"
        if source not in group.sources and path in group.paths:
            return f"{name}: it has no {source} variant to be checked against"
    names = [every for group in corpus.groups for every in (group.key, *group.paths)]
    near = nearest(name, names)
    return f"{name}: no page of this project" + (f"; did you mean '{near}'" if near else "")
