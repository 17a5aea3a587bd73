"""Files for hosts and crawlers, and what is taken from the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from concordance.publish.hosting import headers, robots
from concordance.publish.trim import trim
from sites import tree, write

if TYPE_CHECKING:
    from pathlib import Path


def test_headers():
    """Everything has the safe ones; WebAssembly is for the worker's address alone."""
    text = headers("/repo/", "ours")
    everything, worker = text.split("/repo/pagefind/pagefind-worker.js\n")
    assert "\n/*\n" in everything
    assert "wasm" not in everything
    assert "'wasm-unsafe-eval'" in worker
    for name in ("nosniff", "frame-ancestors 'none'", "Strict-Transport-Security"):
        assert name in everything


def test_what_is_kept():
    """A name with a digest of the content is kept for ever; a page or a plain name is not."""
    kept = ["assets/a.57a0d79d.min.css", "assets/x-0a1b2c3d.woff2"]
    plain = ["assets/b.css", "assets/card-20260101.png", "assets/de-facade00/c.png"]
    rules = headers("/repo/", "ours/1a", [*plain, *kept]).split("\n/repo/")
    told = [rule.split("\n")[0] for rule in rules if "immutable" in rule]
    assert told == ["ours/1a/*", "pagefind/fragment/*", "pagefind/index/*", *kept]


def test_robots():
    """All is allowed, and the sitemap is named."""
    assert robots("https://x.example/sitemap.xml").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://x.example/sitemap.xml",
    ]


@pytest.mark.parametrize("search", [True, False])
def test_trim(tmp_path: Path, search: bool):  # noqa: FBT001 - a case
    """Maps and the comments that name them go; the theme's search where it is not used."""
    site = write(
        tmp_path,
        {
            "assets/javascripts/b.min.js": "a;\n//# sourceMappingURL=b.min.js.map\n",
            "assets/javascripts/b.min.js.map": "{}",
            "assets/javascripts/lunr/min/l.js": "l",
            "assets/javascripts/workers/s.js": "s",
            "assets/stylesheets/m.css": "a{}\n/*# sourceMappingURL=m.css.map */",
            "assets/stylesheets/m.css.map": "{}",
            "assets/own.map": "kept: not the theme's",
        },
    )
    trim(site, search=search)
    left = tree(site)
    assert left["assets/javascripts/b.min.js"] == b"a;\n"
    assert left["assets/stylesheets/m.css"] == b"a{}\n"
    assert "assets/own.map" in left
    assert ("assets/javascripts/lunr/min/l.js" in left) is search
    assert len(left) == (5 if search else 3)
