"""Each chore of a contributor, end to end, on a copy of this site with real git."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sites import ROOT, build, copy_project, write

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/fr/history.md"
ADDED = "Une phrase de plus."


class Copy:
    """A copy of this site under git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments, code=0):
        """Run concordance as a contributor does, and give what it printed."""
        done = subprocess.run(
            [sys.executable, "hooks", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def git(self, *arguments):
        """Run git."""
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=self.folder, check=True, capture_output=True)

    def commit(self, message):
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def change(self, name, old, new):
        """Put one text for another, once, in a page that has it."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        write(self.folder, {name: text.replace(old, new, 1)})

    def prose(self, name, section):
        """Return the first paragraph of a section, whatever the pages say today."""
        text = (self.folder / name).read_text(encoding="utf-8")
        return text[text.index(f"{{#{section}}}") :].split("\n\n")[1].split("\n")[0]

    def add(self, name, section, sentence):
        """Add a sentence to the first paragraph of a section."""
        said = self.prose(name, section)
        self.change(name, said, f"{said} {sentence}")

    def found(self, *rules):
        """Return the place and the rule of each finding of freshness."""
        chosen = [part for rule in rules or FRESHNESS for part in ("--rule", rule)]
        said = self.run("check", *chosen)
        return re.findall(r"^(\S+?:\d+):\d+: warning: .*\((\S+)\)$", said, re.MULTILINE)

    def line(self, name, text):
        """Return the line of a page on which a text stands, as `path:line`."""
        lines = (self.folder / name).read_text(encoding="utf-8").split("\n")
        return f"{name}:{next(n for n, one in enumerate(lines, 1) if text in one)}"


def plain(text):
    """Return a paragraph as a reader sees it: no addresses, no attributes, single spaces."""
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?", r"\1", text).split())


FRESHNESS = ("stale-section", "unchecked-section", "unused-record")


@pytest.fixture
def site(tmp_path):
    """Return a copy of this site, committed, of which every section is recorded."""
    made = Copy(copy_project(tmp_path / "copy"))
    made.git("init", "--quiet", "--initial-branch", "main")
    made.run("stamp", "--all")
    made.commit("Begin")
    return made


def test_french_prose_changes_then_the_translations_follow(site):
    """One stale section in each translation, a notice on the pages, then clean again."""
    before = site.prose(PAGE, "year-2016")
    site.add(PAGE, "year-2016", ADDED)
    site.commit("Correct the French")
    assert site.found() == [
        (site.line(f"docs/{code}/history.md", "{#year-2016}"), "stale-section")
        for code in ("es", "pt")
    ]
    told = site.run("check", "docs/es/history.md", "--rule", "stale-section")
    assert f'{ADDED}"' in told
    done = build(site.folder, "--strict", PYTHONPATH=str(site.folder / "hooks"))
    assert done.returncode == 0, done.stderr
    said = {"es": "ha cambiado después de traducirse", "pt": "mudou depois da tradução"}
    for code, words in said.items():
        html = (site.folder / f"site/{code}/history/index.html").read_text(encoding="utf-8")
        assert html.count('class="cc-stale"') == 1
        assert words in html
        assert 'href="../../history/#year-2016" hreflang="fr"' in html
    assert " 1 stale" in site.run("status")
    shown = site.run("diff", "docs/es/history.md")
    spanish, before = plain(site.prose("docs/es/history.md", "year-2016")), plain(before)
    assert f"  - {before}\n  + {before} {ADDED}\n  = {spanish}\n" in shown
    site.add("docs/es/history.md", "year-2016", "Una frase más.")
    site.run("stamp", "docs/es/history.md", "--section", "year-2016")
    assert [place.split("/")[1] for place, _ in site.found()] == ["pt"]
    site.run("stamp", "history.md")
    assert site.found() == []


@pytest.mark.parametrize(
    ("name", "pattern", "new"),
    [
        ("docs/es/history.md", r"\. ", ".. "),
        (PAGE, r"(\w) (\w+ \w)", r"\1\n\2"),
        (PAGE, r" (\w{5,}) ", r" **\1** "),
        (PAGE, r"\(updates\.md#\w+\)", "(index.md)"),
        (PAGE, r" (\w{5,}) ", "\u00a0\\1\u202f"),
        (PAGE, r"title: ", "title: Toute "),
    ],
    ids=["typo in Spanish", "reflowed", "emphasised", "linked anew", "spaces", "front matter"],
)
def test_what_makes_nothing_stale(site, name, pattern, new):
    """A typo mended in a translation; the source laid out, emphasised or linked differently."""
    text = (site.folder / name).read_text(encoding="utf-8")
    start = 0 if "title" in pattern else text.index("{#year-2016}")
    changed = text[:start] + re.sub(pattern, new, text[start:], count=1)
    assert changed != text
    write(site.folder, {name: changed})
    assert site.found() == []


def test_two_people_stamp_neighbouring_sections(site):
    """On two branches; the merge is clean, and so is the site."""
    site.add(PAGE, "year-2016", ADDED)
    site.add(PAGE, "year-2019", ADDED)
    site.commit("Correct the French")
    assert len(site.found()) == 4
    for branch, section in (("one", "year-2016"), ("two", "year-2019")):
        site.git("switch", "--quiet", "--create", branch, "main")
        site.run("stamp", "history.md", "--section", section)
        site.commit("Check a section")
    site.git("merge", "--quiet", "--no-edit", "one")
    assert site.found() == []


def test_a_new_page_and_its_translation(site):
    """Made in every language, built as a notice, translated, stamped."""
    write(site.folder, {"docs/fr/links.md": "# Liens {#links}\n\nTrois liens utiles.\n"})
    site.change("mkdocs.yml", "- sources.md\n", "- sources.md\n                - links.md\n")
    site.run("new", "links.md")
    assert site.found() == [
        (f"docs/{code}/links.md:1", "unchecked-section") for code in ("es", "pt")
    ]
    done = build(site.folder, "--strict", PYTHONPATH=str(site.folder / "hooks"))
    assert done.returncode == 0, done.stderr
    html = (site.folder / "site/es/links/index.html").read_text(encoding="utf-8")
    assert "Trois liens utiles" not in html
    assert "Esta página todavía no está traducida." in html
    write(
        site.folder,
        {
            "docs/es/links.md": "# Enlaces {#links}\n\nTres enlaces útiles.\n",
            "docs/pt/links.md": "# Links {#links}\n\nTrês links úteis.\n",
        },
    )
    assert {rule for _, rule in site.found()} == {"unchecked-section"}
    site.run("stamp", "links.md")
    assert site.found() == []
    site.run("check")


def test_a_page_and_an_entry_are_renamed(site):
    """Links, nav, record and see-also follow; the strict build and its links are whole."""
    site.run("rename", "history.md", "article/story.md")
    site.run("rename", "glossary/cloud.md", "glossary/cloud-computing.md")
    assert site.found() == []
    site.run("check")
    done = build(site.folder, "--strict", PYTHONPATH=str(site.folder / "hooks"))
    assert done.returncode == 0, done.stderr
    for folder in ("", "es/", "pt/"):
        old = (site.folder / f"site/{folder}history/index.html").read_text(encoding="utf-8")
        assert 'content="0; url=../article/story/"' in old
    site.run("links", "site", "--strict")


def test_a_shallow_clone_says_the_same(site, tmp_path):
    """Verdicts need no history; what changed is not told."""
    site.add(PAGE, "year-2016", ADDED)
    site.commit("Correct the French")
    target = tmp_path / "shallow"
    site.git("clone", "--quiet", "--depth", "1", f"file://{site.folder}", str(target))
    clone = Copy(target)
    assert clone.found() == site.found()
    assert "became" not in clone.run("check", "--rule", "stale-section")
    assert "became" in site.run("check", "--rule", "stale-section")


def test_this_site_s_record_is_complete():
    """Every section of every translation is known, and no line is about what is gone."""
    assert Copy(ROOT).found("unchecked-section", "unused-record", "invalid-record") == []
