"""What is served after a save is what a whole build makes, and little of it is built again."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from threading import Condition
from types import SimpleNamespace

import pytest
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_date

from concordance.mkdocs_site.panel import FoundPlaces
from concordance.mkdocs_site.speed.compiled import Listed
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.serving import LAST, Serving
from concordance.mkdocs_site.speed.unknown import ShownByTemplates, asks_for_others, unknown
from sites import ROOT, tree, write

WALK = (
    *("edit", "edit", "head", "beside", "add", "rename", "second", "="),
    *("given", "undo", "wait", "second", "delete", "=", "warm", "edit", "spoil", "warm"),
)


@pytest.fixture(scope="module")
def steps(tmp_path_factory):
    """Return what a walk tells: so many saves of one site, compared now and then."""
    program, folder = ROOT / "tests/support/served.py", tmp_path_factory.mktemp("served")
    done = subprocess.run(
        [sys.executable, str(program), str(folder), "4", *WALK],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_what_is_served_is_a_whole_build(steps):
    """After edits, titles, pages added, renamed, deleted and waiting; with a second server too.

    `make fuzz-serve` walks for longer.
    """
    assert [step["wrong"] for step in steps if step.get("wrong")] == []
    assert [step["change"] for step in steps] == list(WALK)


def test_a_build_with_records_is_a_whole_build(steps):
    """After an edit, with a record that was damaged: what is left is used, the rest built."""
    first, again = (step["warm"] for step in steps if step["change"] == "warm")
    assert first == []  # there was no record
    assert any(re.search(r"drew [0-7] of|are as they were", line) for line in again)


def test_a_save_builds_what_it_changes(steps):
    """A sentence more: its page and those that show it, not the site."""
    for step in steps[:3]:
        again, pages = map(int, re.search(r"built (\d+) of (\d+) pages", step["work"][-1]).groups())
        assert 0 < again < pages / 2, step


def test_a_whole_build_is_told(steps):
    """Once, in one line, with the file that made it one."""
    given = next(step for step in steps if step["change"] == "given")
    assert len(given["work"]) == 1
    assert re.search(
        r"(mkdocs\.yml|main\.html) has changed: the whole site is built", *given["work"]
    )


@pytest.mark.parametrize(
    ("template", "asks"),
    [
        ("{{ page.content }}{{ page.title }}{{ nav.homepage.url }}", False),
        (
            '{% set x = {"toc": "t"}[config.theme.language] %}{% block content %}{% endblock %}',
            False,
        ),
        ("{% for one in page.toc %}{{ one.title }}{% endfor %}", False),
        ("{{ page.next_page.content }}", True),
        ("{% set other = page %}{{ other.content }}", True),
        ("{% for one in pages %}{{ one.title }}{% endfor %}", True),
        ("{% for page in nav.pages %}{{ page.content }}{% endfor %}", True),
        ("{% macro m(page) %}{{ page.content }}{% endmacro %}", True),
        ('{{ nav.pages | map(attribute="content") | join }}', True),
        ('{{ nav.homepage["markdown"] }}', True),
        ("{{ unfinished", True),
    ],
)
def test_a_template_that_shows_other_pages(template, asks):
    """It would be drawn again whenever any page changes: nothing is kept on such a site."""
    assert asks_for_others(template) is asks


META = {"title": "T", "icon": "i", "definition": "D"}
OURS = str(ROOT / "hooks/workers.py")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, ""),
        ({"theme": SimpleNamespace(name="mkdocs", custom_dir=None)}, "the theme mkdocs"),
        ({"plugins": {"i18n": 0, "blog": 0}}, "the plugin blog"),
        ({"plugins": {"i18n": 0, OURS: 0}, "hooks": {OURS: OURS}}, ""),
        ({"hooks": {"x.py": "/elsewhere/workers.py"}}, "the hook x.py"),
        (
            {"markdown_extensions": ["pymdownx.snippets"]},
            "the Markdown extension pymdownx.snippets",
        ),
        ({"markdown_extensions": ["mine"]}, "the Markdown extension mine"),
        pytest.param(  # its name has an address, which no two processes share
            {"mdx_configs": {"toc": {"slugify": re.escape}}},
            f"the function {re.escape}",
            id="function",
        ),
    ],
)
def test_what_is_not_known(changed, reason):
    """Whatever may write into a page by what it alone knows."""
    hooks = {
        name: SimpleNamespace(__file__=path) for name, path in changed.pop("hooks", {}).items()
    }
    config = SimpleNamespace(
        **{
            "theme": SimpleNamespace(name="material", custom_dir=None),
            "plugins": {"i18n": 0, "concordance": 0},
            "hooks": hooks,
            "markdown_extensions": ["toc", "markdown.extensions.tables", "pymdownx.details"],
            "mdx_configs": {"toc": {"permalink": True}},
            **changed,
        }
    )
    assert unknown(config) == reason


@pytest.mark.parametrize(
    ("template", "shows"),
    [
        ("{{ page.update_date }}", True),
        ("{{ build_date_utc.strftime('%Y') }}", True),
        ("{{ page.meta.date }}", False),
    ],
)
def test_a_template_that_shows_the_day(tmp_path, template, shows):
    """Its pages are drawn again on another."""
    write(tmp_path, {"sitemap.xml": "{{ build_date_utc }}", "partials/foot.html": template})
    day = ShownByTemplates().day(SimpleNamespace(theme=SimpleNamespace(dirs=[str(tmp_path)])))
    assert day == (get_build_date() if shows else "")


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ page.meta.title }}", (True, {"title": "T"})),
        ("{% if one.meta and one.meta.icon %}{% endif %}", (True, {"icon": "i"})),
        ('{% if page.meta %}{{ lang.t("blog.meta") }}{% endif %}', (True, {})),
        ("{{ page.meta }}", META),
        ("{% set m = page.meta %}", META),
        ("{{ page.meta.items() }}", META),
        ('{{ nav.pages | map(attribute="meta.title") }}', META),
    ],
)
def test_front_matter_that_other_pages_show(tmp_path, template, shown):
    """The keys that templates name; all of it where it may be any."""
    write(tmp_path, {"partials/nav.html": template})
    config = SimpleNamespace(theme=SimpleNamespace(dirs=[str(tmp_path)]))
    assert ShownByTemplates().meta(META, config) == shown


def test_front_matter_is_shown_in_its_own_order(tmp_path):
    """Whatever order a set has in this process: keys are made of it, and the next build's too."""
    meta = dict.fromkeys("zaybxcwdve", 1)
    template = "".join(f"{{{{ page.meta.{name} }}}}" for name in sorted(meta))
    write(tmp_path, {"partials/nav.html": template})
    config = SimpleNamespace(theme=SimpleNamespace(dirs=[str(tmp_path)]))
    _, shown = ShownByTemplates().meta(meta, config)
    assert [*shown] == [*meta]


@pytest.mark.parametrize("strict", [False, True])
def test_pages_are_shown_before_the_search_is_made(tmp_path, strict):
    """With the last build's; a strict build is shown when it has not failed."""
    server = SimpleNamespace(_epoch_cond=Condition(), _visible_epoch=1, _wanted_epoch=2)
    write(tmp_path, {f"kept/{LAST}/pagefind/x": "", "site/index.html": ""})
    kept = Serving(active=True, folder=SimpleNamespace(name=tmp_path / "kept"), server=server)
    found = FoundPlaces(every=[])
    plugins = SimpleNamespace(concordance={FoundPlaces: found})
    kept.show(SimpleNamespace(site_dir=str(tmp_path / "site"), strict=strict, plugins=plugins))
    assert kept.found is found
    assert server._visible_epoch == (1 if strict else 2)
    assert (tmp_path / "site/pagefind/x").exists() is not strict


def test_pages_stay_where_they_are(tmp_path):
    """All else of the last build's site is gone; so is, at the end, a page that is no more."""
    site, page = tmp_path / "site", ("", b"")
    kept = Serving(active=True, folder=SimpleNamespace(name=tmp_path / "kept"))
    kept.drawings = {"index.html": page, "es/a/index.html": page, "es/b/c/index.html": page}
    beside = ("404.html", "assets/x.css", "pagefind/x", "es/feed.xml", "es/a/i.svg", "es/b/i/x.svg")
    (tmp_path / "kept").mkdir()
    write(tmp_path, {f"site/{name}": name for name in (*kept.drawings, *beside)})
    kept.set_aside(site)
    assert tree(site) == {}  # mkdocs may clean it
    kept.bring_back(site)
    assert tree(site) == {name: name.encode() for name in kept.drawings}
    assert {"pagefind/x", "assets/x.css"} <= tree(tmp_path / "kept" / LAST).keys()
    write(site, {"es/b/c/index.html": "of an image's build"})
    kept.now.pages, kept.now.covered = {"index.html"}, {"es/b/c/index.html"}
    kept.end_pages(site)
    assert sorted(tree(site)) == ["es/b/c/index.html", "index.html"]
    assert not (site / "es/a").exists()


def test_a_page_is_not_kept_where_another_file_is_written():
    """Of two for one path the whole build writes both, one over the other."""
    kept = Serving(active=True, drawings={"a/index.html": ("", b"")})
    assert kept.drawn("a/index.html") is not None
    kept.now.covered = {"a/index.html"}
    assert kept.drawn("a/index.html") is None


def test_the_theme_is_listed_once(tmp_path):
    """Without the theme's icons, which mkdocs looks at and leaves out; the order is Jinja's."""
    write(tmp_path, {"b/a.css": "", "a/z.html": "", "a/.icons/i.svg": ""})
    folders, listed = [str(tmp_path / name) for name in "ab"], {}
    assert Listed(folders, listed).list_templates() == ["a.css", "z.html"]
    write(tmp_path, {"b/later.css": ""})
    assert Listed(folders, listed).list_templates() == ["a.css", "z.html"]


def test_the_folder_is_listed_once_for_all_languages():
    """Each language has files of its own; a listing that says something is made again for each."""
    for said in (False, True):
        kept, times = Keeping(active=True), []

        def listed(times=times, said=said):
            times.append(1)
            if said:
                logging.getLogger("mkdocs.structure.files").warning("Excluding")
            return Files([File("fr/a.md", "docs", "site", use_directory_urls=True)])

        first, second = kept.list_files(listed), kept.list_files(listed)
        assert [vars(each) for each in first] == [vars(each) for each in second]
        assert next(iter(first)) is not next(iter(second))
        assert len(times) == (2 if said else 1)
