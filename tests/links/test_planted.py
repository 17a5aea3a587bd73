"""Every way to write a URL, broken once, on one site; and look-alikes that are whole."""

from __future__ import annotations

import pytest
from small_site import Small, quoted

PNG = "/assets/ok.png"
HTML = {
    # rule and URL, then what is written in the content of /guide/
    "page": ("broken-link", "../zz/", '<a href="../zz/">x</a>'),
    "page with a fragment": ("broken-link", "../zz/#a", '<a href="../zz/#a">x</a>'),
    "root-relative": ("broken-link", "/zz/", '<a href="/zz/">x</a>'),
    "own absolute": ("broken-link", "https://site.example/zz/", '<a href="https://site.example/zz/">x</a>'),
    "own absolute by http": ("broken-link", "http://site.example/zz/", '<a href="http://site.example/zz/">x</a>'),
    "own without scheme": ("broken-link", "//site.example/zz/", '<a href="//site.example/zz/">x</a>'),
    "scheme without host": ("broken-link", "https:zz/", '<a href="https:zz/">x</a>'),
    "backslash": ("broken-link", "..\\zz\\", '<a href="..\\zz\\">x</a>'),
    "above the root": ("broken-link", "../../../zz/", '<a href="../../../zz/">x</a>'),
    "encoded dots": ("broken-link", "%2e%2e/%2e%2e/etc/passwd", '<a href="%2e%2e/%2e%2e/etc/passwd">x</a>'),
    "encoded slash": ("broken-link", "..%2fguide%2f", '<a href="..%2fguide%2f">x</a>'),
    "markdown left over": ("broken-link", "../words.md", '<a href="../words.md">x</a>'),
    "empty folder": ("broken-link", "/assets/", '<a href="/assets/">x</a>'),
    "download": ("broken-link", "zz.pdf", '<a download href="zz.pdf">x</a>'),
    "file on a machine": ("broken-link", "file:///home/x", '<a href="file:///home/x">x</a>'),
    "capital letters": ("broken-link", "../Words/", '<A HREF="../Words/">x</A>'),
    "entity": ("broken-link", "../zz/?a=1&b=2", '<a href="../zz&#x2F;?a=1&amp;b=2">x</a>'),
    "area": ("broken-link", "zz/", '<map name="m"><area alt="a" href="zz/"></map>'),
    "form": ("broken-link", "zz/", '<form action="zz/"></form>'),
    "button": ("broken-link", "zz/", '<form><button formaction="zz/">x</button></form>'),
    "submit": ("broken-link", "zz/", '<form><input type="submit" formaction="zz/"></form>'),
    "iframe": ("broken-link", "zz.html", '<iframe title="x" src="zz.html"></iframe>'),
    "srcdoc": ("broken-link", "zz/", '<iframe title="x" srcdoc="<a href=zz/>x</a>"></iframe>'),
    "quotation": ("broken-link", "zz/", '<blockquote cite="zz/">x</blockquote>'),
    "short quotation": ("broken-link", "zz/", '<q cite="zz/">x</q>'),
    "insertion": ("broken-link", "zz/", '<ins cite="zz/">x</ins>'),
    "deletion": ("broken-link", "zz/", '<del cite="zz/">x</del>'),
    "svg link": ("broken-link", "zz/", '<svg><a xlink:href="zz/"><text>x</text></a></svg>'),
    "svg 2 link": ("broken-link", "zz/", '<svg><a href="zz/"><text>x</text></a></svg>'),
    "without script": ("broken-link", "zz/", '<noscript><a href="zz/">x</a></noscript>'),
    "shadow tree": ("broken-link", "zz/", '<div><template shadowrootmode="open"><a href="zz/">x</a></template></div>'),
    "ping": ("broken-asset", "/zz", '<a href="" ping="/assets/ok.png /zz">x</a>'),
    "own fragment": ("broken-fragment", "#zz", '<a href="#zz">x</a>'),
    "page's fragment": ("broken-fragment", "../words/#zz", '<a href="../words/#zz">x</a>'),
    "fragment before a text": ("broken-fragment", "#zz:~:text=a", '<a href="#zz:~:text=a">x</a>'),
    "encoded fragment": ("broken-fragment", "#zz-%C3%A9", '<a href="#zz-%C3%A9">x</a>'),
    "fragment in a drawing": ("broken-fragment", "/assets/ok.svg#zz", '<svg><use href="/assets/ok.svg#zz"/></svg>'),
    "map": ("broken-fragment", "#zz", f'<img alt="" src="{PNG}" usemap="#zz">'),
    "filter": ("broken-fragment", "#zz", '<p style="filter: url(#zz)">x</p>'),
    "image": ("broken-asset", "zz.png", '<img alt="" src="zz.png">'),
    "srcset": ("broken-asset", "zz.png", f'<img alt="" src="{PNG}" srcset="{PNG} 1x, zz.png 2x">'),
    "srcset without spaces": ("broken-asset", "zz.png", f'<img alt="" src="{PNG}" srcset="zz.png,{PNG}">'.replace("zz.png,", "zz.png, ")),
    "source": ("broken-asset", "zz.webp", f'<picture><source srcset="zz.webp"><img alt="" src="{PNG}"></picture>'),
    "long description": ("broken-asset", "zz.txt", f'<img alt="" src="{PNG}" longdesc="zz.txt">'),
    "video": ("broken-asset", "zz.mp4", '<video src="zz.mp4"></video>'),
    "poster": ("broken-asset", "zz.png", '<video poster="zz.png"></video>'),
    "video source": ("broken-asset", "zz.webm", '<video><source src="zz.webm"></video>'),
    "audio": ("broken-asset", "zz.ogg", '<audio src="zz.ogg"></audio>'),
    "track": ("broken-asset", "zz.vtt", '<video><track src="zz.vtt"></video>'),
    "object": ("broken-asset", "zz.svg", '<object data="zz.svg"></object>'),
    "embed": ("broken-asset", "zz.svg", '<embed src="zz.svg">'),
    "input": ("broken-asset", "zz.png", '<input type="image" alt="x" src="zz.png">'),
    "script": ("broken-asset", "zz.js", '<script src="zz.js"></script>'),
    "svg script": ("broken-asset", "zz.js", '<svg><script href="zz.js"></script></svg>'),
    "svg image": ("broken-asset", "zz.png", '<svg><image href="zz.png"/></svg>'),
    "svg use": ("broken-asset", "zz.svg#a", '<svg><use xlink:href="zz.svg#a"/></svg>'),
    "svg filter image": ("broken-asset", "zz.png", '<svg><filter id="f"><feImage href="zz.png"/></filter></svg>'),
    "background": ("broken-asset", "zz.png", '<table background="zz.png"><tr><td>x</table>'),
    "style attribute": ("broken-asset", "zz.png", '<p style="background: url(zz.png)">x</p>'),
    "style": ("broken-asset", "zz.png", '<style>p { background: url( "zz.png" ) }</style>'),
    "image set": ("broken-asset", "zz.png", f'<p style="background: image-set(\'{PNG}\' 1x, \'zz.png\' type(\'image/png\') 2x)">x</p>'),
    "style import": ("broken-asset", "zz.css", '<style>@import "zz.css" layer(x);</style>'),
    "linked data": ("broken-link", "https://site.example/zz/", '<script type="application/ld+json">{"@graph": [{"url": "https://site.example/zz/"}]}</script>'),
    "linked data, relative": ("broken-link", "/zz.png", '<script type="application/ld+json">{"image": "/zz.png"}</script>'),
    "import map": ("broken-link", "./zz.js", '<script type="importmap">{"imports": {"a": "./zz.js"}}</script>'),
    "speculation": ("broken-link", "/zz/", '<script type="speculationrules">{"prefetch": [{"urls": ["/zz/"]}]}</script>'),
    "slash": ("missing-slash", "../words", '<a href="../words">x</a>'),
    "extension": ("missing-extension", "/plain", '<a href="/plain">x</a>'),
    "redirect": ("redirect-link", "/old/", '<a href="/old/">x</a>'),
    "other language": ("leaves-language", "/es/words/", '<a href="/es/words/">x</a>'),
    "no host": ("malformed-url", "https://", '<a href="https://">x</a>'),
    "nothing": ("empty-url", "", '<img alt="" src="">'),
    "label": ("broken-idref", "zz", '<label for="zz">x</label>'),
    "labelled": ("broken-idref", "zz", '<p aria-labelledby="start zz">x</p>'),
    "described": ("broken-idref", "zz", '<p aria-describedby="zz">x</p>'),
    "table head": ("broken-idref", "zz", '<table><tr><td headers="zz">x</table>'),
    "twice": ("duplicate-id", "zz", '<p id="zz">x</p><p id="zz">x</p>'),
}  # fmt: skip
HEAD = {
    "next": ("broken-link", "zz/", '<link rel="next" href="zz/">'),
    "icon": ("broken-asset", "zz.png", '<link rel="icon" href="zz.png">'),
    "touch icon": ("broken-asset", "zz.png", '<link rel="apple-touch-icon" href="zz.png">'),
    "style sheet": ("broken-asset", "zz.css", '<link rel=stylesheet href=zz.css>'),
    "alternate style sheet": ("broken-asset", "zz.css", '<link rel="alternate stylesheet" title="x" href="zz.css">'),
    "preload": ("broken-asset", "zz.png", '<link rel="preload" as="image" href="zz.png">'),
    "preload set": ("broken-asset", "zz.png", '<link rel="preload" as="image" imagesrcset="zz.png 1x">'),
    "module": ("broken-asset", "zz.js", '<link rel="modulepreload" href="zz.js">'),
    "manifest": ("broken-asset", "zz.json", '<link rel="manifest" href="zz.json">'),
    "feed": ("alternate-broken", "/zz.xml", '<link rel="alternate" type="application/rss+xml" href="/zz.xml">'),
    "alternate": ("alternate-broken", "https://site.example/it/", '<link rel="alternate" hreflang="it" href="https://site.example/it/">'),
    "second canonical": ("canonical-broken", "https://site.example/zz/", '<link rel="canonical" href="https://site.example/zz/">'),
    "card": ("broken-asset", "https://site.example/zz.png", '<meta property="og:image" content="https://site.example/zz.png">'),
    "card's page": ("broken-link", "https://site.example/zz/", '<meta property="og:url" content="https://site.example/zz/">'),
    "other card": ("broken-asset", "/zz.png", '<meta name="twitter:image" content="/zz.png">'),
    "tile": ("broken-asset", "/zz.png", '<meta name="msapplication-TileImage" content="/zz.png">'),
    "microdata": ("broken-asset", "/zz.png", '<meta itemprop="image" content="/zz.png">'),
}  # fmt: skip
FILES = {
    "css url": ("broken-asset", "zz.png", "assets/a.css", "p{background:url(zz.png)}"),
    "css escape": ("broken-asset", "zz z.png", "assets/b.css", "p{background:url(zz\\ z.png)}"),
    "css import": ("broken-asset", "zz.css", "assets/c.css", "@import url(zz.css) screen;"),
    "css font": ("broken-asset", "zz.woff2", "assets/d.css", "@font-face{src:local('a b'),url(zz.woff2)}"),
    "svg file": ("broken-asset", "zz.png", "assets/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="zz.png"/></svg>'),
    "svg paint": ("broken-fragment", "#zz", "assets/b.svg", '<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(#zz)"/></svg>'),
    "icon of an app": ("broken-asset", "zz.png", "a.webmanifest", '{"icons": [{"src": "zz.png"}]}'),
    "start of an app": ("broken-asset", "/zz/", "b.webmanifest", '{"start_url": "/zz/"}'),
    "feed": ("broken-asset", "https://site.example/zz/", "feed.xml", "<rss><channel><link>https://site.example/zz/</link></channel></rss>"),
    "atom": ("broken-asset", "/zz/", "atom.xml", '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/zz/"/></feed>'),
    "search": ("broken-asset", "https://site.example/zz/?q=", "search.xml", '<OpenSearchDescription><Url template="https://site.example/zz/?q={searchTerms}"/></OpenSearchDescription>'),
    "robots": ("broken-asset", "https://site.example/zz.xml", "robots.txt", "User-agent: *\nSitemap: https://site.example/zz.xml\n"),
    "sitemaps": ("sitemap-broken", "https://site.example/zz.xml", "all.xml", "<sitemapindex><sitemap><loc>https://site.example/zz.xml</loc></sitemap></sitemapindex>"),
    "refresh": ("broken-link", "../zz/", "gone/index.html", '<!doctype html><meta http-equiv="refresh" content="0; url=../zz/">'),
    "refresh in quotes": ("broken-link", "../zz/", "gone2/index.html", '<!doctype html><meta http-equiv="Refresh" content="0;URL=\'../zz/\'">'),
    "base": ("broken-link", "zz/", "based.html", '<!doctype html><meta name="robots" content="noindex"><base href="/words/"><a href="zz/">x</a>'),
}  # fmt: skip
GOOD = {
    "page": '<a href="../words/">x</a>',
    "index": '<a href="../words/index.html">x</a>',
    "query": '<a href="../words/?zz">x</a>',
    "fragment": '<a href="../words/#start">x</a>',
    "encoded page": '<a href="/%C3%A9t%C3%A9/">x</a>',
    "raw page": '<a href="/été/">x</a>',
    "encoded fragment": '<p id="é">x</p><a href="#%C3%A9">x</a>',
    "raw fragment": '<p id="è">x</p><a href="#è">x</a>',
    "id with percent": '<p id="100%25">x</p><a href="#100%25">x</a>',
    "name": '<a name="n"></a><a href="#n">x</a>',
    "top": '<a href="#">x</a><a href="#top">x</a><a href="#TOP">x</a><a href="">x</a>',
    "text": '<a href="../words/#:~:text=zz">x</a><a href="#start:~:text=zz">x</a>',
    "application's own": '<a href="../words/#/zz">x</a><a href="#!zz">x</a>',
    "comment": '<!-- <a href="zz/">x</a> -->',
    "script": "<script>var x = '<a href=\"zz/\">x</a>';</script>",
    "text of code": "<pre><code>&lt;a href=&quot;zz/&quot;&gt;</code></pre>",
    "textarea": '<textarea aria-label="x"><a href="zz/">x</a></textarea>',
    "template": '<template><a href="zz/">x</a><p id="start"></p></template>',
    "foreign": '<a href="https://other.example/zz/">x</a><a href="//other.example/zz">x</a>',
    "schemes": '<a href="mailto:zz@x.example">x</a><a href="tel:+1">x</a><a href="javascript:zz()">x</a>',
    "data": '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    "data in a set": '<img alt="" src="data:," srcset="data:image/gif;base64,R0lG,ODlh 1x, /assets/ok.png 2x">',
    "spaces": '<a href="\n ../words/ ">x</a>',
    "unquoted": "<a href=../words/?q=zz>x</a>",
    "theme's image": '<img alt="" src="/assets/ok.svg#only-dark">',
    "media fragment": '<img alt="" src="/assets/ok.png#xywh=0,0,1,1">',
    "drawing's part": '<svg><use href="/assets/ok.svg#part"/></svg>',
    "announced language": '<a hreflang="es" href="/es/words/">x</a>',
    "style": "<style>/* url(zz.png) */ p::before { content: 'url(zz.png)' } @namespace url(http://zz/);</style>",
    "style data": '<p style="background: url(data:image/png;base64,zz)">x</p>',
    "font names": "<style>@font-face { src: local('zz') } p { font: 1em 'zz' }</style>",
    "linked data": '<script type="application/ld+json">{"@id": "https://site.example/#zz", "name": "/zz", "@context": "https://site.example/zz", "urlTemplate": "https://site.example/zz?q={q}"}</script>',
    "not linked data": '<script type="application/json">{"url": "https://site.example/zz/"}</script>',
    "broken linked data": '<script type="application/ld+json">{"url": </script>',
    "data attribute": '<p data-src="zz.png" data-href="zz/">x</p>',
    "self": '<a href="?print">x</a><form action=""></form>',
    "above the root": '<a href="../../../words/">x</a>',
    "refresh of itself": '<p id="r">x</p>',
}  # fmt: skip
GOOD_HEAD = {
    "host alone": '<link rel="preconnect" href="https://site.example/zz"><link rel="dns-prefetch" href="//zz">',
    "no url": '<meta name="description" content="/zz/"><meta property="og:title" content="zz/zz">',
    "reload": '<meta http-equiv="refresh" content="300">',
    "good card": '<meta property="og:image" content="https://site.example/assets/ok.png">',
}  # fmt: skip
MORE = {
    "assets/ok.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="part"/></svg>',
    "old/index.html": '<!doctype html><html lang="fr"><meta http-equiv="refresh" content="0; url=/words/">',
    "plain.html": '<!doctype html><meta name="robots" content="noindex">',
    "été/index.html": '<!doctype html><meta name="robots" content="noindex">',
}  # fmt: skip
CASES = {
    **{f"body: {k}": (rule, url, {"body": text}) for k, (rule, url, text) in HTML.items()},
    **{f"head: {k}": (rule, url, {"head": text}) for k, (rule, url, text) in HEAD.items()},
}


@pytest.mark.parametrize("case", CASES)
def test_a_planted_fault_is_found_by_its_rule_as_it_is_written(small: Small, case):
    rule, url, planted = CASES[case]
    small.plant(**planted)
    small.files |= MORE
    findings = small.check()
    assert (rule, url) in [(f.rule, quoted(f)) for f in findings]
    beside = {f.rule for f in findings} - {rule}
    assert beside <= {"canonical-duplicate", "alternate-broken"}, findings


@pytest.mark.parametrize("case", FILES)
def test_a_fault_in_a_file_of_its_own(small: Small, case):
    rule, url, name, text = FILES[case]
    small.files |= MORE | {name: text}
    (finding,) = small.check()
    assert (finding.rule, quoted(finding)) == (rule, url)
    assert finding.path.endswith(f"site/{name}")


@pytest.mark.parametrize("case", GOOD)
def test_a_look_alike_is_not_reported(small: Small, case):
    small.plant(GOOD[case])
    small.files |= MORE
    assert small.check() == []


@pytest.mark.parametrize("case", GOOD_HEAD)
def test_a_look_alike_in_the_head_is_not_reported(small: Small, case):
    small.plant(head=GOOD_HEAD[case])
    assert small.check() == []


@pytest.mark.parametrize("url", ["https://site.example/", "https://x.example/repo/"])
def test_a_site_that_keeps_the_contract_has_no_finding(tmp_path, url):
    assert Small(tmp_path / "site", url=url).check() == []


def test_all_at_once_lose_nothing(small: Small):
    for number, (_, _, planted) in enumerate(CASES.values()):
        small.plant(**planted, on=f"{('', 'es/', 'pt/')[number % 3]}guide/index.html")
    small.files |= MORE
    found = {(f.rule, quoted(f)) for f in small.check()}
    wanted = {(rule, url) for rule, url, _ in CASES.values()} - {
        ("leaves-language", "/es/words/"),
        ("broken-fragment", "#zz"),
        ("broken-fragment", "#zz:~:text=a"),
        ("broken-idref", "zz"),
    }
    assert wanted <= found
