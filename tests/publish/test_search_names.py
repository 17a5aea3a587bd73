"""What the search knows by name, before it reads the index."""

from __future__ import annotations

import json

from concordance.publish.search_names import NamedPage, Tongue, search_names

PAGES = [
    NamedPage("a/", "A page"),
    NamedPage("g/gpu/", "GPU", ("GPU", "graphics processor"), ("video card", "tarjeta"), "A chip."),
]


def test_the_file_of_a_language():
    """Pages as rows without empty ends, the strings of the search, the tables of its numbers."""
    say = {"search.none": "Nothing.", "menu.open": "Menu"}
    found = json.loads(
        search_names(Tongue("en", "en"), PAGES, say, [Tongue("es", "es", "Spanish")])
    )
    assert found["pages"] == [
        ["a/", "A page"],
        ["g/gpu/", "GPU", ["GPU", "graphics processor"], ["video card", "tarjeta"], "A chip."],
    ]
    assert found["say"] == {"none": "Nothing."}
    assert found["others"] == [{"code": "es", "language": "es", "name": "Spanish"}]
    assert "the" in found["common"]
    assert found["numbers"]["words"]["billion"] == ["scale", "1000000000", "1000000000"]


def test_a_language_without_tables():
    """Its pages are found by name and by word; its numbers as they are typed."""
    found = json.loads(search_names(Tongue("xx", "xx"), PAGES, {}, []))
    assert found["numbers"] is None
    assert found["common"] == []
    assert len(found["pages"]) == len(PAGES)
