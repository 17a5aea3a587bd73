"""The dark colours without scripts."""

from __future__ import annotations

import re

import pytest

from concordance.publish.scheme import dark_rules, used_rules

HERE = '[data-md-color-scheme="default"]'


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("[data-md-color-scheme=slate]{a:b}", f"{HERE}{{a:b}}\n"),
        ('x{c:d}\n/* } */ [data-md-color-scheme="slate"] p { a: "}" }', f'{HERE} p{{a: "}}"}}\n'),
        (
            "@media screen{x{y:z}[data-md-color-scheme='slate'] a,b{a:b}}@media print{x{}}",
            f"@media screen{{{HERE} a{{a:b}}\n}}\n",
        ),
        (
            "@import 'a.css';[data-md-color-scheme=slate] :is(a,b),c{d:e}",
            f"{HERE} :is(a,b){{d:e}}\n",
        ),
        ("[data-md-color-scheme=default]{a:b}", ""),
        ("[data-md-color-scheme=slate][data-md-color-primary=red]{a:b}", ""),
        ("[data-md-color-scheme=slate][data-md-color-accent='blue']{a:b}", f"{HERE}{{a:b}}\n"),
        ("[data-md-color-scheme=slate]{a:b", ""),
        ("@font-face{src:url(a)}", ""),
    ],
)
def test_rules(css: str, expected: str):
    """Those of the scheme alone, under their conditions, for the other; strings are not read."""
    assert dark_rules(css, "slate", "default", {"blue"}) == expected


@pytest.mark.parametrize(
    ("css", "used"),
    [
        ("a{b:c}.x{d:e}f{g:h}", "a{b:c}f{g:h}"),
        ("a,.x b,i{b:c}", "a,i{b:c}"),
        ("@media screen{.x{d:e}f{g:h}}.x{d:e}", "@media screen{f{g:h}}"),
        ("@charset 'x';@import '.x';.x{d:e}a{b:c}", "a{b:c}"),
        ("a:is(b,.x),c{d:e}", "c{d:e}"),
        ("@keyframes y{from{a:b}to{c:d}}.x{d:e}", "@keyframes y{from{a:b}to{c:d}}"),
        ("@media screen{.x{d:e}}a{b:c}", "a{b:c}"),
        ("a{b:'.x{'}/* .x{ */c{d:e}", "a{b:'.x{'}c{d:e}"),
        ("@font-face{src:url(.x)}a{b:.x}", "@font-face{src:url(.x)}a{b:.x}"),
        ("a{b:c}.x{d:e", "a{b:c}"),
    ],
)
def test_rules_that_no_page_uses(css: str, used: str):
    """They go, selector by selector; strings stay, comments and what is broken do not."""
    assert used_rules(css, re.compile(r"\.x")) == used


@pytest.mark.parametrize("repeated", ["{", "}", "/*", '"', "[", "a,", "@media{"])
def test_a_long_sheet_ends(repeated: str):
    """A broken one takes no more than its length."""
    dark_rules("[data-md-color-scheme=slate]{a:b}" + repeated * 20_000, "slate", "default")
