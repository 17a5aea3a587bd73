"""Backlinks of a concept, and the pages that relate."""

from __future__ import annotations

from concordance.glossary.backlinks import UsingPage, backlinks, in_reading_order, related


def page(name: str, *uses: tuple[str, str], **sections: str) -> UsingPage:
    """Make a page that uses concepts in sections."""
    return UsingPage(f"{name}.md", f"{name}/", name, sections, uses)


def test_backlinks_keep_reading_order():
    """By page in the order given, then by section in the page's order; untitled is the page."""
    pages = [
        page("z", ("gpu", "two"), ("gpu", "one"), two="Deux", one="Une"),
        page("a", ("gpu", ""), ("ia", "fn:1")),
    ]
    found = backlinks(pages)
    assert [(link.page.path, link.sections) for link in found["gpu"]] == [
        ("z.md", (("two", "Deux"), ("one", "Une"))),
        ("a.md", ()),
    ]
    assert [link.sections for link in found["ia"]] == [()]


def test_related_pages_share_rare_concepts():
    """What every page uses relates nothing; what few use relates most."""
    pages = [
        page("a", ("all", ""), ("rare", ""), ("common", "")),
        page("b", ("all", ""), ("rare", "")),
        page("c", ("all", ""), ("common", "")),
        page("d", ("all", ""), ("common", "")),
        page("e", ("all", "")),
    ]
    near = related(pages, 3)
    assert [found.path for found in near["a.md"]] == ["b.md", "c.md", "d.md"]
    assert "e.md" not in near
    assert all("e.md" not in [one.path for one in found] for found in near.values())


def test_ties_go_by_address_and_most_is_kept():
    """Equally near pages come in the order of their addresses, no more than asked for."""
    pages = [page(name, ("x", "")) for name in "dcba"] + [page("e", ("y", ""))]
    near = related(pages, 2)
    assert [found.url for found in near["d.md"]] == ["a/", "b/"]
    assert [found.url for found in near["a.md"]] == ["b/", "c/"]


def test_nothing_to_relate():
    """No page, one page or a page without uses gives nothing."""
    assert related([], 3) == {}
    assert related([page("a", ("x", ""))], 3) == {}
    assert backlinks([page("a")]) == {}


def test_reading_order():
    """Pages come as the navigation lists them; those it does not list come last, by address."""
    pages = [page(name) for name in ("d", "c", "b", "a")]
    ordered = in_reading_order(pages, {pages[2].path: 0, pages[1].path: 1})
    assert [each.path for each in ordered] == [pages[at].path for at in (2, 1, 3, 0)]


def test_pages_apart_are_related_to_none():
    """Entries and the index are no articles: no page is related to them, nor they to any."""
    pages = [page(name, ("x", ""), ("y", "")) for name in ("a", "b")] + [page("c", ("z", ""))]
    assert set(related(pages, 3)) == {pages[0].path, pages[1].path}
    assert related(pages, 3, {pages[1].path, None}) == {}
    assert related(pages, 0) == {}
