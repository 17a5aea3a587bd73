"""What no reader sees, and what only speaks of it."""

from __future__ import annotations

import pytest

from concordance.checks.hygiene.hidden_text import hidden_in
from concordance.corpus.group import Variant
from concordance.markdown import parse_page
from concordance.project.project import Language


def lines(text):
    """Return the lines at which the rule finds something on a page."""
    variant = Variant(Language("fr", "fr-FR"), parse_page(text, "fr/a.md"))
    return [finding.line for finding in hidden_in(variant)]


@pytest.mark.parametrize(
    "text",
    [
        "<p hidden>Texte</p>",
        "<p HIDDEN=until-found>Texte</p>",
        "Il vaut <span hidden>100</span>.",
        "<p class='a md-hidden'>Texte</p>",
        "<p class=hidden>Texte</p>",
        "<p aria-hidden=true>Texte</p>",
        "<p style='color: red; DISPLAY : none'>Texte</p>",
        "<p style=visibility:hidden>Texte</p>",
        "<p style='opacity:0'>Texte</p>",
        "<p style='font-size: 0px'>Texte</p>",
        "<p style='displ&#97;y:none'>Texte</p>",
        "<p style='d\\69 splay:/**/none !important'>Texte</p>",
        "<p style='display:none' style=''>Texte</p>",
        "<p style='color:transparent'>Texte</p>",
        "<p style='color: rgba(0, 0, 0, 0)'>Texte</p>",
        "<p style='color:#fff0'>Texte</p>",
        "<p style='position:absolute; left:-9999px'>Texte</p>",
        "<p style='text-indent: -100em'>Texte</p>",
        "<p style='margin: 0 0 0 -2000px'>Texte</p>",
        "<p style='clip:rect(0,0,0,0)'>Texte</p>",
        "<p style='clip-path: inset(100%)'>Texte</p>",
        "<p style='transform:scale(0)'>Texte</p>",
        "<p style='transform: translateX(-200vw)'>Texte</p>",
        "<p style='filter: opacity(0)'>Texte</p>",
        "<p style='font: 0/0 a'>Texte</p>",
        "<p style='font-size:1px'>Texte</p>",
        "<p style='opacity:0.01'>Texte</p>",
        "<p style='height:0; overflow:hidden'>Texte</p>",
        "<p style='max-width:1px;overflow-x:clip'>Texte</p>",
        "<p style='content-visibility:hidden'>Texte</p>",
        "<p popover>Texte</p>",
        "<noscript>Texte</noscript>",
        "<canvas>Texte</canvas>",
        "<meter value=1>100</meter>",
        "<template><p>Texte</p></template>",
        "<dialog>Texte</dialog>",
        "<div hidden>\n\nTexte\n\n</div>",
        "Texte.\n{: hidden }",
        "Texte.\n{: .md-hidden }",
        "Texte.\n{: style='display:none' }",
        "Texte.\n{: style='displ&#97;y:none' }",
        "Texte.\n{:#a aria-hidden=true}",
        "*Texte*{ hidden=hidden }",
        "[texte](b.md){ .md-hidden }",
        "## Titre {#a hidden=x}",
        "<span class=cc-unseen>Texte</span>",
        "<span class='MD&#45;toggle'>Texte</span>",
        "Texte.\n{: .headerlink }",
        "<ruby>a<rp>Texte</rp></ruby>",
        "<title>Texte</title>",
        "<svg><metadata>Texte</metadata></svg>",
        "<svg width=0 height=0><text y=20>Texte</text></svg>",
        "<svg><text y=20 opacity=0>Texte</text></svg>",
        "<svg hidden><text y=20>Texte</text></svg>",
        "<math><mphantom><mtext>Texte</mtext></mphantom></math>",
        "<math><mtext mathsize=0>Texte</mtext></math>",
        "<marquee width=0>Texte</marquee>",
        "Texte.\n{ hidden=x }",
        "Texte.\n{: title='}' hidden=x }",
        "*Texte*{ title='{' hidden=x }",
        "| a |\n|---|\n| Texte { .md-toggle } |",
        "Voici <![CDATA[Texte]]>.",
        "\\<!-- Texte -->",
    ],
)
def test_hidden(text):
    """Each is told once."""
    assert len(lines(f"# T\n\n{text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<span aria-hidden='true'>→</span> <i class='md-hidden'></i>",
        "<img hidden src=x alt='Texte'> <input type=hidden value=x>",
        "<p style='opacity: 0.5; font-size: 0.8em; display: block'>Texte</p>",
        "<p style='color:#ff0000; margin: -2px; left: -10px; width: 0'>Texte</p>",
        "<p style='font: 1em/1.5 serif; font-size: 10px; opacity: 10%; clip-path: inset(5%)'>T</p>",
        "<p style='height: 10px; overflow: hidden; transform: scale(0.9) rotate(0)'>Texte</p>",
        "<p style='color: rgb(0, 0, 0); background: transparent'>Texte</p>",
        "<video src=a.mp4></video> le style, l'affichage: aucun",
        "<p class='md-hidden-x' data-hidden=x aria-hidden=false>Texte</p>",
        "<dialog open>Texte</dialog>",
        "<details><summary>Titre</summary>Texte</details>",
        "`<p hidden>Texte</p>` et {hidden} et hidden=x.",
        "```\n<p hidden>Texte</p>\n```",
        "<!-- <p hidden>Texte</p> -->",
        "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>",
        "<svg width=20 height=20 aria-hidden=true><text y=20 opacity=1>Texte</text></svg>",
        "<math><mtext mathsize=2em>Texte</mtext></math> <td width=0>Texte</td>",
        "[Texte](b.md){ .md-button .md-button--primary }",
        "Texte.\n{ title='hidden' }",
        "Un ensemble { hidden=x } de deux.",
        "Voici `<![CDATA[Texte]]>`, `\\<!-- Texte -->` et <!-- Texte -->.",
    ],
)
def test_shown(text):
    """None is told."""
    assert lines(f"# T\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "<p hidden " * 20000,
        "{: hidden " * 20000,
        "<p hidden>" * 2000,
        "{:'" * 20000,
        "{ a=" * 20000,
        "\\<!--" * 20000,
        *(
            f"<p style='{style}'>T</p>"
            for style in (
                "left:" + "-11 " * 20000,
                "font:" + "a " * 20000,
                "transform:" + "translate(-1" * 20000,
                "color:" + "a(1," * 20000,
                "/*" * 20000,
                "left:-1;" * 20000,
            )
        ),
    ],
)
def test_long_inputs_end(text):
    """A page made to keep the search busy is read all the same."""
    assert isinstance(lines(text), list)
