"""An unknown address: the page for it is in the reader's language and leads on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_search import ask, open_search
from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

TITLES = {"": "Page introuvable", "es/": "Página no encontrada", "pt/": "Página não encontrada"}
NEAR = {
    folder: re.search(
        r"(?m)^title: \"?(.*?)\"?$",
        (ROOT / "docs" / code / "horizon.md").read_text(encoding="utf-8"),
    )[1]
    for folder, code in (("", "fr"), ("es/", "es"), ("pt/", "pt"))
}
"""The title of a page whose address is nearly what is asked for."""
HOMES = ["/repo/", "/repo/es/", "/repo/pt/"]
TAGS = {"": "fr", "es/": "es", "pt/": "pt-BR"}


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("address", ["horizont", "a/b/horizons/", "horizon.html"])
def test_one_error_page_for_all(page: Page, host: str, language: str, address: str):
    """Where the host knows the root's alone, the reader's language comes first in it."""
    assert page.goto(host + language + address).status == 404
    page.wait_for_selector(".cc-error__near:not([hidden])")
    first = page.locator(".cc-error").first
    assert first.locator("h1").inner_text() == TITLES[language]
    assert first.get_attribute("lang") == TAGS[language]
    assert page.title().startswith(TITLES[language])
    assert page.get_attribute("html", "lang") == TAGS[language]
    assert first.locator("li a").first.inner_text() == NEAR[language]
    assert {one.get_attribute("lang") for one in page.locator(".cc-error").all()} == {
        *TAGS.values()
    }
    first.locator("li a").first.click()
    page.wait_for_url(f"{host}{language}horizon/")


@pytest.mark.parametrize("language", TITLES)
def test_one_error_page_for_each(page: Page, able_host: str, language: str):
    """Where the host takes the nearest, all of it is in the language, below a path too."""
    assert page.goto(f"{able_host}{language}glossary/maja/").status == 404
    page.wait_for_selector(".cc-error__near:not([hidden])")
    assert page.locator(".cc-error").count() == (1 if language else 3)
    assert page.locator("h1").inner_text() == TITLES[language]
    assert page.get_attribute("html", "lang") == TAGS[language]
    near = page.locator(".cc-error li a").first
    assert near.get_attribute("href") == f"/repo/{language}glossary/maia/"
    near.click()
    page.wait_for_url(f"{able_host}{language}glossary/maia/")


@pytest.mark.parametrize("language", TITLES)
def test_it_searches_in_the_reader_s_language(page: Page, host: str, language: str):
    """Even on the page that is the root's."""
    page.goto(f"{host}{language}nowhere-at-all")
    open_search(page)
    assert ask(page, "maia")[1][0] == f"/{language}glossary/maia/"
    labels = {"": "Fermer", "es/": "Cerrar", "pt/": "Fechar"}
    assert page.inner_text(".cc-search__close") == labels[language]


GUESSED = {"": "chronologie", "es/": "cronologia", "pt/": "linha-do-tempo"}


@pytest.mark.parametrize("language", GUESSED)
def test_an_address_guessed_from_a_title(page: Page, host: str, language: str):
    """The page of that title is named, and the search asks for the words of the address."""
    page.goto(host + language + GUESSED[language] + "/")
    page.wait_for_selector(".cc-error__near:not([hidden])")
    first = page.locator(".cc-error").first
    assert first.locator("li a").first.get_attribute("href") == f"/{language}timeline/"
    field = first.locator("input")
    assert field.input_value() == GUESSED[language].replace("-", " ")
    field.fill("maia")
    field.press("Enter")
    page.wait_for_selector(".cc-search__title")
    assert page.evaluate("location.pathname") == f"/{language}"
    links = page.eval_on_selector_all(".cc-search__title", "all => all.map(one => one.pathname)")
    assert links[0] == f"/{language}glossary/maia/"


@pytest.mark.parametrize("address", ["qqqqqqqqqqqqqqqqqq", "es/nada"])
def test_what_resembles_nothing_gets_no_suggestion(page: Page, host: str, address: str):
    """Nothing is passed off as near, and that is said, once, in the reader's language."""
    page.goto(f"{host}{address}")
    page.wait_for_selector(".cc-error__none:not([hidden])")
    said = "Ninguna página tiene" if "es/" in address else "Aucune page n’a une"
    assert page.locator(".cc-error__none:not([hidden])").inner_text().startswith(said)
    page.wait_for_load_state("networkidle")
    assert page.locator(".cc-error__near:not([hidden])").count() == 0


@pytest.mark.parametrize(("address", "near"), [("glossary/azuer/", "azure"), ("cloudd", "cloud")])
def test_a_slip_of_the_finger(page: Page, host: str, address: str, near: str):
    """Two letters that changed places, one too many: the page is named, nothing is denied."""
    page.goto(host + address)
    page.wait_for_selector(".cc-error__near:not([hidden])")
    first = page.locator(".cc-error li a").first
    assert first.get_attribute("href") == f"/glossary/{near}/"
    assert page.locator(".cc-error__none:not([hidden])").count() == 0


def test_readable_without_scripts(repo_site: Path):
    """Each page is whole as written: languages, titles, ways home below the site's path."""
    for language, title in TITLES.items():
        page = LexborHTMLParser((repo_site / language / "404.html").read_text(encoding="utf-8"))
        sections = page.css(".cc-error")
        homes = [section.css("a")[-1].attributes["href"] for section in sections]
        assert page.css_first("title").text(strip=True).startswith(title)
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
        assert page.css("link[rel=canonical], link[hreflang]") == []
        assert homes == (
            [f"/repo/{language}"] if language else ["/repo/", "/repo/es/", "/repo/pt/"]
        )
        switch = [link.attributes["href"] for link in page.css(".md-select__link")]
        assert switch == HOMES
