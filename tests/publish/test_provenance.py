"""The lines under a page."""

from __future__ import annotations

import pytest

from concordance.publish.provenance import Provenance, provenance, report_address, with_foot
from concordance.publish.strings import strings

PAGE = "<article>x</article>"


@pytest.mark.parametrize(
    ("locale", "date", "shown"),
    [
        ("fr-FR", "2026-11-23", "Dernière modification\xa0: <time datetime"),
        ("fr-FR", "2026-11-23", '"2026-11-23">23\xa0novembre 2026</time>'),
        ("fr-FR", "2026-05-01", "1er\xa0mai 2026"),
        ("es-ES", "2026-11-01", "1\xa0de noviembre de 2026"),
        ("pt-BR", "2026-11-01", "1º\xa0de novembro de 2026"),
        ("en-US", "2026-11-23", "November\xa023, 2026"),
        ("xx", "2026-11-23", ">2026-11-23<"),
    ],
)  # fmt: skip
def test_dates(locale: str, date: str, shown: str):
    """The date is written as the language writes it, ordinals included."""
    html = provenance(Provenance(modified=date), strings(locale), locale)
    assert shown in html


def test_all_of_it():
    """Source, date, changes, translation, report: in this order, escaped, out of the search."""
    told = Provenance(
        source="D’après « A & B »",
        about="../about/",
        modified="2026-11-23",
        feed="../feed.xml",
        translation="À jour <avec> le français",
        status="../status/",
        report="https://github.com/a/b/issues/new?x=1&y=2",
        keys="fr",
    )
    block = provenance(told, strings("fr"), "fr-FR")
    html = with_foot(f"<article>y{PAGE}z</article>w", block)
    assert html.startswith(f"<article>y{PAGE}z<aside ")
    assert html.endswith("</aside></article>w")
    assert "data-pagefind-ignore" in html
    assert '<a href="../status/">À jour &lt;avec&gt;' in html
    order = ["A &amp; B", "novembre", "../feed.xml", "&lt;avec&gt;", "issues/new?x=1&amp;y=2"]
    order.append('<button type="button" data-code="fr">Raccourcis clavier</button>')
    assert sorted(order, key=html.index) == order


def test_nothing_to_tell():
    """A page without a history and a repository gets no empty block."""
    assert provenance(Provenance(keys="fr"), strings("fr"), "fr-FR") == ""
    assert with_foot("x", "<aside>") == "x"


def test_the_report_s_address():
    """The form of the language, its title and page filled in; a blank issue without a form."""
    made = report_address("https://github.com/a/b/", "1-fr.yml", title="[fr] É", page="https://x/")
    assert made == (
        "https://github.com/a/b/issues/new?template=1-fr.yml&title=%5Bfr%5D+%C3%89&page=https%3A%2F%2Fx%2F"
    )
    blank = report_address("https://github.com/a/b", "", title="t", page="https://x/")
    assert blank == "https://github.com/a/b/issues/new?title=t&body=https%3A%2F%2Fx%2F"
