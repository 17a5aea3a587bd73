"""One source of truth: each place of the built site that prints an author's text is compared.

Each text of a small site holds a sentinel, a number of grams that is its alone. Where the built
site prints it is listed; and where it changes in one language, the check tells it at its source.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from html.parser import HTMLParser

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_mkdocs
from sites import MINI, ROOT, build, mini_project, write

SENTINEL = re.compile(r"(?<!\d)(7\d\d)(?:\s|&nbsp;|&#160;|\\u00a0)kg")
PAGE = """\
---
title: Titre 701 kg
description: La description de 702 kg.
---

# Titre principal 703 kg {#a}

Un paragraphe de 704 kg et *un mot* : le seau.

!!! note "Boîte 705 kg"

    Texte.

- Un élément de 706 kg

| Tête 707 kg | Autre |
|---|---|
| Cellule 708 kg | rien |

Terme 709 kg
:   Une définition de 710 kg.

Une note[^1], [un lien](index.md "Titre de lien 711 kg") et
![Image de 712 kg](../assets/a.svg "Titre d’image 713 kg")
et <abbr title="Mot de 714 kg">mot</abbr>. Le HTML.

<table><tr><td>HTML de 715 kg</td></tr></table>

```figure
a
```

[^1]: Une note de 716 kg.

*[HTML]: Une abréviation de 717 kg
"""
ENTRY = """\
---
title: Seau
description: La description de 721 kg d’une entrée.
term: seau
definition: Une définition de 722 kg.
---

# Seau {#seau}

Le texte de 723 kg.
"""
DATA = """\
kind: blocks
title:
{title}
description:
{description}
unit: 1
items:
  - id: one
    value: 1
    label:
{label}
    note:
{note}
"""
CODES = ("fr", "es", "pt")


def data(change=("", "")):
    """Return the data file; in Spanish, one text is changed into another."""
    texts = {
        "title": ("Figure de 731 kg", 2),
        "description": ("Un dessin de 732 kg.", 2),
        "label": ("Poids de 733 kg", 6),
        "note": ("Note de 734 kg", 6),
    }
    return DATA.format(
        **{
            key: "\n".join(
                f'{" " * indent}{code}: "{text.replace(*change) if code == "es" else text}"'
                for code in CODES
            )
            for key, (text, indent) in texts.items()
        }
    )


def site(folder, change=("", "")):
    """Write the site; in Spanish, one text is changed into another."""
    files = {"docs/assets/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'></svg>"}
    for code in CODES:
        new = change if code == "es" else ("", "")
        files[f"docs/{code}/index.md"] = PAGE.replace(*new)
        files[f"docs/{code}/glossary/seau.md"] = ENTRY.replace(*new)
    files["docs/assets/data/a.yml"] = data(change)
    hooks = ("languages.py", "discovery.py", "glossary.py", "figures.py")
    made = mini_project(folder, *hooks, files=files)
    extensions = "md_in_html, toc, abbr, pymdownx.superfences"
    names = ", ".join(str(ROOT / "hooks" / name) for name in hooks)
    yml = MINI.format(hooks=names).replace("md_in_html, toc", extensions)
    return write(made, {"mkdocs.yml": yml})


class Places(HTMLParser):
    """Where sentinels stand in a page: the element of the text, or the element and attribute."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.found = defaultdict(set)

    def handle_starttag(self, tag, attrs):
        """Look at the attributes of an element."""
        self.open.append(tag)
        for name, value in attrs:
            for number in SENTINEL.findall(value or ""):
                self.found[number].add(f"{tag} {name}")

    def handle_endtag(self, tag):
        """Close an element."""
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data):
        """Look at a text."""
        for number in SENTINEL.findall(data):
            self.found[number].add(self.open[-1])


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Return, by sentinel, the places of the built site that print it."""
    folder = site(tmp_path_factory.mktemp("every-text"))
    run = build(folder)
    assert run.returncode == 0, run.stderr
    found = defaultdict(set)
    for path in sorted((folder / "site").rglob("*")):
        if path.suffix == ".html":
            page = Places()
            page.feed(path.read_text("utf-8"))
            for number, places in page.found.items():
                found[number] |= places
        elif path.suffix in {".xml", ".json", ".js", ".svg", ".txt", ".tbx", ".jsonld", ".rdf"}:
            for number in SENTINEL.findall(path.read_text("utf-8", errors="replace")):
                found[number].add(path.suffix)
    return found


def sentinels():
    """Return every number that a source of the site holds."""
    return sorted({*SENTINEL.findall(PAGE + ENTRY), *SENTINEL.findall(data())})


PLACES = """
.json             701 703 704 705 706 707 708 709 710 715 716 722 723
.jsonld           722
.tbx              722
a                 701
a data-definition 722
a title           711
abbr title        714 717
dd                710
desc              732
dt                709
h1                703
img alt           712
img title         713
li                706
meta content      702 721
p                 704 705 716 723
script            702 721 722
span              701
td                708 715
text              733 734
th                707
title             701 731
"""
"""Where the built site prints which sources: an element, its attribute, or a kind of file.

A new line is a new place: the test below this one must know its source.
"""


def test_each_place_prints_sources_that_are_compared(printed):
    """Page, head, search data, tooltip, figure and exports print these texts and no other."""
    by_place = defaultdict(set)
    for number, places in printed.items():
        for place in places:
            by_place[place].add(number)
    lines = [f"{place:17} {' '.join(sorted(by_place[place]))}" for place in sorted(by_place)]
    assert lines == PLACES.strip().split("\n")
    assert sorted(printed) == sentinels()


@pytest.mark.parametrize("number", sentinels())
def test_every_text_is_compared(tmp_path, monkeypatch, number):
    """Changed in one language, it is told on the line of its source, and nowhere else."""
    monkeypatch.chdir(tmp_path)
    site(tmp_path, (f"{number} kg", "999 kg"))
    corpus = read_corpus(project_from_mkdocs(tmp_path / "mkdocs.yml"))
    rules = [rule for rule in RULES if rule.family in {"values", "glossary"}]
    told = [
        finding
        for finding in check(corpus, rules).findings
        if "999" in json.dumps([finding.message, finding.value])
    ]
    assert told
    for finding in told:
        text = (tmp_path / finding.path).read_text("utf-8").split("\n")
        assert "999 kg" in text[finding.line - 1]
