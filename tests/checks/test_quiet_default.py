"""What a translation does on purpose is not told, without a word of configuration; slips are."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder


def told(folder, pages):
    """Return the language, rule and message of what is found in pages given by path."""
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    codes = ",".join(dict.fromkeys(path.split("/")[0] for path in pages))
    rules = [rule for rule in RULES if rule.name != "typography"]
    findings = check(read_corpus(project_from_folder(folder, codes)), rules).findings
    return [(finding.language, finding.rule, finding.message) for finding in findings]


def one_page(folder, en, es):
    """Return the rules of what is found on a page of two languages."""
    head = {"en": "# Title {#t}\n\n", "es": "# Título {#t}\n\n"}
    pages = {"en/a.md": head["en"] + en, "es/a.md": head["es"] + es}
    return [rule for _, rule, _ in told(folder, pages)]


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (1, ["'p0.md' has no es variant; en has it"]),
        (3, [f"'p{at}.md' has no es variant; en has it" for at in range(3)]),
        (4, ["4 of 10 pages have no es variant"]),
        (9, ["9 of 10 pages have no es variant"]),
    ],
)
def test_a_language_that_lacks_more_than_a_third_is_one_count(tmp_path, missing, expected):
    """A third or less is a list, for somebody forgot them."""
    pages = {f"en/p{at}.md": f"# Page {at} {{#p}}\n\nSome words.\n" for at in range(10)}
    for at in range(missing, 10):
        pages[f"es/p{at}.md"] = f"# Página {at} {{#p}}\n\nUnas palabras.\n"
    found = told(tmp_path, pages)
    assert [message for _, _, message in found] == expected
    assert {rule for _, rule, _ in found} == {"missing-variant"}


@pytest.mark.parametrize(
    ("en", "es"),
    [
        ("![The menu](img/menu-en.png)", "![El menú](img/menu-es.png)"),
        ("![The menu](img/menu.png)", "![El menú](img/menu.es.png)"),
        ("![The menu](img/menu.png)", "![El menú](img/menues.png)"),
        ("![The menu](img/en/menu.png)", "![El menú](img/es/menu.png)"),
        ("[a](https://example.org/en/code)", "[a](https://example.org/es/codigo)"),
        ("[a](https://en.wikipedia.org/wiki/Sea)", "[a](https://es.wikipedia.org/wiki/Mar)"),
        ("```python\n# Open the file\nopen(name)\n```", "```python\n# Abre\nopen(name)\n```"),
        (
            '```python\nprint("Hello to all")\n```',
            '```python\nprint("Hola a todos")\n```',
        ),
        ("```html\n<h1>My first site</h1>\n```", "```html\n<h1>Mi primer sitio</h1>\n```"),
    ],
)
def test_what_is_localised_is_no_mismatch(tmp_path, en, es):
    """Screenshots and addresses of the page's own language, words within code."""
    assert one_page(tmp_path, en, es) == []


@pytest.mark.parametrize(
    ("en", "es", "rule"),
    [
        ("![The menu](img/menu-en.png)", "![El menú](img/panel-es.png)", "image-mismatch"),
        ("[a](https://example.org/en/code)", "[a](https://example.net/es/code)", "link-mismatch"),
        ("```python\nopen(name)\n```", "```python\nopen(nombre)\n```", "code-mismatch"),
        ("```yaml\nname: a\n```", "```yaml\nnombre: a\n```", "code-mismatch"),
        (
            '```python\nprint("utf-8")\n```',
            '```python\nprint("utf-9")\n```',
            "code-mismatch",
        ),
    ],
)
def test_what_a_program_reads_is_a_mismatch(tmp_path, en, es, rule):
    """Another picture or site, identifiers, keys, strings without a blank."""
    assert one_page(tmp_path, en, es) == [rule]
