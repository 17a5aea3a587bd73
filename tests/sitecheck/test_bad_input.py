"""Bad input gets a finding or a clear error, and the rest of the site is still checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_site import Small, quoted

from concordance.sitecheck import EmptySiteError, check_site
from concordance.sitecheck.read import read_site

BROKEN = "<a href='zz/'>x</a>"


def found(small: Small) -> list[tuple[str, str]]:
    """Return the rules and the URLs of what a check finds."""
    return [(f.rule, quoted(f)) for f in small.check()]


def test_broken_html_is_read_as_browsers_read_it(small: Small):
    """Unclosed and misplaced elements hide no link."""
    small.plant("<p><b><a href='zz/'>x<table><a href=yy/><</p></b><svg><p><a href='/words/'><!-- x")
    assert sorted(found(small)) == [("broken-href", "yy/"), ("broken-href", "zz/")]


def test_a_sitemap_that_lists_more_than_one_may(small: Small):
    """It is one finding, not one for each."""
    urls = "<url><loc>https://example.org/x/</loc></url>\n" * 50_001
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    small.files["sitemap.xml"] = f'<urlset xmlns="{space}">{urls}</urlset>'
    assert ("unreadable-file", "sitemap.xml") in found(small)
    assert len(found(small)) < 10


def test_an_empty_file(small: Small):
    """It is told, and the other pages are checked."""
    small.files["guide/empty.html"] = ""
    small.plant(BROKEN)
    assert ("unreadable-file", "guide/empty.html") in found(small)
    assert ("broken-href", "zz/") in found(small)


def test_bytes_that_are_not_utf_8_are_told_with_their_line_and_lose_nothing(small: Small):
    """The page is still read."""
    small.build()
    path = small.root / "guide/index.html"
    text = path.read_bytes().replace(b"<h1", b"<p>caf\xe9</p><a href='zz/'>x</a><h1")
    small.files["guide/index.html"] = text
    findings = small.check()
    assert [(f.rule, f.line) for f in findings] == [("unreadable-file", 2), ("broken-href", 2)]
    assert "0xE9" in findings[0].message


def test_a_byte_order_mark_is_no_fault(small: Small):
    """It is UTF-8."""
    small.build()
    small.files["guide/index.html"] = (
        b"\xef\xbb\xbf" + (small.root / "guide/index.html").read_bytes()
    )
    assert found(small) == []


def test_a_page_of_50_megabytes(small: Small):
    """It is read whole."""
    small.plant("<p>text text text text text</p>\n" * 1_650_000 + BROKEN)
    assert found(small) == [("broken-href", "zz/")]


def test_a_million_links_to_oneself(small: Small):
    """They are right, and the one that is not is found."""
    small.plant("<a href='#start'>x</a>" * 500_000 + "<a href=''>y</a>" * 500_000 + BROKEN)
    assert found(small) == [("broken-href", "zz/")]


def test_elements_never_closed(small: Small):
    """Beyond measure they are told instead of parsed, which would take hours."""
    small.files["deep.html"] = "<!doctype html>" + "<div>" * 60_000 + BROKEN
    ((rule, name),) = found(small)
    assert (rule, name) == ("unreadable-file", "deep.html")
    small.files["deep.html"] = (
        '<!doctype html><meta name="robots" content="noindex">' + "<div>" * 5_000 + BROKEN
    )
    assert found(small) == [("broken-href", "zz/")]


def test_symbolic_links_out_of_the_site_are_not_followed(small: Small, tmp_path):
    """Nor links in a circle; one inside counts as its file."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.html").write_text(BROKEN)
    small.build()
    (small.root / "folder").symlink_to(outside)
    (small.root / "file.html").symlink_to(outside / "secret.html")
    (small.root / "gone.html").symlink_to(outside / "nothing")
    (small.root / "loop").symlink_to(small.root)
    (small.root / "same.png").symlink_to(small.root / "assets/ok.png")
    small.plant('<a href="/folder/secret.html">x</a><img alt="" src="/same.png">')
    opened = opened_files(small)
    assert all(path.startswith(str(small.root)) for path in opened)
    assert sorted(found(small)) == [
        ("broken-href", "/folder/secret.html"),
        ("unreadable-file", "file.html"),
        ("unreadable-file", "folder"),
        ("unreadable-file", "gone.html"),
        ("unreadable-file", "loop"),
    ]


@pytest.mark.parametrize(
    "url",
    [
        "../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%2fetc/passwd",
        "//site.example//etc/passwd",
        "/etc/passwd%00.html",
        "..\\..\\..\\etc\\passwd",
        "%2e%2e%5c%2e%2e%5cetc",
        "/%FF%FE",
    ],
)
def test_a_path_that_climbs_opens_nothing_outside(small: Small, url):
    """However the dots are written."""
    small.plant(f'<a href="{url}">x</a><img alt="" src="{url}"><link rel="canonical" href="{url}">')
    small.plant(head=f'<style>@import "{url}";</style>')
    opened = opened_files(small)
    assert all(path.startswith(str(small.root)) for path in opened)
    assert ("broken-href", url) in found(small)


def opened_files(small: Small) -> list[str]:
    """Return every path that a whole check opens for reading, imports apart."""
    small.build()
    opened: list[str] = []
    active = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if active and event == "open" and isinstance(arguments[0], str | os.PathLike):
            path = os.fspath(arguments[0])
            if isinstance(path, str) and not path.endswith((".py", ".pyc")):
                opened.append(str(Path(path).absolute()))

    import sys

    sys.addaudithook(hook)
    check_site(small.root)
    active = False
    return opened


def test_no_such_directory(tmp_path):
    """Nor is a file one."""
    with pytest.raises(NotADirectoryError, match="no such directory"):
        check_site(tmp_path / "nothing")
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotADirectoryError):
        check_site(tmp_path / "file")


def test_no_html(tmp_path):
    """A directory without a page was not built."""
    (tmp_path / "a.css").write_text("p {}")
    with pytest.raises(EmptySiteError, match="no HTML"):
        check_site(tmp_path)


def test_a_file_that_cannot_be_read_is_told(small: Small, monkeypatch):
    """With its name, and the rest is checked."""
    small.build()
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "ok.css":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [(f.rule, quoted(f)) for f in check_site(small.root).findings] == [
        ("unreadable-file", "assets/ok.css")
    ]


def test_names_that_are_not_utf_8(small: Small):
    """They can be linked to by their bytes."""
    small.build()
    (small.root / os.fsdecode(b"caf\xe9.png")).write_bytes(b"x")
    small.plant('<img alt="" src="/caf%E9.png"><img alt="" src="/caf%C3%A9.png">')
    assert found(small) == [("broken-asset", "/caf%C3%A9.png")]


def test_a_pipe_in_the_site_is_not_waited_for(small: Small):
    """Only files are read."""
    small.build()
    os.mkfifo(small.root / "pipe.html")
    assert "pipe.html" not in read_site(small.root).files


def test_a_manifest_that_is_no_json(small: Small):
    """It is told, however deep."""
    small.files["a.webmanifest"] = '{"icons": ['
    assert found(small) == [("unreadable-file", "a.webmanifest")]
    small.files["a.webmanifest"] = "[" * 200_000
    assert found(small) == [("unreadable-file", "a.webmanifest")]


def test_odd_css_ends(small: Small):
    """An open comment, string or bracket ends with the file."""
    for number, text in enumerate(
        ["/* url(zz)", "p{background:url(", "@import '", "p{content:'\\", "url('x" * 20_000]
    ):
        small.files[f"assets/{number}.css"] = text
    assert {rule for rule, _ in found(small)} <= {"broken-asset", "empty-url"}
