"""A body that has left its box is told once, and `--fix` puts it back."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.findings.fixes import apply
from concordance.project.project import project_from_folder

FR = """# Titre {#t}

!!! note "Remarque"

    Le texte de la boîte.

    - un point ;
    - un autre point.

    ```
    make install

    make test
    ```

Après la boîte.

=== "Linux"

    Le texte de l'onglet.

??? tip "Astuce"

    Un mot de plus.
"""
ES = """# Título {#t}

!!! note "Nota"

    El texto de la caja.

    - un punto;
    - otro punto.

    ```
    make install

    make test
    ```

Después de la caja.

=== "Linux"

    El texto de la pestaña.

??? tip "Consejo"

    Una palabra más.
"""


@pytest.mark.parametrize(
    "body",
    [
        (
            "    El texto de la caja.\n\n    - un punto;\n    - otro punto.\n\n"
            "    ```\n    make install\n\n    make test\n    ```\n"
        ),
        "    - un punto;\n    - otro punto.\n",
        "    ```\n    make install\n\n    make test\n    ```\n",
        "    El texto de la pestaña.\n",
        "    Una palabra más.\n",
    ],
)
def test_a_body_without_its_indentation(tmp_path, body):
    """One finding, whose edits make the page what it was."""
    assert ES.count(body) == 1
    left = "".join(line.removeprefix("    ") for line in body.splitlines(keepends=True))
    broken = ES.replace(body, left)
    for code, text in {"fr": FR, "es": broken}.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(text, "utf-8")
    rules = [rule for rule in RULES if rule.name != "typography"]
    (found,) = check(read_corpus(project_from_folder(tmp_path, "fr,es")), rules).findings
    assert found.rule == "admonition-mismatch"
    assert found.line == broken[: broken.index(left)].count("\n") + 1
    assert apply(broken, found.edits) == ES


@pytest.mark.parametrize(
    ("spanish", "told"),
    [
        ("notice tip", ["admonition tip, en has admonition warning"]),
        ("notice warning", []),
        ("alert warning", []),
        ('notice "Cuidado"', []),
    ],
)
def test_the_type_that_is_an_argument(tmp_path, spanish, told):
    """A shortcode names its box first; what is no type is a title."""
    name = spanish.split()[0]
    texts = {
        "en": "{{< notice warning >}}\nDo not go.\n{{< /notice >}}\n",
        "es": f"{{{{% {spanish} %}}}}\nNo vaya.\n{{{{% /{name} %}}}}\n",
    }
    for code, text in texts.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(f"# T {{#t}}\n\n{text}", encoding="utf-8")
    found = check(read_corpus(project_from_folder(tmp_path, "en,es")), RULES).findings
    assert [one.message for one in found if one.rule == "admonition-mismatch"] == told
