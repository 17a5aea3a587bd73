"""Related pages are found once as long as what pages use is the same."""

from __future__ import annotations

from concordance.glossary.backlinks import UsingPage, related
from concordance.mkdocs_site import near_pages
from concordance.mkdocs_site.near_pages import NearPages

USES = {"a.md": ["gpu"], "b.md": ["gpu"], "c.md": ["network"], "d.md": ["network"]}


def pages(uses, title=""):
    """Return pages that use concepts."""
    return [
        UsingPage(path, path[:-3], title or path, uses=[(concept, "") for concept in used])
        for path, used in uses.items()
    ]


def test_they_are_found_again_where_a_page_uses_another_term(monkeypatch):
    """A title is the page's as it is now; languages know nothing of each other."""
    times = []
    monkeypatch.setattr(near_pages, "related", lambda *all_: (times.append(1), related(*all_))[1])
    near, other = NearPages(), {**USES, "b.md": ["network"]}
    for of, count in (
        (pages(USES), 1),
        (pages(USES), 1),
        (pages(USES, "New"), 1),
        (pages(other), 2),
        (pages(USES), 3),
    ):
        assert near.of("fr", of, 3, {"d.md"}) == related(of, 3, {"d.md"})
        assert len(times) == count
    assert near.of("fr", pages(USES), 0, set()) == {}
    assert near.of("es", pages(USES), 3, set()) == related(pages(USES), 3)
    assert len(times) == 5
