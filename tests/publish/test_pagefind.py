"""Pagefind as a service."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from concordance.publish.pagefind import SearchError, index_files

if TYPE_CHECKING:
    from pathlib import Path

HTML = '<html lang="fr"><body><h1>{0}</h1><p>{0} <b>caché</b></p></body></html>'
PAGES = [(f"{name}/index.html", HTML.format(name)) for name in ("puce", "année", "réseau")]


def test_the_index_is_of_the_pages_and_their_order_alone():
    """The same pages make the same bytes; what is excluded makes no difference, a word does."""
    made = {}
    for name, pages, excluded in (
        ("one", PAGES, "b"),
        ("again", PAGES, "b"),
        ("less", [(path, html.replace(" <b>caché</b>", "")) for path, html in PAGES], "b"),
        ("more", PAGES, "i"),
    ):
        made[name] = index_files(pages, excluded)
    assert made["one"] == made["again"]
    index = {name for name in made["one"] if name.startswith("index/")}
    assert index == {name for name in made["less"] if name.startswith("index/")}
    assert index != {name for name in made["more"] if name.startswith("index/")}


@pytest.mark.parametrize(
    ("program", "told"),
    [("#!/bin/sh\necho broken >&2\n", "broken|pipe"), ("", "(?i)exec format|permission")],
)
def test_a_service_that_ends_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, told: str
):
    """What it said is the message, or what the system says of it."""
    script = tmp_path / "pagefind"
    script.write_text(program)
    script.chmod(0o755 if program else 0o644)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: script)
    with pytest.raises(SearchError, match=told):
        index_files(PAGES, "b")


def test_pagefind_may_be_missing(monkeypatch: pytest.MonkeyPatch):
    """Which is said as any failure is."""
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchError, match="pagefind_bin"):
        index_files(PAGES, "b")
