"""Which sections of a page a change is about, told under the page and in the feed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from concordance.freshness.normalise import FRONT, digest, followed, visible
from concordance.markdown import parse_page

if TYPE_CHECKING:
    from collections.abc import Mapping


MOST = 8
"""How many sections are named."""


def changed(then: str | None, now: str, say: Mapping[str, str]) -> str:
    """Name the sections of a page that say something else than they did.

    Args:
        then: the page's text before the change; None where the change made the page.
        now: its text after it.
        say: the interface strings of the page's language.

    Returns:
        A sentence in plain text, the sections in the page's order, those that are gone last, at
        most `MOST`; empty where no section says anything else: mark-up, spaces and the front
        matter do not count.
    """
    if then is None:
        return say["feed.created"]
    before, after = (_sections(text, say["feed.opening"]) for text in (then, now))
    known = {hash_ for _, hash_ in before.values()}
    there = {hash_ for _, hash_ in after.values()}
    names = [
        name if key in before else say["feed.new"].replace("{section}", name)
        for key, (name, hash_) in after.items()
        if hash_ not in known
    ]
    names += [
        say["feed.gone"].replace("{section}", name)
        for key, (name, hash_) in before.items()
        if key not in after and hash_ not in there
    ]
    distinct = list(dict.fromkeys(names))
    listed = " · ".join([*distinct[:MOST], *(["…"] if len(distinct) > MOST else [])])
    return say["feed.sections"].replace("{sections}", listed) if listed else ""


@lru_cache(maxsize=512)  # what a process tells again at each build while it serves
def _sections(text: str, opening: str) -> dict[str, tuple[str, str]]:
    """Return the name and the hash of each section, by the key it keeps from one state to another.

    Its name is its heading as it is read, save below a page's title and above it.
    """
    page = parse_page(text, "")
    return {
        key: (
            " ".join(visible(section.heading, page).split())
            if section.heading is not None and section.level > 1
            else opening,
            digest(section, page),
        )
        for key, section in followed(page)
        if key != FRONT
    }
