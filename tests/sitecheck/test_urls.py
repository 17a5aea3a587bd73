"""URLs are read as browsers read them: cases of the WHATWG URL standard, and invariants."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.sitecheck.urls import (
    Home,
    decode,
    encode,
    normalise,
    page_path,
    parse_home,
    relative,
    resolve,
)

HOME = Home("https", "site.example", "/repo/")
PAGE = "/repo/es/gpu/"

OWN = [
    ("", "/repo/es/gpu/", None),
    ("#", "/repo/es/gpu/", ""),
    ("#a%C3%A9", "/repo/es/gpu/", "a%C3%A9"),
    ("?x=1#a", "/repo/es/gpu/", "a"),
    ("x", "/repo/es/gpu/x", None),
    ("./x/", "/repo/es/gpu/x/", None),
    (".", "/repo/es/gpu/", None),
    ("..", "/repo/es/", None),
    ("../", "/repo/es/", None),
    ("../../x?y/../z#t", "/repo/x", "t"),
    ("../../../../../x/", "/x/", None),
    ("/x/./y/../z", "/x/z", None),
    ("/..//x", "//x", None),
    ("%2e%2e/x", "/repo/es/x", None),
    (".%2E/x", "/repo/es/x", None),
    ("%2e/x", "/repo/es/gpu/x", None),
    ("..%2f..%2fetc", "/repo/es/gpu/..%2f..%2fetc", None),
    ("..\\x\\y", "/repo/es/x/y", None),
    ("\\x", "/x", None),
    ("  \n../x/\t ", "/repo/es/x/", None),
    ("..\n/x\t/", "/repo/es/x/", None),
    ("https:x/", "/repo/es/gpu/x/", None),
    ("HTTPS://SITE.EXAMPLE/Repo/", "/Repo/", None),
    ("https://site.example", "/", None),
    ("https://site.example?x", "/", None),
    ("https://site.example:443/x", "/x", None),
    ("https://user:word@site.example/x", "/x", None),
    ("https:///site.example/x", "/x", None),
    ("https:\\\\site.example\\x", "/x", None),
    ("http://site.example/x", "/x", None),
    ("//site.example/x#y", "/x", "y"),
    ("/\\site.example/x", "/x", None),
    ("x:y/z", None, None),
    ("./x:y/z", "/repo/es/gpu/x:y/z", None),
    ("a//b/", "/repo/es/gpu/a//b/", None),
    ("...", "/repo/es/gpu/...", None),
]
ELSEWHERE = [
    ("https://other.example/x", "external"),
    ("//other.example/x", "external"),
    ("https://site.example.evil.example/", "external"),
    ("https://site.example:8080/x", "external"),
    ("https://site.example@other.example/", "external"),
    ("http:site", "external"),
    ("mailto:a@site.example", "other"),
    ("MAILTO:a", "other"),
    ("tel:+34", "other"),
    ("data:text/html,<a href=x>", "other"),
    ("java\nscript:void(0)", "other"),
    ("blob:https://site.example/x", "other"),
    ("https://", "malformed"),
    ("https://a b/", "malformed"),
    ("https://[::1/", "malformed"),
    ("https://x:port/", "malformed"),
    ("//", "malformed"),
]


@pytest.mark.parametrize(("url", "path", "fragment"), OWN)
def test_own(url, path, fragment):
    """A URL of this site gives its path and fragment."""
    address = resolve(url, PAGE, HOME)
    if path is None:
        assert address.kind == "other"
    else:
        assert (address.kind, address.path, address.fragment) == ("own", path, fragment)


@pytest.mark.parametrize(("url", "kind"), ELSEWHERE)
def test_elsewhere(url, kind):
    """Other hosts, other schemes and no host are told apart."""
    assert resolve(url, PAGE, HOME).kind == kind


def test_a_host_in_another_script_is_one_with_its_ascii_form():
    """Both forms of an internationalised name are the same host."""
    home = parse_home("https://dépôt.example/")
    assert home.host == "xn--dpt-bma0d.example"
    assert resolve("https://DÉPÔT.example/x", "/", home).kind == "own"
    assert resolve("https://xn--dpt-bma0d.example/x", "/", home).kind == "own"


def test_without_a_known_host_no_absolute_url_is_own():
    """A site whose URL is not known has its paths alone."""
    assert resolve("https://site.example/", "/", Home()).kind == "external"
    assert resolve("/x/", "/", Home()).kind == "own"


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://x.example", Home("https", "x.example", "/")),
        ("HTTPS://X.Example/Repo", Home("https", "x.example", "/Repo/")),
        ("http://x.example:80/a/b/?q#f", Home("http", "x.example", "/a/b/")),
        ("http://x.example:8000/", Home("http", "x.example:8000", "/")),
    ],
)
def test_home(url, home):
    """The site's URL is normalised and ends with a slash."""
    assert parse_home(url) == home


@pytest.mark.parametrize("url", ["x.example", "/repo/", "ftp://x.example/", "https://", ""])
def test_a_home_must_be_absolute(url):
    """Anything else is refused with what was given."""
    with pytest.raises(ValueError, match="not an absolute"):
        parse_home(url)


SEGMENT = st.text(st.sampled_from("aé.%2eE-_~ "), min_size=1, max_size=6)
PATH = st.lists(SEGMENT, max_size=6).map(lambda parts: "/" + "/".join(parts))
URL = st.text(st.one_of(st.sampled_from("/.\\#?%:@[]&= \n\tae2"), st.characters()), max_size=24)


@given(URL, PATH)
@settings(deadline=None, max_examples=300)
def test_any_text_resolves_to_something_below_the_root(url, page):
    """No text raises, and no dot segment is left."""
    address = resolve(url, normalise(page), HOME)
    if address.kind in ("own", "external"):
        assert address.path.startswith("/")
        low = [segment.lower().replace("%2e", ".") for segment in address.path.split("/")]
        assert ".." not in low
        assert "." not in low


@given(PATH)
@settings(deadline=None, max_examples=200)
def test_normalising_twice_changes_nothing(path):
    """A path without dot segments stays as it is."""
    once = normalise(path)
    assert normalise(once) == once


NAME = st.lists(
    st.text(st.sampled_from("abé%#? -"), min_size=1, max_size=4), min_size=1, max_size=4
).map(lambda parts: "/".join(parts) + "/index.html")


@given(NAME, NAME)
@settings(deadline=None, max_examples=300)
def test_a_relative_url_leads_back_to_the_file_it_was_written_for(target, page):
    """What is suggested leads where it should."""
    written = relative(page_path(target), page_path(page))
    address = resolve(written, "/repo/" + encode(page_path(page)), HOME)
    assert decode(address.path) == "/repo/" + page_path(target)


def test_long_input_is_read_in_one_go():
    """Time grows with the length alone."""
    assert resolve("../" * 100_000 + "x", PAGE, HOME).path == "/x"
    assert resolve("%2e%2e/" * 100_000, PAGE, HOME).path == "/"
