"""Search: the right page first, in the page's language only, and a plain sentence otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from browser import served, watched
from site_search import INPUT, ask, open_search, said

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

LANGUAGES = ["", "es/", "pt/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_comes_first_with_its_definition(page: Page, host: str, language: str):
    """Every page found is of the language; one that is found by name says what it is."""
    wrong = watched(page, host)
    page.goto(host + language)
    open_search(page)
    others = tuple(f"/{folder}" for folder in LANGUAGES if folder and folder != language)
    for query in ("maia", "startgate", "superordinateur"):
        status, links = ask(page, query)
        assert links, f"{query}: {status}"
        assert not [link for link in links if link.startswith(others)], query
        first = page.locator(".cc-search > .cc-search__list .cc-search__title").first
        path = first.evaluate("link => link.pathname")
        assert path.startswith(f"/{language}glossary/"), query
        definition = page.evaluate(
            "async path => new DOMParser().parseFromString(await (await fetch(path)).text(),"
            " 'text/html').querySelector('article p').textContent",
            path,
        )
        assert first.locator(".cc-search__excerpt").inner_text()
        assert definition
        assert first.locator(".cc-search__kind").count() == 1
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_is_said(page: Page, host: str, language: str):
    """Nothing, nonsense, markup, endless text: a sentence in the language, never a false hit."""
    wrong = watched(page, host)
    page.goto(host + language)
    open_search(page)
    say = said(page)
    assert page.locator(".cc-search__others").is_hidden()
    cases = {
        "xylophone": {say["near"], say["none"]},
        "zzzz": {say["near"], say["none"]},
        "!!! ??": {say["none"]},
        "zz$&zz {query}": {say["near"], say["none"]},
        "<script>alert(1)</script>": {say["near"], say["none"]},
        "a" * 10_000: {say["long"]},
        "maia " * 2_000: {say["long"]},
    }
    for query, sentences in cases.items():
        status, links = ask(page, query)
        assert status in {one.replace("{query}", query.strip(), 1) for one in sentences}
        if query in {"xylophone", "zzzz"} or say["near"] not in sentences:
            assert links == []
    page.fill(INPUT, "   ")
    page.wait_for_function("say => document.querySelector('[role=status]').textContent === say",
                           arg=say["start"])  # fmt: skip
    assert wrong == []


def test_what_is_typed_while_it_loads(page: Page, host: str):
    """On a slow line the first letters are the question's: "n" turns no page."""
    held: list[Route] = []
    page.route("**/search.js", lambda route: held.append(route))  # noqa: PLW0108 (no builtin)
    page.goto(f"{host}horizon/")
    with page.expect_request("**/search.js"):
        page.keyboard.press("/")
    page.keyboard.type("nvidi")
    held[0].continue_()
    page.wait_for_selector(INPUT)
    page.keyboard.type("a")
    assert page.input_value(INPUT) == "nvidia"
    assert page.url.startswith(f"{host}horizon/")


def test_only_with_the_keyboard(page: Page, host: str):
    """A key opens, arrows choose, Enter opens the page at its section, Escape gives focus back."""
    page.goto(host)
    page.focus(".cc-search-open")
    for key in ("s", "/"):
        page.keyboard.press(key)
        page.wait_for_selector("dialog.cc-search[open]")
        assert page.evaluate("document.activeElement.type") == "search"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.matches('.cc-search-open')")
    open_search(page)
    ask(page, "maia")
    seen = []
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.cc-search", state="hidden")
    open_search(page)
    page.wait_for_selector(".cc-search__title")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.pathname + document.activeElement.hash"))
    assert seen[0].endswith("/glossary/maia/")
    assert seen[3] == seen[1] != seen[2]
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    open_search(page)
    ask(page, "cobalt")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/cobalt/?mark=cobalt")


def test_the_question_is_in_the_address(page: Page, host: str):
    """It can be sent and come back to; closing forgets it; where it leads, it is marked."""
    wrong = watched(page, host)
    page.goto(host + "about/?q=485000")
    page.wait_for_selector(".cc-search__title")
    assert page.input_value(INPUT) == "485000"
    ask(page, "100 milliards de dollars")
    assert page.evaluate("new URL(location).searchParams.get('q')") == "100 milliards de dollars"
    marks = page.locator(".cc-search__excerpt mark").all_inner_texts()
    assert "100 milliards de dollars" in marks
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.cc-found")
    assert set(page.locator("mark.cc-found").all_inner_texts()) == {
        "100\u00a0milliards de dollars",
        "100\u00a0milliards",
    }
    assert "surligné" in page.inner_text(".cc-found-note")
    page.click(".cc-found-note button")
    assert page.locator("mark.cc-found").count() == 0
    assert "mark=" not in page.url
    page.go_back()
    page.wait_for_selector(".cc-search__title")
    assert page.input_value(INPUT) == "100 milliards de dollars"
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.search")
    assert wrong == []


def test_more_keys(page: Page, host: str):
    """Control+K opens the search from anywhere; `?` tells the keys; typing goes on amid results."""
    page.goto(host)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog.cc-search[open]")
    ask(page, "mai")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("a")
    assert page.input_value(INPUT) == "maia"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("dialog.cc-keys[open]")
    assert "Ctrl+K" in page.locator("dialog.cc-keys kbd").all_inner_texts()
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.cc-keys", state="hidden")


def test_an_excerpt_begins_with_a_word(page: Page, host: str):
    """Not amid the title that stands above it, nor amid a number."""
    page.goto(f"{host}es/?q=cien mil millones")
    page.wait_for_selector(".cc-search__title")
    first = page.locator(".cc-search__title .cc-search__excerpt").first.inner_text()
    assert first.startswith("El artículo anuncia")
    excerpts = page.locator(".cc-search__excerpt").all_inner_texts()
    assert len(excerpts) > 8
    assert not [each for each in excerpts if each.removeprefix("… ").startswith("0")]


def test_single_keys_turned_off(page: Page, host: str):
    """They do nothing on any page from then on, the theme's neither; what else there is works."""
    page.goto(f"{host}es/horizon/")
    page.click(".cc-keys-line button")
    page.get_by_role("checkbox", name="Usar los atajos de una sola tecla").uncheck()
    page.keyboard.press("Escape")
    page.goto(f"{host}horizon/")
    page.wait_for_selector(".cc-search-open:not([popovertarget])", state="attached")
    for key in "?/sfpn.,":
        page.keyboard.press(key)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog.cc-search[open]")
    page.keyboard.type("n.")
    assert page.input_value(INPUT) == "n."
    page.keyboard.press("Escape")
    assert page.url == f"{host}horizon/"
    assert page.locator("dialog.cc-keys").count() == 0
    page.goto(f"{host}nowhere")
    page.wait_for_selector(".cc-search-open:not([popovertarget])", state="attached")
    page.keyboard.press("?")  # where a page has no button for it
    page.wait_for_selector("dialog.cc-keys[open]")
    page.goto(f"{host}horizon/")
    page.click(".cc-keys-line button")
    page.get_by_role("checkbox", name="Utiliser les raccourcis à une seule touche").check()
    page.keyboard.press("Escape")
    assert page.evaluate("localStorage.getItem('cc-keys')") is None
    page.keyboard.press("n")
    page.wait_for_url(f"{host}alternatives/")


def test_closed_while_it_waits(page: Page, host: str):
    """A question closed as soon as it is typed leaves nothing in the address."""
    page.goto(host)
    open_search(page)
    page.fill(INPUT, "maia")
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)  # a question is asked a moment after its last letter
    assert page.url == host


def test_the_other_languages_are_folded_below(page: Page, host: str):
    """They are asked when opened, or where this language has no answer, and say their language."""
    page.goto(host)
    open_search(page)
    ask(page, "maia")
    others = page.locator(".cc-search__others")
    assert others.locator("a").count() == 0
    others.locator("summary").click()
    page.wait_for_selector(".cc-search__others a")
    assert {one.get_attribute("lang") for one in others.locator("ol").all()} == {"es", "pt-BR"}
    paths = others.locator("a").evaluate_all("links => links.map(link => link.pathname)")
    assert {"/es/glossary/maia/", "/pt/glossary/maia/"} <= set(paths)
    assert ask(page, "gargantilla contrastado")[1] == []
    assert ask(page, "affirmations contrastado")[1] != ["/"]
    ask(page, "contrastado")
    page.wait_for_function("() => document.querySelector('.cc-search__others a')")
    assert not others.evaluate("details => details.open")


def test_a_suggestion_is_asked_when_pressed(page: Page, host: str):
    """Where nothing matches, the nearest name is offered, with what it would find."""
    page.goto(host)
    open_search(page)
    status, links = ask(page, "startgate")
    assert status == said(page)["near"].replace("{query}", "startgate")
    assert links[0] == "/glossary/stargate/"
    page.click(".cc-search__meant button")
    page.wait_for_function("() => document.querySelector('.cc-search__meant').hidden")
    assert page.input_value(INPUT) == "stargate"


def test_a_key_typed_elsewhere_is_left_alone(page: Page, host: str):
    """With a modifier, or in a field, the keys are not ours."""
    page.goto(host)
    page.keyboard.press("Control+s")
    page.keyboard.press("Alt+/")
    assert page.locator("dialog.cc-search").count() == 0
    open_search(page)
    page.keyboard.type("/s")
    assert page.input_value(INPUT) == "/s"


def test_results_are_by_section(page: Page, host: str):
    """A page's matching sections are listed under it, each with its own address."""
    page.goto(host)
    open_search(page)
    ask(page, "fairwater")
    parts = page.eval_on_selector_all(".cc-search__part", "links => links.map(link => link.hash)")
    assert "#wisconsin" in parts or len([part for part in parts if len(part) > 1]) > 1
    ask(page, "inférence")
    text = page.inner_text(".cc-search__list")
    assert "l’inférence" in text
    assert "’ inférence" not in text
    assert "\u2060" not in text
    assert "¶" not in text


def test_it_is_announced_and_nothing_moves(page: Page, host: str):
    """The number of pages is in a live region, the dialog has a name, the page does not shift."""
    page.goto(host)
    page.evaluate(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => { window.moved += entry.value })).observe({type: 'layout-shift', buffered: true})"
    )
    before = page.evaluate("document.querySelector('h1').getBoundingClientRect().top")
    open_search(page)
    ask(page, "maia")
    assert page.get_attribute("[role=status]", "class") == "cc-search__status"
    assert page.get_attribute("dialog.cc-search", "aria-label")
    assert page.evaluate("document.querySelector('h1').getBoundingClientRect().top") == before
    assert page.evaluate("window.moved") < 0.01


def test_nothing_of_it_is_loaded_before_its_first_use(page: Page, host: str):
    """A page asks for Pagefind, and for the dialog's script, when search is first opened."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host, wait_until="networkidle")
    assert not [url for url in asked if "pagefind" in url or "/search." in url]
    open_search(page)
    ask(page, "maia")
    assert [url for url in asked if "/pagefind/pagefind.js" in url]


@pytest.mark.parametrize("language", LANGUAGES)
def test_offline(page: Page, host: str, language: str):
    """Without a network, before or after the first use, a sentence says that it is not there."""
    page.goto(host + language)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.keyboard.press("/")
    sentence = page.locator("#cc-no-search")
    sentence.wait_for(state="visible")
    assert sentence.inner_text() == said(page)["failed"]
    page.context.set_offline(False)
    page.reload()
    open_search(page)
    page.context.set_offline(True)
    assert ask(page, "xyzzy")[0] in {
        said(page)["failed"],
        said(page)["none"].replace("{query}", "xyzzy"),
        said(page)["partial"],
    }
    assert page.locator("h1").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_webassembly(chromium_browser: Browser, built_site: Path, language: str):
    """A host whose policy keeps WebAssembly from the worker too: names are found, said so."""
    with served(built_site, headers={"Content-Security-Policy": "script-src 'self'"}) as address:
        page = chromium_browser.new_page()
        page.goto(address + language)
        page.evaluate("document.documentElement.dataset.alive = 'yes'")
        open_search(page)
        status, links = ask(page, "maia")
        assert status == said(page)["partial"]
        assert links[0] == f"/{language}glossary/maia/"
        assert ask(page, "fairwater") == (said(page)["partial"], [])
        page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript(chromium_browser: Browser, host: str, language: str):
    """The button still answers: with a sentence in the language of the page."""
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host + language)
    page.click(".cc-search-open")
    sentence = page.locator("#cc-no-search")
    assert sentence.is_visible()
    assert "JavaScript" in sentence.inner_text()
    assert {"": "La recherche", "es/": "La búsqueda", "pt/": "A pesquisa"}[language] in (
        sentence.inner_text()
    )
    context.close()


def test_below_a_path_and_under_the_site_s_headers(page: Page, able_host: str):
    """In a folder of a host that reads `_headers`, results lead to pages of that folder."""
    wrong = watched(page, able_host)
    page.goto(able_host + "es/")
    open_search(page)
    assert ask(page, "maia")[1][0] == "/repo/es/glossary/maia/"
    page.keyboard.press("Enter")
    page.wait_for_url("**/repo/es/glossary/maia/?mark=maia")
    assert wrong == []


def test_a_question_of_many_readings(page: Page, host: str):
    """Each amount may be two values: an address that asks for twenty is answered all the same."""
    wrong = watched(page, host)
    for amounts in ("1.001 x", "1.001 $", "2.500"):
        query = " ".join([amounts] * (190 // (len(amounts) + 1)))
        page.goto(f"{host}?q={quote(query)}")
        page.wait_for_function(
            "said => { const status = document.querySelector('.cc-search__status')?.textContent;"
            " return status && status !== said.loading && status !== said.start; }",
            arg=said(page),
        )
    assert wrong == []


def test_a_mark_that_no_search_has_asked_for(page: Page, host: str):
    """What is too long to be a question, or is mark-up, is neither marked nor shown as mark-up."""
    wrong = watched(page, host)
    page.goto(f"{host}glossary/maia/?mark={quote('maia ' * 1000)}")
    page.wait_for_load_state("networkidle")
    assert page.locator(".cc-found-note, mark").count() == 0
    page.goto(f"{host}glossary/maia/?mark={quote('maia <img src=x onerror=hit()> $& {query}')}")
    page.wait_for_selector(".cc-found-note")
    assert "maia <img src=x onerror=hit()> $& {query}" in page.inner_text(".cc-found-note")
    assert page.locator("article img[src=x]").count() == 0
    assert wrong == []
