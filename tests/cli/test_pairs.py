"""`concordance pairs`: a page in every language side by side, in the terminal and as one file."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from sites import write

PAGES = {
    "docs/fr/a.md": "# Le relais {#t}\n\nOuvrez la porte. N’ouvrez pas le boîtier.\n",
    "docs/es/a.md": "# El relé {#t}\n\nAbra la puerta. Abra la caja.\n",
    "docs/pt/a.md": "# O relé {#t}\n\nAbra a porta. Não abra a caixa.\n",
    "docs/fr/b.md": "# Autre {#b}\n\n```sh\nls <b>\n```\n\n| A | B |\n| --- | --- |\n| c | d |\n",
    "docs/es/b.md": "# Otra {#b}\n\n```sh\nls <b>\n```\n\n| A | B |\n| --- | --- |\n| c | d |\n",
}
FOLDER = ("--docs", "docs", "--languages", "fr,es,pt")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs the command in a folder with these pages, and others."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, PAGES)

    def invoke(*arguments, **pages):
        write(tmp_path, {path.replace("__", "/") + ".md": text for path, text in pages.items()})
        return CliRunner().invoke(main, ["pairs", *arguments, *FOLDER])

    return invoke


class Reader(HTMLParser):
    """The elements of a page, and the texts of its cells."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.cells = set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data):
        """Note the text of a cell."""
        if self.cells:
            self.cells[-1] += data


def test_terminal(run):
    """Sentence by sentence, each with its line; a finding below the sentence it is on."""
    result = run("a.md")
    assert result.exit_code == 0
    assert result.stdout == (
        "== a.md\n\n"
        "fr    1  Le relais\nes    1  El relé\npt    1  O relé\n\n"
        "fr    3  Ouvrez la porte.\nes    3  Abra la puerta.\npt    3  Abra a porta.\n\n"
        "fr    3  N’ouvrez pas le boîtier.\nes    3  Abra la caja.\n"
        '      warning: nothing here stands for "pas" of fr and "não" of pt (negation-mismatch)\n'
        "pt    3  Não abra a caixa.\n\n"
    )


@pytest.mark.parametrize("name", ["a.md", "docs/fr/a.md", "docs/pt/a.md"])
def test_a_page_by_any_of_its_names(run, name):
    """The page's name, or the path of any variant."""
    assert run(name).stdout == run("a.md").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["c.md"], "did you mean"), ([], "--since"), (["--since", "nowhere"], "error: ")],
)
def test_what_is_not_known(run, arguments, said):
    """One sentence, and exit code 2."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_one_file_for_a_browser(run, tmp_path):
    """No script, nothing fetched, and a policy that allows its own style alone."""
    result = run("a.md", "b.md", "--html", "out/pairs.html")
    assert (result.exit_code, result.stdout) == (0, "out/pairs.html: 2 pages\n")
    text = (tmp_path / "out/pairs.html").read_text(encoding="utf-8")
    page = Reader(text)
    assert not page.tags & {"script", "img", "iframe", "link", "object", "form"}
    assert not {name for name in page.attributes if name.startswith("on")} | (
        page.attributes & {"src", "style"}
    )
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text
    assert "negation-mismatch" in next(cell for cell in page.cells if "Abra la caja." in cell)
    assert [cell for cell in page.cells if "ls <b>" in cell]
    assert "docs/pt/b.md" in text  # missing


def test_what_a_page_says_is_text(run, tmp_path):
    """Marks of HTML, and what turns the direction of writing, are shown and do nothing."""
    said = "Un `</td><script>alert(1)</script>` et \u202e à l’envers &lt;b&gt;.\n"
    run("a.md", "--html", "p.html", docs__fr__a=f"# T {{#t}}\n\n{said}")
    text = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "script" not in Reader(text).tags
    assert "\u202e" not in text
    assert "&lt;/td&gt;&lt;script&gt;" in text


@pytest.mark.parametrize(
    "texts",
    [
        {"fr": "", "es": "", "pt": ""},
        {"fr": "---\ntitle: T\n---\n", "es": "# T\n", "pt": "```\ncode\n```\n"},
        {"fr": "- - -\n\n<div>\n</div>\n", "es": "![](a.png)\n", "pt": "| a |\n| - |\n"},
        {
            "fr": "# T\n\n" + "mot pas " * 5000,
            "es": "# T\n\nno\n",
            "pt": "# T\n\n" + "não a. " * 3000,
        },
        {"fr": "# T\n\n" + "- nom\n" * 900, "es": "# T\n\n" + "- nombre\n" * 899, "pt": "# T\n"},
        {"fr": "<<<<<<< a\n=======\n>>>>>>> b\n", "es": "# T\n", "pt": "# T\n"},
    ],
    ids=["empty", "no prose", "other blocks", "long", "many", "merge"],
)
@pytest.mark.parametrize("html", [(), ("--html", "p.html")])
def test_pages_that_have_little_in_common(run, texts, html):
    """Whatever a page is, it is shown."""
    result = run("c.md", *html, **{f"docs__{code}__c": text for code, text in texts.items()})
    assert result.exit_code == 0, result.output


def test_the_pages_of_a_change(run):
    """Those that differ from the revision, new ones among them; none is none."""

    def git(*words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words], check=True)

    git("init", "-q", "-b", "main")
    git("add", "docs")
    git("commit", "-q", "-m", "pages")
    assert run("--since", "main").stdout == ""
    assert run("--since", "HEAD", docs__pt__b="# Outra {#b}\n").stdout.startswith("== b.md\n")
    result = run("--since", "main", "--html", "p.html", docs__es__a="# El relé {#t}\n")
    assert result.stdout == "p.html: 2 pages\n"
