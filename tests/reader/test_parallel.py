"""A second language beside the text: level, lit up, by keyboard, and whatever goes wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from access import overflow, violations_in_modes
from browser import served, watched
from parallel_site import build_parallel_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

BOXES = """() => [...document.querySelectorAll(".cc-pair")].map(pair => {
  const [here, there] = [...pair.children].map(each => each.getBoundingClientRect());
  return [here.top, here.bottom, here.right, there.top, there.left, there.bottom];
})"""
TEXT = "document.querySelector('.cc-beside').parentElement"


@pytest.fixture(scope="module")
def bees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a small site: English, French and Arabic by suffix, nothing else."""
    with served(build_parallel_site(tmp_path_factory.mktemp("bees"))) as address:
        yield address


def open_beside(page: Page, address: str, code: str) -> None:
    """Open a page with a language beside its text, and wait for it."""
    page.goto(f"{address}?with={code}")
    page.wait_for_selector("html.cc-parallel")


def test_nothing_is_loaded_before_it_is_asked_for(page: Page, host: str):
    """A page alone asks for no other language and no script of the mode; a click does."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(host)))
    page.goto(f"{host}horizon/", wait_until="networkidle")
    assert not [
        url
        for url in asked
        if re.match(r"es/|assets/concordance/(?:\w+/)?(parallel|pairs|say|marks|rows)", url)
    ]
    page.click(".cc-beside a[hreflang=es]")
    page.wait_for_selector("html.cc-parallel")
    assert asked.count("es/horizon/") == 1
    assert not [url for url in asked if "pt/" in url]


@pytest.mark.parametrize("path", ["horizon/", "es/glossary/maia/", "pt/compare/"])
def test_passages_stand_level(page: Page, host: str, path: str):
    """On a desktop each passage begins as high as its like, right of it, at one edge."""
    wrong = watched(page, host)
    open_beside(page, host + path, "fr" if path[:2] in {"es", "pt"} else "es")
    boxes = page.evaluate(BOXES)
    assert len(boxes) > 8
    assert all(abs(here - there) < 1.5 for here, _, _, there, _, _ in boxes)
    assert all(right < left for _, _, right, _, left, _ in boxes)
    assert len({round(left / 40) for _, _, _, _, left, _ in boxes}) <= 2
    drawn = page.locator(".cc-figure__drawing--wide").evaluate_all(
        "all => all.map(each => each.clientWidth)"
    )
    assert all(width <= 720 for width in drawn)  # a drawing's text is as large as the page's
    assert wrong == []


def test_below_each_passage_on_a_phone(phone: Page, host: str):
    """On a phone it stands under its like, and nothing is wider than the screen."""
    open_beside(phone, f"{host}horizon/", "pt")
    assert all(bottom <= there for _, bottom, _, there, _, _ in phone.evaluate(BOXES))
    assert overflow(phone) == []


def test_the_address_keeps_it_and_closing_gives_all_back(page: Page, host: str):
    """Opened by a click, there after a reload, on the next page; closed, the text is as before."""
    page.goto(f"{host}horizon/#plan")
    before = page.evaluate(f"{TEXT}.innerHTML")
    page.click(".cc-beside a[hreflang=es]")
    page.wait_for_selector("html.cc-parallel")
    assert page.url == f"{host}horizon/?with=es#plan"
    page.click(".cc-beside a[hreflang=pt]")
    page.wait_for_selector(".cc-there[lang=pt-BR]")
    assert page.locator(".cc-there[lang=es]").count() == 0
    lefts = page.locator(".cc-beside a").evaluate_all(
        "all => all.map(link => link.getBoundingClientRect().left)"
    )
    assert lefts == sorted(lefts, reverse=True)  # the one that is shown stands first
    page.click(".cc-beside__close")
    assert page.url == f"{host}horizon/#plan"
    left = page.evaluate(
        f"(() => {{ const text = {TEXT}.cloneNode(true); for (const each of"
        " text.querySelectorAll('.cc-beside p')) each.remove(); return text.innerHTML; })()"
    )
    assert left == before
    assert page.evaluate("document.activeElement.hreflang") == "pt"
    open_beside(page, f"{host}horizon/", "es")
    page.click(".md-footer__link--next")
    page.wait_for_url(f"{host}alternatives/?with=es")
    page.wait_for_selector("html.cc-parallel")
    page.locator(".cc-there a[href*='/glossary/']").first.click()
    page.wait_for_url(re.compile(r"/es/glossary/.*\?with=fr$"))


def test_back_and_forth(page: Page, host: str):
    """The browser's history closes it and opens it again, as the address says."""
    page.goto(f"{host}horizon/")
    page.click(".cc-beside a[hreflang=es]")
    page.wait_for_selector(".cc-there[lang=es]")
    page.click(".cc-beside a[hreflang=pt]")
    page.wait_for_selector(".cc-there[lang=pt-BR]")
    page.keyboard.press("ArrowDown")
    page.go_back()
    page.wait_for_selector(".cc-there", state="detached")
    assert page.url == f"{host}horizon/"
    assert page.evaluate("document.activeElement.hreflang") == "pt"
    page.go_forward()
    page.wait_for_selector(".cc-there[lang=pt-BR]")
    assert page.url == f"{host}horizon/?with=pt"


def test_the_place_is_kept_when_it_opens_and_closes(page: Page, host: str):
    """What is read stays where it is on the screen, and in the page of the other language."""
    height = "document.getElementById('press').getBoundingClientRect().top"
    page.goto(f"{host}horizon/")
    page.evaluate("document.getElementById('press').scrollIntoView()")
    page.wait_for_function("() => scrollY > 500")
    top = page.evaluate(height)
    page.evaluate("document.querySelector('.cc-beside a[hreflang=es]').click()")
    page.wait_for_selector("html.cc-parallel")
    assert abs(page.evaluate(height) - top) < 60  # the line above it may have been its own
    page.evaluate("document.getElementById('press').scrollIntoView()")
    top = page.evaluate(height)
    page.click(".cc-beside a[hreflang=pt]")
    page.wait_for_selector(".cc-there[lang=pt-BR]")
    assert abs(page.evaluate(height) - top) < 2
    page.click(".cc-beside__close")
    assert abs(page.evaluate(height) - top) < 2
    assert page.evaluate("document.activeElement.hreflang") == "pt"
    page.evaluate("document.querySelector('.cc-beside a[hreflang=es]').click()")
    page.wait_for_selector("html.cc-parallel")
    page.evaluate("document.querySelector('.md-select__link[hreflang=es]').click()")
    page.wait_for_url(f"{host}es/horizon/?with=fr#press")
    page.wait_for_selector("html.cc-parallel")
    bar = page.evaluate("document.querySelector('.cc-beside').getBoundingClientRect().bottom")
    assert bar - 10 < page.evaluate(height) < 300


def test_a_selection_stays_in_its_column(page: Page, host: str):
    """By mouse and by keyboard, in either; right after one the other; everything has both."""
    open_beside(page, f"{host}horizon/", "es")
    cells = page.locator(".cc-pair:has(p) > *")
    selected = []
    for column in (0, 1):
        start, end = cells.nth(column).bounding_box(), cells.nth(column + 2).bounding_box()
        assert start
        assert end
        page.mouse.move(start["x"] + 2, start["y"] + 8)
        page.mouse.down()
        page.mouse.move(end["x"] + 99, end["y"] + 9, steps=3)
        page.mouse.up()
        page.keyboard.press("Shift+ArrowDown")
        selected.append(page.evaluate("getSelection().toString()"))
    here, there = selected
    assert "frappante" in here
    assert "un tournant" in here
    assert "llamativa" not in here
    assert "llamativa" in there
    assert "un giro" in there
    assert "frappante" not in there
    page.keyboard.press("Control+a")
    page.wait_for_function("() => !document.querySelector('[data-only]')")
    both = page.evaluate("getSelection().toString()")
    assert "llamativa" in both
    assert "frappante" in both


LIT = "[...document.querySelectorAll('.cc-lit')].map(each => each.textContent)"


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("115 milliards de dollars", "115 000 millones de dólares"),
        ("30 mars 2024", "30 de marzo de 2024"),
        ("Sam Altman", "Sam Altman"),
        ("superordinateur", "superordenador"),
    ],
)
def test_what_is_pointed_at_lights_up_in_both(page: Page, host: str, said: str, there: str):
    """A value however written, a date, a name, a term."""
    open_beside(page, f"{host}horizon/", "es")
    page.locator(".cc-pair .cc-mark", has_text=said).first.hover()
    lit = [" ".join(text.split()) for text in page.evaluate(LIT)]
    assert said in lit
    assert there in lit


def test_with_the_keyboard(page: Page, host: str):
    """One stop among the passages; arrows lead to the next, and through what both have."""
    open_beside(page, f"{host}horizon/", "es")
    focused = "document.activeElement"
    page.focus(".cc-beside__close")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{focused}.getAttribute('role')") == "group"
    page.focus(".cc-beside__close")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(f"{focused}.getAttribute('role')") == "group"
    first = page.evaluate(f"{focused}.ariaLabel")
    assert re.fullmatch(r"Passage \d+ sur \d+", first)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{focused}.ariaLabel") != first
    page.keyboard.press("Home")
    for _ in range(40):
        if page.evaluate(f"{focused}.textContent.includes('115')"):
            break
        page.keyboard.press("ArrowDown")
    for _ in range(40):
        page.keyboard.press("ArrowRight")
        if page.evaluate(f"{focused}.textContent").startswith("115"):
            break
    lit = [" ".join(text.split()) for text in page.evaluate(LIT)]
    assert lit == ["115 milliards de dollars", "115 000 millones de dólares"]
    said = page.locator(".cc-beside .cc-unseen [lang=es]")
    assert said.inner_text().split() == ["115", "000", "millones", "de", "dólares"]
    page.keyboard.press("Escape")
    assert page.evaluate(f"{focused}.matches('.cc-pair')")
    assert page.evaluate("document.querySelectorAll('.cc-pair[tabindex=\"0\"]').length") == 1


@pytest.mark.parametrize("language", ["", "es/", "pt/"])
def test_nothing_that_axe_finds(chromium_browser: Browser, host: str, language: str):
    """Desktop and phone, light and dark, and at a mark; each cell has its language."""
    context = chromium_browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    open_beside(page, f"{host}{language}compare/", "pt" if language != "pt/" else "es")
    wrong = violations_in_modes(page)
    page.locator(".cc-mark").nth(4).hover()
    wrong += violations_in_modes(page, frame=False, widths=["desktop"])
    assert page.locator(".cc-there:not([lang]):not(.cc-none)").count() == 0
    context.close()
    assert wrong == []


def test_on_paper(page: Page, host: str):
    """Two columns, without the bar."""
    open_beside(page, f"{host}horizon/", "es")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    assert not page.locator(".cc-beside").is_visible()
    boxes = page.evaluate(BOXES)
    assert all(right < left for _, _, right, _, left, _ in boxes)
    added = "link => getComputedStyle(link, '::after').content"
    within = page.locator(".cc-there a[href*='/sources/#']").first
    assert within.evaluate(added) == "none"  # the list at the end has the address of the source
    assert len(page.pdf(format="A4")) > 10_000


def said(page: Page) -> str:
    """Return what the reader is told."""
    return page.locator(".cc-beside__said").inner_text()


@pytest.mark.parametrize("broken", ["**/es/horizon/", "**/pairs/horizon.json", "**/rows.js"])
def test_what_cannot_be_fetched(phone: Page, host: str, broken: str):
    """It is said, the text is whole, and it can be tried again; without its script, the page."""
    phone.route(broken, lambda route: route.abort())
    phone.goto(f"{host}horizon/")
    before = phone.inner_text("article h2")
    phone.click(".cc-beside a[hreflang=es]")
    if broken.endswith(".js"):
        phone.wait_for_url(f"{host}es/horizon/")
        return
    phone.wait_for_selector(".cc-beside__said button")
    assert said(phone).startswith("La page en espagnol n’a pas pu être chargée.")
    assert phone.get_attribute(".cc-beside__said a", "href") == f"{host}es/horizon/"
    assert phone.inner_text("article h2") == before
    phone.unroute(broken)
    phone.click(".cc-beside__said button")
    phone.wait_for_selector("html.cc-parallel")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("xx", "Cette page n’existe pas dans la langue « xx »."),
        ("de", "Cette page n’existe pas dans la langue « allemand »."),
        (
            '"><img src=x onerror=1>',
            'Cette page n’existe pas dans la langue « "><img src=x onerror ».',
        ),
        ("fr", ""),
    ],
)
def test_an_unknown_language(phone: Page, host: str, asked: str, told: str):
    """The reader is told, as text, and nothing else happens."""
    wrong = watched(phone, host)
    phone.goto(f"{host}horizon/?with={asked}")
    phone.wait_for_selector(".cc-beside__said", state="attached")
    phone.wait_for_function(
        "told => document.querySelector('.cc-beside__said').textContent.trim() === told", arg=told
    )
    assert phone.locator(".cc-beside__said").is_visible() == bool(told)
    assert phone.locator(".cc-pair, .cc-beside img").count() == 0
    assert wrong == []


MANY = """async () => {
  const { src } = document.querySelector("script[src*='assets/concordance/']");
  const { passagesOf } = await import(new URL("passages.js", src));
  const sum = (text) => {
    let value = -1;
    for (const byte of new TextEncoder().encode(text)) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
    }
    return ~value >>> 0;
  };
  const texts = Array.from({ length: 12000 }, (_, at) => `p${at}`);
  const told = texts.map((text) => [sum(text), [], [], ""]);
  const box = document.createElement("div");
  // From the 100th on, each 50th passage is taken away; one stands in the text alone.
  const left = texts.filter((_, at) => at < 100 || at > 11900 || at % 50);
  box.innerHTML = `<p>new</p>${left.map((text) => `<p>${text}</p>`).join("")}`;
  const start = performance.now();
  const paired = passagesOf(box, told);
  const right = paired.filter(({ element, digest }) => sum(element.textContent) === digest);
  return { paired: right.length, known: texts.length, changed: texts.length - left.length,
           milliseconds: performance.now() - start };
}"""


def test_nothing_of_the_other_page_runs(page: Page, host: str):
    """A page that was tampered with brings its words, and nothing else."""

    def tampered(route: Route) -> None:
        answer = route.fetch()
        bad = (
            '<p id="x" style="color:red" onclick="hit()" class="ok">'
            '<img src="data:,x" onerror="hit()" alt="">'
            '<script>hit()</script><a href="javascript:hit()">El</a>'
            '<svg onload="hit()"><script>hit()</script></svg><iframe srcdoc="x"></iframe>'
            '<button formaction="/x">b</button>'
            '<b is="x-y" formaction="j">&nbsp;</b>'
            '<math><mi xlink:href="javascript:hit()">m</mi></math><img srcset="data:,x 1x" alt="">'
            '<a href="blob:/x">B</a><a href="//there.example/x">C</a>'
            '<a href="/.//there.example/x">D</a><b id="location" name="say">E</b> artículo'
        )
        route.fulfill(response=answer, body=answer.text().replace("<p>El artículo", bad, 1))

    page.route("**/es/horizon/", tampered)
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    open_beside(page, f"{host}horizon/", "es")
    there = page.locator("#with-x")
    assert there.count() == 1
    assert there.locator("script, svg, iframe, form, button").count() == 0
    attributes = there.evaluate(
        "p => [p, ...p.querySelectorAll('*')].flatMap(each => each.getAttributeNames())"
    )
    assert not [name for name in attributes if name.startswith("on") or name in {"style", "is"}]
    assert there.locator("a[href^='java']").count() == 0
    assert there.locator("[srcset], [name], math, #location").count() == 0
    own = there.get_by_text("D", exact=True).evaluate("link => link.origin === location.origin")
    assert own  # the path of this site stays one, though it begins with two slashes
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    assert failed == []


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_any_site(page: Page, bees: str, code: str):
    """By suffix, in English, of another direction; what has no like says so, code stands once."""
    wrong = watched(page, bees)
    open_beside(page, bees, code)
    cells = page.locator(".cc-there:not(.cc-none)")
    assert set(cells.evaluate_all("all => all.map(each => each.dir)")) == {
        "rtl" if code == "ar" else "ltr"
    }
    none = page.locator(".cc-none").all_inner_texts()
    assert page.locator("pre").count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.cc-pair')).display") == "grid"
    footnote = page.locator(".footnote .cc-there")
    assert footnote.count() == 1
    if code == "ar":
        assert "No counterpart in Arabic" in none
        return
    assert none.count("No counterpart in French") == 1
    assert none.count("No counterpart in English") == 1
    merged = page.locator(".cc-pair", has_text="Nobody has moved it")
    assert "Elle est restée" in merged.inner_text()
    assert "Personne ne l’a déplacée" in merged.inner_text()
    assert page.locator("tr.cc-there").all_inner_texts() == ["Cadre\tPoids", "Premier\t2,5 kg"]
    assert page.locator("li .cc-pair", has_text="Slowly").inner_text().split("\n")[-1] == (
        "Lentement, en 5 minutes"
    )
    page.locator(".cc-mark", has_text="Carla Bruun").first.hover()
    assert page.evaluate(LIT) == ["Carla Bruun", "Carla Bruun"]
    assert page.get_attribute(".cc-there sup a", "href") == "#with-fn%3A1"
    assert wrong == []


def test_a_page_alone_offers_nothing(page: Page, bees: str):
    """Where no other language has the page there is no word of it, whatever the address asks."""
    wrong = watched(page, bees)
    page.goto(f"{bees}alone/?with=fr", wait_until="networkidle")
    assert page.locator(".cc-beside").count() == 0
    assert wrong == []


def test_without_scripts(built_site: Path):
    """The title, and each chapter, has a link to the other page, at the same section."""
    html = LexborHTMLParser((built_site / "horizon/index.html").read_text(encoding="utf-8"))
    links = [link.attributes["href"] for link in html.css(".cc-beside a")]
    assert links == ["../es/horizon/", "../pt/horizon/"]
    linked = [link.attributes["href"] for link in html.css("noscript a")]
    assert "../es/horizon/#evidence" in linked
    assert "../pt/horizon/#evidence" in linked
    there = (built_site / "es/horizon/index.html").read_text(encoding="utf-8")
    assert all(f'id="{href.split("#")[1]}"' in there for href in linked if "/es/" in href)


def test_every_page(page: Page, built_site: Path, host: str):
    """Opens, without a message, nearly all of its text paired."""
    paths = [
        path.parent.relative_to(built_site).as_posix()
        for path in sorted(built_site.rglob("index.html"))
        if "cc-beside" in path.read_text(encoding="utf-8")
    ]
    assert len(paths) > 100
    wrong = watched(page, host)
    for at, path in enumerate(paths[::3]):
        own = path[:2] if path[:3] in {"es/", "pt/"} else "fr"
        code = [each for each in ("fr", "es", "pt") if each != own][at % 2]
        open_beside(page, f"{host}{path}/".replace("/./", "/"), code)
        count = page.evaluate("document.querySelectorAll('.cc-pair, tr.cc-there').length")
        assert count > 1, page.url
        assert page.locator(".cc-none").count() == 0, page.url
    assert wrong == []


def test_a_page_of_many_passages(page: Page, host: str):
    """The ends that are alike, and what is added between them, are found at once."""
    page.goto(f"{host}horizon/")
    made = page.evaluate(MANY)
    assert made["paired"] == made["known"] - made["changed"]
    assert made["milliseconds"] < 20_000
