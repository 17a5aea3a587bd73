"""Use the site's search as a reader does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

INPUT = ".cc-search__input"


def open_search(page: Page) -> None:
    """Open the dialog with its key."""
    page.keyboard.press("/")
    page.wait_for_selector("dialog.cc-search[open]")


def ask(page: Page, query: str) -> tuple[str, list[str]]:
    """Type a question, wait for its answer, and give what is said and the paths of the pages."""
    page.evaluate("document.querySelector('.cc-search__status').textContent = ''")
    page.fill(INPUT, "")
    page.fill(INPUT, query)
    page.wait_for_function(
        "said => { const status = document.querySelector('.cc-search__status').textContent;"
        " return status && status !== said.loading && status !== said.start; }",
        arg=said(page),
    )
    links = page.eval_on_selector_all(
        ".cc-search__title", "links => links.map(link => new URL(link.href).pathname)"
    )
    return page.inner_text(".cc-search__status"), links


def said(page: Page) -> dict[str, str]:
    """Return what search says in the language of the page, by key."""
    texts: dict[str, str] = page.evaluate(
        "JSON.parse(document.querySelector('.cc-search-open').dataset.concordanceSearch)"
    )
    return texts
