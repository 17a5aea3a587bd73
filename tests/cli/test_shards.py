"""Pages judged and a site read in shares, as several machines do, and put together."""

from __future__ import annotations

import hashlib
import shutil

import msgspec
import pytest
from click.testing import CliRunner
from small_site import Small

from concordance.__main__ import main
from concordance.checks.runner import PageRunner
from concordance.sitecheck import read
from sites import write

LANGUAGES = ("fr", "es", "pt")


PLANTED = """\
alternate-reciprocal broken-fragment broken-href leaves-language orphan-page sitemap-page"""
"""What is wrong with the site below, of one page and of the whole."""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs `check` on seven pages of which every second has a fault."""
    monkeypatch.chdir(tmp_path)
    for number in range(7):
        for code in LANGUAGES:
            value = 41 if number % 2 and code == "es" else 40
            text = f"# {number} {{#n{number}}}\n\n{value} [x](n0.md) TPU-{value}.\n"
            write(tmp_path, {f"docs/{code}/n{number}.md": text})

    def run(*arguments, code):
        arguments = ("check", "--docs", "docs", "--languages", ",".join(LANGUAGES), *arguments)
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == code, result.output
        return result.output

    return run


def shares(run, folder):
    """Judge three shares apart, and return the folders that hold what they wrote."""
    for number in (1, 2, 3):
        said = run("--shard", f"{number}/3", code=0)
        assert said == f"share {number} of 3: {3 if number == 1 else 2} pages judged\n"
        shutil.move(folder / ".cache/concordance/check", folder / f"part{number}")
    return [f"part{number}" for number in (1, 2, 3)]


def merged(parts):
    """Return the options that take the shares over."""
    return [word for part in parts for word in ("--merge", part)]


def test_shares_say_what_the_whole_says(run, tmp_path, monkeypatch):
    """The same report, and no page is judged again."""
    whole = run("--no-cache", code=1)
    parts = shares(run, tmp_path)
    monkeypatch.setattr(PageRunner, "report", None)
    assert run(*merged(parts), code=1) == whole
    assert run(code=1) == whole  # what was taken over is kept


def test_a_share_that_is_damaged_or_missing(run, tmp_path):
    """Its pages are judged."""
    whole = run("--no-cache", code=1)
    parts = shares(run, tmp_path)
    for file in (tmp_path / "part2").glob("*.msgpack"):
        file.write_bytes(file.read_bytes()[:-1])
    assert run(*merged(parts[:2]), code=1) == whole


@pytest.mark.parametrize("share", ["0/3", "4/3", "1", "a/b", "1/0", "-1/2", "1/" + "9" * 5000])
def test_no_share(run, share):
    """One sentence."""
    assert "is no share; the second of five is 2/5" in run(f"--shard={share}", code=2)


@pytest.fixture
def links(tmp_path, monkeypatch):
    """Return a function that runs `links` on a site that breaks rules of one page and of all."""
    monkeypatch.chdir(tmp_path)
    site = Small(tmp_path / "site")
    site.plant('<a href="zz/">x</a><a href="#zz">x</a>', on="es/guide/index.html")
    site.plant('<a href="/words/">x</a>', on="pt/guide/index.html")
    alone = f'<link rel="alternate" hreflang="fr" href="{site.url}">'
    site.files["alone/index.html"] = (
        f'<!doctype html><html lang="fr"><head><link rel="canonical" href="{site.url}alone/">'
        f"{alone}</head><body><main><h1>A</h1></main></body></html>"
    )
    site.build()

    def links(*arguments, code):
        result = CliRunner().invoke(main, ["links", "site", *arguments])
        assert result.exit_code == code, result.output
        return result.output

    return links


def site_shares(links, folder):
    """Read three shares of the site apart, and return the folders that hold what they wrote."""
    for number in (1, 2, 3):
        assert links("--shard", f"{number}/3", code=0) == f"share {number} of 3: 5 files read\n"
        shutil.move(folder / ".cache/concordance/links", folder / f"part{number}")
    return [f"part{number}" for number in (1, 2, 3)]


@pytest.mark.parametrize("form", ["text", "json"])
def test_shares_of_a_site_say_what_the_whole_says(links, tmp_path, monkeypatch, form):
    """The same report, what is wrong between pages in it, and no file is parsed again."""
    whole = links("--no-cache", "--format", form, code=1)
    assert [rule for rule in PLANTED.split() if rule not in whole] == []
    parts = site_shares(links, tmp_path)
    monkeypatch.setattr(read, "_record", None)
    assert links(*merged(parts), "--format", form, code=1) == whole
    if form == "text":
        kept = whole.replace("15 of them parsed", "0 of them parsed")
        assert links(code=1) == kept != whole  # what was taken over is kept


def test_a_share_of_a_site_that_is_damaged_or_missing(links, tmp_path):
    """Its files are parsed; so are those of one whose numbers lead nowhere."""
    whole = links("--no-cache", code=1)
    parts = site_shares(links, tmp_path)
    (one,) = (tmp_path / "part1").iterdir()
    (two,) = (tmp_path / "part2").iterdir()
    two.write_bytes(two.read_bytes()[:-1])
    kept = msgspec.msgpack.decode(one.read_bytes()[32:])
    forged = msgspec.msgpack.encode([kept[0][:3], kept[1]])
    one.write_bytes(hashlib.sha256(forged).digest() + forged)
    assert links(*merged(reversed(parts[:2])), code=1) == whole


@pytest.mark.parametrize(
    ("command", "option"),
    [("check", "--shard=1/2"), ("check", "--merge=."), ("links", "--shard=1/2")],
)
def test_what_works_by_the_cache(run, links, command, option):
    """Without one it is refused."""
    said = {"check": run, "links": links}[command](option, "--no-cache", code=2)
    assert f"{option.split('=')[0]} works by the cache; leave --no-cache out" in said
