"""Which declaration of a style leaves nothing of a text to see."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)
_LAST = 0x10FFFF
_ZERO = r"[-+]?0*\.?0*(?:[a-z]+|%)?"
_TINY = r"[-+]?(?:0*\.?0+|0*[01](?:\.\d*)?(?:px|pt)|0*\.\d+(?:px|pt)|0*\.[01]\d*r?em)(?:[a-z]+|%)?"
_AWAY = r"-\d{3,}(?:\.\d*)?(?:[a-z]+|%)?"
_CLEAR = (
    r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}00"
    r"|[a-z]+\((?:(?:[^(),]*,){3}|[^()]*/)\s*0*\.?0+%?\s*\)"
)
_SIZE = re.compile(r"(?:max-)?(?:height|width|block-size|inline-size)")
_SMALL = re.compile(_TINY)
_CUT = frozenset(("hidden", "clip"))
_HIDING = tuple(
    (re.compile(name), re.compile(value))
    for name, value in (
        ("display", "none"),
        ("visibility", "hidden|collapse"),
        ("content-visibility", "hidden"),
        ("opacity", rf"{_ZERO}|0*\.0\d*|[0-9](?:\.\d*)?%"),
        ("font-size", _TINY),
        ("font", rf"(?:[a-z]+\s+)*{_TINY}(?:\s*/.*|\s.*)"),
        ("color|-webkit-text-fill-color", _CLEAR),
        (
            "text-indent|left|right|top|bottom|inset|margin(?:-[a-z]+)*",
            rf"(?:.*\s)?{_AWAY}(?:\s.*)?",
        ),
        ("clip", r"rect\((?:\s*[01](?:px)?\s*,?){4}\)"),
        ("clip-path", r"inset\(\s*(?:[5-9]\d|100)%.*|(?:circle|ellipse)\(\s*0.*"),
        ("scale", r"0(?:\.0*)?(?:\s.*)?"),
        (
            "transform",
            rf".*\bscale[xy]?\(\s*0(?:\.0*)?\s*[,)].*|.*\btranslate[xy]?\([^()]*{_AWAY}.*",
        ),
        ("filter", r".*\bopacity\(\s*0*\.?0*%?\s*\).*"),
    )
)
"""Properties, and values with which nothing is to see.

Source: CSS Display 3, Color 4, Fonts 4, Text 3, Position 3, Masking 1, Transforms 2, Filter 1.
Text in the colour of what is behind it is not told: the style does not say what is behind.
"""


def concealing(style: str) -> str:
    """Return the first declaration of a style that hides its element, as it is read; else nothing.

    Comments and escapes, which a browser sees through, hide nothing.

    Args:
        style: the value of a `style` attribute, its entities replaced.
    """
    plain = _ESCAPE.sub(_escaped, _COMMENT.sub("", style)).lower()
    given: dict[str, str] = {}
    for declaration in plain.split(";"):
        name, _, value = declaration.partition(":")
        given[name.strip()] = value.replace("!important", "").strip()
    for name, value in given.items():
        if any(of.fullmatch(name) and hiding.fullmatch(value) for of, hiding in _HIDING):
            return f"{name}: {value}"
        if _SIZE.fullmatch(name) and _SMALL.fullmatch(value) and _CUT & set(_cuts(given)):
            return f"{name}: {value}"
    return ""


def _cuts(given: dict[str, str]) -> list[str]:
    return " ".join(
        given.get(name, "") for name in ("overflow", "overflow-x", "overflow-y")
    ).split()


def _escaped(match: re.Match[str]) -> str:
    return chr(min(int(match[1], 16), _LAST)) if match[1] else match[2]
