"""The theme's style in one sheet."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from concordance.mkdocs_site.theme_sheet import ThemeSheet

THEIRS = '<link rel="stylesheet" href="../assets/stylesheets/{}.0a1b.min.css">\n'
OURS = '<link rel="stylesheet" href="../a/theme.css">\n'
MAIN, PALETTE = (THEIRS.format(name) for name in ("main", "palette"))


@pytest.mark.parametrize(
    ("head", "named"),
    [
        (f"{MAIN}  {PALETTE}<link>", f"{OURS}<link>"),
        (MAIN, OURS),
        (MAIN.replace('"', ""), OURS),
        ("<link>", "<link>"),
        (MAIN.replace("main", "site"), MAIN.replace("main", "site")),
    ],
    ids=["both", "one", "minified", "none", "another's"],
)
def test_it_stands_for_theirs(head: str, named: str):
    """A page names it where it named the theme's; what stands in the text stays."""
    sheet = ThemeSheet("a{}", "a/theme.css")
    assert sheet.named(f"{head}</head>{MAIN}") == f"{named}</head>{MAIN}"
    assert ThemeSheet("", "").named(f"{head}</head>") == f"{head}</head>"


@pytest.mark.parametrize(
    ("plugins", "palette", "kept"),
    [
        ((), {"primary": "deep purple"}, "ab"),
        (("search",), [{"primary": "red"}, {"accent": "deep purple"}], "abcd"),
        (("search",), None, "ac"),
        ((), None, "a"),
    ],
)
def test_what_no_page_uses(tmp_path, plugins: tuple[str, ...], palette: Any, kept: str):
    """The theme's search where the site has none of it, and the colours that are not chosen."""
    folder = tmp_path / "assets/stylesheets"
    folder.mkdir(parents=True)
    rules = {
        "a": "p{x:y}",
        "b": "[data-md-color-primary=deep-purple]{x:y}",
        "c": ".md-search__input{x:y}",
        "d": "[data-md-color-accent=red],[data-md-color-primary=red] p{x:y}",
    }
    (folder / "main.0a1b.min.css").write_text("".join(rules.values()), encoding="utf-8")
    theme = SimpleNamespace(name="material", dirs=[str(tmp_path)], get={"palette": palette}.get)
    config: Any = SimpleNamespace(theme=theme, plugins=dict.fromkeys(plugins))
    assert ThemeSheet().of(config).text == "".join(rules[name] for name in kept)
    theme.name = "other"
    assert ThemeSheet().of(config).path == ""
