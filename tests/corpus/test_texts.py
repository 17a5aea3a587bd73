"""Texts beside a page's prose: what is read, where it stands, and what the rules say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.corpus.texts import text_groups
from concordance.project.project import project_from_folder
from sites import write

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '---\ntitle: "Les 12 ruches"\ndescription: |\n  Un rucher de 40 ruches.\n---\n'
BODY = '# A {#a}\n\n![Un cadre de 12 volts](a.png "De 3 kg") et [b](b.md "Page 7")\n'


def pages(folder: Path, spanish: str) -> Path:
    """Write one page in three languages, French and Portuguese alike."""
    return write(folder, {f"{code}/a.md": HEAD + BODY for code in ("fr", "pt")} | {
        "es/a.md": spanish
    })  # fmt: skip


def findings(folder: Path) -> list[str]:
    """Return what is found of the values, as line:column message."""
    rules = [rule for rule in RULES if rule.family == "values"]
    corpus = read_corpus(project_from_folder(folder, "fr,es,pt", source="fr"))
    return [
        f"{found.line}:{found.column} {found.message.partition(';')[0]}"
        for found in check(corpus, rules).findings
    ]


def test_each_kind_with_its_place(tmp_path):
    """The characters lead back to the raw file."""
    pages(tmp_path, HEAD + BODY)
    corpus = read_corpus(project_from_folder(tmp_path, "fr,es,pt", source="fr"))
    found = {
        (kind, block.prose.text): page.text[block.prose.offset(0) :][: len(block.prose.text)]
        for kind, group in text_groups(corpus.groups[0])
        for page in (group.pages[0].page,)
        for block in page.blocks
    }
    assert {kind for kind, _ in found} == {
        "front matter", "alternative text", "title of an image", "title of a link"
    }  # fmt: skip
    assert all(text == raw for (_, text), raw in found.items())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("12 ruches", "13 ruches", '2:13 title: "13" is 13'),
        ("40 ruches", "41 ruches", '4:16 description: "41" is 41'),
        ("12 volts", "24 volts", '8:15 alternative text: "24" is 24'),
        ("3 kg", "4 kg", '8:35 title of an image: "4 kg" is 4 kg'),
        ("Page 7", "Page 8", '8:60 title of a link: "8" is 8'),
    ],
)
def test_a_value_changed_in_one_language(tmp_path, old, new, told):
    """It is told at its place, with the kind of text it stands in."""
    pages(tmp_path, (HEAD + BODY).replace(old, new))
    found = findings(tmp_path)
    assert found == [told]


def test_the_same_in_each(tmp_path):
    """Nothing is found; nor where the images are not as many, which is another rule's."""
    pages(tmp_path, HEAD + BODY)
    assert findings(tmp_path) == []
    pages(tmp_path, HEAD + BODY.replace("![Un cadre de 12 volts](a.png", "[x](a.png"))
    assert findings(tmp_path) == []


def test_an_escaped_and_folded_value(tmp_path):
    """YAML reads it otherwise than it is written; the place is in its lines."""
    folded = HEAD.replace("|\n  Un rucher de 40 ruches.", '"Un \\u0072ucher\n  de 41 ruches."')
    pages(tmp_path, folded + BODY)
    assert findings(tmp_path) == ['4:6 description: "41" is 41']


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Les 12", "L’A100 et 12", "title"),
        ("Un cadre", "Un cadre B200", "alternative text"),
        ("De 3 kg", "De 3 kg H200", "title of an image"),
    ],
)
def test_a_name_in_one_language_alone(tmp_path, old, new, told):
    """Names are compared as in the prose, each with its kind."""
    texts = {code: (HEAD + BODY).replace(old, new) for code in ("fr", "pt")}
    other = (HEAD + BODY).replace(old, new.replace("00", "01"))
    write(tmp_path, {f"{code}/a.md": text for code, text in (*texts.items(), ("es", other))})
    rules = [rule for rule in RULES if rule.name == "name-mismatch"]
    found = check(read_corpus(project_from_folder(tmp_path, "fr,es,pt", source="fr")), rules)
    (finding,) = found.findings
    assert finding.path.endswith("es/a.md")
    assert finding.message.startswith(f"{told}: ")


def test_a_name_in_a_chart(tmp_path):
    """So are those in the labels of data files."""
    pages(tmp_path, HEAD + BODY)
    labels = "kind: x\nlabel:\n  fr: Puce H100\n  es: Chip H200\n  pt: Chip H100\n"
    write(tmp_path, {"assets/data/x.yml": labels})
    rules = [rule for rule in RULES if rule.name == "name-mismatch"]
    found = check(read_corpus(project_from_folder(tmp_path, "fr,es,pt", source="fr")), rules)
    (finding,) = found.findings
    assert (finding.line, finding.column) == (4, 12)
    assert finding.message.startswith("label: ")


KINDS = {
    "title of a box": '!!! note "Boîte de 11 kg"\n\n    Texte.',
    "title of a tab": '=== "Onglet de 11 kg"\n\n    Texte.',
    "definition": "Terme\n:   Une définition de 11 kg.",
    "footnote": "Un mot[^1].\n\n[^1]: Une note de 11 kg.",
    "abbreviation": "Le HTML.\n\n*[HTML]: Abréviation de 11 kg",
    "title of a link": '[Lien][c].\n\n[c]: c.md "Titre de 11 kg"',
    "title of <abbr>": 'Le <abbr title="Mot de 11 kg">mot</abbr>.',
    "aria-label of <span>": 'Le <span aria-label="Mot de 11 kg">mot</span>.',
    "title of an attribute list": '[mot](b.md){ title="Mot de 11 kg" }',
    "title of a code block": '```python title="Fichier de 11 kg"\nx = 1\n```',
    "label of a diagram": "```mermaid\ngraph LR\n  A[Un nœud de 11 kg] --> B\n```",
    '"12 kg"': "<table>\n<tr><td>Cellule de 11 kg</td></tr>\n</table>",
}


@pytest.mark.parametrize(("kind", "text"), KINDS.items(), ids=KINDS)
def test_every_text_is_compared(tmp_path, kind, text):
    """A number changed in one language is told where it stands, with its kind before it."""
    page = f"# A {{#a}}\n\n{text}\n"
    write(tmp_path, {f"{code}/a.md": page for code in ("fr", "pt")})
    write(tmp_path, {"es/a.md": page.replace("11 kg", "12 kg")})
    (told,) = findings(tmp_path)
    lines = page.replace("11 kg", "12 kg").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if "12 kg" in line)
    assert told.startswith(f"{number}:{lines[number - 1].index('12 kg') + 1} {kind}")
