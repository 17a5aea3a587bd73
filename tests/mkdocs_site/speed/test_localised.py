"""What the plugin makes of a file is made once, and each time a file of its own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from mkdocs.structure.files import File, InclusionLevel
from mkdocs_static_i18n import folder, suffix

from concordance.mkdocs_site.speed.localised import Localised

CONFIG = SimpleNamespace(docs_dir="/docs", site_dir="/site", use_directory_urls=True)


def said(file):
    """Return all that a file says of itself."""
    return {name: value for name, value in vars(file).items() if name != "alternates"}


@pytest.mark.parametrize("layout", [folder, suffix])
@pytest.mark.parametrize("path", ["es/a/guide.md", "fr/README.md", "a/guide.es.md", "i.svg"])
@pytest.mark.parametrize("here", ["fr", "es"])
def test_a_file_is_the_plugins(monkeypatch, layout, path, here):
    """In each of its layouts and languages, however often it is asked for."""
    theirs, asked = layout.create_i18n_file, []
    for module in (folder, suffix):  # so that each is put back
        monkeypatch.setattr(module, "create_i18n_file", module.create_i18n_file)
    monkeypatch.setattr(
        layout, "create_i18n_file", lambda *given: (asked.append(given), theirs(*given))[1]
    )
    file = File(path, "/docs", "/site", use_directory_urls=True)
    file.inclusion = InclusionLevel.INCLUDED
    given = (file, here, "fr", ["fr", "es"], CONFIG)
    kept = Localised()
    kept.take_over()
    kept.take_over()  # it asks the plugin, not itself
    made = [layout.create_i18n_file(*given) for _ in range(2)]
    assert len(asked) == 1
    for each in made:
        assert said(each) == said(theirs(*given))
        assert each.alternates == {here: each}
    assert made[0] is not made[1]
    file.inclusion = InclusionLevel.DRAFT
    assert layout.create_i18n_file(*given).inclusion is InclusionLevel.DRAFT
