"""The pages judged in shares, as several machines do, and put together."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from concordance.checks.runner import PageRunner
from sites import write

LANGUAGES = ("fr", "es", "pt")


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
        result = CliRunner().invoke(main, arguments, env={"CI": None})
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
