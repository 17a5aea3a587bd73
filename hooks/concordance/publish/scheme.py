"""The dark colours of a site for readers without scripts, whose system asks for them.

The theme's colours hang on an attribute that its script sets; a page as it is served has that of
the light ones. What the style sheets say of the dark scheme is therefore said again of the light
one's attribute, in a sheet of its own, which only such readers load.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MEDIA = "screen and (prefers-color-scheme: dark)"
"""When the sheet holds; never on paper, which is white."""
_TOKEN = re.compile(r"/\*.*?\*/|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[{};]", re.DOTALL)
_GROUPS = ("@media", "@supports", "@container", "@layer")
_HUE = re.compile(r"\[data-md-color-(?:primary|accent)=([\"']?)([\w-]+)\1\]")
_LIST = re.compile(r",(?![^(\[]*[)\]])")


def dark_rules(css: str, dark: str, light: str, hues: Collection[str] = ()) -> str:
    """Return the rules of a style sheet for one scheme, as rules for another.

    Args:
        css: A style sheet.
        dark: The name of the scheme whose rules are wanted, such as `slate`.
        light: The name of the scheme that they are to be for, such as `default`.
        hues: The names of the scheme's own colours: what hangs on others is left out.
    """
    wanted = re.compile(rf"\[data-md-color-scheme=([\"']?){re.escape(dark)}\1\]")
    others = _HUE.sub(lambda hue: "" if hue[2] in hues else hue[0], css)
    return "".join(_rules(others, wanted, f'[data-md-color-scheme="{light}"]'))


def used_rules(css: str, unused: re.Pattern[str]) -> str:
    """Return the rules of a style sheet without the selectors in which the pattern is found.

    A rule goes with its last selector. Comments, statements without braces (`@charset`, `@import`)
    and what is never closed are left out.
    """
    return "".join(_used(css, unused))


def _used(css: str, unused: re.Pattern[str]) -> Iterator[str]:
    for prelude, body in _blocks(css):
        if prelude.startswith(_GROUPS):
            if inner := "".join(_used(body, unused)):
                yield f"{prelude}{{{inner}}}"
        elif used := [each for each in _LIST.split(prelude) if not unused.search(each)]:
            yield f"{','.join(used)}{{{body}}}"


def _rules(css: str, wanted: re.Pattern[str], instead: str) -> Iterator[str]:
    """Yield the rules whose selectors name the scheme, within the conditions they stand under."""
    for prelude, body in _blocks(css):
        if prelude.startswith(_GROUPS):
            inner = "".join(_rules(body, wanted, instead))
            if inner:
                yield f"{prelude}{{{inner}}}\n"
        elif not prelude.startswith("@"):
            chosen = [
                each.strip()
                for each in _LIST.split(prelude)
                if wanted.search(each) and not _HUE.search(each)
            ]
            if chosen:
                yield f"{wanted.sub(instead, ','.join(chosen))}{{{body.strip()}}}\n"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each outer pair of braces, and what between them."""
    depth = start = opened = 0
    prelude = ""
    for token in _TOKEN.finditer(css):
        mark = token[0]
        if mark == "{":
            if not depth:
                prelude, opened = css[start : token.start()], token.end()
            depth += 1
        elif mark == "}" and depth:
            depth -= 1
            if not depth:
                yield (
                    re.sub(r"/\*.*?\*/", "", prelude, flags=re.DOTALL).strip(),
                    css[opened : token.start()],
                )
                start = token.end()
        elif mark == ";" and not depth:
            start = token.end()
