"""Alternates, canonicals, the sitemap, orphans, redirects and the error page."""

from __future__ import annotations

import pytest
from small_site import Small, quoted

URL = "https://site.example/"
GUIDE = "guide/index.html"


def edit(small: Small, name: str, old: str, new: str) -> None:
    """Change one built page, which must hold what is changed."""
    small.build()
    path = small.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    small.files[name] = text.replace(old, new)


def rules(small: Small) -> list[tuple[str, str]]:
    """Return the rules and the URLs of what a check finds, sorted."""
    return sorted((f.rule, quoted(f)) for f in small.check())


ALTERNATE = '<link rel="alternate" hreflang="{}" href="https://site.example/{}guide/">'
ES = ALTERNATE.format("es", "es/")
HEAD = [
    (
        "canonical of another page",
        (f'canonical" href="{URL}guide/', f'canonical" href="{URL}words/'),
        [("canonical-other", f"{URL}words/")],
    ),
    (
        "canonical by http",
        (f'canonical" href="{URL}', 'canonical" href="http://site.example/'),
        [("canonical-other", "http://site.example/guide/")],
    ),
    (
        "canonical without its slash",
        (f'canonical" href="{URL}guide/', f'canonical" href="{URL}guide'),
        [("canonical-other", f"{URL}guide")],
    ),
    (
        "canonical with a fragment",
        (f'canonical" href="{URL}guide/', f'canonical" href="{URL}guide/#start'),
        [("canonical-other", f"{URL}guide/#start")],
    ),
    (
        "canonical elsewhere",
        (f'canonical" href="{URL}', 'canonical" href="https://staging.example/'),
        [("canonical-other", "https://staging.example/guide/")],
    ),
    (
        "relative canonical",
        (f'canonical" href="{URL}', 'canonical" href="/'),
        [("canonical-relative", "/guide/")],
    ),
    (
        "no canonical",
        (f'<link rel="canonical" href="{URL}guide/">', ""),
        [("canonical-missing", "/guide/")],
    ),
    (
        "no default",
        (ALTERNATE.format("x-default", ""), ""),
        [("alternate-default", "/guide/")],
    ),
    (
        "not itself",
        (ALTERNATE.format("fr", ""), ""),
        [("alternate-self", "/guide/")],
    ),
    (
        "one variant left out",
        (ALTERNATE.format("es", "es/"), ""),
        [("alternate-missing", "/es/guide/"), ("alternate-reciprocal", f"{URL}guide/")],
    ),
    (
        "relative",
        (ALTERNATE.format("es", "es/"), '<link rel="alternate" hreflang="es" href="../es/guide/">'),
        [("alternate-relative", "../es/guide/")],
    ),
    (
        "two of one language",
        (ES, ES + ALTERNATE.format("es", "pt/")),
        [("alternate-duplicate", f"{URL}pt/guide/"), ("alternate-language", f"{URL}pt/guide/")],
    ),
    (
        "no code",
        (ALTERNATE.format("es", "es/"), ALTERNATE.format("es_ES", "es/")),
        [("alternate-language", f"{URL}es/guide/")],
    ),
    (
        "another page's variant",
        (ALTERNATE.format("es", "es/"), ALTERNATE.format("es", "es/").replace("guide", "words")),
        [
            ("alternate-reciprocal", f"{URL}es/words/"),
            ("alternate-reciprocal", f"{URL}guide/"),
            ("sitemap-alternate", f"{URL}guide/"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "wanted"), [c[1:] for c in HEAD], ids=[c[0] for c in HEAD])
def test_the_head_of_one_page(small: Small, change, wanted):
    """Each promise of the head, broken on one page."""
    edit(small, GUIDE, *change)
    found = rules(small)
    assert [f for f in found if not f[0].startswith("sitemap")] == [
        w for w in wanted if not w[0].startswith("sitemap")
    ]
    assert {f[0] for f in found} >= {w[0] for w in wanted}


def test_an_alternate_that_only_sends_on(small: Small):
    """Neither alternates nor sitemaps name a stub."""
    small.files["pt/guide/index.html"] = (
        '<!doctype html><html lang="pt"><meta http-equiv="refresh" content="0; url=/pt/words/">'
    )
    found = {f.rule for f in small.check()}
    assert "alternate-target" in found
    assert "sitemap-extra" in found


def test_a_fault_of_the_template_is_told_once_with_its_number(small: Small):
    """Not once for each page."""
    small.build()
    for path in small.root.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        text = "".join(
            part for part in text.replace("<link", "\0<link").split("\0") if "x-default" not in part
        )
        small.files[str(path.relative_to(small.root))] = text
    default = [f for f in small.check() if f.rule == "alternate-default"]
    assert len(default) == 1
    assert default[0].message.endswith("on 12 pages")
    assert len(default[0].variants) == 3


SITEMAP = [
    ("page left out", f"<url><loc>{URL}words/</loc>", None, [("sitemap-page", f"{URL}words/")]),
    ("page gone", f"<loc>{URL}words/<", f"<loc>{URL}zz/<",
     [("sitemap-broken", f"{URL}zz/"), ("sitemap-page", f"{URL}words/")]),
    ("not absolute", f"<loc>{URL}words/<", "<loc>/words/<",
     [("sitemap-broken", "/words/"), ("sitemap-page", f"{URL}words/")]),
    ("elsewhere", f"<loc>{URL}words/<", "<loc>https://x.example/words/<",
     [("sitemap-broken", "https://x.example/words/"), ("sitemap-page", f"{URL}words/")]),
    ("without slash", f"<loc>{URL}words/<", f"<loc>{URL}words<",
     [("sitemap-extra", f"{URL}words")]),
    ("by http", f"<loc>{URL}words/<", "<loc>http://site.example/words/<",
     [("sitemap-extra", "http://site.example/words/")]),
    ("twice", "</urlset>", f"<url><loc>{URL}words/</loc></url></urlset>",
     [("sitemap-duplicate", f"{URL}words/")]),
    ("alternate gone", f'hreflang="es" href="{URL}es/words/"',
     f'hreflang="es" href="{URL}es/zz/"',
     [("sitemap-broken", f"{URL}es/zz/")]),
    ("alternate of another", f'hreflang="es" href="{URL}es/words/"',
     f'hreflang="es" href="{URL}es/guide/"',
     [("sitemap-alternate", f"{URL}es/guide/")]),
    ("alternate left out",
     f'<xhtml:link rel="alternate" hreflang="x-default" href="{URL}words/"/>', "",
     [("sitemap-alternate", f"{URL}words/")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "wanted"), [c[1:] for c in SITEMAP], ids=[c[0] for c in SITEMAP]
)
def test_the_sitemap(small: Small, old, new, wanted):
    """Each promise of the sitemap, broken once, with its line."""
    text = small.sitemap()
    assert old in text
    if new is None:
        text = "\n".join(line for line in text.split("\n") if old not in line)
    else:
        text = text.replace(old, new, 1)
    small.files["sitemap.xml"] = text
    assert rules(small) == wanted
    line = next((i for i, t in enumerate(text.split("\n"), 1) if wanted[0][1] in t), 1)
    found = [f for f in small.check() if f.rule != "sitemap-page"]
    assert all(f.line >= line for f in found)


def test_no_sitemap(small: Small):
    """A site has one."""
    small.build()
    (small.root / "sitemap.xml").unlink()
    small.sitemap = lambda: "<x/>"
    assert rules(small) == [("sitemap-missing", "sitemap.xml")]


def test_a_sitemap_that_is_no_xml_or_declares_entities(small: Small):
    """It is told, and no entity is expanded."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset>&b;</urlset>'
    small.files["sitemap.xml"] = bomb
    found = small.check()
    assert [(f.rule, f.line) for f in found] == [("sitemap-missing", 1), ("unreadable-file", 1)]
    small.files["sitemap.xml"] = "<urlset>\n<url>"
    assert [(f.rule, f.line) for f in small.check()][1] == ("unreadable-file", 2)
    small.files["sitemap.xml"] = '<?xml version="1.0" encoding="TF-8"?>\n<urlset></urlset>'
    assert [(f.rule, f.line) for f in small.check()][1] == ("unreadable-file", 1)


def test_a_hidden_page_is_left_alone_and_not_to_be_listed(small: Small):
    """A noindex page needs no canonical and no link."""
    small.files["secret/index.html"] = (
        '<!doctype html><meta name="robots" content="noindex, follow">'
    )
    assert small.check() == []
    listed = f"<url><loc>{URL}secret/</loc></url></urlset>"
    small.files["sitemap.xml"] = small.sitemap().replace("</urlset>", listed)
    assert rules(small) == [("sitemap-extra", f"{URL}secret/")]


def test_orphans_are_found_however_they_link_to_one_another(small: Small):
    """What counts is the way from the home page."""
    for name, other in (("one", "two"), ("two", "one")):
        small.files[f"{name}.html"] = (
            f'<!doctype html><link rel="canonical" href="{URL}{name}.html">'
            f'<a href="{other}.html">x</a>'
        )
    small.files["sitemap.xml"] = small.sitemap().replace(
        "</urlset>",
        f"<url><loc>{URL}one.html</loc></url><url><loc>{URL}two.html</loc></url></urlset>",
    )
    assert rules(small) == [("orphan-page", "/one.html"), ("orphan-page", "/two.html")]


def test_redirects_in_a_row_and_in_a_circle(small: Small):
    """A stub leads to a page."""
    stub = '<!doctype html><html lang="fr"><meta http-equiv="refresh" content="0; url={}">'
    small.files |= {
        "a/index.html": stub.format("/b/"),
        "b/index.html": stub.format("/words/"),
        "c/index.html": stub.format("/d/"),
        "d/index.html": stub.format("/c/"),
    }
    assert rules(small) == [
        ("redirect-link", "/b/"),
        ("redirect-loop", "/c/"),
        ("redirect-loop", "/d/"),
    ]


def test_the_error_page_is_shown_at_any_depth(small: Small):
    """So its URLs count from the root."""
    small.files["404.html"] = (
        '<!doctype html><html lang="fr"><a href="/words/">x</a><a href="#start">y</a>'
        '<h1 id="start">x</h1>'
    )
    assert small.check() == []
    small.files["404.html"] += '<a href="words/">x</a><img alt="" src="assets/ok.png">'
    (finding,) = small.check()
    assert finding.rule == "relative-404"
    assert quoted(finding) == "words/"
    assert "as 1 more do" in finding.message


def test_a_base_path_is_part_of_the_site(tmp_path):
    """Paths that leave it are told; whole URLs of other sites on the host are not."""
    small = Small(tmp_path / "site", url="https://x.example/repo/")
    small.plant(
        '<a href="/repo/words/">a</a><a href="/words/">b</a><a href="../../other/">c</a>'
        '<a href="https://x.example/other/">d</a><a href="https://x.example/repo/zz/">e</a>'
        '<a href="https://x.example/repository/">f</a><a href="/repo">g</a>'
    )
    found = [(f.rule, quoted(f)) for f in small.check()]
    assert sorted(found) == [
        ("broken-href", "https://x.example/repo/zz/"),
        ("missing-slash", "/repo"),
        ("outside-link", "../../other/"),
        ("outside-link", "/words/"),
    ]
    hint = next(f.hint for f in small.check() if quoted(f) == "/words/")
    assert hint == 'did you mean "/repo/words/"?'


def test_a_given_url_stands_over_what_the_pages_say(small: Small):
    """The pages are then held against it."""
    small.plant('<a href="https://site.example/zz/">x</a>')
    assert [f.rule for f in small.check()] == ["broken-href"]
    moved = {f.rule for f in small.check(url="https://new.example/")}
    assert "canonical-other" in moved
    assert "broken-href" not in moved
