"""What the key of a page tells, and what it leaves out that the page does not show."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from mkdocs.plugins import PluginCollection

from concordance.glossary.entry import GlossaryEntry
from concordance.glossary.termbase import Lexicon, Termbase
from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.speed.dependencies import key_of_terms, shown_of_terms

ENTRIES = {
    name: GlossaryEntry(name, "fr", f"docs/fr/glossary/{name}.md", name, definition="d")
    for name in ("chip", "gpu")
}
FORMS = {"chip": "chip", "gpu": "gpu"}


def keys(entries, forms, uses):
    """Return what decides which entries a page is linked to, and what it shows of them."""
    theme = SimpleNamespace(locale="fr", get=lambda *_: None)
    config = SimpleNamespace(plugins=PluginCollection(), theme=theme)
    run_state(config, SiteGlossary).termbase = Termbase({"fr": Lexicon("fr", entries, forms)})
    return key_of_terms(config), shown_of_terms(uses, config)


@pytest.mark.parametrize(
    ("entries", "forms", "uses", "same"),
    [
        (ENTRIES, FORMS, [("gpu", "s")], (True, True)),
        (
            {**ENTRIES, "chip": replace(ENTRIES["chip"], definition="e")},
            FORMS,
            [("gpu", "s")],
            (True, True),
        ),
        (
            {**ENTRIES, "gpu": replace(ENTRIES["gpu"], definition="e")},
            FORMS,
            [("gpu", "s")],
            (True, False),
        ),
        (ENTRIES, {**FORMS, "puce": "chip"}, [("gpu", "s")], (False, True)),
        ({"gpu": ENTRIES["gpu"]}, FORMS, [("gpu", "s")], (False, True)),
    ],
)
def test_a_definition_is_in_the_key_of_the_pages_that_use_the_term(entries, forms, uses, same):
    """A form, and where an entry is, are in that of every page."""
    before, after = keys(ENTRIES, FORMS, [("gpu", "")]), keys(entries, forms, uses)
    assert tuple(one == other for one, other in zip(before, after, strict=True)) == same
