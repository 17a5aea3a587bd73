"""What a page became is given whole to the same page of another build."""

from __future__ import annotations

from types import SimpleNamespace

from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.speed.populated import Populated


def files():
    """Return new files of the same paths."""
    return Files(
        [File(name, "/docs", "/site", use_directory_urls=True) for name in ("a.md", "b.md")]
    )


def page(of):
    """Return a page as mkdocs makes it."""
    return SimpleNamespace(
        file=of.src_uris["a.md"], meta={}, content=None, canonical_url="https://a", edit_url="e"
    )


def test_all_that_is_set_on_a_page_is_given():
    """Whatever event sets it; links lead to the new build's files, and nothing is shared."""
    config, again = (SimpleNamespace(plugins=SimpleNamespace()) for _ in range(2))
    old, new = files(), files()
    first, second = page(old), page(new)
    before = dict(vars(first))
    first.meta, first.content = {"title": "A"}, "<p>a</p>"
    first.present_anchor_ids = {"a"}
    first.toc = TableOfContents([AnchorLink("A", "a", 1)])
    first.canonical_url = "https://b"  # a text that another language lends
    first.links_to_anchors = {old.src_uris["b.md"]: {"x": "b.md#x"}}
    run_state(config, SiteGlossary).uses["a.md"] = [("gpu", "first")]
    became = Populated.of(first, before, config)
    became.give(second, new, again)
    wanted = {**vars(first), "file": second.file}
    wanted["links_to_anchors"] = {new.src_uris["b.md"]: {"x": "b.md#x"}}
    assert vars(second) == wanted
    assert next(iter(second.links_to_anchors)) is new.src_uris["b.md"]
    assert run_state(again, SiteGlossary).uses == {"a.md": [("gpu", "first")]}
    second.meta["x"] = second.present_anchor_ids.add("y")
    third = page(new)
    became.give(third, new, again)
    assert (third.meta, third.present_anchor_ids) == ({"title": "A"}, {"a"})


def test_what_was_there_before_is_left():
    """An address to edit is the new page's, for it is no outcome of its text."""
    config, both = SimpleNamespace(plugins=SimpleNamespace()), files()
    first, second = page(both), page(both)
    before = dict(vars(first))
    first.content, second.edit_url = "<p>a</p>", "another"
    became = Populated.of(first, before, config)
    became.give(second, both, config)
    assert (second.content, second.edit_url) == ("<p>a</p>", "another")
    assert (became.links, became.uses) == (None, None)
