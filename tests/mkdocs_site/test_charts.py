"""The hook that draws figures: in each language, and stopping on a wrong file with all it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from figure_files import BLOCKS, TIMELINE
from selectolax.lexbor import LexborHTMLParser

from sites import build, mini_project

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# T {#t}\n\nA.\n\n```figure\nsky\n```\n\nB.\n"
DATA = TIMELINE.replace(" es:", " pt: x, es:").replace("page.md", "index.md")


def project(folder: Path, data: str, page: str = PAGE) -> Path:
    """Make a project whose three languages ask for one figure."""
    files = {f"docs/{code}/index.md": page for code in ("fr", "es", "pt")}
    return mini_project(folder, "figures.py", files={**files, "docs/assets/data/sky.yml": data})


def test_a_figure_is_drawn_in_each_language(tmp_path: Path):
    """Each page has the drawing in its own words, and the style is there once."""
    run = build(project(tmp_path, DATA), "--strict", site=tmp_path / "site")
    assert run.returncode == 0, run.stderr
    for path, word in (("", "11 août"), ("es/", "11 de agosto"), ("pt/", "11 de agosto")):
        html = (tmp_path / "site" / path / "index.html").read_text(encoding="utf-8")
        page = LexborHTMLParser(html)
        texts = [text.text() for text in page.css("figure.cc-figure svg text")]
        assert word in texts
        assert [p.text() for p in page.css("article p")][:2] == ["A.", "B."]
        assert page.css_first('link[href$="/figures.css"]') is not None
    assert len(list((tmp_path / "site/assets/concordance").glob("*/figures.css"))) == 1


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path):
    """The build stops before the first page and names each line of each file."""
    folder = project(tmp_path, DATA.replace("2001-05-01", "hier"))
    (folder / "docs/assets/data/land.yml").write_text(
        BLOCKS.replace(" es:", " pt: x, es:").replace("unit: 1e3", "unit:"), encoding="utf-8"
    )
    run = build(folder, site=tmp_path / "site")
    assert run.returncode != 0
    assert 'docs/assets/data/sky.yml:13:11: "hier" is not a date (invalid-figure)' in run.stderr
    assert "docs/assets/data/land.yml:5:6: the value is missing (invalid-figure)" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_link_of_a_figure_leads_to_the_page_in_its_language(tmp_path: Path):
    """The data file names a page once; its address is that from the page that draws it."""
    data = BLOCKS.replace(" es:", " pt: x, es:").replace("page.md", "index.md")
    folder = project(tmp_path, data)
    for code in ("fr", "es", "pt"):
        (folder / f"docs/{code}/other.md").write_text(PAGE, encoding="utf-8")
    run = build(folder, site=tmp_path / "site")
    assert run.returncode == 0, run.stderr
    for path, address in (
        ("index.html", "#a1"),
        ("other/index.html", "../#a1"),
        ("es/index.html", "#a1"),
        ("es/other/index.html", "../#a1"),
    ):
        page = LexborHTMLParser((tmp_path / "site" / path).read_text(encoding="utf-8"))
        assert page.css_first("figure.cc-figure a").attributes["href"] == address


def test_a_link_of_a_figure_to_no_page_stops_the_build(tmp_path: Path):
    """What the data file links to must be there."""
    run = build(project(tmp_path, BLOCKS.replace(" es:", " pt: x, es:")), site=tmp_path / "site")
    assert run.returncode != 0
    assert (
        'docs/fr/index.md:5:1: the figure "sky" links to "page.md", which is no page '
        "(unknown-page); mend its data file"
    ) in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (
            "---\ntitle: T\n---\n\n# T\n\n```figure\nskies\n```\n",
            'docs/fr/index.md:7:1: there is no figure "skies" (unknown-figure)',
        ),
        (
            PAGE + "\n```figure\nsky\n```\n",
            'docs/fr/index.md:11:1: the figure "sky" is here already (repeated-figure)',
        ),
    ],
)
def test_a_page_that_asks_for_what_is_not_there(tmp_path: Path, page: str, message: str):
    """The line named is that of the file, front matter included."""
    run = build(project(tmp_path, DATA, page), site=tmp_path / "site")
    assert run.returncode != 0
    assert message in run.stderr
    assert "Traceback" not in run.stderr
