"""A real build in three languages: links that stay in theirs, backlinks, the exports."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import build, mini_project, tree, write
from waiting import NEVER, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = {
    "fr": ("GPU", "modèle", "Un modèle tourne sur un GPU.", "Glossaire"),
    "es": ("GPU", "modelo", "Un modelo funciona en una GPU.", "Glosario"),
    "pt": ("GPU", "modelo", "Um modelo roda numa GPU.", "Glossário"),
}
PREFIX = {"fr": "", "es": "es/", "pt": "pt/"}
OURS = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
BLOCKS = re.compile(
    r'<(div|nav) class="glossary-block.*?</\1>|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)


def sources(*, language: str) -> dict[str, str]:
    """Write one language's pages: articles with traps, two entries, the index."""
    gpu, model, sentence, glossary = WORDS[language]
    gender = {"fr": "gender: m\n", "es": "gender: f\n"}.get(language, "")
    return {
        f"docs/{language}/{name}": text
        for name, text in {
            "index.md": f"# Mini {{#mini}}\n\n{sentence}\n",
            "a.md": (
                f"# A {gpu} {{#a}}\n\n{sentence}\n\n## B {gpu} {{#b}}\n\n{sentence} {sentence}\n\n"
                f"`{gpu}` [{gpu}](b.md)\n\n> {sentence}\n\n### C {model} {{#c}}\n\n{gpu}\n"
            ),
            "b.md": f"# B {{#b}}\n\n[{model}](glossary/model.md) {sentence}\n",
            "c.md": f"---\nglossary: false\n---\n# C {{#c}}\n\n{sentence}\n",
            "glossary/index.md": f"---\ntitle: {glossary}\n---\n# {glossary} {{#glossary}}\n\n"
            "<!-- concordance: glossary-index -->\n",
            "glossary/gpu.md": f"---\nterm: {gpu}\ndefinition: Def {gpu} {language}\n"
            f"see_also: [model]\n{gender}---\n# {gpu} {{#gpu}}\n\n{sentence}\n",
            "glossary/model.md": f"---\nterm: {model}\ndefinition: Def {model} {language}\n---\n"
            f"# {model} {{#model}}\n\n{sentence}\n",
        }.items()
    }


def project(folder: Path) -> Path:
    """Make the three-language project."""
    files = {name: text for language in WORDS for name, text in sources(language=language).items()}
    return mini_project(folder, "glossary.py", files=files)


def built(folder: Path) -> dict[str, str]:
    """Build strictly and give the text of every page, by path."""
    run = build(folder, "--strict")
    assert run.returncode == 0, run.stderr
    return {
        name: data.decode()
        for name, data in tree(folder / "site").items()
        if name.endswith(("/index.html", "glossary.tbx", ".jsonld")) or name == "index.html"
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of the mini site, built once."""
    return built(project(tmp_path_factory.mktemp("glossary")))


def language_of(path: str) -> str:
    """Return the language whose folder a built page is in."""
    return path[:2] if path[:3] in PREFIX.values() else "fr"


def test_links_stay_in_their_language(pages: dict[str, str]):
    """Each of our links leads to an entry that exists, of the page's own language."""
    count = 0
    for path, html in pages.items():
        if not path.endswith(".html"):
            continue
        article = LexborHTMLParser(html).css_first("article")
        for link in article.css("a.term") if article else []:
            target = normpath(f"{path}/../{link.attributes['href']}") + "/index.html"
            assert target in pages, (path, target)
            assert language_of(target) == language_of(path)
            assert link.attributes["data-definition"].endswith(f" {language_of(path)}")
            count += 1
    assert count >= 3 * 9


def test_no_link_where_none_may_be(pages: dict[str, str]):
    """None is nested, none stands in a heading, code or a quotation, none on its own entry."""
    for path, html in pages.items():
        page = LexborHTMLParser(html)
        for outer in ("a", "h1", "h2", "h3", "h4", "code", "blockquote"):
            assert page.css(f"article {outer} a.term") == [], path
        own = path.rpartition("glossary/")[2].partition("/")[0]
        assert own not in [link.attributes["data-term"] for link in page.css("a.term")]


def test_first_use_in_each_section(pages: dict[str, str]):
    """Once above the first h2 and once below it; a hand-made link counts; a page may opt out."""
    for prefix in PREFIX.values():
        terms = {
            name: [
                link.attributes["data-term"]
                for link in LexborHTMLParser(pages[f"{prefix}{name}/index.html"]).css("a.term")
            ]
            for name in "abc"
        }
        assert terms == {"a": ["model", "gpu"] * 2, "b": ["gpu"], "c": []}


def test_backlinks(pages: dict[str, str]):
    """An entry lists its uses by page and section, in reading order, with headings in the toc."""
    for language, prefix in PREFIX.items():
        page = LexborHTMLParser(pages[f"{prefix}glossary/gpu/index.html"])
        assert page.css_first("#glossary-used-in") is not None
        links = [link.attributes["href"] for link in page.css(".glossary-uses a")]
        assert links == ["../../", "../../a/", "../../a/#b", "../../b/", "../model/"], language
        assert [link.text() for link in page.css(".glossary-see-also a")] == [WORDS[language][1]]
        assert page.css('nav a[href="#glossary-used-in"]')
        assert page.css_first(".glossary-block[data-pagefind-ignore]") is not None


def test_the_other_languages(pages: dict[str, str]):
    """An entry names its concept in each other language, with its gender, linked to its entry."""
    for language, prefix in PREFIX.items():
        page = LexborHTMLParser(pages[f"{prefix}glossary/gpu/index.html"])
        links = page.css(".glossary-languages a")
        others = {"fr": ["es", "pt"], "es": ["fr", "pt"], "pt": ["es", "fr"]}[language]
        assert [link.text() for link in links] == [WORDS[other][0] for other in others]
        assert [link.attributes["hreflang"] for link in links] == others
        up = "../" * (2 + prefix.count("/"))
        assert [link.attributes["href"] for link in links] == [
            f"{up}{PREFIX[other]}glossary/gpu/" for other in others
        ]
    french = LexborHTMLParser(pages["glossary/gpu/index.html"])
    assert [one.text() for one in french.css(".glossary-languages dt")] == ["espagnol", "portugais"]
    assert [one.text() for one in french.css(".glossary-gender")] == ["f."]


def test_the_index(pages: dict[str, str]):
    """The index lists the entries by letter, with letters to jump to, and links the exports."""
    for language, prefix in PREFIX.items():
        page = LexborHTMLParser(pages[f"{prefix}glossary/index.html"])
        assert [one.text() for one in page.css("dl.glossary-list dt")] == list(WORDS[language][:2])
        targets = [one.attributes["href"] for one in page.css(".glossary-letters a")]
        assert targets == ["#letter-g", "#letter-m"]
        assert all(page.css_first(target) for target in targets)
        up = "../" * (1 + prefix.count("/"))
        exports = [one.attributes["href"] for one in page.css(".glossary-exports a")]
        assert exports == [f"{up}glossary.tbx", f"{up}glossary.skos.jsonld"]
        data = json.loads(page.css_first('script[type="application/ld+json"]').text())
        assert data["inLanguage"] == language
        assert data["url"] == f"https://mini.example/{prefix}glossary/"
        assert len(data["hasDefinedTerm"]) == 2


def test_the_head_announces_the_exports(pages: dict[str, str]):
    """Every page names the termbase's two files in its head, where they are."""
    for path, html in pages.items():
        if path.endswith(".html"):
            links = LexborHTMLParser(html).css("head link[rel~=alternate][type]")
            targets = [normpath(f"{path}/../{link.attributes['href']}") for link in links]
            assert targets == ["glossary.tbx", "glossary.skos.jsonld"], path
            types = [link.attributes["type"] for link in links]
            assert types == ["application/x-tbx", "application/ld+json"]


def test_related_pages(pages: dict[str, str]):
    """Pages about the same concepts point to each other; entries and the index do not take part."""
    listed = {
        path: [
            link.attributes["href"] for link in LexborHTMLParser(html).css(".glossary-related a")
        ]
        for path, html in pages.items()
    }
    assert all(not links for path, links in listed.items() if "glossary" in path)


def test_exports_cover_every_language(pages: dict[str, str]):
    """Written once, after the last language, with all of them in it."""
    text = pages["glossary.tbx"]
    languages = [
        section.get("{http://www.w3.org/XML/1998/namespace}lang")
        for section in ET.fromstring(text).iter("{urn:iso:std:iso:30042:ed-2}langSec")  # noqa: S314
    ]
    assert languages == ["fr", "es", "pt"] * 2
    graph = json.loads(pages["glossary.skos.jsonld"])["@graph"]
    assert graph[0]["title"] == {"fr": "Glossaire", "es": "Glosario", "pt": "Glossário"}
    assert graph[2]["prefLabel"] == {"fr": "modèle", "es": "modelo", "pt": "modelo"}


def test_only_links_and_blocks_are_new(pages: dict[str, str], tmp_path: Path):
    """Without our links and blocks, each page is as built without the hook."""
    plain = project(tmp_path)
    settings = (plain / "mkdocs.yml").read_text(encoding="utf-8")
    (plain / "mkdocs.yml").write_text(re.sub(r"hooks: .*", "", settings), encoding="utf-8")
    without = built(plain)
    for path, html in without.items():
        theirs = ARTICLE.findall(html)
        ours = [BLOCKS.sub("", OURS.sub(r"\1", one)) for one in ARTICLE.findall(pages[path])]
        if path.endswith("glossary/index.html"):
            theirs = [one.replace("<!-- concordance: glossary-index -->", "") for one in theirs]
            ours = [one.replace("\n<script", "<script") for one in ours]
        assert [one.split() for one in ours] == [one.split() for one in theirs], path


def test_order_of_languages_changes_nothing(pages: dict[str, str], tmp_path: Path):
    """Listed in another order, the languages still give the same pages."""
    other = project(tmp_path)
    path = other / "mkdocs.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if "locale: fr" in line)
    lines[first : first + 3] = [lines[first + 2], lines[first], lines[first + 1]]
    path.write_text("\n".join(lines), encoding="utf-8")
    again = built(other)
    for name, html in pages.items():
        if name.endswith(".html"):
            assert ARTICLE.findall(html) == ARTICLE.findall(again[name]), name
    for name in ("glossary.tbx", "glossary.skos.jsonld"):
        assert again[name] == pages[name]


def test_suffix_layout(tmp_path: Path):
    """Files told apart by suffix are linked within their language as well."""
    files = {}
    for language in WORDS:
        for name, text in sources(language=language).items():
            neutral = name.removeprefix(f"docs/{language}/").removesuffix(".md")
            files[f"docs/{neutral}.{language}.md"] = text
    suffixed = mini_project(tmp_path, "glossary.py", files=files)
    path = suffixed / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("folder", "suffix"), encoding="utf-8")
    found = built(suffixed)
    for language, prefix in PREFIX.items():
        links = LexborHTMLParser(found[f"{prefix}a/index.html"]).css("a.term")
        assert [link.attributes["href"] for link in links] == [
            "../glossary/model/",
            "../glossary/gpu/",
        ] * 2
        assert all(link.attributes["data-definition"].endswith(language) for link in links)


def test_a_page_that_falls_back_is_not_linked(tmp_path: Path):
    """French text under a Spanish address links to no Spanish entry, and to no French one."""
    falling = project(tmp_path)
    (falling / "docs" / "es" / "a.md").unlink()
    path = falling / "mkdocs.yml"
    settings = path.read_text(encoding="utf-8")
    path.write_text(
        settings.replace("fallback_to_default: false", "fallback_to_default: true"),
        encoding="utf-8",
    )
    html = built(falling)["es/a/index.html"]
    assert WORDS["fr"][2] in html
    assert 'class="term"' not in html


BROKEN = {
    "docs/fr/glossary/gpu.md": ("term: GPU\nsee_also: [nowhere]", "'GPU' has no definition"),
    "docs/es/glossary/zeta.md": ("term: modelo\ndefinition: d", "'modelo' is a form of"),
    "docs/pt/glossary/gpu.md": ("a: b: c", "the front matter is not YAML"),
}


def test_broken_entries_are_named_and_break_no_page(tmp_path: Path):
    """Every problem is said at once, with its file and line; the pages are still built."""
    broken = write(
        project(tmp_path),
        {name: f"---\n{head}\n---\n# X {{#x}}\n" for name, (head, _) in BROKEN.items()},
    )
    run = build(broken)
    assert run.returncode == 0, run.stderr
    for name, (_, message) in BROKEN.items():
        assert re.search(rf"WARNING.*{re.escape(name)}:\d+:\d+: {re.escape(message)}", run.stderr)
    assert "see_also names 'nowhere', which has no entry" in run.stderr
    html = (broken / "site" / "es" / "a" / "index.html").read_text(encoding="utf-8")
    assert 'data-term="model"' not in html
    assert build(broken, "--strict").returncode == 1


def fetched(url: str) -> str:
    """Return a page of the development server, empty until it answers."""
    try:
        with urlopen(url) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except OSError:
        return ""


def wait_for(url: str, wanted: Callable[[str], bool]) -> str:
    """Ask for a page until it is as wanted."""
    wait_until(lambda: wanted(fetched(url)), url)
    return fetched(url)


def test_editing_a_term_while_serving(tmp_path: Path):
    """A new form links at once, in the page and in the backlinks, and the old one no more."""
    served = project(tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"],
        cwd=served,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    try:
        page, entry = f"http://127.0.0.1:{port}/es/a/", f"http://127.0.0.1:{port}/es/glossary/gpu/"
        assert 'data-term="gpu"' in wait_for(page, lambda html: "</html>" in html)
        path = served / "docs" / "es" / "glossary" / "gpu.md"
        path.write_text(path.read_text(encoding="utf-8").replace("term: GPU", "term: funciona"))
        html = wait_for(page, lambda html: ">funciona</a>" in html)
        assert ">GPU</a> en" not in html
        assert html.count('data-term="gpu"') == 2
        back = LexborHTMLParser(fetched(entry)).css(".glossary-uses a")
        assert [link.attributes["href"] for link in back][:2] == ["../../", "../../a/"]
        assert 'data-term="gpu"' in fetched(f"http://127.0.0.1:{port}/a/")
    finally:
        server.terminate()
        server.wait(timeout=NEVER)


def test_unknown_setting_is_refused(tmp_path: Path):
    """A misspelt key ends the build with the key and the nearest known one."""
    wrong = project(tmp_path)
    with (wrong / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra: {concordance: {related_page: 2}}\n")
    run = build(wrong)
    assert run.returncode == 1
    assert "unknown key 'related_page'; did you mean 'related_pages'" in run.stderr
