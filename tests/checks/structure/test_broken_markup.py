"""Mark-up read as something else: told once, mended where that is mechanical, silent elsewhere."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.fix import edits_by_path, write_edits
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

LIST = {
    "fr": "# T {#t}\n\nVoici :\n\n- le prix de 30 € ;\n- la durée.\n",
    "es": "# T {#t}\n\nAquí:\n\n- el precio de 30 €;\n- la duración.\n",
    "pt": "# T {#t}\n\nEis:\n\n- o preço de 30 €;\n- a duração.\n",
}
OPENED = {
    code: text.replace("\n\n-", "\n\n<details>\n<summary>30 €</summary>\n\n-") + "\n</details>\n"
    for code, text in LIST.items()
}
TABLE = {
    "fr": "# T {#t}\n\n| Puce | Go | An |\n"
    + (ROWS := "|---|---|---|\n| H100 | 80 | 2022 |\n| H200 | 141 | 2023 |\n"),
    "es": "# T {#t}\n\n| Chip | GB | Año |\n" + ROWS,
}
HEADING = {
    "fr": "# T {#t}\n\nMot.\n\n## Pose {#put}\n\nOuvrez la boîte.\n\n## Fin {#end}\n\nFermez.\n",
    "es": "# T {#t}\n\nUna.\n\n## Colocación {#put}\n\nAbra la caja.\n\n## Fin {#end}\n\nCierre.\n",
}
INDENTED = {
    "fr": '# T {#t}\n\n!!! note "N"\n\n    Voici :\n\n    1. le prix ;\n    2. la durée.\n',
    "es": '# T {#t}\n\n!!! note "N"\n\n    Aquí:\n\n    1. el precio;\n    2. la duración.\n',
}


def judge(folder, pages):
    """Return the findings of pages by language, but for the spaces of the languages."""
    for code, text in pages.items():
        (folder / code).mkdir(exist_ok=True)
        (folder / code / "a.md").write_text(text, "utf-8")
    rules = [rule for rule in RULES if rule.name != "typography"]
    return check(read_corpus(project_from_folder(folder, ",".join(pages))), rules).findings


@pytest.mark.parametrize(
    ("pages", "code", "change"),
    [
        (LIST, "fr", ("Voici :\n\n-", "Voici :\n-")),
        (LIST, "pt", ("Eis:\n\n-", "Eis:\n-")),
        (OPENED, "pt", ("</summary>\n\n-", "</summary>\n-")),
        (INDENTED, "es", ("Aquí:\n\n    1.", "Aquí:\n    1.")),
        (TABLE, "es", ("| H100 | 80 | 2022 |", "| H100 | 80 |\n2022 |")),
        (TABLE, "es", ("| H100 | 80 | 2022 |", "| H100 | 80\n| 2022 |")),
        (TABLE, "fr", ("| 2022 |\n| H200", "| 2022 | | H200")),
        (TABLE, "fr", ("| 2022 |\n| H200", "| 2022 | H200")),
        (HEADING, "es", ("## Colocación {#put}", "**Colocación**")),
        (HEADING, "es", ("## Colocación {#put}", "__Colocación__")),
    ],
)
def test_one_cause_is_one_finding_that_fix_mends(pages, code, change, tmp_path, monkeypatch):
    """Nothing that follows from it is told, and the page is then as it was."""
    monkeypatch.chdir(tmp_path)
    right, wrong = change
    assert judge(tmp_path, pages) == ()
    assert pages[code].count(right) == 1
    broken = {**pages, code: pages[code].replace(right, wrong)}
    (found,) = judge(tmp_path, broken)
    assert (found.rule, found.path) == ("broken-markup", f"{code}/a.md")
    write_edits(edits_by_path([found]))
    mended = (tmp_path / code / "a.md").read_text("utf-8")
    assert " ".join(mended.split()) == " ".join(pages[code].split())
    assert judge(tmp_path, {**broken, code: mended}) == ()


@pytest.mark.parametrize(
    ("pages", "code", "change", "rule"),
    [
        (LIST, "es", ("- la duración.\n", ""), "missing-block"),
        (TABLE, "es", ("| H100 | 80 | 2022 |\n", ""), "missing-block"),
        (TABLE, "es", ("| H100 | 80 | 2022 |", "| H100 | 80 |"), "table-shape"),
        (HEADING, "fr", ("## Pose {#put}", "**Pose**"), "heading-mismatch"),
        (HEADING, "es", ("## Colocación {#put}", "**Colocación**, o no."), "heading-mismatch"),
    ],
)
def test_what_only_looks_like_it(pages, code, change, rule, tmp_path):
    """A loss is a loss; the source's bold line is not told, for its author may mean it."""
    found = judge(tmp_path, {**pages, code: pages[code].replace(*change)})
    assert rule in {finding.rule for finding in found}
    assert "broken-markup" not in {finding.rule for finding in found}


def test_lines_of_inline_code_are_no_list(tmp_path):
    """A dash within code that goes on over lines begins nothing, and code is never edited."""
    pages = {"fr": "# T {#t}\n\n````x\n- a\n````y\n", "es": "# T {#t}\n\n- a\n"}
    assert not [found for found in judge(tmp_path, pages) if found.edits]
    pages["fr"] = pages["fr"].replace("````", "")
    assert [found.rule for found in judge(tmp_path, pages) if found.edits] == ["broken-markup"]


def test_a_list_that_would_be_code_is_left_to_a_person(tmp_path):
    """A blank line before lines that are indented by four columns makes code of them."""
    pages = {"fr": "# T {#t}\n\nUn\n    - a\n", "es": "# T {#t}\n\n- a\n"}
    assert not [found for found in judge(tmp_path, pages) if found.edits]
    pages["fr"] = pages["fr"].replace("    -", "   -")
    assert [found.rule for found in judge(tmp_path, pages) if found.edits] == ["broken-markup"]
