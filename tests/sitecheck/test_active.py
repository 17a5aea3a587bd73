"""What a browser would run of a page, and what it would not."""

from __future__ import annotations

import pytest

from concordance.sitecheck.active import active_parts, script_hash, unapproved_parts
from concordance.sitecheck.parsed_page import read_html

POLICY = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    f"content=\"script-src 'self' '{script_hash('a=1')}'\">"
)


def named(html):
    """Return the names of what could run in a page."""
    return [part.name for part in active_parts(html.encode())]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<script>x</script>", "<script>"),
        ("<script type=TEXT/JavaScript>x</script>", "<script>"),
        ("<script type=application/json>{}</script>", "type"),
        ("<script src=x.js></script>", "src"),
        ("<svg><script xlink:href=x.js /></svg>", "xlink:href"),
        ("<!--> <script>x</script> -->", "<script>"),
        ("<!-- --!> <script>x</script>", "<script>"),
        ('<noscript><p title="</noscript><script>x</script>"></noscript>', "<script>"),
        ('<noscript><p></noscript><noscript><a b="</noscript><iframe>"></noscript>', "<iframe>"),
        ("<noscript><p>x</p></noscript><frameset><frame src=x>", "<frameset>"),
        ('<noscript><a title="<p>"><!--</noscript><iframe>--></noscript>', "<iframe>"),
        ("<b ONCLICK=x>", "onclick"),
        ("<b/onclick\n=x>", "onclick"),
        ("<b a='b'onclick=x>", "onclick"),
        ("<a href='java\tscript:x'>", "href"),
        ("<a href='\x01 &#106;avascript:x'>", "href"),
        ("<a href=data:text/html,x>", "href"),
        ("<a href=data:,x>", "href"),
        ("<math href=javascript:x>", "href"),
        ("<svg><a xlink:href=javascript:x>", "xlink:href"),
        ("<svg><animateTransform attributeName=xlink:href>", "attributename"),
        ("<svg><set attributeName=onclick>", "attributename"),
        ("<iframe>", "<iframe>"),
        ("<p id='__&#99;onfig'>{}</p>", "id"),
        ("<base href=x>", "<base>"),
        ("<form action=https://a.example/x>", "action"),
        ("<form action=' \t/\n/a.example'>", "action"),
        ("<form action='/\\a.example'>", "action"),
        ("<form action=javascript:x>", "action"),
        ("<input formaction=mailto:a@b.example>", "formaction"),
        ("<meta HTTP-EQUIV=refresh content=0>", "http-equiv"),
        ("<link rel='x StyleSheet' href=x.css>", "<link>"),
        ("<link rel=preconnect href=//a.example>", "<link>"),
        ("<link rel=compression-dictionary href=//a.example/x>", "<link>"),
        ("<p>x</p><meta name=' Referrer' content=unsafe-url>", "<meta>"),
        ("<p><meta name=viewport content='width=1'>", "<meta>"),
        ("<img name=querySelector src=x.png>", "name"),
        ("<form name=body></form>", "name"),
        ("<div><template shadowrootmode=open><b onclick=x></template></div>", "shadowrootmode"),
    ],
)
def test_runs(html, name):
    """Each is found, by its name."""
    assert name in named(html)


@pytest.mark.parametrize(
    "html",
    [
        "<script type=application/ld+json>{}</script>",
        "<!-- <script>x</script> -->",
        "<p title='<script>x</script>' data-onclick=x once=x>onclick=x</p>",
        "<code>&lt;script&gt;x&lt;/script&gt;</code>",
        "<textarea><script>x</script></textarea>",
        "<template><script>x</script></template>",
        "<a href='https://a.example/?q=javascript:x'>a</a><a href='x.html#javascript:'>a</a>",
        "<a href='mailto:a@b.example'>a</a><img src=data:image/png;base64,AAAA>",
        "<form><input name=action><button>a</button></form>",
        "<form action=/es/><input formaction='?q=a:b'></form><form action=x.html></form>",
        "<link rel='alternate icon' href=x><meta name=refresh content=0>",
        "<svg><animate attributeName=fill from=a to=b></svg>",
        "<html><head><meta name=viewport content=x><meta name=robots content=x></head><p>x",
        "<p><meta itemprop=url content=x><link itemprop=url href=x></p>",
        "<form name=search></form><img name=photo src=x><p id=querySelector>x</p>",
    ],
)
def test_does_not_run(html):
    """Nothing is found."""
    assert named(html) == []


def test_a_built_page_is_judged_by_its_own_policy():
    """What it names by hash is approved; where there is none, nobody said what was meant."""

    def left(html):
        return [part.name for part in unapproved_parts(html.encode(), read_html(html))]

    assert left(f"{POLICY}<script>a=1</script><script src=x.js></script>") == []
    assert left(f"{POLICY}<script>a=2</script>") == ["<script>"]
    assert left(f"{POLICY}<article><script src=x.js></script></article>") == ["src"]
    assert left(f"{POLICY}{POLICY.replace('self', 'x')}") == ["http-equiv"]
    assert left("<script>a=2</script>") == []


def test_line_ends_are_the_browser_s():
    """A script's hash is of the text with line feeds alone."""
    assert script_hash("a\r\nb\rc") == script_hash("a\nb\nc")
