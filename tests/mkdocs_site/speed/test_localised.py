"""What the plugin makes of a file is made once, and each time a file of its own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs_static_i18n import folder, reconfigure, suffix

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


def test_where_a_file_is_is_asked_once(monkeypatch):
    """As the plugin answers it."""
    theirs, asked = reconfigure.is_relative_to, []
    monkeypatch.setattr(
        reconfigure, "is_relative_to", lambda *given: (asked.append(given), theirs(*given))[1]
    )
    for module in (folder, suffix):
        monkeypatch.setattr(module, "create_i18n_file", module.create_i18n_file)
    for _ in range(2):  # at each save
        Localised().take_over()
        assert reconfigure.is_relative_to("/docs/a.md", "/docs")
        assert not reconfigure.is_relative_to("/theme/a.css", "/docs")
    assert len(asked) == 2


def test_the_languages_are_listed_once_for_a_configuration(monkeypatch):
    """Each save loads the plugin anew, with what mkdocs.yml says by then."""
    kind = reconfigure.ExtendedPlugin
    theirs = property(lambda plugin: [each.locale for each in plugin.config.languages])
    monkeypatch.setattr(kind, "all_languages", theirs)
    for module in (folder, suffix):
        monkeypatch.setattr(module, "create_i18n_file", module.create_i18n_file)
    for codes in (["fr", "es"], ["fr", "pt"]):
        Localised().take_over()
        plugin = kind.__new__(kind)
        plugin.config = SimpleNamespace(languages=[SimpleNamespace(locale=code) for code in codes])
        assert plugin.all_languages == codes
        assert plugin.all_languages is plugin.all_languages


@pytest.mark.parametrize("fallback", [True, False])
@pytest.mark.parametrize(
    "path", ["es/a.md", "fr/a.md", "es/b.md", "b.md", "a.md", ".", "es/./a.md", "escape/a.md"]
)
def test_a_link_finds_the_file_that_the_plugin_finds(monkeypatch, path, fallback):
    """At its own path, or at one of the others."""
    found = folder.I18nFiles.get_file_from_path
    theirs = getattr(found, "__wrapped__", found)
    for module in (folder, suffix):
        monkeypatch.setattr(module, "create_i18n_file", module.create_i18n_file)
    monkeypatch.setattr(folder.I18nFiles, "get_file_from_path", found)
    config = SimpleNamespace(fallback_to_default=fallback)
    plugin = SimpleNamespace(current_language="es", default_language="fr", config=config)
    names = ("fr/a.md", "fr/b.md", "es/a.md", "es/index.md", "escape/a.md", "b.md")
    listed = [File(name, "/docs", "/site", use_directory_urls=True) for name in names]
    files = folder.I18nFiles(plugin, Files(listed))
    wanted = theirs(files, path)
    Localised().take_over()
    Localised().take_over()
    assert folder.I18nFiles.get_file_from_path.__wrapped__ is theirs
    assert files.get_file_from_path(path) is wanted
