"""Use the site's search as a reader does, or its function alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from concordance.publish.strings import strings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

INPUT = ".cc-search__input"
_ASK = """async ([base, code, queries]) => {
  const { src } = document.querySelector("script[src*='assets/concordance/']");
  const { finder } = await import(new URL("find.js", src));
  const { ask } = finder(new URL(base), code);
  const path = ({ page, text }) => new URL(page?.url ?? text.url, base).pathname;
  const answers = [];
  for (const query of queries) {
    const { pages, near, meant, asked } = await ask(query);
    const amounts = (asked?.amounts ?? []).map(({ values, unit }) => ({ values, unit }));
    answers.push({ pages: pages.map(path), near: near.map(path), meant: meant ?? "", amounts });
  }
  return answers;
}"""


class Amount(TypedDict):
    """What the search read of an amount: the values it may have, and its unit."""

    values: list[str]
    unit: str


class Answer(TypedDict):
    """The paths of the pages that answer, of those near, the question that may have been meant."""

    pages: list[str]
    near: list[str]
    meant: str
    amounts: list[Amount]


def answers(page: Page, home: str, code: str, queries: Sequence[str]) -> list[Answer]:
    """Ask the search's own function many questions, in a page of the language of `code`.

    `home` is the address of the site's root.
    """
    found: list[Answer] = page.evaluate(_ASK, [home, code, list(queries)])
    return found


def open_search(page: Page) -> None:
    """Open the dialog with its key, once the page's script has taken the button."""
    page.wait_for_selector(".cc-search-open:not([popovertarget])", state="attached")
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
        ".cc-search > .cc-search__list .cc-search__title",
        "links => links.map(link => new URL(link.href).pathname)",
    )
    return page.inner_text(".cc-search__status"), links


def said(page: Page) -> dict[str, str]:
    """Return what search says in the language of the page, by key."""
    texts = strings(page.get_attribute("html", "lang") or "")
    return {key[7:]: text for key, text in texts.items() if key.startswith("search.")}
