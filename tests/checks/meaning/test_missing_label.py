"""Labels that all the others quote: what counts as one, and as something that stands for it."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.missing_label import missing_label

FR, ES = "La fenêtre « Exporter en PNG »", "La ventana de exportación en PNG"
PT = "A janela “Exportar como PNG”"
TOLD = (
    'es:3:1-0 "Exporter en PNG", which fr and pt quote, is no label here; '
    "quote the label as the reader sees it in this language"
)


@pytest.mark.parametrize(
    ("fr", "es", "pt", "told"),
    [
        (FR, ES, PT, True),
        ("La fenêtre „Exporter en PNG“", ES, 'A janela "Exportar como PNG"', True),
        ("La *fenêtre* « Exporter en PNG »", "La *ventana* de exportación en PNG", PT, False),
        (
            "La *fenêtre* « Exporter en PNG »",
            "La *ventana* de exportación en PNG",
            "A *janela* “Exportar como PNG”",
            True,
        ),
        (FR, "La ventana *Exportar en PNG*", PT, False),
        (FR, "La ventana `Exportar en PNG`", PT, False),
        (FR, "La ventana ‘Exportar en PNG’", PT, False),
        (FR, f"{ES}, que se abre al pie de la página cuando se pulsa el botón", PT, False),
        (f"**{FR}**", f"**{ES}**", f"**{PT}**", False),
        (f"__{FR}__", f"__{ES}__", f"__{PT}__", False),
        (f"*{FR}*", f"*{ES}*", f"*{PT}*", True),
        (f"**{FR}** (PNG)", f"**{ES}** (PNG)", f"**{PT}** (PNG)", True),
        (f"## {FR} {{#x}}", f"## {ES} {{#x}}", f"## {PT} {{#x}}", False),
        (f"![{FR}](a.png)", f"![{ES}](a.png)", f"![{PT}](a.png)", False),
        (ES, PT, FR, False),  # the source's matter
        (FR, ES, "A janela de exportação como PNG", False),
        (f"{FR} et « Sortir du PNG »", f"{ES} y de salir", PT, False),  # another text
        ("La fenêtre « exporter en PNG »", ES, "A janela “exportar como PNG”", False),
        ("La fenêtre « Exporter »", "La ventana de exportación", "A janela “Exportar”", False),
        ("La fenêtre « Exporter en PNG. »", ES, "A janela “Exportar como PNG.”", False),
        ("La fenêtre « Exporter en PNG, »", ES, PT, False),
    ],
)
def test_labels(said, fr, es, pt, told):
    """One translation alone has none, says the same, and marks nothing else."""
    assert said(missing_label, {"fr": fr, "es": es, "pt": pt}) == [TOLD] * told


def test_two_languages(said):
    """One is no majority."""
    assert said(missing_label, {"fr": FR, "es": ES}) == []


def test_what_is_quoted(told_of):
    """The label of each of the others."""
    quotes = ["fr:3:14-29 Exporter en PNG", "pt:3:11-30 Exportar como PNG"]
    texts = {"fr": FR, "es": ES, "pt": "A janela “Exportar *como* PNG”"}
    assert told_of(missing_label, texts) == ("Exporter en PNG", quotes)
