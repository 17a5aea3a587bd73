"""The glossary's index: a filter by what is typed, and a way through by the alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

TYPED = {"": "SUPERORDI", "es/": "superorde", "pt/": "supercomp"}


@pytest.mark.parametrize("language", TYPED)
def test_filter(page: Page, host: str, language: str):
    """Entries that have it in term or definition stay, with their letters; else it is said."""
    page.goto(f"{host}{language}glossary/")
    field = page.locator(".glossary-filter input")
    shown = page.locator(".glossary-list dt:visible")
    field.wait_for()
    every = shown.count()
    field.fill(TYPED[language])
    assert 0 < shown.count() < every
    assert page.locator(".glossary-letters a:visible").count() <= shown.count()
    assert page.get_by_role("heading", level=2).count() < every
    field.fill("zzzz")
    assert shown.count() == 0
    assert page.locator(".glossary-letters + [role=status]").inner_text()
    field.fill("")
    assert shown.count() == every
    page.emulate_media(media="print")
    assert not page.locator(".glossary-letters, .glossary-filter").locator("visible=true").count()


@pytest.mark.parametrize("language", TYPED)
def test_the_way_follows_the_alphabet(page: Page, host: str, language: str):
    """From the first entry to the last and no further, in the order of the index."""
    page.goto(f"{host}{language}glossary/")
    paths = page.eval_on_selector_all(".glossary-list dt a", "all => all.map(one => one.pathname)")
    for at in (0, 1, len(paths) - 1):
        page.goto(host.rstrip("/") + paths[at])
        for way, neighbour in (("prev", at - 1), ("next", at + 1)):
            link = page.locator(f"a.md-footer__link--{way}")
            if 0 <= neighbour < len(paths):
                assert link.evaluate("link => link.pathname") == paths[neighbour]
            else:
                assert link.count() == 0
