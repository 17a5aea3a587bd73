"""The cache: what it finds is what a run without it finds, whatever changes or is damaged."""

import hashlib
import os
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concordance.checks.cache import DIGEST, cache_of
from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.config import Config
from concordance.project.project import project_from_mkdocs

MKDOCS = """\
site_name: A
site_url: https://example.org/
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, default: true, name: F}
        - {locale: es, name: E}
        - {locale: pt, name: P}
"""
PLAIN = {
    "fr": "# Réseau {#net}\n\nUn réseau de 100 millions de dollars, [Maia](glossary/maia.md).\n",
    "es": "# Red {#net}\n\nUna red de 100 millones de dólares, [Maia](glossary/maia.md).\n",
    "pt": "# Rede {#net}\n\nUma rede de 100 milhões de dólares, [Maia](glossary/maia.md).\n",
}
TERM = """\
---
term: {term}
forbidden: [{wrong}]
definition: A.
---
# {term} {{#maia}}

Maia 100.
"""
PIECES = {
    "fr": ["## Énergie {#energy}", "Il y a 5 Gpu et Maia.", "[là](b.md#net)", "[ici](../es/a.md)"],
    "es": ["## Energía {#energy}", "Hay 5 Gpu y Maia.", "[allí](b.md#net)", "[aquí](a.md#nett)"],
    "pt": ["## Energia {#energy}", "Há 6 Gpu e Maia.", "[lá](b.md#net)", "[aqui](c.md)"],
}
ANY = [
    "<!-- concordance: ignore[value-mismatch] checked -->",
    "<!-- concordance: ignore[broken-link] -->",
    "untranslated: true",
    "Il y a cinq ans, personne ne parlait de cette machine dans les journaux français.",
    "| a | 3 |\n|---|---|\n| b | 4,5 |",
    "```\ncode\n```",
    "",
]


pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Return a site of three pages in three languages, one of them an entry."""
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder):
    """Write the pages of a small site."""
    (folder / "mkdocs.yml").write_text(MKDOCS)
    for code, text in PLAIN.items():
        (folder / "docs" / code / "glossary").mkdir(parents=True, exist_ok=True)
        for name in ("a.md", "b.md"):
            (folder / "docs" / code / name).write_text(text)
        entry = TERM.format(term="Maia", wrong="Gpu")
        (folder / "docs" / code / "glossary" / "maia.md").write_text(entry)


def project():
    """Read the project of the working folder."""
    return project_from_mkdocs(Path("mkdocs.yml"))


def warm(rules=RULES):
    """Check with the cache of the folder."""
    return check(read_corpus(project()), rules, cache=cache_of(project()))


def cold(rules=RULES):
    """Check without."""
    return check(read_corpus(project()), rules)


def kept():
    """Return the cache's file."""
    (file,) = Path(".cache/concordance/check").glob("*.msgpack")
    return file


def read_pages(corpus):
    """Return the keys of the pages that were read."""
    return {group.key for group in corpus.groups if group.is_read}


def test_an_unchanged_page_is_not_read_again(site):
    """A second run reads nothing; after one page is edited, that page in its languages."""
    first = warm()
    corpus = read_corpus(project())
    assert check(corpus, RULES, cache=cache_of(project())) == first
    assert not read_pages(corpus)
    page = site / "docs/es/a.md"
    page.write_text(page.read_text().replace("100", "300"))
    corpus = read_corpus(project())
    second = check(corpus, RULES, cache=cache_of(project()))
    assert read_pages(corpus) == {"a.md"}
    assert [finding.rule for finding in second.findings] == ["value-mismatch"]
    assert second == cold()


CHANGES = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["a.md", "b.md", "c.md", "glossary/maia.md", "glossary/gpu.md"]),
            st.sampled_from(["fr", "es", "pt"]),
            st.lists(st.integers(0, 3 + len(ANY)), max_size=4),
        ),
        st.tuples(
            st.sampled_from(["a.md", "b.md", "glossary/maia.md"]),
            st.sampled_from(["fr", "es", "pt"]),
            st.none(),
        ),
        st.tuples(st.just("term"), st.sampled_from(["Maia", "Gpu", "reseau"]), st.just([])),
    ),
    min_size=1,
    max_size=3,
)


@cache
def home():
    """Return a folder for the property test, one per process."""
    return tempfile.TemporaryDirectory()


@given(st.lists(CHANGES, min_size=1, max_size=3))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_a_run_with_the_cache_finds_what_one_without_it_finds(rounds):
    """Whatever is edited, added or removed between runs, pages and entries alike."""
    before = Path.cwd()
    os.chdir(home().name)
    try:
        for file in Path("docs").rglob("*.md"):
            file.unlink()
        write(Path())
        assert warm() == cold()
        lasting = cache_of(project())
        for changes in rounds:
            for name, code, pieces in changes:
                apply(name, code, pieces)
            found = cold()
            assert warm() == found
            assert warm() == found  # and from what was just kept
            assert (
                check(read_corpus(project()), RULES, cache=lasting) == found
            )  # as one that serves
    finally:
        os.chdir(before)


def apply(name, code, pieces):
    """Make one change."""
    if name == "term":
        for entry in Path("docs").rglob("glossary/maia.md"):
            entry.write_text(TERM.format(term=code, wrong="Azure"))
        return
    file = Path("docs", code, name)
    if pieces is None:
        file.unlink(missing_ok=True)
        return
    if file.exists():
        text = file.read_text()
    else:
        text = TERM.format(term="GPU", wrong="red") if "/" in name else "# A {#a}\n"
    file.write_text(text + "".join(f"\n{[*PIECES[code], *ANY][piece]}\n" for piece in pieces))


DAMAGE = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "one bit of the digest": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "something else": lambda _: b"\x80" * 100,
}


@pytest.mark.parametrize("harm", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_cache_is_as_none(harm):
    """It is not believed, and written anew."""
    first = warm()
    good = kept().read_bytes()
    kept().write_bytes(harm(good))
    assert warm() == first
    assert len(kept().read_bytes()) == len(good)


def test_a_forged_cache_changes_no_other_file(site):
    """An edit of a file that is none of the page's is not believed, whatever its digest."""
    page = site / "docs/fr/a.md"
    page.write_text(page.read_text() + "\nUne une phrase, une phrase phrase.\n")
    first = warm()
    own, victim = b"docs/fr/a.md", b"../victim.md"
    data = kept().read_bytes()[DIGEST:]
    assert own in data
    forged = data.replace(own, victim)
    kept().write_bytes(hashlib.blake2b(forged, digest_size=DIGEST).digest() + forged)
    assert warm() == first
    assert [found for found in first.findings if found.edits and found.path == own.decode()]


def test_a_folder_in_place_of_the_file_is_ignored():
    """What cannot be read or written is left alone."""
    first = warm()
    file = kept()
    file.unlink()
    file.mkdir()
    assert warm() == first
    assert file.is_dir()
    assert {one.name for one in file.parent.iterdir()} == {file.name, ".gitignore"}


def test_a_file_in_place_of_the_folder_is_ignored(site):
    """Nothing can be written there."""
    (site / ".cache").write_text("")
    assert warm() == cold()


def test_what_may_not_be_written_is_left(monkeypatch):
    """A folder on a read-only disk: the run is as one without a cache, and leaves no draft."""

    def refuse(*_):
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(Path, "replace", refuse)
    assert warm() == cold()
    assert not list(Path(".cache").rglob("*.*"))


def test_git_does_not_see_it():
    """A project that ignores nothing commits nothing of it."""
    warm()
    assert kept().with_name(".gitignore").read_text() == "*\n"


def test_the_configuration_counts():
    """A rule turned off or on, or another source, is judged anew."""
    warm()
    base = project()
    other = replace(base, config=Config(source="es"), languages=base.languages[::-1])
    assert check(read_corpus(other), RULES, cache=cache_of(other)) == check(
        read_corpus(other), RULES
    )


def test_the_tool_counts(monkeypatch):
    """Another version of the package or of a library believes nothing of this one's."""
    warm()
    monkeypatch.setattr("concordance.checks.cache._tool", lambda: (b"another",))
    corpus = read_corpus(project())
    check(corpus, RULES, cache=cache_of(project()))
    assert len(read_pages(corpus)) == 3


def test_every_source_of_the_package_counts():
    """Each module that a check may run is in what names the tool."""
    from concordance.checks import cache as module

    top = Path(module.__file__).parents[1]
    said = set(module._files(top))
    for file in top.rglob("*.py"):
        assert file.read_bytes() in said, file


def test_a_run_of_some_rules_keeps_what_the_run_of_all_found():
    """And finds what it finds alone."""
    first = warm()
    some = [rule for rule in RULES if rule.family == "structure"]
    assert warm(some) == cold(some)
    corpus = read_corpus(project())
    assert check(corpus, RULES, cache=cache_of(project())) == first
    assert not read_pages(corpus)


def test_a_page_that_cannot_be_read_is_not_kept(site):
    """It is judged anew each time, and found when it can be read."""
    page = site / "docs/es/a.md"
    text = page.read_text()
    page.unlink()
    page.symlink_to("nowhere.md")
    assert warm() == cold()
    page.unlink()
    page.write_text(text)
    assert warm() == cold()
