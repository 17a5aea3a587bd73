"""The commands as they are run: what they print, what they refuse."""

from __future__ import annotations

import json
import re

import pytest

from concordance.freshness.new import declared
from sites import write


def test_status(project):
    """A row for each page, a column for each translation, what is not there included."""
    project.change("docs/fr/guide.md", "La suite", "Toute la suite")
    (project.folder / "docs/pt/index.md").unlink()
    project.change("docs/es/index.md", "# Inicio", "---\nuntranslated: true\n---\n\n# Inicio")
    lines = project.run("status").splitlines()
    assert [line.split() for line in lines] == [
        ["page", "es", "pt"],
        ["glossary/cloud.md", "2", "fresh", "2", "fresh"],
        ["guide.md", "2", "fresh,", "1", "stale", "2", "fresh,", "1", "stale"],
        ["index.md", "1", "untranslated", "1", "missing"],
        [
            *("total", "4", "fresh,", "1", "stale,", "1", "untranslated"),
            *("4", "fresh,", "1", "stale,", "1", "missing"),
        ],
    ]
    table = project.run("status", "--format", "markdown").splitlines()
    assert table[:2] == ["| page | es | pt |", "| --- | --- | --- |"]
    assert "| guide.md | 2 fresh, 1 stale | 2 fresh, 1 stale |" in table


def test_status_of_what_lags(project):
    """`--late` shows those pages alone; one that cannot be compared is unread, and not counted."""
    assert project.run("status", "--late").splitlines() == [
        "page   es       pt",
        "total  6 fresh  6 fresh",
    ]
    project.change("docs/fr/guide.md", "La suite", "Toute la suite")
    project.change("docs/pt/index.md", "# Começo", ">>>>>>> main\n# Começo")
    lines = project.run("status", "--late").splitlines()
    assert [line.split("  ")[0] for line in lines] == ["page", "guide.md", "index.md", "total"]
    assert lines[2].endswith("unread")
    assert lines[3].split("  ")[-1] == "4 fresh, 1 stale"
    said = json.loads(project.run("status", "--late", "--format", "json"))
    assert [page["page"] for page in said["pages"]] == ["guide.md", "index.md"]


def test_status_as_json(project):
    """Counts, and each section with its lines."""
    project.change("docs/fr/guide.md", "La suite", "Toute la suite")
    said = json.loads(project.run("status", "--format", "json"))
    assert (said["record"], said["source"]) == ("translations.tsv", "fr")
    assert said["totals"]["es"] == {
        "fresh": 5, "stale": 1, "unchecked": 0, "missing": 0, "untranslated": 0,
    }  # fmt: skip
    guide = next(page for page in said["pages"] if page["page"] == "guide.md")
    assert guide["translations"][0]["path"] == "docs/es/guide.md"
    assert guide["translations"][0]["sections"][2] == {
        "section": "second", "state": "stale", "line": 11, "source_line": 11,
    }  # fmt: skip


def test_without_a_record_nothing_is_reported(project):
    """Everything is unchecked, and nobody is told so page by page."""
    (project.folder / "translations.tsv").unlink()
    assert project.run("check", "--strict").startswith("0 errors, 0 warnings")
    said = project.run("status")
    assert "6 unchecked" in said
    assert "translations.tsv is not there yet" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("guid.md",), "guid.md: no page of this project; did you mean 'guide.md'"),
        (("docs/fr/guide.md",), "it is the source; name a translation, or all of them as guide.md"),
        (("guide.md", "--section", "frist"), "no section 'frist'; there are guide, first, second"),
        ((), "give PAGE, or --all, or --prune"),
        (("guide.md", "--all"), "give PAGE, or --all, or --prune"),
        (("--all", "--section", "first"), "--section goes with PAGE"),
        (("--prune", "--unchanged"), "--unchanged goes with PAGE or --all"),
    ],
)
def test_stamp_refuses(project, arguments, said):
    """One sentence, exit code 2, and the record is as it was."""
    before = project.tree()
    assert said in project.run("stamp", *arguments, code=2)
    assert project.tree() == before


@pytest.mark.parametrize("value", ["true", "1", "True"])
def test_ci_never_stamps(project, value):
    """Whatever it is asked to."""
    said = project.run("stamp", "--all", code=2, CI=value)
    assert "CI is set, and only a person can say that a translation was checked" in said
    project.run("stamp", "--prune", code=2, CI=value)
    project.run("stamp", "--all", CI="false")


def test_stamp_one_translation_or_all_or_one_section(project):
    """Only what the person names is recorded."""
    project.change("docs/fr/guide.md", "Le premier pas", "Le tout premier pas")
    project.change("docs/fr/guide.md", "La suite", "Toute la suite")
    assert "1 section of 1 page recorded" in project.run(
        "stamp", "docs/es/guide.md", "--section", "first"
    )
    assert "1 section of 1 page recorded" in project.run("stamp", "docs/es/guide.md")
    assert "2 sections of 1 page recorded" in project.run("stamp", "guide.md")
    project.run("check", "--strict")
    assert "translations.tsv: nothing to change" in project.run("stamp", "--all")


def test_what_stayed_while_its_source_changed_in_substance_is_refused(project):
    """Until the translation follows, or a person says that it need not; then status says so."""
    project.change("docs/fr/guide.md", "La suite du chemin.", "La suite du chemin, 30 km.")
    project.change("docs/pt/guide.md", "O resto do caminho.", "O resto do caminho, 30 km.")
    said = project.run("stamp", "guide.md", code=1)
    assert (
        'docs/es/guide.md:11:1: not recorded: fr changed a value: "30 km" is new; '
        "section 'second' stayed as it was" in said
    )
    assert "1 section of 1 page recorded" in said
    assert "stamped unchanged" not in project.run("status")
    assert "1 section of 1 page recorded" in project.run("stamp", "guide.md", "--unchanged")
    assert "stamped unchanged: es guide.md #second\n" in project.run("status")
    told = json.loads(project.run("status", "--format", "json"))["unchanged"]
    assert told == [{"language": "es", "page": "guide.md", "section": "second"}]
    project.run("stamp", "--all")
    project.run("stamp", "--prune")
    assert "stamped unchanged" in project.run("status")
    project.run("stamp", "docs/es/guide.md", "--section", "second")
    assert "stamped unchanged" not in project.run("status")


def test_a_translation_that_followed_in_the_same_commit_is_recorded(project):
    """It is compared with what it said when its source still said what is recorded."""
    project.change("docs/fr/guide.md", "La suite du chemin.", "La suite du chemin, 30 km.")
    for code, text in (("es", "El resto del camino"), ("pt", "O resto do caminho")):
        project.change(f"docs/{code}/guide.md", f"{text}.", f"{text}, 30 km.")
    project.commit()
    assert "2 sections of 2 pages recorded" in project.run("stamp", "guide.md")


def test_wording_alone_is_recorded_unasked(project):
    """So is everything where git does not tell what the source was."""
    project.change("docs/fr/guide.md", "La suite du chemin.", "La suite de la route.")
    assert "2 sections of 2 pages recorded" in project.run("stamp", "guide.md")


def test_an_id_that_one_language_has_otherwise_is_told_once(project):
    """heading-mismatch tells; that the record knows the section by the other id is no news."""
    project.change("docs/es/guide.md", "{#second}", "{#third}")
    said = project.run("check", code=1)
    assert re.findall(r"\((\S+)\)$", said, re.MULTILINE) == ["heading-mismatch"]


def test_a_spoilt_page_is_not_stamped(project):
    """One finding, no advice about the record, and no check recorded."""
    project.change("docs/es/guide.md", "El primer paso.", "<<<<<<< HEAD\nEl primer paso.")
    before = project.tree()
    said = project.run("stamp", "guide.md", code=2)
    assert said.startswith("error: docs/es/guide.md:9: mend it first: a merge left its marks here")
    assert "left its marks" in project.run("stamp", "--all")
    project.run("stamp", "--prune")
    assert project.tree() == before
    said = project.run("check", code=1)
    assert re.findall(r"\((\S+)\)$", said, re.MULTILINE) == ["merge-conflict"]
    project.git("checkout", "--quiet", "docs")
    project.change("docs/fr/guide.md", "Le premier pas.", "<<<<<<< HEAD\nLe premier pas.")
    assert "cannot be compared with; run check" in project.run("stamp", "guide.md", code=2)
    said = project.run("check", code=1)
    assert re.findall(r"\((\S+)\)$", said, re.MULTILINE) == ["merge-conflict"]


def test_a_section_that_the_source_gains_or_loses(project):
    """Is told on the translations, where it belongs, until it is dealt with."""
    project.change("docs/fr/guide.md", "## 2 {#second}", "## 3 {#third}\n\nPuis.\n\n## 2 {#second}")
    said = project.run("check", "--rule", "stale-section")
    assert 'docs/es/guide.md:7:1: warning: fr has "3" since this page was checked' in said
    project.git("checkout", "--quiet", "docs")
    text = project.read("docs/fr/guide.md")
    start, end = text.index("## 1"), text.index("## 2")
    write(project.folder, {"docs/fr/guide.md": text[:start] + text[end:]})
    said = project.run("check", "--rule", "stale-section", "--rule", "unused-record")
    assert "docs/es/guide.md:7:1: warning: fr no longer has this section" in said
    assert "unused-record" not in said
    assert "its source no longer has first" in project.run("diff", "docs/es/guide.md")
    project.run("stamp", "docs/es/guide.md", "docs/pt/guide.md", "--section", "first")
    said = project.run("check", "--rule", "stale-section", "--rule", "unused-record")
    assert said.startswith("0 errors, 0 warnings")


def test_diff_shows_then_and_now_beside_the_translation(project):
    """The paragraph that changed, and the one that stands there in the translation."""
    project.change("docs/fr/guide.md", "La suite du chemin", "La fin du chemin")
    said = project.run("diff", "guide.md")
    assert "docs/es/guide.md:11 #second: fr changed, checked at " in said
    assert "  - La suite du chemin.\n  + La fin du chemin.\n  = El resto del camino.\n" in said
    assert "  = O resto do caminho.\n" in said
    assert "Le premier pas" not in said
    project.commit("The source changes")
    assert "  - La suite du chemin.\n" in project.run("diff", "docs/pt/guide.md")
    assert "no section 'x'" in project.run("diff", "guide.md", "--section", "x", code=2)
    project.run("stamp", "guide.md")
    assert "docs/es/guide.md: nothing changed since" in project.run("diff", "guide.md")


def test_diff_follows_a_page_that_was_renamed(project):
    """The text of then stood under another name."""
    project.run("rename", "guide.md", "book/guide.md")
    project.commit("Rename")
    project.change("docs/fr/book/guide.md", "La suite du chemin", "La fin du chemin")
    assert "  - La suite du chemin.\n" in project.run("diff", "book/guide.md")
    assert '"La suite du chemin." became "La fin du chemin."' in project.run("check")


def test_without_history_the_verdict_is_the_same(project, monkeypatch):
    """No git at all: stale is stale, and diff says what it can."""
    project.change("docs/fr/guide.md", "La suite du chemin", "La fin du chemin")
    monkeypatch.setenv("PATH", "")
    assert project.run("check").count("the fr section changed since this one was checked (") == 2
    said = project.run("diff", "docs/es/guide.md")
    assert "git does not have what fr said then; now:\n  + 2\n" in said
    assert "  + La fin du chemin.\n  = El resto del camino.\n" in said


def test_new_page_of_the_source(project):
    """Copied to the languages that lack it, declared, nothing overwritten."""
    text = "\ufeff---\r\ntitle: Neuf\r\n---\r\n\r\n# Neuf {#new}\r\n"
    (project.folder / "docs/fr/new.md").write_bytes(text.encode())
    write(project.folder, {"docs/pt/new.md": "# Novo {#new}\n"})
    said = project.run("new", "docs/fr/new.md")
    assert "docs/es/new.md: made\nmkdocs.yml: has it in its nav, after the pages" in said
    assert "  - Guide: guide.md # the guide\n  - new.md\n" in project.read("mkdocs.yml")
    made = (project.folder / "docs/es/new.md").read_bytes()
    assert made == text.replace("Neuf\r\n---", "Neuf\r\nuntranslated: true\r\n---").encode()
    assert project.read("docs/pt/new.md") == "# Novo {#new}\n"
    said = project.run("check")
    assert "docs/es/new.md:1:1: warning: this page says it is untranslated" in said
    assert "error:" not in said
    assert "docs/es/new.md: says it is untranslated; left out" in project.run("stamp", "new.md")
    assert "it is there in every language" in project.run("new", "new.md", code=2)


@pytest.mark.parametrize("name", ["yes.md", "1e3.md", "0.md", "glossary/'.md", "日本: 語.md"])
def test_new_writes_what_it_can_read(project, name):
    """Whatever the name is: it becomes a text of the front matter."""
    project.run("new", name)
    said = project.run("check", "--rule", "invalid-front-matter")
    assert said.startswith("0 errors, 0 warnings")


def test_new_page_from_nothing(project):
    """A title in every language; an entry gets its keys, and no language but the source uses it."""
    project.run("new", "glossary/data-center.md")
    french = project.read("docs/fr/glossary/data-center.md")
    assert 'term: "Data center"\n' in french
    assert french.endswith("# Data center {#data-center}\n")
    assert "untranslated" not in french
    assert project.read("docs/pt/glossary/data-center.md") == french.replace(
        "see_also: []\n", "see_also: []\nuntranslated: true\n"
    )
    said = project.run("check", code=1)
    assert "docs/fr/glossary/data-center.md:5:1: error: 'Data center' has no definition" in said
    rules = [line.rpartition("(")[2] for line in said.splitlines() if line.startswith("docs/es")]
    assert rules == ["unchecked-section)"]


@pytest.mark.parametrize(
    "name", ["../x.md", "/x.md", "fr/x.md", "x.txt", ".x.md", "a/../../x.md", "", "guide.md"]
)
def test_new_refuses(project, name):
    """Names that lead elsewhere, or to what is there."""
    before = project.tree()
    project.run("new", name, code=2)
    assert project.tree() == before


def test_declared_once():
    """A page without front matter gets some; one that says so already stays."""
    assert declared(b"# T\n") == b"---\nuntranslated: true\n---\n\n# T\n"
    assert declared(declared(b"# T\n")) == declared(b"# T\n")
    ended = b"---\na: b\n...\n\n# T\n\n---\n"
    assert declared(ended) == ended.replace(b"...", b"untranslated: true\n...")
    assert declared(b"---\n---\n# T\n") == b"---\nuntranslated: true\n---\n# T\n"


def test_rename_and_back_again(project):
    """Links, reference and nav follow; renamed back, everything is as it was."""
    before = project.tree()
    said = project.run("rename", "guide.md", "docs/fr/book/first-guide.md")
    assert "docs/es/guide.md -> docs/es/book/first-guide.md" in said
    assert project.read("docs/es/index.md") == (
        "# Inicio {#home}\n\n[Guía](book/first-guide.md#first), [x](book/first-guide.md), "
        "[nube][c].\n\n[c]: glossary/cloud.md\n"
    )
    moved = project.read("docs/pt/book/first-guide.md")
    assert "![Guia](../../assets/a.png)\n\n[Começo](../index.md)\n" in moved
    assert "[Guide](../book/first-guide.md)" in project.read("docs/fr/glossary/cloud.md")
    assert "  - Guide: book/first-guide.md # the guide\n" in project.read("mkdocs.yml")
    assert "es\tbook/first-guide.md\tfirst\t1:" in project.read("translations.tsv")
    assert "\nguide.md\tbook/first-guide.md\n" in project.read("redirects.tsv")
    project.run("check", "--strict")
    project.run("rename", "book/first-guide.md", "guide.md")
    after = project.tree()
    assert "\nbook/first-guide.md\tguide.md\n" in after.pop("redirects.tsv").decode()
    tidied = {f"docs/{code}/index.md" for code in ("fr", "es", "pt")}  # "./guide.md" lost its dot
    for name in tidied:
        before[name] = before[name].replace(b"./guide.md", b"guide.md")
    assert after == before


ADDRESSES = """# Inicio {#home}

<a href="guide/#first">a</a>, [b](guide/), <a href="guide/index.html">c</a>,
<img src="../assets/a.png" alt="d">, <a href="/es/guide/">e</a>, <a href="../pt/guide">f</a>, <a href="https://example.org/guide/">g</a>.
"""
ON_THE_PAGE = """# Guía {#guide}

<img src="../../assets/a.png" alt="a">, <a href="../#home">b</a>, [c](../glossary/cloud/),
<a href="#first">d</a>, <a href="../../guide/">e</a>, <a href="">f</a>.

## 1 {#first}
"""


def test_rename_changes_addresses_too(project):
    """HTML's and Markdown's, to the page and on it; those from the site's root are told."""
    write(project.folder, {"docs/es/index.md": ADDRESSES, "docs/es/guide.md": ON_THE_PAGE})
    before = project.tree()
    said = project.run("rename", "guide.md", "book/first.md")
    assert "docs/es/index.md:4: names the old address" in said
    assert said.count("names the old address") == 1
    assert project.read("docs/es/index.md") == (
        ADDRESSES.replace('"guide/#', '"book/first/#')
        .replace("(guide/)", "(book/first/)")
        .replace('"guide/index', '"book/first/index')
        .replace("../pt/guide", "../pt/book/first")
    )
    assert project.read("docs/es/book/first.md") == (
        ON_THE_PAGE.replace("../../assets", "../../../assets")
        .replace('"../#home', '"../../#home')
        .replace("../glossary/cloud/", "../../glossary/cloud/")
        .replace("../../guide/", "../../../book/first/")
    )
    project.run("rename", "book/first.md", "guide.md")
    after = project.tree()
    assert {name for name in before if after[name] != before[name]} <= {
        f"docs/{code}/index.md" for code in ("fr", "pt")
    }


def test_a_navigation_that_is_inherited(project):
    """`new` finds a place in it, or asks for one, and `rename` mends it."""
    whole = project.read("mkdocs.yml")
    start = whole.index("nav:")
    write(project.folder, {"mkdocs.yml": whole[:start]})
    assert "nav" not in project.run("new", "tea.md")
    own = f"INHERIT: base/nav.yml\n{whole[:start]}"
    write(project.folder, {"mkdocs.yml": own, "base/nav.yml": whole[start:]})
    assert "mkdocs.yml: add herbs/a.md to the nav" in project.run("new", "herbs/a.md")
    assert "base/nav.yml: has it in its nav" in project.run("new", "herbs.md")
    project.run("rename", "guide.md", "book.md")
    then = whole[start:].replace("guide.md # the guide", "book.md # the guide\n  - herbs.md")
    assert project.read("base/nav.yml") == then


def test_a_language_that_is_new(project):
    """`new --all` makes every page in it, and the check says that they wait."""
    assert "give PAGE, or --all" in project.run("new", code=2)
    assert "every page is there in every language" in project.run("new", "--all", code=2)
    added = "        - {locale: pt, name: Português}\n        - {locale: en, name: English}\n"
    project.change("mkdocs.yml", "        - {locale: pt, name: Português}\n", added)
    assert "docs/en:1:1: error: no page is in en: 3 are missing" in project.run("check", code=1)
    assert project.run("new", "--all").count(": made\n") == 3
    said = project.run("check")
    assert said.count("this page says it is untranslated") == 3
    assert "untranslated: true\n---\n" in project.read("docs/en/guide.md")
    assert "docs/en/a.md: made" in project.run("new", "a.md", "b/c.md")


def test_rename_where_pages_are_no_folders(project):
    """`use_directory_urls: false`: an address is a file's."""
    write(
        project.folder,
        {
            "mkdocs.yml": "use_directory_urls: false\n" + project.read("mkdocs.yml"),
            "docs/es/index.md": '# Inicio {#home}\n\n<a href="guide.html#first">a</a>\n',
            "docs/es/guide.md": '# Guía {#guide}\n\n<img src="../assets/a.png" alt="a">\n',
        },
    )
    project.run("rename", "guide.md", "book/first.md")
    assert 'href="book/first.html#first"' in project.read("docs/es/index.md")
    assert 'src="../../assets/a.png"' in project.read("docs/es/book/first.md")


def test_rename_an_entry(project):
    """The concept's name changes in every see_also, and a reference's address follows."""
    project.run("rename", "glossary/cloud.md", "glossary/cloud-computing.md")
    for code in ("fr", "es", "pt"):
        assert "see_also: [cloud-computing]\n" in project.read(
            f"docs/{code}/glossary/cloud-computing.md"
        )
        assert "[c]: glossary/cloud-computing.md\n" in project.read(f"docs/{code}/index.md")
    project.run("check", "--strict")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("guide.md", "index.md", "it is there already, and is not overwritten"),
        ("guide.md", "guide.md", "it has this name already"),
        ("gide.md", "book.md", "gide.md: no page of this project"),
        ("guide.md", "../book.md", "give the page's name without the language"),
        ("guide.md", "es/book.md", "give the name without the language, book.md"),
    ],
)
def test_rename_refuses(project, old, new, said):
    """One sentence, and nothing changed."""
    before = project.tree()
    assert said in project.run("rename", old, new, code=2)
    assert project.tree() == before


def test_rename_is_all_or_nothing(project, monkeypatch):
    """A file that cannot be replaced half-way leaves the tree as it was."""
    from pathlib import Path

    before = project.tree()
    replaced = Path.replace

    def fail(self, target):
        if Path(target).name == "mkdocs.yml" and self.name.startswith("new-"):
            raise OSError(28, "No space left on device", str(target))
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    said = project.run("rename", "guide.md", "book/guide.md", code=2)
    assert "No space left on device; nothing was changed" in said
    assert project.tree() == before


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        (("rename", "guide.md", "way.md", "--language", "pt"), {}, "9 links mudados"),
        (
            ("rename", "Été.md", "x.md"),
            {"LANG": "fr_FR.UTF-8"},
            "Été.md\u00a0: aucune page",
        ),
        (("delete", "guide.md"), {"LC_ALL": "es_ES.UTF-8"}, "docs/es/guide.md: eliminado"),
        (("new", "news.md"), {"LANG": "pt_BR.UTF-8"}, "docs/fr/news.md: criado"),
        (("stamp", "index.md", "--language", "fr"), {}, "translations.tsv\u00a0: rien à changer"),
        (("status", "--language", "es"), {"LANG": "fr_FR.UTF-8"}, "guide.md           3 al día"),
        (("todo",), {"LANG": "nl_NL.UTF-8"}, "nothing waits"),
    ],
)
def test_commands_speak_the_language(project, arguments, environment, told):
    """The option's, else the locale's; English where it has no table."""
    code = 2 if "x.md" in arguments else 0
    assert told in project.run(*arguments, code=code, **{"LC_ALL": ""} | environment)
