"""Projects read from mkdocs.yml and from plain folders."""

from __future__ import annotations

import textwrap

import pytest

from concordance.project.layouts import FOLDER
from concordance.project.project import ProjectError, project_from_folder, project_from_mkdocs
from sites import NO_FILE

I18N = """\
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: es, name: Español}
        - {locale: fr, name: Français, default: true}
        - {locale: pt_BR, name: Português}
        - {locale: de, name: Deutsch, build: false}
        - {locale: "null", name: Elsewhere, fixed_link: "https://example.org/"}
"""


def write(folder, **files):
    """Write mkdocs.yml and its like."""
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(textwrap.dedent(text), encoding="utf-8")
    return folder / "mkdocs.yml"


def test_languages_come_from_the_plugin(tmp_path):
    """The default is the source; what is not built is no language; a code has a locale."""
    project = project_from_mkdocs(write(tmp_path, mkdocs=I18N))
    assert [(lang.code, lang.locale) for lang in project.languages] == [
        ("fr", "fr-FR"),
        ("es", "es-ES"),
        ("pt_BR", "pt-BR"),
    ]
    assert (project.layout, project.falls_back) == (FOLDER, True)
    assert project.docs == tmp_path / "docs"


def test_configuration_is_in_force(tmp_path):
    """Source, content locale and partial come from extra.concordance, in any spelling of a code."""
    extra = """\
    extra:
      concordance:
        source: pt-BR
        languages:
          pt-br: {locale: pt-PT}
          es: {partial: true}
    """
    project = project_from_mkdocs(write(tmp_path, mkdocs=I18N + textwrap.dedent(extra)))
    assert [(lang.code, lang.locale, lang.partial) for lang in project.languages] == [
        ("pt_BR", "pt-PT", False),
        ("fr", "fr-FR", False),
        ("es", "es-ES", True),
    ]
    assert project.default == "fr"


def test_a_language_that_is_not_built_may_be_configured(tmp_path):
    """It is a language of the site, though there is nothing of it to compare."""
    extra = "extra: {concordance: {languages: {de: {partial: true}}}}\n"
    project = project_from_mkdocs(write(tmp_path, mkdocs=I18N + extra))
    assert [lang.code for lang in project.languages] == ["fr", "es", "pt_BR"]


def test_unknown_tags_are_tolerated_and_inherit_is_followed(tmp_path):
    """A plugin, extension or tag that is not installed is none of the checks' business."""
    base = I18N + textwrap.dedent("""\
    markdown_extensions:
      - pymdownx.emoji:
          emoji_index: !!python/name:material.extensions.emoji.twemoji
          options: !relative {a: [1]}
    docs_dir: !ENV [A_FOLDER_NOBODY_SET, pages]
    extra: {concordance: {languages: {es: {partial: true}}}}
    """)
    own = """\
    INHERIT: base.yml
    extra: {concordance: {source: es}}
    """
    project = project_from_mkdocs(write(tmp_path, base=base, mkdocs=own))
    assert project.docs == tmp_path / "pages"
    assert project.source.code == "es"
    assert project.source.partial


def test_environment_decides_docs_dir(tmp_path, monkeypatch):
    """`!ENV` takes the first variable that is set."""
    monkeypatch.setenv("DOCS_HERE", "elsewhere")
    text = f"{I18N}docs_dir: !ENV [NOT_SET_HERE, DOCS_HERE, pages]\n"
    assert project_from_mkdocs(write(tmp_path, mkdocs=text)).docs == tmp_path / "elsewhere"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, f"mkdocs.yml: {NO_FILE}"),
        ({"mkdocs": "- a\n"}, "mkdocs.yml: not a mapping of settings"),
        ({"mkdocs": "a: [\n"}, "mkdocs.yml:2:1: "),
        ({"mkdocs": "site_name: x\n"}, "mkdocs.yml: the plugin 'i18n' (mkdocs-static-i18n)"),
        ({"mkdocs": "INHERIT: mkdocs.yml\n"}, "mkdocs.yml: INHERIT comes back to mkdocs.yml"),
        (
            {"mkdocs": "INHERIT: base.yml\n", "base": "INHERIT: mkdocs.yml\n"},
            "base.yml: INHERIT comes back to mkdocs.yml",
        ),
        ({"mkdocs": "INHERIT: gone.yml\n"}, f"gone.yml: {NO_FILE}"),
        (
            {"mkdocs": I18N + "extra:\n  concordance:\n    languages:\n      ru: {}\n"},
            "mkdocs.yml:14:7: extra.concordance.languages.ru: 'ru' is not a language of this site",
        ),
        (
            {
                "mkdocs": "INHERIT: base.yml\n",
                "base": I18N + "extra:\n  concordance:\n    sorce: fr\n",
            },
            "base.yml:13:5: extra.concordance.sorce: unknown key 'sorce'; did you mean 'source'",
        ),
        ({"mkdocs": f"{I18N}exclude_docs: '!'\n"}, "mkdocs.yml:11:1: exclude_docs: "),
        ({"mkdocs": "plugins: 3\n"}, "mkdocs.yml: the plugin 'i18n' (mkdocs-static-i18n)"),
        (
            {"mkdocs": I18N.replace("locale: es", "locale: [es]")},
            "mkdocs.yml: the plugin 'i18n' has the locale ['es']; write it in quotes",
        ),
        (
            {"mkdocs": I18N.replace("locale: es", "locale: no")},
            "mkdocs.yml: the plugin 'i18n' has the locale False; write it in quotes",
        ),
        (
            {"mkdocs": I18N.replace("locale: es", "locale: pt-BR")},
            "mkdocs.yml: the plugin 'i18n' lists the locale 'pt_BR' twice",
        ),
        ({"mkdocs": "a: 1\nb: \x07\n"}, "mkdocs.yml:2:4: the character U+0007 is not allowed"),
        ({"mkdocs": "a: 2024-99-99\n"}, "mkdocs.yml:1:4: '2024-99-99' is not a date that exists"),
        ({"mkdocs": "a: !!bool x\n"}, "mkdocs.yml:1:1: a value is not what its tag says"),
        ({"mkdocs": "[" * 50_000}, "mkdocs.yml:1:1: it is nested too deeply"),
        (
            {"mkdocs": 'INHERIT: "\\0"\n'},
            "mkdocs.yml: INHERIT names no file: its name has a NUL character",
        ),
        ({"mkdocs": "a: !ENV NOT_YAML\n"}, "mkdocs.yml:1:4: the variable NOT_YAML holds no YAML"),
        (
            {"mkdocs": I18N + "extra: {concordance: {source: en}}\n"},
            "mkdocs.yml:11:23: extra.concordance.source: 'en' is not a language of this site",
        ),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_place(tmp_path, monkeypatch, files, message):
    """File, line and column of the key, whichever file of the chain it is in."""
    monkeypatch.setenv("NOT_YAML", "[a")
    write(tmp_path, **files)
    with pytest.raises(ProjectError) as caught:
        project_from_mkdocs(tmp_path / "mkdocs.yml")
    assert message in str(caught.value)


def test_plain_folder(tmp_path):
    """Codes with their locales; the source named is first."""
    for name in ("en", "pt-br"):
        (tmp_path / name).mkdir()
    project = project_from_folder(tmp_path, "en, pt_br=pt-PT", "pt_br")
    assert [(lang.code, lang.locale) for lang in project.languages] == [
        ("pt_br", "pt-PT"),
        ("en", "en-US"),
    ]
    assert (project.layout, project.falls_back) == (FOLDER, False)


@pytest.mark.parametrize(
    ("languages", "source", "message"),
    [
        ("en,,fr", "", "an empty code"),
        ("en,en", "", "'en' twice"),
        ("en,fr", "es", "--source: 'es' is not a language of this site; known: en, fr"),
    ],
)
def test_bad_languages(tmp_path, languages, source, message):
    """One clear sentence."""
    with pytest.raises(ProjectError) as caught:
        project_from_folder(tmp_path, languages, source)
    assert message in str(caught.value)


def test_no_folder(tmp_path):
    """A folder that is not there is named."""
    with pytest.raises(ProjectError, match="no such folder"):
        project_from_folder(tmp_path / "nowhere", "en,fr")
