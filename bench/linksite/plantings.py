"""What is planted: 60 categories of faults, some that are good to tell, and look-alikes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from project import SITE, STUB, Generator, Place, link

if TYPE_CHECKING:
    from project import Make


def plant_all(g: Generator) -> None:
    """Plant every category, in an order that decides on which pages they stand."""
    pages(g)
    assets(g)
    heads(g)
    files(g)
    good_to_tell(g)
    look_alikes(g)


def ok(place: Place) -> str:
    """Return the way to an image that is there."""
    return f"{place.root}assets/ok.png"


def pages(g: Generator) -> None:
    """Plant links to pages and fragments."""
    many: dict[str, Make] = {
        "mdpage": lambda t, _p, _i: f"See [this page]({t}.md).",
        "htmlpage": lambda t, _p, _i: link(f"../{t}/"),
        "mdanchor": lambda t, p, _i: f"See [that part]({g.beside(p)}.md#{t}).",
        "selfanchor": lambda t, _p, _i: f"See [below](#{t}).",
        "htmlanchor": lambda t, p, _i: link(f"../{g.beside(p)}/#{t}"),
        "mdimg": lambda t, _p, _i: f"![image](../../assets/{t}.png)",
        "htmlimg": lambda t, _p, _i: f'<p><img alt="x" src="../img/{t}.png"></p>',
    }
    for category, make in many.items():
        g.plant(category, g.heavy, make)
    few: dict[str, Make] = {
        "rootrel": lambda t, _p, _i: link(f"/{t}/"),
        "absurl": lambda t, _p, _i: link(f"{SITE}{t}/"),
        "absanchor": lambda t, _p, _i: link(f"{SITE}s01/p001/#{t}"),
        "xlanghtml": lambda t, p, _i: link(f"{p.root}{p.other}/s01/{t}/"),
        "xlangmd": lambda t, p, _i: f"See [other](../../{p.other}/s01/{t}.md).",
        "xlanganchor": lambda t, p, _i: link(f"{p.root}{p.other}/s01/p001/#{t}"),
        "xlangmdanchor": lambda t, p, _i: f"See [other](../../{p.other}/s01/p001.md#{t}).",
        "escape": lambda t, _p, _i: link(f"{'../' * 7}{t}/"),
        "nopage": lambda t, _p, _i: link(f"../{t}.md"),
        "encpage": lambda t, _p, _i: link(f"../{t}-caf%C3%A9/"),
        "encanchor": lambda t, _p, _i: link(f"#{t}-%C3%A9t%C3%A9"),
        "case": lambda t, p, i: g.linked(t, p, f"Case {i}", f"../ZZ-Case-{i:03d}/"),
        "casefrag": lambda t, _p, i: f'<h3 id="{t}">Case</h3>\n\n' + link(f"#ZZ-CaseFrag-{i:03d}"),
        "nfd": lambda t, p, i: g.linked(f"{t}-café", p, f"NFD {i}", f"../{t}-cafe%CC%81/"),
        "area": lambda t, _p, _i: (
            f'<map name="{t}m"><area alt="a" shape="rect" coords="0,0,1,1" href="../{t}/"></map>'
        ),
        "form": lambda t, _p, _i: (
            f'<form action="../{t}/"><input type="text" aria-label="q"></form>'
        ),
        "svga": lambda t, _p, _i: (
            f'<svg width="9" height="9"><a xlink:href="../{t}/"><text>x</text></a></svg>'
        ),
        "cite": lambda t, _p, _i: f'<blockquote cite="../{t}/">q</blockquote>',
    }
    for category, make in few.items():
        g.plant(category, g.few, make)


def assets(g: Generator) -> None:
    """Plant files that are loaded."""
    made: dict[str, Make] = {
        "srcset": lambda t, p, _i: (
            f'<p><img alt="x" src="{ok(p)}" srcset="{ok(p)} 1x, ../img/{t}.png 2x"></p>'
        ),
        "source": lambda t, p, _i: (
            f'<picture><source srcset="../img/{t}.webp 1x" type="image/webp">'
            f'<img alt="x" src="{ok(p)}"></picture>'
        ),
        "iframe": lambda t, _p, _i: f'<iframe title="x" src="../{t}.html"></iframe>',
        "video": lambda t, _p, _i: f'<video src="../{t}.mp4"></video>',
        "poster": lambda t, p, _i: f'<video poster="../{t}.png" src="{ok(p)}"></video>',
        "vsource": lambda t, _p, _i: f'<video><source src="../{t}.webm" type="video/webm"></video>',
        "audio": lambda t, _p, _i: f'<audio src="../{t}.ogg"></audio>',
        "track": lambda t, p, _i: f'<video src="{ok(p)}"><track src="../{t}.vtt"></video>',
        "object": lambda t, _p, _i: f'<object data="../{t}.svg"></object>',
        "embed": lambda t, _p, _i: f'<p><embed src="../{t}.svg"></p>',
        "script": lambda t, _p, _i: f'<script src="../{t}.js"></script>',
        "svguse": lambda t, p, _i: (
            f'<svg width="9" height="9"><use href="{p.root}assets/{t}.svg#a"></use></svg>'
        ),
        "inputimg": lambda t, _p, _i: f'<p><input type="image" alt="x" src="../{t}.png"></p>',
        "styleattr": lambda t, _p, _i: f'<div style="background:url(../{t}.png)">x</div>',
        "styletag": lambda t, _p, _i: f'<style>.{t} {{ background: url("../{t}.png") }}</style>',
    }
    for category, make in made.items():
        g.plant(category, g.few, make)


def heads(g: Generator) -> None:
    """Plant in the head, through the theme's override."""
    made: dict[str, Make] = {
        "hreflangabs": lambda t, _p, _i: (
            f'<link rel="alternate" hreflang="it" href="{SITE}it/{t}/">'
        ),
        "hreflangrel": lambda t, _p, _i: f'<link rel="alternate" hreflang="it" href="/it/{t}/">',
        "canonical": lambda t, _p, _i: f'<link rel="canonical" href="{SITE}{t}/">',
        "linknext": lambda t, _p, _i: f'<link rel="next" href="../{t}/">',
        "linkicon": lambda t, _p, _i: f'<link rel="icon" href="../{t}.png">',
        "stylesheet": lambda t, _p, _i: f'<link rel="stylesheet" href="../{t}.css">',
        "preload": lambda t, _p, _i: f'<link rel="preload" as="image" href="../{t}.png">',
        "ogimage": lambda t, _p, _i: f'<meta property="og:image" content="{SITE}{t}.png">',
        "jsonld": lambda t, _p, _i: (
            '<script type="application/ld+json">{"@context":"https://schema.org",'
            f'"@type":"WebPage","url":"{SITE}{t}/"}}</script>'
        ),
        "linkmanifest": lambda t, _p, _i: f'<link rel="manifest" href="../{t}.webmanifest">',
    }
    for category, make in made.items():
        g.plant(category, g.few, make, head=True)


def files(g: Generator) -> None:
    """Plant in files of their own: stubs, drawings, style sheets, a manifest."""
    refresh = '<meta http-equiv="refresh" content="0; url=../{}/">'
    for index in range(g.few):
        number = f"{index:03d}"
        token = f"zz-refresh-{number}"
        name = f"en/stubs/bad{number}.html"
        g.write(name, STUB.format(refresh.format(token), ""))
        g.record(token, "broken", name)
        moved = '<link rel="canonical" href="../s01/p001/">' + refresh.format("s01/p001")
        g.write(
            f"en/stubs/zz-stublink-{number}.html",
            STUB.format(moved, '<a href="../s01/p001/">moved</a>'),
        )
        token, good = f"zz-basebad-{number}", f"zz-basegood-{number}"
        name = f"en/stubs/base{number}.html"
        links = f'<a href="{token}/">x</a><a href="p001/">zz</a><a href="{good}/">y</a>'
        g.write(name, STUB.format('<base href="../s01/">', links).replace("<title>r", "<title>b"))
        g.write(f"en/s01/{good}.md", f"# Base {index}\n\nText.\n")
        g.record(token, "broken", name)
        g.record(good, "good", name)
        token = f"zz-svgfile-{number}"
        name = f"assets/ok{number}.svg"
        g.write(
            name,
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
            f'<image href="{token}.png"/></svg>',
        )
        g.record(token, "broken", name)
    style_sheet(g)
    icons = []
    for index in range(g.few):
        token = f"zz-manifesticon-{index:03d}"
        icons.append({"src": f"{token}.png", "sizes": "1x1"})
        g.record(token, "broken", "site.webmanifest")
    g.write("site.webmanifest", json.dumps({"name": "x", "icons": icons}))


def style_sheet(g: Generator) -> None:
    """Plant images, fonts and imports in one style sheet."""
    text = "@import url('ok.css');\n"
    for index in range(g.few):
        for category, rule in (
            ("cssurl", ".{0}{{background:url(../assets/{0}.png)}}\n"),
            ("cssfont", "@font-face{{font-family:{0};src:url('../assets/{0}.woff2')}}\n"),
        ):
            token = f"zz-{category}-{index:03d}"
            text += rule.format(token)
            g.record(token, "broken", "css/extra.css")
        token = f"zz-cssimport-{index:03d}"
        text = f"@import '{token}.css';\n" + text
        g.record(token, "broken", "css/extra.css")
    g.write("css/extra.css", text)
    g.write("css/ok.css", "b{}\n")


def good_to_tell(g: Generator) -> None:
    """Plant what works and could be better, and a folder without a page."""
    g.plant(
        "dirslash",
        g.few,
        lambda t, p, i: g.linked(t, p, f"Dir {i}", f"../{t}"),
        kind="warn",
    )
    g.plant("stublink", g.few, lambda t, p, _i: link(f"{p.root}stubs/{t}.html"), kind="warn")
    g.plant(
        "dupid",
        g.few,
        lambda t, _p, _i: f'<h3 id="{t}">A</h3>\n\n<h3 id="{t}">B</h3>\n\n' + link(f"#{t}"),
        kind="warn",
    )

    def empty(token: str, place: Place, _index: int) -> str:
        g.write(f"assets/{token}/x.txt", "x")
        return link(f"{place.root}assets/{token}/")

    g.plant("emptydir", g.few, empty)


def look_alikes(g: Generator) -> None:
    """Plant what must not be reported."""
    made: dict[str, Make] = {
        "encgood": lambda t, p, i: g.linked(f"{t}-café", p, f"Enc {i}", f"../{t}-caf%C3%A9/"),
        "rawgood": lambda t, p, i: g.linked(f"{t}-été", p, f"Raw {i}", f"../{t}-été/"),
        "encfraggood": lambda t, _p, _i: (
            f'<h3 id="{t}-été">E</h3>\n\n' + link(f"#{t}-%C3%A9t%C3%A9")
        ),
        "rawfraggood": lambda t, _p, _i: f'<h3 id="{t}-été">E</h3>\n\n' + link(f"#{t}-été"),
        "name": lambda t, _p, _i: f'<p><a name="{t}"></a></p>\n\n' + link(f"#{t}"),
        "query": lambda t, p, _i: link(f"../{g.beside(p)}/?x={t}"),
        "textfrag": lambda t, p, _i: link(f"../{g.beside(p)}/#:~:text={t}"),
        "comment": lambda t, _p, _i: f'<!-- <a href="../{t}/">x</a> -->',
        "inscript": lambda t, _p, _i: f"<script>var x = \"<a href='../{t}/'>x</a>\";</script>",
        "incode": lambda t, _p, _i: f'```html\n<a href="../{t}/">x</a>\n```',
        "template": lambda t, _p, _i: f'<template><a href="../{t}/">x</a></template>',
        "noslashhtml": lambda t, p, i: g.linked(t, p, f"Idx {i}", f"../{t}/index.html"),
        "top": lambda t, _p, _i: (
            f'<p><a href="#top" title="{t}">t</a> <a href="#">u</a> <a href="">v</a></p>'
        ),
        "upper": lambda t, p, _i: f'<P><A HREF="../{g.beside(p)}/?u={t}">x</A></P>',
        "entity": lambda t, p, i: g.linked(t, p, f"Ent {i}", f"../{t}&#x2F;?a=1&amp;b=2"),
        "unquoted": lambda t, p, _i: f"<p><a href=../{g.beside(p)}/?q={t}>x</a></p>",
        "newline": lambda t, p, _i: link(f"\n ../{g.beside(p)}/?n={t} "),
    }
    for category, make in made.items():
        g.plant(category, g.few, make, kind="good")
