"""Judging in two processes, and leaving pages unread: what is found is the same."""

import gc
import weakref
from pathlib import Path

import pytest

from concordance.checks.cache import cache_of
from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.checks.rule import page_rule
from concordance.checks.runner import MANY, PIECE, processes_for
from concordance.corpus import texts
from concordance.corpus.corpus import FileReader, read_corpus
from concordance.project.project import project_from_mkdocs

MKDOCS = """\
site_name: A
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, default: true, name: F}
        - {locale: es, name: E}
        - {locale: pt, name: P}
"""
TEXTS = {
    "fr": "# Réseau {#net}\n\nUn réseau de 100 millions de dollars, avec Maia.\n",
    "es": "# Red {#net}\n\nUna red de 100 millones de dólares, con Maia.\n",
    "pt": "# Rede {#net}\n\nUma rede de 100 milhões de dólares, com Maia.\n",
}
SPOILT = {
    "es/p3.md": lambda text: text.replace("100", "300"),
    "pt/p9.md": lambda text: text.replace("com Maia", "com ela"),
    "es/p20.md": lambda text: text + "\n[allí](p4.md#nett)\n",
    "fr/p21.md": lambda text: text + "\nUn Gpu.\n\n<!-- concordance: ignore[broken-link] no -->\n",
    "pt/p30.md": lambda text: text + "\n[lá](../es/p2.md)\n",
    "es/p31.md": None,
}
ENTRY = "---\nterm: Maia\nforbidden: [Gpu]\ndefinition: A.\n---\n# Maia {#maia}\n\nMaia 100.\n"
FOUND = {
    "value-mismatch",
    "term-missing",
    "broken-link",
    "forbidden-form",
    "unused-ignore",
    "wrong-language-link",
    "missing-variant",
    "stale-section",
}
NUMBER = 40
TIMELESS = [rule for rule in RULES if rule.family != "freshness"]
"""Without the rules that read every page of which nothing is recorded."""


@pytest.fixture(autouse=True)
def site(tmp_path, monkeypatch):
    """Return a site of 41 pages in three languages, a few of them with a defect."""
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    for code, text in TEXTS.items():
        folder = tmp_path / "docs" / code
        (folder / "glossary").mkdir(parents=True)
        (folder / "glossary/maia.md").write_text(ENTRY)
        for number in range(NUMBER):
            (folder / f"p{number}.md").write_text(text)
    for name, change in SPOILT.items():
        page = tmp_path / "docs" / name
        page.write_text(change(page.read_text())) if change else page.unlink()
    record = "es\tp5.md\tnet\t1:0123456789abcdef\n"
    (tmp_path / "translations.tsv").write_text(record)
    monkeypatch.chdir(tmp_path)


def corpus():
    """Read the site."""
    return read_corpus(project_from_mkdocs(Path("mkdocs.yml")))


def test_two_processes_find_the_same():
    """The findings and counts are those of one process, in the same order."""
    alone = check(corpus(), RULES)
    assert {finding.rule for finding in alone.findings} >= FOUND
    assert check(corpus(), RULES, release=True) == alone
    assert check(corpus(), RULES, processes=2) == alone
    assert check(corpus(), RULES, cache=cache_of(corpus().project), processes=2) == alone


def test_what_two_processes_found_is_kept():
    """The cache has it: the next run reads no page but that with the idle request to ignore."""
    first = check(corpus(), TIMELESS, cache=cache_of(corpus().project), processes=2)
    again = corpus()
    assert check(again, TIMELESS, cache=cache_of(again.project)) == first
    assert {group.key for group in again.groups if group.is_read} == {"p21.md"}


def test_no_page_is_read_twice_where_nothing_is_wrong():
    """What the rules over the corpus, and others, ask of a page is known when it is forgotten."""
    whole = corpus()
    malformed = {Path(name).name for name in SPOILT}
    clean = [group for group in whole.groups if group.key not in malformed]
    read = []
    for group in clean:
        for code, source in group.sources.items():
            counted = _counted(source.read, (group.key, code), read)
            object.__setattr__(source, "read", counted)
    asked = []
    check(whole, TIMELESS, release=True, ask=lambda group: asked.append(len(group.variants)))
    assert sum(asked) == sum(len(group.sources) for group in whole.groups)
    assert not any(group.is_read for group in clean)
    once = [page for page in read if "glossary" not in page[0]]
    assert len(once) == len(set(once))


@pytest.fixture
def alive(monkeypatch):
    """Return the paths of the pages in memory, each time that one is made, and at the end.

    The texts beside the prose are a page too.
    """
    pages, counts = [], []

    def tracked(make):
        def made(*given):
            page = make(*given)
            pages.append(weakref.ref(page))
            counts.append(sum(one() is not None for one in pages))
            return page

        return made

    monkeypatch.setattr(FileReader, "page", tracked(FileReader.page))
    monkeypatch.setattr(texts, "_page", tracked(texts._page))

    def paths():
        gc.collect()
        return [page().path for page in pages if page() is not None], counts

    return paths


def test_no_page_outlives_its_release(alive):
    """Every rule run, nothing holds a page: not a memo, a query, a finding or a module."""
    whole = corpus()
    result = check(whole, RULES, release=True)
    left, counts = alive()
    assert {finding.rule for finding in result.findings} >= FOUND
    assert (left, len(counts) > 3 * NUMBER) == ([], True)


def test_few_pages_are_in_memory_at_once(alive):
    """A page is released as soon as it is judged, with all that was made of it."""
    for page in Path("docs").glob("*/p*.md"):
        page.write_text(f"---\ntitle: {page.stem}, 100\n---\n\n{page.read_text()}")
    gc.disable()  # a reference in a circle would be held to the end
    try:
        check(corpus(), TIMELESS, release=True)
    finally:
        gc.enable()
    _, counts = alive()
    assert max(counts) < 20


def test_a_group_has_one_place_for_what_is_made_of_its_pages():
    """No attribute can be hung on a group beside its memo, so that `release` frees everything."""
    group = corpus().groups[0]
    with pytest.raises(TypeError):
        vars(group)
    assert group.alignment is group.alignment
    assert group.is_read
    group.release()
    assert not group.is_read


def _counted(read, page, seen):
    def counted():
        seen.append(page)
        return read()

    return counted


def test_a_rule_that_fails_fails_the_check():
    """An error in another process is not lost."""

    @page_rule("value-mismatch", family="values")
    def broken(variant):
        """Fail."""
        if variant.page.path.endswith("p35.md"):
            raise RuntimeError(variant.page.path)
        yield from ()

    with pytest.raises(RuntimeError, match=r"p35\.md"):
        check(corpus(), [broken], processes=2)


def test_few_pages_take_one_process():
    """A second process does not pay for a small site."""
    assert PIECE < NUMBER
    assert processes_for(MANY - 1) == 1
    assert processes_for(MANY) in {1, 2}
