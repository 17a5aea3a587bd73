"""The navigation that pages share is the theme's own, to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents

from concordance.mkdocs_site.reader import TEMPLATES
from concordance.mkdocs_site.speed.navigation import ANY, WHOLE, SharedNavigation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

PAGES = (
    *("index.md", "about.md", "outside.md", "guide/index.md", "guide/one.md", "guide/two.md"),
    *("guide/deep/index.md", "guide/deep/three.md", "guide/deep/four.md", "guide/one/below.md"),
    *("other/five.md", "other/six.md", "other/further/seven.md"),
)
NAV: list[Any] = [
    "index.md",
    "about.md",
    {
        "Guide": [
            "guide/index.md",
            "guide/one.md",
            "guide/two.md",
            "guide/one/below.md",
            {"Deep": ["guide/deep/index.md", "guide/deep/three.md", "guide/deep/four.md"]},
        ]
    },
    {"Other": ["other/five.md", "other/six.md", {"Further": ["other/further/seven.md"]}]},
    {"Elsewhere": "https://example.org/"},
    {"Relative": "../up/"},
]
PAGE = """{% import "partials/language.html" as lang with context %}
{% set features = config.theme.features %}{% include name %}"""


def site(
    folder: Path, *, nav: Any = NAV, features: tuple[str, ...] = (), own: str = "", **more: Any
) -> Any:
    """Write a small project, and give its configuration."""
    for name in PAGES:
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# Title of {name}\n\n## A section\n", encoding="utf-8")
    (folder / "mkdocs.yml").touch()
    return load_config(
        str(folder / "mkdocs.yml"),
        site_name="Site",
        nav=nav,
        theme={
            "name": "material",
            "features": list(features),
            **({"custom_dir": own} if own else {}),
        },
        plugins=[],
        **more,
    )


def drawn(config: MkDocsConfig) -> Iterator[tuple[str, str, str, SharedNavigation]]:
    """Return each page's address, and its navigation as the theme and as we draw it."""
    files = get_files(config)
    nav: Navigation = get_navigation(files, config)
    pages = [file.page for file in files.documentation_pages() if file.page]
    for page in pages:
        page.read_source(config)
        page.toc = TableOfContents([AnchorLink("A section", "a-section", 2)])
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
    env = config.theme.get_env()
    shared = SharedNavigation(env, str(TEMPLATES), env.loader.searchpath)
    env.globals["concordance"] = {"navigation": shared.draw}
    template = env.from_string(PAGE)
    for page in [*pages, *reversed(pages), None]:
        if page is not None:
            page.active = True
        context = get_context(nav, files, config, page)
        theirs, ours = (
            template.render({**context, "name": name}) for name in (WHOLE, "partials/nav.html")
        )
        if page is not None:
            page.active = False
        yield page.url if page else "404.html", theirs, ours, shared


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize(
    "features",
    [
        (),
        ("navigation.sections",),
        ("navigation.indexes", "navigation.expand"),
        ("navigation.prune",),
        ("navigation.prune", "navigation.indexes", "toc.integrate"),
        ("navigation.tabs", "navigation.sections", "navigation.indexes"),
        ("navigation.tabs", "navigation.prune"),
    ],
)
@pytest.mark.parametrize("nav", [NAV, None])
def test_it_is_what_the_theme_draws(
    tmp_path: Path,
    nav: Any,
    features: tuple[str, ...],
    directories: bool,  # noqa: FBT001
):
    """On every page, in any order, whatever the theme's features and the form of addresses."""
    config = site(
        tmp_path,
        nav=nav,
        features=features,
        use_directory_urls=directories,
        repo_url="https://example.org/repo",
        extra={"homepage": "guide/"},
    )
    for url, theirs, ours, _ in drawn(config):
        assert ours == theirs, url


def test_neighbours_share_one_drawing(tmp_path: Path):
    """The theme draws it once for the pages of a section whose addresses are of one depth."""
    keys = {key for *_, shared in drawn(site(tmp_path)) for key in shared._drawn}
    assert len([at for _, at in keys if at == ("other", ANY)]) == 1
    assert ("guide", "one") in {at for _, at in keys}, "another page lies below it"


@pytest.mark.parametrize("name", ["nav-item.html", "logo.html"])
def test_a_sites_own_template_is_asked_on_every_page(tmp_path: Path, name: str):
    """What the site's own templates say may be another thing on each page."""
    own = tmp_path / "own" / "partials"
    own.mkdir(parents=True)
    text = "{% macro render(item, path, level, parent) %}{{ page.url }}{% endmacro %}{{ page.url }}"
    (own / name).write_text(text, encoding="utf-8")
    config = site(tmp_path, own=str(tmp_path / "own"))
    seen = set()
    for url, theirs, ours, shared in drawn(config):
        assert ours == theirs, url
        seen.add(ours)
        assert not shared._drawn
    assert len(seen) > len(PAGES) // 2


def test_without_a_folder_of_ours_it_is_the_themes(tmp_path: Path):
    """Templates that were not found where they should be change nothing."""
    env = site(tmp_path).theme.get_env()
    shared = SharedNavigation(env, str(tmp_path / "nowhere"), env.loader.searchpath)
    assert env.get_template(WHOLE).filename == env.get_template("partials/nav.html").filename
    assert not shared._ours
