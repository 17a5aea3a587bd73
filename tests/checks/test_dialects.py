"""Markdown as other generators have it: a pair that agrees, and each fault in it.

The pairs are in `dialects/`: MDX as of Docusaurus and Starlight, shortcodes of Hugo with TOML, and
containers of Docusaurus and VitePress with GitHub's alerts and JSON.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

DIALECTS = Path(__file__).parent / "dialects"
QUIET = {"typography", "missing-heading-id"}
NOTE = "{{< note >}}\nEl instalador necesita 40 GB de espacio libre en el disco.\n{{< /note >}}\n\n"
BOX = ":::note\n\nEl instalador necesita 40 GB de espacio libre en el disco.\n\n:::\n\n"
TEXT = "El instalador necesita 40 GB de espacio libre en el disco.\n\n"
DANGER = "::: danger STOP\nNo abra nunca la caja.\n:::\n"
CASES = {
    "mdx": [
        ("40 GB", "400 GB", "value-mismatch", "400 GB"),
        ("en 3 segundos", "en 30 segundos", "value-mismatch", "en 30"),
        ("en marzo", "en mayo", "date-mismatch", "en mayo"),
        ("app.tar.gz", "apli.tar.gz", "code-mismatch", "apli"),
        ("./guide.mdx", "./guia.mdx", "link-mismatch", "guia"),
        ('type="caution"', 'type="cuidado"', "token-mismatch", "cuidado"),
        ("Aside", "Nota", "admonition-mismatch", "<Nota"),
        ("{versions.current}", "{versiones.actual}", "token-mismatch", "versiones"),
        (", publicada por {props.author.name}", "", "token-mismatch", "La versión"),
        (
            "Antes de empezar con la máquina",
            "Before you begin with the machine",
            "untranslated-block",
            "Before",
        ),
        (
            "Descargue el paquete y ejecute desde ahí el instalador.",
            "Download the package and run the installer from there.",
            "untranslated-block",
            "Download",
        ),
        ("    Abra la imagen de disco y arrastre", "    Abra y arrastre", "", ""),
        (
            "    Abra la imagen de disco y arrastre la aplicación a la carpeta.\n\n",
            "",
            "missing-block",
            '<TabItem value="mac"',
        ),
    ],
    "hugo": [
        ("40 GB", "400 GB", "value-mismatch", "400 GB"),
        ("en 5 minutos", "en 50 minutos", "value-mismatch", "en 50"),
        ("durante 2 años", "durante 3 años", "value-mismatch", "durante 3"),
        ("Caben 12", "Caben 20", "value-mismatch", "Caben 20"),
        ("return 42", "return 43", "code-mismatch", "return"),
        ("{{< note >}}\n", "", "missing-block", "\nEl instalador"),
        (NOTE, "", "missing-block", '\n{{% alert title="Cuidado'),
        ("{{< /note >}}\n", "", "admonition-mismatch", "El instalador"),
        (NOTE, NOTE.replace("note", "nota"), "admonition-mismatch", "{{< nota"),
        ('color="warning"', 'color="aviso"', "token-mismatch", "aviso"),
        (
            "Cuidado con esta máquina",
            "Careful with this machine",
            "untranslated-block",
            "{{% alert",
        ),
        (
            "Todo esto bien puede tardar 15 minutos.",
            "The whole of this may well take 15 minutes.",
            "untranslated-block",
            "The whole",
        ),
        (
            "\nTodo esto bien puede tardar 15 minutos.\n{{% /alert %}}\n",
            "{{% /alert %}}\n\nTodo esto bien puede tardar 15 minutos.\n",
            "admonition-mismatch",
            "Todo esto",
        ),
        ('term_id="guide"', 'term_id="guia"', "token-mismatch", "guia"),
        ("{{< youtube dQw4w9WgXcQ >}}\n\n", "", "missing-block", "{{< figure"),
        ("Caben 6. {{< /card >}}", "{{< /card >}}", "missing-block", 'title="La caja pequeña"'),
        ('ref "manual.md"', 'ref "manuel.md"', "link-mismatch", "manuel"),
    ],
    "containers": [
        ("40 GB", "400 GB", "value-mismatch", "400 GB"),
        ("en 5 minutos", "en 50 minutos", "value-mismatch", "en 50"),
        ("8 horas", "80 horas", "value-mismatch", "80 horas"),
        (":::warning[", ":::advertencia[", "admonition-mismatch", ":::advertencia"),
        ("::: danger STOP", "::: tip STOP", "admonition-mismatch", "::: tip STOP"),
        ("> [!WARNING]", "> [!NOTE]", "admonition-mismatch", "[!NOTE]\n> La batería"),
        ("> [!NOTE]", "> [!NOTA]", "admonition-mismatch", "[!NOTA]"),
        ("> [!WARNING]\n", "", "missing-block", "> El manual"),
        ("Guarde el antiguo", "Keep the old one", "untranslated-block", "Keep"),
        (
            "No la desenchufe mientras la luz esté encendida.",
            "Do not unplug it while the light is on.",
            "untranslated-block",
            "Do not",
        ),
        (BOX, "", "missing-block", "# Primeros"),
        (BOX, TEXT, "missing-block", "# Primeros"),
        (DANGER, "", "missing-block", "Pregunte antes"),
        ("durante 2 años.\n:::\n", "durante 2 años.\n", "admonition-mismatch", "El programa"),
        (
            ":::\n\nLuego espere una respuesta.\n::::\n",
            ":::\n::::\n\nLuego espere una respuesta.\n",
            "admonition-mismatch",
            "Luego espere",
        ),
        ("yarn add app", "yarn pon app", "code-mismatch", "yarn pon"),
        ("./guide.md", "./guia.md", "link-mismatch", "guia"),
    ],
}


def findings(folder: Path, dialect: str, old: str = "", new: str = "") -> tuple[list, str]:
    """Check a pair of pages, a passage of the Spanish one exchanged; return its text too."""
    (pages,) = {*(path.suffix for path in DIALECTS.glob(f"{dialect}.*"))}
    text = ""
    for code in ("en", "es"):
        text = (DIALECTS / f"{dialect}.{code}{pages}").read_text("utf-8")
        if old and code == "es":
            assert old in text
            text = text.replace(old, new)
        (folder / code).mkdir()
        (folder / code / f"a{pages}").write_text(text, "utf-8")
        for other in ("guide", "manual"):
            (folder / code / f"{other}{pages}").write_text("# 1\n", "utf-8")
    rules = [rule for rule in RULES if rule.name not in QUIET]
    return check(read_corpus(project_from_folder(folder, "en,es")), rules).findings, text


@pytest.mark.parametrize("dialect", CASES)
def test_a_pair_that_agrees(tmp_path, dialect):
    """Nothing is told, however the formatter broke the lines."""
    assert findings(tmp_path, dialect)[0] == ()


@pytest.mark.parametrize(
    ("dialect", "case"),
    [(dialect, case) for dialect, cases in CASES.items() for case in cases],
    ids=lambda each: each if isinstance(each, str) else each[1][:30] or each[0][:30],
)
def test_a_fault_is_one_finding_at_its_line(tmp_path, dialect, case):
    """A number, word, box, link or mark that differs; freer words are none."""
    old, new, rule, place = case
    found, text = findings(tmp_path, dialect, old, new)
    assert [each.rule for each in found] == ([rule] if rule else [])
    if rule:
        assert (found[0].language, found[0].line) == (
            "es",
            text.count("\n", 0, text.index(place)) + 1,
        )
