"""Reading a site: the cache, several processes, and this site itself."""

from __future__ import annotations

import pytest
from small_site import Small

from concordance.sitecheck import check_site
from concordance.sitecheck.cache import SiteCache
from concordance.sitecheck.css import css_urls
from concordance.sitecheck.formats import image_candidates
from concordance.sitecheck.read import read_site
from sites import ROOT, build


def test_a_file_that_did_not_change_is_not_parsed_again(small: Small, tmp_path):
    """And what is found is the same; a file that changed is read."""
    small.plant('<a href="zz/">x</a>')
    small.build()
    cache = tmp_path / "cache"
    first = check_site(small.root, cache=cache)
    assert first.checked["parsed"] == 14
    again = check_site(small.root, cache=cache)
    assert again.checked["parsed"] == 0
    assert again.findings == first.findings
    small.plant('<a href="yy/">x</a>', on="words/index.html")
    small.build()
    changed = check_site(small.root, cache=cache)
    assert changed.checked["parsed"] == 1
    assert len(changed.findings) == 2


def test_a_page_that_is_gone_is_missed_though_nothing_is_parsed(small: Small, tmp_path):
    """Links are followed anew each time."""
    small.build()
    check_site(small.root, cache=tmp_path / "cache")
    (small.root / "words/index.html").unlink()
    result = check_site(small.root, cache=tmp_path / "cache")
    assert result.checked["parsed"] == 0
    assert {f.rule for f in result.findings} >= {"broken-href", "alternate-broken"}


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda data: data[:-1], lambda data: data[:40] + b"\x00" + data[41:]],
)
def test_a_damaged_cache_is_left_out(small: Small, tmp_path, damage):
    """It costs time and nothing else."""
    small.build()
    check_site(small.root, cache=tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(damage(file.read_bytes()))
    result = check_site(small.root, cache=tmp_path / "cache")
    assert (result.findings, result.checked["parsed"]) == ((), 14)


def test_a_cache_that_cannot_be_written_is_left_out(small: Small, tmp_path):
    """As when its folder is a file."""
    small.build()
    (tmp_path / "cache").write_text("x")
    assert check_site(small.root, cache=tmp_path / "cache").findings == ()


def test_two_sites_have_two_caches(small: Small, tmp_path):
    """One does not throw out the other."""
    other = Small(tmp_path / "other", url="https://x.example/repo/")
    for site in (small, other, small, other):
        site.build()
        check_site(site.root, cache=tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 2
    assert (
        SiteCache(tmp_path / "cache", small.root).path
        != SiteCache(tmp_path / "cache", other.root).path
    )


def test_how_many_processes_read_changes_nothing(small: Small, tmp_path):
    """Neither the findings nor their order, with a cache or without."""
    for number in range(200):
        small.files[f"more/{number}.html"] = f'<!doctype html><a href="zz{number}/">x</a>'
    small.build()
    one = check_site(small.root, processes=1)
    for processes in (2, 3):
        assert check_site(small.root, processes=processes) == one
    check_site(small.root, processes=2, cache=tmp_path)
    warm = check_site(small.root, processes=2, cache=tmp_path)
    assert warm.findings == one.findings
    assert warm.checked["parsed"] == 0
    small.files["more/7.html"] = '<!doctype html><a href="new/">x</a>'
    small.build()
    mixed = check_site(small.root, processes=2, cache=tmp_path)
    assert mixed.checked["parsed"] == 1
    assert mixed.findings == check_site(small.root, processes=1).findings


def test_the_same_file_under_two_names_is_read_once_and_counted_twice(small: Small):
    """Records are kept by content."""
    small.files |= {"a.css": "p{background:url(zz.png)}", "b/a.css": "p{background:url(zz.png)}"}
    small.build()
    reading = read_site(small.root)
    assert reading.records["a.css"] == reading.records["b/a.css"]
    assert len([f for f in small.check() if f.rule == "broken-asset"]) == 2


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a,b.png 1x,c.png 2x", ["a,b.png", "c.png"]),
        (" , a.png , b.png 100w ,", ["a.png", "b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("data:x,y 1x, a.png (1,2) 2x, b.png", ["data:x,y", "a.png", "b.png"]),
        ("", []),
        (", ,", []),
    ],
)
def test_image_candidates(text, urls):
    """By the HTML standard: a comma ends a URL only at its end."""
    assert list(image_candidates(text)) == urls


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("p{background:url(a.png)}", ["a.png"]),
        ("p{background:URL( 'a b.png' )}", ["a b.png"]),
        ("p{background:url(a\\)b.png)}", ["a)b.png"]),
        ("p{background:url('\\61 b.png')}", ["ab.png"]),
        ("p{background:url(\\110000 x)}", ["\ufffdx"]),
        ("/* url(a) */p{}/* url(b)", []),
        ("p{content:'url(a)'}", []),
        (
            "@import 'a.css';@import url(b.css) layer(x) supports(display: grid);",
            ["a.css", "b.css"],
        ),
        ("@namespace svg url(http://www.w3.org/2000/svg);p{background:url(a)}", ["a"]),
        ("@font-face{src:local('a'),url(b) format('woff2')}", ["b"]),
        ("p{background:image-set('a' 1x,url(b) 2x,'c' type('image/png'))}", ["a", "b", "c"]),
        ("p{background:-webkit-image-set(url(a) 1x)}p::after{content:'b'}", ["a"]),
        ('p{mask:src(\'a\')}.x{content:"b\\"url(c)"}', ["a"]),
    ],
)
def test_css(text, urls):
    """By its tokens: strings and comments hold no URL, escapes are resolved."""
    assert [url for _, url in css_urls(text)] == urls


def test_css_of_any_length_is_read_in_one_go():
    """Time grows with the length alone."""
    for part in ("/*", "url(", "'", "\\", "(", "image-set(", "@import "):
        list(css_urls(part * 50_000))


def test_this_site_keeps_the_contract(built_site):
    """Not even a warning is left."""
    findings = check_site(built_site).findings
    assert [f"{f.path}:{f.line}: {f.message} ({f.rule})" for f in findings] == []


def test_this_site_keeps_the_contract_below_a_path(tmp_path):
    """As on a project's pages of GitHub."""
    site = tmp_path / "site"
    run = build(ROOT, "--strict", site=site, SITE_URL="https://someone.github.io/somewhere/")
    assert run.returncode == 0, run.stderr
    result = check_site(site)
    assert result.home.base == "/somewhere/"
    assert [f"{f.path}:{f.line}: {f.message} ({f.rule})" for f in result.findings] == []
