"""The panel of findings is put on a page when it is sent, as a whole build writes it."""

from __future__ import annotations

import pytest

from concordance.findings.model import Finding
from concordance.mkdocs_site.panel import (
    FoundPlaces,
    PagePlace,
    panel,
    with_panel_place,
    with_panel_sent,
)
from concordance.publish.strings import strings

FORGED = '<aside id="cc-panel" data-path="x.md" data-url="" lang="fr"></aside>'
PAGES = ("docs/es/a&b.md", "docs/es/other.md")


@pytest.fixture
def found(tmp_path, monkeypatch):
    """Return what is found: on one page, which stands in the folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs/es").mkdir(parents=True)
    (tmp_path / PAGES[0]).write_text("uno dos\n", encoding="utf-8")
    here = Finding(PAGES[0], 1, 5, "x-rule", "odd", end_column=8)
    return FoundPlaces(every=[here], by_path={PAGES[0]: [here]}, say={"es": strings("es")})


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("html", ["<body><p>Á</p></body>", f"<body>{FORGED}</body>\n"])
def test_a_page_is_sent_as_a_whole_build_writes_it(found, path, html):
    """With its own findings or those of others; what an author wrote is no place."""
    place = PagePlace(path, "es/a%26b/", "es")
    kept = with_panel_place(html, place)
    assert kept != html
    sent = with_panel_sent(kept.encode(), found).decode()
    assert sent == panel(html, place, found)
    assert ("#:~:text=dos" in sent) is (path == PAGES[0])


@pytest.mark.parametrize("html", ["<body></body>", "no body", f"{FORGED}<p></p></body>"])
def test_a_page_without_a_place_is_sent_as_it_is(found, html):
    """As one that was made without a file."""
    assert with_panel_sent(html.encode(), found) == html.encode()


def test_a_page_that_is_gone_is_sent(found):
    """Deleted after the build: its findings are told, without its lines."""
    kept = with_panel_place("<body></body>", PagePlace("docs/es/gone.md", "es/gone/", "es"))
    found.by_path["docs/es/gone.md"] = found.every
    assert b"odd" in with_panel_sent(kept.encode(), found)
