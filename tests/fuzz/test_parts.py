"""The parts that read what people write, each alone: any text gives an answer whose places hold."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdownish import ODD, pages

from concordance.glossary.matcher import Matcher
from concordance.markdown import parse_page
from concordance.markdown.front_matter import read_front_matter
from concordance.markdown.suppressions import parse_suppressions, strip_suppressions
from concordance.quantities import canonical, read
from concordance.sitecheck.css import css_urls
from concordance.sitecheck.extract import extract_drawing, extract_page
from concordance.sitecheck.record import ReferenceTable
from concordance.sitecheck.urls import parse_home, resolve

LOCALES = ("fr", "es", "pt-BR", "pt-PT", "en")
NUMBERS = [
    *("0", "7", "12", "100", "1999", "2024", "3,5", "1.000", "1 000", "1\u202f000", "0,5", "1e9"),
    *("mille", "mil", "cent", "cien", "milliards", "billones", "bilhões", "million", "Md", "mi"),
    *("%", "€", "$", "US$", "R$", "GB", "Go/s", "nm", "°C", "1er", "1º", "XXIe", "siècle", "½"),
    *("mars", "marzo", "março", "lundi", "2024-03-29", "29/03/24", "18h30", "6 p.m.", "années"),
    *("de", "à", "a", "et", "y", "e", "-", "–", "/", ",", ".", "(", ")", "+", "environ", "v2.0"),
]
FORMS = ["A100", "GPU", "IA", "l’IA", "centre de données", "e-mail", "Node.js", "C++", "’", "À"]
HTML = [
    *("<a href=", '"x.html#é"', ">", "</a>", "<p id=a>", "</p>", "<img srcset='a 1x, b 2x'", "/>"),
    *("<script>", "</script>", "<style>a{b:url(c)}</style>", "<base href=/x/>", "<svg>", "</svg>"),
    *("<template>", "</template>", "<!--", "-->", "<![CDATA[", "]]>", "<meta http-equiv=refresh"),
    *(" content='0;url=/y'", "<link rel=alternate hreflang=fr href=/fr/>", "&amp;", "&#x0;", "\0"),
    *('<script type="application/ld+json">{"url": "z"}</script>', "<iframe srcdoc='<a href=q>'>"),
]
URLS = ["a", "/", "//", "..", ".", "#", "?", "%C3%A9", "%", "é", "http:", "https://x.example", "\\"]
URLS += ["[", "]", "@", ":", "mailto:", "data:,", " ", "\t", "\n", "x.html", "index.html", "%00"]
FRONT = [
    "---",
    "\n",
    "title",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "|",
    ">",
    "&a",
    "*a",
    "!!x",
]
FRONT += ["2024-99-99", "é", "\t", "#", "...", "concordance", "ignore", "  ", "? ", "null", "<<"]
IGNORE = [
    "<!--",
    "-->",
    " concordance: ",
    "ignore",
    "[",
    "]",
    "rule",
    "term-missing",
    ",",
    " why",
    "\n",
]


def soup(pieces):
    """Return texts of these pieces and odd characters, in any order."""
    return st.lists(st.sampled_from([*pieces, *ODD, " "]) | st.text(max_size=4), max_size=40).map(
        "".join
    )


@given(soup(NUMBERS), st.sampled_from(LOCALES))
def test_quantities_stand_where_they_say(text, locale):
    """What is read stands in the text, in order, and does not overlap."""
    at = 0
    for quantity in read(text, canonical(locale)):
        assert at <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.value
        at = quantity.end


@given(st.lists(st.sampled_from(FORMS) | st.text(max_size=12), max_size=8), soup(FORMS))
def test_terms_stand_where_they_say(forms, text):
    """Matches stand in the text, in order, each is one of the forms, and nothing is raised."""
    matcher = Matcher({form: form for form in forms})
    at = 0
    for match in matcher.find(text):
        assert at <= match.start < match.end <= len(text)
        assert match.value in forms
        at = match.end


@given(soup(HTML).map(str.encode) | st.binary(max_size=200))
def test_any_html_is_harvested(data):
    """A page or a drawing of any bytes gives a record, the same every time."""
    for read_it in (extract_page, extract_drawing):
        one, two = (read_it(data, ReferenceTable()) for _ in range(2))
        assert one == two


@given(soup(HTML))
def test_any_style_gives_addresses(text):
    """Any style sheet is read to its end."""
    assert all(isinstance(url, str) for url, _ in css_urls(text))


@given(soup(URLS))
def test_any_address_resolves(url):
    """Any address leads somewhere or is told malformed."""
    home = parse_home("https://docs.example.org/base/")
    assert resolve(url, "fr/a/index.html", home) == resolve(url, "fr/a/index.html", home)


@given(soup(FRONT))
def test_any_front_matter_is_a_mapping(text):
    """What stands between dashes is a mapping or a problem with its place, and the rest is kept."""
    whole = f"---\n{text}\n---\nText\n"
    front, body, problems = read_front_matter(whole, "a.md")
    assert isinstance(front, dict)
    assert 0 <= body <= len(whole)
    assert all(1 <= problem.line <= whole.count("\n") + 1 for problem in problems)


@given(st.one_of(soup(IGNORE), pages()))
def test_any_request_to_ignore(text):
    """A request has a line of the page and a rule, or a fault; stripping takes nothing else."""
    page = parse_page(text, "a.md")
    for ignore in parse_suppressions(page):
        assert ignore.rule or ignore.fault
        assert 0 <= ignore.line <= page.text.count("\n") + 1
    kept = strip_suppressions(page.text)
    assert len(kept) <= len(page.text)
    if not re.search("concordance", page.text):
        assert kept == page.text
