"""The list of renamed pages: what is no path of a page is never written."""

from __future__ import annotations

import pytest

from concordance.freshness.redirects import read_redirects, redirect_lines


@pytest.mark.parametrize(
    "old",
    [
        "../x.md",
        "a/../../x.md",
        "a/./x.md",
        "/x.md",
        "//host/x.md",
        "C:\\x.md",
        "a\\..\\x.md",
        "https://x.example/a.md",
        "javascript:x.md",
        "a//x.md",
        "a/",
        "x",
        "x.html",
        ".md",
        "",
        "a\x00.md",
    ],
)
@pytest.mark.parametrize("both", ["{}\tb.md", "b.md\t{}"])
def test_what_is_no_path_means_nothing(tmp_path, old, both):
    """On either side of the tab."""
    path = tmp_path / "redirects.tsv"
    path.write_text(f"{both.format(old)}\nc.md\td.md\n", encoding="utf-8", newline="")
    assert read_redirects(path) == {"c.md": "d.md"}
    assert [bool(line.fault) for line in redirect_lines(path)] == [True, False]


def test_a_list_that_is_a_link_out_is_not_read(tmp_path):
    """Whatever it holds."""
    (tmp_path / "there").mkdir()
    (tmp_path / "list").write_text("a.md\tb.md\n", encoding="utf-8")
    (tmp_path / "there/redirects.tsv").symlink_to(tmp_path / "list")
    with pytest.raises(OSError, match="out of the project"):
        read_redirects(tmp_path / "there/redirects.tsv")
