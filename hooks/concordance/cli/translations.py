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


def find_translations(corpus: Corpus, known: Freshness, pages: Sequence[str]) -> list[Translation]:
    """Return the translations that are meant, or end with exit code 2 where a name is none's.

    `docs/es/history.md` is one translation, `history.md` is each one there is of that page.
    """
    found: list[Translation] = []
    for said in pages:
        path = show(Path(said))
        name = Path(said).as_posix()
        here = [one for one in known.translations if one.path == path]
        here = here or [one for one in known.translations if one.group.key == name]
        if not here:
            stop(_unknown(corpus, said, path))
        if all(one.variant is None for one in here):
            stop(f"{said}: there is no translation of it yet")
        for one in here:
            if one.variant is not None and one.variant.page.malformed:
                problem = one.variant.page.problems[0]
                stop(f"{problem.path}:{problem.line}: mend it first: {problem.message}")
        found += [one for one in here if one.variant is not None and one not in found]
    return found


def _unknown(corpus: Corpus, said: str, path: str) -> str:
    source = corpus.project.source.code
    for group in corpus.groups:
        if (
            source in group.sources
            and source not in group.by_code
            and path in (*group.paths, group.key)
        ):
            return f"{group.sources[source].path}: this source cannot be compared with; run check"
        if source in group.sources and group.sources[source].path == path:
            return f"{said}: it is the source; name a translation, or all of them as {group.key}"
        if source not in group.sources and path in group.paths:
            return f"{said}: it has no {source} variant to be checked against"
    names = [one for group in corpus.groups for one in (group.key, *group.paths)]
    near = nearest(said, names)
    return f"{said}: no page of this project" + (f"; did you mean '{near}'" if near else "")
